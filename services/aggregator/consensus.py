"""The estimate of one measure and category from the votes of independent origins: low, best and high, and why.

Does not decide which figure of an origin stands (votes.py) nor who is independent (origins.py). Averages are never taken: `best` is
a value that somebody claimed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.claim import Category, EventType, Measure
from schemas.incident import Agreement, Estimate, SetBy
from services.aggregator.tables import CONFLICT, CREDIBLE, LEAP, OFFICIAL, ROUNDING
from services.aggregator.votes import Vote
from services.aggregator.words import counted, explanation, name


@dataclass(frozen=True, slots=True)
class Verdict:
    """An estimate with the votes behind it: those that stand, those set aside with the reason, and the keeper of the count."""

    estimate: Estimate
    standing: tuple[Vote, ...]
    silent: tuple[tuple[Vote, str], ...] = ()
    keeper: Vote | None = None


def decide(
    measure: Measure, category: Category, votes: Sequence[Vote], event_type: EventType, deniers: frozenset[str]
) -> Verdict | None:
    """The verdict of these votes; None without any. `deniers` are the origins that deny what others tell."""
    if not votes:
        return None
    ordered = sorted(votes, key=_by_value)
    counting, silent = _heard(ordered, deniers)
    keeper, late = _keeper(counting, event_type)
    late = [vote for vote in late if not _is_rival(vote, deniers)]
    counting = [vote for vote in counting if vote not in late]
    silent += [(vote, f"older and lower than the count of {name(keeper)}, a lower bound of its time")
               for vote in late if keeper]  # fmt: skip
    disputed = keeper is not None and any(_disputes(vote, keeper) for vote in counting if vote is not keeper)
    best = keeper if keeper is not None and not disputed else counting[(len(counting) - 1) // 2]
    return Verdict(
        _estimate(measure, category, counting, silent, best), tuple(counting), tuple(silent), None if disputed else keeper
    )


def _by_value(vote: Vote) -> tuple[object, ...]:
    return (vote.value, vote.origin.key if vote.origin else "", vote.toll.claims)


def _heard(votes: Sequence[Vote], deniers: frozenset[str]) -> tuple[list[Vote], list[tuple[Vote, str]]]:
    """Votes that count, after lower bounds that every other figure satisfies, but for those of who denies the others', roundings,
    crowds and own voices beside names.
    """
    counting, silent = list(votes), []
    for why, drops, passed_over in SILENCES:
        for vote in list(counting):
            others = [other for other in counting if other is not vote and not passed_over(other, deniers)]
            if others and drops(vote, others):
                counting.remove(vote)
                silent.append((vote, why))
    return counting, silent


def _is_of(vote: Vote, origins: frozenset[str]) -> bool:
    return vote.origin is not None and vote.origin.key in origins


def _is_own_voice(vote: Vote, others: Sequence[Vote]) -> bool:
    """Own voice beside named claimants, unless it is the outlet's own text and goes beyond all of them at their time or later."""
    named = [other for other in others if other.origin is not None and not _is_passing(other, vote)]
    if vote.origin is not None or not named:
        return False
    top = max(other.value for other in named)
    beyond = top < vote.value <= LEAP * max(top, 1) and not vote.toll.title and vote.toll.bound != "about"
    return not (beyond and all(vote.toll.source.order >= other.toll.source.order for other in named))


def _is_crowd(vote: Vote, others: Sequence[Vote]) -> bool:
    return (
        vote.origin is not None
        and vote.origin.crowd
        and any(o.origin is not None and not o.origin.crowd and not _is_passing(o, vote) for o in others)
    )


def _is_passing(other: Vote, vote: Vote) -> bool:
    """Whether the other only speaks of victims one by one, of fewer than the vote counts: a mother of her son gives no toll."""
    return other.toll.bound == "mention" and other.value < vote.value


def _is_satisfied(vote: Vote, others: Sequence[Vote]) -> bool:
    return vote.is_floor and all(other.value >= vote.value for other in others) and any(
        other.value > vote.value or not other.is_floor for other in others
    )  # fmt: skip


def _is_ceiling(vote: Vote, others: Sequence[Vote]) -> bool:
    """Whether "as many as 10" leaves room for what the others say."""
    return vote.toll.bound == "ceiling" and all(other.value <= vote.value for other in others)


def _is_rounding(vote: Vote, others: Sequence[Vote]) -> bool:
    return vote.toll.bound == "about" and any(
        other.toll.bound != "about" and abs(other.value - vote.value) <= ROUNDING * other.value for other in others
    )


def _nobody(_vote: Vote, _deniers: frozenset[str]) -> bool:
    return False


SILENCES = (
    ("said by nobody in particular, while named claimants give figures", _is_crowd, _nobody),
    ("an outlet's own voice beside named claimants adds no origin", _is_own_voice, _nobody),
    ("a lower bound that every other figure satisfies", _is_satisfied, _is_of),
    ("an upper bound that every other figure satisfies", _is_ceiling, _nobody),
    ("a rounding of another figure", _is_rounding, _nobody),
)
"""Why an origin's standing figure casts no vote, in this order, and beside whose figures that does not matter."""


def _keeper(votes: Sequence[Vote], event_type: EventType) -> tuple[Vote | None, list[Vote]]:
    """The keeper of the official count, and the votes that are lower bounds of an earlier time beside it."""
    own = next((vote for vote in votes if vote.origin is None), None)
    if own is not None and len(votes) > 1 and event_type not in CONFLICT:
        return own, [vote for vote in votes if vote is not own]
    officials = [vote for vote in votes if vote.origin and vote.origin.kind in OFFICIAL
                 and not (vote.origin.kind == "military" and event_type in CONFLICT)]  # fmt: skip
    if not officials:
        return None, []
    current = [vote for vote in officials if not any(_outgrown(vote, other) for other in officials)]
    keeper = max(current, key=lambda vote: (vote.updates, vote.toll.source.order[1], vote.value, vote.toll.claims))
    lower = [vote for vote in votes if vote is not keeper and vote.value < keeper.value]
    return keeper, [vote for vote in lower if vote in officials or _outgrown(vote, keeper)]


def _is_rival(vote: Vote, deniers: frozenset[str]) -> bool:
    """Whether the figure is that of a party which denies the others': it says that there were no more, not that it knew of no more yet.

    A figure of fighters alone is no count of all.
    """
    return _is_of(vote, deniers) and not vote.is_floor and not vote.toll.derived


def _outgrown(vote: Vote, other: Vote) -> bool:
    older = vote.value < other.value and vote.toll.source.order < other.toll.source.order
    return older and not _told_beside(vote, other)


def _told_beside(vote: Vote, other: Vote) -> bool:
    """Whether an article that tells the other figure repeats this one, not as one of before: "four more than the ministry counts"."""
    article = other.toll.source.article_id
    return any(toll.source.article_id == article and not (toll.title or toll.background) for toll in vote.agreeing)


def _disputes(vote: Vote, keeper: Vote) -> bool:
    """Whether an independent origin of weight contradicts the keeper."""
    if vote.origin is None:
        return vote.value > keeper.value
    if vote.origin.kind not in CREDIBLE or vote.origin.kind in OFFICIAL or vote.value == keeper.value:
        return False
    if keeper.is_floor and vote.value > keeper.value:
        return True
    return not (vote.is_floor and vote.value <= keeper.value)


def _estimate(
    measure: Measure, category: Category, votes: Sequence[Vote], silent: Sequence[tuple[Vote, str]], best: Vote
) -> Estimate:
    low = min(votes, key=lambda vote: (_low(vote), vote.toll.claims))
    high = max(votes, key=lambda vote: (_high(vote), vote.toll.claims))
    open_ended = all(vote.is_open for vote in votes)
    middle = min(max(best.value, _low(low)), _high(high))
    agreement = _agreement(votes, silent)
    bounds = (_low(low), middle, None if open_ended else _high(high))
    derived = all(vote.toll.derived for vote in votes if vote.value == best.value)
    return Estimate(
        low=bounds[0], best=bounds[1], high=bounds[2],
        set_by=SetBy(low=low.claims, best=best.claims, high=() if open_ended else high.claims),
        agreement=agreement, derived=derived,
        explanation=explanation(counted(measure, category), bounds, votes, best, silent, derived=derived),
    )  # fmt: skip


def _low(vote: Vote) -> int:
    return vote.value


def _high(vote: Vote) -> int:
    high = vote.toll.high
    return vote.value if high is None else max(high, vote.value)


def _agreement(votes: Sequence[Vote], silent: Sequence[tuple[Vote, str]]) -> Agreement:
    named = [vote for vote in votes if vote.origin is not None] or list(votes)
    if len({vote.value for vote in named}) > 1:
        return "disputed"
    if len(named) > 1:
        return "agreed"
    return "compatible" if any(vote.origin is not None for vote, _ in silent) else "single_source"
