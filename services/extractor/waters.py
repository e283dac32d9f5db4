"""Names of seas and straits in a sentence: how many words make one, and whether it is only told to say where a town or a fleet is.

Does not say what happened there or on which shore: toponyms.py takes a sea as a wide place without coordinates.
"""

from collections.abc import Sequence
from typing import Final

from services.extractor.document import Token
from services.extractor.kept import Memo
from services.extractor.surroundings import bare
from services.extractor.vocabulary.en_places import SHORES, WATERS

_WIDEST: Final = max(name.count(" ") + 1 for name in WATERS)
_FIRST_WORDS: Final = frozenset(name.partition(" ")[0] for name in WATERS)
_OPENS: Final[Memo[str, bool]] = Memo(lambda word: bare(word).lower() in _FIRST_WORDS)
"""Whether the name of a sea may begin with a word."""


def length(tokens: Sequence[Token], first: int) -> int:
    """How many words from `first` on name a sea, 0 for none."""
    if not _OPENS[tokens[first].text]:
        return 0
    return _LENGTHS[tuple([token.text for token in tokens[first : first + _WIDEST]])]


def _longest(part: tuple[str, ...]) -> int:
    names = ((size, " ".join([*part[: size - 1], bare(part[size - 1])]).lower()) for size in range(len(part), 0, -1))
    return next((size for size, name in names if name in WATERS), 0)


_LENGTHS: Final = Memo(_longest)


def of_shore(tokens: Sequence[Token], stop: int) -> bool:
    """Whether the word after the name makes it a shore's: "a Black Sea port"."""
    return stop < len(tokens) and tokens[stop].lower in SHORES
