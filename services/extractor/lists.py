"""Lists of people by name: "John Smith (36), a driver, his wife Jane and their children Ann, 12, and Tom", item by item.

Knows neither words of harm nor who is a victim; objects.py, subjects.py and rolls.py ask.
"""

import re
from dataclasses import replace
from itertools import groupby

from schemas.claim import Category
from services.extractor import ages
from services.extractor.groups import Group
from services.extractor.record import record
from services.extractor.scene import Scene
from services.extractor.vocabulary import grammar, people

_SEXES = frozenset({"women", "men"})
_ITEMS = frozenset({"number", "single", "definite", "name"})
_CALLED = {("called",), ("named",)}
_MOST = 40
_BY_PRONOUN: dict[str, Category] = {"his": "men", "her": "women"}
_LONGEST_ASIDE = 14
_AGED = "-year-old"
_DESCRIBING = re.compile("[xX]{0,3}x(?=X)")
_OWN_VERB = re.compile(r"[uy]?[bvlKDdEw]")
_VERB = re.compile("[bvlKkgdDE;s]")
_FURTHEST = 90


@record
class _Item:
    """One person or group of a list; `after` is the item behind it and what hangs on it."""

    group: Group
    after: int
    joined: bool
    """Introduced by "and" or a semicolon, or told with an age: surely a person of the list, not a place behind a comma."""
    start: int
    """Where the item begins, with "her sons" before the first name of them."""
    header: Group | None
    """The words before the names, "her sons"."""
    again: bool = False
    """Told twice: "his sister, 14-year-old Jane"."""


def person(scene: Scene, at: int) -> Group | None:
    """The group that starts at an item; a name also behind words that describe it, "presidential hopeful Juan Tadin"."""
    group = scene.by_first.get(at)
    if group is not None and (group.kind != "name" or group.known):
        return group
    words = _DESCRIBING.match(scene.reading.tags, at)
    name = scene.by_first.get(words.end()) if words else None
    return replace(name, first=at) if name is not None and name.kind == "name" else group


def roll(scene: Scene, start: int, until: int | None = None, *, owned: bool = False) -> list[Group]:
    """Those listed from an item on, where at least two are and one of them by name, or one told twice to be a child; with `until`, only
    a list that ends just there; `owned`: behind "of", so that "two others who were with them" is no clause of its own.
    """
    found: list[_Item] = []
    at, joined, header = start, False, None
    while len(found) < _MOST and (until is None or at < until):
        opened, (header, at) = at, _header(scene, at, start, header)
        group = person(scene, at)
        clause = owned and group is not None and scene.reading.tags[group.last + 1 : group.last + 2] == "w"
        if group is None or group.kind not in _ITEMS or (found and until is None and not clause and has_own_verb(scene, group)):
            break
        either = scene.reading.lowers[group.first - 1] == "or" or (
            bool(found) and found[-1].again and second_office(scene, group)
        )
        if found and (either or (not joined and not found[-1].again and _tells_again(scene, found[-1], group))):
            after, told_age = _past_asides(scene, group, named=_named(scene, found[-1].group) or _named(scene, group))
            found[-1] = replace(
                found[-1],
                group=_merged(scene, found[-1].group, group),
                after=after,
                joined=found[-1].joined or told_age,
                again=True,
            )
        else:
            after, told_age = _past_asides(scene, group, named=_named(scene, group))
            told_age = told_age or scene.reading.lowers[group.first].endswith(_AGED) or _is_kin(scene, group)
            found.append(_Item(of_kind(scene, group, header), after, joined or told_age, opened, header))
        at, joined = _past_marks(scene, after)
        if at == after:
            break
    if until is None and _only_counted(found, start):
        return []
    return _sure(scene, _counted(found), until)


def _counted(found: list[_Item]) -> list[_Item]:
    """Reads "her two sons Ali and Zain" as the two by name, "her two children" as the number, and so where others than two are named."""
    kept: list[_Item] = []
    for _, run in groupby(found, key=lambda one: id(one.header)):
        named = list(run)
        number = named[0].header
        by_name = number is not None and (
            number.category in _SEXES or (number.category != "children" and len(named) == number.low)
        )
        if number is None or number.low is None or (by_name and len(named) >= number.low):
            kept.extend(named)
        else:
            last = named[: number.low][-1]
            kept += [replace(last, group=number, joined=True, start=named[0].start), *named[number.low :]]
    return kept


def _only_counted(found: list[_Item], start: int) -> bool:
    """Whether a list names but those whom the number before it counts, and tells nobody else: objects.py and rolls.py read those."""
    number = found[0].header if found and found[0].start == start else None
    return number is not None and number.number is not None and len(found) <= (number.low or 0)


def _sure(scene: Scene, found: list[_Item], until: int | None) -> list[Group]:
    """The list up to the last item that surely belongs to it."""
    last = next((n for n in range(len(found) - 1, 0, -1) if found[n].joined), 0)
    kept = found[: last + 1]
    if len(kept) == 1 and until is None and kept[0].again and kept[0].group.category == "children":
        return [kept[0].group]
    counted = bool(kept) and kept[0].header is not None
    if len(kept) < (1 if counted and until is not None else 2) or (kept[0].group.number is not None and not counted):
        return []
    if not any(one.header or _named(scene, one.group) or (one.again and _is_kin(scene, one.group)) for one in kept):
        return []
    if until is not None and (len(kept) < len(found) or kept[-1].after not in {until, until - 1}):
        return []
    starts = [*(one.start if _is_another(scene, one) else None for one in kept[1:]), None]
    return [sexed(scene, one.group, following) for one, following in zip(kept, starts, strict=True)]


def _is_another(scene: Scene, item: _Item) -> bool:
    """Reads "Nadia Tadin and her son", "Nadia Tadin, her son Ali", not "Karim Tadin, her uncle", which tells again who he is."""
    return scene.reading.tags[item.start - 1] == "&" or _named(scene, item.group) or item.start < item.group.first


def _is_kin(scene: Scene, group: Group) -> bool:
    """Reads "his son", "Musa's wife", "daughter Ann": whose somebody is tells that a person, and no place, goes on the list."""
    if group.kind not in {"single", "definite"} or not group.known:
        return False
    return "h" in scene.reading.tags[group.first : group.last + 1] or scene.reading.lowers[group.first] in people.KIN


def sexed(scene: Scene, group: Group, following: int | None) -> Group:
    """Reads "Nadia Tadin and her son", "Nadia Tadin was killed with her": a name that "his" or "her" takes up tells a man or a woman."""
    if not _named(scene, group) or group.category != "people" or group.low != group.high or group.low != 1 or following is None:
        return group
    kind = _BY_PRONOUN.get(scene.reading.lowers[following])
    return replace(group, category=kind) if kind else group


def _named(scene: Scene, group: Group) -> bool:
    """Reads "John Smith", "driver John Smith", not "a British driver"."""
    return scene.reading.tags[group.last] in "Xz" and "X" in scene.reading.tags[group.first : group.last + 1]


def before(scene: Scene, at: int) -> list[Group]:
    """The list by name that ends at an item, where the verb after it speaks of all."""
    tags = scene.reading.tags
    end = at - 1 if tags[at : at + 1] == "," else at
    if end < 3 or "&" not in tags[max(0, end - _LONGEST_ASIDE) : end]:  # noqa: PLR2004 - "A and B" is three items
        return []
    for one in scene.groups:
        opens = one.first == 0 or tags[one.first - 1] in "s;w(,E" or scene.reading.lowers[one.first - 1] in grammar.TELLING
        if one.last < end and end - one.first < _FURTHEST and opens and one.kind in {*_ITEMS, "plural"}:
            found = roll(scene, one.first, until=at + 1)
            if found:
                return found
    return []


def _header(scene: Scene, at: int, start: int, header: Group | None) -> tuple[Group | None, int]:
    """Reads "their children" before names: what those are who follow."""
    tags, group = scene.reading.tags, scene.by_first.get(at)
    if group is None:
        return None, at
    if group.kind != "plural" and not (group.kind == "number" and (tags[at] == "h" or at == start)):
        again = group.kind == "name" or (
            group.kind == "single" and (tags[at] not in "ha" or (tags[at] == "a" and _named(scene, group)))
        )
        return header if again else None, at
    following = group.last + 1
    second = scene.by_first.get(following + 1) if tags[following : following + 1] == "&" else None
    if second is not None and second.kind == "plural":
        following = second.last + 1
    marked = tags[following : following + 1] in {",", ";"} and tags[following + 1 : following + 2] in tuple("aptX")
    if marked or scene.reading.lowers[following : following + 1] in _CALLED:
        following += 1
    named = scene.by_first.get(following)
    if named is None or named.kind not in {"name", "single"} or (group.kind == "number" and not _named(scene, named)):
        return header, at
    inner = header is not None and header.category == "children" and tags[at] != "h"
    return header if inner else group, following  # "their children, daughter Ann and sons Bob and Carl"


def of_kind(scene: Scene, group: Group, header: Group | None) -> Group:
    """The group with what its age or the word before the names says it is."""
    told = ages.told(scene.reading.lowers, scene.reading.tags, group.last + 1)
    young = header is not None and header.category == "children" and not grown(scene, group)
    if told is not None and group.kind != "number" and not young:
        return replace(group, category=told, text=None)
    if header is None or (header.category == "children" and not young):
        return group
    open_to = (
        {"people", "men", "women"} if header.category == "children" and scene.reading.tags[group.first] != "h" else {"people"}
    )
    return replace(group, category=header.category, text=header.text) if group.category in open_to else group


def grown(scene: Scene, group: Group) -> bool:
    """Told to be of full age, before the name or behind it."""
    tags, lowers = scene.reading.tags, scene.reading.lowers
    behind = lowers[group.last + 2] if tags[group.last + 1 : group.last + 3] == ",z" else ""
    return any(ages.of_age(word) for word in (*lowers[group.first : group.last + 1], behind))


def _tells_again(scene: Scene, item: _Item, group: Group) -> bool:
    """Reads "his wife, Jane Smith" and "John Smith, a driver": the same person again."""
    tags, known = scene.reading.tags, item.group
    named = _named(scene, known)
    if known.kind in {"single", "definite"} and not named:
        return group.kind == "name" or (tags[group.first] == "p" and scene.reading.lowers[group.first] not in people.KIN)
    return named and known.kind != "number" and tags[group.first] in "atp" and tags[group.last] == "p"


def second_office(scene: Scene, group: Group) -> bool:
    """Reads "and resident of", "and father of two" behind "a teacher": the same person; not "and daughter", "and a guard"."""
    tags, lowers = scene.reading.tags, scene.reading.lowers
    bare = tags[group.first] in "px" and tags[max(0, group.first - 2) : group.first].endswith("&") and tags[group.last] == "p"
    if not bare or tags[group.first - 2] == ",":
        return False
    return tags[group.last + 1 : group.last + 2] == "o" or (
        group.category in {"other", "people"} and lowers[group.last] not in people.KIN
    )


def _merged(scene: Scene, known: Group, again: Group) -> Group:
    """One person told twice: a child where either says so."""
    told = ages.told(scene.reading.lowers, scene.reading.tags, again.last + 1)
    if "children" in {told, again.category}:
        return replace(known, category="children", text=None)
    return replace(known, category=again.category, text=again.text) if known.category == "people" else known


def _past_marks(scene: Scene, at: int) -> tuple[int, bool]:
    """(item after commas and "and", whether it was more than a comma)."""
    tags, lowers = scene.reading.tags, scene.reading.lowers
    joined = False
    while at < len(tags):
        beside = past_as_well_as(scene, at)
        if tags[at] in ",&" or lowers[at] == ";":
            joined = joined or tags[at] != ","
            at += 1
        elif beside:
            at, joined = beside, True
        elif tags[at - 1] == "," and lowers[at] == "with" and tags[at + 1 : at + 2] == "h":
            joined, at = True, at + 1  # "her sons Ali and Omar, with his wife"
        else:
            break
    return at, joined


def past_comma_and(scene: Scene, at: int) -> int:
    """Past commas and "and"."""
    tags = scene.reading.tags
    while at < len(tags) and tags[at] in ",&":
        at += 1
    return at


def past_as_well_as(scene: Scene, at: int) -> int | None:
    """Past "as well as", "along with", "together with", by which a list goes on; None where none of them stands here."""
    lowers = scene.reading.lowers
    if lowers[at : at + 3] == ("as", "well", "as"):
        return at + 3
    return at + 2 if lowers[at : at + 2] in {("along", "with"), ("together", "with")} else None


def _past_asides(scene: Scene, group: Group, *, named: bool) -> tuple[int, bool]:
    """(item after the age, the origin, the office and the clause that hang on a person, whether an age was among them)."""
    tags, lowers = scene.reading.tags, scene.reading.lowers
    at, aged = group.last + 1, False
    while at < len(tags):
        if tags[at : at + 2] == ",z" or (tags[at] == "z" and "-aged" in lowers[at]):
            at, aged = at + (2 if tags[at] == "," else 1), True
        elif tags[at] == "(":
            close = tags.find(")", at, at + _LONGEST_ASIDE)
            if close < 0:
                break
            at = close + 1
        elif (tags[at] == "o" or lowers[at] == "from") and (named or group.number is not None):
            at = _past_words(scene, at + 1)
        elif tags[at : at + 2] == ",w" or (named and _is_office(scene, at)):
            comma = next(
                (n for n in range(at + 1, min(len(tags), at + _LONGEST_ASIDE)) if tags[n] == "," or lowers[n] == ";"), None
            )
            if comma is None:
                break
            at = comma
        else:
            break
    return at, aged


def _past_words(scene: Scene, at: int) -> int:
    """Past the words of a place or a body."""
    tags = scene.reading.tags
    while at < len(tags) and tags[at] in "tahXxopPE" and not (at in scene.by_first and scene.by_first[at].number is not None):
        at += 1
    return at


def _is_office(scene: Scene, at: int) -> bool:
    """Reads ", rector of the university," behind a name: words without a verb, in which nobody is named first."""
    tags = scene.reading.tags
    comma = next((n for n in range(at + 1, min(len(tags), at + _LONGEST_ASIDE)) if tags[n] in ",;&"), None)
    if tags[at] != "," or comma is None or tags[comma] == "&" or tags[at + 1 : at + 2] not in tuple("tapx"):
        return False
    inside = scene.by_first.get(at + 1)
    if inside is not None and (
        inside.number is not None or inside.category == "children" or "X" in tags[inside.first + 1 : inside.last + 1]
    ):
        return False
    if scene.reading.lowers[at + 1] in people.KIN and comma == at + 2:
        return False  # "his son Ben, daughter-in-law, 24-year-old Ann"
    return _VERB.search(tags, at + 1, comma) is None


def has_own_verb(scene: Scene, group: Group) -> bool:
    """Whether a verb follows of which the group is the subject."""
    return _OWN_VERB.match(scene.reading.tags, group.last + 1) is not None and not (
        scene.reading.tags[group.last + 1 : group.last + 2] in {"u", "y"}
        and scene.reading.tags[group.last + 2 : group.last + 3] not in tuple("bvlKDd")
    )
