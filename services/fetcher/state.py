"""What the fetcher remembers of a feed: its subscription, how it fares, and every article it has sent, as last sent.

Data and its storage form only; freshness.py and rhythm.py decide. Parts: "subscription", "head", and "a:<article id>" each.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import immutables

from schemas.base import Model
from schemas.feed import FeedSubscription

ARTICLE = "a:"


class Head(Model):
    """How the feed fares. Times are ISO 8601 in UTC."""

    title: str | None = None
    language: str | None = None
    address: str | None = None
    """Where a permanent redirect said that the feed lives now."""
    etag: str | None = None
    last_modified: str | None = None
    digest: str | None = None
    polls: int = 0
    last_poll: str | None = None
    last_success: str | None = None
    failures: int = 0
    failing_since: str | None = None
    error: str | None = None
    gone: bool = False
    not_before: str | None = None
    """Retry-After, as a moment."""
    max_age: int | None = None
    ttl: int | None = None
    update_period: int | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[str, ...] = ()
    hub: str | None = None
    topic: str | None = None
    pushed_at: str | None = None
    """When the hub last delivered."""
    arrivals: tuple[str, ...] = ()
    """When polls found something new, the latest last."""
    daily: tuple[tuple[str, int], ...] = ()
    """New articles per day of the last days."""
    total: int = 0
    reported: str | None = None
    """Fingerprint of the status last sent."""


class Known(Model):
    """An article as last sent, and when to look at its page again."""

    id: str
    keys: tuple[str, ...] = ()
    """Guid and addresses under which the feed or the page knows it."""
    url: str | None = None
    revision: int = 1
    title: str | None = None
    text: str = ""
    published: str | None = None
    said_at: str | None = None
    language: str = "en"
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    withdrawn: bool = False
    entry: str = ""
    """Fingerprint of the feed's entry."""
    from_page: bool = False
    listed_at: str = ""
    changed_at: str = ""
    checks: int = 0
    misses: int = 0
    next_check: str | None = None


@dataclass(frozen=True, slots=True)
class FeedState:
    """All of it, immutable. `index` is derived: key -> article id."""

    subscription: FeedSubscription | None = None
    head: Head = field(default_factory=Head)
    articles: immutables.Map[str, Known] = field(default_factory=immutables.Map)
    index: immutables.Map[str, str] = field(default_factory=immutables.Map)

    def find(self, keys: Iterable[str]) -> Known | None:
        """The article known under the first of these keys that is known."""
        for key in keys:
            found = self.index.get(key)
            if found is not None:
                return self.articles.get(found)
        return None

    def with_article(self, known: Known) -> "FeedState":
        """The state with this article in the place of its earlier form."""
        index = self.index
        for key in known.keys:
            index = index if key in index else index.set(key, known.id)
        return replace(self, articles=self.articles.set(known.id, known), index=index)

    def without(self, article_id: str) -> "FeedState":
        """The state without this article and its keys."""
        known = self.articles[article_id]
        index = self.index
        for key in known.keys:
            index = index.delete(key) if index.get(key) == article_id else index
        return replace(self, articles=self.articles.delete(article_id), index=index)


EMPTY = FeedState()


def load(parts: Mapping[str, bytes]) -> FeedState:
    """The state from its stored parts; {} is the empty state."""
    articles = [Known.from_json(data) for name, data in sorted(parts.items()) if name.startswith(ARTICLE)]
    index: dict[str, str] = {}
    for known in articles:
        for key in known.keys:
            index.setdefault(key, known.id)
    return FeedState(
        subscription=FeedSubscription.from_json(parts["subscription"]) if "subscription" in parts else None,
        head=Head.from_json(parts["head"]) if "head" in parts else Head(),
        articles=immutables.Map({known.id: known for known in articles}),
        index=immutables.Map(index),
    )


def changes(old: FeedState, new: FeedState) -> dict[str, bytes | None]:
    """The parts in which two states differ, as a shell stores them."""
    writes: dict[str, bytes | None] = {}
    if new.subscription is not None and new.subscription != old.subscription:
        writes["subscription"] = new.subscription.to_json()
    if new.head != old.head:
        writes["head"] = new.head.to_json()
    if new.articles is old.articles:
        return writes
    for article_id, known in new.articles.items():
        if old.articles.get(article_id) is not known:
            writes[ARTICLE + article_id] = known.to_json()
    writes |= {ARTICLE + article_id: None for article_id in old.articles if article_id not in new.articles}
    return writes
