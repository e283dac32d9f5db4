"""Reports of our own making for the aggregator's tests: a claim, an article's report, and what a set of reports comes to."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from schemas.base import Model
from schemas.claim import ArticleHead, Claim, Claimant, EventRef, Quote, Statement
from schemas.incident import Change, Estimate, Incident
from schemas.report import CopyOf, Redirect, Report, Ruling
from services.aggregator.showing import incident
from services.aggregator.state import State
from services.aggregator.step import make_service

NOW = datetime(2026, 1, 1, tzinfo=UTC)
KEYS = {
    "northern observatory": "Northern Observatory",
    "the observatory": "Northern Observatory",
    "state agency": "State Agency",
    "coalition": "Coalition",
    "us-led coalition": "Coalition",
    "defence ministry": "Esterian defence ministry",
    "esterian defence ministry": "Esterian defence ministry",
    "norian defence ministry": "Norian defence ministry",
}


class KnownNames:
    """A table of two claimants, a party and the ministries of two countries."""

    def canonical(self, name: str, context_country: str | None = None) -> str | None:
        return KEYS.get(name.lower())

    def home(self, name: str) -> str | None:
        return {"Esterian": "ES", "Norian": "NO"}.get(name.partition(" ")[0])


KNOWN = KnownNames()
SERVICE = make_service(KNOWN)
OBSERVATORY = Claimant(name="Northern Observatory", kind="monitor")
AGENCY = Claimant(name="State Agency", kind="media")
MINISTRY = Claimant(name="Health Ministry of Esteria", kind="government")
POLICE = Claimant(name="Port Elin police", kind="police")
COALITION = Claimant(name="Coalition", kind="military", side="coalition")


def event(kind: str = "airstrike", date: str = "2024-03-02", perpetrator: str | None = None) -> EventRef:
    return EventRef.model_validate(
        {"ref": "A", "type": kind, "date": date, "date_precision": "day", "date_basis": "stated", "perpetrator": perpetrator}
    )


def claim(low: int | None, by: Claimant | None = None, **more: Any) -> Claim:
    """A claim of exactly `low` killed, unless `more` says otherwise; `report` gives it its article and id."""
    given: dict[str, Any] = {
        "claim_id": "", "article_id": "", "measure": "killed", "low": low, "high": low, "words": str(low), "claimant": by,
        "quote": Quote(field="text", start=0, end=1, text=f"{low} killed"), "event": event(),
    }  # fmt: skip
    if more.get("modifier") in ("at_least", "more_than"):
        given["high"] = None
    return Claim.model_validate(given | more)


def statement(asserts: str, by: Claimant | None, **more: Any) -> Statement:
    given: dict[str, Any] = {
        "claim_id": "", "article_id": "", "asserts": asserts, "claimant": by, "event": event(),
        "quote": Quote(field="text", start=0, end=1, text="x"),
    }  # fmt: skip
    return Statement.model_validate(given | more)


def report(article: str, *lines: Claim | Statement, hour: int = 8, copy_of: str | None = None, **more: Any) -> Report:
    """An article's report, said at this hour; its lines stand a paragraph apart unless they say where."""
    outlet = more.pop("outlet", f"Outlet {article}")
    revision = more.pop("revision", 1)
    head = ArticleHead(
        id=article, publisher=outlet, published=f"2024-03-{2 + hour // 24:02}T{hour % 24:02}:00:00+00:00", revision=revision
    )
    placed = [_placed(line, article, outlet, number) for number, line in enumerate(lines)]
    return Report(
        incident_id="inc_1", block="XX", article=head,
        claims=tuple(line for line in placed if isinstance(line, Claim)),
        statements=tuple(line for line in placed if isinstance(line, Statement)),
        copy_of=CopyOf(article_id=copy_of, score=1.0, reason="same text") if copy_of else None,
        **more,
    )  # fmt: skip


def _placed(line: Claim | Statement, article: str, outlet: str, number: int) -> Claim | Statement:
    start = 1000 * number
    text = line.quote.text
    quote = line.quote if line.quote.start else Quote(field=line.quote.field, start=start, end=start + len(text), text=text)
    return line.model_copy(
        update={"claim_id": line.claim_id or f"{article}-{number}", "article_id": article, "outlet": outlet, "quote": quote}
    )


def ran(events: Iterable[Model], state: State | None = None) -> tuple[State, list[Model]]:
    """The state after these events, and all that was told on the way."""
    state = state or SERVICE.load({})
    told: list[Model] = []
    for one in events:
        outcome = SERVICE.step(state, one, NOW)
        state = outcome.state
        told += outcome.told
    return state, told


def shown(state: State) -> Incident:
    """What readers see of this state."""
    return incident(state, KNOWN)


def settled(*events: Report | Redirect | Ruling) -> Incident:
    """The incident after these events."""
    incidents = [one for one in ran(events)[1] if isinstance(one, Incident)]
    return incidents[-1]


def changes(*events: Report | Redirect | Ruling) -> list[str]:
    """What was told to have changed, in words."""
    return [one.what for one in ran(events)[1] if isinstance(one, Change)]


def people(incident: Incident, measure: str = "killed", category: str = "people") -> tuple[int | None, int | None, int | None]:
    """Low, best and high."""
    estimate = incident.estimates.get(measure, {}).get(category, Estimate())
    return estimate.low, estimate.best, estimate.high
