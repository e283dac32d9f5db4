"""What comes without being asked for: hubs' deliveries, agencies' wires in a folder or by HTTP."""

import asyncio
import hashlib
import hmac
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs

import httpx
import pytest
from starlette.applications import Starlette

from services.fetcher import inbox
from services.fetcher.addresses import LOOPBACK
from services.fetcher.errors import UnreadableError
from services.fetcher.feed import parse_feed
from services.fetcher.http import Client
from services.fetcher.inbox import Inbox
from services.fetcher.state import Head
from services.fetcher.websub import Subscriber, signed
from tests.fetcher import hostile
from tests.fetcher.hostile import served
from tests.fetcher.worlds import FEED, START, Life, articles, polled

TOPIC = "https://chronicle.example/rss"
NINJS = b"""{"uri": "tag:wire.example,2026:7", "version": "2", "firstcreated": "2026-11-01T07:00:00Z", "versioncreated": "2026-11-01T08:00:00Z",
"language": "en", "headline": "Bridge collapse kills nine", "byline": "D. Stringer", "pubstatus": "usable",
"body_text": "Nine people were killed.\\n\\nFour were hurt."}"""
NINJS_2 = b"""{"uri": "tag:wire.example,2026:8", "headlines": [{"role": "short", "value": "Nine dead"}, {"role": "main", "value": "Bridge collapse kills nine"}],
"bodies": [{"role": "main", "contenttype": "text/html", "value": "<p>Nine people were killed.</p><p>Four were hurt.</p>"}], "pubstatus": "canceled"}"""
NEWSML = b"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet><newsItem guid="urn:wire:9" version="1"><itemMeta>
<versionCreated>2026-11-01T08:00:00Z</versionCreated><firstCreated>2026-11-01T07:00:00Z</firstCreated><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><headline>Ferry sinks, six missing</headline><by>E. Sailor</by><language tag="en"/></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Six people are missing.</p><p>The search goes on.</p></body></html></inlineXML></contentSet>
</newsItem><newsItem guid="urn:wire:10"><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta><contentMeta><headline>Gone</headline></contentMeta></newsItem>
</itemSet></newsMessage>"""


def test_ninjs_is_an_entry_with_its_whole_text() -> None:
    (entry,) = parse_feed(NINJS).entries

    assert (entry.id, entry.title, entry.authors) == ("tag:wire.example,2026:7", "Bridge collapse kills nine", ("D. Stringer",))
    assert (entry.text, entry.updated, entry.withdrawn) == (
        "Nine people were killed.\n\nFour were hurt.",
        "2026-11-01T08:00:00+00:00",
        False,
    )


def test_ninjs_of_the_second_version_has_its_main_headline_and_says_that_it_is_cancelled() -> None:
    (entry,) = parse_feed(NINJS_2).entries

    assert (entry.title, entry.text, entry.withdrawn) == (
        "Bridge collapse kills nine",
        "Nine people were killed.\n\nFour were hurt.",
        True,
    )


def test_a_newsml_message_gives_all_its_items() -> None:
    first, second = parse_feed(NEWSML).entries

    assert (first.id, first.title, first.authors, first.language) == (
        "urn:wire:9",
        "Ferry sinks, six missing",
        ("E. Sailor",),
        "en",
    )
    assert (first.text, first.published) == ("Six people are missing.\n\nThe search goes on.", "2026-11-01T07:00:00+00:00")
    assert (second.id, second.withdrawn) == ("urn:wire:10", True)


def test_a_cancelled_wire_item_withdraws_its_article() -> None:
    life = Life()
    usable = parse_feed(NINJS).entries[0]
    (first,) = articles(life.live(polled(0, usable)))
    (second,) = articles(life.live(polled(10, usable.model_copy(update={"withdrawn": True}))))

    assert (second.id, second.revision, second.withdrawn) == (first.id, 2, True)


class Delivered:
    """Takes deliveries; refuses what opens with a curse."""

    def __init__(self) -> None:
        self.taken: list[tuple[str, bytes]] = []

    async def __call__(self, url: str, body: bytes, content_type: str | None) -> None:
        if body.startswith(b"bad"):
            raise UnreadableError("this is no feed")
        self.taken.append((url, body))


async def test_a_folder_is_emptied_of_whole_files_and_says_why_it_refused(tmp_path: Path) -> None:
    delivered = Delivered()
    box = Inbox("agency", tmp_path, delivered)
    (tmp_path / "1.json").write_bytes(NINJS)
    (tmp_path / "2.xml").write_bytes(b"bad")
    (tmp_path / "notes.txt").write_bytes(b"not for us")

    assert await box.sweep() == 0  # a file seen for the first time may still be written
    (tmp_path / "3.xml").write_bytes(b"half")
    assert await box.sweep() == 2
    assert delivered.taken == [("inbox:agency", NINJS)]
    assert (tmp_path / "done" / "1.json").exists()
    assert (tmp_path / "refused" / "2.xml.reason").read_text() == "this is no feed\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["3.xml", "done", "notes.txt", "refused"]  # noqa: ASYNC240 - nothing else runs


async def test_a_folder_is_watched_until_told_to_stop(tmp_path: Path) -> None:
    delivered, stop = Delivered(), asyncio.Event()
    watching = asyncio.create_task(Inbox("agency", tmp_path, delivered).run(stop, pause=0.02))
    (tmp_path / "1.json").write_bytes(NINJS)
    async with asyncio.timeout(10):
        while not delivered.taken:  # noqa: ASYNC110 - the folder has no event for it
            await asyncio.sleep(0.02)
    stop.set()
    await watching

    assert len(delivered.taken) == 1


async def test_documents_are_posted_with_the_inboxs_token_only() -> None:
    delivered = Delivered()
    app = Starlette(routes=inbox.routes(delivered, {"agency": "s3cret"}))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://tollwire.example") as client:
        good = await client.post("/inbox/agency", content=NINJS, headers={"authorization": "Bearer s3cret"})
        bad = await client.post("/inbox/agency", content=b"bad", headers={"authorization": "Bearer s3cret"})
        stranger = await client.post("/inbox/agency", content=NINJS, headers={"authorization": "Bearer guess"})
        huge = await client.post("/inbox/agency", content=b"x" * 5_000_001, headers={"authorization": "Bearer s3cret"})

    assert [reply.status_code for reply in (good, bad, stranger, huge)] == [202, 422, 403, 413]
    assert delivered.taken == [("inbox:agency", NINJS)]


async def subscribed(subscriber: Subscriber, hub: hostile.Hostile, path: str = "/hub") -> bool:
    return await subscriber.renew(FEED, Head(hub=hub.url(path), topic=TOPIC), START)


async def accept(exchange: hostile.Exchange) -> None:
    await exchange.answer(b"", status="202 Accepted")


async def test_a_hub_is_asked_verifies_and_delivers() -> None:
    delivered = Delivered()
    client = Client(contact="desk@example.org", guard=LOOPBACK)
    subscriber = Subscriber(client, delivered, callback="https://tollwire.example/", key=b"key")
    async with served({"/hub": accept}) as hub:
        assert await subscribed(subscriber, hub)
        form = parse_qs(hub.asked[0].body.decode())
    callback = form["hub.callback"][0].removeprefix("https://tollwire.example")
    app = Starlette(routes=subscriber.routes(lambda: START))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://tollwire.example") as web:
        question = {"hub.mode": "subscribe", "hub.topic": TOPIC, "hub.challenge": "c42", "hub.lease_seconds": "864000"}
        unasked = await web.get(callback, params=question | {"hub.topic": "https://other.example/"})
        verified = await web.get(callback, params=question)
        good = hmac.new(form["hub.secret"][0].encode(), b"<rss/>", hashlib.sha256).hexdigest()
        await web.post(callback, content=b"<rss/>", headers={"x-hub-signature": f"sha256={good}"})
        forged = await web.post(callback, content=b"<rss>forged</rss>", headers={"x-hub-signature": f"sha256={good}"})
        unsigned = await web.post(callback, content=b"<rss>unsigned</rss>")
        stranger = await web.post("/websub/0000", content=b"<rss/>", headers={"x-hub-signature": f"sha256={good}"})

    assert (unasked.status_code, verified.status_code, verified.text) == (404, 200, "c42")
    assert [reply.status_code for reply in (forged, unsigned, stranger)] == [202, 202, 202]
    assert delivered.taken == [(FEED, b"<rss/>")]
    await client.aclose()


async def test_a_delivery_before_verification_is_not_believed() -> None:
    client = Client(contact="desk@example.org", guard=LOOPBACK)
    subscriber = Subscriber(client, Delivered(), callback="https://tollwire.example", key=b"key")
    async with served({"/hub": accept}) as hub:
        await subscribed(subscriber, hub)
    signature = "sha256=" + hmac.new(subscriber.secret(FEED).encode(), b"<rss/>", hashlib.sha256).hexdigest()

    assert subscriber.delivered(subscriber.token(FEED), b"<rss/>", signature) is None
    await client.aclose()


async def test_a_lease_is_renewed_before_it_ends_and_a_silent_hub_is_left_alone_for_hours() -> None:
    client = Client(contact="desk@example.org", guard=LOOPBACK)
    subscriber = Subscriber(client, Delivered(), callback="https://tollwire.example", key=b"key")
    async with served({"/hub": accept}) as hub:
        head = Head(hub=hub.url("/hub"), topic=TOPIC)
        asked = [await subscriber.renew(FEED, head, START + timedelta(hours=hours)) for hours in (0, 1, 7)]
        subscriber.verify(
            subscriber.token(FEED),
            {"hub.mode": "subscribe", "hub.topic": TOPIC, "hub.challenge": "x", "hub.lease_seconds": "864000"},
            START,
        )
        asked += [await subscriber.renew(FEED, head, START + timedelta(days=days)) for days in (8, 10)]

    assert asked == [True, False, True, False, True]
    await client.aclose()


async def test_a_feed_without_a_hub_asks_nobody_and_a_denial_is_noted() -> None:
    client = Client(contact="desk@example.org", guard=LOOPBACK)
    subscriber = Subscriber(client, Delivered(), callback="https://tollwire.example", key=b"key")

    assert not await subscriber.renew(FEED, Head(), START)
    async with served({"/hub": accept}) as hub:
        await subscribed(subscriber, hub)
        assert subscriber.verify(subscriber.token(FEED), {"hub.mode": "denied", "hub.topic": TOPIC}, START) == ""
        assert not await subscribed(subscriber, hub)
    await client.aclose()


@pytest.mark.parametrize("signature", [None, "", "sha256=", "sha256=00", "md5=d41d8cd98f00b204e9800998ecf8427e", "sha256=é"])
def test_no_other_signature_is_taken(signature: str | None) -> None:
    assert not signed("secret", b"body", signature)
