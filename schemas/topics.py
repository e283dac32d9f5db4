"""The topics: name, key, partitions, cleanup, retention, models. The one place; everything else is generated from it.

Does not talk to a broker: `tollwire topics` does.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from schemas.article import Article
from schemas.base import Model
from schemas.claim import ArticleClaims
from schemas.deadletter import DeadLetter
from schemas.feed import FeedStatus, FeedSubscription
from schemas.incident import Change, Incident
from schemas.report import Command, Redirect, Report, Ruling

DAY_MS = 86_400_000
MAX_MESSAGE_BYTES = 8 * 1024 * 1024
"""A very long article with its previous text fits; anything larger is refused before it is produced."""
PARTITIONS = 4
"""Claims, commands and reports are read by stateful services: their partitions are their changelogs' too."""

LARGE = {"max.message.bytes": str(64 * 1024 * 1024)}
"""A record far too large for any event must still fit, and its dead letter, a third larger: it is refused by us, with its bytes kept."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A declared topic. `models` maps the CloudEvents type to the model of the value."""

    name: str
    description: str
    key: str
    models: dict[str, type[Model]]
    partitions: int = PARTITIONS
    cleanup: str = "delete"
    retention_ms: int = 30 * DAY_MS
    config: dict[str, str] = field(default_factory=lambda: dict(LARGE))

    def settings(self) -> dict[str, str]:
        """The topic's configuration as a broker takes it. Compacted topics are kept for ever: no delete beside compact."""
        retention = {} if self.cleanup == "compact" else {"retention.ms": str(self.retention_ms)}
        return {"cleanup.policy": self.cleanup, **retention, "max.message.bytes": str(MAX_MESSAGE_BYTES), **self.config}


TOPICS: dict[str, Topic] = {topic.name: topic for topic in (
    Topic("feeds", "feeds to poll", "url", {"tollwire.feed-subscription.v1": FeedSubscription}, cleanup="compact"),
    Topic("articles", "article revisions as published", "id", {"tollwire.article.v1": Article}),
    Topic("claims", "what an article says about events of one block", "block",
          {"tollwire.article-claims.v1": ArticleClaims}),
    Topic("commands", "editors' decisions", "block", {"tollwire.command.v1": Command}, retention_ms=-1),
    Topic("reports", "an article's part in an incident", "incident_id",
          {"tollwire.report.v1": Report, "tollwire.redirect.v1": Redirect, "tollwire.ruling.v1": Ruling}),
    Topic("incidents", "the consensus on each incident", "incident_id", {"tollwire.incident.v1": Incident}, cleanup="compact"),
    Topic("changes", "every change of an incident", "incident_id", {"tollwire.change.v1": Change}, retention_ms=-1),
    Topic("feed-status", "how each feed fares", "url", {"tollwire.feed-status.v1": FeedStatus}, cleanup="compact"),
    Topic("dead-letters", "events that a step refused", "topic", {"tollwire.dead-letter.v1": DeadLetter}, retention_ms=90 * DAY_MS),
)}  # fmt: skip

CHANGELOGS = ("fetcher", "deduplicator", "aggregator")
"""Services with state; each has a compacted topic `<service>-changelog` with as many partitions as its input."""


def changelogs() -> list[Topic]:
    """The compacted topics that hold the services' state, part by part."""
    return [
        Topic(f"{name}-changelog", f"state of the {name}", "state key and part", {}, cleanup="compact") for name in CHANGELOGS
    ]


KEY_OF: dict[type[Model], tuple[str, Callable[[Model], str]]] = {
    model: (topic.name, lambda event, name=topic.key: str(getattr(event, name)))  # type: ignore[misc] # mypy: default argument
    for topic in TOPICS.values() for model in topic.models.values()
}  # fmt: skip
TYPE_OF: dict[type[Model], str] = {model: kind for topic in TOPICS.values() for kind, model in topic.models.items()}


def address(event: Model) -> tuple[str, str]:
    """Topic and key of an event."""
    topic, key = KEY_OF[type(event)]
    return topic, key(event)


def decode(topic: str, kind: str, value: bytes) -> Model:
    """The event of these bytes. Raises KeyError for a type the topic does not declare, ValidationError for a bad value."""
    return TOPICS[topic].models[kind].from_json(value)
