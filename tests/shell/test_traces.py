"""One trace from an item of a feed to the version of the incident that it led to, over the four services as real processes."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from schemas.feed import FeedSubscription
from services.fetcher.opml import write
from services.shell.kafka_tail import KafkaTail
from services.shell.ports import Record
from services.shell.trace import trace_id
from services.wiring import FLOW
from tests.conftest import ROOT
from tests.fetcher.hostile import Exchange, served

TOLD = (
    "Two people were killed when a bomb went off at a market in Kabul on Monday, police said.",
    "At least 43 people were killed in airstrikes near Hajin on Saturday, a monitor said.",
    "A bus fell into a river near Quetta on Tuesday, killing 12 people, local officials said.",
)
ITEMS = "".join(f"<item><title>Many dead</title><guid>{number}</guid><description>{told}</description>"
                f"<pubDate>Tue, 20 Nov 2018 0{number}:00:00 GMT</pubDate></item>" for number, told in enumerate(TOLD))  # fmt: skip


async def feed(exchange: Exchange) -> None:
    await exchange.answer(f"<rss version='2.0'><channel><title>Wire</title>{ITEMS}</channel></rss>".encode())


@asynccontextmanager
async def service(name: str, kafka: str, folder: Path) -> AsyncIterator[None]:
    own = {"TOLLWIRE_BROKERS": kafka, "TOLLWIRE_INSTANCE": f"traced-{name}", "TOLLWIRE_TRACES": str(folder / f"{name}.jsonl"),
           "TOLLWIRE_FEEDS": str(folder / "feeds.opml"), "TOLLWIRE_FETCH_ALLOW": "127.0.0.0/8", "TOLLWIRE_LOG_LEVEL": "error"}  # fmt: skip
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", f"services.{name}", cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), **own}
    )
    try:
        yield
    finally:
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0


def spans_of(folder: Path) -> dict[str, dict[str, Any]]:
    """All exported spans by id, each with the service that told it."""
    rows = [json.loads(line) | {"service": name} for name in FLOW for line in (folder / f"{name}.jsonl").read_text().splitlines()]
    return {row["span"]: row for row in rows}


def way(spans: dict[str, dict[str, Any]], last: dict[str, Any]) -> list[dict[str, Any]]:
    """The spans from the trace's first to this one."""
    found = [last]
    while (parent := found[-1]["parent"]) is not None:
        found.append(spans[parent])
    return found[::-1]


@pytest.mark.kafka
@pytest.mark.process
async def test_a_trace_leads_from_the_feeds_item_to_the_incidents_version(kafka: str, tmp_path: Path) -> None:
    async with served({"/feed": feed}) as server:
        wish = FeedSubscription(url=server.url("/feed"), interval=1, publisher="Wire")
        (tmp_path / "feeds.opml").write_bytes(write([wish]))
        async with AsyncExitStack() as stack, KafkaTail(kafka) as tail:
            for name in FLOW:
                await stack.enter_async_context(service(name, kafka, tmp_path))
            versions: list[Record] = []
            async with asyncio.timeout(120):
                async for record in tail.tail(["incidents"]):
                    if (record.key or b"").startswith(b"inc_"):
                        versions.append(record)
                    if len(versions) == len(TOLD):
                        break
    spans = spans_of(tmp_path)
    assert len({trace_id(one.header("traceparent")) for one in versions}) == len(TOLD)
    for one in versions:
        written = f"incidents {(one.key or b'').decode()} {one.header('ce_sequence')}"
        (last,) = (row for row in spans.values() if written in row["attributes"].get("written", ()))
        steps = way(spans, last)
        assert [row["service"] for row in steps] == list(FLOW)
        assert {row["trace"] for row in steps} == {trace_id(one.header("traceparent"))}
        assert steps[0]["attributes"]["written"][0].startswith("articles ")
