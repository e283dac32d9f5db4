"""The Kafka shell: one service a process, as a static member of its group, exactly-once effects inside the cluster.

    await run_service(service, settings, stop)                 # until `stop` is set
    async with run_source(service, settings, stop) as source:  # the fetcher: a Source over the topic `feeds`

Any error that is not a passing failure of the broker ends the process; its supervisor starts it again, and nothing is lost.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any

from aiokafka import AIOKafkaConsumer, ConsumerRebalanceListener, TopicPartition
from aiokafka.errors import KafkaError
from aiokafka.partitioner import murmur2

from schemas.base import Model
from schemas.feed import FeedSubscription
from schemas.topics import TOPICS
from services.outcome import Service
from services.shell import telemetry
from services.shell.assignor import assignor
from services.shell.clients import group_consumer
from services.shell.health import Health
from services.shell.local import learn
from services.shell.partition import Partition
from services.shell.ports import NotOwnedError, Record
from services.shell.renewal import UnreadableStateError
from services.shell.settings import Settings
from services.shell.turns import Turns

LOOK_SECONDS = 2.0
"""How often lag, reachability and readiness are looked at."""


class Member(ConsumerRebalanceListener):  # type: ignore[misc] # aiokafka ships no types
    """A process in its group: starts a Partition for each number it is given and ends it when it leaves."""

    make: type[Partition] = Partition

    def __init__(self, service: Service[Any], settings: Settings, health: Health, topics: Iterable[str]) -> None:
        self.service = service
        self.partitions: dict[int, Partition] = {}
        self.moved = asyncio.Event()
        self._settings = settings
        self._health = health
        self._topics = tuple(topics)
        self._turns = Turns()
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._failed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        name = settings.member(service.name)
        self.consumer: AIOKafkaConsumer = group_consumer(settings, f"{settings.prefix}{service.name}", name, assignor(name))

    async def run(self, stop: asyncio.Event) -> None:
        """Take part until `stop` is set or something failed for good (raised)."""
        await self.consumer.start()
        looking = asyncio.create_task(self._look())
        waiting = asyncio.ensure_future(stop.wait())
        try:
            self.consumer.subscribe(self._topics, listener=self)
            ends: set[asyncio.Future[Any]] = {waiting, self._failed, looking}
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            for ended in (self._failed, looking):
                if ended.done():
                    ended.result()
        finally:
            telemetry.log("stopping")
            waiting.cancel()
            looking.cancel()
            await self._leave(list(self.partitions))
            with suppress(
                asyncio.CancelledError, KafkaError, TimeoutError
            ):  # the library's own tasks, cancelled late while it waits
                await asyncio.wait_for(self.consumer.stop(), self._settings.drain_seconds)

    # aiokafka swallows what a listener raises and goes on with half of it, hence the future.
    async def on_partitions_revoked(self, revoked: Iterable[TopicPartition]) -> None:
        """Finish the batches under way: the group waits for this."""
        try:
            numbers = sorted({one.partition for one in revoked})
            if numbers:
                telemetry.log("revoked", partitions=numbers)
            await self._leave(numbers)
        except Exception as error:  # noqa: BLE001 - handed to `run`, which raises it
            self._fail(error)

    async def on_partitions_assigned(self, assigned: Iterable[TopicPartition]) -> None:
        """Begin with each partition number; records wait until its restore is done."""
        try:
            numbers = sorted({one.partition for one in assigned})
            telemetry.log("assigned", partitions=numbers)
            self._health.assigned = True
            for number in numbers:
                partition = self.make(self.service, self._settings, self.consumer, self._topics, number, turns=self._turns)
                self.partitions[number] = partition
                task = asyncio.create_task(partition.run())
                task.add_done_callback(self._ended)
                self._tasks[number] = task
            self.moved.set()
        except Exception as error:  # noqa: BLE001 - handed to `run`, which raises it
            self._fail(error)

    async def _leave(self, numbers: Iterable[int]) -> None:
        leaving = [self._tasks.pop(number) for number in numbers if number in self._tasks]
        for number in numbers:
            if number in self.partitions:
                self.partitions.pop(number).leave()
        if not leaving:
            return
        _, late = await asyncio.wait(leaving, timeout=self._settings.drain_seconds)
        for task in late:
            task.cancel()
        if late:
            await asyncio.wait(late, timeout=self._settings.drain_seconds)
        self.moved.set()

    def _ended(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and (error := task.exception()) is not None:
            self._fail(error)

    def _fail(self, error: BaseException) -> None:
        if not self._failed.done():
            self._failed.set_exception(error)

    async def _look(self) -> None:
        """Health and lag, every now and then; a broker that does not answer makes us unready, not dead."""
        while True:
            self._health.tick()
            ready = [one for one in self.partitions.values() if one.ready.is_set()]
            self._health.restored = self._health.assigned and len(ready) == len(self.partitions)
            self._health.started = self._health.started or self._health.restored
            telemetry.PARTITIONS.labels(self.service.name).set(len(ready))
            try:
                await asyncio.wait_for(self._lag(), LOOK_SECONDS)
                self._health.reachable = True
            except (KafkaError, TimeoutError, OSError):
                self._health.reachable = False
            await asyncio.sleep(LOOK_SECONDS if self._health.started else LOOK_SECONDS / 10)

    async def _lag(self) -> None:
        owners = {source: one for one in self.partitions.values() if one.ready.is_set() for source in one.inputs}
        if not owners:
            await self.consumer.topics()
            return
        for source, end in (await self.consumer.end_offsets(list(owners))).items():
            lag = max(0, end - await owners[source].position(source))
            labels = (self.service.name, source.topic, str(source.partition))
            telemetry.LAG_RECORDS.labels(*labels).set(lag)
            if lag == 0:
                telemetry.LAG_SECONDS.labels(*labels).set(0)
        if self.service.name == "aggregator":
            telemetry.OPEN_INCIDENTS.set(sum(one.keys() for one in self.partitions.values()))


async def run_service(service: Service[Any], settings: Settings, stop: asyncio.Event, health: Health | None = None) -> None:
    """Run one service until `stop` is set. Raises what ended it otherwise."""
    await Member(service, settings, health or Health(), service.inputs).run(stop)


class _FeedsPartition(Partition):
    """A partition of `feeds`: subscriptions are learned from the beginning each time; polls come from outside."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.subscribed: dict[str, FeedSubscription] = {}
        self.learned = asyncio.Event()

    async def _seek(self) -> None:
        await self._consumer.seek_to_beginning(*self.inputs)

    async def _beginning(self) -> dict[TopicPartition, int]:
        raise UnreadableStateError(
            f"the state of {self.service.name} is older than form {self.service.reads}, and what feeds were seen to hold is on no topic: "
            f"first run a release that reads both forms"
        )

    async def consume(self, records: list[Record]) -> int:
        for record in records:
            learn(self.subscribed, record)
        self.learned.set()
        return len(records)


class _FeedsMember(Member):
    make = _FeedsPartition


class KafkaSource:
    """A Source that owns the feeds of its partitions."""

    def __init__(self, member: Member) -> None:
        self._member = member

    def _partitions(self) -> list[_FeedsPartition]:
        return [one for one in self._member.partitions.values() if isinstance(one, _FeedsPartition) and one.ready.is_set()]

    def subscriptions(self) -> Mapping[str, FeedSubscription]:
        """The feeds of the partitions that are restored."""
        return {url: feed for one in self._partitions() for url, feed in one.subscribed.items()}

    def _owner(self, key: str) -> Partition:
        number = partition_of(key, TOPICS["feeds"].partitions)
        owner = self._member.partitions.get(number)
        if owner is None or not owner.ready.is_set():
            raise NotOwnedError(f"{key} belongs to partition {number}, which is not here")
        return owner

    def state(self, key: str) -> Any:
        """The service's state of this feed."""
        return self._owner(key).state(key)

    async def feed(self, key: str, event: Model) -> None:
        """Run the step; durable on return."""
        try:
            await self._owner(key).put(key, event)
        except KafkaError as error:
            self._member._fail(error)  # noqa: SLF001 - undecided: the process has to begin anew
            raise NotOwnedError(f"{key} could not be written: {error!r}") from error

    async def changed(self) -> None:
        """Returns when partitions moved or subscriptions came."""
        waits = [asyncio.ensure_future(self._member.moved.wait())]
        waits += [asyncio.ensure_future(one.learned.wait()) for one in self._partitions()]
        _, pending = await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        for wait in pending:
            wait.cancel()
        self._member.moved.clear()
        for one in self._partitions():
            one.learned.clear()


def partition_of(key: str, partitions: int) -> int:
    """Where Kafka's default partitioner puts a key."""
    return int((murmur2(key.encode()) & 0x7FFFFFFF) % partitions)


@asynccontextmanager
async def run_source(
    service: Service[Any], settings: Settings, stop: asyncio.Event, health: Health | None = None
) -> AsyncIterator[KafkaSource]:
    """The fetcher's Source while the block runs; `stop` is set when it failed, and the error is raised at the block's end."""
    member = _FeedsMember(service, settings, health or Health(), ("feeds",))
    own_stop = asyncio.Event()
    running = asyncio.create_task(member.run(own_stop))
    running.add_done_callback(lambda _: stop.set())
    try:
        yield KafkaSource(member)
    finally:
        own_stop.set()
        await running
