"""One visit: a feed with its validators, or a page that robots.txt allows; fetched politely, parsed in the sandbox.

Impure. Everything a server can do comes back as a value; what is news is freshness.py's to say.
"""

import asyncio
import base64
import hashlib
import os
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from schemas.feed import FeedSubscription
from services.fetcher import robots
from services.fetcher.errors import FetchError, UnreadableError
from services.fetcher.events import FeedPolled, ParsedFeed, Visit
from services.fetcher.http import FEED_LIMITS, PAGE_LIMITS, ROBOTS_LIMITS, Client, Response
from services.fetcher.manners import Manners
from services.fetcher.sandbox import Sandbox
from services.fetcher.state import Head
from services.fetcher.urls import host_of

ACCEPT_FEED = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, application/json;q=0.8, */*;q=0.5"
)
ACCEPT_PAGE = "text/html, application/xhtml+xml, */*;q=0.5"
TEXTUAL = re.compile(r"^\s*(?:text/|application/(?:xhtml|xml|octet-stream)|$)", re.IGNORECASE)
MAX_AGE = re.compile(r"\bmax-age\s*=\s*\"?(\d{1,9})", re.IGNORECASE)
ROBOTS_KEPT = 86_400.0
ROBOTS_AFTER_TROUBLE = 900.0
MAX_ROBOTS = 20_000


@dataclass(frozen=True, slots=True)
class Answer:
    """A feed's answer: the event so far, without entries, and the parsed feed where there is a new one."""

    polled: FeedPolled
    feed: ParsedFeed | None = None


class Visitor:
    """Fetches and parses. One per process; it keeps each host's robots.txt for a day."""

    def __init__(self, client: Client, sandbox: Sandbox, manners: Manners, environment: Mapping[str, str] | None = None) -> None:
        self._client = client
        self._sandbox = sandbox
        self._manners = manners
        self._environment = environment or {}
        self._robots: dict[str, tuple[float, asyncio.Task[robots.Robots]]] = {}

    async def feed(self, subscription: FeedSubscription, head: Head, now: datetime) -> Answer:
        """Ask the feed, conditionally."""
        address, at = head.address or subscription.url, now.isoformat()
        try:
            response = await self._client.get(address, self._headers(subscription, head), FEED_LIMITS, self._turn)
        except FetchError as failure:
            return Answer(FeedPolled(url=subscription.url, at=at, error=failure.reason))
        polled = _polled(subscription.url, at, response, now)
        if response.status != 200:  # noqa: PLR2004 - OK
            return Answer(polled)
        if polled.digest == head.digest:
            return Answer(polled.model_copy(update={"status": 304}))
        return await self._parsed(polled, response)

    async def pushed(self, url: str, body: bytes, content_type: str | None, now: datetime) -> Answer:
        """A feed that a hub delivered, as if it had been asked."""
        polled = FeedPolled(url=url, at=now.isoformat(), status=200, pushed=True)
        return await self._parsed(polled, Response(url, 200, {"content-type": content_type or ""}, body))

    async def page(self, url: str) -> Visit:
        """Visit a page."""
        try:
            response = await self._client.get(url, {"accept": ACCEPT_PAGE}, PAGE_LIMITS, self._turn_by_the_rules)
        except FetchError as failure:
            return Visit(error=failure.reason)
        return await self._read(url, response)

    def _turn(self, url: str) -> AbstractAsyncContextManager[None]:
        return self._manners.turn(host_of(url))

    @asynccontextmanager
    async def _turn_by_the_rules(self, url: str) -> AsyncIterator[None]:
        """A turn at the host of a page, or of the page that a redirect leads to, if its robots.txt lets us in."""
        if not (await self._rules(url)).allows(url):
            raise FetchError("robots", "robots.txt does not allow it")
        async with self._turn(url):
            yield

    async def _read(self, url: str, response: Response) -> Visit:
        moved = response.url if response.url != url else None
        if response.status != 200:  # noqa: PLR2004 - OK
            return Visit(status=response.status, moved_to=moved, error=f"the server answered {response.status}")
        if moved and urlsplit(moved).path in {"", "/"} and urlsplit(url).path not in {"", "/"}:
            return Visit(status=response.status, moved_to=moved, error="the address leads to a front page")
        kind = response.header("content-type")
        if kind and not TEXTUAL.match(kind):
            return Visit(status=response.status, moved_to=moved, error=f"this is no page but {kind[:60]}")
        try:
            page = await asyncio.to_thread(self._sandbox.page, response.body, url=response.url, content_type=kind)
        except UnreadableError as refusal:
            return Visit(status=response.status, moved_to=moved, error=refusal.reason)
        return Visit(status=response.status, moved_to=moved, page=page)

    async def _parsed(self, polled: FeedPolled, response: Response) -> Answer:
        try:
            feed = await asyncio.to_thread(
                self._sandbox.feed, response.body, url=response.url, content_type=response.header("content-type") or None
            )
        except UnreadableError as refusal:
            return Answer(polled.model_copy(update={"error": refusal.reason, "etag": None, "last_modified": None}))
        return Answer(polled.model_copy(update={"feed": feed.model_copy(update={"entries": ()})}), feed)

    async def _rules(self, url: str) -> robots.Robots:
        """The host's rules; asked for once, however many pages wait for them."""
        host, now = host_of(url), asyncio.get_running_loop().time()
        kept = self._robots.get(host)
        if kept is None or kept[0] < now:
            if len(self._robots) >= MAX_ROBOTS:
                self._robots = {name: entry for name, entry in self._robots.items() if entry[0] > now}
            kept = (now + ROBOTS_KEPT, asyncio.create_task(self._fetch_rules(url, host)))
            self._robots[host] = kept
        rules = await asyncio.shield(kept[1])
        if rules.closed and kept[0] > now + ROBOTS_AFTER_TROUBLE:
            self._robots[host] = (now + ROBOTS_AFTER_TROUBLE, kept[1])
        return rules

    async def _fetch_rules(self, url: str, host: str) -> robots.Robots:
        try:
            response = await self._client.get(urljoin(url, "/robots.txt"), {"accept": "text/plain"}, ROBOTS_LIMITS, self._turn)
        except FetchError as failure:
            # A file too large to read is no prohibition; a server that does not answer is, for a while (RFC 9309, 2.3.1.4).
            return robots.OPEN if failure.kind in {"too_large", "bomb", "encoding", "redirect"} else robots.CLOSED
        if response.status >= 500:  # noqa: PLR2004 - server errors
            return robots.CLOSED
        if response.status != 200:  # noqa: PLR2004 - OK
            return robots.OPEN
        rules = robots.parse(response.body.decode("utf-8", "replace"))
        if rules.delay is not None:
            self._manners.slow_down(host, rules.delay)
        return rules

    def _headers(self, subscription: FeedSubscription, head: Head) -> dict[str, str]:
        headers = {name.lower(): value for name, value in subscription.headers.items()}
        headers.setdefault("accept", ACCEPT_FEED)
        if subscription.credentials_env and (secret := self._environment.get(subscription.credentials_env)):
            headers["authorization"] = _authorization(secret)
        if head.etag:
            headers["if-none-match"] = head.etag
        if head.last_modified:
            headers["if-modified-since"] = head.last_modified
        return headers


def environment() -> Mapping[str, str]:
    """The process's environment, from which credentials are taken by name."""
    return os.environ


def _polled(url: str, at: str, response: Response, now: datetime) -> FeedPolled:
    status = response.status
    error = None if status in {200, 304, 410} else f"the server answered {status}"
    return FeedPolled(
        url=url,
        at=at,
        status=status,
        error=error,
        moved_to=response.permanent if error is None and status != 410 else None,  # noqa: PLR2004 - gone
        etag=_short(response.header("etag")),
        last_modified=_short(response.header("last-modified")),
        retry_after=_seconds(response.header("retry-after"), now),
        max_age=_max_age(response),
        digest=hashlib.sha256(response.body).hexdigest()[:32] if status == 200 else None,  # noqa: PLR2004 - OK
    )


def _short(value: str | None) -> str | None:
    """A validator that we are willing to keep and to send back."""
    return value if value and len(value) <= 1_000 and value.isprintable() else None  # noqa: PLR2004 - none is longer


def _seconds(value: str | None, now: datetime) -> int | None:
    """Retry-After: seconds or a date."""
    if not value:
        return None
    if value.isdecimal():
        return int(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0, int(((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - now).total_seconds()))


def _max_age(response: Response) -> int | None:
    found = MAX_AGE.search(response.header("cache-control") or "")
    if not found:
        return None
    age = response.header("age") or "0"
    return max(0, int(found[1]) - (int(age[:9]) if age.isdecimal() else 0)) or None


def _authorization(secret: str) -> str:
    """A "user:password" as Basic, anything else as a bearer token, a whole header value as it is."""
    if re.match(r"(?:Basic|Bearer|Token|Digest) ", secret):
        return secret
    return f"Basic {base64.b64encode(secret.encode()).decode()}" if ":" in secret else f"Bearer {secret}"
