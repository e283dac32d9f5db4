"""Four small services with the manners of the real ones: pure, idempotent, insensitive to order. For tests of the shells.

A toy article's text is a number of dead; its id's first word names the incident ("hajin-3" is about "hajin").
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import orjson

from schemas.article import Article
from schemas.base import Model
from schemas.claim import ArticleClaims, ArticleHead, Claim, EventRef, Quote
from schemas.feed import FeedStatus
from schemas.incident import CausedBy, Change, Estimate, Incident
from schemas.report import Report
from services.ids import content_id
from services.outcome import Outcome, Reject, Service

Counts = Mapping[str, tuple[int, int]]


def article(name: str, killed: object = 3, revision: int = 1, **more: Any) -> Article:
    """A toy article: hajin-3 says that so many died near Hajin."""
    fields = {"published": "2018-11-17T08:00:00+00:00"} | more
    return Article(id=name, text=str(killed), revision=revision, **fields)


def extract(_state: None, event: Model, _now: datetime) -> Outcome[None]:
    """One article in, its one claim out."""
    if not isinstance(event, Article) or not event.text.strip().isdecimal():
        raise Reject("the article has no text that is a number")
    head = ArticleHead(id=event.id, revision=event.revision, published=event.published, withdrawn=event.withdrawn)
    claim = Claim(
        claim_id=content_id("clm", event.id, event.text),
        article_id=event.id,
        quote=Quote(field="text", start=0, end=len(event.text), text=event.text),
        measure="killed",
        low=int(event.text),
        event=EventRef(ref="e1"),
    )
    return Outcome(None, (ArticleClaims(article=head, block=block_of(event.id), claims=() if event.withdrawn else (claim,)),))


def block_of(name: str) -> str:
    """Two countries share the toys' incidents by the alphabet; no real ones: the real services' state may be in the same topics."""
    return "XA" if name < "m" else "XC"


def load_revisions(parts: Mapping[str, bytes]) -> dict[str, int]:
    """Revision seen per article."""
    return {name: int(data) for name, data in parts.items()}


def link(state: dict[str, int], event: Model, _now: datetime) -> Outcome[dict[str, int]]:
    """The incident is the first word of the article's id."""
    if not isinstance(event, ArticleClaims):
        return Outcome(state)
    head = event.article
    if state.get(head.id, 0) >= head.revision:
        return Outcome(state)
    report = Report(
        incident_id=head.id.split("-")[0], block=event.block, article=head, claims=event.claims, version=head.revision
    )
    return Outcome(state | {head.id: head.revision}, (report,), {head.id: str(head.revision).encode()})


def load_counts(parts: Mapping[str, bytes]) -> dict[str, tuple[int, int]]:
    """(version, killed) per article."""
    return {name: tuple(orjson.loads(data)) for name, data in parts.items()}


def fold(state: dict[str, tuple[int, int]], event: Model, _now: datetime) -> Outcome[dict[str, tuple[int, int]]]:
    """The incident's best figure is the sum, so that a report counted twice shows."""
    if not isinstance(event, Report):
        return Outcome(state)
    name = event.article.id
    if state.get(name, (0, 0))[0] >= event.version:
        return Outcome(state)
    row = (event.version, sum(claim.low or 0 for claim in event.claims))
    new = state | {name: row}
    return Outcome(new, told(event.incident_id, event.block, new, name), {name: orjson.dumps(row)})


def told(incident_id: str, block: str, counts: Counts, cause: str) -> tuple[Model, ...]:
    """The incident and the change."""
    total = sum(killed for _, killed in counts.values())
    estimates = {"killed": {"people": Estimate(low=total, best=total, high=total)}}
    revision = sum(version for version, _ in counts.values())
    incident = Incident(
        incident_id=incident_id, block=block, articles=tuple(sorted(counts)), estimates=estimates, revision=revision
    )
    by = CausedBy(article_id=cause)
    return (incident, Change(at=None, incident_id=incident_id, revision=revision, caused_by=by, what="a report came"))


def poll(state: dict[str, int], event: Model, _now: datetime) -> Outcome[dict[str, int]]:
    """A poll is an article in the name of the feed; one seen before is not sent again."""
    if not isinstance(event, Article):
        raise Reject("not a poll")
    if event.id in state:
        return Outcome(state)
    new = state | {event.id: event.revision}
    status = FeedStatus(url=event.feed or "", articles_total=len(new), health="ok")
    return Outcome(new, (event, status), {event.id: str(event.revision).encode()})


FETCHER: Service[Any] = Service("fetcher", (), poll, load_revisions)
EXTRACTOR: Service[Any] = Service("extractor", ("articles",), extract, lambda _parts: None)
DEDUPLICATOR: Service[Any] = Service("deduplicator", ("claims", "commands"), link, load_revisions)
AGGREGATOR: Service[Any] = Service("aggregator", ("reports",), fold, load_counts)
TOYS: tuple[Service[Any], ...] = (EXTRACTOR, DEDUPLICATOR, AGGREGATOR)
