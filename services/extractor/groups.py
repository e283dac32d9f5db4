"""Finds the people a sentence speaks of: "at least 43 people", "a woman", "12 others", "the two soldiers", "John Smith", "he".

Does not know whether anybody came to harm: predicates.py does.
"""

import re
from collections.abc import Mapping
from typing import Literal

from schemas.claim import Category, Modifier
from services.extractor import ages
from services.extractor.categories import category_of
from services.extractor.quantities import Quantity
from services.extractor.reading import Reading
from services.extractor.record import record
from services.extractor.vocabulary import en, people
from services.extractor.vocabulary.en_places import BEFORE, DEMONYMS

Kind = Literal["number", "bare", "single", "definite", "plural", "name", "pronoun"]
_RUN = re.compile(r"[xXyzEpPhu]{0,9}")
_PEOPLE_AHEAD = re.compile(r"[xXyzEhu]{0,8}[pP]")
"""A run that has a noun for people; without one only a number has a head."""
_OPENING = re.compile(
    r"[qrRXpP]|x(?=[xXyzEhu]{0,7}[pP])|a(?=[^xXpPz]|$|x[KbvdD])|[th](?=(?:[xz]{0,2}h){0,3}q|[i;,s&)]|$)|[ath](?=[xXyzEhu]{0,8}[pP])"
)
"""Where a group can begin: at a word for people, and at an article or an adjective where such a word stands ahead, or nothing does."""
_NAME = re.compile(r"X(?:[Xz](?!K)){0,8}")
_TITLED = re.compile(r"X(?:X|xX){0,7}")
_AGES_OF_EACH = re.compile(r",z(?:z,)*z,?&z(?![i&])")
_SECOND = re.compile(r"&[xX]{0,2}P(?=[bvK;,]|$)")
_OF = re.compile(r"o(?:hj|[th])?")
"""Of the, of his, of his own."""
_OWNED_NUMBER = re.compile(r"(?:[xz]{0,2}h){0,3}q")
"""Reads "the two sons", "his neighbour's two sons", from the item behind the article on."""
_AFTER_OBJECT = frozenset({"", "i", ";", ",", "s", "&", ")"})
_LONGEST_SINGLE = 7


@record
class Group:
    """People as one phrase. `first`, `last` are items of the reading; `number` is the item of the quantity, where there is one."""

    first: int
    last: int
    kind: Kind
    low: int | None
    high: int | None
    modifier: Modifier
    category: Category
    text: str | None = None
    number: int | None = None
    ellipsis: bool = False
    """Without a noun of its own or "others": of the kind spoken of before."""
    known: bool = True
    """The head is a word for people, not merely a word that may be one."""
    outer: bool = False
    """Reads "one of the four": part of a larger group in the same phrase."""
    inner: int | None = None
    """The item of the larger group's number."""
    portion: str | None = None
    """Counts a part of those told of before, and says of what kind: the word for them, "them" or "dead"."""

    @property
    def plural(self) -> bool:
        """More than one person."""
        return not (self.low == self.high == 1)


def find(reading: Reading) -> list[Group]:
    """All groups in order, none overlapping."""
    groups: list[Group] = []
    tags, opening = reading.tags, _OPENING.search(reading.tags)
    while opening is not None:
        at = opening.start()
        group = _OPENERS[tags[at]](reading, at)
        if group is not None:
            groups.append(group)
            at = group.last
        opening = _OPENING.search(tags, at + 1)
    return groups


def _head(reading: Reading, start: int, *, counted: bool) -> tuple[int, bool] | None:
    """(item of the head noun, is it surely people) of the run of words from `start`, or None."""
    if not counted and not _PEOPLE_AHEAD.match(reading.tags, start):
        return None
    run = _RUN.match(reading.tags, start)
    end = run.end() if run else start
    known = [at for at in range(start, end) if reading.tags[at] in "pP"]
    if counted:
        for at in known:
            if reading.tags[at] == "P" and not _attributive(reading, at, end) and reading.tags[at + 1 : at + 2] != "P":
                return _with_second(reading, at), True
    if known and not counted and reading.lowers[known[-1]] != "other" and reading.tags[known[-1] + 1 : known[-1] + 2] == "X":
        return known[-1], True
    return _last_noun(reading, start, end, known, counted=counted)


def _last_noun(reading: Reading, start: int, end: int, known: list[int], *, counted: bool) -> tuple[int, bool] | None:
    """The head at the end of the run, without what cannot belong to a noun phrase."""
    end = next((at for at in range(start + 1, end) if reading.tags[at - 1] in "pP" and _ends_noun(reading, at)), end)
    while end > start and (
        reading.tags[end - 1] in "yEhz"
        or (_verbal(reading, end - 1) and any(at < end - 1 for at in known))
        or (reading.tags[end - 1] == "X" and any(at < end - 1 for at in known))
    ):
        end -= 1
    if end == start or (counted and reading.lowers[start] in en.NOT_PEOPLE):
        return None
    if reading.tags[end - 1] in "pP":
        return end - 1, True
    if reading.tags[end - 1] == "u" and known:
        return known[-1], True
    if not counted or reading.lowers[end - 1] in en.NOT_PEOPLE or not _may_be_people(reading, start, end):
        return None
    if (
        reading.tags[end : end + 1] == "&"
        and reading.tags[end + 1 : end + 3] in {"xP", "XP", "pP"}
        and reading.lowers[end - 1] in en.HINT_OF
    ):
        return end + 2, True
    return (end - 1, False) if end - start <= _LONGEST_SINGLE else None


def _may_be_people(reading: Reading, start: int, end: int) -> bool:
    """An unknown noun after a number: a plural, or after "one" any."""
    word = reading.lowers[end - 1]
    return (
        word.endswith(("s", "men", "folk"))
        or (end - start == 1 and reading.tags[start] == "X")
        or word in en.HINT_OF
        or reading.lowers[start - 1] in {"one", "1"}
    )


def _ends_noun(reading: Reading, at: int) -> bool:
    """Reads "a man walking his dog", "his friend 18 months ago": what somebody was doing, or a number that tells when."""
    return reading.tags[at] == "z" or (
        reading.tags[at] == "x" and reading.lowers[at].endswith("ing") and reading.tags[at + 1 : at + 2] == "h"
    )


def _verbal(reading: Reading, at: int) -> bool:
    """Reads "a civilian working with", "a man suspected": no part of the noun phrase."""
    return reading.tags[at] in "xX" and reading.lowers[at].endswith(("ing", "ed"))


def unknown_single(reading: Reading, start: int) -> Group | None:
    """Reads "a pastoralist", "an ex-mayor": one of a kind that no list has, from the article on."""
    run = _RUN.match(reading.tags, start + 1)
    end = run.end() if run else start + 1
    while end > start + 1 and (reading.tags[end - 1] in "yEhz" or _verbal(reading, end - 1)):
        end -= 1
    if not 1 <= end - start - 1 <= _LONGEST_SINGLE or reading.lowers[end - 1] in en.NOT_PEOPLE or _thing(reading.lowers[end - 1]):
        return None
    category, text = category_of(reading, start + 1, end - 1)
    return Group(start, end - 1, "single", 1, 1, "exact", category, text, known=False)


def _is_thing(word: str) -> bool:
    return word in en.NOT_PEOPLE or f"{word}s" in en.NOT_PEOPLE


def _thing(word: str) -> bool:
    return f"{word}s" in en.NOT_PEOPLE or word.endswith(("tion", "ment", "ity", "ness", "ism", "ance", "ence", "ship"))


def _with_second(reading: Reading, at: int) -> int:
    """Reads "troops and state employees" under one number: the second noun."""
    second = _SECOND.match(reading.tags, at + 1)
    return second.end() - 1 if second else at


def _attributive(reading: Reading, at: int, end: int) -> bool:
    """The plural noun at `at` only describes the noun after it."""
    return reading.lowers[at] in en.ATTRIBUTIVE and at + 1 < end and reading.tags[at + 1] in "xpP"


def _number(reading: Reading, position: int) -> Group | None:
    """Reads "at least 43 people", "two of the men", "12 others", "30"."""
    quantity = reading.quantities[position]
    inner = _OF.match(reading.tags, position + 1)
    start = inner.end() if inner else position + 1
    outer, inner_number = bool(inner), None
    if inner and reading.tags[start : start + 1] == "q":
        if inner.end() - inner.start() == 1 and not _is_fewer(quantity, reading.quantities[start]):
            return None
        inner_number = start
        start += 1
    common = {
        "low": quantity.low,
        "high": quantity.high,
        "modifier": quantity.modifier,
        "number": position,
        "outer": outer,
        "inner": inner_number,
    }
    if reading.tags[start : start + 1] in {"R", "w"} and (inner or reading.lowers[position].endswith(" of")):
        return Group(position, start, "number", category="people", ellipsis=True, **common)  # type: ignore[arg-type] # as Group names them
    head = _head(reading, start, counted=True)
    if head is None:
        return _bare(reading, position, start, common)
    at, known = head
    category, text = category_of(reading, start, at)
    if not known and category == "people":
        category, text = "other", " ".join(reading.lowers[start : at + 1])
    ellipsis = reading.lowers[at] in {"others", "other", "victims", "victim"} or (reading.tags[at] == "u")
    if reading.lowers[at + 1 : at + 3] in en.OR_MORE and quantity.modifier == "exact":
        common |= {"high": None, "modifier": "at_least"}
    return Group(position, at, "number", category=category, text=text, ellipsis=ellipsis, known=known, **common)  # type: ignore[arg-type] # as Group names them


def _is_fewer(some: Quantity, all_of_them: Quantity) -> bool:
    """Reads "one of four women" but not "a total of four"."""
    return some.low is not None and all_of_them.low is not None and 0 < some.low < all_of_them.low


def _bare(reading: Reading, position: int, start: int, common: Mapping[str, object]) -> Group | None:
    last = position
    while last + 1 < len(reading.tags) and reading.tags[last + 1] == "u":
        last += 1
    following = reading.tags[start : start + 1]
    if last == position and (following in {"x", "X"} or _of_things(reading, start)):
        return None
    return Group(position, last, "bare", category="people", ellipsis=True, **common)  # type: ignore[arg-type] # as Group names them


def _of_things(reading: Reading, start: int) -> bool:
    """Reads "dozens of adult pigs": what is counted is no people, though a word for some stands before it."""
    run = _RUN.match(reading.tags, start)
    return run is not None and run.end() > start and reading.lowers[run.end() - 1] in en.NOT_PEOPLE


def _single(reading: Reading, position: int) -> Group | None:
    """Reads "a woman", "an off-duty police officer", "another soldier", "another"."""
    another = reading.lowers[position] == "another"
    if another and reading.tags[position + 1 : position + 2] == "q":
        inner = _number(reading, position + 1)
        return None if inner is None else _widened(inner, position)
    if another and reading.tags[position + 1 : position + 2] == "o" and reading.tags[position + 2 : position + 3] in {"t", "h"}:
        return _one_more_of(reading, position)
    if _is_further(reading, position):
        return Group(position, position + 1, "single", 1, 1, "exact", "people", ellipsis=True)
    head = _head(reading, position + 1, counted=False)
    if head is None or not (reading.tags[head[0]] == "p" or _one_of_a_staff(reading, head[0])):
        return _another(reading, position) if another else None
    category, text = category_of(reading, position + 1, head[0])
    return Group(position, _with_name(reading, head[0]), "single", *_how_many(reading, head[0]), "exact", category, text)


def _one_more_of(reading: Reading, position: int) -> Group | None:
    """Reads "another of his daughters"."""
    them = _definite(reading, position + 2)
    if them is None or them.kind != "plural":
        return _another(reading, position)
    return Group(position, them.last, "single", 1, 1, "exact", them.category, them.text)


def _is_further(reading: Reading, position: int) -> bool:
    """Reads "a fourth was hurt", not "a second shot"."""
    following = reading.lowers[position + 1 : position + 3]
    if len(following) < 2 or following[0] not in en.FURTHER_ONE:  # noqa: PLR2004 - the ordinal and the verb
        return False
    return reading.tags[position + 2] in "KbvdD" and following[1] != "shot"


def _one_of_a_staff(reading: Reading, head: int) -> bool:
    """Reads "a Shell staff" as West African English does: one who works there."""
    return reading.lowers[head] in en.STAFF and reading.tags[head - 1] in "xX" and reading.tags[head + 1 : head + 2] != "o"


def _with_name(reading: Reading, head: int) -> int:
    """The last item of "commander John Smith": the name belongs to the noun."""
    name = _TITLED.match(reading.tags, head + 1)
    return name.end() - 1 if name else head


def _how_many(reading: Reading, head: int) -> tuple[int, int]:
    """How many a singular noun stands for: "a couple" are two."""
    number = en.COLLECTIVES.get(reading.lowers[head], 1)
    return number, number


def _another(reading: Reading, position: int) -> Group | None:
    """Reads "another was wounded", "wounding another"."""
    following = reading.tags[position + 1 : position + 3]
    if following[:1] in {"x", "X", "p", "P", "z"} or following in {"yx", "yX"}:
        return None
    return Group(position, position, "single", 1, 1, "exact", "people", ellipsis=True)


def _widened(group: Group, first: int) -> Group:
    return Group(first, group.last, group.kind, group.low, group.high, group.modifier, group.category, group.text, group.number,
                 ellipsis=True, known=group.known, outer=group.outer)  # fmt: skip


def _definite(reading: Reading, position: int) -> Group | None:
    """Reads "the driver", "his two sons", "the 12 victims", "her mother"."""
    following = reading.tags[position + 1 : position + 2]
    owned = _OWNED_NUMBER.match(reading.tags, position + 1)
    if owned:
        inner = _number(reading, owned.end() - 1)
        return None if inner is None else _definite_number(inner, position)
    if reading.lowers[position] == "her" and following in _AFTER_OBJECT:
        return Group(position, position, "pronoun", 1, 1, "exact", "women")
    head = _head(reading, position + 1, counted=False)
    if head is None or _is_landscape(reading, position, head[0]):
        return None
    category, text = category_of(reading, position + 1, head[0])
    if reading.tags[head[0]] == "P":
        count = _by_ages(reading, head[0])
        return Group(position, head[0], "plural", count, count, "exact" if count else "vague", category, text)
    kind: Kind = "single" if reading.tags[position] == "h" else "definite"
    return Group(position, _with_name(reading, head[0]), kind, *_how_many(reading, head[0]), "exact", category, text)


def _is_landscape(reading: Reading, position: int, head: int) -> bool:
    """Reads "in the Colombian Andes": a people's name before that of a land."""
    people = head == position + 1 and reading.tags[head : head + 2] == "pX" and reading.lowers[head] in DEMONYMS
    return people and position > 0 and reading.lowers[position - 1] in BEFORE


def _by_ages(reading: Reading, head: int) -> int | None:
    """Reads "his sons, ages 3 and 4": as many as the ages told behind."""
    told = _AGES_OF_EACH.match(reading.tags, head + 1)
    return None if told is None or reading.lowers[head + 2] != "ages" else told.group().count("z") - 1


def _definite_number(inner: Group, first: int) -> Group:
    return Group(first, inner.last, inner.kind, inner.low, inner.high, inner.modifier, inner.category, inner.text, inner.number,
                 ellipsis=inner.ellipsis, known=inner.known, outer=inner.outer)  # fmt: skip


def _plain(reading: Reading, position: int) -> Group | None:
    """Reads "civilians", "Syrian soldiers", a bare noun at the head of a headline, a name"""
    head = _head(reading, position, counted=False)
    if head and reading.tags[head[0]] == "P":
        category, text = category_of(reading, position, head[0])
        return Group(position, head[0], "plural", None, None, "vague", category, text)
    if head and reading.tags[head[0]] == "p" and not _is_landscape(reading, position - 1, head[0]):
        category, text = category_of(reading, position, head[0])
        return Group(
            position,
            _with_name(reading, head[0]),
            "name" if reading.tags[position] == "X" else "single",
            *_how_many(reading, head[0]),
            "exact",
            category,
            text,
        )
    return None


def _named(reading: Reading, position: int) -> Group | None:
    """A name, or a noun phrase that starts with a capital."""
    plain = _plain(reading, position)
    if plain:
        return plain
    name = _NAME.match(reading.tags, position)
    if not name or (reading.shouting and name.end() == position + 1 and _is_thing(reading.lowers[position])):
        return None
    return Group(
        position,
        name.end() - 1,
        "name",
        1,
        1,
        "exact",
        ages.told(reading.lowers, reading.tags, name.end()) or _by_word_before(reading, position),
        known=False,
    )


def _by_word_before(reading: Reading, name: int) -> Category:
    """Who a name is by the word before or the word that opens it: "pregnant Jane Smith", "Umm Ahmed", who is Ahmed's mother."""
    if reading.lowers[name] in people.MOTHERS:
        return "women"
    told = en.HINT_OF.get(reading.lowers[name - 1]) if name and reading.tags[name - 1] == "x" else None
    return told if told in {"women", "children"} else "people"


def _pronoun(reading: Reading, position: int) -> Group | None:
    word = reading.lowers[position]
    if reading.tags[position] == "R":
        return Group(position, position, "pronoun", None, None, "vague", "people")
    category: Category = "men" if word in {"he", "him"} else "women" if word == "she" else "people"
    return Group(position, position, "pronoun", 1, 1, "exact", category)


_OPENERS = {
    "q": _number, "a": _single, "t": _definite, "h": _definite, "p": _plain, "P": _plain, "x": _plain, "X": _named,
    "r": _pronoun, "R": _pronoun,
}  # fmt: skip
