"""Sentences for readers: what an estimate rests on. Does not decide any figure."""

from collections.abc import Sequence
from typing import Final

from schemas.claim import Category, Measure
from services.aggregator.votes import Vote

NOUNS: Final[dict[Category, str]] = {
    "people": "people", "civilians": "civilians", "children": "children", "women": "women", "men": "men",
    "combatants": "combatants", "security_forces": "members of the security forces", "other": "others",
}  # fmt: skip
VERBS: Final[dict[Measure, str]] = {
    "killed": "killed",
    "injured": "injured",
    "missing": "missing",
    "killed_or_injured": "killed or injured",
}
MANY: Final = 4
OWN_VOICE: Final = "outlets in their own voice"


def counted(measure: Measure, category: Category) -> str:
    """What is counted: "civilians killed"."""
    return f"{NOUNS[category]} {VERBS[measure]}"


def number(vote: Vote) -> str:
    """A vote's figure as it was said: "at least 43"."""
    toll = vote.toll
    prefix = {"floor": "at least ", "about": "about ", "ceiling": "up to "}.get("floor" if vote.is_floor else toll.bound, "")
    if toll.bound == "range" and toll.high not in (None, toll.low):
        return f"{toll.low} to {toll.high}"
    return f"{prefix}{vote.value}"


def name(vote: Vote) -> str:
    """Who casts a vote."""
    return vote.origin.name if vote.origin is not None else OWN_VOICE


def listed(items: Sequence[str]) -> str:
    """Items as "a, b and c", shortened where there are many."""
    shown = [*items[:MANY], f"{len(items) - MANY} more"] if len(items) > MANY + 1 else list(items)
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def explanation(
    what: str,
    bounds: tuple[int | None, int | None, int | None],
    votes: Sequence[Vote],
    best: Vote,
    silent: Sequence[tuple[Vote, str]],
    *,
    derived: bool,
) -> str:
    """One sentence on why the estimate is what it is."""
    said = listed([f"{name(vote)} ({number(vote)})" for vote in votes])
    if len(votes) == 1:
        basis = f"{bounds[1]} {what}: the figure of {said}"
    elif len({vote.value for vote in votes}) == 1:
        basis = f"{bounds[1]} {what}: {said} agree"
    elif best.origin is not None and best is not votes[(len(votes) - 1) // 2]:
        basis = f"{bounds[1]} {what}: the count kept by {name(best)}, among {said}"
    else:
        basis = f"{bounds[1]} {what}: the lower median of {said}"
    parts = [basis]
    if derived:
        parts.append("nobody states a total, so it is made of the figures by category and of victims named one by one")
    if best.corrected:
        parts.append("the claimant corrected it downward")
    if silent:
        parts.append("no vote: " + listed([f"{name(vote)} ({number(vote)}), {why}" for vote, why in silent[:MANY]]))
    return "; ".join(parts) + "."
