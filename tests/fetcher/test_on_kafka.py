"""The fetcher as a process against a real Apache Kafka, killed in the middle: every article once."""

import asyncio
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from schemas.article import Article
from schemas.feed import FeedStatus, FeedSubscription
from services.fetcher.opml import write
from services.shell.codec import decode
from services.shell.kafka_tail import KafkaTail
from services.shell.settings import from_environment
from tests.fetcher.hostile import Exchange, Hostile, served
from tests.kafka_fixture import running

FEEDS, ARTICLES = 12, 6
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def kafka() -> Iterator[str]:
    with running() as address:
        yield address


class Growing:
    """A feed that shows an article more with every third poll."""

    def __init__(self, number: int) -> None:
        self.number, self.polls = number, 0

    async def __call__(self, exchange: Exchange) -> None:
        self.polls += 1
        shown = min(ARTICLES, 1 + self.polls // 3)
        items = "".join(
            f"<item><title>Story {self.number}-{index}</title><guid>{self.number}-{index}</guid><description>{index + 2} people were killed.</description></item>"
            for index in range(shown)
        )
        await exchange.answer(f"<rss version='2.0'><channel><title>Feed {self.number}</title>{items}</channel></rss>".encode())


@asynccontextmanager
async def fetcher(kafka: str, feeds: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "services.fetcher", cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TOLLWIRE_BROKERS": kafka, "TOLLWIRE_FEEDS": str(feeds), "TOLLWIRE_FETCH_ALLOW": "127.0.0.0/8",
             "TOLLWIRE_HOST_PAUSE": "0", "TOLLWIRE_HOST_AT_ONCE": "4", "TOLLWIRE_INSTANCE": "one", "TOLLWIRE_SESSION_MS": "6000"},
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await process.wait()


async def until(process: asyncio.subprocess.Process, server: Hostile, requests: int) -> None:
    """Wait until the server was asked so many times more, or the process ended."""
    aim = len(server.asked) + requests
    async with asyncio.timeout(90):
        while len(server.asked) < aim and process.returncode is None:  # noqa: ASYNC110 - the server has no event for it
            await asyncio.sleep(0.1)
    assert process.returncode is None, "the fetcher ended by itself"


async def read(kafka: str, topic: str) -> list[object]:
    async with KafkaTail(kafka, replace(from_environment({}), brokers=kafka)) as tail:
        return [decode(record) async for record in tail.tail([topic], follow=False)]


@pytest.mark.kafka
@pytest.mark.process
async def test_every_article_reaches_the_topic_once_although_the_fetcher_is_killed(kafka: str, tmp_path: Path) -> None:
    feeds = tmp_path / "feeds.opml"
    routes = {f"/feed/{number}": Growing(number) for number in range(FEEDS)}
    async with served(routes) as server:
        wishes = [
            FeedSubscription(url=server.url(f"/feed/{number}"), interval=1, full_text=True, publisher=f"Feed {number}")
            for number in range(FEEDS)
        ]
        feeds.write_bytes(write(wishes))
        for _ in range(2):
            async with fetcher(kafka, feeds) as process:
                await until(process, server, FEEDS * 5)
                process.kill()
        async with fetcher(kafka, feeds) as process:
            await until(process, server, FEEDS * 18)
        status = process.returncode
    articles = [event for event in await read(kafka, "articles") if isinstance(event, Article)]
    statuses = [event for event in await read(kafka, "feed-status") if isinstance(event, FeedStatus)]

    assert status == 0  # SIGTERM is an order, not an accident
    assert Counter(article.title for article in articles) == Counter(
        f"Story {number}-{index}" for number in range(FEEDS) for index in range(ARTICLES)
    )
    assert {event.url for event in statuses} == {wish.url for wish in wishes}
    assert len(await read(kafka, "feeds")) == FEEDS
    assert await read(kafka, "dead-letters") == []
