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
from services.wiring import services
from tests.crash import broken
from tests.crash.chaos import Fault, Scene, schedule, strike
from tests.crash.cluster import SERVICES, Cluster
from tests.crash.follower import Follower
from tests.crash.generator import edited, feed
from tests.crash.judge import Judge, Verdict
from tests.crash.oracle import Oracle, oracle, remembering
from tests.crash.proxy import Proxy
from tests.kafka_fixture import broker, kafka_dev
from tests.shell.toys import TOYS

READY_SECONDS = 90.0
SETTLE_SECONDS = 60.0
"""So long without anything new, and no more will come."""
CHUNK = 50
STEADY_SHARE = 0.2
EDITED = 1000
"""Editors decide on incidents that so many of the first messages led to; looking at more would only take longer."""
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
    replicas: int = 2
    kinds: tuple[str, ...] = ()
    settle: float = SETTLE_SECONDS
    tell: Callable[[str], None] = lambda _: None
    """Hears how far the run is."""

    @property
    def kind(self) -> str:
        """Which services."""
        return "real" if self.real else "toy"


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
    messages, wanted = await asyncio.to_thread(_foretold, plan)
    plan.tell(f"the oracle has {len(wanted.live)} incidents, {len(wanted.letters)} dead letters")
    proxy = Proxy(one.proxied_port)
    await proxy.start(proxied)
    settings = {"CRASH_SERVICES": plan.kind, "CRASH_BROKEN": plan.variant, "CRASH_SHELL": plan.shell,
                "TOLLWIRE_DEAD_RUN": "100000", "TOLLWIRE_DEAD_RATIO": "2", "TOLLWIRE_STATE_DIR": str(folder)}  # fmt: skip
    cluster = Cluster(folder, f"127.0.0.1:{proxied}", settings, plan.replicas)
    cluster.start()
    try:
        return await _Run(plan, Scene(cluster, proxy, one), messages, wanted).run()
    finally:
        await cluster.stop()
        await proxy.close()


def _foretold(plan: Plan) -> tuple[Sequence[Message], Oracle]:
    """The feed, and what it must come to."""
    made = feed(plan.seed, plan.articles, toy=not plan.real)
    if not plan.real:
        return made.messages, oracle(TOYS, made.messages)
    known = remembering(services())
    made = edited(made, oracle(known, made.messages[:EDITED]).memory, plan.seed)
    return made.messages, oracle(known, made.messages)


def faults_of(plan: Plan) -> list[Fault]:
    """The schedule, of certain kinds only where the plan names them."""
    drawn = schedule(plan.seed, plan.faults, plan.replicas * len(SERVICES) + 1)
    if not plan.kinds:
        return drawn
    targets = plan.replicas * len(SERVICES)
    return [
        Fault(plan.kinds[number % len(plan.kinds)], fault.target % targets, fault.pause) for number, fault in enumerate(drawn)
    ]


@dataclass
class _Run:
    """One run under way."""

    plan: Plan
    scene: Scene
    messages: Sequence[Message]
    oracle: Oracle

    async def run(self) -> Result:
        plan, cluster = self.plan, self.scene.cluster
        result = Result(plan, Verdict())
        plan.tell(f"ready after {await cluster.until_ready(READY_SECONDS):.0f} s")
        first = int(len(self.messages) * STEADY_SHARE)
        async with KafkaTail(self.scene.broker.address) as tail, Follower(self.scene.broker.address) as follower:
            begun = time.monotonic()
            await tail.send(self.messages[:first])
            await follower.until_idle(self.oracle.services, plan.settle)
            result.steady = first / (follower.came - begun)
            plan.tell(f"steady: {result.steady:.0f} articles/s")
            begun = time.monotonic()
            sending = asyncio.create_task(self._send(tail, self.messages[first:]))
            await self._faults(result)
            await sending
            result.settle = await follower.until(self.oracle.live, plan.settle)
            await follower.until_idle(self.oracle.services, plan.settle)
            result.chaos = (len(self.messages) - first) / (follower.came - begun)
            result.sent = len(self.messages)
            judge = Judge(tail, self.scene.broker.address, self.oracle, plan.kind, self.messages, cluster.board)
            result.verdict = await judge.judge()
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
            await tail.send(messages[start : start + CHUNK])
            ahead = (start + CHUNK) / rate - (time.monotonic() - begun)
            if ahead > 0:
                await asyncio.sleep(ahead)


VARIANTS = tuple(broken.VARIANTS)
