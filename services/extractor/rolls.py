"""Lists of victims: "the victims included six children", "among the dead were two women", "two civilians, a man and his daughter".

Does not read the verb that tells of the harm: predicates.py has done that.
"""

from services.extractor.groups import Group
from services.extractor.harms import Harm
from services.extractor.objects import objects, past_tail
from services.extractor.scene import Scene

_KINDS = frozenset({"number", "single", "name"})
_LISTING = frozenset({"include", "included", "includes", "comprised", "comprise"})
_AS = frozenset({"as", ":"})
_NAMING = frozenset({"identified", "named", "listed"})
_REACH = 4
_MOST = 40


def listed(scene: Scene, victims: int) -> list[Group]:
    """Whom "were", "included" or "were identified as" lists behind the word for the victims at an item."""
    tags, lowers = scene.reading.tags, scene.reading.lowers
    start = next((n for n in range(victims + 1, min(len(tags), victims + 1 + _REACH)) if _lists(scene, n)), None)
    if start is None or any(letter in ",;sw&K" for letter in tags[victims + 1 : start]):
        return []
    at = start + 1
    while at < len(tags) and (tags[at] in "y," or lowers[at] in _NAMING | _AS) and at not in scene.by_first:
        at += 1
    if lowers[at - 1] in _AS:
        return by_name(scene, at)
    return [one for one in objects(scene, at) if one.kind in _KINDS and one.kind != "name"]


def by_name(scene: Scene, start: int) -> list[Group]:
    """Reads "John Smith (36), his wife Jane and their two children": a list by name, with ages; a name behind a noun says it again."""
    found: list[Group] = []
    at, tags = start, scene.reading.tags
    while len(found) < _MOST:
        group = scene.by_first.get(at)
        if group is None or group.kind not in _KINDS:
            break
        again = found and group.kind == "name" and found[-1].kind in {"single", "definite"} and tags[at - 2 : at] != ",z"
        if not (again and tags[at - 1] == "," and found[-1].last == at - 2):
            found.append(group)
        at = group.last + 1
        while at < len(tags) and tags[at] in ",&z":
            at += 1
    return found if len(found) > 1 else []


def _lists(scene: Scene, at: int) -> bool:
    return scene.reading.lowers[at] in _LISTING or scene.reading.lowers[at] in {"were", "are", "was", "is"}


def apposed(scene: Scene, whole: Harm) -> list[Group]:
    """Those named behind a number where they add up to it: "two civilians, a man and his daughter"."""
    group, tags = whole.group, scene.reading.tags
    at = past_tail(scene, group.last + 1) if tags[group.last + 1 : group.last + 2] == "o" else group.last + 1
    if group.low is None or group.low != group.high or group.low < 2 or tags[at : at + 1] not in {",", ";"}:  # noqa: PLR2004 - one has no parts
        return []
    found = [one for one in objects(scene, at + 1) if one.kind in _KINDS]
    total = sum(one.low or 0 for one in found)
    return found if len(found) > 1 and total == group.low else []
