"""Tolls and who gives them: the small values that consensus is made of.

Decides nothing: reading.py makes them of claims, votes.py and consensus.py weigh them.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from schemas.claim import Category, Claimant, ClaimantKind, Measure
from services.aggregator.adding import Sum
from services.aggregator.names import bare
from services.aggregator.tables import SOME, WHOLE

Bound = Literal["exact", "floor", "ceiling", "range", "about", "mention"]
Figure = tuple[Measure, Category, int, Bound]
"""What is compared between claimants: measure, category, value and bound."""
Said = tuple[Measure, Category, int, str | None]
"""What is compared between an article and its copy: measure, category, value and the claimant's handle."""
Spot = tuple[str, str]
"""Article id and handle: where a name is used. The same vague name may be somebody else in another article."""
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

    def __hash__(self) -> int:
        """Quick: few share a handle."""
        return hash(self.handle)


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
    without: frozenset[int] = frozenset()
    """What he also gives as the figure without some who are part of it: three killed, and with the gunman four dead."""
    value: int = field(init=False, compare=False)
    """The number that the toll stands for: its lower bound, or its upper one where only that is given."""
    rank: tuple[object, ...] = field(init=False, compare=False, repr=False)
    """Canonical order; within one article the figure that stands comes last: own before shared, text before title, larger later."""

    figure: Figure = field(init=False, compare=False, repr=False)
    said: Said = field(init=False, compare=False, repr=False)

    def __hash__(self) -> int:
        """Quick: hardly two have the same claims."""
        return hash(self.claims)

    def __post_init__(self) -> None:
        """Work out once what every comparison asks for."""
        value = self.low if self.low is not None else self.high or 0
        object.__setattr__(self, "value", value)
        rank = (*self.source.order, not self.shared, not self.title, not self.derived, value, self.claims)
        object.__setattr__(self, "rank", rank)
        object.__setattr__(self, "figure", (self.measure, self.category, value, self.bound))
        object.__setattr__(self, "said", (self.measure, self.category, value, None if self.who is None else self.who.handle))


def as_who(claimant: Claimant, also: tuple[str, ...] = ()) -> Who:
    """A claimant of a claim as consensus knows him."""
    return _who(claimant.name, claimant.key, claimant.kind, claimant.side, also)


@lru_cache(maxsize=16384)
def _who(name: str, key: str | None, kind: ClaimantKind, side: str | None, also: tuple[str, ...]) -> Who:
    """One object for equal claimants, as long as it is remembered, so that they are quickly told to be the same."""
    return Who(name, key or bare(name), key, kind, side, also)


def as_toll(
    source: Source, who: Who | None, measure: Measure, category: Category, total: Sum, *, shared: bool,
    derived: bool | None = None, loose: bool = False, without: frozenset[int] = frozenset(),
) -> Toll:  # fmt: skip
    """The toll of a figure read off an article; whether it is derived shows in its claims, unless that is given."""
    first = total.claims[0]
    bound: Bound = "mention" if total.mentions else BOUNDS.get(first.modifier, "exact")
    if len(total.claims) > 1 and not total.mentions:
        bound = "floor" if total.high is None else "exact"
    if bound == "exact" and category == "people" and all(claim.category in SOME for claim in total.claims):
        bound = "floor"
    return Toll(
        source, who, measure, category, total.low, total.high, bound,
        claims=tuple(claim.claim_id for claim in total.claims), relays=first.relays,
        derived=(len(total.claims) > 1 or first.category not in WHOLE or total.mentions) if derived is None else derived, shared=shared,
        background=all(claim.event.background for claim in total.claims),
        title=all(claim.quote.field == "title" for claim in total.claims), loose=loose, without=without,
    )  # fmt: skip
