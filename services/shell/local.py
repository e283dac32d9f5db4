"""The local shell: every service in one process over one SQLite file. Resumes after kill -9; other processes may read and publish.

    log = LocalLog(path)
    await run_services(log, services, stop)       # until the event `stop` is set
    drain(log, services)                          # or: all that there is to do now

Does not poll feeds (the fetcher's poller does, through `source`) and does not serve the board.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import RLock
from typing import Any

from schemas.base import Model
from schemas.feed import FeedSubscription
from services.outcome import Reject, Service
from services.shell import sqlite
from services.shell.codec import decode, encode
from services.shell.deadletter import Limits, dead_letter
from services.shell.loop import Effects, Processor, apply
from services.shell.ports import Clock, Message, Record, SystemClock
from services.shell.trace import new_trace

BATCH = 200
"""Records of one topic in one transaction."""
IDLE_SECONDS = 0.1
"""How long a reader waits before it looks for what another process wrote."""


class LocalLog:
    """The file. One object per process; it writes from one thread, reads from any, and is closed at the end."""

    def __init__(self, path: Path | str, clock: Clock | None = None) -> None:
        self.path = Path(path)
        self.clock = clock or SystemClock()
        self.writer = sqlite.connect(self.path)
        self._reader = sqlite.connect(self.path)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="local-log")
        self.woken = asyncio.Event()

    def close(self) -> None:
        """Finish the write under way and close the file."""
        self._thread.shutdown(wait=True)
        self.writer.close()
        self._reader.close()

    def milliseconds(self) -> int:
        """The present moment as the log writes it."""
        return int(self.clock.now().timestamp() * 1000)

    async def in_writer(self, work: Any, *arguments: Any) -> Any:
        """Run blocking work on the one thread that writes."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, *arguments)

    async def publish(self, event: Model, *, source: str = "editor") -> None:
        """Write one event from outside; durable on return."""
        await self.send([encode(event, source=source, recorded=self.clock.now(), trace=new_trace())])

    async def send(self, messages: Iterable[Message]) -> None:
        """Write raw messages; durable on return."""
        await self.in_writer(self.append, tuple(messages))
        self.woken.set()

    def append(self, messages: Iterable[Message]) -> None:
        """The same for callers without an event loop."""
        with sqlite.transaction(self.writer):
            sqlite.append(self.writer, messages, self.milliseconds())

    def read(self, topic: str, start: int = 0, limit: int = BATCH) -> list[Record]:
        """Records of a topic from an offset on."""
        return sqlite.read(self._reader, topic, start, limit)

    def end(self, topic: str) -> int:
        """The offset that the next record of a topic gets."""
        return sqlite.end(self._reader, topic)

    def lag(self, service: Service[Any]) -> int:
        """How many records a service has still to process."""
        return sum(self.end(topic) - sqlite.committed(self._reader, service.name, topic) for topic in service.inputs)

    async def tail(
        self,
        topics: Sequence[str],
        *,
        start: Mapping[tuple[str, int], int] | None = None,
        follow: bool = True,
        live: asyncio.Event | None = None,
    ) -> AsyncIterator[Record]:
        """Records from `start` on, then live ones; see ports.Tail."""
        following = {topic: (start or {}).get((topic, 0), 0) for topic in topics}
        while True:
            batch = [record for topic in topics for record in self.read(topic, following[topic])]
            for record in batch:
                following[record.topic] = record.offset + 1
                yield record
            if batch:
                continue
            if live is not None:
                live.set()
            if not follow:
                return
            await asyncio.sleep(IDLE_SECONDS)

    def source(self, service: Service[Any]) -> "LocalSource":
        """The door by which the fetcher's poller hands in its polls."""
        return LocalSource(self, service)


class _Transaction:
    """The law's target within one SQLite transaction."""

    def __init__(self, log: LocalLog, service: str) -> None:
        self._log, self._service = log, service

    def send(self, messages: tuple[Message, ...]) -> None:
        sqlite.append(self._log.writer, messages, self._log.milliseconds())

    def save(self, key: str, writes: Mapping[str, bytes | None]) -> None:
        sqlite.save(self._log.writer, self._service, key, writes)

    def commit(self, record: Record) -> None:
        sqlite.commit(self._log.writer, self._service, record.topic, record.offset + 1)


class LocalWorker:
    """One service over the log."""

    def __init__(self, log: LocalLog, service: Service[Any], limits: Limits | None = None) -> None:
        self._log = log
        self._service = service
        self._target = _Transaction(log, service.name)
        self.lock = RLock()
        self.processor = Processor(service, sqlite.SqliteParts(log.writer, service.name), limits=limits)

    def pump(self) -> int:
        """One batch of each input, each in one transaction. Returns how many records were done."""
        return sum(self._batch(topic) for topic in self._service.inputs)

    def _batch(self, topic: str) -> int:
        writer = self._log.writer
        try:
            start = sqlite.committed(writer, self._service.name, topic)
            if not (records := sqlite.read(writer, topic, start, BATCH)):
                return 0
            with sqlite.transaction(writer):
                for record in records:
                    apply(self.processor.process(record), self._target)
        except BaseException:
            self.processor.forget()
            raise
        return len(records)

    def put(self, key: str, event: Model, record: Record) -> None:
        """One event from outside the log, with its effects, in one transaction."""
        try:
            with self.lock, sqlite.transaction(self._log.writer):
                effects = self._handled(key, event, record)
                self._target.send(effects.messages)
                self._target.save(effects.key, effects.writes)
        except BaseException:
            self.processor.forget()
            raise

    def _handled(self, key: str, event: Model, record: Record) -> Effects:
        try:
            return self.processor.handle(key, event, record)
        except Reject as refusal:
            letter = dead_letter(record, self._service.name, refusal.reason)
            return Effects(record, messages=(encode(letter, source=self._service.name, cause=record),), refused=refusal.reason)


def polled(key: str, event: Model, milliseconds: int) -> Record:
    """The record that an event from outside would be, so that its effects have a cause and a trace."""
    return Record("polls", key.encode(), event.to_json(), (("traceparent", new_trace().encode()),), timestamp=milliseconds)


class LocalSource:
    """A Source that owns every subscribed feed."""

    def __init__(self, log: LocalLog, service: Service[Any]) -> None:
        self._log = log
        self._worker = LocalWorker(log, service)
        self._subscriptions: dict[str, FeedSubscription] = {}
        self._following = 0

    def subscriptions(self) -> Mapping[str, FeedSubscription]:
        """All feeds on the topic `feeds`, by url."""
        self._catch_up()
        return dict(self._subscriptions)

    def _catch_up(self) -> bool:
        before = self._following
        while records := self._log.read("feeds", self._following):
            for record in records:
                self._following = record.offset + 1
                learn(self._subscriptions, record)
        return self._following > before

    def state(self, key: str) -> Any:
        """The service's state of this feed."""
        with self._worker.lock:
            return self._worker.processor.state(key)

    async def feed(self, key: str, event: Model) -> None:
        """Run the step; durable on return."""
        await self._log.in_writer(self._worker.put, key, event, polled(key, event, self._log.milliseconds()))
        self._log.woken.set()

    async def changed(self) -> None:
        """Returns when a subscription came or changed."""
        while not self._catch_up():  # noqa: ASYNC110 - another process may subscribe: the file is all there is to ask
            await asyncio.sleep(IDLE_SECONDS)


def learn(subscriptions: dict[str, FeedSubscription], record: Record) -> None:
    """Take one record of `feeds` into account; a record without a value ends the subscription, a bad one changes nothing."""
    if record.value is None:
        subscriptions.pop((record.key or b"").decode("utf-8", "replace"), None)
        return
    try:
        event = decode(record)
    except Reject:
        return
    if isinstance(event, FeedSubscription):
        subscriptions[event.url] = event


def _workers(log: LocalLog, services: Iterable[Service[Any]], limits: Limits | None) -> list[LocalWorker]:
    return [LocalWorker(log, service, limits) for service in services]


def _pump(workers: list[LocalWorker]) -> int:
    return sum(worker.pump() for worker in workers)


def drain(log: LocalLog, services: Iterable[Service[Any]], limits: Limits | None = None) -> int:
    """Run the services until nothing is left to do. Returns how many records were processed."""
    workers = _workers(log, services, limits)
    total = 0
    while done := _pump(workers):
        total += done
    return total


async def run_services(
    log: LocalLog, services: Iterable[Service[Any]], stop: asyncio.Event, limits: Limits | None = None
) -> None:
    """Run the services until `stop` is set; the batch under way is finished. Raises what a broken step raises."""
    workers = _workers(log, services, limits)
    while not stop.is_set():
        log.woken.clear()
        if await log.in_writer(_pump, workers):
            continue
        waits = {asyncio.ensure_future(log.woken.wait()), asyncio.ensure_future(stop.wait())}
        _, pending = await asyncio.wait(waits, timeout=IDLE_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        for wait in pending:
            wait.cancel()
