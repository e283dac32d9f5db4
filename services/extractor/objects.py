"""Whom a verb acts on: the group after it and those listed with it, "killed three civilians, two soldiers and a child".

Does not know words of harm; predicates.py asks.
"""

import re
from dataclasses import replace

from services.extractor import lists
from services.extractor.groups import Group, Kind
from services.extractor.scene import MOST_LISTED, Scene
from services.extractor.vocabulary import en, people

_SHORT_PLACE = 5
_FAR_COLON = 8
_ALL_OF = ("all", "of")
"""Reads "killing all of its 30 passengers" as "killing its 30 passengers"."""
_AGES = re.compile(r",z+(?:[,&]+z+)*")
"""Ages after a comma: "a man, 35,", "her boys, ages 7 and 8,"."""


def objects(scene: Scene, start: int) -> list[Group]:
    """The groups that a verb before item `start` acts on: the next one and those listed with it."""
    tags = scene.reading.tags
    at = start
    while at < len(tags) and tags[at] == "y" and at not in scene.by_first:
        at += 1
    at += len(_ALL_OF) * (scene.reading.lowers[at : at + len(_ALL_OF)] == _ALL_OF)
    named = _by_name(scene, at)
    if named:
        return named
    first = lists.person(scene, at) or _household(scene, at) or _owner(scene, at)
    if first is None:
        return []
    found, closed = [first], False
    while len(found) < MOST_LISTED:
        at = past_tail(scene, found[-1].last + 1)
        marks = at
        at = lists.past_comma_and(scene, at)
        beside = lists.past_as_well_as(scene, at)
        at = beside or at
        if tags[start - 1 : start] == "o" and tags[marks:at].endswith("&"):
            at += 2 * (scene.reading.lowers[at : at + 2] == ("that", "of"))  # "the murder of Juan Tadin and that of his wife"
            at += tags[at : at + 1] == "o"  # "and of his wife"
        other = lists.person(scene, at)
        if other is not None and (_second_office(scene, found[-1], other) or _office_behind(scene, found[-1], other)):
            found[-1] = _told_again(found[-1], other)
            continue
        if (
            (other is not None and other.portion is not None)
            or (closed and tags[marks:at] != "&")
            or other is None
            or not (_goes_on(scene, marks, at, other) if beside is None else not lists.has_own_verb(scene, other))
            or (tags[start - 1 : start] != "o" and lists.has_own_verb(scene, other))
        ):
            break
        if other.kind == "pronoun" or (other.kind == "name" and found[-1].kind != "name"):
            break
        found.append(other)
        closed = closed or "&" in tags[marks:at]
    return without_parts(scene, found)


def _second_office(scene: Scene, one: Group, other: Group) -> bool:
    """Reads "the owner and manager", "a teacher and father of two": one person, not "the owner and a guard", nor "his wife and daughter"."""
    tags = scene.reading.tags
    alone = tags[one.first] in "ath" and one.low == other.low == 1 and one.category in {"other", "civilians", "people"}
    both = one.category == "other" and other.category in {"other", "people"} and tags[one.last + 1 : other.first] == "&"
    return alone and tags[other.first] in "px" and (both or lists.second_office(scene, other))


def _office_behind(scene: Scene, name: Group, other: Group) -> bool:
    """Reads "Juan Tadin, a guard,", "Juan Tadin, 40, a guard and father of two": who the name is; not "Juan Tadin and a guard"."""
    tags = scene.reading.tags
    if (
        not (name.kind == "name" or scene.reading.lowers[name.first].endswith("-year-old"))
        or name.low != 1
        or other.low != 1
        or tags[other.last] != "p"
        or lists.has_own_verb(scene, other)
    ):
        return False
    if tags[name.last] == "X":
        return tags[other.first] == "a" and scene.reading.lowers[other.first] != "another" and tags[other.first - 1] == ","
    return lists.second_office(scene, other)


def _told_again(one: Group, other: Group) -> Group:
    """One person told twice: a child where the second noun says so, of its kind where the first tells none."""
    known = one.category != "people" and other.category != "children"
    kind = one if known else other
    return replace(one, last=other.last, category=kind.category, text=kind.text)


def without_parts(scene: Scene, listed: list[Group]) -> list[Group]:
    """A list without those who only tell again who a number is: "six priests, five Spaniards and one Peruvian, and two women"."""
    for n, whole in enumerate(listed[:-2]):
        total = 0
        for stop, one in enumerate(listed[n + 1 :], n + 2):
            total += one.low or 0
            if scene.reading.lowers[whole.last] in people.GROWN_UPS and one.category == "children":
                break  # "two women, a boy and a girl"
            if total == whole.low and stop - n > 2 and scene.reading.tags[listed[n + 1].first - 1] == ",":  # noqa: PLR2004 - two at least
                return without_parts(scene, listed[: n + 1] + listed[stop:])
    return listed


def _by_name(scene: Scene, at: int) -> list[Group]:
    """A list by name, at once or behind a colon: "killed members of one family: Juan (45), his wife Ana and"."""
    group = scene.by_first.get(at)
    if group is not None and group.kind == "plural":
        colon = scene.reading.lowers.index(":", at) if ":" in scene.reading.lowers[at : group.last + _FAR_COLON] else None
        if colon is not None:
            return lists.roll(scene, colon + 1)
    return lists.roll(scene, at, owned=scene.reading.tags[at - 1 : at] == "o")


def _household(scene: Scene, at: int) -> Group | None:
    """Reads "the entire family of six members": the members."""
    lowers = scene.reading.lowers
    for position in range(at, min(len(lowers) - 2, at + _SHORT_PLACE)):
        if lowers[position] in en.GROUP_NOUNS and lowers[position + 1] == "of":
            return scene.by_first.get(position + 2)
        if scene.reading.tags[position] not in "taxX":
            break
    return None


def _owner(scene: Scene, at: int) -> Group | None:
    """Reads "grazed the child's head": the child."""
    tags, lowers = scene.reading.tags, scene.reading.lowers
    place = at + 1 if tags[at : at + 1] in {"t", "a"} else at
    word = lowers[place][:-2] if tags[place : place + 1] == "h" and tags[place] == "h" else ""
    if word not in en.SINGULAR or lowers[place + 1 : place + 2] == () or lowers[place + 1] not in en.LIMBS:
        return None
    kind: Kind = "definite" if place > at else "single"
    return Group(at, place, kind, 1, 1, "exact", en.CATEGORY_OF.get(word, "people"))


def _goes_on(scene: Scene, marks: int, at: int, other: Group) -> bool:
    """A list goes on with "and", with a comma before an "and", or with a further number right behind."""
    tags = scene.reading.tags
    if at == marks:
        return other.kind == "number" and other.known
    if other.kind == "bare":
        return tags[other.last + 1 : other.last + 2] == "i" == tags[marks - 2 : marks - 1]
    return "&" in tags[marks:at] + tags[other.last + 1 : other.last + 3] or (
        tags[marks:at] == "," and other.kind == "number" and other.known
    )


def past_tail(scene: Scene, at: int) -> int:
    """Past an age, a place or a clause that hangs on the last group: "a man, 35, and", "40 people in Homs and"."""
    tags = scene.reading.tags
    ages = _AGES.match(tags, at)
    if ages:
        return ages.end()
    inside = scene.by_first.get(at + 1)
    if inside and inside.outer and tags[at] == "," and tags[inside.last] == "w":
        stop = tags.find(",", inside.last)
        return stop if stop > 0 and not re.search("[KkgD;]", tags[inside.last : stop]) else at
    if inside and inside.kind == "name" and _named_at(scene, at, inside):
        return inside.last + 1
    of_kin = inside is not None and inside.kind == "bare" and scene.reading.lowers[at - 1] in people.KIN
    if tags[at : at + 1] == "o" and inside and (of_kin or inside.kind in {"plural", "definite", "name"}):
        return inside.last + 1  # "the owner of the shop", "a father of two"
    end = at
    if tags[at : at + 1] in {"i", "o"}:
        end += 1
        while (
            end < len(tags)
            and tags[end] in "tahXx"
            and end - at < _SHORT_PLACE
            and (end not in scene.by_first or scene.by_first[end].kind == "name")
        ):
            end += 1
    return end


def _named_at(scene: Scene, at: int, name: Group) -> bool:
    """Reads "a man named John Smith and", "his wife, Jane Smith, and": a name that only tells who the last group is."""
    before = scene.by_last.get(at - 1)
    if before is None or before.kind not in {"single", "definite"}:
        return False
    following = scene.reading.tags[name.last + 1 : name.last + 2]
    return scene.reading.lowers[at] in {"named", "called"} or (scene.reading.tags[at] == "," == following)
