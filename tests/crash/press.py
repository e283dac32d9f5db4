"""A press on loopback for the suite's fetchers: the feeds of a dozen outlets, an edition at a time; and what of it has to be on the topic.

A feed's next edition comes out when somebody asks with the validator of the one before. That validator is part of the fetcher's kept
state, so what stood in the edition has been kept too: nothing is missed however often fetchers die, and a second copy is their fault.
"""

import asyncio
import json
import time
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from schemas.article import Article
from schemas.feed import FeedSubscription
from services.fetcher.opml import write
from services.fetcher.wording import differs
from tests.crash.judge import Verdict
from tests.fetcher.hostile import Exchange, Hostile, served

OUTLETS = 12
EDITION = 25
"""Articles in an edition at most."""
INTERVAL = 1
"""Seconds between two polls of a feed."""
Said = tuple[str | None, str, bool]
"""Title, text, whether it is withdrawn."""


@dataclass
class Outlet:
    """A feed: the edition that is out, and what waits for the next one."""

    number: int
    edition: list[Article] = field(default_factory=list)
    waiting: deque[Article] = field(default_factory=deque)
    editions: int = 0
    kept: bool = False
    """Whether somebody was seen who has kept the edition that is out."""

    async def __call__(self, exchange: Exchange) -> None:
        if exchange.headers.get("if-none-match") == self.validator:
            self.kept = True
            if not self.waiting:
                await exchange.answer(b"", status="304 Not Modified", ETag=self.validator)
                return
            self._turn()
        await exchange.answer(self._body(), ETag=self.validator, Content_Type="application/feed+json")

    @property
    def validator(self) -> str:
        """The ETag of the edition."""
        return f'"edition-{self.editions}"'

    def _turn(self) -> None:
        """The next edition, which has an article once: its next revision waits for the one after."""
        self.edition, self.kept = [], False
        self.editions += 1
        while self.waiting and len(self.edition) < EDITION and self.waiting[0].id not in {one.id for one in self.edition}:
            self.edition.append(self.waiting.popleft())

    def _body(self) -> bytes:
        items = [self._item(article) for article in reversed(self.edition)]
        feed = {"version": "https://jsonfeed.org/version/1.1", "title": f"Outlet {self.number}", "items": items}
        return json.dumps(feed).encode()

    def _item(self, article: Article) -> dict[str, str]:
        title, text, _ = said(article)
        changed = datetime.fromisoformat(article.published or "") + timedelta(hours=article.revision - 1)
        return {"id": address(article), "url": address(article), "title": title or "", "content_text": text,
                "date_published": article.published or "", "date_modified": changed.isoformat()}  # fmt: skip


def address(article: Article) -> str:
    """Where its outlet has it; nobody goes there, the feeds are whole."""
    return f"https://outlet.example/{article.id}"


def said(article: Article) -> Said:
    """As it is printed. A withdrawn article says so in its title, as outlets do."""
    return (f"RETRACTED: {article.title}" if article.withdrawn else article.title), article.text, article.withdrawn


class Press:
    """All outlets. `published` is what came in, per address, in order."""

    def __init__(self) -> None:
        self.outlets = [Outlet(number) for number in range(OUTLETS)]
        self.published: dict[str, list[Said]] = defaultdict(list)
        self._newest: dict[str, int] = {}

    @asynccontextmanager
    async def running(self) -> AsyncIterator[bytes]:
        """Serves until the block ends; gives the feeds to subscribe to, as OPML."""
        async with served({f"/{outlet.number}": outlet for outlet in self.outlets}, host="127.0.0.1") as server:
            yield write(self._feed(server, outlet) for outlet in self.outlets)

    @staticmethod
    def _feed(server: Hostile, outlet: Outlet) -> FeedSubscription:
        url, publisher = server.url(f"/{outlet.number}"), f"Outlet {outlet.number}"
        return FeedSubscription(url=url, interval=INTERVAL, full_text=True, publisher=publisher, language="en")

    def publish(self, article: Article) -> None:
        """Let it appear with its outlet's next editions. An outlet does not go back to an earlier revision, nor print one twice."""
        if self._newest.get(article.id, 0) >= article.revision:
            return
        self._newest[article.id] = article.revision
        self.outlets[int((article.publisher or "").split()[-1]) % OUTLETS].waiting.append(article)
        told = self.published[address(article)]
        title, text, withdrawn = said(article)
        if not told or told[-1][2] != withdrawn or differs(told[-1][:2], (title, text)):
            told.append((title, text, withdrawn))

    async def all_kept(self, patience: float) -> None:
        """Until the fetchers have kept all that was published, or none took anything for so long."""
        seen, since = -1, time.monotonic()
        while waiting := sum(len(outlet.waiting) + (not outlet.kept) for outlet in self.outlets):
            if waiting != seen:
                seen, since = waiting, time.monotonic()
            if time.monotonic() - since > patience:
                return
            await asyncio.sleep(0.2)

    def judged(self, found: Iterable[Article]) -> Verdict:
        """What is wrong with the fetched articles: each revision has to be there once, in the words that were printed."""
        verdict = Verdict()
        kept: dict[str, list[Article]] = defaultdict(list)
        for article in found:
            kept[article.url or article.id].append(article)
        for url in sorted(kept.keys() | self.published.keys()):
            numbers = [article.revision for article in kept[url]]
            verdict.duplicates += [f"fetched {url} repeated"] * (len(numbers) - len(set(numbers)))
            by_number = {article.revision: (article.title, article.text, article.withdrawn) for article in kept[url]}
            wanted = dict(enumerate(self.published.get(url, ()), 1))
            verdict.lost += [f"revision {number} of {url}" for number in sorted(wanted.keys() - by_number.keys())]
            verdict.difference += [
                f"revision {number} of {url}" for number, words in sorted(by_number.items()) if words != wanted.get(number)
            ]
        return verdict
