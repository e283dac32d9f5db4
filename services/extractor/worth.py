"""Whether it is worth finding the people of a sentence that has words of harm: a cheap look at its letters and words.

Says no only where the rules of predicates.py and parts.py find nothing: most words of harm in the news name a case ("the shooting, police
said", "a murder trial") and tell of nobody. Finds nothing itself.
"""

import re
from typing import Final

from services.extractor.nouns import WHEN_WHERE
from services.extractor.reading import Reading
from services.extractor.vocabulary import en, harm, pointing

_TELLING: Final = (
    en.SIGNS
    | harm.VICTIMS
    | frozenset(harm.MULTIPLE)
    | harm.WOUND_NOUNS
    | harm.CLINICS
    | pointing.BROKEN_DOWN
    | pointing.LISTS
    | {":"}
)
"""Words that tell of harm, or of the parts of what was told, whatever the letters are."""
_ACTS: Final = "[gk](?:[of&]|y*[qathpPxXrR])"
"""Kill, killing: with words behind that may be people."""
_OF: Final = f"[kNU](?:o|{WHEN_WHERE}o)"
"""The murder of, the shooting on Friday of."""
_OWNED: Final = "h(?:[gxN]*[NUk]|B)"
"""The teen's shooting death, the man's body."""
_TELLS: Final = re.compile(rf"[KDd]|{_ACTS}|{_OF}|{_OWNED}|Bo|U[io]|F.{{0,6}}[WU]|o[Rw]")
_COUNTED: Final = re.compile("[UBT]")
"""Deaths, bodies, a toll: with a number anywhere in the sentence."""


def may_tell(reading: Reading) -> bool:
    """Whether a rule may find harm in the sentence."""
    tags = reading.tags
    if _TELLS.search(tags) or not _TELLING.isdisjoint(reading.sentence.words):
        return True
    return "q" in tags and _COUNTED.search(tags) is not None
