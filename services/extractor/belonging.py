"""What a group of a noun phrase belongs to: the list it stands in, the noun it hangs on, the whole it breaks down.

Does not know where the verb is; subjects.py does, and asks here.
"""

import re
from dataclasses import replace

from services.extractor.groups import Group
from services.extractor.objects import without_parts
from services.extractor.scene import MOST_LISTED, Scene
from services.extractor.vocabulary import grammar

_FURTHEST = 30


def before_comma(scene: Scene, comma: int) -> Group | None:
    """The group before a comma, past the age or the place that hangs on it."""
    tags, at = scene.reading.tags, comma - 1
    if tags[at : at + 1] == "z" and tags[at - 1 : at] == ",":
        at -= 2
    found = scene.by_last.get(at)
    while found is None and at > 0 and tags[at] in "xXotahi":
        at -= 1
        found = scene.by_last.get(at)
    return None if found is None else past_prepositions(scene, found)


def left_group(scene: Scene, at: int) -> Group | None:
    """The nearest group to the left within the clause."""
    tags = scene.reading.tags
    for position in range(at, max(-1, at - _FURTHEST), -1):
        group = scene.by_last.get(position)
        if group:
            return group
        if tags[position] in "sKkgdLD;E" and not (tags[position] == "E" and _participial(scene, position)):
            return None
    return None


def _participial(scene: Scene, at: int) -> bool:
    """Reads "people trapped inside", "a man identified as", "12 said to have died": a verb form that describes the noun before it."""
    lowers = scene.reading.lowers
    held = lowers[at] in grammar.HELD and lowers[at + 1 : at + 2] == ("to",)
    return (held or lowers[at].endswith("ed")) and scene.by_last.get(at - 1) is not None


def past_prepositions(scene: Scene, group: Group) -> Group:
    """Reads "two members of the group", "a man in a bus full of soldiers": the group that the preposition hangs on."""
    tags, current = scene.reading.tags, _whole(scene, group)
    for _ in range(MOST_LISTED):
        before = current.first - 1
        while before >= 0 and tags[before] in "tahX" and before not in scene.by_last:
            before -= 1
        if before >= 0 and tags[before] == "&" and current.kind == "name" and tags[before - 1 : before] == "X":
            current = scene.by_last.get(before - 1, current)
            before = current.first - 1
        if before < 0 or tags[before] not in "ioh":
            return current
        at = before - 1
        while at >= 0 and tags[at] in "xXzytha," and at not in scene.by_last:
            at -= 1
        outer = scene.by_last.get(at)
        if outer is None and at > 0 and tags[at] == "i" and tags[before] == "o":
            outer = scene.by_last.get(at - 1)  # "two people on a list of suspects"
        if outer is None or outer.kind == "pronoun":
            return current
        current = _whole(scene, outer)
    return current


def _whole(scene: Scene, group: Group) -> Group:
    """Reads "13 people, including five children and three women": the 13 people."""
    tags, at = scene.reading.tags, group.first - 1
    if group.ellipsis:
        at = -1
    for _ in range(MOST_LISTED):
        while at >= 0 and tags[at] in ",&":
            at -= 1
        if at >= 0 and tags[at] == "c":
            return before_including(scene, at - 1) or group
        listed = scene.by_last.get(at)
        if listed is None:
            return group
        if listed.portion:
            at = listed.first - 1
            continue
        if listed.outer and tags[listed.last] in "Rw":
            outer = listed.first - 1
            while outer >= 0 and tags[outer] in ",(":
                outer -= 1
            return scene.by_last.get(outer, group)
        at = listed.first - 1
    return group


def whole_of(scene: Scene, at: int) -> Group | None:
    """Reads "5 others, including a child": the 5 others, from the item where those included end."""
    included = scene.by_last.get(at)
    whole = _whole(scene, included) if included else None
    return whole if whole is not included and whole is not None and whole.number is not None else None


def before_including(scene: Scene, at: int) -> Group | None:
    """The whole that "including" breaks down, with what hangs on it: "10 members of the family, including"."""
    tags = scene.reading.tags
    while at >= 0 and tags[at] in ",(xXothiazyj" and at not in scene.by_last:
        at -= 1
    found = scene.by_last.get(at)
    if found is None or found.number is not None:
        return found
    outer = left_group(scene, found.first - 1)
    return outer if outer and outer.number is not None else found


def listed_left(scene: Scene, group: Group, *, plural: bool | None) -> list[Group]:
    """The group and those listed before it: "a woman, two men and a child"; or the noun an apposition belongs to."""
    found, tags = [group], scene.reading.tags
    joined = group.first > 0 and (tags[group.first - 1] == "&" or _headline_pair(scene, group))
    while len(found) < MOST_LISTED:
        at = found[0].first - 1
        comma = at
        while at >= 0 and tags[at] in ",&z":
            at -= 1
        between = tags[at + 1 : comma + 1]
        other = scene.by_last.get(at)
        if other is None and _introduces(scene, at):
            return [scene.by_last.get(at - 2) or scene.by_last.get(at - 3) or found[0]]
        if other is not None and (
            (between and _listed_before(scene, other.first, between)) or (group.ellipsis and _among_them(scene, other.first))
        ):
            return [group]
        if other is not None and between == "," and _tells_name_and_age(scene, other, found[0]):
            found[0] = _one_person(other, found[0])
            continue
        if (
            other is None
            or not between
            or other.kind == "pronoun"
            or not (joined or "&" in between or _renames(scene, other, found[0]))
        ):
            break
        if other.kind == "name" and found[0].kind != "name" and "z" not in between and not _renames(scene, other, found[0]):
            break
        joined = joined or "&" in between
        found.insert(0, named_kind(scene, other))
    if len(found) == 1:
        return found
    if plural is False or not joined:
        return [_apposed(found)]
    return _summed(scene, without_parts(scene, found))


def _headline_pair(scene: Scene, group: Group) -> bool:
    """Reads "Mother, two sons die": in a headline a comma is an "and"."""
    other = scene.by_last.get(group.first - 2)
    opening = other is not None and other.first == 0 and other.known and other.kind in {"single", "number"}
    return scene.reading.sentence.field == "title" and scene.reading.tags[group.first - 1] == "," and opening


def _among_them(scene: Scene, at: int) -> bool:
    """Whether a list that begins at an item breaks down what was told before: "killed, among them a child, and nine others were"."""
    return scene.reading.tags[at - 1 : at] in {"R", "w"} and scene.reading.lowers[max(0, at - 2)] in grammar.AMONG


def _listed_before(scene: Scene, at: int, marks: str) -> bool:
    """Whether what stands at an item belongs to a list with its own verb: "were killed, including a guard, two women, and"."""
    tags = scene.reading.tags
    opened = tags.rfind("c", max(0, at - _FURTHEST), at)
    if opened == at - 1 and opened > 0:
        return True
    return (
        opened > 0
        and "," in marks
        and not re.search("[bvKkgdDELs;w]", tags[opened:at])
        and before_including(scene, opened - 1) is None
    )


def _summed(scene: Scene, found: list[Group]) -> list[Group]:
    """Reads "six relatives of his, four children and two women, were": the six, where those named behind them add up to it."""
    comma = found[0].first - 1
    whole = before_comma(scene, comma) if scene.reading.tags[comma : comma + 1] == "," and comma > 0 else None
    if whole is None or whole.number is None or whole.low is None or len(found) == 1:
        return found
    return [whole] if whole.low == sum(one.low or 0 for one in found) else found


def named_kind(scene: Scene, name: Group) -> Group:
    """Reads "a child named John": the child, who stands where both words do."""
    lowers, described = scene.reading.lowers, scene.by_last.get(name.first - 2)
    if name.kind != "name" or described is None or lowers[name.first - 1] not in {"named", "called", "identified"}:
        return name
    return replace(described, last=name.last, number=None)


def _introduces(scene: Scene, at: int) -> bool:
    """Reads "the gunman, identified as John Smith,"."""
    lowers = scene.reading.lowers
    return at > 1 and lowers[at] in {"as", "named", "called"} and lowers[at - 1] in {"identified", "known", "named", ",", "was"}


def _renames(scene: Scene, name: Group, described: Group) -> bool:
    """Reads "John Smith, a soldier": a comma between two single people of whom one is only named."""
    if name.first and scene.reading.tags[name.first - 1] in "io,":
        return False
    return name.low == described.low == 1 and "name" in {name.kind, described.kind}


def _tells_name_and_age(scene: Scene, described: Group, named: Group) -> bool:
    """Reads "his wife, 30-year-old Jane Smith": the same person again."""
    tags = scene.reading.tags
    nameless = described.known and tags[described.first] in "ahtq" and "X" not in tags[described.first : described.last + 1]
    return described.low == named.low == 1 and nameless and tags.startswith("pX", named.first) and _is_age(scene, named.first)


def _is_age(scene: Scene, at: int) -> bool:
    return scene.reading.lowers[at].endswith("-year-old")


def _one_person(described: Group, named: Group) -> Group:
    """One person told twice: a child where either says so, else what the noun says."""
    told = named if named.category == "children" or described.category == "people" else described
    return replace(named, first=described.first, category=told.category, text=told.text)


def _apposed(found: list[Group]) -> Group:
    """One person or group named twice: "John Smith, a soldier": where the first stands, as the better known says."""
    first = found[0]
    if first.kind == "number" or not any(one.kind == "name" for one in found):
        return found[-1] if first.kind == "name" else first
    best = next((one for one in found if one.kind in {"single", "definite", "number"}), first)
    told = best if best.category != "people" else first
    return replace(best, first=first.first, last=max(first.last, first.first), category=told.category, text=told.text)
