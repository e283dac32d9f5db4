"""The list of incidents: which are shown, in which order, and what a row says. Pure: a view of the board.

Does not render HTML; templates/list.html does.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from schemas.dates import order_key
from schemas.incident import Change, Estimate, Incident, Origin, OriginFigure
from services.board import figures
from services.board.view import Board

PAGE = 40
SORTS = {"changed": "last change", "figure": "figure", "date": "date of the incident"}
STRIP_WIDTH = 168


@dataclass(frozen=True, slots=True)
class Query:
    """What the reader asked for; anything unknown counts as not asked."""

    text: str = ""
    grade: str = ""
    block: str = ""
    contested: bool = False
    sort: str = "changed"
    page: int = 1

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Query":
        """Read a query string."""
        page = given.get("page", "1")
        return cls(
            text=given.get("q", "").strip()[:200],
            grade=given.get("grade", "") if given.get("grade") in figures.GRADES else "",
            block=given.get("country", "").upper()[:2],
            contested=given.get("contested") in {"1", "on", "true"},
            sort=given.get("sort", "changed") if given.get("sort") in SORTS else "changed",
            page=max(1, int(page[:6])) if page.isascii() and page.isdigit() else 1,
        )


@dataclass(frozen=True, slots=True)
class Lead:
    """The figure that stands for an incident."""

    measure: str
    label: str
    best: str
    spread: str
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Tick:
    """The standing figure of one independent origin on the strip."""

    x: float
    name: str
    figure: str
    open_up: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """A number line: the range as a band, the best figure as a mark, each independent origin as a tick."""

    band: tuple[float, float] | None
    best: float | None
    ticks: tuple[Tick, ...]
    top: int


@dataclass(frozen=True, slots=True)
class Row:
    """An incident in the list."""

    incident: Incident
    title: str
    place: str
    date: str
    lead: Lead | None
    others: tuple[Lead, ...]
    strip: Strip | None
    change: Change | None


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of rows, and how many there are."""

    query: Query
    rows: tuple[Row, ...]
    total: int
    pages: int
    blocks: tuple[tuple[str, str], ...]


def chosen(board: Board, query: Query) -> list[Incident]:
    """The incidents that the query asks for, in its order."""
    found = [incident for incident in board.live() if _wanted(incident, query)]
    return sorted(found, key=_SORT_KEYS[query.sort], reverse=True)


def listing(board: Board, query: Query) -> Listing:
    """One page of the list."""
    found = chosen(board, query)
    pages = max(1, -(-len(found) // PAGE))
    page = min(query.page, pages)
    rows = tuple(row(board, incident) for incident in found[(page - 1) * PAGE : page * PAGE])
    return Listing(query, rows, len(found), pages, _blocks(board.live()))


def row(board: Board, incident: Incident) -> Row:
    """The row of one incident."""
    leads = leading(incident)
    changes = board.changes.get(incident.incident_id, ())
    return Row(
        incident,
        title(incident),
        figures.place_in_words(incident.place.value, incident.block),
        figures.day(incident.date.value, incident.date.precision),
        leads[0] if leads else None,
        tuple(leads[1:3]),
        strip(incident, leads[0].measure) if leads else None,
        telling_change(changes),
    )


def title(incident: Incident) -> str:
    """What the incident is called: kind and place, for headlines carry figures that may be outdated."""
    kind = str(incident.event_type.value or "incident").replace("_", " ")
    place = figures.place_of(incident.place.value)
    where = (place.name or place.text) if place else incident.place.value if isinstance(incident.place.value, str) else None
    named = kind if kind != "other" else "incident"
    wide = place is not None and place.precision in {"district", "province", "country"}
    return f"{named.capitalize()} {'in' if wide else 'at'} {where}" if where else named.capitalize()


def telling_change(changes: Sequence[Change]) -> Change | None:
    """The latest change that moved the figures; the first one does."""
    moved = [
        later for earlier, later in pairwise((None, *changes)) if later and (not earlier or earlier.estimates != later.estimates)
    ]
    return moved[-1] if moved else None


def leading(incident: Incident) -> list[Lead]:
    """The totals of an incident, the gravest first."""
    found = []
    for measure, label in figures.MEASURES.items():
        estimate = incident.estimates.get(measure, {}).get("people")
        if estimate and (estimate.best, estimate.low, estimate.high) != (None, None, None):
            found.append(Lead(measure, label, headline(estimate), figures.spread(estimate), estimate))
    return found


def headline(estimate: Estimate) -> str:
    """The one figure shown large: the best, else what bound there is."""
    if estimate.best is not None:
        return figures.count(estimate.best)
    return f"{figures.count(estimate.low)}+" if estimate.low is not None else f"≤{figures.count(estimate.high)}"


def standing(origin: Origin, measure: str) -> OriginFigure | None:
    """The origin's latest figure for the whole, else for civilians, that still stands."""
    for category in ("people", "civilians"):
        for figure in origin.latest:
            if figure.standing and (figure.measure, figure.category) == (measure, category):
                return figure
    return None


def strip(incident: Incident, measure: str) -> Strip | None:
    """The number line of an incident, from zero to a little more than anybody says."""
    estimate = incident.estimates[measure]["people"]
    votes = [(origin, vote) for origin in incident.origins if origin.independent and (vote := standing(origin, measure))]
    numbers = [number for _, vote in votes for number in (vote.low, vote.high) if number is not None]
    known = [number for number in (estimate.low, estimate.best, estimate.high) if number is not None]
    top = max([*numbers, *known], default=0)
    if top <= 0:
        return None
    scale = (STRIP_WIDTH - 12) / (top * 1.06)
    ticks = tuple(_tick(origin, vote, scale) for origin, vote in votes if vote.low is not None or vote.high is not None)
    band = (6 + min(known) * scale, 6 + max(known) * scale) if known else None
    return Strip(band, None if estimate.best is None else 6 + estimate.best * scale, ticks, top)


def _tick(origin: Origin, vote: OriginFigure, scale: float) -> Tick:
    value = vote.low if vote.low is not None else vote.high or 0
    return Tick(6 + value * scale, origin.name, figures.bounds(vote.low, vote.high, vote.modifier), vote.high is None)


def _wanted(incident: Incident, query: Query) -> bool:
    return (
        (not query.grade or incident.grade == query.grade)
        and (not query.block or incident.block == query.block)
        and (not query.contested or incident.contested.value)
        and (not query.text or _mentions(incident, query.text.casefold()))
    )


def _mentions(incident: Incident, text: str) -> bool:
    place = figures.place_in_words(incident.place.value, incident.block)
    said = [title(incident), place, incident.headline or "", incident.incident_id, str(incident.date.value or "")]
    return any(text in one.casefold() for one in [*said, *(origin.name for origin in incident.origins)])


def _blocks(incidents: Iterable[Incident]) -> tuple[tuple[str, str], ...]:
    codes = {incident.block for incident in incidents}
    return tuple(sorted(((code, figures.country_name(code) or "country unknown") for code in codes), key=lambda pair: pair[1]))


def _best(incident: Incident) -> int:
    leads = leading(incident)
    return (leads[0].estimate.best or leads[0].estimate.low or 0) if leads else -1


@lru_cache(maxsize=200_000)
def _moment(when: str | None) -> str:
    """Sortable; the same few moments are asked for with every page."""
    return order_key(when)[1]


_SORT_KEYS = {
    "changed": lambda one: (_moment(one.updated_at), one.incident_id),
    "figure": lambda one: (_best(one), one.incident_id),
    "date": lambda one: (str(one.date.value or ""), one.incident_id),
}
