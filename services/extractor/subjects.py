"""Who a verb speaks of: the groups of the noun phrase to its left, through lists, relative clauses and appositions.

Does not know words of harm; predicates.py asks the questions.
"""

import re
from dataclasses import replace

from services.extractor import lists
from services.extractor.belonging import before_comma, before_including, left_group, listed_left, named_kind, past_prepositions
from services.extractor.groups import Group
from services.extractor.hanging import clause_owner, of_main_clause, restricted
from services.extractor.scene import Scene, auxiliaries
from services.extractor.vocabulary import grammar

_FURTHEST = 30
_SHARED_REACH = 9
_SAYING = 2
_CLAUSE_OF_ALL = re.compile(r",(?:[qjty]o)?w[bvl][^,;KdD]*,$")
_NO_OFFICE = frozenset(";swKkgDEbvdq(")
"""Items that no office behind a name has."""
_ASIDE = re.compile(r"[qjt]oR|[qj]ot?q|qR|tx?sz,|(?P<all>tP&)")


def subject(scene: Scene, before: int, *, plural: bool | None) -> list[Group]:
    """Who a verb speaks of whose auxiliaries start after item `before`: the groups of the noun phrase to its left."""
    tags = scene.reading.tags
    at = before
    if at >= 0 and tags[at] == "w" and at not in scene.by_last:
        return _antecedent(scene, at, plural=plural)
    if at > 0 and tags[at] == "s" and scene.reading.lowers[at + 1 : at + 2] == ("being",):
        return of_main_clause(scene, at)
    told = _told_of(scene, at)
    named = [told] if told else _listed_by_name(scene, at) if plural is not False else []
    if named:
        return named
    other = _shared_verb(scene, at)
    if other is not None:
        return subject(scene, auxiliaries(scene, other)[0], plural=plural)
    nearest = (
        _past_clause(scene, at)
        or _past_office(scene, at)
        or _past_aside(scene, at)
        or _past_mostly(scene, at)
        or _past_including(scene, at)
        or _past_portions(scene, left_group(scene, at))
    )
    chosen = (
        None
        if nearest is None or _is_agent(scene, nearest)
        else _agreeing(scene, restricted(scene, past_prepositions(scene, nearest), plural=plural), plural=plural)
    )
    chosen = _all_of(scene, _past_relative(scene, chosen))
    if chosen is None or (chosen.kind == "name" and not chosen.known and _is_place(scene, chosen)):
        owner = clause_owner(scene, at, plural=plural)
        return [owner] if owner else []
    return listed_left(scene, named_kind(scene, chosen), plural=plural)


def _told_of(scene: Scene, at: int) -> Group | None:
    """Reads "the names of 31 people it says died", "40 whom they believe were killed": those before whoever says so."""
    lowers = scene.reading.lowers
    if at < _SAYING or lowers[at] not in grammar.SAYING or lowers[at - 1] not in grammar.SPEAKING_OF:
        return None
    group = scene.by_last.get(at - 2)
    return group if group is not None and group.number is not None else None


def _is_agent(scene: Scene, group: Group) -> bool:
    """Reads "a baby shot by her father was": not the father."""
    lowers, tags = scene.reading.lowers, scene.reading.tags
    return group.first > 2 and lowers[group.first - 1] == "by" and tags[group.first - 2] == "K"  # noqa: PLR2004 - somebody stands before


def _past_clause(scene: Scene, at: int) -> Group | None:
    """Reads "eight women, three of whom were nurses, were" and "John Smith, who worked there, was": whom the clause between commas is about."""
    tags = scene.reading.tags
    if at < 0 or tags[at] != ",":
        return None
    for position in range(at - 1, max(0, at - _FURTHEST), -1):
        if (tags[position] == "w" or scene.reading.lowers[position] == "whose") and re.search(
            "[bvEKkdl]", tags[position + 1 : at]
        ):
            inside = scene.by_last.get(position)
            comma = (inside.first if inside else position - 2 * _is_of_most(scene, position)) - 1
            return before_comma(scene, comma) if tags[comma : comma + 1] == "," else None
        if tags[position] in ";s(" or tags[position - 1 : position + 1] in {",&", "&,"}:
            return None
    return None


def _past_office(scene: Scene, at: int) -> Group | None:
    """Reads "Juan Tadin, a politician from the Liberal Party, was": the name, as what the office says."""
    comma = _before_office(scene, at)
    named, office = (None, None) if comma is None else (scene.by_last.get(comma - 1), scene.by_first.get(comma + 1))
    if named is None or office is None or _is_place(scene, named):
        return None
    open_to = named.category == "people" and not office.plural
    return replace(named, category=office.category, text=office.text) if open_to else named


def _before_office(scene: Scene, at: int) -> int | None:
    """The comma before the office behind a name, where the office ends at a comma: "Juan Tadin and Ana Tadin, members of the council,"."""
    tags = scene.reading.tags
    if at < 0 or tags[at] != ",":
        return None
    comma = next((n for n in range(at - 1, max(0, at - _FURTHEST), -1) if tags[n] == "," or tags[n] in _NO_OFFICE), 0)
    office = scene.by_first.get(comma + 1)
    held = office is not None and office.known and office.number is None and tags[office.last] in "pP" and office.last < at - 1
    return comma if tags[comma] == "," and tags[comma - 1] == "X" and held else None


def _is_of_most(scene: Scene, relative: int) -> bool:
    """Reads "most of whom", which tells no number."""
    return relative > 1 and scene.reading.lowers[relative - 1] == "of" and scene.reading.tags[relative - 2] in "jy"


def _past_aside(scene: Scene, at: int) -> Group | None:
    """Reads "60 people, many of them in line to vote, were", "nine of a family, all women and children, were": the group before the aside."""
    tags = scene.reading.tags
    if at < 1 or tags[at] != ",":
        return None
    for comma in range(at - 1, max(0, at - _FURTHEST), -1):
        if tags[comma] == ";":
            return None
        if tags[comma] == "," and (_opens_aside(scene, comma + 1) or _corrects(scene, comma + 1)):
            found = scene.by_last.get(comma - 1) or before_comma(scene, comma)
            return found if found and found.known and found.kind != "pronoun" else None
    return None


def _opens_aside(scene: Scene, at: int) -> bool:
    """Reads "many of them", "all women and children", not "the women and children"."""
    aside = _ASIDE.match(scene.reading.tags, at)
    return aside is not None and (aside["all"] is None or scene.reading.lowers[at] == "all")


def _corrects(scene: Scene, at: int) -> bool:
    """Reads ", not six," behind "seven people"."""
    return scene.reading.lowers[at] == "not" and scene.reading.tags[at + 1 : at + 3] == "q,"


def _past_mostly(scene: Scene, at: int) -> Group | None:
    """Reads "35 civilians, mostly pupils and teachers, were", also without the commas: the number of which most were so."""
    tags, lowers = scene.reading.tags, scene.reading.lowers
    for place in range(at, max(0, at - _SHARED_REACH), -1):
        if lowers[place] in grammar.MOSTLY:
            found = before_comma(scene, place - 1) if tags[place - 1] == "," else scene.by_last.get(place - 1)
            return found if found and found.number is not None and found.known else None
        if tags[place] in ";swKkgDEbv" or (tags[place] == "," and place < at):
            return None
    return None


def _past_relative(scene: Scene, chosen: Group | None) -> Group | None:
    """Reads "a man who went to fight a group named so has been": not the name that the clause's own verb acts on."""
    if chosen is None or chosen.kind != "name" or chosen.known:
        return chosen
    tags, lowers = scene.reading.tags, scene.reading.lowers
    for place in range(chosen.first - 1, max(0, chosen.first - _FURTHEST), -1):
        if lowers[place] == "who":
            owner = scene.by_last.get(place - 1)
            return owner if owner and owner.known and "E" in tags[place : chosen.first] else chosen
        if tags[place] in ",;&sw" or lowers[place] in grammar.TELLING:
            return chosen
    return chosen


def _past_portions(scene: Scene, group: Group | None) -> Group | None:
    """Reads "43 people, 17 of them minors and 12 of them women, have": the group that the numbers of its parts follow."""
    current = group
    while current is not None and current.portion:
        at = current.first - 1
        while at >= 0 and scene.reading.tags[at] in ",&(;":
            at -= 1
        current = scene.by_last.get(at)
    return current


def _past_including(scene: Scene, at: int) -> Group | None:
    """Reads "19 of a clan, including five women, one of whom was a nurse, and two boys, were": the 19."""
    tags = scene.reading.tags
    if at < 0 or tags[at] != ",":
        return None
    opened = tags.rfind("c", max(0, at - _FURTHEST), at)
    if opened < 1 or re.search("[KkgdLs;]", tags[opened:at]) or re.search("[bvE]", re.sub("w[^,]*", "", tags[opened:at])):
        return None
    return before_including(scene, opened - 1)


def _all_of(scene: Scene, chosen: Group | None) -> Group | None:
    """Reads "18 civilians, all members of one family,": the number that "all" or "members" takes up again."""
    if chosen is None or chosen.kind != "plural" or scene.reading.lowers[chosen.first] not in grammar.TAKING_UP:
        return chosen
    number = before_comma(scene, chosen.first - 1) if scene.reading.tags[chosen.first - 1 : chosen.first] == "," else None
    return number if number and number.number is not None else chosen


def _is_place(scene: Scene, name: Group) -> bool:
    """A name after a preposition on which nobody hangs."""
    at = name.first - 1
    while at >= 0 and scene.reading.tags[at] in "txhX":
        at -= 1
    return at >= 0 and scene.reading.tags[at] in "io"


def _shared_verb(scene: Scene, at: int) -> int | None:
    """Reads "was shot and died", "was hit but suffered", "was named as having been killed": the verb before whose subject this verb shares."""
    tags = scene.reading.tags
    if at > 1 and scene.reading.lowers[at : at + 2] == ("as", "having") and tags[at - 2] == "b":
        return at - 1
    if at < 1 or not (tags[at] == "&" or scene.reading.lowers[at] == "but") or at in scene.by_last:
        return None
    for position in range(at - 1, max(-1, at - _SHARED_REACH), -1):
        if tags[position] in "KE" and position > 0 and tags[position - 1] in "byw":
            return position
        if tags[position] in ",;sw":
            return None
    return None


def _agreeing(scene: Scene, chosen: Group, *, plural: bool | None) -> Group | None:
    """The group itself where it agrees with "was" or "were"; else the nearest one before it that does."""
    joined = scene.reading.tags[chosen.first - 1 : chosen.first] == "&"
    if plural is None or chosen.plural == plural or chosen.high == 0 or (plural and joined):
        return chosen
    for other in reversed(scene.groups):
        if other.last < chosen.first and other.known and other.plural == plural and other.kind != "pronoun":
            return None if ";" in scene.reading.tags[other.last : chosen.first] else other
    return None if chosen.kind == "name" and plural else chosen


def _listed_by_name(scene: Scene, at: int) -> list[Group]:
    """The list by name that ends at an item, or at the office of those on it."""
    found = lists.before(scene, at)
    comma = None if found else _before_office(scene, at) or _before_clause(scene, at)
    return found if comma is None else lists.before(scene, comma)


def _before_clause(scene: Scene, at: int) -> int | None:
    """The comma before the clause behind a list: "Juan Tadin and Ana Tadin, both of whom were teachers"."""
    clause = _CLAUSE_OF_ALL.search(scene.reading.tags, max(0, at - _FURTHEST), at + 1)
    return clause.start() if clause else None


def _before_bracket(scene: Scene, place: Group, relative: int) -> Group | None:
    """Reads "killing one (from the town of Ostham, who died in hospital)": the one, where the bracket names but a place or a people."""
    tags = scene.reading.tags
    opened = tags.rfind("(", 0, relative)
    before = tags[max(0, place.first - _FURTHEST) : place.first].rstrip("th")
    if opened < 1 or ")" in tags[opened:relative] or not before.endswith("i"):
        return None
    one = scene.by_last.get(opened - 1)
    return one if one is not None and one.low == one.high == 1 else None


def _antecedent(scene: Scene, relative: int, *, plural: bool | None) -> list[Group]:
    at = relative - 1
    while at >= 0 and scene.reading.tags[at] in ",i":
        at -= 1
    if scene.reading.tags[at] == "B":
        return []  # "the judge saw the body, which had three wounds"
    found = scene.by_last.get(at) or left_group(scene, at)
    if found is None or _is_of_most(scene, relative):
        return []
    if found.kind == "name" and (bracketed := _before_bracket(scene, found, relative)) is not None:
        return [bracketed]
    if plural is not None and found.plural != plural:
        outer = past_prepositions(scene, found)
        found = outer if outer.plural == plural else found
    found = _past_portions(scene, found) or found
    all_of_them = relative > 1 and scene.reading.lowers[relative - 2 : relative] == ("all", "of")
    return listed_left(scene, found, plural=True) if all_of_them else [found]
