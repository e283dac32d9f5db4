"""Acronyms that a text spells out: "Violations Documentation Center (VDC)". Knows no names of its own."""

from collections.abc import Iterator
from typing import Final

from services.extractor.vocabulary import en_attribution as words

_REACH: Final = 160
"""Characters before the bracket in which the name stands."""


def find(text: str) -> Iterator[tuple[str, str]]:
    """Acronyms that the text spells out: "Violations Documentation Center (VDC)"."""
    for match in words.ACRONYM.finditer(text):
        letters = match.group(1)
        before = text[max(0, match.start() - _REACH) : match.start()].split()
        for length in range(len(letters), min(len(before), 2 * len(letters)) + 1):
            name = before[-length:]
            initials = "".join(word[0] for word in name if word[0].isupper())
            if initials == letters.upper() and name[0][0].isupper():
                yield letters, " ".join(name)
                break
