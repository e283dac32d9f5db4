"""One owned partition number of a service: fence, restore, open the gate, then batch by batch in transactions, until it leaves.

Nothing is processed before the restore is done. A failure of the broker throws the producer and the state away and begins anew,
after a wait, without holding up other partitions. Does not take part in the group's protocol: kafka.py does.
"""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import nullcontext, suppress
from dataclasses import replace
from time import monotonic, thread_time, time
from typing import Any

from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition
from aiokafka.errors import KafkaError, ProducerFenced

from schemas.base import Model
from schemas.dates import normalise, order_key
from schemas.topics import CHANGELOGS, PARTITIONS
from services.outcome import Reject, Service
from services.shell import renewal, telemetry
from services.shell.changelog import ABOUT, MemoryParts, restore
from services.shell.codec import encode, learned_at
from services.shell.deadletter import dead_letter
from services.shell.loop import Effects, Processor
from services.shell.ports import Message, NotOwnedError, Record, ShellError
from services.shell.retry import Backoff
from services.shell.settings import Settings
from services.shell.trace import new_trace
from services.shell.transactions import PartitionProducer
from services.shell.turns import Turns

POLL_MS = 200
GATHER_SECONDS = 0.05
MOST_GATHER_SECONDS = 0.5
"""What was handed on together arrives within the time of a transaction: who works least when he has it in order waits so long for it."""
ITEMS = "articles"
"""What a poll brings in from outside."""
_SLICE_SECONDS = 0.05
"""How long steps may run before heartbeats and other partitions get a turn."""


def as_record(record: ConsumerRecord) -> Record:
    """The shell's form of aiokafka's record."""
    return Record(
        record.topic, record.key, record.value, tuple(record.headers), record.partition, record.offset, record.timestamp
    )


def said(record: Record) -> tuple[bool, str]:
    """Sorts records by when it was said, what does not tell last."""
    return order_key(normalise(record.header("ce_time")))


class Partition:
    """Owns partition `number` of all inputs of a service. `run` is its whole life."""

    def __init__(
        self, service: Service[Any], settings: Settings, consumer: AIOKafkaConsumer, topics: Sequence[str], number: int,
        *, turns: Turns | None = None,
    ) -> None:  # fmt: skip
        self.service = service
        self.number = number
        self.inputs = [TopicPartition(topic, number) for topic in topics]
        self.ready = asyncio.Event()
        self.processor: Processor | None = None
        self._settings = settings
        self._consumer = consumer
        self._turns = turns or Turns()
        self._typical = settings.batch_seconds / settings.batch
        """Seconds of a step lately."""
        self._producer: PartitionProducer | None = None
        self._parts = MemoryParts()
        self._leaving = asyncio.Event()
        self._failures = 0
        """Failures since something was last written."""
        self._waiting: list[Record] = []
        """Records that were read, but not in time for the last transaction."""
        self._turn = asyncio.Lock()

    def leave(self) -> None:
        """Finish the batch under way, then end."""
        self._leaving.set()

    async def run(self) -> None:
        """Until `leave`. Raises what must end the process: fenced by a successor, a broken step, too many dead letters."""
        backoff = Backoff()
        try:
            while not self._leaving.is_set():
                try:
                    await self._open()
                    await self._loop()
                except ProducerFenced:
                    raise
                except (KafkaError, OSError, TimeoutError, renewal.NewerStateError) as error:
                    self._failures += 1
                    await self._retry(backoff.wait(self._failures), error)
        finally:
            await self._close()

    async def _retry(self, wait: float | None, error: Exception) -> None:
        await self._close()
        if wait is None:
            raise ShellError(f"partition {self.number} of {self.service.name} failed too often: {error!r}") from error
        telemetry.RETRIES.labels(self.service.name).inc()
        telemetry.log("retried", partition=self.number, error=repr(error), seconds=wait)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._leaving.wait(), wait)

    async def _open(self) -> None:
        """Fence the predecessor first: only then are offsets and changelog final and may be read."""
        self._producer = self._make_producer()
        await self._producer.start()
        self._waiting = []
        await self._seek()
        self._parts = await restore(self._settings, self.service.name, self.number) if self.stateful else MemoryParts()
        await self._renew()
        self.processor = Processor(self.service, self._parts, limits=self._settings.limits)
        self.ready.set()

    async def _renew(self) -> None:
        """Bring a state that an earlier release wrote into this one's form, once, with the offsets that go with it."""
        due = renewal.due(self.service, self._parts) if self.stateful else "nothing"
        if due == "nothing":
            return
        telemetry.log("renewed", partition=self.number, form=self.service.form, how=due)
        beginning = await self._beginning() if due == "rebuild" else {}
        told = {source.topic: await self._told_until(source) for source in beginning} if beginning else None
        about = Effects(Record(ABOUT, None, None), ABOUT, (), renewal.rows(self.service, told))
        await self._write([about], beginning)
        for source, offset in beginning.items():
            self._consumer.seek(source, offset)

    async def _beginning(self) -> dict[TopicPartition, int]:
        """Where to begin anew. Raises UnreadableStateError where that would not give the state again."""
        found = {source: int(offset) for source, offset in (await self._consumer.beginning_offsets(self.inputs)).items()}
        renewal.whole(self.service, {source.topic: offset for source, offset in found.items()})
        return found

    async def _told_until(self, source: TopicPartition) -> int:
        """Whatever comes before has been told; a rebuild that was under way may not have come as far again."""
        return max(self._parts.told.get(source.topic, 0), await self._consumer.committed(source) or 0)

    def _make_producer(self) -> PartitionProducer:
        return PartitionProducer(self._settings, self.service.name, self.inputs[0].topic, self.number)

    @property
    def stateful(self) -> bool:
        """Whether the service has a changelog."""
        return self.service.name in CHANGELOGS

    @property
    def _in_turn(self) -> bool:
        """Whether order across partitions spares work, here or at those who come after. Else waiting for others only costs time."""
        return self.service.by_time or not self.stateful

    @property
    def _lag(self) -> float:
        """The part of a pace by which this partition's transactions begin after the first one's: together where they take turns, else one by
        one, so that each has the processor to itself and is told before the next begins.
        """
        return 0.0 if self._in_turn else self.number % PARTITIONS / PARTITIONS

    async def _seek(self) -> None:
        for source in self.inputs:
            offset = await self._consumer.committed(source)
            if offset is None:
                offset = (await self._consumer.beginning_offsets([source]))[source]
            self._consumer.seek(source, offset)

    async def _close(self) -> None:
        self.ready.clear()
        self.processor = None
        producer, self._producer = self._producer, None
        if producer is not None:
            try:
                await asyncio.wait_for(producer.stop(), self._settings.drain_seconds)
            except (KafkaError, TimeoutError):
                return  # it is dropped; its successor fences it

    async def _loop(self) -> None:
        while not self._leaving.is_set():
            records = self._waiting = await self._in_hand()
            if records and not self._leaving.is_set():
                begun = monotonic()
                async with self._turn:
                    self._waiting = records[await self.consume(records) :]
                await asyncio.sleep(self._turns.pause(begun, monotonic(), self._settings.pace_seconds, self._lag))

    async def _in_hand(self) -> list[Record]:
        """What waits, or what comes; where order matters, with what has come meanwhile."""
        found = self._waiting or await self._read(POLL_MS, self._settings.batch)
        if found and len(found) < self._settings.batch and self._in_turn:
            if self.service.by_time:
                await asyncio.sleep(min(MOST_GATHER_SECONDS, max(GATHER_SECONDS, self._turns.writing)))
            found = found + await self._read(1, self._settings.batch - len(found))
        return found

    async def _read(self, milliseconds: int, most: int) -> list[Record]:
        batch = await self._consumer.getmany(*self.inputs, timeout_ms=milliseconds, max_records=most)
        return [as_record(record) for records in batch.values() for record in records]

    async def consume(self, records: list[Record]) -> int:
        """One transaction of the first records, as many as there is time for. Returns how many."""
        if not self.stateful:
            await self._turns.next_round()
        started = monotonic()
        with self._turns.batch(self.number):
            effects = await self._steps(self._chosen(records))
        done = records[: len(effects)]
        async with nullcontext() if self.stateful else self._turns.handing_on():
            if done:
                await self._write(effects, {TopicPartition(record.topic, record.partition): record.offset + 1 for record in done})
        telemetry.TRANSACTION_SECONDS.labels(self.service.name).observe(monotonic() - started)
        self._count(effects)
        return len(done)

    def _chosen(self, records: list[Record]) -> list[Record]:
        """What this transaction takes, in the order in which the service had best have it."""
        if self.service.by_time:
            return sorted(records[: max(1, int(self._settings.batch_seconds / self._typical))], key=said)
        return records

    async def _steps(self, records: list[Record]) -> list[Effects]:
        processor = self._owned()
        taken: list[Effects] = []
        steps: list[telemetry.Step] = []
        spent = in_slice = 0.0  # of the processor's time, in the steps alone: other partitions and programs run in between
        for record in records:
            if self._in_turn:
                await self._turns.take(self.number, learned_at(record))
            if not self.stateful and self._turns.taken > self._settings.batch:
                break  # a round is one batch, whosever records come first: those who come after get no further ahead in one partition
            begun = thread_time()
            with telemetry.step(
                self.service.name, record.header("traceparent"), topic=record.topic, offset=record.offset
            ) as under_way:
                told = record.offset < self._parts.told.get(record.topic, 0)
                taken.append(processor.take(record, under_way.context, told=told))
                steps.append(under_way)
            took = thread_time() - begun
            spent, in_slice = spent + took, in_slice + took
            if spent > self._settings.batch_seconds and not self.service.by_time:
                break
            if in_slice > _SLICE_SECONDS:
                await asyncio.sleep(0)
                in_slice = 0.0
        effects = processor.settle(taken)
        for under_way, effect in zip(steps, effects, strict=True):
            under_way.wrote(effect.messages)
        telemetry.STEP_SECONDS.labels(self.service.name).observe(spent)
        if effects:
            self._typical = max(1e-6, (self._typical + spent / len(effects)) / 2)
        return effects

    async def position(self, source: TopicPartition) -> int:
        """The next record to be processed."""
        waiting = [record.offset for record in self._waiting if record.topic == source.topic]
        return waiting[0] if waiting else int(await self._consumer.position(source))

    async def _write(self, effects: Sequence[Effects], offsets: Mapping[TopicPartition, int]) -> None:
        if self._producer is None:
            raise NotOwnedError(f"partition {self.number} has left")
        begun = monotonic()
        await self._producer.write(effects, offsets)
        self._turns.wrote(monotonic() - begun)
        self._failures = 0
        for effect in effects:
            self._parts.save(effect.key, effect.writes)

    def _count(self, effects: Sequence[Effects]) -> None:
        name = self.service.name
        for topic, number in Counter(effect.record.topic for effect in effects).items():
            telemetry.RECORDS.labels(name, topic).inc(number)
        for topic, number in Counter(message.topic for effect in effects for message in effect.messages).items():
            telemetry.EVENTS.labels(name, topic).inc(number)
        for effect in effects:
            if effect.refused is not None:
                telemetry.DEAD_LETTERS.labels(name, effect.record.topic).inc()
                telemetry.log("refused", topic=effect.record.topic, partition=self.number, offset=effect.record.offset,
                              id=effect.record.header("ce_id"), reason=effect.refused)  # fmt: skip
        if effects and effects[-1].record.timestamp:
            last = effects[-1].record
            telemetry.LAG_SECONDS.labels(name, last.topic, str(self.number)).set(max(0.0, time() - last.timestamp / 1000))
        telemetry.RESTORED_KEYS.labels(name, str(self.number)).set(len(self._parts))

    def _owned(self) -> Processor:
        if self.processor is None:
            raise NotOwnedError(f"partition {self.number} is not owned")
        return self.processor

    def keys(self) -> int:
        """How many keys have state."""
        return len(self._parts)

    def state(self, key: str) -> Any:
        """The state of a key of this partition."""
        return self._owned().state(key)

    def _begun(self, effect: Effects) -> Effects:
        """Each article of a poll begins a trace of its own: a trace is the way of one item."""
        return replace(effect, messages=tuple(self._with_trace(one) if one.topic == ITEMS else one for one in effect.messages))

    def _with_trace(self, message: Message) -> Message:
        with telemetry.first_span(self.service.name, topic=message.topic, key=message.key.decode()) as begun:
            telemetry.note_written([message])
        kept = tuple(row for row in message.headers if row[0] != "traceparent")
        return replace(message, headers=(*kept, ("traceparent", begun.encode())))

    async def put(self, key: str, event: Model) -> None:
        """One event from outside, its effects in one transaction, which is brought to its end even if the caller is cancelled meanwhile."""
        record = Record(
            "polls",
            key.encode(),
            event.to_json(),
            (("traceparent", new_trace().encode()),),
            self.number,
            timestamp=int(time() * 1000),
        )
        async with self._turn:
            processor = self._owned()
            try:
                effect = self._begun(processor.handle(key, event, record))
            except Reject as refusal:
                letter = dead_letter(record, self.service.name, refusal.reason)
                effect = Effects(
                    record, messages=(encode(letter, source=self.service.name, cause=record),), refused=refusal.reason
                )
            writing = asyncio.ensure_future(self._write([effect], {}))
            try:
                try:
                    await asyncio.shield(writing)
                except asyncio.CancelledError:
                    await writing  # begun and left open, it would hold up all who read until the broker gives it up
                    raise
            finally:
                if not writing.done() or writing.cancelled() or writing.exception() is not None:
                    processor.forget()
                else:
                    self._count([effect])
