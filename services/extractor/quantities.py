"""Every quantity in a sentence, in digits and words, with its bounds: "at least 43", "some two dozen", "30 to 40", "hundreds".

Does not read the bare number (numerals.py does), and does not know what is counted; a number that is plainly an age, a date, a time, money or a measure is marked as such and left to others.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import compress, count

from schemas.claim import Modifier
from services.extractor import age_lists, numerals
from services.extractor.record import record
from services.extractor.vocabulary import numbers as voc

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LONGEST_PHRASE = 4


@record
class Quantity:
    """A number with its bounds. `first`, `last` are token positions including the bound words, `core` that of the number itself."""

    first: int
    core: int
    last: int
    low: int | None
    high: int | None
    modifier: Modifier
    counts: bool = True
    """False: an age, a date, a time, money, a measure or the number of a thing."""


def find(lowers: Sequence[str]) -> list[Quantity]:
    """All quantities among the words of a sentence, in lower case, in order, none overlapping."""
    found: list[Quantity] = []
    free, aged = 0, False
    for position in compress(count(), map(numerals.OPENS.__getitem__, lowers)):
        if position < free or (lowers[position] in numerals.ARTICLES and not numerals.counted(lowers, position + 1)):
            continue
        one = _at(lowers, position, free)
        if one:
            if aged and age_lists.goes_on(lowers, found[-1].first, found[-1].last, one.core, one.last + 1):
                one = replace(one, counts=False)
            else:
                aged = not one.counts and age_lists.stated(lowers, one.core, one.last + 1)
            found.append(one)
            free = one.last + 1
    return found


def _at(lowers: Sequence[str], position: int, floor: int) -> Quantity | None:
    """The quantity whose number starts here. Bound words to its left may be taken back to `floor`."""
    core = numerals.core(lowers, position)
    if core is None:
        return None
    low, high, after = core
    if low is None:
        return _bounded(lowers, position, after, None, floor)
    second = _second_of_range(lowers, position, after, low)
    if second:
        high, after = second
        between = 1 if position > floor and lowers[position - 1] in {"between", "from"} else 0
        return Quantity(position - between, position, after - 1, low, high, "range", _counts(lowers, position, after))
    if low == 0 and not lowers[position][0].isdigit():
        return Quantity(position, position, after - 1, 0, 0, "exact")
    return _bounded(lowers, position, after, low, floor)


def _second_of_range(lowers: Sequence[str], position: int, after: int, low: int) -> tuple[int, int] | None:
    """(upper end, position after it) where "30 to 40", "30-40", "30 or 40", "between 30 and 40" follows."""
    if after + 1 >= len(lowers):
        return None
    mark = lowers[after]
    opener = lowers[position - 1] if position else ""
    if mark not in voc.RANGE_MARKS and not (mark == "and" and opener == "between"):
        return None
    if mark == "to" and opener == "from" and (position < 2 or lowers[position - 2] not in voc.VARYING):  # noqa: PLR2004 - the word before "from"
        return None
    further = next(
        (n for n in (3, 2, 1) if tuple(lowers[after + 1 : after + 1 + n]) in _BOUND and after + n + 1 < len(lowers)), 0
    )
    other = numerals.value(lowers, after + 1 + further)
    if not other or other[0] <= low:
        return None
    if mark == "-" and (further or other[0] > low * 20 or (position and lowers[position - 1] in voc.MONTHS)):
        return None
    return other


def _bounded(lowers: Sequence[str], position: int, after: int, low: int | None, floor: int) -> Quantity:
    first, modifier, phrase = _left_bound(lowers, position, floor)
    right = _right_bound(lowers, after)
    if right:
        modifier, after = right
    elif lowers[position].endswith("-plus"):
        modifier = "at_least"
    elif lowers[position].endswith("-odd"):
        modifier = "about"
    counts = _counts(lowers, position, after)
    if low is None:
        return Quantity(first, position, after - 1, None, None, "vague", counts)
    least, most = _bounds(low, modifier, strictly=phrase in voc.STRICTLY_BELOW)
    return Quantity(first, position, after - 1, least, most, modifier, counts)


def _bounds(number: int, modifier: Modifier, *, strictly: bool) -> tuple[int | None, int | None]:
    if modifier == "at_least":
        return number, None
    if modifier == "more_than":
        return number + 1, None
    if modifier == "at_most":
        return None, max(0, number - 1) if strictly else number
    return number, number


def _left_bound(lowers: Sequence[str], position: int, floor: int) -> tuple[int, Modifier, tuple[str, ...]]:
    bounded = position > floor and lowers[position - 1] in _BOUND_ENDS
    for size in range(_LONGEST_PHRASE, 0, -1) if bounded else ():
        if position - size >= floor:
            phrase = tuple(lowers[position - size : position])
            modifier = _BOUND.get(phrase)
            if modifier and not _moves(lowers, position - size, phrase):
                return position - size, modifier, phrase
    if position > floor and lowers[position - 1] in {"~", ">"} and lowers[position][0].isdigit():
        return position - 1, "about" if lowers[position - 1] == "~" else "more_than", ()
    return position, "exact", ()


def _moves(lowers: Sequence[str], at: int, phrase: tuple[str, ...]) -> bool:
    """Whether "up to" belongs to the verb: "the number goes up to 48"."""
    return phrase == ("up", "to") and at > 0 and lowers[at - 1] in voc.RISING


def _right_bound(lowers: Sequence[str], after: int) -> tuple[Modifier, int] | None:
    if after >= len(lowers) or lowers[after] not in _RIGHT_STARTS:
        return None
    if lowers[after] == "+":
        return "at_least", after + 1
    for table, modifier in ((voc.RIGHT_AT_LEAST, "at_least"), (voc.RIGHT_ABOUT, "about")):
        for phrase in table:
            if tuple(lowers[after : after + len(phrase)]) == phrase:
                return modifier, after + len(phrase)  # type: ignore[return-value] # literals in a tuple widen to str
    return None


def _counts(lowers: Sequence[str], position: int, after: int) -> bool:
    """Whether the number can count people, judged by the words beside it."""
    before = lowers[position - 1] if position else ""
    following = lowers[after] if after < len(lowers) else ""
    digits = lowers[position][0].isdigit()
    if before in voc.CURRENCY or before in voc.AGE_BEFORE or before in voc.MONTHS or following in voc.UNITS_OF_OTHER_THINGS:
        return before == "may" and not digits and following not in voc.UNITS_OF_OTHER_THINGS
    rung = lowers[position] in voc.EMERGENCY and (before in voc.CALLING or following in voc.CALLING)
    pictured = (lowers[max(0, position - 3) : position - 2] in voc.PICTURES and before == "of") or before in voc.PICTURE_WORDS
    if digits and (before in voc.NUMBERED_THINGS or following in voc.MONTHS or rung or pictured or _is_clock(lowers[position])):
        return False
    if digits and (before in {"/", "."} or following in {":", "/"} or (before in {":", "-"} and _joined(lowers, position))):
        return False
    if _is_year(lowers[position]):
        if _ends_date(lowers, position):
            return False
        return following not in {",", ".", ";", ")", "(", "", "and", "or", "-"} and before not in {
            "in",
            "since",
            "of",
            "until",
            "from",
        }
    return not age_lists.is_age(lowers, position, after)


def _ends_date(lowers: Sequence[str], position: int) -> bool:
    """Reads "Jul 30 2015", "January 9, 2017"."""
    day = position - (2 if position > 1 and lowers[position - 1] == "," else 1)
    return day > 0 and lowers[day].isdigit() and lowers[day - 1] in voc.MONTHS


def _is_clock(word: str) -> bool:
    """Reads "at 0815"."""
    return word.isdigit() and word[0] == "0" and len(word) == _CLOCK


def _joined(lowers: Sequence[str], position: int) -> bool:
    """Whether a mark before a number stands in a time or a range: "10:30", "5-12", not "in the office: 52 dead"."""
    return position > 1 and lowers[position - 2][-1].isdigit()


def _is_year(word: str) -> bool:
    return word.isdigit() and _FIRST_YEAR <= int(word[:6]) <= _LAST_YEAR


_BOUND: dict[tuple[str, ...], Modifier] = dict(voc.BOUNDS)
_CLOCK = 4
"""Digits of a time of day."""
_BOUND_ENDS = frozenset(phrase[-1] for phrase in _BOUND)
_RIGHT_STARTS = frozenset({"+", *(phrase[0] for phrase in (*voc.RIGHT_AT_LEAST, *voc.RIGHT_ABOUT))})
