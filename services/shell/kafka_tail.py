"""Readers' door to a cluster: topics from the beginning, then live, outside any group; and the way in for events from outside.

Does not process anything.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import replace
from types import TracebackType
from typing import Self

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition

from schemas.base import Model
from services.shell.clients import plain_producer, reader
from services.shell.codec import encode
from services.shell.partition import as_record
from services.shell.ports import Message, Record, ShellError, SystemClock
from services.shell.settings import Settings, from_environment
from services.shell.trace import new_trace

_QUIET_POLLS = 15


class KafkaTail:
    """A Tail over a cluster: `async with KafkaTail("host:9092") as tail`. Security settings come from the environment."""

    def __init__(self, brokers: str, settings: Settings | None = None) -> None:
        self._settings = replace(settings or from_environment(), brokers=brokers)
        self._producer: AIOKafkaProducer | None = None
        self._sending = asyncio.Lock()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._producer is not None:
            await self._producer.stop()

    async def publish(self, event: Model, *, source: str = "editor") -> None:
        """Write one event from outside; durable on return."""
        await self.send([encode(event, source=source, recorded=SystemClock().now(), trace=new_trace())])

    async def send(self, messages: Iterable[Message]) -> None:
        """Write raw messages; durable on return."""
        async with self._sending:
            if self._producer is None:
                producer = plain_producer(self._settings)
                await producer.start()
                self._producer = producer
        sent = [
            await self._producer.send(message.topic, message.value, message.key, headers=list(message.headers))
            for message in messages
        ]
        for future in sent:
            await future

    async def tail(
        self,
        topics: Sequence[str],
        *,
        start: Mapping[tuple[str, int], int] | None = None,
        follow: bool = True,
        live: asyncio.Event | None = None,
    ) -> AsyncIterator[Record]:
        """Records from `start` on, then live ones; see ports.Tail."""
        async with reader(self._settings) as consumer:
            sources = await _sources(consumer, topics)
            await _seek(consumer, sources, start or {})
            ends = await consumer.end_offsets(sources)
            quiet = 0
            while True:
                batch = await consumer.getmany(timeout_ms=200)
                for records in batch.values():
                    for record in records:
                        yield as_record(record)
                quiet = 0 if batch else quiet + 1
                if ends and await _reached(consumer, ends, quiet):
                    ends = {}
                    if live is not None:
                        live.set()
                    if not follow:
                        return


async def _sources(consumer: AIOKafkaConsumer, topics: Sequence[str]) -> list[TopicPartition]:
    cluster = await consumer._client.fetch_all_metadata()  # noqa: SLF001 - only what is assigned already has public metadata
    known = cluster.topics()
    missing = [topic for topic in topics if topic not in known]
    if missing:
        raise ShellError(f"the cluster has no topic {', '.join(missing)}; `tollwire topics` makes them")
    found = [TopicPartition(topic, number) for topic in topics for number in sorted(cluster.partitions_for_topic(topic))]
    consumer.assign(found)
    return found


async def _seek(consumer: AIOKafkaConsumer, sources: list[TopicPartition], start: Mapping[tuple[str, int], int]) -> None:
    fresh = [source for source in sources if (source.topic, source.partition) not in start]
    if fresh:
        await consumer.seek_to_beginning(*fresh)
    for source in sources:
        if (source.topic, source.partition) in start:
            consumer.seek(source, start[source.topic, source.partition])


async def _reached(consumer: AIOKafkaConsumer, ends: Mapping[TopicPartition, int], quiet: int) -> bool:
    """At the end that there was; or nothing came although every partition answered (an open transaction, a compacted tail)."""
    behind = [source for source, end in ends.items() if await consumer.position(source) < end]
    return not behind or (quiet >= _QUIET_POLLS and all(consumer.last_poll_timestamp(source) for source in behind))
