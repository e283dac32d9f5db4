"""What the shells agree on: a record, a message to send, and the three doors that a service's process uses.

    Source   the fetcher's poller puts polls in; articles and the feed's state come out in one transaction
    Tail     readers (board, watch, dead letters) follow topics from their beginning, then live
    Clock    the only place that knows what time it is

How the shells are used:

    from services.shell.local import LocalLog, run_services        # one SQLite file, one process
    log = LocalLog(path)
    await run_services(log, services, stop)                         # services: Iterable[Service]; stop: asyncio.Event
    await log.publish(event)                                        # any model of schemas.topics, from outside
    source = log.source(fetcher_service)                            # a Source
    async for record in log.tail(["incidents"], live=event): ...    # a Tail; `decode(record)` of codec.py gives the model

    from services.shell.kafka import run_service, run_source        # one service a process, against a cluster
    from services.shell.kafka_tail import KafkaTail

Does not do anything: local.py, kafka.py, faust.py and memory.py do.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from schemas.base import Model
from schemas.feed import FeedSubscription
from services.outcome import TollwireError

Headers = tuple[tuple[str, bytes], ...]


class ShellError(TollwireError):
    """Something outside the steps went wrong; the process ends and its supervisor starts it again."""


class NotOwnedError(ShellError):
    """The key belongs to a partition that this process does not own (any more)."""


@dataclass(frozen=True, slots=True)
class Record:
    """A record as read from a topic, bytes untouched. `timestamp` is milliseconds since 1970, by the broker or the log."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: Headers = ()
    partition: int = 0
    offset: int = 0
    timestamp: int = 0

    def header(self, name: str) -> str | None:
        """The first header of that name, as text; None where it is missing or no text."""
        for key, value in self.headers:
            if key == name:
                return value.decode("utf-8", "replace")
        return None


@dataclass(frozen=True, slots=True)
class Message:
    """A record to be written. The topic's partitioner decides where by the key."""

    topic: str
    key: bytes
    value: bytes | None
    headers: Headers = ()


class Clock(Protocol):
    """Tells the time; tests bring their own."""

    def now(self) -> datetime:
        """The present moment, with a zone."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present moment in UTC."""
        return datetime.now(UTC)


class Parts(Protocol):
    """Where a shell keeps the parts of a service's states, by message key."""

    def get(self, key: str) -> Mapping[str, bytes]:
        """All parts of this key; empty where there is no state yet."""
        ...


class Source(Protocol):
    """Feeds one stateful service from outside: the poller hands in what it fetched.

    A source owns some of the subscribed feeds: all on one machine, those of its partitions in a cluster. What it owns may
    change between two calls, so ask again before each round.
    """

    def subscriptions(self) -> Mapping[str, FeedSubscription]:
        """The feeds owned now, by url; inactive ones are there, too, and say so."""
        ...

    def state(self, key: str) -> Any:
        """The service's state of this key (the empty state for a new one). Raises NotOwnedError."""
        ...

    async def feed(self, key: str, event: Model) -> None:
        """Run the service's step on this event. On return its events and its state are durable, in one transaction.

        A refused event goes to the dead letters. Raises NotOwnedError when the key has moved to another process.
        """
        ...

    async def changed(self) -> None:
        """Returns when the subscriptions owned may have changed since this was last called."""
        ...


class Tail(Protocol):
    """Reads topics without taking part in a group: every record from the beginning, in order per key, then live ones."""

    def tail(
        self,
        topics: Sequence[str],
        *,
        start: Mapping[tuple[str, int], int] | None = None,
        follow: bool = True,
        live: asyncio.Event | None = None,
    ) -> AsyncIterator[Record]:
        """Records from `start` ((topic, partition) -> offset; missing: 0). `live` is set once the end was reached.

        With `follow` off the iteration ends there instead.
        """
        ...

    async def publish(self, event: Model, *, source: str = "editor") -> None:
        """Write one event from outside (a command, a subscription, an article); durable on return."""
        ...

    async def send(self, messages: Iterable[Message]) -> None:
        """Write raw messages (replayed dead letters, tests); durable on return."""
        ...
