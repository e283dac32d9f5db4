"""The state of an incident: how many, says who, how sure, and why. Topics `incidents` (compacted) and `changes`, key: incident id.

Does not hold rules: how the figures come about is the aggregator's.
"""

from typing import Any, Final, Literal

import orjson
from pydantic import Field

from schemas.base import Model, Piece, canonical
from schemas.claim import Category, ClaimantKind, Measure, Place, Quote

Agreement = Literal["agreed", "compatible", "disputed", "single_source"]
Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]


class SetBy(Model):
    """Claim ids behind each bound."""

    low: tuple[str, ...] = ()
    best: tuple[str, ...] = ()
    high: tuple[str, ...] = ()


class Estimate(Model):
    """low <= best <= high where present; null where no figure is defensible, never zero for unknown."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    set_by: SetBy = SetBy()
    agreement: Agreement = "single_source"
    explanation: str = ""
    derived: bool = False
    pinned_by: str | None = None


class Agreed(Model):
    """A value that the incident's claims agree on, and which claims say so."""

    value: Any = None
    claims: tuple[str, ...] = ()
    precision: str | None = None


class Flag(Model):
    """A yes or no with its claims and a sentence."""

    value: bool = False
    claims: tuple[str, ...] = ()
    reason: str = ""


class CausedBy(Model):
    """What made the latest change."""

    article_id: str | None = None
    claim_id: str | None = None
    command_id: str | None = None


class OriginFigure(Model):
    """The latest figure of an origin for one measure and category."""

    measure: Measure
    category: Category
    low: int | None = None
    high: int | None = None
    modifier: str = "exact"
    said_at: str | None = None
    claim_id: str
    standing: bool = True
    note: str = ""


class Carrier(Model):
    """An outlet that carried an origin's figure, and through whom."""

    outlet: str
    article_id: str
    relays: tuple[str, ...] = ()
    copy_of: str | None = None
    said_at: str | None = None


class Origin(Piece):
    """One independent claimant with all that it said here."""

    key: str
    name: str
    names: tuple[str, ...] = ()
    kind: ClaimantKind = "other"
    side: str | None = None
    independent: bool = True
    why: str = ""
    latest: tuple[OriginFigure, ...] = ()
    history: tuple[OriginFigure, ...] = ()
    carriers: tuple[Carrier, ...] = ()


class Agree(Piece):
    """An edge of the agreement graph: two origins (or carriers) on one figure."""

    a: str
    b: str
    relation: Literal["agrees", "compatible", "disputes", "copies"]
    measure: Measure | None = None
    category: Category | None = None
    at: str | None = None
    claims: tuple[str, ...] = ()
    reason: str = ""


class Denial(Model):
    """A denial linked to what it denies."""

    who: str
    denies: Literal["event", "civilian_harm", "responsibility", "figure"]
    claims: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()
    said_at: str | None = None


class Excluded(Piece):
    """A claim seen but not counted here, and why."""

    claim_id: str
    article_id: str
    reason: Literal[
        "cumulative", "other_incident", "conflated", "superseded", "withdrawn", "increment", "partial", "retracted",
        "rounding", "restatement", "killed_or_injured", "vague",
    ]  # fmt: skip
    detail: str = ""
    low: int | None = None
    high: int | None = None
    measure: str | None = None


class Evidence(Piece):
    """A claim of the incident in short, so that a reader gets from a figure to its sentence."""

    claim_id: str
    article_id: str
    outlet: str | None = None
    url: str | None = None
    said_at: str | None = None
    quote: Quote
    measure: str | None = None
    low: int | None = None
    high: int | None = None
    modifier: str | None = None
    category: str | None = None
    part_of: str | None = None
    """The claim of which this one counts a part."""
    claimant: str | None = None
    relays: tuple[str, ...] = ()
    stance: str = "asserts"
    scope: str | None = None
    asserts: str | None = None


class Incident(Model):
    """The live consensus on one incident. A pure function of its reports: order and redelivery change nothing."""

    incident_id: str
    block: str
    merged_into: str | None = None
    event_type: Agreed = Agreed()
    date: Agreed = Agreed()
    place: Agreed = Agreed()
    perpetrators: Agreed = Agreed()
    headline: str | None = None
    articles: tuple[str, ...] = ()
    estimates: dict[str, dict[str, Estimate]] = Field(default_factory=dict)
    origins: tuple[Origin, ...] = ()
    n_origins: int = 0
    n_outlets: int = 0
    grade: Grade = "weak"
    grade_reason: str = ""
    contested: Flag = Flag()
    unverified: Flag = Flag()
    denials: tuple[Denial, ...] = ()
    agreement: tuple[Agree, ...] = ()
    excluded: tuple[Excluded, ...] = ()
    artefacts: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    revision: int = 0
    updated_at: str | None = None
    caused_by: CausedBy = CausedBy()

    def to_json(self) -> bytes:
        """Canonical bytes. Most of a large incident is what it said before: those pieces are not written anew."""
        plain = self.model_dump(mode="json", exclude=set(PIECES))
        pieces: dict[str, tuple[Piece, ...]] = {name: getattr(self, name) for name in PIECES}
        written = {name: [orjson.Fragment(one.piece) for one in row] for name, row in pieces.items()}
        return canonical({name: written[name] if name in written else plain[name] for name in type(self).model_fields})


PIECES: Final = frozenset({"origins", "agreement", "excluded", "evidence"})


class Change(Model):
    """One change of an incident's state, in words. `revision` is the incident's after the change."""

    at: str | None
    incident_id: str
    revision: int
    caused_by: CausedBy
    what: str
    estimates: dict[str, dict[str, Estimate]] = Field(default_factory=dict)


__all__ = ["Agree", "Agreed", "Carrier", "CausedBy", "Change", "Denial", "Estimate", "Evidence", "Excluded", "Flag", "Incident",
           "Origin", "OriginFigure", "Place", "SetBy"]  # fmt: skip
