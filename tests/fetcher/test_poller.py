"""The poller over a real server: manners towards hosts, no host waiting for another, what is fetched and what is left alone."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from schemas.article import Article
from schemas.feed import FeedStatus, FeedSubscription
from services.fetcher.addresses import LOOPBACK
from services.fetcher.errors import UnreadableError
from services.fetcher.http import Client, Limits
from services.fetcher.manners import Courtesy, Manners
from services.fetcher.poller import Pace, Poller
from services.fetcher.sandbox import Sandbox
from services.fetcher.step import make_service
from services.fetcher.urls import host_of
from services.fetcher.visiting import Visitor
from services.shell.codec import decode
from services.shell.local import LocalLog
from services.shell.ports import NotOwnedError
from tests.fetcher import hostile
from tests.fetcher.hostile import Behaviour, Exchange, Hostile, served

QUICK = Pace(rounds=16, rounds_per_host=2, tick=0.02)
SANDBOX = Sandbox()


@pytest.fixture(scope="module", autouse=True)
def _sandbox_ends() -> object:
    yield
    SANDBOX.close()


class SetClock:
    """Stands still until it is set."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 1, 8, tzinfo=UTC)

    def now(self) -> datetime:
        """The moment that was set."""
        return self.moment

    def later(self, **by: float) -> None:
        """Moves on."""
        self.moment += timedelta(**by)


class Desk:
    """A poller with its log, its clock and its server."""

    def __init__(self, path: Path, courtesy: Courtesy, environment: dict[str, str]) -> None:
        self.clock = SetClock()
        self.log = LocalLog(path, self.clock)
        self.client = Client(contact="desk@example.org", guard=LOOPBACK)
        self.visitor = Visitor(self.client, SANDBOX, Manners(courtesy), environment)
        self.poller = Poller(self.log.source(make_service()), self.visitor, self.clock, QUICK)

    async def subscribe(self, url: str, **values: object) -> None:
        """One feed more."""
        await self.log.publish(FeedSubscription.model_validate({"url": url, "interval": 600} | values))

    async def run(self, until: int = 1, seconds: float = 15.0, settle: float = 10.0) -> None:
        """Poll until there were so many polls more, or for so long at most; then let the rounds in hand end, for so long at most."""
        stop, aim = asyncio.Event(), self.poller.tally.polls + until
        running = asyncio.create_task(self.poller.run(stop))
        ends = time.monotonic() + seconds
        while self.poller.tally.polls < aim and time.monotonic() < ends and not running.done():  # noqa: ASYNC110 - no event
            await asyncio.sleep(0.02)
        ends = time.monotonic() + settle
        while self.poller._running and time.monotonic() < ends:  # noqa: ASYNC110 - no event
            await asyncio.sleep(0.02)
        stop.set()
        await running

    def articles(self) -> list[Article]:
        """All that were sent."""
        return [event for record in self.log.read("articles") if isinstance(event := decode(record), Article)]

    def statuses(self) -> list[FeedStatus]:
        """All that were sent."""
        return [event for record in self.log.read("feed-status") if isinstance(event := decode(record), FeedStatus)]


@asynccontextmanager
async def desk(path: Path, courtesy: Courtesy = Courtesy(pause=0.0), **environment: str) -> AsyncIterator[Desk]:  # noqa: B008 - frozen
    place = Desk(path / "log.sqlite", courtesy, environment)
    yield place
    await place.client.aclose()
    place.log.close()


def rss(link: str = "/a", title: str = "Bridge collapse kills nine", description: str = "Nine people were killed.") -> bytes:
    return (
        f"<rss version='2.0'><channel><title>Chronicle</title><item><title>{title}</title><link>{link}</link><guid>g1</guid>"
        f"<description>{description}</description></item></channel></rss>"
    ).encode()


PAGE = (
    b"<html lang='en'><body><article><p>Nine people were killed on Sunday when a bridge collapsed, the fire brigade said in the evening.</p>"
    b"<p>Four others were hurt, two of them seriously, according to the hospital.</p></article></body></html>"
)


def in_turn(*behaviours: Behaviour) -> Behaviour:
    """A new behaviour with each request; the last for ever."""
    waiting = list(behaviours)

    async def behave(exchange: Exchange) -> None:
        await (waiting.pop(0) if len(waiting) > 1 else waiting[0])(exchange)

    return behave


def asked(server: Hostile, path: str) -> list[Exchange]:
    return [exchange for exchange in server.asked if exchange.path == path]


async def test_a_feed_and_its_page_become_an_article(tmp_path: Path) -> None:
    async with (
        served({"/rss": hostile.body(rss()), "/a": hostile.body(PAGE, Content_Type="text/html")}) as server,
        desk(tmp_path) as at,
    ):
        await at.subscribe(server.url("/rss"), publisher="Chronicle")
        await at.run()
        (article,) = at.articles()

    assert article.text.startswith("Nine people were killed on Sunday")
    assert [exchange.path for exchange in server.asked] == ["/rss", "/robots.txt", "/a"]


async def test_validators_are_sent_back_and_304_costs_nothing(tmp_path: Path) -> None:
    feed = in_turn(
        hostile.body(rss(), ETag='"v1"', Last_Modified="Sun, 01 Nov 2026 07:00:00 GMT"),
        hostile.raw(b"HTTP/1.1 304 Not Modified\r\n\r\n"),
    )
    async with served({"/rss": feed}) as server, desk(tmp_path) as at:
        await at.subscribe(server.url("/rss"), full_text=True)
        await at.run()
        at.clock.later(minutes=12)
        await at.run()
        first, second = asked(server, "/rss")

    assert "if-none-match" not in first.headers
    assert (second.headers["if-none-match"], second.headers["if-modified-since"]) == ('"v1"', "Sun, 01 Nov 2026 07:00:00 GMT")
    assert at.poller.tally.not_modified == 1


async def test_a_moved_feed_is_asked_at_its_new_address_and_a_gone_one_never_again(tmp_path: Path) -> None:
    routes = {
        "/old": hostile.redirect("/new", "301 Moved Permanently"),
        "/new": in_turn(hostile.body(rss()), hostile.body(b"", status="410 Gone")),
    }
    async with served(routes) as server, desk(tmp_path) as at:
        await at.subscribe(server.url("/old"), full_text=True)
        await at.run()
        at.clock.later(minutes=12)
        await at.run()
        at.clock.later(days=30)
        await at.run(seconds=0.5)

        assert [exchange.path for exchange in server.asked] == ["/old", "/new", "/new"]
        assert [status.health for status in at.statuses()][-1] == "gone"


async def test_retry_after_is_heeded(tmp_path: Path) -> None:
    feed = in_turn(hostile.body(b"", status="503 Busy", Retry_After="7200"), hostile.body(rss()))
    async with served({"/rss": feed}) as server, desk(tmp_path) as at:
        await at.subscribe(server.url("/rss"), full_text=True)
        await at.run()
        at.clock.later(minutes=110)
        await at.run(seconds=0.5)
        early = len(server.asked)
        at.clock.later(minutes=15)
        await at.run()

    assert (early, len(server.asked)) == (1, 2)


async def test_pages_that_robots_txt_closes_are_left_alone(tmp_path: Path) -> None:
    routes = {"/rss": hostile.body(rss()), "/a": hostile.body(PAGE), "/robots.txt": hostile.body(b"User-agent: *\nDisallow: /a")}
    async with served(routes) as server, desk(tmp_path) as at:
        await at.subscribe(server.url("/rss"))
        await at.run()
        (article,) = at.articles()

    assert asked(server, "/a") == []
    assert article.text == "Nine people were killed."


async def test_a_redirect_to_a_host_whose_robots_txt_closes_the_page_is_not_followed(tmp_path: Path) -> None:
    theirs = {"/b": hostile.body(PAGE), "/robots.txt": hostile.body(b"User-agent: *\nDisallow: /b")}
    async with served(theirs) as other, desk(tmp_path) as at:
        routes = {"/rss": hostile.body(rss()), "/a": hostile.redirect(other.url("/b"))}
        async with served(routes) as server:
            await at.subscribe(server.url("/rss"))
            await at.run()
        (article,) = at.articles()

    assert asked(other, "/robots.txt")
    assert asked(other, "/b") == []
    assert article.text == "Nine people were killed."


async def test_a_host_reached_by_redirects_gets_its_turns_and_their_wait_is_not_held_against_it(tmp_path: Path) -> None:
    begun: list[float] = []

    async def page(exchange: Exchange) -> None:
        begun.append(time.monotonic())
        await exchange.answer(PAGE)

    async with served({"/b": page}) as other, served({"/a": hostile.redirect(other.url("/b"))}) as server, desk(tmp_path) as at:
        turns = Manners(Courtesy(at_once=2, pause=1.2)).turn
        visits = [at.client.get(server.url("/a"), None, Limits(deadline=2.0), lambda url: turns(host_of(url))) for _ in range(3)]
        answers = await asyncio.gather(*visits)

    assert [answer.status for answer in answers] == [200] * 3
    assert min(later - earlier for earlier, later in pairwise(begun)) > 1.0


async def test_a_feed_of_whole_articles_needs_no_pages(tmp_path: Path) -> None:
    async with served({"/rss": hostile.body(rss()), "/a": hostile.body(PAGE)}) as server, desk(tmp_path) as at:
        await at.subscribe(server.url("/rss"), full_text=True)
        await at.run()

    assert [exchange.path for exchange in server.asked] == ["/rss"]


@pytest.mark.parametrize(
    ("secret", "header"), [("ana:s3cret", "Basic YW5hOnMzY3JldA=="), ("t0ken", "Bearer t0ken"), ("Token abc", "Token abc")]
)
async def test_credentials_come_from_the_environment(tmp_path: Path, secret: str, header: str) -> None:
    async with served({"/rss": hostile.body(rss())}) as server, desk(tmp_path, CHRONICLE_KEY=secret) as at:
        await at.subscribe(server.url("/rss"), credentials_env="CHRONICLE_KEY", headers={"X-Desk": "7"}, full_text=True)
        await at.run()

    assert (server.asked[0].headers["authorization"], server.asked[0].headers["x-desk"]) == (header, "7")


async def test_one_slow_host_delays_no_other(tmp_path: Path) -> None:
    routes = {f"/slow/{number}": hostile.silence for number in range(30)} | {
        f"/quick/{number}": hostile.body(rss()) for number in range(30)
    }
    async with served(routes) as server, desk(tmp_path) as at:
        for number in range(30):
            await at.subscribe(server.url(f"/slow/{number}", "127.0.0.2"), full_text=True)
            await at.subscribe(server.url(f"/quick/{number}", "127.0.0.3"), full_text=True)
        begun = time.monotonic()
        await at.run(until=30, settle=0)
        seconds = time.monotonic() - begun
        slow = [exchange for exchange in server.asked if exchange.path.startswith("/slow")]

    assert at.poller.tally.polls == 30
    assert seconds < 15
    assert len(slow) == QUICK.rounds_per_host


async def test_a_host_gets_few_requests_at_once_and_a_pause_between_them(tmp_path: Path) -> None:
    at_once, most, begun = 0, 0, []

    async def page(exchange: Exchange) -> None:
        nonlocal at_once, most
        at_once, most = at_once + 1, max(most, at_once + 1)
        begun.append(time.monotonic())
        await asyncio.sleep(0.15)
        at_once -= 1
        await exchange.answer(PAGE)

    items = "".join(
        f"<item><title>Story {number}</title><link>/p/{number}</link><guid>{number}</guid></item>" for number in range(8)
    )
    feed = f"<rss version='2.0'><channel><title>C</title>{items}</channel></rss>".encode()
    routes = {"/rss": hostile.body(feed)} | {f"/p/{number}": page for number in range(8)}
    async with served(routes) as server, desk(tmp_path, Courtesy(at_once=2, pause=0.1)) as at:
        await at.subscribe(server.url("/rss"))
        await at.run(seconds=20)

    assert len(begun) == 8
    assert most <= 2
    assert min(later - earlier for earlier, later in pairwise(begun)) > 0.05


async def test_a_push_is_folded_like_a_poll_and_polling_goes_on(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.subscribe("inbox:agency", publisher="Wire")
        item = b'{"uri": "urn:w:1", "headline": "Nine killed", "body_text": "Nine people were killed.", "versioncreated": "2026-11-01T07:00:00Z"}'
        await at.poller.deliver("inbox:agency", item, None)
        await at.poller.deliver("inbox:agency", item, None)
        with pytest.raises(UnreadableError):
            await at.poller.deliver("inbox:agency", b"nonsense", None)
        with pytest.raises(NotOwnedError):
            await at.poller.deliver("inbox:stranger", item, None)
        (article,) = at.articles()

    assert (article.publisher, article.text) == ("Wire", "Nine people were killed.")


async def test_a_subscription_that_comes_while_polling_is_taken_up(tmp_path: Path) -> None:
    async with served({"/rss": hostile.body(rss())}) as server, desk(tmp_path) as at:
        stop = asyncio.Event()
        running = asyncio.create_task(at.poller.run(stop))
        await asyncio.sleep(0.2)
        await at.subscribe(server.url("/rss"), full_text=True)
        async with asyncio.timeout(10):
            while not at.poller.tally.polls:  # noqa: ASYNC110 - the tally has no event for it
                await asyncio.sleep(0.02)
        stop.set()
        await running

    assert at.poller.tally.polls == 1
