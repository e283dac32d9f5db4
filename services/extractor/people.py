"""Whom an article tells of by full name and age: its victims and suspects, who are in hardly any other story; and whose name is no town's.

Does not say what became of them; rolls.py and casualties.py do. Used to recognise the event, not to count.
"""

import re
from collections.abc import Iterator
from itertools import dropwhile
from typing import Final

from services.extractor import gazetteer
from services.extractor.vocabulary.common import COMMON_NAMES
from services.extractor.vocabulary.en_places import DEMONYMS, DIRECTIONS
from services.extractor.vocabulary.named import ACTING, AGE_AFTER, AGE_BEFORE, CALLED, NO_NAMES, SUFFIXES

_NAME_REACH: Final = 60
_WORD: Final = r"[A-Z][^\W\d_]*(?:['’-][^\W\d_]+)*"
_LINK: Final = r"(?:\s(?:[A-Z]\.|[“\"‘'(][A-Z][\w ]{1,20}[”\"’')]|(?:de|la|del|van|von|bin|al)\b))*"
_NAME: Final = rf"{_WORD}{_LINK}(?:\s{_WORD}{_LINK}){{1,3}}"
_BEFORE: Final = re.compile(rf"(?:^|(?<=[\s“\"(]))({_NAME})\.?,?$")
_AFTER: Final = re.compile(rf"({_NAME})")
_NO_GIVEN: Final = DIRECTIONS | frozenset(DEMONYMS)
"""In capitals before the name of a place these make no person of it: "Northern Aleppo", "Syrian Aleppo"."""
_PARTS: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def named(text: str) -> Iterator[str]:
    """Given name and surname of each, in lower case, in the order of the text's patterns; with repeats."""
    for match in AGE_AFTER.finditer(text):
        yield from _full(_BEFORE.search(text, max(0, match.start() - _NAME_REACH), match.start()))
    for pattern in (AGE_BEFORE, CALLED):
        for match in pattern.finditer(text):
            yield from _full(_AFTER.match(text, match.end(), match.end() + _NAME_REACH))


def surnames(text: str) -> frozenset[str]:
    """The surnames, folded as names of places are, of those who are told by full name to do what only people do."""
    return frozenset(
        gazetteer.fold(surname)
        for given, surname in ACTING.findall(text)
        if given.lower() not in COMMON_NAMES and given.lower() not in _NO_GIVEN and not gazetteer.find(f"{given} {surname}")
    )


def _full(match: re.Match[str] | None) -> Iterator[str]:
    """The first and the last word of a name without titles, unless it is that of a place or no name at all."""
    if match is None:
        return
    parts = [part for part in _PARTS.findall(match.group(1)) if len(part) > 1 and part.lower() not in SUFFIXES]
    words = [*dropwhile(lambda part: part.lower() in COMMON_NAMES, parts)]
    lower = [word.lower() for word in words]
    if len(words) > 1 and not NO_NAMES.intersection(lower) and not gazetteer.find(" ".join(words[-2:])):
        yield f"{words[0]} {words[-1]}"
