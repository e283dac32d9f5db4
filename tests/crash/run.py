"""One run of the crash suite: broker, proxy, processes, feed, faults, verdict.

A fifth of the feed goes through undisturbed and gives the steady throughput; the rest while faults strike. Does not print;
__main__.py and the tests do.
"""

import asyncio
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from services.shell.kafka_tail import KafkaTail
from services.shell.ports import Message
from tests.crash import broken
from tests.crash.chaos import Fault, Scene, schedule, strike
from tests.crash.cluster import FETCHER, SERVICES, Cluster
from tests.crash.doors import Door, opened
from tests.crash.follower import Follower
from tests.crash.judge import Judge, Verdict
from tests.crash.proxy import Proxy
from tests.kafka_fixture import broker, kafka_dev

READY_SECONDS = 180.0
SETTLE_SECONDS = 120.0
"""So long without anything new, and no more will come."""
CHUNK = 50
SECONDS_PER_FAULT = 4.0
"""A fault, its pause and its recovery, for the rate at which articles are sent."""
COMPACTING = {"log.roll.ms": 3000, "log.cleaner.min.cleanable.ratio": 0.01}
"""The broker compacts all the time, so that readers and restores meet compacted topics."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What to run."""

    seed: int = 1
    articles: int = 2000
    faults: int = 12
    real: bool = False
    variant: str = ""
    shell: str = "kafka"
    press: bool = False
    """Whether fetchers get the articles from feeds; else they are put on their topic."""
    replicas: int = 2
    kinds: tuple[str, ...] = ()
    settle: float = SETTLE_SECONDS
    tell: Callable[[str], None] = lambda _: None
    """Hears how far the run is."""

    @property
    def kind(self) -> str:
        """Which services."""
        return "real" if self.real else "toy"

    @property
    def services(self) -> tuple[str, ...]:
        """What runs in so many replicas each."""
        return (FETCHER, *SERVICES) if self.press else SERVICES


@dataclass
class Result:
    """What came of it."""

    plan: Plan
    verdict: Verdict
    faults: Counter[str] = field(default_factory=Counter)
    recovery: list[float] = field(default_factory=list)
    sent: int = 0
    steady: float = 0.0
    chaos: float = 0.0
    """Articles a second, without and with faults."""
    settle: float = 0.0
    restarts: int = 0
    compacted: int = 0
    """Versions that the broker had compacted away when the rest was compared."""
    logs: str = ""


def run(plan: Plan) -> Result:
    """The whole of it."""
    (proxied,) = kafka_dev().free_ports(1)
    with (
        broker(advertised_port=proxied, extra=COMPACTING) as one,
        tempfile.TemporaryDirectory(prefix="tollwire-crash-") as folder,
    ):
        return asyncio.run(_run(plan, one, proxied, Path(folder)))


async def _run(plan: Plan, one: Any, proxied: int, folder: Path) -> Result:
    async with opened(plan.seed, plan.articles, folder, real=plan.real, press=plan.press) as door:
        proxy = Proxy(one.proxied_port)
        await proxy.start(proxied)
        settings = {"CRASH_SERVICES": plan.kind, "CRASH_BROKEN": plan.variant, "CRASH_SHELL": plan.shell,
                    "TOLLWIRE_DEAD_RUN": "100000", "TOLLWIRE_DEAD_RATIO": "2", "TOLLWIRE_STATE_DIR": str(folder)}  # fmt: skip
        cluster = Cluster(folder, f"127.0.0.1:{proxied}", settings | door.settings, plan.replicas, plan.services)
        cluster.start()
        try:
            return await _Run(plan, Scene(cluster, proxy, one), door).run()
        finally:
            await cluster.stop()
            await proxy.close()


def faults_of(plan: Plan) -> list[Fault]:
    """The schedule, of certain kinds only where the plan names them."""
    drawn = schedule(plan.seed, plan.faults, plan.replicas * len(plan.services) + 1)
    if not plan.kinds:
        return drawn
    targets = plan.replicas * len(plan.services)
    return [
        Fault(plan.kinds[number % len(plan.kinds)], fault.target % targets, fault.pause) for number, fault in enumerate(drawn)
    ]


@dataclass
class _Run:
    """One run under way."""

    plan: Plan
    scene: Scene
    door: Door

    async def run(self) -> Result:
        plan, cluster, door = self.plan, self.scene.cluster, self.door
        result = Result(plan, Verdict())
        plan.tell(f"ready after {await cluster.until_ready(READY_SECONDS):.0f} s")
        address = self.scene.broker.address
        async with KafkaTail(address) as tail, Follower(address) as follower:
            begun = time.monotonic()
            first = await door.first()
            await door.send(tail, first)
            await door.taken(plan.settle)
            await follower.until_idle(door.services, plan.settle)
            result.steady = len(first) / (follower.came - begun)
            plan.tell(f"steady: {result.steady:.0f} articles/s")
            rest = await door.rest(tail)
            begun = time.monotonic()
            sending = asyncio.create_task(self._send(tail, rest))
            await self._faults(result)
            await sending
            ended = time.monotonic()
            await door.taken(plan.settle)
            await follower.until_idle(door.services, plan.settle)
            result.settle = max(0.0, follower.came - ended)
            await cluster.retire(FETCHER)  # it would go on polling, and its transactions with it
            result.chaos = len(rest) / (follower.came - begun)
            result.sent = len(first) + len(rest)
            messages, wanted = await door.foretold(tail)
            plan.tell(f"the oracle has {len(wanted.live)} incidents, {len(wanted.letters)} dead letters")
            await follower.until(wanted.live, plan.settle)
            judge = Judge(tail, address, wanted, plan.kind, messages, cluster.board)
            result.verdict, result.compacted = await judge.judge(), judge.compacted
            result.verdict.add(await door.judged(tail))
        result.restarts = sum(replica.starts for replica in cluster.replicas) - len(cluster.replicas)
        result.logs = "\n".join(replica.log.read_text(errors="replace")[-3000:] for replica in cluster.replicas)
        return result

    async def _faults(self, result: Result) -> None:
        for fault in faults_of(self.plan):
            await asyncio.sleep(fault.pause)
            struck = time.monotonic()
            await strike(fault, self.scene)
            result.faults[fault.kind] += 1
            await self.scene.cluster.until_ready(READY_SECONDS)
            result.recovery.append(time.monotonic() - struck)
            name = self.scene.cluster.replicas[fault.target].name
            self.plan.tell(f"{fault.kind} at {name}: all ready again after {result.recovery[-1]:.1f} s")

    async def _send(self, tail: KafkaTail, messages: Sequence[Message]) -> None:
        """Spread over the faults, so that something is under way whenever something breaks."""
        rate = max(20.0, len(messages) / (SECONDS_PER_FAULT * self.plan.faults or 1.0))
        begun = time.monotonic()
        for start in range(0, len(messages), CHUNK):
            await self.door.send(tail, messages[start : start + CHUNK])
            ahead = (start + CHUNK) / rate - (time.monotonic() - begun)
            if ahead > 0:
                await asyncio.sleep(ahead)


VARIANTS = tuple(broken.VARIANTS)
