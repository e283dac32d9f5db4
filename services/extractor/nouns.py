"""Harm told by nouns: deaths, bodies, lives.

Does not read tolls; tolls.py does. Does not know verbs of harm: predicates.py does.
"""

import re
from dataclasses import replace

from schemas.claim import Measure
from services.extractor.groups import Group
from services.extractor.harms import Harm
from services.extractor.naming import unowned
from services.extractor.objects import objects
from services.extractor.scene import Scene, auxiliaries, negated, unreal
from services.extractor.subjects import subject
from services.extractor.tolls import bare, led_to
from services.extractor.vocabulary import en, grammar, harm
from services.extractor.vocabulary.en_places import KINDS

WHEN_WHERE = "(?:i[tzyXx]{1,4}(?:o[zy]{1,3})?|[zy]{1,3}){1,2}"
"""A time or a place between a noun of harm and its "of"."""
_WHEN_WHERE = re.compile(rf"{WHEN_WHERE}o(?=[aqhtXxpP])")
_NOUN_REACH = 5


def noun(scene: Scene, at: int) -> list[Harm]:
    """Reads "the deaths of two", "murder of a priest", "a double murder"."""
    reading = scene.reading
    measure = (
        "killed" if harm.DEADLY & set(reading.lowers[max(0, at - 2) : at]) else _NOUN_MEASURE.get(reading.lowers[at], "killed")
    )
    if at and reading.lowers[at - 1] in harm.MULTIPLE:
        measure = _NOUN_MEASURE.get(reading.lowers[at], "killed")  # of a "fatal double shooting" one may live
        count = harm.MULTIPLE[reading.lowers[at - 1]]
        return [Harm(measure, Group(at - 1, at, "number", count, count, "exact", "people"), at, at, "multiple")]
    if at and reading.lowers[at - 1] == "attempted":
        return []
    of = owner(scene, at)
    if of is not None:
        return [Harm(measure, one, at, at, "death of") for one in objects(scene, of) if not _nobody(scene, one)]
    return _possessed(scene, at, measure)


def owner(scene: Scene, at: int) -> int | None:
    """Item after the "of" of a noun of harm, past a time or a place: "the murder on Friday in Lima of"."""
    tags = scene.reading.tags
    if tags[at + 1 : at + 2] == "o":
        return at + 2
    between = _WHEN_WHERE.match(tags, at + 1)
    if between is None or scene.reading.lowers[between.end() - 2] in KINDS:
        return None  # "a massacre in the village of X"
    return between.end()


def _nobody(scene: Scene, group: Group) -> bool:
    """Reads "the loss of life", "the 39th homicide of the year", which count nobody."""
    return group.number is None and scene.reading.lowers[group.last] in harm.LIVES | harm.PERIODS


def _possessed(scene: Scene, at: int, measure: Measure) -> list[Harm]:
    """Reads "the teen's shooting death"."""
    owner = at - 1
    while owner > 0 and scene.reading.tags[owner] in "gxN":
        owner -= 1
    word = scene.reading.lowers[owner][:-2] if owner >= 0 else ""
    named = _named_owner(scene, owner, at)
    if named is not None:
        return [Harm(measure, named, at, at, SOMEBODYS_MURDER)]
    if (
        _only_recalled(scene, owner, at)
        or word not in en.SINGULAR
        or scene.reading.tags[owner] != "h"
        or scene.reading.lowers[at] not in _FATAL_NOUNS
    ):
        return []
    group = Group(owner, owner, "single", 1, 1, "exact", en.CATEGORY_OF.get(word, "people"))
    return [Harm(measure, group, at, at, "somebody's death")]


def _named_owner(scene: Scene, owner: int, at: int) -> Group | None:
    """Reads "Juan Tadin's murder", "magistrate Juan Tadin's assassination": a full name or an office with a name, right before the noun."""
    reading, tags = scene.reading, scene.reading.tags
    if (
        owner != at - 1
        or tags[owner : owner + 1] != "h"
        or reading.lowers[at] not in harm.MURDERS
        or tags[at + 1 : at + 2] in _NAMES_A_CASE
    ):
        return None
    first = owner
    while first > 0 and tags[first - 1] == "X":
        first -= 1
    before = scene.by_last.get(first - 1)
    office = before if before is not None and before.known and not before.plural and tags[before.last] == "p" else None
    name = unowned(reading.lowers[owner])
    if (first == owner and office is None) or not name.isalpha() or name in en.LEXICON or _is_place_of(scene, first):
        return None
    if office is not None:
        return replace(office, last=owner, kind="name")
    return Group(first, owner, "name", 1, 1, "exact", "people", known=False)


def _is_place_of(scene: Scene, first: int) -> bool:
    """Reads "in New York's murder trial"."""
    return scene.reading.tags[max(0, first - 1) : first] in {"i", "o"} and scene.reading.lowers[first - 1] in {
        "in",
        "at",
        "from",
        "near",
    }


def _only_recalled(scene: Scene, owner: int, at: int) -> bool:
    """Reads "the boy's death", which recalls a death rather than tells of it; "the boy's shooting death" tells."""
    return scene.reading.lowers[at] in {"death", "murder"} and at - owner == 1


def counted(scene: Scene, at: int) -> list[Harm]:
    """Reads "40 deaths", "no casualties", "three civilian fatalities"."""
    reading = scene.reading
    before = at - 1
    while before >= 0 and reading.tags[before] in "yx" and before not in scene.by_last and at - before < 4:  # noqa: PLR2004 - two adjectives
        before -= 1
    left = scene.by_last.get(before)
    if reading.tags[at + 1 : at + 2] == "T":
        return []
    found = [
        one
        for n, one in enumerate(noun(scene, at) or _harm_to(scene, at))
        if one.group.number is not None
        or one.group.kind == "single"
        or (n == 0 and _charged(scene, at) and _full_name(one.group))
    ]
    risen = _risen(scene, at) if not found and (left is None or left.number is None) else []
    if risen:
        return [Harm(harm.COUNTED[reading.lowers[at]], one, at, at, "toll", superseded=older) for one, older in risen]
    put = _put_at(scene, at) if not found and (left is None or left.number is None) else None
    if put is not None:
        return [Harm(harm.COUNTED[reading.lowers[at]], put, at, at, "counted")]
    if found or left is None or left.number is None or _foretold(scene, left.first):
        return found
    if left.plural and reading.lowers[at] in harm.SINGULAR_COUNTED:
        return []
    return [Harm(harm.COUNTED[reading.lowers[at]], left, at, at, "counted")]


def _charged(scene: Scene, at: int) -> bool:
    """Reads "charged with murder in the death of": somebody else did it, so that a name behind is a victim's."""
    reading = scene.reading
    return "in" in reading.lowers[max(0, at - 3) : at] and not harm.CHARGED.isdisjoint(reading.lowers)


def _risen(scene: Scene, at: int) -> list[tuple[Group, bool]]:
    """Reads "deaths in the region have risen to 1,260", "injuries rose from 40 to 63": each with whether it is the older one."""
    reading = scene.reading
    if reading.lowers[at] in harm.SINGULAR_COUNTED:
        return []
    verb = next((n for n in range(at + 1, min(len(reading.tags), at + _NOUN_REACH + 4)) if reading.lowers[n] in harm.RISEN), None)
    if verb is None or any(letter in "KDd;sw," for letter in reading.tags[at + 1 : verb]):
        return []
    return led_to(scene, verb)


def _put_at(scene: Scene, at: int) -> Group | None:
    """Reads "fatalities were estimated at 40", "deaths recorded as 12"; not where they are unknown."""
    lowers, tags = scene.reading.lowers, scene.reading.tags
    if tags[at + 1 : at + 2] == "" or lowers[at] in harm.SINGULAR_COUNTED or (at and lowers[at - 1] in harm.UNKNOWN):
        return None
    verb = at + 1
    while tags[verb : verb + 1] in {"b", "v", "y"} and lowers[verb] not in harm.PUT:
        verb += 1
    if lowers[verb : verb + 1] == () or lowers[verb] not in harm.PUT or lowers[verb + 1 : verb + 2] not in {("at",), ("as",)}:
        return None
    return bare(verb + 2, scene) if tags[verb + 2 : verb + 3] == "q" else None


def _foretold(scene: Scene, before: int) -> bool:
    """Reads "could cause 12 deaths"."""
    for at in range(before - 1, max(-1, before - 6), -1):
        if scene.reading.tags[at] in "s;,w":
            return False
        if scene.reading.lowers[at] in grammar.IRREALIS:
            return True
    return False


def _harm_to(scene: Scene, at: int) -> list[Harm]:
    """Reads "injuries to a woman", "deaths among the passengers"."""
    if scene.reading.lowers[at + 1 : at + 2] not in {("to",), ("among",)}:
        return []
    listed = [one for one in objects(scene, at + 2) if one.kind in {"number", "single"}]
    return [Harm(harm.COUNTED[scene.reading.lowers[at]], one, at, at, "injuries to") for one in listed]


def lives(scene: Scene, at: int) -> list[Harm]:
    """Reads "claimed 12 lives", "took the lives of two", "lost their lives"."""
    lowers, tags = scene.reading.lowers, scene.reading.tags
    if lowers[at] not in harm.LIVES:
        return []
    if tags[at + 1 : at + 2] == "o" and _taken(scene, at):
        return [Harm("killed", one, at, at, "lives of") for one in objects(scene, at + 2)]
    if at > 1 and tags[at - 1] == "h" and lowers[at - 2] in harm.LOSING:
        before, words = auxiliaries(scene, at - 2)
        listed = [] if unreal(words) or negated(words) else subject(scene, before, plural=None)
        return [Harm("killed", one, at - 2, at, "lost their lives") for one in listed]
    if at > 1 and tags[at - 1] == "h":
        return _bereft(scene, at)
    group = scene.by_last.get(at)
    if group and group.number is not None and (_taken(scene, group.first) or "lost" in lowers[at + 1 : at + 4]):
        return [Harm("killed", group, group.first, at, "lives")]
    return []


def _bereft(scene: Scene, at: int) -> list[Harm]:
    """Reads "the raid cost 40 people their lives", "cost a man his life"."""
    group = scene.by_last.get(at - 2)
    if group is None or scene.reading.lowers[group.first - 1] not in harm.COSTING or not group.first:
        return []
    return [Harm("killed", group, group.first, at, "cost lives")]


def _taken(scene: Scene, at: int) -> bool:
    return bool(harm.TAKING & set(scene.reading.lowers[max(0, at - 4) : at]))


def body(scene: Scene, at: int) -> list[Harm]:
    """Reads "bodies of two men", "12 bodies"."""
    tags = scene.reading.tags
    if tags[at + 1 : at + 2] == "o":
        found = [one for one in objects(scene, at + 2) if one.kind in {"number", "bare", "single"} or _full_name(one)]
        if found:
            return [Harm("killed", one, at, at, "body of") for one in found]
    owner = scene.reading.lowers[at - 1][:-2] if at and tags[at - 1] == "h" else ""
    if owner in en.SINGULAR and scene.reading.lowers[at] == "body":
        return [
            Harm(
                "killed",
                Group(at - 1, at - 1, "single", 1, 1, "exact", en.CATEGORY_OF.get(owner, "people")),
                at,
                at,
                "somebody's body",
            )
        ]
    several = next((n for n in range(at - 2, max(-1, at - 5), -1) if tags[n] == "q"), None) if owner in en.PLURAL else None
    if several is not None:
        return [Harm("killed", bare(several, scene), at, at, "bodies")]
    left = scene.by_last.get(at - 1)
    if left and left.number is not None and left.low != 0:
        return [Harm("killed", left, at, at, "bodies")]
    return []


def _full_name(group: Group) -> bool:
    """Two words and more: a person rather than a place or an office."""
    return group.kind == "name" and group.last > group.first


_FATAL_NOUNS = frozenset({"death", "murder", "killing", "slaying", "assassination", "execution"})
_NOUN_MEASURE: dict[str, Measure] = {**harm.BASES, **harm.HARM_NOUNS, **harm.COUNTED}
SOMEBODYS_MURDER = "somebody's murder"
"""The rule of a murder that the possessive of a name tells of, as what is known."""
_NAMES_A_CASE = frozenset("xXTNP")
"""Behind "murder" these make it the name of a case: "the Tadin murder trial"."""
