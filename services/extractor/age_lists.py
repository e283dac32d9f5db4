"""Which numbers are ages: "Smith, 41, of", "two boys, ages 15 and 16, were", "children under 15".

Does not read other numbers; quantities.py does.
"""

from collections.abc import Sequence

from services.extractor.vocabulary import numbers as voc

_OLDEST = 110
_JOINING = frozenset({",", "and", "&", "or", "to", "-", "–"})
_RANGING = _JOINING - {",", "and", "&"}
_PRIMES = frozenset({"'", "’", "′", "s", "'s", "’s"})
_REACH = 4
"""Words from "ages" to its number: "ages of the two are"."""


def is_age(lowers: Sequence[str], position: int, after: int) -> bool:
    """A small number in digits between commas or brackets, directly after a word, or where the words around it tell of an age."""
    if not lowers[position].isdigit() or int(lowers[position][:4]) > _OLDEST or position < 2:  # noqa: PLR2004 - needs a name and a comma
        return False
    before, following = lowers[position - 1], lowers[after] if after < len(lowers) else "."
    if (before == "under" and lowers[position - 2] in voc.YOUNG) or (before == "than" and lowers[position - 2] in voc.YOUNGER):
        return True
    if (
        _before_years(lowers, position, after)
        or _behind_ages(lowers, position, after)
        or _alike(before, following)
        or _limited(lowers, position, after)
    ):
        return True
    if before in voc.GENERATIONS:
        return following == ","
    told = lowers[position - 2]
    return before in {",", "("} and following in {",", ")", ".", ";", "and"} and told[0].isalpha() and told not in voc.COUNTERS


def _before_years(lowers: Sequence[str], position: int, after: int) -> bool:
    """Reads "17 or 18 years old", "between 20 and 29 years old", where the second age is one word."""
    if not lowers[after + 1 : after + 2] or not lowers[after + 1].endswith(("-year-old", "-aged")):
        return False
    return lowers[after] in _RANGING or (lowers[after] == "and" and lowers[position - 1] == "between")


def _behind_ages(lowers: Sequence[str], position: int, after: int) -> bool:
    """Reads "between the ages of 18", "ranging in age from 31", "aged between 20", not "the ages of 31 people"."""
    if lowers[position - 1] == "of" and after < len(lowers) and lowers[after] in voc.AGED:
        return False
    before = lowers[max(0, position - _REACH) : position]
    near = next((n for n in range(len(before) - 1, -1, -1) if before[n] in voc.AGE_BEFORE), None)
    return near is not None and set(before[near + 1 :]) <= voc.AFTER_AGE_WORD


def _limited(lowers: Sequence[str], position: int, after: int) -> bool:
    """Reads "11 or younger", and "13 – died" behind a name."""
    return lowers[after : after + 2] in voc.OR_YOUNGER or (
        lowers[position - 1] == ","
        and lowers[after : after + 1] in voc.DASHES
        and lowers[after + 1 : after + 2] in voc.AFTER_DASH
    )


def _alike(before: str, following: str) -> bool:
    """Reads "both 22," and "in their 20's"."""
    return (before in voc.ALIKE and following in {",", ")", ".", ";"}) or (before in voc.THEIR and following in _PRIMES)


def stated(lowers: Sequence[str], position: int, after: int) -> bool:
    """Whether the words beside a number say that it is an age."""
    return (position > 0 and lowers[position - 1] in voc.AGE_BEFORE) or is_age(lowers, position, after)


def goes_on(lowers: Sequence[str], first: int, last: int, position: int, after: int) -> bool:
    """Whether a number that follows an age, the words `first` to `last`, is one more of a list or ends a range, and counts nobody."""
    between = lowers[last + 1 : position]
    if len(between) == 1 and first and (lowers[first - 1], between[0]) in voc.AGE_RANGES:
        return True
    following = lowers[after] if after < len(lowers) else "."
    return bool(between) and set(between) <= _JOINING and lowers[position].isdigit() and following in voc.AFTER_AGES
