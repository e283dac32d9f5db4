"""The schedule of faults, drawn from a seed and printed; and how each is done.

Does not judge the outcome: oracle.py does.
"""

import asyncio
import random
import signal
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from tests.crash.cluster import Cluster, Replica
from tests.crash.proxy import Proxy
from tests.kafka_fixture import kafka_dev

ZOMBIE_SECONDS = 8.0
"""Longer than the session: the others take over while it is asleep."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: its kind, which replica (by position), and the pause before it."""

    kind: str
    target: int
    pause: float


@dataclass
class Scene:
    """Where faults happen."""

    cluster: Cluster
    proxy: Proxy
    broker: Any


WEIGHTS = {"kill": 6, "term": 2, "zombie": 2, "broker-kill": 1, "cut": 2, "slow": 1, "half-open": 1, "twin": 1, "full-disk": 1}


def schedule(seed: int, faults: int, replicas: int) -> list[Fault]:
    """The faults in order; every kind comes before any comes a third time, as far as the number allows."""
    rng = random.Random(seed)
    kinds = list(WEIGHTS)
    rng.shuffle(kinds)
    kinds += rng.choices(list(WEIGHTS), list(WEIGHTS.values()), k=max(0, faults - len(kinds)))
    return [Fault(kind, rng.randrange(replicas), rng.uniform(0.3, 2.5)) for kind in kinds[:faults]]


async def strike(fault: Fault, scene: Scene) -> None:
    """Do it, and end what has an end."""
    await ACTS[fault.kind](scene, scene.cluster.replicas[fault.target])


async def _kill(_scene: Scene, replica: Replica) -> None:
    await replica.end(signal.SIGKILL)


async def _term(_scene: Scene, replica: Replica) -> None:
    await replica.end(signal.SIGTERM)


async def _zombie(_scene: Scene, replica: Replica) -> None:
    replica.send(signal.SIGSTOP)
    await asyncio.sleep(ZOMBIE_SECONDS)
    replica.send(signal.SIGCONT)


async def _broker_kill(scene: Scene, _replica: Replica) -> None:
    await asyncio.to_thread(scene.broker.kill)
    await asyncio.to_thread(scene.broker.start)


async def _cut(scene: Scene, _replica: Replica) -> None:
    scene.proxy.cut()


async def _slow(scene: Scene, _replica: Replica) -> None:
    scene.proxy.latency = 0.1
    await asyncio.sleep(2)
    scene.proxy.mend()


async def _half_open(scene: Scene, _replica: Replica) -> None:
    scene.proxy.swallow = True
    await asyncio.sleep(2)
    scene.proxy.mend()


async def _twin(_scene: Scene, replica: Replica) -> None:
    """A second process of the same name, as when an orchestrator believes the first one dead."""
    first = replica.process
    replica.move(*kafka_dev().free_ports(2))
    replica.start()
    await asyncio.sleep(6)
    if first is not None and first.poll() is None:
        first.kill()
        await asyncio.to_thread(first.wait)


async def _full_disk(_scene: Scene, replica: Replica) -> None:
    replica.limit_files(0)
    await asyncio.sleep(3)
    replica.limit_files(None)


ACTS: dict[str, Callable[[Scene, Replica], Awaitable[None]]] = {
    "kill": _kill, "term": _term, "zombie": _zombie, "broker-kill": _broker_kill, "cut": _cut, "slow": _slow,
    "half-open": _half_open, "twin": _twin, "full-disk": _full_disk,
}  # fmt: skip
