"""How an owned partition cuts what it read into transactions. The consumer and the producer are stand-ins; real ones: test_contract.py."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest
from aiokafka import ConsumerRecord, TopicPartition
from aiokafka.errors import KafkaError

from services.outcome import Service
from services.shell import partition
from services.shell.changelog import MemoryParts
from services.shell.codec import encode
from services.shell.loop import Effects, Processor
from services.shell.partition import Partition
from services.shell.ports import ShellError
from services.shell.retry import Backoff
from services.shell.settings import Settings
from services.shell.turns import Turns
from tests.shell.toys import FETCHER, TOYS, article

SOURCE = TopicPartition("articles", 0)


def read(number: int, said: str = "2018-11-17T08:00:00+00:00", learned: int = 0) -> ConsumerRecord[bytes, bytes]:
    message = encode(article(f"hajin-{number}", 3, published=said), source="test")
    return ConsumerRecord(
        topic="articles", partition=0, offset=number, timestamp=learned, timestamp_type=0, key=message.key, value=message.value,
        checksum=None, serialized_key_size=0, serialized_value_size=0, headers=list(message.headers),
    )  # fmt: skip


@dataclass
class Consumer:
    """Hands out its records at once, and ends the partition's life when nothing is left to do."""

    records: list[ConsumerRecord[bytes, bytes]]
    owner: Partition | None = None
    at: int = 0
    at_a_time: int = 1000
    """So many have arrived when it is asked."""

    async def committed(self, _source: TopicPartition) -> int:
        return 0

    def seek(self, _source: TopicPartition, offset: int) -> None:
        self.at = offset

    async def position(self, _source: TopicPartition) -> int:
        return self.at

    async def getmany(self, *_sources: TopicPartition, timeout_ms: int, max_records: int) -> dict[TopicPartition, Any]:
        assert timeout_ms > 0
        await asyncio.sleep(0)
        found = self.records[self.at : self.at + min(max_records, self.at_a_time)]
        self.at += len(found)
        if not found and self.owner is not None and timeout_ms > 1:  # who only asks what came meanwhile goes on with what he has
            self.owner.leave()
        return {SOURCE: found} if found else {}


class AwayError(KafkaError):  # type: ignore[misc] # aiokafka ships no types
    """The broker is away for a while."""


@dataclass
class Producer:
    """Notes what each transaction holds, and where its reader then stands."""

    made: list[tuple[list[int], int]] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)
    owner: Partition | None = None
    failures: int = 0
    """So many writes fail before one succeeds."""

    async def start(self) -> None: ...

    async def stop(self) -> None: ...

    async def write(self, effects: Iterable[Effects], offsets: Mapping[TopicPartition, int]) -> None:
        if self.failures:
            self.failures -= 1
            raise AwayError
        self.made.append(([one.record.offset for one in effects], offsets[SOURCE]))
        assert self.owner is not None
        self.positions.append(await self.owner.position(SOURCE))


def lived(monkeypatch: pytest.MonkeyPatch, records: int, batch_seconds: float) -> Producer:
    """What a partition with so many records writes until nothing is left."""

    async def life() -> Producer:
        producer = Producer()
        monkeypatch.setattr(partition, "PartitionProducer", lambda *_: producer)
        consumer: Any = Consumer([read(number) for number in range(records)])
        owner = Partition(TOYS[0], Settings(pace_seconds=0.0, batch_seconds=batch_seconds), consumer, ["articles"], 0)
        producer.owner = consumer.owner = owner
        await asyncio.wait_for(owner.run(), 30)
        return producer

    return asyncio.run(life())


def test_what_was_read_together_is_committed_together_while_there_is_time(monkeypatch: pytest.MonkeyPatch) -> None:
    assert lived(monkeypatch, 5, batch_seconds=60.0).made == [([0, 1, 2, 3, 4], 5)]


def test_slow_steps_end_their_transaction_and_the_rest_waits_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    producer = lived(monkeypatch, 3, batch_seconds=0.0)

    assert producer.made == [([0], 1), ([1], 2), ([2], 3)]
    assert producer.positions == [0, 1, 2], "what waits has not been processed, though the consumer is past it"


def hands(monkeypatch: pytest.MonkeyPatch, service: Service[Any], hours: list[int], at_a_time: int = 1000) -> Producer:
    """What a service's partition writes when it reads articles that were said at these hours."""

    async def life() -> Producer:
        producer = Producer()
        monkeypatch.setattr(partition, "PartitionProducer", lambda *_: producer)
        records = [read(number, f"2018-11-17T{hour:02}:00:00+00:00") for number, hour in enumerate(hours)]
        consumer: Any = Consumer(records, at_a_time=at_a_time)
        owner = Partition(service, Settings(pace_seconds=0.0, batch=6, batch_seconds=60.0), consumer, ["articles"], 0)
        producer.owner = consumer.owner = owner
        await asyncio.wait_for(owner.run(), 30)
        return producer

    return asyncio.run(life())


def test_a_service_that_wants_it_so_has_what_is_in_hand_by_the_time_at_which_it_was_said(monkeypatch: pytest.MonkeyPatch) -> None:
    by_time = replace(TOYS[0], by_time=True)

    assert hands(monkeypatch, by_time, [9, 7, 8, 5]).made == [([3, 1, 2, 0], 4)], "all of it is done, in another order"


def test_a_service_that_works_least_in_order_waits_for_what_arrives_at_about_the_same_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    by_time = replace(TOYS[0], by_time=True)

    assert hands(monkeypatch, by_time, [9, 7, 8, 5], at_a_time=2).made == [([3, 1, 2, 0], 4)]


def test_the_partitions_of_a_service_without_state_hand_on_one_batch_together_of_what_was_learned_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    learned = [[1, 2, 3, 9, 10], [4, 5, 6, 7, 8]]

    async def life() -> list[Producer]:
        producers, turns, owners = [Producer(), Producer()], Turns(), []
        monkeypatch.setattr(partition, "PartitionProducer", lambda _s, _n, _t, number: producers[number])
        for number, moments in enumerate(learned):
            consumer: Any = Consumer([read(at, learned=1000 * moment) for at, moment in enumerate(moments)])
            owner = Partition(TOYS[0], Settings(pace_seconds=0.0, batch=5), consumer, ["articles"], number, turns=turns)
            producers[number].owner = consumer.owner = owner
            owners.append(owner.run())
        await asyncio.wait_for(asyncio.gather(*owners), 30)
        return producers

    first, second = asyncio.run(life())

    assert first.made == [([0, 1, 2], 3), ([3, 4], 5)], "what was learned last waits for the next round"
    assert second.made == [([0, 1], 2), ([2, 3, 4], 5)]


@dataclass
class Slow(Producer):
    """Begins a write, and ends it when it is told to."""

    begun: asyncio.Event = field(default_factory=asyncio.Event)
    may_end: asyncio.Event = field(default_factory=asyncio.Event)
    ended: int = 0

    async def write(self, effects: Iterable[Effects], offsets: Mapping[TopicPartition, int]) -> None:
        self.begun.set()
        await self.may_end.wait()
        if self.failures:
            raise AwayError
        self.ended += len(list(effects))


@pytest.mark.parametrize("failures", [0, 1])
async def test_a_transaction_that_was_begun_is_ended_though_its_caller_gives_up(failures: int) -> None:
    owner = Partition(FETCHER, Settings(), Consumer([]), ["feeds"], 0)
    parts, producer = MemoryParts(), Slow(failures=failures)
    owner.processor, owner._producer = Processor(FETCHER, parts), producer  # type: ignore[assignment]
    owner._parts = parts
    polling = asyncio.create_task(owner.put("feed", article("hajin-1")))
    await producer.begun.wait()
    polling.cancel()
    await asyncio.sleep(0)
    assert not polling.done()
    producer.may_end.set()
    with pytest.raises(AwayError if failures else asyncio.CancelledError):
        await polling

    assert producer.ended == 1 - failures
    assert owner.state("feed") == ({} if failures else {"hajin-1": 1})


@dataclass
class Pair:
    """Two partitions of one process, of which the first cannot write for a while."""

    failures: int
    attempts: int = 12
    producers: tuple[Producer, Producer] = field(default_factory=lambda: (Producer(), Producer()))
    when_second_ended: int = -1
    """Failures that the first still had before it when the second was through."""

    async def live(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(partition, "Backoff", lambda: Backoff(first=0.01, most=0.04, attempts=self.attempts))
        self.producers[0].failures = self.failures
        owners = [self._owner(monkeypatch, producer) for producer in self.producers]
        first = asyncio.ensure_future(owners[0].run())
        await asyncio.wait_for(owners[1].run(), 30)
        self.when_second_ended = self.producers[0].failures
        await asyncio.wait_for(first, 30)

    @staticmethod
    def _owner(monkeypatch: pytest.MonkeyPatch, producer: Producer) -> Partition:
        consumer: Any = Consumer([read(number) for number in range(4)])
        producer.owner = consumer.owner = Partition(TOYS[0], Settings(pace_seconds=0.0), consumer, ["articles"], 0)
        monkeypatch.setattr(producer.owner, "_make_producer", lambda: producer)
        return producer.owner


def test_a_partition_that_cannot_write_waits_alone_and_keeps_its_order(monkeypatch: pytest.MonkeyPatch) -> None:
    pair = Pair(failures=8)
    asyncio.run(pair.live(monkeypatch))

    assert pair.when_second_ended > 0, "the other partition was through while the first still waited"
    assert [one.made for one in pair.producers] == [[([0, 1, 2, 3], 4)]] * 2


def test_a_partition_that_can_never_write_ends_its_process_after_so_many_attempts(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ShellError, match="partition 0 of extractor failed too often"):
        asyncio.run(Pair(failures=10**9, attempts=3).live(monkeypatch))
