"""What passes between the fetcher's rooms: parsed feeds and pages, and the one event a poll becomes.

Data only. Does not fetch, parse or decide.
"""

from typing import Literal

from schemas.article import When
from schemas.base import Model

PageKind = Literal["article", "paywall", "consent", "error", "empty"]


class Entry(Model):
    """One entry of a feed, as the feed gives it. HTML stays HTML."""

    id: str | None = None
    url: str | None = None
    title: str | None = None
    published: When = None
    updated: When = None
    authors: tuple[str, ...] = ()
    summary: str | None = None
    content: str | None = None
    text: str = ""
    """The fuller of content and summary as plain paragraphs."""
    language: str | None = None
    withdrawn: bool = False
    """The publisher takes the item back (agencies' wires say so in the item)."""


class ParsedFeed(Model):
    """A feed as parsed, with what it says about how often to come back."""

    kind: str
    title: str | None = None
    url: str | None = None
    self_url: str | None = None
    hub: str | None = None
    language: str | None = None
    ttl: int | None = None
    """Seconds."""
    update_period: int | None = None
    """Seconds between updates by the syndication module."""
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()


class Page(Model):
    """A web page as read: an article, or what stood in its place."""

    kind: PageKind
    url: str | None = None
    canonical: str | None = None
    title: str | None = None
    site: str | None = None
    authors: tuple[str, ...] = ()
    published: When = None
    updated: When = None
    language: str | None = None
    text: str = ""
    retracted: bool = False
    reason: str | None = None


class Visit(Model):
    """What came of fetching one page. No page and no status: the fetch failed, for `error`."""

    status: int | None = None
    moved_to: str | None = None
    page: Page | None = None
    error: str | None = None


class Seen(Model):
    """An entry of this poll, with its page where one was fetched."""

    entry: Entry
    visit: Visit | None = None


class Recheck(Model):
    """A page of an article already published, visited again."""

    article_id: str
    visit: Visit


class FeedPolled(Model):
    """One poll of one feed: the event that the fetcher's step folds. Key: url of the subscription.

    Neither status nor error: the feed itself was not asked, only pages of its articles (`rechecks`).
    """

    url: str
    at: str
    status: int | None = None
    error: str | None = None
    """In words, where there was no usable answer."""
    moved_to: str | None = None
    """Where permanent redirects (301, 308) led."""
    etag: str | None = None
    last_modified: str | None = None
    retry_after: int | None = None
    max_age: int | None = None
    digest: str | None = None
    """Of the body, for servers without validators."""
    feed: ParsedFeed | None = None
    """Without its entries; they are in `seen`."""
    seen: tuple[Seen, ...] = ()
    rechecks: tuple[Recheck, ...] = ()
    pushed: bool = False
    """Delivered by a hub, not polled."""
