"""Feeds: which are polled (topic `feeds`) and how each fares (topic `feed-status`), key: feed url.

Does not hold what a feed contains: entries become articles.
"""

from typing import Literal

from pydantic import Field

from schemas.article import When
from schemas.base import Model


class FeedSubscription(Model):
    """A feed to poll. Credentials are named by environment variable, never written."""

    url: str
    title: str | None = None
    publisher: str | None = None
    language: str | None = None
    interval: int | None = None
    """Seconds between polls at least; null: adaptive."""
    full_text: bool = False
    """The feed holds whole articles: pages are not fetched."""
    headers: dict[str, str] = Field(default_factory=dict)
    credentials_env: str | None = None
    active: bool = True


class FeedStatus(Model):
    """How a feed fares, sent when something changed for a reader (not with every poll)."""

    url: str
    title: str | None = None
    health: Literal["ok", "quiet", "failing", "gone", "new"] = "new"
    last_success: When = None
    last_error: str | None = None
    failing_since: When = None
    next_due: When = None
    interval: int | None = None
    articles_per_day: float | None = None
    articles_total: int = 0
    moved_to: str | None = None
