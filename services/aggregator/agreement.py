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
from services.aggregator.tolls import Source
from services.aggregator.votes import Vote
from services.aggregator.words import number

MOST_ORIGINS = 24
"""Pairs grow with the square; an incident with more named origins shows the first ones."""
MOST_COPIES = 100


def edges(verdicts: Sequence[tuple[Measure, Category, Verdict]], readings: Sequence[Reading], memo: Memo) -> tuple[Agree, ...]:
    """All edges, origins first, copies after."""
    between = [
        memo.of(("edges", measure, category), _edges, measure, category, verdict, memo) for measure, category, verdict in verdicts
    ]
    return (*(edge for found in between for edge in found), *_copies(readings, memo))


def _edges(measure: Measure, category: Category, verdict: Verdict, memo: Memo) -> tuple[Agree, ...]:
    return tuple(_pairs(measure, category, verdict, memo))


def _pairs(measure: Measure, category: Category, verdict: Verdict, memo: Memo) -> Iterator[Agree]:
    votes = [vote for vote in (*verdict.standing, *(vote for vote, _ in verdict.silent)) if vote.origin is not None]
    votes.sort(key=lambda vote: vote.origin.key if vote.origin else "")
    standing = {id(vote) for vote in votes if vote in verdict.standing}
    for one, other in combinations(votes[:MOST_ORIGINS], 2):
        both = id(one) in standing and id(other) in standing
        place = ("edge", measure, category, one.origin and one.origin.key, other.origin and other.origin.key)
        yield memo.of(place, _edge, measure, category, one, other, both)


def _edge(measure: Measure, category: Category, one: Vote, other: Vote, both_stand: bool) -> Agree:
    later = max(one, other, key=lambda vote: vote.toll.source.order)
    return Agree(
        a=one.origin.key if one.origin else "", b=other.origin.key if other.origin else "",
        relation="agrees" if one.value == other.value else "disputes" if both_stand else "compatible",
        measure=measure, category=category, at=later.toll.source.said_at,
        claims=(*one.toll.claims, *other.toll.claims),
        reason=f"{number(one)} and {number(other)}",
    )  # fmt: skip


def _copies(readings: Sequence[Reading], memo: Memo) -> Iterator[Agree]:
    copies = [reading for reading in readings if reading.report.copy_of is not None]
    outlets = {reading.source.article_id: reading.source.outlet for reading in readings} if copies else {}
    for reading in copies[:MOST_COPIES]:
        copied = reading.report.copy_of
        if copied is not None:
            source = outlets.get(copied.article_id, copied.article_id)
            yield memo.of(("copy", reading.source.article_id), _copy, reading.source, source, copied.reason)


def _copy(source: Source, copied: str, reason: str) -> Agree:
    return Agree(a=source.outlet, b=copied, relation="copies", at=source.said_at, reason=reason)
