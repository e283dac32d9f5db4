"""Lists of victims: "the victims included six children", "among the dead were two women", "two civilians, a man and his daughter".

Does not read the verb that tells of the harm: predicates.py has done that.
"""

from itertools import accumulate

from services.extractor import lists
from services.extractor.groups import Group
from services.extractor.harms import Harm
from services.extractor.objects import objects, past_tail
from services.extractor.scene import Scene
from services.extractor.vocabulary import harm

_KINDS = frozenset({"number", "single", "name"})
_LISTING = frozenset({"include", "included", "includes", "comprised", "comprise"})
_AS = frozenset({"as", ":"})
_NAMING = frozenset({"identified", "named", "listed", "announced"})
_NAMES = _NAMING | {"names", "name", "identify", "identities"}
_REACH, _FAR = 4, 10
_BEHIND = 14
"""How far behind the verb those are named whom a number counts."""


def listed(scene: Scene, victims: int) -> list[Group]:
    """Whom "were", "included" or "were identified as" lists behind the word for the victims at an item."""
    tags, lowers = scene.reading.tags, scene.reading.lowers
    reach = _REACH if victims else _FAR
    start = next((n for n in range(victims + 1, min(len(tags), victims + 1 + reach)) if _lists(scene, n)), None)
    if start is None or any(
        letter in ",;w&K" or (letter == "s" and lowers[victims + 1] != "as") for letter in tags[victims + 1 : start]
    ):
        return []
    at = start + 1
    while at < len(tags) and (tags[at] in "y," or lowers[at] in _NAMING | _AS) and at not in scene.by_first:
        at += 1
    if lowers[at - 1] in _NAMING:
        at = _past_as(scene, at)
    if lowers[at - 1] in _AS:
        return lists.roll(scene, at)
    found = objects(scene, at)
    full = not related(scene, found)
    return [one for one in found if _is_person(scene, one) and (one.kind != "name" or not full or one.last > one.first)]


def _is_person(scene: Scene, one: Group) -> bool:
    """Reads "a guard", "John Smith", "the guard John Smith", not "the family"."""
    return one.kind in _KINDS or (one.kind == "definite" and "X" in scene.reading.tags[one.first : one.last + 1])


def related(scene: Scene, listed: list[Group]) -> bool:
    """Whether somebody's son or wife is on the list, so that the names on it are those of people."""
    return any(one.kind != "name" and scene.reading.tags[one.first] == "h" for one in listed)


def _past_as(scene: Scene, at: int) -> int:
    """Item behind the "as" or the colon of "identified in local reports as", the same item where there is none."""
    tags, lowers = scene.reading.tags, scene.reading.lowers
    found = next((n for n in range(at, min(len(tags), at + _FAR)) if lowers[n] in _AS), None)
    if found is None or any(letter in "bvKkgdDw" for letter in tags[at:found]):
        return at
    return found + 2 if lowers[found + 1 : found + 2] == (":",) else found + 1


def behind_colon(scene: Scene, at: int) -> list[Group]:
    """The list by name behind a colon."""
    return lists.roll(scene, at + 1)


def names_victims(scene: Scene, at: int) -> int | None:
    """Item of the word for the victims before a colon, where words of naming stand before it: "the names of those killed:"."""
    lowers = scene.reading.lowers
    if not (_NAMES & set(lowers[:at])):
        return None
    return next((n for n in range(at - 1, -1, -1) if lowers[n] in harm.VICTIMS), None)


def _lists(scene: Scene, at: int) -> bool:
    if scene.reading.lowers[at] == "as" and _NAMING & set(scene.reading.lowers[max(0, at - _FAR) : at]):
        return True
    return scene.reading.lowers[at] in _LISTING or scene.reading.lowers[at] in {"were", "are", "was", "is"}


def apposed(scene: Scene, whole: Harm) -> list[Group]:
    """Those named behind a number or its verb where they add up to it: "two civilians, a man and his daughter"."""
    group, tags = whole.group, scene.reading.tags
    if group.low is None or group.low < 2 or group.modifier not in {"exact", "at_least"}:  # noqa: PLR2004 - one has no parts
        return []
    start = past_tail(scene, group.last + 1) if tags[group.last + 1 : group.last + 2] == "o" else group.last + 1
    stop = max(group.last, whole.last) + _BEHIND
    for at in (n for n in range(start, min(stop, len(tags))) if tags[n] in ",;"):
        found = _adding_up([one for one in objects(scene, at + 1) if one.kind in _KINDS], group.low)
        if at > start and all(one.kind == "name" for one in found):
            continue  # as likely the places of it
        if len(found) > 1:
            return [lists.of_kind(scene, one, group) for one in found]
    return []


def _adding_up(listed: list[Group], total: int) -> list[Group]:
    """The first of those listed who together are so many: Ali and Omar of "her two sons, Ali and Omar, and a guard"."""
    counts = list(accumulate(one.low or 0 for one in listed))
    return listed[: counts.index(total) + 1] if total in counts else []
