"""Breakdowns: figures that are part of another one, "43 people, including 17 children", "12 children were among the dead".

Does not find the whole: predicates.py has done that.
"""

from dataclasses import replace

from services.extractor import lists
from services.extractor.groups import Group
from services.extractor.harms import Harm
from services.extractor.objects import objects
from services.extractor.participles import measure_of
from services.extractor.record import record
from services.extractor.rolls import apposed, behind_colon, names_victims, related
from services.extractor.rolls import listed as listed_behind
from services.extractor.scene import MOST_LISTED, Scene
from services.extractor.subjects import subject
from services.extractor.vocabulary import grammar, harm, pointing

OF_VICTIMS = "listed victims"
"""The rule of a list that does not itself say what befell them."""
OF_THEM = "of them"
"""The rule of a part whose whole the sentence before tells, and what befell it."""
AMONG_THEM = "among them"
"""The same with "among them", which says nothing where the sentence before tells of dead and of injured."""
AMONG = "among the dead"
OF_A_WHOLE = frozenset({"including", AMONG})
"""The rules of parts that tell nothing of who the others are."""
_REACH, _FAR = 4, 14
_SORTS = frozenset({"children", "women", "men", "civilians", "combatants", "security_forces"})
_PARTS = frozenset({"number", "single"})
_GROWN = frozenset({"women", "men"})
_DASHES = frozenset({"-", "–", "—"})
_TOLD_BY = grammar.AMONG | harm.VICTIMS | pointing.BROKEN_DOWN | pointing.LISTS | {":"} | _DASHES
"""The words and marks that may tell of parts, besides "including": what find() asks about has to be among them."""
_INCLUDE = frozenset({"include", "includes", "included"})
_LISTING = {("are",), ("were",), ("as",), ("include",), ("included",)}


@record
class Part:
    """A group that is part of the group of `whole`, or of the figure spoken of last where that is None."""

    harm: Harm
    whole: Harm | None


def find(scene: Scene, harms: list[Harm]) -> list[Part]:
    """All breakdowns of the sentence."""
    found: list[Part] = []
    tags = scene.reading.tags
    for position in _wanted(scene):
        letter = tags[position]
        if letter == "c":
            found.extend(_including(scene, [*harms, *(one.harm for one in found if one.harm.rule == "listed")], position))
        elif letter in "oi" and scene.reading.lowers[position] in grammar.AMONG:
            found.extend(_among(scene, harms, position))
        elif position in scene.by_first and scene.by_first[position].portion:
            found.append(_portion(harms, scene.by_first[position]))
        elif position in scene.by_first and scene.by_first[position].inner is not None:
            found.extend(_one_of(scene, harms, scene.by_first[position]))
        if scene.reading.lowers[position] in harm.VICTIMS and _told_of(scene, position):
            found.extend(_listed(scene, position))
        elif scene.reading.lowers[position] in pointing.BROKEN_DOWN | pointing.LISTS:
            found.extend(_broken_down(scene, position))
        if letter == ";" and (scene.reading.lowers[position] == ":" or _dashed(scene, position)):
            found.extend(_named(scene, harms, position))
    for whole in harms:
        found.extend(_part(whole, one, max(whole.first, whole.group.last)) for one in apposed(scene, whole))
        found.extend(_of_these(scene, whole))
    return list({one.harm.group.first: one for one in reversed(found)}.values())[::-1]


def _wanted(scene: Scene) -> list[int]:
    """The items that may tell of parts: words for them, and numbers of some of a larger number."""
    reading = scene.reading
    wanted = {one.first for one in scene.groups if one.portion or one.inner is not None}
    if "c" in reading.tags or not _TOLD_BY.isdisjoint(reading.sentence.words):
        wanted |= {at for at, word in enumerate(reading.lowers) if word in _TOLD_BY or reading.tags[at] == "c"}
    return sorted(wanted)


def _named(scene: Scene, harms: list[Harm], colon: int) -> list[Part]:
    """Reads "three daughters: Ann, 29, Eve and Sue" and "the names of those killed: Juan Tadin (47) and"."""
    told = _those_following(scene, colon)
    if told is not None:
        return [
            Part(Harm(measure_of(scene.reading.lowers[told]), one, told, told, "listed"), None)
            for one in behind_colon(scene, colon)
        ]
    victims = names_victims(scene, colon)
    whole = _nearest([one for one in harms if one.group.number is not None and one.group.last < colon], colon)
    listed = behind_colon(scene, colon) if victims is not None or whole is not None else []
    if victims is not None:
        measure = harm.BEFELL[scene.reading.lowers[victims]]
        rule = OF_VICTIMS if scene.reading.lowers[victims] in harm.UNTOLD else "listed"
        return [Part(Harm(measure, one, victims, victims, rule), None) for one in listed]
    if whole is None or (whole.group.low or 0) < sum(one.low or 0 for one in listed):
        return []
    return [_part(whole, lists.of_kind(scene, one, whole.group), max(whole.first, whole.group.last)) for one in listed]


def _dashed(scene: Scene, at: int) -> bool:
    """Reads "the names of those killed – Juan Tadin": a dash that opens a list by name as a colon does."""
    return scene.reading.lowers[at] in _DASHES and names_victims(scene, at) is not None


def _those_following(scene: Scene, colon: int) -> int | None:
    """Reads "the following policemen died in combat:", "killed were the following soldiers:": the item of the verb."""
    tags, lowers = scene.reading.tags, scene.reading.lowers
    if "following" not in lowers[:colon]:
        return None
    at = lowers.index("following")
    if tags[at - 1 : at] != "t" or "P" not in tags[at:colon]:
        return None
    return next((n for n in range(colon - 1, -1, -1) if tags[n] in "Kd"), None)


def _told_of(scene: Scene, at: int) -> bool:
    """Reads "the victims", "those killed", "among the dead", not "40 were killed"."""
    lowers, tags = scene.reading.lowers, scene.reading.tags
    before = lowers[max(0, at - 2) : at]
    counted = tags[at + 1 : at + 2] == "P" and lowers[at + 2 : at + 3] in _LISTING
    including = lowers[at + 1 : at + 2] and lowers[at + 1] in _INCLUDE and before[-1:] == ("the",)  # "the wounded include"
    doubled = (tags[at + 1 : at + 2] in tuple("pPxX") and not including) or lowers[at + 1 : at + 2] == ("victims",)
    return (at == 0 or bool({"the", "those", "people"} & set(before))) and "no" not in before and (counted or not doubled)


def _listed(scene: Scene, victims: int) -> list[Part]:
    """Reads "the victims included six children", "among the dead were two women"."""
    measure = harm.BEFELL[scene.reading.lowers[victims]]
    rule = OF_VICTIMS if scene.reading.lowers[victims] in harm.UNTOLD else "listed"
    return [Part(Harm(measure, one, victims, victims, rule), None) for one in listed_behind(scene, victims)]


def _nearest(harms: list[Harm], before: int) -> Harm | None:
    """The harm whose group, or whose verb, stands nearest to the left of an item."""
    left = [one for one in harms if one.group.first < before and one.rule != "part"]
    return max(left, key=lambda one: (one.group.last, one.measure == "killed"), default=None)


def _including(scene: Scene, harms: list[Harm], at: int) -> list[Part]:
    whole = _nearest(harms, at)
    if whole is None:
        return []
    listed = [one for one in objects(scene, at + 1) if one.kind not in {"pronoun", "plural"}]
    return [_part(whole, one, at) for one in listed]


def _of_these(scene: Scene, whole: Harm) -> list[Part]:
    """Reads "of the 43 dead, 36 were civilians and seven were soldiers"."""
    tags, found = scene.reading.tags, list[Part]()
    if not whole.group.first or scene.reading.lowers[whole.group.first - 1] != "of" or whole.group.number is None:
        return []
    at = max(whole.first, whole.group.last) + 1
    while tags[at : at + 1] in {",", "&"}:
        while tags[at : at + 1] in {",", "&"}:
            at += 1
        number, kind = scene.by_first.get(at), scene.by_first.get(at + 2)
        if number is None or number.kind != "bare" or tags[at + 1 : at + 2] != "b" or kind is None or kind.kind != "plural":
            break
        found.append(
            Part(
                Harm(whole.measure, replace(number, category=kind.category, text=kind.text), at, kind.last, "of the dead"), whole
            )
        )
        at = kind.last + 1
    return found


def _part(whole: Harm, group: Group, at: int) -> Part:
    return Part(Harm(whole.measure, group, at, at, "including"), whole)


def _among(scene: Scene, harms: list[Harm], at: int) -> list[Part]:
    lowers, tags = scene.reading.lowers, scene.reading.tags
    if tags[at + 1 : at + 2] in {"R", "w"}:
        return _among_them(scene, harms, at)
    died = _who_died(scene, at)
    near = range(at + 1, min(len(tags), at + 1 + _REACH))
    victims = next((n for n in near if lowers[n] in harm.VICTIMS), None) if died is None else died
    if victims is None:
        return _among_number(scene, at)
    measure = harm.BEFELL.get(lowers[victims], "killed")
    if died is not None and (at == 0 or tags[at - 1] in ",;"):
        return [Part(Harm(measure, one, died, died, AMONG), None) for one in listed_behind(scene, died)]
    if tags[victims + 1 : victims + 2] == "b":
        return []  # "among the war's victims are two priests", which _listed reads
    before = at - 1
    while before >= 0 and tags[before] in "byv":
        before -= 1
    listed = subject(scene, before, plural=None)
    whole = next((one for one in harms if one.group.first in {at + 1, at + 2} and one.group.number is not None), None)
    return [
        Part(Harm(measure, one, at, victims, AMONG), whole)
        for one in listed
        if one.kind in {"number", "single", "name", "definite"}
    ]


def _among_number(scene: Scene, at: int) -> list[Part]:
    """Reads "nine children and eight women were among the 27", where the sentence before tells of the 27."""
    tags, whole = scene.reading.tags, scene.by_last.get(at + 2)
    if tags[at + 1 : at + 3] != "tq" or whole is None or whole.kind != "bare" or tags[at + 3 : at + 4] not in {"", ",", ";", "&"}:
        return []
    before = at - 1
    while before >= 0 and tags[before] in "byv":
        before -= 1
    listed = [one for one in subject(scene, before, plural=None) if one.kind in _PARTS and (one.low or 0) < (whole.low or 0)]
    return [Part(Harm("killed", one, one.first, one.last, OF_THEM), None) for one in listed] if before < at - 1 else []


def _among_them(scene: Scene, harms: list[Harm], at: int) -> list[Part]:
    """Reads "40 were killed, among them two women", and in a sentence of its own "Among them were two women"."""
    tags = scene.reading.tags
    start = at + 3 if tags[at + 2 : at + 3] == "b" else at + 2
    whole = _nearest(harms, at)
    listed = objects(scene, start)
    family = related(scene, listed)
    listed = listed or _before(scene, harms, at)
    listed = [one for one in listed if one.kind in _PARTS or (family and one.kind in {"name", "definite"})]
    if whole is None and at == 0 and start == at + 3 and tags[at + 1] == "R":
        return [Part(Harm("killed", one, one.first, one.last, AMONG_THEM), None) for one in listed]
    return [_part(whole, one, at) for one in listed] if whole else []


def _who_died(scene: Scene, at: int) -> int | None:
    """Reads "among the relatives who (had) died", "among those who lost their lives": the item of the verb or of the noun."""
    if scene.reading.lowers[at + 1 : at + 3] == ("those", "who"):
        return _died_behind(scene, at + 3)
    whom = next((one for n in (1, 2) if (one := scene.by_first.get(at + n))), None)
    verb = whom.last + 2 if whom else at
    tags = scene.reading.tags
    while whom and tags[verb : verb + 1] in {"v", "b"}:
        verb += 1
    return verb if whom and tags[whom.last + 1 : whom.last + 2] == "w" and tags[verb : verb + 1] in {"d", "K"} else None


def _died_behind(scene: Scene, verb: int) -> int | None:
    """Reads "who (have) died", "who were killed", "who lost their lives"."""
    tags, lowers = scene.reading.tags, scene.reading.lowers
    while tags[verb : verb + 1] in {"v", "b", "y"}:
        verb += 1
    if lowers[verb : verb + 1] == ("lost",):
        return next((n for n in range(verb + 1, min(len(tags), verb + _REACH)) if lowers[n] in harm.LIVES), None)
    return verb if tags[verb : verb + 1] in {"d", "K"} else None


def _before(scene: Scene, harms: list[Harm], at: int) -> list[Group]:
    """Reads "36 civilians, 17 children and 12 women among them": those listed before "among", without the whole."""
    wholes = {one.group.first for one in harms}
    found: list[Group] = []
    end = at - 1
    while (one := scene.by_last.get(end)) is not None and one.first not in wholes and len(found) < MOST_LISTED:
        found.insert(0, one)
        end = one.first - 1
        while end >= 0 and scene.reading.tags[end] in ",&":
            end -= 1
    return found


def _broken_down(scene: Scene, at: int) -> list[Part]:
    """Reads "broke that number down into 36 civilians and seven fighters", "the toll comprised 12 men and 9 women"."""
    lowers, tags = scene.reading.lowers, scene.reading.tags
    if lowers[at] in pointing.LISTS:
        return _on_list(scene, at)
    if not at or lowers[at - 1] not in pointing.POINTERS or lowers[at + 1 : at + 2] == ("of",):
        return []
    start = next((n for n in range(at + 1, min(len(tags), at + 1 + _REACH)) if lowers[n] in pointing.PARTING), None)
    if start is None or (lowers[start] == "down" and lowers[start + 1 : start + 2] not in {("into",), ("as",)}):
        return []
    stop = next((n for n in range(start + 1, len(tags)) if tags[n] in "swKkgd"), len(tags))
    return [Part(Harm("killed", one, at, at, OF_THEM), None) for one in scene.groups
            if start < one.first < stop and one.kind == "number" and one.known]  # fmt: skip


def _on_list(scene: Scene, at: int) -> list[Part]:
    """Reads "the list (by the network) contains 11 children and eight women": parts of the dead, where more have been told of."""
    lowers, tags = scene.reading.lowers, scene.reading.tags
    if not at or tags[at - 1] not in "th":
        return []
    stop = next((n for n in range(at + 1, min(len(tags), at + _FAR)) if tags[n] in ",;swKkgDdb"), min(len(tags), at + _FAR))
    verb = next((n for n in range(at + 1, stop) if lowers[n] in pointing.CONTAINING), None)
    if verb is None:
        return []
    end = next((n for n in range(verb + 1, len(tags)) if tags[n] in ";swKkgDdb"), len(tags))
    listed = [one for one in scene.groups if verb < one.first < end and one.kind == "number" and one.known]
    return [Part(Harm("killed", one, one.first, one.last, OF_VICTIMS), None) for one in listed if one.category in _SORTS]


def _portion(harms: list[Harm], group: Group) -> Part:
    """Reads "two of them children", "36 of whom were civilians", "five of the dead were women"."""
    told = group.portion or "them"
    if told != "them":
        rule = OF_VICTIMS if told in harm.UNTOLD else "of the dead"
        return Part(Harm(harm.BEFELL[told], group, group.first, group.last, rule), None)
    whole = _nearest([one for one in harms if one.group is not group], group.first)
    if whole is not None:
        return _part(whole, group, group.first)
    return Part(Harm("killed", group, group.first, group.last, OF_THEM), None)


def _one_of(scene: Scene, harms: list[Harm], group: Group) -> list[Part]:
    """Reads "Juan Tadin was one of two people killed": he is one of the two."""
    whole = next((one for one in harms if one.group.number == group.inner), None)
    if whole is None or group.low != 1 or scene.reading.tags[group.first - 1 : group.first] != "b":
        return []
    named = [one for one in subject(scene, group.first - 2, plural=False) if one.kind == "name"]
    return [_part(whole, replace(one, category=whole.group.category, text=whole.group.text), group.first) for one in named]


def grown_or_not(scene: Scene, harms: list[Harm], broken: list[Part]) -> tuple[list[Harm], list[Part]]:
    """Both with "three daughters, 15-year-old Ann, 9-year-old Eve and Sue" as children, where most are told to be and nobody is told to be grown."""
    young = {id(whole): _young(whole) for whole in harms if _is_young(scene, whole, broken)}
    parts = [replace(one, harm=_young(one.harm), whole=young[id(one.whole)]) if id(one.whole) in young else one for one in broken]
    return [young.get(id(one), one) for one in harms], parts


def _is_young(scene: Scene, whole: Harm, broken: list[Part]) -> bool:
    """Whether of the sons or daughters that a number counts most are told to be children, and none to be grown."""
    if whole.group.category not in _GROWN:
        return False
    told = [one.harm.group for one in broken if one.whole is whole]
    children = sum(one.low or 0 for one in told if one.category == "children")
    complete = sum(one.low or 0 for one in told) == whole.group.low
    return complete and 2 * children > (whole.group.low or 0) and not any(lists.grown(scene, one) for one in told)


def _young(one: Harm) -> Harm:
    return replace(one, group=replace(one.group, category="children", text=None))
