"""Harm that is not told to have befallen somebody: negated by what stands before the people, or only possible.

Finds no harm and does not look at the auxiliaries of a verb: predicates.py does.
"""

from services.extractor.harms import Harm
from services.extractor.reading import Reading

_NOT = frozenset({"not", "nor"})
_ONLY = frozenset({"only", "just", "merely"})
_POSSIBLY = frozenset({"may", "might", "could", "would"})


def unsaid(reading: Reading, one: Harm) -> bool:
    """Reads "not a single person was killed", "nor his wife were hurt", "there could be many wounded"."""
    before = reading.lowers[: one.group.first]
    if before[-1:] and before[-1] in _NOT and reading.lowers[one.group.first] not in _ONLY and one.first > one.group.last:
        return True
    return len(before) > 2 and before[-3] == "there" and before[-2] in _POSSIBLY and before[-1] == "be"  # noqa: PLR2004 - the three words
