"""Harm told by its signs: taken to hospital, in critical condition, with a gunshot wound.

Does not know verbs of killing and wounding: predicates.py does.
"""

from collections.abc import Sequence
from itertools import pairwise

from services.extractor.groups import Group
from services.extractor.harms import Harm
from services.extractor.objects import objects
from services.extractor.scene import Scene, auxiliaries, negated, passive, unreal
from services.extractor.subjects import subject
from services.extractor.vocabulary import grammar, harm

_HOSPITAL_REACH = 12
_CONDITION_REACH = 5
_WOUND_REACH = 6
_INTO = frozenset({"to", "in", "into"})


def _who(scene: Scene, verb: int, *, unknown: bool = False) -> list[Group]:
    """The subject of the verb, where it is said to have happened. `unknown`: a name too of which nothing tells that it is a person's."""
    before, words = auxiliaries(scene, verb)
    if unreal(words) or negated(words):
        return []
    plural = True if words & grammar.PLURAL_BE and not words & grammar.SINGULAR_BE else None
    return [one for one in subject(scene, before, plural=plural) if one.known or (unknown and one.kind == "name")]


def hospital(scene: Scene, at: int) -> list[Harm]:
    """Reads "two people were taken to hospital", "was treated for injuries"."""
    lowers, tags = scene.reading.lowers, scene.reading.tags
    if not passive(auxiliaries(scene, at)[1]):
        return []
    following = lowers[at + 1 : at + _HOSPITAL_REACH]
    place = next((n for n, word in enumerate(following) if word in harm.HOSPITALS or word.endswith("hospital")), None)
    place = _treated(lowers, at) if place is None else place
    if place is None and not lowers[at].startswith("hospital"):
        return []
    if harm.IN_CASE & set(following) and harm.WOUNDS.isdisjoint(following):
        return []
    if harm.FATALLY & set(lowers[at:]) or ";" in tags[at : at + (place or 0)]:
        return []
    return [Harm("injured", one, at, at + 1 + (place or -1), "hospital") for one in _who(scene, at)]


def _treated(lowers: Sequence[str], at: int) -> int | None:
    """The last word behind "treated" of "treated and released", "treated at the scene"."""
    if lowers[at] != "treated":
        return None
    following = list(lowers[at + 1 : at + 4])
    if following[:1] == ["and"] and following[1:2] and following[1] in harm.LET_GO:
        return 1
    return 2 if following[:1] in (["at"], ["on"]) and following[2:] and following[2] in harm.AT_ONCE else None


def sent(scene: Scene, at: int) -> list[Harm]:
    """Reads "the shooting sent two people to the hospital", "put three women into the hospital"."""
    words = auxiliaries(scene, at)[1]
    carried = [] if unreal(words) or negated(words) or passive(words) else objects(scene, at + 1)
    if not carried or not carried[0].known:
        return []
    after = scene.reading.lowers[carried[-1].last + 1 : carried[-1].last + 1 + _CONDITION_REACH]
    if not after or after[0] not in _INTO or not any(word in harm.CLINICS or word.endswith("hospital") for word in after):
        return []
    return [Harm("injured", one, at, at, "hospital") for one in carried]


def fighting(scene: Scene, at: int) -> list[Harm]:
    """Reads "a woman is fighting for her life"."""
    following = scene.reading.lowers[at + 1 : at + 4]
    if following[:1] != ("for",) or following[2:] not in {("life",), ("lives",)}:
        return []
    return [Harm("injured", one, at, at + 3, "condition") for one in _who(scene, at)]


def recovering(scene: Scene, at: int) -> list[Harm]:
    """Reads "a woman is recovering from a gunshot wound"."""
    following = scene.reading.lowers[at + 1 : at + _HOSPITAL_REACH]
    ends = not following or following[0] in {".", ",", ";"}
    if not ends and (following[0] not in {"from", "in", "at", "after"} or harm.RECOVERED_FROM.isdisjoint(following)):
        return []
    wounded = following[:1] == ("from",) and not harm.WOUNDS.isdisjoint(following)
    return [Harm("injured", one, at, at, "condition") for one in _who(scene, at, unknown=wounded)]


def supported(scene: Scene, at: int) -> list[Harm]:
    """Reads "the boy remains on life support"."""
    lowers = scene.reading.lowers
    if at < 1 or lowers[at + 1 : at + 2] != ("support",) or lowers[at - 1] != "on":
        return []
    return [Harm("injured", one, at, at + 1, "condition") for one in _who(scene, at - 1)]


def condition(scene: Scene, at: int) -> list[Harm]:
    """Reads "three were in critical condition", "two are in the hospital"."""
    lowers, tags = scene.reading.lowers, scene.reading.tags
    verb = at
    while tags[at + 1 : at + 2] == "y":
        at += 1
    following = lowers[at + 1 : at + 1 + _CONDITION_REACH]
    if following[:1] == ("in",) and harm.CLINICS & set(following[1:4]):
        reason = not harm.HOSPITAL_REASONS.isdisjoint(lowers[at:])
        return [
            Harm("injured", one, at, at + 2, "hospital")
            for one in _who(scene, at + 1)
            if reason or (one.number is not None and _lie_there(following))
        ]
    if "condition" not in following or not harm.CONDITIONS & set(following) or lowers[verb] == "been":
        return []
    last = at + 1 + following.index("condition")
    return [Harm("injured", one, at, last, "condition") for one in _who(scene, at + 1)]


def _lie_there(following: tuple[str, ...]) -> bool:
    """Reads "in hospital" as British English says it of patients, "in the hospitals of": not who happens to be in the building."""
    return following[1:2] == ("hospital",) or "hospitals" in following[1:4]


def placed(scene: Scene, at: int) -> list[Harm]:
    """Reads "teen in critical condition after a shooting", "left three people in serious condition": right behind somebody."""
    lowers = scene.reading.lowers
    following = lowers[at + 1 : at + 1 + _CONDITION_REACH]
    group = scene.by_last.get(at - 1)
    if lowers[at] != "in" or group is None or group.kind not in {"number", "bare", "single", "definite"} or not group.known:
        return []
    if "condition" not in following or not harm.CONDITIONS & set(following[:1] + following[1:2]):
        return []
    return [Harm("injured", group, at, at + 1 + following.index("condition"), "condition")]


def arriving(scene: Scene, at: int) -> list[Harm]:
    """Reads "three victims showed up at the hospital with gunshot wounds"."""
    lowers = scene.reading.lowers
    following = lowers[at + 1 : at + _HOSPITAL_REACH]
    if not any(word in harm.CLINICS or word.endswith("hospital") for word in following) and not _emergency_room(following):
        return []
    who = [one for one in _who(scene, at) if one.low]
    hurt = not harm.WOUNDS.isdisjoint(lowers[at:]) or any(lowers[one.last] in harm.VICTIM_NOUNS for one in who)
    return [Harm("injured", one, at, at, "hospital") for one in who] if hurt else []


def _emergency_room(following: Sequence[str]) -> bool:
    return any(pair == harm.EMERGENCY_ROOM for pair in pairwise(following))


def _wound(scene: Scene, at: int) -> int | None:
    """Item of "wound" or "wounds" shortly after."""
    lowers, tags = scene.reading.lowers, scene.reading.tags
    for position in range(at + 1, min(len(tags), at + _WOUND_REACH)):
        if lowers[position] in harm.WOUND_NOUNS:
            return position
        if tags[position] in "bvEdks;,pP":
            return None
    return None


def having(scene: Scene, at: int) -> list[Harm]:
    """Reads "a man had a gunshot wound"."""
    wound = _wound(scene, at) if scene.reading.tags[at + 1 : at + 2] not in {"b", "y"} else None
    return [] if wound is None else [Harm("injured", one, at, wound, "had a wound") for one in _who(scene, at)]


def _before_age(scene: Scene, at: int) -> int:
    """Past "in his 20s" to the left of an item."""
    tags = scene.reading.tags
    return next((n for n in (at - 3, at - 4) if n > 0 and tags[n] == "i" and tags[n + 1] == "h" and tags[at - 1] == "z"), at)


def with_wounds(scene: Scene, at: int) -> list[Harm]:
    """Reads "found three people with gunshot wounds"."""
    if scene.reading.lowers[at] != "with":
        return []
    group = scene.by_last.get(_before_age(scene, at) - 1)
    wound = _wound(scene, at)
    if wound is None or group is None or not group.known or harm.FATALLY & set(scene.reading.lowers[group.first : wound]):
        return []
    return [Harm("injured", group, at, wound, "with a wound")]
