"""Tolls and who gives them: the small values that consensus is made of.

Decides nothing: reading.py makes them of claims, votes.py and consensus.py weigh them.
"""

from dataclasses import dataclass
from typing import Literal

from schemas.claim import Category, Claimant, ClaimantKind, Measure
from services.aggregator.adding import Sum
from services.aggregator.names import bare
from services.aggregator.tables import SOME, WHOLE

Bound = Literal["exact", "floor", "ceiling", "range", "about", "mention"]
BOUNDS: dict[str, Bound] = {"at_least": "floor", "more_than": "floor", "about": "about", "at_most": "ceiling", "range": "range"}


@dataclass(frozen=True, slots=True)
class Source:
    """The article that carries a claim, and its place in the canonical order."""

    article_id: str
    outlet: str
    said_at: str | None
    order: tuple[bool, str, str]
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Who:
    """A claimant as an article names it. `handle` is equal for equal claimants within any article."""

    name: str
    handle: str
    key: str | None
    kind: ClaimantKind
    side: str | None
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Toll:
    """One claimant's figure in one article, for one measure and category. `who` None is the outlet's own voice."""

    source: Source
    who: Who | None
    measure: Measure
    category: Category
    low: int | None
    high: int | None
    bound: Bound
    claims: tuple[str, ...]
    relays: tuple[str, ...] = ()
    derived: bool = False
    """A total made of categories, or of victims named one by one."""
    shared: bool = False
    """Said of several claimants at once."""
    title: bool = False
    """Only the headline says it."""
    background: bool = False
    """Recalled in passing by an article about something else."""
    loose: bool = False
    """A part of a total that is itself only a lower bound."""

    @property
    def value(self) -> int:
        """The number that the toll stands for: its lower bound, or its upper one where only that is given."""
        return self.low if self.low is not None else self.high or 0


def as_who(claimant: Claimant, also: tuple[str, ...] = ()) -> Who:
    """A claimant of a claim as consensus knows him."""
    return Who(claimant.name, claimant.key or bare(claimant.name), claimant.key, claimant.kind, claimant.side, also)


def as_toll(source: Source, who: Who | None, measure: Measure, category: Category, total: Sum, *, shared: bool) -> Toll:
    """The toll of a figure read off an article."""
    first = total.claims[0]
    bound: Bound = "mention" if total.mentions else BOUNDS.get(first.modifier, "exact")
    if len(total.claims) > 1 and not total.mentions:
        bound = "floor" if total.high is None else "exact"
    if bound == "exact" and category == "people" and all(claim.category in SOME for claim in total.claims):
        bound = "floor"
    return Toll(
        source, who, measure, category, total.low, total.high, bound,
        claims=tuple(claim.claim_id for claim in total.claims), relays=first.relays,
        derived=len(total.claims) > 1 or first.category not in WHOLE or total.mentions, shared=shared,
        background=all(claim.event.background for claim in total.claims),
        title=all(claim.quote.field == "title" for claim in total.claims),
    )  # fmt: skip
