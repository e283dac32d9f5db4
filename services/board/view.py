"""What the board knows: a fold of the topics it reads. Delete it and read the topics again, and it is the same.

Does not read topics, serve pages or judge figures.
"""

from dataclasses import dataclass, field, replace

from immutables import Map

from schemas.article import Article
from schemas.base import Model
from schemas.feed import FeedStatus
from schemas.incident import Change, Evidence, Incident

TOPICS = ("articles", "incidents", "changes", "feed-status")
RECENT = 200
"""Changes kept for the front page over all incidents."""
KEPT_ARTICLES = 50_000
"""Texts kept in memory, the latest; an older article is shown by its quotes alone."""


@dataclass(frozen=True, slots=True)
class Board:
    """Everything by id. `cited` leads from an article to the incidents that quote it."""

    incidents: Map[str, Incident] = field(default_factory=Map)
    changes: Map[str, tuple[Change, ...]] = field(default_factory=Map)
    recent: tuple[Change, ...] = ()
    articles: Map[str, Article] = field(default_factory=Map)
    arrived: tuple[str, ...] = ()
    cited: Map[str, frozenset[str]] = field(default_factory=Map)
    feeds: Map[str, FeedStatus] = field(default_factory=Map)

    def live(self) -> list[Incident]:
        """Incidents that stand: neither merged into another nor empty."""
        return [incident for incident in self.incidents.values() if incident.merged_into is None and incident.articles]

    def followed(self, incident_id: str) -> Incident | None:
        """The incident that answers for this id, through merges."""
        seen: set[str] = set()
        found = self.incidents.get(incident_id)
        while found and found.merged_into and found.incident_id not in seen:
            seen.add(found.incident_id)
            found = self.incidents.get(found.merged_into)
        return found

    def evidence(self, article_id: str) -> list[tuple[Incident, Evidence]]:
        """Every claim of the article with the incident that holds it, in the order of the text."""
        found = [
            (incident, claim)
            for incident_id in sorted(self.cited.get(article_id, frozenset()))
            if (incident := self.incidents.get(incident_id)) and incident.merged_into is None
            for claim in incident.evidence
            if claim.article_id == article_id
        ]
        return sorted(found, key=lambda pair: (pair[1].quote.field == "text", pair[1].quote.start, pair[1].claim_id))


def applied(board: Board, event: Model) -> Board:
    """The board after one more event; one that it does not show changes nothing."""
    match event:
        case Incident():
            return _with_incident(board, event)
        case Change():
            return _with_change(board, event)
        case Article():
            return _with_article(board, event)
        case FeedStatus():
            return replace(board, feeds=board.feeds.set(event.url, event))
    return board


def _with_incident(board: Board, incident: Incident) -> Board:
    cited = board.cited
    before = board.incidents.get(incident.incident_id)
    now = {claim.article_id for claim in incident.evidence} | set(incident.articles)
    for article_id in {claim.article_id for claim in before.evidence} - now if before else ():
        cited = cited.set(article_id, cited[article_id] - {incident.incident_id})
    for article_id in now:
        cited = cited.set(article_id, cited.get(article_id, frozenset()) | {incident.incident_id})
    return replace(board, incidents=board.incidents.set(incident.incident_id, incident), cited=cited)


def _with_change(board: Board, change: Change) -> Board:
    known = board.changes.get(change.incident_id, ())
    if change in known:  # redelivered
        return board
    return replace(
        board, changes=board.changes.set(change.incident_id, (*known, change)), recent=(*board.recent[-RECENT + 1 :], change)
    )


def _with_article(board: Board, article: Article) -> Board:
    before = board.articles.get(article.id)
    if before and before.revision > article.revision:
        return board
    articles = board.articles.set(article.id, article)
    if before:
        return replace(board, articles=articles)
    if len(board.arrived) < KEPT_ARTICLES:
        return replace(board, articles=articles, arrived=(*board.arrived, article.id))
    return replace(board, articles=articles.delete(board.arrived[0]), arrived=(*board.arrived[1:], article.id))
