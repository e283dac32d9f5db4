"""Ages as one item: "16 year old", "four-year-old", "(aged 9)", "(19 years old, male)", ", 42,"; and who a person of that age is.

Does not know names or lists; reading.py and lists.py do.
"""

import re
from collections.abc import Sequence

from schemas.claim import Category
from services.extractor.document import Token
from services.extractor.kept import Memo
from services.extractor.vocabulary import numbers as voc
from services.extractor.vocabulary import people

ADULT = 18
SIGNS = ("year", "month", "week-old", "weeks old", "week old", "days old", "day-old", "day old", "aged")
"""Without any of these a sentence tells no age that would have to be joined, but in brackets."""
_UNIT = re.compile(r"(?:(.+)-)?(year|month|week|day)s?(?:-(old))?$")
_UNITS = Memo(_UNIT.match)
_CLOSING = frozenset({",", ")", ";", ".", "and", "]"})
_NO_AGE = "0?-"
"""Opens the word for a kinship told without an age: a digit first, as in the words for ages."""
_TOLD = re.compile(r"(?:(\d{1,3})(?:-aged)?|0\?)(?:-(men|women))?$")
SEXED: dict[str, Category] = {"men": "men", "women": "women"}
_YEARS = re.compile(r"(\d{1,3})(?:-year-old$|-aged|$)")
_LONGEST = 3
_LISTING = frozenset({",", "and", "&"})
_LISTED = 2
_ONE = frozenset({"a", "an"})


def joined(tokens: list[Token]) -> list[Token]:
    """The tokens, each age one of them: "16-year-old" before a noun or as one, "16-aged" behind a name."""
    units = [token.lower == "aged" or _UNITS[token.lower] is not None for token in tokens]
    if True not in units:
        return tokens
    kept: list[Token] = []
    position = 0
    while position < len(tokens):
        found = _age(tokens, position) if True in units[position : position + 2] else _paired(tokens, units, position)
        if found is None:
            kept.append(tokens[position])
            position += 1
            continue
        number, stop, behind = found
        lower = f"{number}-aged" if behind else f"{number}-year-old"
        kept.append(Token(lower, lower, tokens[position].start, tokens[stop - 1].end))
        position = stop
    return kept


def _age(tokens: Sequence[Token], at: int) -> tuple[int, int, bool] | None:
    """(years, position after it, whether it stands behind a name) of the age that starts here."""
    before = tokens[at - 1].text if at else ""
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if tokens[at].lower == "aged":
        number = as_years(following)
        further = tokens[at + 2].lower if at + 2 < len(tokens) else ""
        listed = further in voc.RANGE_MARKS or further == "and" or _lists(tokens, at + 2)
        return None if number is None or listed else (number, at + 2, True)
    unit, number, stop = _unit(tokens, at)
    if unit is None or number is None:
        return None
    if not unit.group(3):
        if stop >= len(tokens) or tokens[stop].lower != "old":
            return None
        stop += 1
    behind = _ends_range(tokens, at) or (before in {",", "(", "["} and (stop >= len(tokens) or tokens[stop].lower in _CLOSING))
    return (number if unit.group(2) == "year" else 0, stop, behind)


def _paired(tokens: Sequence[Token], units: Sequence[bool], at: int) -> tuple[int, int, bool] | None:
    """Reads "an 11 and 13 year-old", "an 11 and a 13-year-old": the first number is an age as well."""
    if not at or True not in units[at + 2 : at + 5] or tokens[at - 1].lower not in _ONE or tokens[at + 1].lower != "and":
        return None
    number, second = as_years(tokens[at].lower), at + 2 + (tokens[at + 2].lower in _ONE)
    return None if number is None or _age(tokens, second) is None else (number, at + 1, False)


def _lists(tokens: Sequence[Token], at: int) -> bool:
    """Whether a list of ages goes on with this comma: "aged 21, 22 and 24"."""
    following = [token.lower for token in tokens[at : at + 3]]
    return following[:1] == [","] and following[1].isdigit() and following[2] in _LISTING if len(following) > _LISTED else False


def _ends_range(tokens: Sequence[Token], at: int) -> bool:
    """Reads "between 20 and 29 years old", "17 or 18 years old" from the second number on: they stand behind somebody."""
    before = [token.lower for token in tokens[max(0, at - 3) : at]]
    if len(before) < _LISTED or not before[-2].isdigit() or "-" in tokens[at].lower:
        return False
    return before[-1] in voc.RANGE_MARKS or before[0::2] == ["between", "and"]


def _unit(tokens: Sequence[Token], at: int) -> tuple[re.Match[str] | None, int | None, int]:
    """The unit of time, its number and the position after it: "16-year", "16 years"."""
    own = _UNITS[tokens[at].lower]
    if own and own.group(1):
        return own, as_years(own.group(1)), at + 1
    following = _UNITS[tokens[at + 1].lower] if at + 1 < len(tokens) else None
    return (following, as_years(tokens[at].lower), at + 2) if following and not following.group(1) else (None, None, at)


def as_years(word: str) -> int | None:
    """The years in digits or words, None where it is no number that an age may be."""
    if word.isdigit() and len(word) <= _LONGEST:
        return int(word)
    tens, _, unit = word.partition("-")
    if tens in voc.TENS:
        return voc.TENS[tens] + voc.UNITS.get(unit, 0)
    return voc.UNITS.get(word)


def aside(inside: Sequence[Token]) -> str | None:
    """The age in brackets as one word ("9-aged", "19-aged-men"), a sex or a kinship alone as another ("0?-women"), else None."""
    kin = _kin(inside)
    if kin is not None:
        return f"{_NO_AGE}{kin}"
    years, kind = None, None
    for token in inside:
        number = as_years(token.lower.removesuffix("-aged").removesuffix("-year-old"))
        if number is not None and years is None:
            years = number
        elif token.lower in people.SEXES or token.lower in people.SMALL:
            kind = people.SEXES.get(token.lower, kind)
            years = 0 if years is None and token.lower in people.SMALL else years
        elif token.lower not in people.AGE_WORDS:
            return None
    if years is None:
        return None
    return f"{years}-aged-{kind}" if kind else f"{years}-aged"


def _kin(inside: Sequence[Token]) -> str | None:
    """Reads "(daughter)", "(wife of Omar)": a man or a woman, whose age is not told; not "(f)", nor what else follows the word."""
    words = [token.lower for token in inside]
    told = people.SEXES.get(words[0]) if words and len(words[0]) > 1 and words[0] not in people.YOUNG else None
    return told if words[1:] == [] or words[1] == "of" else None


def of_age(word: str) -> bool:
    """Whether an age as one word, "29-year-old", "29-aged" or "29", is that of a grown person."""
    years = _YEARS.match(word)
    return years is not None and int(years.group(1)) >= ADULT


def told(lowers: Sequence[str], tags: str, after: int) -> Category | None:
    """Who the person before an item is, where an age or a kinship stands behind: a child, or what else the brackets say."""
    kind: Category | None = None
    while kind is None and tags[after : after + 2] in {",z", ",,"}:
        if tags[after + 1] == ",":
            after += 1
            continue
        age = _TOLD.match(lowers[after + 1])
        if age is not None and age.group(1) and int(age.group(1)) < ADULT:
            return "children"
        kind = SEXED.get(age.group(2) or "") if age is not None else None
        after += 2
    return kind
