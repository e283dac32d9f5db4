"""The fetcher's settings, and all its parts joined over a shell."""

import asyncio
import hashlib
import hmac
import socket
from pathlib import Path
from urllib.parse import parse_qs

import httpx
import pytest
from prometheus_client import CollectorRegistry, generate_latest

from schemas.article import Article
from schemas.feed import FeedSubscription
from services.fetcher.addresses import LOOPBACK, PUBLIC
from services.fetcher.assembly import assembled, configured_feeds, renew_leases, run_fetcher
from services.fetcher.errors import UnreadableError
from services.fetcher.metrics import PollerCollector
from services.fetcher.settings import FetcherSettings, SettingError
from services.fetcher.step import make_service
from services.shell.codec import decode
from services.shell.local import LocalLog
from services.shell.ports import SystemClock
from tests.fetcher import hostile
from tests.fetcher.hostile import served

NINJS = b'{"uri": "urn:w:1", "headline": "Nine killed", "body_text": "Nine people were killed."}'


def test_nothing_set_means_a_careful_fetcher() -> None:
    settings = FetcherSettings.of({"PATH": "/bin"})

    assert settings == FetcherSettings()
    assert settings.guard == PUBLIC
    assert (settings.callback, settings.push_port, settings.courtesy.at_once) == (None, None, 2)


def test_every_setting_is_read() -> None:
    settings = FetcherSettings.of({
        "TOLLWIRE_CONTACT": "desk@example.org", "TOLLWIRE_FETCH_ALLOW": "127.0.0.0/8, ::1/128", "TOLLWIRE_HOST_AT_ONCE": "1", "TOLLWIRE_HOST_PAUSE": "2.5",
        "TOLLWIRE_WEBSUB_CALLBACK": "https://t.example", "TOLLWIRE_WEBSUB_KEY": "k", "TOLLWIRE_INBOXES": "agency=/spool/agency", "TOLLWIRE_INBOX_TOKEN_AGENCY": "t",
        "TOLLWIRE_PUSH_PORT": "8081", "TOLLWIRE_PARSERS": "2", "TOLLWIRE_ROUNDS": "9", "TOLLWIRE_FEEDS": "feeds.opml",
    })  # fmt: skip

    assert settings.guard == LOOPBACK
    assert (settings.contact, settings.courtesy.at_once, settings.courtesy.pause) == ("desk@example.org", 1, 2.5)
    assert (settings.callback, settings.key, settings.push_port) == ("https://t.example", b"k", 8081)
    assert (settings.inboxes, settings.tokens) == ({"agency": "/spool/agency"}, {"agency": "t"})


@pytest.mark.parametrize(("name", "value"), [
    ("FETCH_ALLOW", "everything"), ("PARSERS", "many"), ("HOST_PAUSE", "-1"), ("INBOXES", "agency"), ("INBOXES", "../x=/y"), ("WEBSUB_CALLBACK", "https://t.example"),
])  # fmt: skip
def test_a_setting_that_cannot_be_meant_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=name):
        FetcherSettings.of({f"TOLLWIRE_{name}": value})


def test_feeds_come_from_the_file_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "feeds.toml").write_text('[[feed]]\nurl = "https://a.example/rss"')
    (tmp_path / "feeds.opml").write_text("nonsense")

    assert [feed.url for feed in configured_feeds(FetcherSettings(feeds=str(tmp_path / "feeds.toml")))] == [
        "https://a.example/rss"
    ]
    assert configured_feeds(FetcherSettings()) == ()
    with pytest.raises(UnreadableError):
        configured_feeds(FetcherSettings(feeds=str(tmp_path / "feeds.opml")))


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


async def eventually(url: str, **request: object) -> httpx.Response:
    """The answer, once the server is up."""
    async with httpx.AsyncClient(trust_env=False) as client, asyncio.timeout(20):
        while True:
            try:
                return await client.post(url, **request)  # type: ignore[arg-type]  # as given
            except httpx.ConnectError:
                await asyncio.sleep(0.05)


async def test_polls_inboxes_and_posts_all_end_in_the_log(tmp_path: Path) -> None:
    spool = tmp_path / "spool"
    spool.mkdir()
    (spool / "1.json").write_bytes(NINJS)
    log, stop, port = LocalLog(tmp_path / "log.sqlite"), asyncio.Event(), free_port()
    settings = FetcherSettings(guard=LOOPBACK, inboxes={"agency": str(spool)}, tokens={"other": "t"}, push_port=port)
    feed = b"<rss version='2.0'><channel><title>C</title><item><title>Quake</title><guid>q</guid><description>Four died.</description></item></channel></rss>"
    async with served({"/rss": hostile.body(feed)}) as server:
        for wish in (
            FeedSubscription(url=server.url("/rss"), full_text=True),
            FeedSubscription(url="inbox:agency"),
            FeedSubscription(url="inbox:other"),
        ):
            await log.publish(wish)
        running = asyncio.create_task(run_fetcher(log.source(make_service()), settings, SystemClock(), stop))
        reply = await eventually(
            f"http://127.0.0.1:{port}/inbox/other", content=NINJS.replace(b"Nine", b"Ten"), headers={"authorization": "Bearer t"}
        )
        async with asyncio.timeout(20):
            while log.end("articles") < 3 and not running.done():  # noqa: ASYNC110 - the log has no event for it
                await asyncio.sleep(0.05)
        stop.set()
        await running
    titles = sorted(article.title or "" for record in log.read("articles") if isinstance(article := decode(record), Article))
    log.close()

    assert reply.status_code == 202
    assert titles == ["Nine killed", "Quake", "Ten killed"]


async def test_a_feed_with_a_hub_is_subscribed_to_and_delivered(tmp_path: Path) -> None:
    log = LocalLog(tmp_path / "log.sqlite")
    settings = FetcherSettings(guard=LOOPBACK, callback="https://t.example", key=b"k")

    async def accept(exchange: hostile.Exchange) -> None:
        await exchange.answer(b"", status="202 Accepted")

    async def feed(exchange: hostile.Exchange) -> None:
        hub = f"http://{exchange.headers['host']}/hub"
        await exchange.answer(
            f"<feed xmlns='http://www.w3.org/2005/Atom'><title>C</title><link rel='hub' href='{hub}'/><link rel='self' href='https://c.example/atom'/></feed>".encode()
        )

    async with served({"/atom": feed, "/hub": accept}) as server:
        url = server.url("/atom")
        await log.publish(FeedSubscription(url=url, full_text=True))
        source = log.source(make_service())
        async with assembled(source, settings, SystemClock(), {}) as fetcher:
            source.subscriptions()
            fetcher.poller._refresh()
            await fetcher.poller.once(url)
            assert fetcher.subscriber is not None
            assert await renew_leases(source, fetcher.subscriber, SystemClock()) == 1
            assert await renew_leases(source, fetcher.subscriber, SystemClock()) == 0
            form = parse_qs(server.asked[-1].body.decode())
            token = form["hub.callback"][0].rpartition("/")[2]
            now = SystemClock().now()
            assert (
                fetcher.subscriber.verify(
                    token, {"hub.mode": "subscribe", "hub.topic": "https://c.example/atom", "hub.challenge": "x"}, now
                )
                == "x"
            )
            body = b"<feed xmlns='http://www.w3.org/2005/Atom'><title>C</title><entry><id>urn:e:1</id><title>Quake</title><summary>Four died.</summary></entry></feed>"
            signature = "sha256=" + hmac.new(form["hub.secret"][0].encode(), body, hashlib.sha256).hexdigest()
            assert fetcher.subscriber.delivered(token, body, signature) == url
            await fetcher.poller.deliver(url, body, "application/atom+xml")

    assert [decode(record).model_dump()["title"] for record in log.read("articles")] == ["Quake"]
    assert log.source(make_service()).state(url).head.pushed_at is not None
    log.close()


async def test_the_metrics_say_what_the_poller_did(tmp_path: Path) -> None:
    log, registry = LocalLog(tmp_path / "log.sqlite"), CollectorRegistry()
    async with assembled(log.source(make_service()), FetcherSettings(), SystemClock(), {}) as fetcher:
        registry.register(PollerCollector(fetcher.poller))
        fetcher.poller.tally.polls = 7
        text = generate_latest(registry).decode()
    log.close()

    assert "tollwire_fetcher_polls_total 7.0" in text
    assert "tollwire_fetcher_feeds 0.0" in text
