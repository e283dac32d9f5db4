"""The number that digits or words say: "1,200", "forty-two", "half a dozen", "a couple of", "hundreds of thousands of".

Does not know its bounds or what it counts; quantities.py does.
"""

import re
from collections.abc import Sequence

from services.extractor.kept import Memo
from services.extractor.vocabulary import numbers as voc

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(k|m|mn|bn)?(-plus|-odd)?")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_MOST_DIGITS = 10
_LARGEST = 10**10
_TEN, _HUNDRED = 10, 100
ARTICLES = frozenset({"a", "an"})
_AFTER_ARTICLE = frozenset({"half", "couple", "pair", *voc.SCALES, *voc.SIZES, *voc.VAGUE_AFTER_ARTICLE})
_STARTS = frozenset({*ARTICLES, "half", "half-a-dozen", *voc.UNITS, *voc.TENS, *voc.BOTH, *voc.NOBODY, *voc.VAGUE})


def _opens(word: str) -> bool:
    return word in _STARTS or word[0].isdigit() or _small(word) is not None


def counted(lowers: Sequence[str], position: int) -> bool:
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


def core(lowers: Sequence[str], position: int) -> tuple[int | None, int | None, int] | None:  # noqa: PLR0911 - one case a line
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


OPENS: Memo[str, bool] = Memo(_opens)
"""Whether a quantity can begin with a word."""
