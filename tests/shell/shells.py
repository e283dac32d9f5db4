"""The four shells behind one function each, so that one contract suite can run over all of them."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.base import Model
from schemas.deadletter import DeadLetter
from services.outcome import Reject, Service
from services.shell.codec import decode, encode
from services.shell.faust import FaustAggregator
from services.shell.health import Health
from services.shell.kafka import run_service
from services.shell.kafka_tail import KafkaTail
from services.shell.local import LocalLog, drain
from services.shell.memory import Memory
from services.shell.ports import Message, Record, Tail
from services.shell.settings import Settings

PATIENCE = 60.0
Entering = Model | Message


def message(event: Entering) -> Message:
    return event if isinstance(event, Message) else encode(event, source="test")


def record(event: Message, offset: int = 0) -> Record:
    return Record(event.topic, event.key, event.value, event.headers, 0, offset)


@dataclass
class World:
    """What a shell ends in, from where it can go on."""

    tail: Tail | None
    memory: Memory | None = None
    log: LocalLog | None = None
    services: Sequence[Service[Any]] = ()

    async def send(self, events: Sequence[Entering]) -> None:
        """Put events in; in memory and on the local log, also run what follows."""
        if self.memory is not None:
            for number, event in enumerate(events):
                self.memory.publish(record(message(event), number))
        else:
            assert self.tail is not None
            await self.tail.send([message(event) for event in events])
        if self.log is not None:
            await self.log.in_writer(drain, self.log, self.services)

    async def records(self, topic: str) -> list[Record]:
        if self.memory is not None:
            return [record(encode(event, source="test"), number) for number, event in enumerate(self.memory.logs[topic])]
        assert self.tail is not None
        return [one async for one in self.tail.tail([topic], follow=False)]

    async def latest(self, topic: str) -> dict[str, bytes]:
        """The last value per key."""
        return {(one.key or b"").decode(): one.value or b"" for one in await self.records(topic)}

    async def letters(self) -> list[DeadLetter]:
        found = []
        for one in await self.records("dead-letters"):
            with contextlib.suppress(Reject):
                event = decode(one)
                if isinstance(event, DeadLetter):
                    found.append(event)
        return found

    async def until(self, seen: Callable[[], Awaitable[bool]], patience: float = PATIENCE) -> None:
        """Wait for what has to come true."""
        async with asyncio.timeout(patience):
            while not await seen():  # noqa: ASYNC110 - a broker has no event to wait for
                await asyncio.sleep(0.2)


@asynccontextmanager
async def memory_shell(services: Sequence[Service[Any]], _path: Path, _address: str) -> AsyncIterator[World]:
    yield World(None, memory=Memory(services), services=services)


@asynccontextmanager
async def local_shell(services: Sequence[Service[Any]], path: Path, _address: str) -> AsyncIterator[World]:
    log = LocalLog(path / "log.db")
    try:
        yield World(log, log=log, services=services)
    finally:
        log.close()


def settings(address: str, instance: str, path: Path) -> Settings:
    return Settings(brokers=address, instance=instance, session_ms=6000, state_dir=str(path), dead_run=10_000)


@asynccontextmanager
async def running(
    services: Sequence[Service[Any]], path: Path, address: str, instance: str, faust: bool = False
) -> AsyncIterator[None]:
    """One replica of every service, as tasks."""
    stop = asyncio.Event()
    chosen = settings(address, instance, path)
    tasks = [
        asyncio.ensure_future(
            FaustAggregator(service, chosen, Health()).run(stop)
            if faust and service.name == "aggregator"
            else run_service(service, chosen, stop)
        )
        for service in services
    ]
    try:
        yield
    finally:
        stop.set()
        await asyncio.gather(*tasks)


@asynccontextmanager
async def kafka_shell(services: Sequence[Service[Any]], path: Path, address: str) -> AsyncIterator[World]:
    async with KafkaTail(address) as tail, running(services, path, address, "one"):
        yield World(tail, services=services)


@asynccontextmanager
async def faust_shell(services: Sequence[Service[Any]], path: Path, address: str) -> AsyncIterator[World]:
    async with KafkaTail(address) as tail, running(services, path, address, "one", faust=True):
        yield World(tail, services=services)


SHELLS = {"memory": memory_shell, "local": local_shell, "kafka": kafka_shell, "faust": faust_shell}
