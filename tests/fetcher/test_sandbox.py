"""Parsers in a worker process: whatever the bytes do to it, the fetcher gets an answer or a refusal, within bounds."""

import resource
import threading
from collections.abc import Iterator
from time import monotonic

import pytest

from services.fetcher.errors import UnreadableError
from services.fetcher.sandbox import Bounds, Sandbox

pytestmark = pytest.mark.process
GOOD = b"<rss version='2.0'><channel><title>Chronicle</title><item><title>Quake kills four</title></item></channel></rss>"
PAGE = b"<html><head><title>Quake kills four</title></head><body><article><p>Four people were killed, the mayor said.</p></article></body></html>"
TIGHT = Bounds(seconds=6.0, cpu_seconds=2, memory=500_000_000)
STARTING = 20.0
"""A fresh worker loads its libraries first."""
MB = 1_000_000


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    box = Sandbox(bounds=TIGHT)
    yield box
    box.close()


def test_feeds_and_pages_come_through(sandbox: Sandbox) -> None:
    assert sandbox.feed(GOOD).entries[0].title == "Quake kills four"
    assert sandbox.page(PAGE).text == "Four people were killed, the mayor said."


HARMFUL = {
    "feed": {
        "unclosed tags without end": b"<rss>" + b"<a>" * 1_000_000,
        "one enormous attribute": b"<rss a='" + b"x" * 4_900_000 + b"'><channel/></rss>",
        "ampersands without end": b"<rss><channel><item><title>" + b"&" * 4_000_000,
        "angle brackets without end": b"<rss><channel>" + b"<" * 4_000_000,
        "comments that never end": b"<rss><channel>" + b"<!-- " * 900_000,
        "a million items": b"<rss version='2.0'><channel>" + b"<item/>" * 600_000,
        "doctypes without end": b"<rss>" + b"<!DOCTYPE a [" * 350_000,
        "processing instructions without end": b"<?xml " * 700_000,
        "CDATA without end": b"<rss><channel><item><title>" + b"<![CDATA[" * 500_000,
        "nested markup in an entry": b"<rss version='2.0'><channel><item><description>" + b"&lt;div&gt;" * 450_000 + b"</description></item></channel></rss>",
        "JSON nested without end": b'{"items":' + b"[" * 4_900_000,
        "a JSON number without end": b'{"items":[{"id":' + b"9" * 4_900_000 + b"}]}",
    },
    "page": {
        "divisions without end": b"<html><body>" + b"<div>" * 900_000,
        "tables within tables": b"<table><tr><td>" * 300_000,
        "links without end": b"<html><body>" + b"<a href=x>y</a> " * 300_000,
        "scripts that claim to be data": b"<script type='application/ld+json'>" + b"[" * 4_000_000 + b"</script>",
        "a data object within itself": b"<script type='application/ld+json'>" + b'{"@graph":' * 400_000 + b"</script>",
        "formatting without end": b"<html><body><p>" + b"<b><i>" * 800_000 + b"text",
        "attributes without end": b"<html><body " + b"a=b " * 1_200_000 + b">",
        "entities without end": b"<p>" + b"&amp;" * 950_000,
        "words without end": b"<html><body><article><p>" + b"word " * 900_000 + b"</p></article></body></html>",
    },
}  # fmt: skip


@pytest.mark.parametrize(("kind", "what"), [(kind, what) for kind, attacks in HARMFUL.items() for what in attacks])
def test_a_harmful_document_costs_bounded_time_and_memory(kind: str, what: str, sandbox: Sandbox) -> None:
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    begun = monotonic()
    try:
        answer = getattr(sandbox, kind)(HARMFUL[kind][what])
        size = len(answer.to_json())
    except UnreadableError as refusal:
        size = len(refusal.reason)

    assert monotonic() - begun < TIGHT.seconds + STARTING
    assert 0 < size < 20 * MB
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 - own < 100 * MB


def test_after_harm_the_next_document_is_read(sandbox: Sandbox) -> None:
    with pytest.raises(UnreadableError):
        sandbox.feed(b"<rss>" + b"<a>" * 1_000_000)

    assert sandbox.feed(GOOD).title == "Chronicle"


def test_a_worker_that_hangs_is_killed_and_replaced() -> None:
    box = Sandbox(bounds=Bounds(seconds=0.5, cpu_seconds=1, memory=TIGHT.memory))
    try:
        box.feed(GOOD)
        box._all[0]._process.send_signal(19)  # SIGSTOP: it will not answer
        with pytest.raises(UnreadableError, match="longer than"):
            box.feed(GOOD)

        assert box.feed(GOOD).title == "Chronicle"
    finally:
        box.close()


def test_a_worker_that_is_killed_is_replaced() -> None:
    box = Sandbox(bounds=TIGHT)
    try:
        box.feed(GOOD)
        box._all[0]._process.kill()
        with pytest.raises(UnreadableError, match="died"):
            box.feed(GOOD)

        assert box.feed(GOOD).title == "Chronicle"
    finally:
        box.close()


def test_a_document_that_takes_too_much_memory_is_refused_and_nothing_else() -> None:
    small = Sandbox(bounds=Bounds(seconds=30.0, cpu_seconds=20, memory=150_000_000))
    try:
        with pytest.raises(UnreadableError):
            small.feed(b"<rss version='2.0'><channel>" + b"<item><title>x</title></item>" * 150_000 + b"</channel></rss>")

        assert small.feed(GOOD).title == "Chronicle"
    finally:
        small.close()


def test_threads_share_the_workers_and_get_their_own_answers() -> None:
    box, found = Sandbox(workers=2, bounds=TIGHT), {}

    def read(number: int) -> None:
        found[number] = box.feed(GOOD.replace(b"four", str(number).encode())).entries[0].title

    threads = [threading.Thread(target=read, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    box.close()

    assert found == {number: f"Quake kills {number}" for number in range(12)}


def test_a_worker_is_replaced_after_its_lifetime(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.fetcher.sandbox.LIFETIME", 3)
    box = Sandbox(bounds=TIGHT)
    workers = []
    for _ in range(4):
        box.feed(GOOD)
        workers += [worker._process.pid for worker in box._all]
    box.close()

    assert len(set(workers)) == 2


def test_closing_ends_the_workers() -> None:
    box = Sandbox(bounds=TIGHT)
    box.feed(GOOD)
    process = box._all[0]._process
    box.close()

    assert process.poll() is not None
