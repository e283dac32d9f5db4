"""What an incident's page tells: figures with their sources, origins with their carriers, denials, exclusions, changes. Pure.

Does not judge and does not render: the aggregator and templates/incident.html do.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from schemas.incident import Change, Denial, Estimate, Evidence, Excluded, Incident, Origin, OriginFigure
from services.board import figures
from services.board.listing import headline
from services.board.view import Board


@dataclass(frozen=True, slots=True)
class Source:
    """One sentence behind a figure: where it leads and what to call it."""

    path: str
    label: str
    quote: str


@dataclass(frozen=True, slots=True)
class Figure:
    """An estimate on the page. `path` leads to the sentence that set the best figure."""

    measure: str
    category: str
    label: str
    best: str
    spread: str
    estimate: Estimate
    path: str | None
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure as an origin stated it."""

    text: str
    label: str
    path: str | None
    figure: OriginFigure


@dataclass(frozen=True, slots=True)
class Link:
    """An outlet that carried the origin, and the chain that led there."""

    outlet: str
    path: str
    chain: tuple[str, ...]
    copy_of: str | None
    said_at: str | None


@dataclass(frozen=True, slots=True)
class Voice:
    """An origin on the page."""

    origin: Origin
    kind: str
    stated: tuple[Stated, ...]
    earlier: tuple[Stated, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A denial or an excluded claim, with its sources and what it is against."""

    who: str
    what: str
    detail: str
    sources: tuple[Source, ...]
    against: tuple[Source, ...] = ()
    said_at: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One change, with the article that caused it."""

    change: Change
    article: str | None
    path: str | None


class Telling:
    """The page of one incident; each property is one section of it."""

    def __init__(self, board: Board, incident: Incident) -> None:
        self.board = board
        self.incident = incident
        self._evidence = {claim.claim_id: claim for claim in incident.evidence}
        self._origin_of = {figure.claim_id: origin.name for origin in incident.origins
                           for figure in (*origin.latest, *origin.history)}  # fmt: skip

    def path(self, claim_id: str) -> str | None:
        """Where the sentence of a claim is, None where the claim is not known."""
        claim = self._evidence.get(claim_id)
        return figures.article_path(claim.article_id, claim_id) if claim else None

    def sources(self, claim_ids: Iterable[str]) -> tuple[Source, ...]:
        """The sentences of these claims, each once."""
        known = (self._evidence[one] for one in dict.fromkeys(claim_ids) if one in self._evidence)
        return tuple(Source(figures.article_path(claim.article_id, claim.claim_id), self._named(claim), claim.quote.text)
                     for claim in known)  # fmt: skip

    def _named(self, claim: Evidence) -> str:
        """Who says it where: the claimant and the outlet, or the outlet alone."""
        outlet = self.outlet(claim)
        return f"{claim.claimant} in {outlet}" if claim.claimant else outlet

    def outlet(self, claim: Evidence) -> str:
        """Who carried a claim, for people."""
        return claim.outlet or figures.host(claim.url) or claim.article_id

    def totals(self) -> list[Figure]:
        """The totals, the gravest first."""
        return [self._figure(measure, "people", by_category["people"]) for measure in figures.MEASURES
                if (by_category := self.incident.estimates.get(measure, {})) and "people" in by_category]  # fmt: skip

    def parts(self, measure: str) -> list[Figure]:
        """The parts of a total, in a fixed order."""
        by_category = self.incident.estimates.get(measure, {})
        ranked = [name for name in figures.CATEGORIES if name != "people" and name in by_category]
        return [self._figure(measure, name, by_category[name]) for name in ranked]

    def _figure(self, measure: str, category: str, estimate: Estimate) -> Figure:
        ids = (*estimate.set_by.best, *estimate.set_by.low, *estimate.set_by.high)
        sources = self.sources(ids)
        label = figures.MEASURES[measure] if category == "people" else figures.CATEGORIES[category]
        path = sources[0].path if sources else None
        return Figure(measure, category, label, headline(estimate), figures.spread(estimate), estimate, path, sources)

    def voices(self) -> list[Voice]:
        """Origins with figures that count first."""
        ranked = sorted(self.incident.origins, key=lambda one: (not one.independent, not one.latest))
        return [self._voice(origin) for origin in ranked]

    def _voice(self, origin: Origin) -> Voice:
        latest = tuple(self._stated(figure) for figure in origin.latest)
        shown = {figure.claim_id for figure in origin.latest}
        earlier = tuple(self._stated(figure) for figure in origin.history if figure.claim_id not in shown)
        links = tuple(
            Link(
                carrier.outlet,
                figures.article_path(carrier.article_id),
                (origin.name, *carrier.relays),
                self._outlet_of(carrier.copy_of),
                carrier.said_at,
            )
            for carrier in origin.carriers
        )
        return Voice(origin, figures.KINDS.get(origin.kind, origin.kind), latest, earlier, links)

    def _stated(self, figure: OriginFigure) -> Stated:
        label = f"{figures.CATEGORIES[figure.category]} {figures.MEASURES[figure.measure]}"
        text = figures.bounds(figure.low, figure.high, figure.modifier)
        return Stated(text, label, self.path(figure.claim_id), figure)

    def _outlet_of(self, article_id: str | None) -> str | None:
        if article_id is None:
            return None
        for claim in self.incident.evidence:
            if claim.article_id == article_id:
                return self.outlet(claim)
        article = self.board.articles.get(article_id)
        return (article.publisher or figures.host(article.url)) if article else article_id

    def denials(self) -> list[Told]:
        """Who denies what, and which figures that is against."""
        return [self._denial(denial) for denial in self.incident.denials]

    def _denial(self, denial: Denial) -> Told:
        what = figures.DENIED[denial.denies]
        return Told(denial.who, what, "", self.sources(denial.claims), self.sources(denial.disputes), denial.said_at)

    def excluded(self) -> list[Told]:
        """Claims not counted here, grouped by reason in order of their number."""
        return [
            self._excluded(one) for one in sorted(self.incident.excluded, key=lambda one: list(figures.REASONS).index(one.reason))
        ]

    def _excluded(self, one: Excluded) -> Told:
        claim = self._evidence.get(one.claim_id)
        measure = figures.MEASURES.get(one.measure or "", "")
        figure = f"{figures.bounds(one.low, one.high)} {measure}".strip()
        who = claim.claimant if claim and claim.claimant else self._origin_of.get(one.claim_id, "")
        return Told(who, figure, one.detail or figures.REASONS[one.reason], self.sources([one.claim_id]), said_at=one.reason)

    def turns(self) -> list[Turn]:
        """The changes, newest first."""
        return [self.turn(change) for change in reversed(self.board.changes.get(self.incident.incident_id, ()))]

    def turn(self, change: Change) -> Turn:
        """One change with its cause."""
        cause = change.caused_by
        if cause.claim_id and cause.claim_id in self._evidence:
            return Turn(change, self.outlet(self._evidence[cause.claim_id]), self.path(cause.claim_id))
        path = figures.article_path(cause.article_id) if cause.article_id else None
        return Turn(change, self._outlet_of(cause.article_id), path)
