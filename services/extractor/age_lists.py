"""Which numbers are ages: "Smith, 41, of", "two boys, ages 15 and 16, were", "children under 15".

Does not read other numbers; quantities.py does.
"""

from collections.abc import Sequence

from services.extractor.vocabulary import numbers as voc

_OLDEST = 110
_JOINING = frozenset({",", "and", "&", "or", "to", "-", "–"})


def is_age(lowers: Sequence[str], position: int, after: int) -> bool:
    """A small number in digits between commas or brackets, directly after a word, or behind "children under"."""
    if not lowers[position].isdigit() or int(lowers[position][:4]) > _OLDEST or position < 2:  # noqa: PLR2004 - needs a name and a comma
        return False
    before, following = lowers[position - 1], lowers[after] if after < len(lowers) else "."
    if before == "under" and lowers[position - 2] in voc.YOUNG:
        return True
    if before in voc.GENERATIONS:
        return following == ","
    told = lowers[position - 2]
    return before in {",", "("} and following in {",", ")", ".", ";", "and"} and told[0].isalpha() and told not in voc.COUNTERS


def stated(lowers: Sequence[str], position: int, after: int) -> bool:
    """Whether the words beside a number say that it is an age."""
    return (position > 0 and lowers[position - 1] in voc.AGE_BEFORE) or is_age(lowers, position, after)


def goes_on(lowers: Sequence[str], last: int, position: int, after: int) -> bool:
    """Whether a number that follows an age ending at `last` is one more of a list, and counts nobody itself."""
    between = lowers[last + 1 : position]
    following = lowers[after] if after < len(lowers) else "."
    return bool(between) and set(between) <= _JOINING and lowers[position].isdigit() and following in voc.AFTER_AGES
