"""The agreement graph: which origins agree, are compatible or dispute each other, on what and since when; and which outlets only copy.

Does not change any figure.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from schemas.claim import Category, Measure
from schemas.incident import Agree
from services.aggregator.consensus import Verdict
from services.aggregator.memo import Memo
from services.aggregator.reading import Reading
from services.aggregator.votes import Vote
from services.aggregator.words import number

MOST_ORIGINS = 24
"""Pairs grow with the square; an incident with more named origins shows the first ones."""
MOST_COPIES = 100


def edges(verdicts: Sequence[tuple[Measure, Category, Verdict]], readings: Sequence[Reading], memo: Memo) -> tuple[Agree, ...]:
    """All edges, origins first, copies after."""
    between = [
        memo.of(("edges", measure, category), _edges, measure, category, verdict) for measure, category, verdict in verdicts
    ]
    return (*(edge for found in between for edge in found), *_copies(readings))


def _edges(measure: Measure, category: Category, verdict: Verdict) -> tuple[Agree, ...]:
    return tuple(_pairs(measure, category, verdict))


def _pairs(measure: Measure, category: Category, verdict: Verdict) -> Iterator[Agree]:
    votes = [vote for vote in (*verdict.standing, *(vote for vote, _ in verdict.silent)) if vote.origin is not None]
    votes.sort(key=lambda vote: vote.origin.key if vote.origin else "")
    for one, other in combinations(votes[:MOST_ORIGINS], 2):
        relation = "agrees" if one.value == other.value else "disputes" if _both_stand(one, other, verdict) else "compatible"
        later = max(one, other, key=lambda vote: vote.toll.source.order)
        yield Agree(
            a=one.origin.key if one.origin else "", b=other.origin.key if other.origin else "",
            relation=relation, measure=measure, category=category, at=later.toll.source.said_at,
            claims=(*one.toll.claims, *other.toll.claims),
            reason=f"{number(one)} and {number(other)}",
        )  # fmt: skip


def _both_stand(one: Vote, other: Vote, verdict: Verdict) -> bool:
    return one in verdict.standing and other in verdict.standing


def _copies(readings: Sequence[Reading]) -> Iterator[Agree]:
    outlets = {reading.source.article_id: reading.source.outlet for reading in readings}
    copies = [reading for reading in readings if reading.report.copy_of is not None]
    for reading in copies[:MOST_COPIES]:
        copied = reading.report.copy_of
        if copied is not None:
            yield Agree(
                a=reading.source.outlet, b=outlets.get(copied.article_id, copied.article_id),
                relation="copies", at=reading.source.said_at, reason=copied.reason,
            )  # fmt: skip
