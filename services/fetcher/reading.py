"""Feeds and pages from files or addresses as rows, for the command line: each source gives rows or one refusal in words.

    for row in read_feeds(["a.xml", "https://example.org/rss"]): ...
    for row in read_pages(["a.html"], url="https://example.org/a"): ...
    for report in check_feeds(subscriptions): ...

Impure. Nothing is remembered between two sources, and nothing about a source can raise.
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from schemas.dates import order_key
from schemas.feed import FeedSubscription
from services.fetcher.addresses import PUBLIC, Guard
from services.fetcher.errors import FetchError, UnreadableError
from services.fetcher.events import Page, ParsedFeed
from services.fetcher.http import Client
from services.fetcher.manners import Manners
from services.fetcher.sandbox import Sandbox
from services.fetcher.state import Head
from services.fetcher.urls import article_id, is_web
from services.fetcher.visiting import Visitor, environment
from services.ids import content_id

MAX_FILE = 20_000_000
CONTACT = "operator not named"
FEED_FIELDS = ("id", "url", "title", "published", "updated", "authors", "summary", "content")
AT_ONCE = 8
T = TypeVar("T", ParsedFeed, Page)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A source that gave nothing, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What a feed looks like from here."""

    url: str
    ok: bool
    detail: str
    title: str | None = None
    kind: str | None = None
    entries: int = 0
    newest: str | None = None
    moved_to: str | None = None
    hub: str | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """Bytes of a source and what is known of them."""

    data: bytes
    url: str | None = None
    content_type: str | None = None


def read_feeds(sources: Iterable[str], *, guard: Guard = PUBLIC, contact: str = CONTACT) -> Iterator[dict[str, Any] | Refusal]:
    """One row per entry, in the feed's order, with the source as `file`; one Refusal for a source that is no feed."""
    sandbox = Sandbox()
    try:
        for source in sources:
            feed = _parsed(source, sandbox.feed, None, guard, contact)
            if isinstance(feed, Refusal):
                yield feed
                continue
            for entry in feed.entries:
                values = entry.model_dump(mode="json")
                yield {"file": source} | {name: values[name] for name in FEED_FIELDS}
    finally:
        sandbox.close()


def read_pages(
    sources: Iterable[str], *, url: str | None = None, guard: Guard = PUBLIC, contact: str = CONTACT
) -> Iterator[dict[str, Any] | Refusal]:
    """One article row per page, fit for the extractor, with the source as `file`. `kind` says what the page is if no article."""
    sandbox = Sandbox()
    try:
        for source in sources:
            page = _parsed(source, sandbox.page, url, guard, contact)
            yield page if isinstance(page, Refusal) else _page_row(source, page)
    finally:
        sandbox.close()


def check_feeds(subscriptions: Iterable[FeedSubscription], *, guard: Guard = PUBLIC, contact: str = CONTACT) -> Iterator[Checked]:
    """Asks each feed once, a few at a time, and says what came. In the order given."""
    waiting = list(subscriptions)
    sandbox = Sandbox()
    try:
        for start in range(0, len(waiting), AT_ONCE):
            yield from asyncio.run(_check_some(waiting[start : start + AT_ONCE], sandbox, guard, contact))
    finally:
        sandbox.close()


async def _check_some(subscriptions: list[FeedSubscription], sandbox: Sandbox, guard: Guard, contact: str) -> list[Checked]:
    client = Client(contact=contact, guard=guard)
    try:
        visitor = Visitor(client, sandbox, Manners(), environment())
        return list(await asyncio.gather(*(_check(visitor, subscription) for subscription in subscriptions)))
    finally:
        await client.aclose()


async def _check(visitor: Visitor, subscription: FeedSubscription) -> Checked:
    answer = await visitor.feed(subscription, Head(), datetime.now(UTC))
    feed, polled = answer.feed, answer.polled
    if feed is None:
        return Checked(
            subscription.url, ok=False, detail=polled.error or f"the server answered {polled.status}", moved_to=polled.moved_to
        )
    dates = [when for entry in feed.entries if (when := entry.published or entry.updated)]
    found = Checked(
        subscription.url,
        ok=True,
        detail="",
        title=feed.title,
        kind=feed.kind,
        entries=len(feed.entries),
        moved_to=polled.moved_to,
        hub=feed.hub,
    )
    newest = max(dates, key=order_key, default=None)
    count = "1 entry" if len(feed.entries) == 1 else f"{len(feed.entries)} entries"
    detail = count + (f", the newest of {newest}" if newest else ", none dated")
    return replace(found, newest=newest, detail=detail)


def _page_row(source: str, page: Page) -> dict[str, Any]:
    values = page.model_dump(mode="json")
    url = page.canonical or page.url
    readable = page.kind in {"article", "paywall"}
    return {
        "file": source,
        "id": article_id(page.url or page.canonical, None, "") if url else content_id("art", "page", page.title, page.text),
        "url": url,
        "publisher": page.site,
        "published": page.published,
        "title": page.title,
        "text": page.text if readable else "",
        "language": page.language or "en",
        "updated": page.updated,
        "withdrawn": page.retracted,
        "authors": values["authors"],
        "kind": page.kind,
        "reason": page.reason,
    }


def _parsed(source: str, parse: Callable[..., T], url: str | None, guard: Guard, contact: str) -> T | Refusal:
    try:
        read = _fetched(source, guard, contact) if is_web(source) else _from_disk(source)
        return parse(read.data, url=url or read.url, content_type=read.content_type)
    except (FetchError, UnreadableError) as refusal:
        return Refusal(source, refusal.reason)
    except OSError as error:
        return Refusal(source, error.strerror or str(error))


def _from_disk(source: str) -> _Read:
    path = Path(source)
    with path.open("rb") as file:
        data = file.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        raise UnreadableError(f"the file is larger than {MAX_FILE:,} bytes")
    return _Read(data)


def _fetched(source: str, guard: Guard, contact: str) -> _Read:
    async def fetch() -> _Read:
        client = Client(contact=contact, guard=guard)
        try:
            response = await client.get(source)
        finally:
            await client.aclose()
        if response.status != 200:  # noqa: PLR2004 - OK
            raise FetchError("protocol", f"the server answered {response.status}")
        return _Read(response.body, response.url, response.header("content-type"))

    return asyncio.run(fetch())
