"""What happened: the type of an event from the words of a sentence, the most telling first.

Does not tell incidents apart; events.py does. The words are a table of the vocabulary.
"""

from collections.abc import Iterable
from itertools import compress, count

from schemas.claim import EventType
from services.extractor.document import Sentence
from services.extractor.kept import Memo
from services.extractor.vocabulary.en_events import CAUSES, EVENT, EVENT_ROWS, EVENT_STARTS, GROUND, NATURAL

Weights = dict[EventType, float]
_BEGINS: Memo[str, bool] = Memo(lambda word: word[:3] in EVENT_STARTS)
"""Whether a word may begin one that says what happened."""


def weigh(sentence: Sentence, start: int | None = None, end: int | None = None) -> Weights:
    """How much the words of a sentence, or of a part of it in offsets of its field, speak for each type."""
    weights: Weights = {}
    text, offset = sentence.lower, sentence.start
    first, last = sentence.start if start is None else start, sentence.end if end is None else end
    free, columns = first, sentence.columns
    for at in compress(count(), map(_BEGINS.__getitem__, columns.lowers)):
        begin = columns.starts[at]
        if begin < free or begin >= last:
            continue
        match = EVENT.match(text, begin - offset, last - offset)
        if match is not None and match.lastgroup:
            kind, weight = EVENT_ROWS[match.lastgroup]
            weights[kind] = max(weights.get(kind, 0.0), weight) + (0.5 if kind in weights else 0.0)
            free = offset + match.end()
    return weights


def strongest(weights: Weights) -> EventType | None:
    """The type most spoken for, None where nothing is; ties by name, so that they never depend on order."""
    if not weights:
        return None
    best = min(weights, key=lambda kind: (-weights[kind], kind))
    for cause, effects in CAUSES:
        if best in effects and weights.get(cause, 0.0) >= 0.3 * weights[best]:
            return cause
    return best


def differ(one: EventType | None, other: EventType | None) -> float:
    """How unlikely two types are the same incident told in other words: 0 likely, 1 hardly."""
    if one is None or other is None or "other" in {one, other} or one == other:
        return 0.0
    if (one in NATURAL) != (other in NATURAL):
        return 0.8
    if one in NATURAL:
        return 0.7
    return 0.3 if {one, other} <= GROUND else 0.4


def merged(parts: Iterable[tuple[Weights, float]]) -> Weights:
    """The sum of weights of several texts, each with its share."""
    whole: Weights = {}
    for part, share in parts:
        for kind, weight in part.items():
            whole[kind] = whole.get(kind, 0.0) + share * weight
    return whole
