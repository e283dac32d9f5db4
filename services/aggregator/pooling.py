"""Local crime: a few articles from one police briefing, each with the victims it writes about. Their figures are readings of one
source, so what more of them give than anything else decides, or the middle one, not the latest.

Does not apply where anybody but officials and the newsroom counts, nor to large tolls: there time and claimant decide (consensus.py).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from schemas.claim import EventType, Measure
from schemas.incident import Estimate, SetBy
from services.aggregator.consensus import Verdict
from services.aggregator.tables import FEW, LOCAL_CRIME, MIDDLE_UP, OFFICIAL
from services.aggregator.tolls import Toll
from services.aggregator.votes import Vote
from services.aggregator.words import counted

OTHER: dict[Measure, Measure] = {"killed": "injured", "injured": "killed"}
"""An article that counts the one and not the other found none of the other to tell: the wounded of yesterday may be among the dead."""
BRIEFED = OFFICIAL | {"witness", "other", "media"}
"""Kinds that speak in local news without keeping a count against the police."""


def applies(event_type: EventType, votes: Sequence[Vote], tolls: Sequence[Toll]) -> bool:
    """Whether these are a few articles' readings of one briefing."""
    kinds = {vote.origin.kind for vote in votes if vote.origin is not None}
    return event_type in LOCAL_CRIME and kinds <= BRIEFED and all(toll.value < FEW for toll in tolls)


def with_none(measure: Measure, articles: Mapping[Measure, Sequence[Toll]]) -> list[Toll]:
    """The articles' figures, none for those that count victims of the other measure only: who tells of two shot, one of them dead,
    and who tells of one dead, do not differ on the dead. Without any figure of this measure there is nothing to tell.
    """
    stated = list(articles.get(measure, ()))
    if not stated or measure not in OTHER:
        return stated
    told = {toll.source.article_id for toll in stated}
    others = [toll for toll in articles.get(OTHER[measure], ()) if toll.source.article_id not in told]
    return stated + [replace(toll, measure=measure, low=0, high=0, bound="exact", derived=True) for toll in others]


def pooled(measure: Measure, tolls: Sequence[Toll], votes: Sequence[Vote]) -> Verdict:
    """The figure that leads among the articles, where one does; else the middle of theirs, from the lowest to the highest."""
    ordered = sorted(tolls, key=lambda toll: (toll.value, toll.source.order))
    middle = ordered[len(ordered) // 2 if MIDDLE_UP[measure] else (len(ordered) - 1) // 2]
    best = _leading(ordered, middle)
    low = next(toll for toll in ordered if toll.value or not best.value)
    high = ordered[-1]
    top = None if high.high is None else max(high.value, high.high)
    what = counted(measure, "people")
    number = f"{len(ordered)} articles" if len(ordered) > 1 else "one article"
    spread = (
        "all give this figure"
        if low.value == high.value
        else f"theirs run from {low.value} to {high.value}, and {'this is the middle' if best is middle else 'more of them give this than any other'}"
    )
    agreed = low.value == high.value
    estimate = Estimate(
        low=low.value, best=best.value, high=top,
        set_by=SetBy(low=low.claims, best=best.claims, high=() if top is None else high.claims),
        agreement="disputed" if not agreed else "agreed" if len(votes) > 1 else "single_source",
        derived=best.derived,
        explanation=f"{best.value} {what}: the figure of {number} of local news about one briefing; {spread}.",
    )  # fmt: skip
    return Verdict(estimate, (_vote(best, votes),), tuple((vote, "one briefing told by several articles") for vote in votes[1:]))


def _leading(ordered: Sequence[Toll], middle: Toll) -> Toll:
    """The first article with the figure that more of them give than any other; the middle one where none leads, or it does."""
    given = Counter(toll.value for toll in ordered)
    most = max(given.values())
    leaders = [value for value, times in given.items() if times == most]
    return middle if len(leaders) > 1 or leaders == [middle.value] else next(one for one in ordered if one.value == leaders[0])


def _vote(best: Toll, votes: Sequence[Vote]) -> Vote:
    """The vote of whoever gives the chosen figure."""
    named = [vote for vote in votes if vote.origin is not None and vote.value == best.value]
    return named[0] if named else Vote(None, best)
