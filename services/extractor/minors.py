"""Ages that say of several people that they are children: "six of them were under 18", "six of the dead were aged below 16".

Does not read a person's own age; ages.py does.
"""

from collections.abc import Sequence

from services.extractor.ages import ADULT, as_years
from services.extractor.document import Token
from services.extractor.vocabulary import people

_LONGEST = max(map(len, people.LIMITS))


def joined(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, each such age as the word for children."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        stop = _stop(tokens, at) if at and tokens[at].lower in people.LIMITING else None
        if stop is None:
            kept.append(tokens[at])
        else:
            kept.append(Token(people.MINORS, people.MINORS, tokens[at].start, tokens[stop - 1].end))
        at = stop or at + 1
    return kept


def _stop(tokens: Sequence[Token], at: int) -> int | None:
    """The position after the age that begins here, None where it is none or limits nobody's."""
    words = [token.lower for token in tokens[at : at + _LONGEST]]
    limit = next((len(one) for one in people.LIMITS if words[: len(one)] == list(one)), None)
    if limit is None or at + limit >= len(tokens) or not _tells_whom(tokens, at):
        return None
    years, stop = as_years(tokens[at + limit].lower), at + limit + 1
    while stop < len(tokens) and tokens[stop].lower in people.YEARS_OF_AGE:
        stop += 1
    ends = stop == len(tokens) or tokens[stop].lower in people.AFTER_LIMIT
    return stop if years is not None and 0 < years <= ADULT and ends else None


def _tells_whom(tokens: Sequence[Token], at: int) -> bool:
    """Whether people stand before it: "were", "six of them", "including six"; not "a toll under 18"."""
    before = tokens[at - 1].lower
    return before in people.LIMITED or (as_years(before) is not None and at > 1 and tokens[at - 2].lower in people.PARTING)
