"""One run of the crash suite: broker, proxy, processes, feed, faults, verdict.

Does not print; __main__.py and the tests do.
"""

import asyncio
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from services.outcome import Service
from services.shell.kafka_tail import KafkaTail
from tests.crash import broken, oracle
from tests.crash.chaos import Fault, Scene, schedule, strike
from tests.crash.cluster import SERVICES, Cluster
from tests.crash.generator import Feed, feed
from tests.crash.oracle import Verdict
from tests.crash.proxy import Proxy
from tests.kafka_fixture import broker, kafka_dev
from tests.shell.toys import TOYS

READY_SECONDS = 90.0
SETTLE_SECONDS = 90.0
CHUNK = 50


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


@dataclass
class Result:
    """What came of it."""

    plan: Plan
    verdict: Verdict
    faults: Counter[str] = field(default_factory=Counter)
    recovery: list[float] = field(default_factory=list)
    sent: int = 0
    seconds: float = 0.0
    settle: float = 0.0
    restarts: int = 0
    logs: str = ""


def run(plan: Plan) -> Result:
    """The whole of it."""
    (proxied,) = kafka_dev().free_ports(1)
    with broker(advertised_port=proxied) as one, tempfile.TemporaryDirectory(prefix="tollwire-crash-") as folder:
        return asyncio.run(_run(plan, one, proxied, Path(folder)))


async def _run(plan: Plan, one: Any, proxied: int, folder: Path) -> Result:
    proxy = Proxy(one.proxied_port)
    await proxy.start(proxied)
    settings = {"CRASH_SERVICES": "real" if plan.real else "toy", "CRASH_BROKEN": plan.variant, "CRASH_SHELL": plan.shell,
                "TOLLWIRE_DEAD_RUN": "100000", "TOLLWIRE_DEAD_RATIO": "2", "TOLLWIRE_STATE_DIR": str(folder)}  # fmt: skip
    cluster = Cluster(folder, f"127.0.0.1:{proxied}", settings, plan.replicas)
    cluster.start()
    try:
        return await _disturbed(plan, Scene(cluster, proxy, one))
    finally:
        await cluster.stop()
        await proxy.close()


def faults_of(plan: Plan) -> list[Fault]:
    """The schedule, of certain kinds only where the plan names them."""
    drawn = schedule(plan.seed, plan.faults, plan.replicas * len(SERVICES))
    if not plan.kinds:
        return drawn
    return [Fault(plan.kinds[number % len(plan.kinds)], fault.target, fault.pause) for number, fault in enumerate(drawn)]


async def _disturbed(plan: Plan, scene: Scene) -> Result:
    result = Result(plan, Verdict())
    plan.tell(f"ready after {await scene.cluster.until_ready(READY_SECONDS):.0f} s")
    made = await asyncio.to_thread(feed, plan.seed, plan.articles, toy=not plan.real)
    services = _services(plan)
    memory = await asyncio.to_thread(oracle.oracle, services, made)
    plan.tell(f"the oracle has {len(memory.latest['incidents'])} incidents, {len(memory.dead)} dead letters")
    faults = faults_of(plan)
    begun = time.monotonic()
    async with KafkaTail(scene.broker.address) as tail:
        sending = asyncio.create_task(_send(tail, made, _rate(plan, faults)))
        for fault in faults:
            await asyncio.sleep(fault.pause)
            struck = time.monotonic()
            await strike(fault, scene)
            result.faults[fault.kind] += 1
            await scene.cluster.until_ready(READY_SECONDS)
            result.recovery.append(time.monotonic() - struck)
            plan.tell(f"{fault.kind}: all ready again after {result.recovery[-1]:.1f} s")
        result.sent = await sending
        result.settle = await _settled(tail, oracle.wanted(memory), plan.settle)
        result.seconds = time.monotonic() - begun
        result.verdict = await oracle.judge(tail, scene.broker.address, services, memory)
    result.restarts = sum(replica.starts for replica in scene.cluster.replicas) - len(scene.cluster.replicas)
    result.logs = "\n".join(replica.log.read_text(errors="replace")[-3000:] for replica in scene.cluster.replicas)
    return result


def _services(plan: Plan) -> tuple[Service[Any], ...]:
    if plan.real:
        from services.wiring import services

        return services()
    return TOYS


def _rate(plan: Plan, faults: list[Fault]) -> float:
    """Articles a second, so that something is under way whenever something breaks."""
    length = sum(fault.pause + 1.5 for fault in faults) or 5.0
    return max(20.0, plan.articles / length)


async def _send(tail: KafkaTail, made: Feed, rate: float) -> int:
    begun = time.monotonic()
    for start in range(0, len(made.messages), CHUNK):
        await tail.send(made.messages[start : start + CHUNK])
        ahead = (start + CHUNK) / rate - (time.monotonic() - begun)
        if ahead > 0:
            await asyncio.sleep(ahead)
    return len(made.messages)


async def _settled(tail: KafkaTail, wanted: dict[str, bytes], patience: float) -> float:
    """Seconds until the incidents are as they should be, then a moment more for what should not come; or the patience."""
    begun = time.monotonic()
    while time.monotonic() - begun < patience:
        if await oracle.incidents(tail) == wanted:
            break
        await asyncio.sleep(1)
    settled = time.monotonic() - begun
    await asyncio.sleep(2)
    return settled


VARIANTS = tuple(broken.VARIANTS)
