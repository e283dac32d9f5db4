"""What happened: the type of an event from the words of a sentence, the most telling first.

Does not tell incidents apart; events.py does. The words are a table of the vocabulary.
"""

from collections import Counter
from collections.abc import Iterable

from schemas.claim import EventType
from services.extractor.vocabulary.en_events import EVENT, EVENT_WEIGHT, GROUND, NATURAL


def weigh(text: str) -> Counter[str]:
    """How much the words of a text speak for each type."""
    weights: Counter[str] = Counter()
    for match in EVENT.finditer(text):
        kind = match.lastgroup or "other"
        weights[kind] += EVENT_WEIGHT[kind] if not weights[kind] else 0.5
    return weights


def strongest(weights: Counter[str]) -> EventType | None:
    """The type most spoken for, None where nothing is; ties by name, so that they never depend on order."""
    if not weights:
        return None
    return min(weights, key=lambda kind: (-weights[kind], kind))  # type: ignore[return-value] # the table holds types only


def differ(one: EventType | None, other: EventType | None) -> float:
    """How unlikely two types are the same incident told in other words: 0 likely, 1 hardly."""
    if one is None or other is None or "other" in {one, other} or one == other:
        return 0.0
    if (one in NATURAL) != (other in NATURAL):
        return 0.8
    if one in NATURAL:
        return 0.7
    return 0.3 if {one, other} <= GROUND else 0.4


def merged(parts: Iterable[Counter[str]]) -> Counter[str]:
    """The sum of weights of several texts."""
    whole: Counter[str] = Counter()
    for part in parts:
        whole.update(part)
    return whole
