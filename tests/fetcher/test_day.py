"""A day in one minute: two hundred feeds of a real server change, break, move, lie and recover, and the fetcher is killed three times."""

import asyncio
import os
import signal
import sys
from collections import defaultdict
from pathlib import Path

import pytest

from schemas.article import Article
from schemas.base import Model
from schemas.feed import FeedStatus, FeedSubscription
from services.shell.codec import decode
from services.shell.local import LocalLog
from tests.fetcher.newsrooms import HOSTS, Plan, Story

DAY = 1440
PACE = 24.0
"""Minutes of the day in a second: a day in one minute, on a machine that can follow."""
TICK = 0.05
LATE = 75.0
"""Minutes that a feed may go unasked before the day is held up: it measures the fetcher, not the machine."""
KILLS = (290.0, 600.0, 985.0)
"""Minutes of the day."""
INTERVAL = 2400
pytestmark = [pytest.mark.slow, pytest.mark.process, pytest.mark.timeout(900)]
ROOT = Path(__file__).resolve().parents[2]


class Server:
    """Serves the plan at the day's pace; one connection may ask many times."""

    def __init__(self, plan: Plan, clock: Path) -> None:
        self.plan, self.clock, self.minute, self.requests = plan, clock, 0.0, 0
        self.asked = dict.fromkeys(range(len(plan.rooms)), 0.0)
        self.tell()

    def tell(self) -> None:
        """Write down what time it is."""
        new = self.clock.with_suffix(".new")
        new.write_text(str(self.minute))
        new.replace(self.clock)

    async def until(self, minute: float) -> None:
        """Let the day go on, held up while any feed waits for too long."""
        while self.minute < minute:
            await asyncio.sleep(TICK)
            if self.minute - min(self.asked.values()) < LATE:
                self.minute += TICK * PACE
                self.tell()

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                if not await self.respond(head.decode("latin-1"), writer):
                    break
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async def respond(self, head: str, writer: asyncio.StreamWriter) -> bool:
        self.requests += 1
        first, *lines = head.split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
        path = first.split(" ")[1].partition("?")[0]
        kind, _, number = path.strip("/").partition("/")
        if kind in {"feed", "moved"}:
            self.asked[int(number)] = self.minute
        status, sent, body = self.plan.answer(path, self.minute, f"http://{headers['host']}", headers.get("if-none-match"))
        if status == 0:
            return False
        fields = "".join(f"{name}: {value}\r\n" for name, value in sent.items())
        length = "" if status == 304 else f"Content-Length: {len(body)}\r\n"
        writer.write(f"HTTP/1.1 {status} X\r\n{fields}{length}\r\n".encode() + (b"" if status == 304 else body))
        await writer.drain()
        return True


async def fetcher(path: Path, clock: Path) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.fetcher.fetching_process",
        str(path),
        str(clock),
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


async def live_the_day(plan: Plan, path: Path) -> Server:
    """Serves, fetches, kills and restarts; returns when the day is over."""
    clock = path.with_name("minute")
    server = Server(plan, clock)
    listener = await asyncio.start_server(server.handle, "0.0.0.0", 0)
    port = listener.sockets[0].getsockname()[1]
    log = LocalLog(path)
    for room in plan.rooms:
        url = f"http://{room.host}:{port}/feed/{room.number}"
        await log.publish(FeedSubscription(url=url, interval=INTERVAL, publisher=f"Room {room.number}"))
    process = await fetcher(path, clock)
    for kill in KILLS:
        await server.until(kill)
        process.send_signal(signal.SIGKILL)
        await process.wait()
        process = await fetcher(path, clock)
    await server.until(DAY + 120)
    alive = process.returncode is None
    process.kill()
    await process.wait()
    log.close()
    listener.close()
    assert alive, "the fetcher ended by itself"
    return server


def sent(path: Path, topic: str) -> list[Model]:
    log = LocalLog(path)
    found: list[Model] = []
    while records := log.read(topic, len(found)):
        found += [decode(record) for record in records]
    log.close()
    return found


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> tuple[Plan, list[Article], list[FeedStatus], Server]:
    path = tmp_path_factory.mktemp("day") / "log.sqlite"
    plan = Plan.of_seed(7)
    server = asyncio.run(live_the_day(plan, path))
    articles = [event for event in sent(path, "articles") if isinstance(event, Article)]
    statuses = [event for event in sent(path, "feed-status") if isinstance(event, FeedStatus)]
    return plan, articles, statuses, server


def by_story(articles: list[Article]) -> dict[str, list[Article]]:
    found: dict[str, list[Article]] = defaultdict(list)
    for article in articles:
        found[(article.url or "").rpartition("/")[2]].append(article)
    return dict(found)


def said(story: Story, article: Article) -> int | None:
    return next((killed for _, killed in story.figures if story.sentence(killed) in article.text), None)


def test_every_article_is_sent_and_nothing_else(day: tuple[Plan, list[Article], list[FeedStatus], Server]) -> None:
    plan, articles, _, _ = day
    found = by_story(articles)

    assert sorted(found) == sorted(plan.stories)
    assert {name: len({article.id for article in row}) for name, row in found.items()} == dict.fromkeys(plan.stories, 1)


def test_every_revision_is_sent_once_and_in_order(day: tuple[Plan, list[Article], list[FeedStatus], Server]) -> None:
    plan, articles, _, _ = day
    found = by_story(articles)

    assert {name: [article.revision for article in row] for name, row in found.items()} == {
        name: list(range(1, len(row) + 1)) for name, row in found.items()
    }
    told = {
        name: [said(plan.stories[name][1], article) for article in row if not article.withdrawn] for name, row in found.items()
    }
    assert told == {name: [killed for _, killed in story.figures] for name, (_, story) in plan.stories.items()}


def test_what_was_taken_down_is_withdrawn_and_nothing_else(day: tuple[Plan, list[Article], list[FeedStatus], Server]) -> None:
    plan, articles, _, _ = day
    withdrawn = {name for name, row in by_story(articles).items() if row[-1].withdrawn}

    assert withdrawn == {name for name, (_, story) in plan.stories.items() if story.gone_at is not None}


def test_no_lie_about_a_date_is_believed(day: tuple[Plan, list[Article], list[FeedStatus], Server]) -> None:
    assert [article.published for article in day[1] if (article.published or "2026") > "2027"] == []


def test_a_broken_feed_says_so_once_and_recovers(day: tuple[Plan, list[Article], list[FeedStatus], Server]) -> None:
    plan, _, statuses, _ = day
    last = {status.url: status for status in statuses}
    failing: dict[str, int] = defaultdict(int)
    for status in statuses:
        failing[status.url] += status.health == "failing"
    troubled = {room.number for room in plan.rooms if room.troubles}

    assert {status.health for status in last.values()} == {"ok"}
    assert {int(url.rpartition("/")[2]) for url, count in failing.items() if count} <= troubled
    assert max(failing.values()) <= 2  # once each time; a killed connection may add another kind of error
    assert len({status.url for status in statuses if status.moved_to}) == sum(room.moves_at is not None for room in plan.rooms)


def test_the_fetcher_stayed_a_good_guest(day: tuple[Plan, list[Article], list[FeedStatus], Server]) -> None:
    """Not more requests than polls at the interval asked for, each page and its later looks, and robots.txt once a start per host."""
    plan, articles, _, server = day
    polls = len(plan.rooms) * (DAY * 60 / INTERVAL) * 2  # moved feeds and the restarts may ask twice
    pages = len(articles) * 2 + len(plan.stories) * 8

    assert server.requests < polls + pages + HOSTS * (len(KILLS) + 1)
