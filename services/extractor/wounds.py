"""Harm told by its signs: taken to hospital, in critical condition, with a gunshot wound.

Does not know verbs of killing and wounding: predicates.py does.
"""

from services.extractor.groups import Group
from services.extractor.harms import Harm
from services.extractor.scene import Scene, auxiliaries, negated, passive, unreal
from services.extractor.subjects import subject
from services.extractor.vocabulary import grammar, harm

_HOSPITAL_REACH = 12
_CONDITION_REACH = 5
_WOUND_REACH = 6


def _who(scene: Scene, verb: int) -> list[Group]:
    """The subject of the verb, where it is said to have happened."""
    before, words = auxiliaries(scene, verb)
    if unreal(words) or negated(words):
        return []
    plural = True if words & grammar.PLURAL_BE and not words & grammar.SINGULAR_BE else None
    return [one for one in subject(scene, before, plural=plural) if one.known]


def hospital(scene: Scene, at: int) -> list[Harm]:
    """Reads "two people were taken to hospital", "was treated for injuries"."""
    lowers, tags = scene.reading.lowers, scene.reading.tags
    if lowers[at] not in harm.CARRIED or not passive(auxiliaries(scene, at)[1]):
        return []
    following = lowers[at + 1 : at + _HOSPITAL_REACH]
    place = next((n for n, word in enumerate(following) if word in harm.HOSPITALS or word.endswith("hospital")), None)
    if place is None and not lowers[at].startswith("hospital"):
        return []
    if harm.FATALLY & set(lowers[at:]) or ";" in tags[at : at + (place or 0)]:
        return []
    return [Harm("injured", one, at, at + 1 + (place or -1), "hospital") for one in _who(scene, at)]


def condition(scene: Scene, at: int) -> list[Harm]:
    """Reads "three were in critical condition"."""
    lowers = scene.reading.lowers
    following = lowers[at + 1 : at + 1 + _CONDITION_REACH]
    if "condition" not in following or not harm.CONDITIONS & set(following) or lowers[at] == "been":
        return []
    last = at + 1 + following.index("condition")
    return [Harm("injured", one, at, last, "condition") for one in _who(scene, at + 1)]


def _wound(scene: Scene, at: int) -> int | None:
    """Item of "wound" or "wounds" shortly after."""
    lowers, tags = scene.reading.lowers, scene.reading.tags
    for position in range(at + 1, min(len(tags), at + _WOUND_REACH)):
        if lowers[position] in {"wound", "wounds", "injuries"}:
            return position
        if tags[position] in "bvEdks;,pP":
            return None
    return None


def having(scene: Scene, at: int) -> list[Harm]:
    """Reads "a man had a gunshot wound"."""
    wound = _wound(scene, at) if scene.reading.tags[at + 1 : at + 2] not in {"b", "y"} else None
    return [] if wound is None else [Harm("injured", one, at, wound, "had a wound") for one in _who(scene, at)]


def with_wounds(scene: Scene, at: int) -> list[Harm]:
    """Reads "found three people with gunshot wounds"."""
    if scene.reading.lowers[at] != "with":
        return []
    group = scene.by_last.get(at - 1)
    wound = _wound(scene, at)
    if wound is None or group is None or not group.known or harm.FATALLY & set(scene.reading.lowers[group.first : wound]):
        return []
    return [Harm("injured", group, at, wound, "with a wound")]
