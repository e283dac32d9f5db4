"""Feeds and pages as rows for the command line: rows or one refusal a source, whatever the source is."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.article import Article
from schemas.feed import FeedSubscription
from services.fetcher.addresses import LOOPBACK
from services.fetcher.reading import Refusal, check_feeds, read_feeds, read_pages
from tests.fetcher import hostile
from tests.fetcher.hostile import Hostile, served

RSS = b"<rss version='2.0'><channel><title>Chronicle</title><item><title>Quake kills four</title><link>https://c.example/q</link><guid>q</guid><pubDate>Sun, 01 Nov 2026 08:00:00 GMT</pubDate><description>Four died.</description></item></channel></rss>"
PAGE = b"<html lang='en'><head><title>Quake kills four</title><meta property='og:site_name' content='The Chronicle'></head><body><article><p>Four people were killed on Sunday in an earthquake, the governor said in the evening.</p></article></body></html>"


@pytest.fixture
def server() -> Iterator[Hostile]:
    """In a thread of its own: the readers under test run their own loops."""
    ready, stop = threading.Event(), asyncio.Event()
    found: list[Hostile] = []
    loops: list[asyncio.AbstractEventLoop] = []

    async def serve() -> None:
        routes = {"/rss": hostile.body(RSS), "/page": hostile.body(PAGE), "/moved": hostile.redirect("/rss", "301 Moved Permanently"),
                  "/bomb": hostile.body(hostile.gzip_bomb(32 << 20), Content_Encoding="gzip"), "/inner": hostile.redirect("http://10.0.0.1/")}  # fmt: skip
        async with served(routes) as running:
            loops.append(asyncio.get_running_loop())
            found.append(running)
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    ready.wait(10)
    yield found[0]
    loops[0].call_soon_threadsafe(stop.set)
    thread.join(10)


def test_each_entry_is_a_row_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(RSS)
    (row,) = read_feeds([str(tmp_path / "a.xml")])

    assert row == {
        "file": str(tmp_path / "a.xml"), "id": "q", "url": "https://c.example/q", "title": "Quake kills four", "published": "2026-11-01T08:00:00+00:00",
        "updated": None, "authors": [], "summary": "Four died.", "content": None,
    }  # fmt: skip


def test_a_source_that_is_no_feed_is_refused_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "good.xml").write_bytes(RSS)
    (tmp_path / "bad.xml").write_bytes(bytes(range(256)))
    (tmp_path / "huge.xml").write_bytes(b"<rss>" + b" " * 20_000_001)
    found = list(read_feeds([str(tmp_path / name) for name in ("bad.xml", "missing.xml", "huge.xml", ".", "good.xml")]))

    assert [type(row) for row in found] == [Refusal, Refusal, Refusal, Refusal, dict]
    assert all(row.reason for row in found if isinstance(row, Refusal))


def test_feeds_and_pages_are_fetched_through_the_guarded_client(server: Hostile) -> None:
    good, bomb, inner, missing = (
        next(iter(read_feeds([server.url(path)], guard=LOOPBACK))) for path in ("/moved", "/bomb", "/inner", "/none")
    )
    unguarded = next(iter(read_feeds([server.url("/rss")])))
    page = next(iter(read_pages([server.url("/page")], guard=LOOPBACK)))

    assert isinstance(good, dict)
    assert [row.reason for row in (bomb, inner, missing) if isinstance(row, Refusal)] == [
        "the body unpacks to more than 5,000,000 bytes", "10.0.0.1 leads to 10.0.0.1, which is a private network", "the server answered 404",
    ]  # fmt: skip
    assert isinstance(unguarded, Refusal)
    assert isinstance(page, dict)
    assert page["text"].startswith("Four people were killed")


def test_a_page_is_an_article_ready_for_the_extractor(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(PAGE)
    (row,) = read_pages([str(tmp_path / "a.html")], url="https://www.c.example/quake?utm_source=x")
    (nameless,) = read_pages([str(tmp_path / "a.html")])
    (again,) = read_pages([str(tmp_path / "a.html")], url="http://c.example/quake")
    assert isinstance(row, dict)
    assert isinstance(nameless, dict)
    assert isinstance(again, dict)
    article = Article.model_validate(row)

    assert (article.publisher, article.title, article.language, row["kind"]) == (
        "The Chronicle",
        "Quake kills four",
        "en",
        "article",
    )
    assert row["id"] == again["id"] != nameless["id"]


def test_a_wall_has_its_kind_and_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(
        b"<html><head><title>Just a moment...</title></head><body><p>Checking your browser before you go on.</p></body></html>"
    )
    (row,) = read_pages([str(tmp_path / "a.html")], url="https://c.example/a")
    assert isinstance(row, dict)

    assert (row["kind"], row["text"]) == ("error", "")


def test_feeds_are_checked_in_order_and_in_words(server: Hostile) -> None:
    wishes = [FeedSubscription(url=server.url(path)) for path in ("/rss", "/page", "/moved", "/none")]
    found = list(check_feeds(wishes, guard=LOOPBACK))

    assert [(report.ok, report.entries) for report in found] == [(True, 1), (False, 0), (True, 1), (False, 0)]
    assert found[0].detail == "1 entry, the newest of 2026-11-01T08:00:00+00:00"
    assert found[1].detail == "this is a web page, not a feed"
    assert found[2].moved_to == server.url("/rss")
    assert found[3].detail == "the server answered 404"
