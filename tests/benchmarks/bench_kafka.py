"""The whole pipeline over real Kafka: articles a second, share of time per service, latency at half load, overload, restore.

The peer is a bare aiokafka pass-through of the same bytes in the same run. Asserts nothing.
"""

import asyncio
import os
import resource
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory

from schemas.dates import as_moment
from schemas.topics import PARTITIONS
from services.shell.changelog import MemoryParts, changelog_topic, restore, row_key
from services.shell.clients import plain_producer, reader
from services.shell.codec import encode
from services.shell.kafka import partition_of
from services.shell.kafka_tail import KafkaTail
from services.shell.ports import Message
from services.shell.settings import Settings
from services.shell.telemetry import set_up_logs
from services.wiring import services
from tests.conftest import ROOT
from tests.crash.generator import feed
from tests.crash.judge import left_over
from tests.kafka_fixture import broker, kafka_dev

ARTICLES = int(os.environ.get("BENCH_ARTICLES", "1500"))
RESTORED = int(os.environ.get("BENCH_RESTORED", "100000"))
HALF_LOAD_SECONDS = 12.0
QUIET_SECONDS = 4.0
SERVICES = ("extractor", "deduplicator", "aggregator")
TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Print all figures."""
    if why := kafka_dev().missing():
        print(f"no real Kafka: {why}")
        return
    set_up_logs("error", "bench")
    with broker() as one:
        asyncio.run(_throughput(one.address))
    with broker() as one:
        asyncio.run(_restoring(one.address))


async def _throughput(address: str) -> None:
    made = [encode(article, source="bench", recorded=datetime.now(UTC)) for article in feed(11, ARTICLES, toy=False).articles]
    bare = await _pass_through(address, made)
    with TemporaryDirectory() as folder:
        async with _services(address, Path(folder)) as processes, KafkaTail(address) as tail:
            await _warm(tail)
            before = {name: _cpu(process.pid) for name, process in processes.items()}
            full = await _full_load(address, tail, made)
            spent = {name: _cpu(process.pid) - before[name] for name, process in processes.items()}
            delays = await _half_load(tail, full / 2)
            died = [name for name, process in processes.items() if process.poll() is not None]
    total = sum(spent.values()) or 1.0
    shares = ", ".join(
        f"{name} {seconds / total:.0%} ({1000 * seconds / ARTICLES:.1f} ms an article)" for name, seconds in spent.items()
    )
    print(f"end to end: {full:.0f} articles/s; bare pass-through of the same bytes: {bare:.0f}/s; ratio {full / bare:.3f}")
    print(f"share of processor time: {shares}")
    p50, p95, p99 = (quantiles(delays, n=100)[at] for at in (49, 94, 98))
    print(
        f"at half load ({full / 2:.0f}/s): p50 {p50:.3f} s, p95 {p95:.3f} s, p99 {p99:.3f} s from article to incident, {len(delays)} seen"
    )
    print(f"ended under load: {', '.join(died) or 'none'}")


@asynccontextmanager
async def _services(address: str, folder: Path) -> AsyncIterator[dict[str, "subprocess.Popen[bytes]"]]:
    environment = {**os.environ, "TOLLWIRE_BROKERS": address, "TOLLWIRE_INSTANCE": "bench", "TOLLWIRE_LOG_LEVEL": "warning"}
    processes = {}
    for name in SERVICES:
        with (folder / f"{name}.log").open("wb") as log:
            command = [sys.executable, "-m", f"services.{name}"]
            processes[name] = await asyncio.to_thread(
                subprocess.Popen, command, cwd=ROOT, env=environment, stdout=log, stderr=log
            )
    try:
        yield processes
    finally:
        for process in processes.values():
            process.terminate()
        for process in processes.values():
            await asyncio.to_thread(process.wait, 30)


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


async def _warm(tail: KafkaTail) -> None:
    """Until the first incidents come out: everything is loaded and owned."""
    for article in feed(5, 40, toy=False).articles:
        await tail.publish(article.model_copy(update={"id": f"warm-{article.id}"}), source="bench")
    async for _ in tail.tail(["incidents"]):
        break
    await asyncio.sleep(QUIET_SECONDS)


async def _full_load(address: str, tail: KafkaTail, made: Sequence[Message]) -> float:
    """All at once, far above capacity: lag grows, nothing dies, and it drains at the pace that is the answer."""
    last = asyncio.create_task(_last_arrival(address, tail, await _ends(address)))
    begun = time.monotonic()
    await tail.send(made)
    finished = await last
    print(
        f"overload: {len(made)} articles offered in {len(made) / max(1e-9, time.monotonic() - begun):.0f}/s or faster, drained without loss"
    )
    return len(made) / (finished - begun)


async def _ends(address: str) -> dict[tuple[str, int], int]:
    from aiokafka import TopicPartition

    async with reader(Settings(brokers=address)) as consumer:
        places = [TopicPartition("incidents", number) for number in range(PARTITIONS)]
        return {(place.topic, place.partition): end for place, end in (await consumer.end_offsets(places)).items()}


async def _last_arrival(address: str, tail: KafkaTail, start: dict[tuple[str, int], int]) -> float:
    """When the last incident version came, once none has come for a while and no service has anything left to read."""
    seen = time.monotonic()
    stream = tail.tail(["incidents"], start=start)
    pending = asyncio.ensure_future(anext(stream))
    while True:
        done, _ = await asyncio.wait({pending}, timeout=QUIET_SECONDS)
        if done:
            pending.result()
            seen = time.monotonic()
            pending = asyncio.ensure_future(anext(stream))
        elif not await left_over(address, services()):
            pending.cancel()
            return seen


async def _half_load(tail: KafkaTail, rate: float) -> list[float]:
    """Seconds from an article's entry to the first incident version it led to, for articles at a steady rate."""
    articles = feed(12, int(rate * HALF_LOAD_SECONDS), toy=False).articles
    live = asyncio.Event()
    delays: list[float] = []

    async def watch() -> None:
        async for record in tail.tail(["incidents"], live=live):
            if live.is_set():
                learned = as_moment(record.header("ce_recordedtime"))
                delays.append(time.time() - (learned.timestamp() if learned else 0.0))

    watching = asyncio.create_task(watch())
    await live.wait()
    begun = time.monotonic()
    for number, article in enumerate(articles):
        await asyncio.sleep(max(0.0, begun + number / rate - time.monotonic()))
        await tail.publish(article.model_copy(update={"id": f"half-{article.id}"}), source="bench")
    await asyncio.sleep(4 * QUIET_SECONDS)
    watching.cancel()
    return delays


async def _pass_through(address: str, made: Sequence[Message]) -> float:
    """aiokafka alone: read the same bytes and write them to another topic."""
    settings = Settings(brokers=address)
    async with plain_producer(settings) as producer, reader(settings) as consumer:
        for message in made:
            await producer.send("feed-status", message.value, message.key, headers=list(message.headers))
        await producer.flush()
        from aiokafka import TopicPartition

        consumer.assign([TopicPartition("feed-status", number) for number in range(PARTITIONS)])
        await consumer.seek_to_beginning()
        begun, done = time.monotonic(), 0
        while done < len(made):
            for records in (await consumer.getmany(timeout_ms=500)).values():
                for record in records:
                    await producer.send("dead-letters", record.value, record.key, headers=list(record.headers))
                done += len(records)
        await producer.flush()
        return done / (time.monotonic() - begun)


async def _restoring(address: str) -> None:
    """Changelog rows of so many incidents, three parts each, back into memory."""
    part = b'{"report":"' + b"x" * 400 + b'"}'
    async with plain_producer(Settings(brokers=address)) as producer:
        for number in range(RESTORED):
            key = f"inc_{number:020x}"
            for name in ("a", "b", "~sequence"):
                await producer.send(
                    changelog_topic("aggregator"), part, row_key(key, name), partition=partition_of(key, PARTITIONS)
                )
        await producer.flush()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = time.monotonic()
    found: list[MemoryParts] = await asyncio.gather(
        *(restore(Settings(brokers=address), "aggregator", n) for n in range(PARTITIONS))
    )
    seconds = time.monotonic() - begun
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"restore: {sum(map(len, found))} incidents in {seconds:.1f} s, {memory:.0f} MB more memory")
