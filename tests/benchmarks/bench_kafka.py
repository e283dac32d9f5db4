"""The whole pipeline over real Kafka, one worker per service: articles a second, whose processor time that takes, latency at half that
load, behaviour at twice that load, and the restore of many incidents.

The peer is a bare aiokafka pass-through of the same bytes in the same run. What happens before everything is loaded does not count.
Asserts nothing.
"""

import asyncio
import os
import resource
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any

from aiokafka import TopicPartition
from aiokafka.errors import KafkaError

from schemas.article import Article
from schemas.topics import PARTITIONS
from services.shell.changelog import MemoryParts, changelog_topic, restore, row_key
from services.shell.clients import plain_producer, reader
from services.shell.codec import encode
from services.shell.kafka import partition_of
from services.shell.kafka_tail import KafkaTail
from services.shell.ports import Message
from services.shell.settings import Settings
from services.shell.telemetry import set_up_logs
from services.shell.trace import new_trace, trace_id
from services.wiring import services
from tests.benchmarks import wire
from tests.conftest import ROOT
from tests.crash.judge import left_over
from tests.kafka_fixture import broker, kafka_dev

ARTICLES = int(os.environ.get("BENCH_ARTICLES", "3000"))
RESTORED = int(os.environ.get("BENCH_RESTORED", "100000"))
WARM_UP = 400
HALF_LOAD_SECONDS, OVERLOAD_SECONDS, SETTLED_AFTER = 30.0, 15.0, 3.0
PATIENCE_SECONDS = 600.0
SERVICES = ("extractor", "deduplicator", "aggregator")
TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    """Print all figures."""
    if why := kafka_dev().missing():
        print(f"no real Kafka: {why}")
        return
    set_up_logs("error", "bench")
    with broker() as one:
        asyncio.run(_pipeline(one.address, one.pid))
    with broker() as one:
        asyncio.run(_restoring(one.address))


@dataclass
class Watch:
    """When an article entered, and when the first change of an incident that it led to was seen: in one transaction with the incident, which
    several changes may share. Keyed by trace.
    """

    entered: dict[str, float] = field(default_factory=dict)
    seen: dict[str, float] = field(default_factory=dict)
    last: float = 0.0

    def delays(self, since: float) -> list[float]:
        """Seconds of those that entered at or after that moment."""
        return [self.seen[one] - at for one, at in self.entered.items() if one in self.seen and at >= since]

    async def run(self, tail: KafkaTail, live: asyncio.Event) -> None:
        """Until it is cancelled."""
        async for record in tail.tail(["incidents", "changes"], live=live):
            self.last = time.monotonic()
            trace = trace_id(record.header("traceparent"))
            if trace is not None:
                self.seen.setdefault(trace, self.last)

    def message(self, article: Article) -> Message:
        """The article's message under a trace of its own, which enters now."""
        trace = new_trace()
        self.entered[trace_id(trace) or ""] = time.monotonic()
        return encode(article, source="bench", recorded=datetime.now(UTC), trace=trace)


async def _pipeline(address: str, broker_pid: int) -> None:
    made = wire.articles(11, ARTICLES, name="full", after=WARM_UP)
    bare = await _pass_through(address, [encode(one, source="bench", recorded=datetime.now(UTC)) for one in made])
    with TemporaryDirectory() as folder:
        async with _services(address, Path(folder)) as processes, KafkaTail(address) as tail:
            watch, live = Watch(), asyncio.Event()
            watching = asyncio.create_task(watch.run(tail, live))
            await live.wait()
            await _drained(address, watch, tail.send([watch.message(one) for one in wire.articles(5, WARM_UP, name="warm")]))
            full = await _full_load(
                address, tail, watch, made, {**{n: p.pid for n, p in processes.items()}, "broker": broker_pid}
            )
            print(f"bare pass-through of the same bytes: {bare:.0f} articles/s; ratio {full / bare:.4f}")
            await _half_load(address, tail, watch, full / 2, after=WARM_UP + ARTICLES)
            await _overload(address, tail, watch, full)
            died = [name for name, process in processes.items() if process.poll() is not None]
            watching.cancel()
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
    """Seconds of processor time, user's and system's."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


async def _drained(address: str, watch: Watch, sending: Any) -> float:
    """Send, and wait until no service has anything left to read. Returns when the last incident version came."""
    watch.last = time.monotonic()
    deadline = watch.last + PATIENCE_SECONDS
    await sending
    while await _left(address) or time.monotonic() - watch.last < 1.0:
        if time.monotonic() > deadline:
            raise TimeoutError("the services did not keep up within the bench's patience")
        await asyncio.sleep(0.25)
    return watch.last


async def _left(address: str) -> bool:
    """Whether a service has something left to read; so it has while its group is not there yet."""
    try:
        return bool(await left_over(address, services()))
    except KafkaError:
        return True


async def _full_load(address: str, tail: KafkaTail, watch: Watch, made: Sequence[Article], pids: dict[str, int]) -> float:
    """All at once: the pace at which they come out is the answer."""
    before = {name: _cpu(pid) for name, pid in pids.items()}
    begun = time.monotonic()
    finished = await _drained(address, watch, tail.send([watch.message(one) for one in made]))
    spent = {name: _cpu(pid) - before[name] for name, pid in pids.items()}
    full, total = len(made) / (finished - begun), sum(spent.values()) or 1.0
    words = sum(len(one.text.split()) for one in made) / len(made)
    print(f"end to end: {full:.0f} articles/s of {words:.0f} words, {len(made)} of them, each about an incident")
    shares = ", ".join(f"{name} {s / total:.0%} ({1000 * s / len(made):.2f} ms)" for name, s in spent.items())
    print(f"processor time an article: {1000 * total / len(made):.2f} ms, of which {shares}")
    print(f"what two cores that do nothing else could do at that cost: {2 * len(made) / total:.0f} articles/s")
    return full


async def _steady(tail: KafkaTail, watch: Watch, rate: float, made: Sequence[Article]) -> None:
    """Send at a steady pace; no article waits for the one before."""
    begun, sending = time.monotonic(), set()
    for number, article in enumerate(made):
        await asyncio.sleep(max(0.0, begun + number / rate - time.monotonic()))
        sending.add(asyncio.create_task(tail.send([watch.message(article)])))
    await asyncio.gather(*sending)


async def _half_load(address: str, tail: KafkaTail, watch: Watch, rate: float, after: int) -> None:
    made = wire.articles(12, max(20, int(rate * HALF_LOAD_SECONDS)), name="half", after=after)
    begun = time.monotonic()
    await _drained(address, watch, _steady(tail, watch, rate, made))
    delays = watch.delays(begun + SETTLED_AFTER)
    print(
        f"at half load, {rate:.0f}/s for {HALF_LOAD_SECONDS:.0f} s: {_spread(delays)} from article to incident, {len(delays)} seen"
    )


async def _overload(address: str, tail: KafkaTail, watch: Watch, full: float) -> None:
    """Twice the capacity for a while: lag grows, then it drains, and latency is what it was."""
    made = wire.articles(13, int(2 * full * OVERLOAD_SECONDS), name="over", after=WARM_UP + 2 * ARTICLES)
    begun = time.monotonic()
    sending = asyncio.create_task(_steady(tail, watch, 2 * full, made))
    await asyncio.wait({sending})
    offered = time.monotonic()
    waiting = len([1 for one, at in watch.entered.items() if at >= begun and one not in watch.seen])
    finished = await _drained(address, watch, sending)
    print(
        f"at twice that load for {offered - begun:.0f} s: {waiting} of {len(made)} articles waiting at its end, none {finished - offered:.0f} s later"
    )
    calm = time.monotonic()
    later = wire.articles(14, max(20, int(full / 4 * SETTLED_AFTER)), name="calm", after=WARM_UP + 3 * ARTICLES)
    await _drained(address, watch, _steady(tail, watch, full / 4, later))
    print(f"afterwards, at a quarter of the load: {_spread(watch.delays(calm))}")


def _spread(delays: Sequence[float]) -> str:
    p50, p95, p99 = (quantiles(delays, n=100)[at] for at in (49, 94, 98))
    return f"p50 {p50:.3f} s, p95 {p95:.3f} s, p99 {p99:.3f} s"


async def _pass_through(address: str, made: Sequence[Message]) -> float:
    """aiokafka alone: read the same bytes and write them to another topic."""
    settings = Settings(brokers=address)
    async with plain_producer(settings) as producer, reader(settings) as consumer:
        for message in made:
            await producer.send("feed-status", message.value, message.key, headers=list(message.headers))
        await producer.flush()
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
