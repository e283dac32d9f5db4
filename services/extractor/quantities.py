"""Every quantity in a sentence, in digits and words, with its bounds: "at least 43", "some two dozen", "30 to 40", "hundreds".

Does not know what is counted; a number that is plainly an age, a date, a time, money or a measure is marked as such and left to others.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import compress, count

from schemas.claim import Modifier
from services.extractor import age_lists
from services.extractor.kept import Memo
from services.extractor.record import record
from services.extractor.vocabulary import numbers as voc

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(k|m|mn|bn)?(-plus|-odd)?")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_MOST_DIGITS = 10
_LARGEST = 10**10
_TEN, _HUNDRED, _FIRST_YEAR, _LAST_YEAR = 10, 100, 1900, 2100
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
    for position in compress(count(), map(_OPENS.__getitem__, lowers)):
        if position < free or (lowers[position] in _ARTICLES and not _counted(lowers, position + 1)):
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


def _opens(word: str) -> bool:
    """Whether a quantity can begin with a word."""
    return word in _STARTS or word[0].isdigit() or _small(word) is not None


def _counted(lowers: Sequence[str], position: int) -> bool:
    """Whether the word at a position makes a quantity of the article before it; nearly all articles have another."""
    return position < len(lowers) and lowers[position] in _AFTER_ARTICLE


def value(lowers: Sequence[str], position: int) -> tuple[int, int] | None:
    """(number, position after it) of a number in digits or words that starts here."""
    word = lowers[position]
    if word[0].isdigit():
        return _digits(lowers, position)
    return _words(lowers, position)


def _digits(lowers: Sequence[str], position: int) -> tuple[int, int] | None:
    word = lowers[position]
    if _GROUPED.fullmatch(word):
        word = word.replace(".", ",")
    match = _DIGITS.fullmatch(word)
    if not match or len(match.group(1)) > _MOST_DIGITS:
        return None
    number = float(match.group(1).replace(",", "") + (match.group(2) or ""))
    number *= voc.SHORT_SCALES.get(match.group(3) or "", 1)
    after = position + 1
    while after < len(lowers) and lowers[after] in voc.SCALES and number < _LARGEST:
        number *= voc.SCALES[lowers[after]]
        after += 1
    return (int(number), after) if number == int(number) else None


def _small(word: str) -> int | None:
    """The value of a word below one hundred: "seven", "forty", "forty-two"."""
    if word in voc.UNITS:
        return voc.UNITS[word]
    if word in voc.TENS:
        return voc.TENS[word]
    tens, dash, unit = word.partition("-")
    if dash and tens in voc.TENS and unit in voc.UNITS:
        return voc.TENS[tens] + voc.UNITS[unit]
    return None


def _words(lowers: Sequence[str], position: int) -> tuple[int, int] | None:
    total, part, at, seen = 0, 0, position, False
    while at < len(lowers):
        word = lowers[at]
        small = _small(word)
        if (
            small is not None
            and (part == 0 or part % _HUNDRED == 0 or (part % _TEN == 0 and small < _TEN))
            and not (seen and part == 0 == total)
        ):
            part += small
        elif word in voc.SCALES and seen:
            scale = voc.SCALES[word]
            total, part = (total, part * scale) if scale <= _HUNDRED else (total + part * scale, 0)
        elif (
            word == "and" and seen and (part >= _HUNDRED or total) and at + 1 < len(lowers) and _small(lowers[at + 1]) is not None
        ):
            at += 1
            continue
        else:
            break
        seen, at = True, at + 1
        if total > _LARGEST or part > _LARGEST:
            return None
    return (total + part, at) if seen else None


def _core(lowers: Sequence[str], position: int) -> tuple[int | None, int | None, int] | None:  # noqa: PLR0911 - one case a line
    """(low, high, position after) of the bare number, vague word or zero that starts here."""
    word = lowers[position]
    following = lowers[position + 1] if position + 1 < len(lowers) else ""
    number = value(lowers, position)
    if number:
        return number[0], number[0], number[1]
    if word == "half-a-dozen":
        return 6, 6, position + 1
    if word == "half" and following in {"a", "dozen"}:
        return _half(lowers, position)
    if word in {"a", "an"}:
        return _after_article(lowers, position + 1)
    if word in voc.BOTH:
        return voc.BOTH[word], voc.BOTH[word], position + 1
    if word in voc.NOBODY and following not in voc.NO_BOUND:
        return 0, 0, position + 2 if word == "no" and following in {"one", "body"} else position + 1
    if word in voc.VAGUE and not (word in voc.ASKED and position and lowers[position - 1] in voc.ASKING):
        return None, None, _vague_end(lowers, position)
    return None


def _half(lowers: Sequence[str], position: int) -> tuple[int, int, int] | None:
    after = position + 2 if lowers[position + 1] == "a" else position + 1
    if after < len(lowers) and lowers[after] in voc.SCALES:
        number = voc.SCALES[lowers[after]] // 2
        return number, number, after + 1
    return None


def _after_article(lowers: Sequence[str], position: int) -> tuple[int | None, int | None, int] | None:
    """Reads "a dozen", "a hundred", "a couple of", "a pair of", "a large number of", "a few"."""
    at = position
    if at >= len(lowers):
        return None
    word = lowers[at]
    if word == "half" and lowers[at + 1 : at + 2] == ["dozen"]:
        return 6, 6, at + 2
    if word in voc.SCALES:
        number = _words(["one", *lowers[at : at + 8]], 0)
        return (number[0], number[0], at + number[1] - 1) if number else None
    if word in {"couple", "pair"} and at + 1 < len(lowers) and lowers[at + 1] in {"of", "dozen", "hundred", "thousand", "more"}:
        return _pair(lowers, at + 1)
    while at < len(lowers) and lowers[at] in voc.SIZES:
        at += 1
    if at < len(lowers) and lowers[at] in voc.VAGUE_AFTER_ARTICLE:
        following = lowers[at + 1] if at + 1 < len(lowers) else ""
        alone = following in voc.AFTER_NUMBER and lowers[at] == "number"
        return (None, None, _vague_end(lowers, at)) if following == "of" or lowers[at] == "few" or alone else None
    return None


def _pair(lowers: Sequence[str], at: int) -> tuple[int | None, int | None, int]:
    if lowers[at] in voc.SCALES:
        return None, None, _vague_end(lowers, at)
    return 2, 2, at + 1 if lowers[at] == "of" else at


def _vague_end(lowers: Sequence[str], position: int) -> int:
    """Past "several hundred", "hundreds of thousands of", "dozens of": up to the thing counted."""
    at = position + 1
    while at < len(lowers) and (lowers[at] in voc.SCALES or lowers[at] in voc.VAGUE):
        at += 1
    if at < len(lowers) and lowers[at] == "of":
        more = at + 1 < len(lowers) and lowers[at + 1] in voc.VAGUE
        return _vague_end(lowers, at + 1) if more else at + 1
    return at


def _at(lowers: Sequence[str], position: int, floor: int) -> Quantity | None:
    """The quantity whose number starts here. Bound words to its left may be taken back to `floor`."""
    core = _core(lowers, position)
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
    other = value(lowers, after + 1 + further)
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
    if position > floor and lowers[position - 1] in {"~", ">"}:
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
        if before.isdigit() and position > 1 and lowers[position - 2] in voc.MONTHS:
            return False  # "Jul 30 2015"
        return following not in {",", ".", ";", ")", "(", "", "and", "or", "-"} and before not in {
            "in",
            "since",
            "of",
            "until",
            "from",
        }
    return not age_lists.is_age(lowers, position, after)


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
_ARTICLES = frozenset({"a", "an"})
_AFTER_ARTICLE = frozenset({"half", "couple", "pair", *voc.SCALES, *voc.SIZES, *voc.VAGUE_AFTER_ARTICLE})
_STARTS = frozenset({*_ARTICLES, "half", "half-a-dozen", *voc.UNITS, *voc.TENS, *voc.BOTH, *voc.NOBODY, *voc.VAGUE})
_BOUND_ENDS = frozenset(phrase[-1] for phrase in _BOUND)
_RIGHT_STARTS = frozenset({"+", *(phrase[0] for phrase in (*voc.RIGHT_AT_LEAST, *voc.RIGHT_ABOUT))})
_OPENS = Memo(_opens)
