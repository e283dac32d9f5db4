"""Harm that is not told to have befallen somebody: negated by what stands before the people, or only possible.

Finds no harm and does not look at the auxiliaries of a verb: predicates.py does.
"""

from services.extractor.harms import Harm
from services.extractor.reading import Reading
from services.extractor.vocabulary import grammar


def unsaid(reading: Reading, one: Harm) -> bool:
    """Reads "not a single person was killed", "nor his wife were hurt", "there could be many wounded"."""
    if _lives_after_all(reading, one):
        return True
    before = reading.lowers[: one.group.first]
    if (
        before[-1:]
        and before[-1] in grammar.NOT_BEFORE
        and reading.lowers[one.group.first] not in grammar.ONLY
        and one.first > one.group.last
    ):
        return True
    return len(before) > 2 and before[-3] == "there" and before[-2] in grammar.POSSIBLY and before[-1] == "be"  # noqa: PLR2004 - the three words


def _lives_after_all(reading: Reading, one: Harm) -> bool:
    """Reads "two people who were believed to have died are in surgery": what was held to be so is not."""
    lowers = reading.lowers
    held = grammar.HELD & set(lowers[one.group.last + 1 : one.first])
    if not held or one.group.last > one.first or lowers[one.group.last + 1 : one.group.last + 2] != ("who",):
        return False
    were = lowers[one.group.last + 2 : one.group.last + 3] in {("were",), ("was",)}
    verb = next((n for n in range(one.last + 1, len(lowers)) if reading.tags[n] in "bvEKd;,"), one.last)
    return were and lowers[verb] in {"are", "is", "survived"}
