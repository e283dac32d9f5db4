"""The judge: a single pass of the memory shell says what must be there; a read_committed reader and a fresh restore say what is.

Does not cause faults.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from aiokafka import TopicPartition
from aiokafka.admin import AIOKafkaAdminClient

from schemas.incident import Incident
from schemas.topics import PARTITIONS, TOPICS
from services.outcome import Service
from services.shell.changelog import restore
from services.shell.clients import reader
from services.shell.deadletter import Limits, original
from services.shell.kafka_tail import KafkaTail
from services.shell.loop import Processor
from services.shell.memory import Memory
from services.shell.ports import Record
from services.shell.settings import Settings
from tests.crash.generator import Feed
from tests.shell.shells import World, record


@dataclass
class Verdict:
    """What was found, a sentence each; empty is good."""

    difference: list[str] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return not (self.difference or self.duplicates or self.lost)


def oracle(services: Sequence[Service[Any]], feed: Feed) -> Memory:
    """What one undisturbed process comes to."""
    memory = Memory(services)
    for number, message in enumerate(feed.messages):
        memory.publish(record(message, number))
    return memory


async def incidents(tail: KafkaTail) -> dict[str, bytes]:
    """The live incidents that a read_committed reader sees."""
    return live(await World(tail).latest("incidents"))


def wanted(memory: Memory) -> dict[str, bytes]:
    return live({key: event.to_json() for key, event in memory.latest["incidents"].items()})


def live(found: dict[str, bytes]) -> dict[str, bytes]:
    """Those that articles speak of. Ids that were given up on the way depend on the way; what stands does not."""
    return {key: value for key, value in found.items() if (one := Incident.from_json(value)).articles and not one.merged_into}


async def judge(tail: KafkaTail, address: str, services: Sequence[Service[Any]], memory: Memory) -> Verdict:
    """All invariants."""
    verdict = Verdict()
    found, expected = await incidents(tail), wanted(memory)
    verdict.difference += [
        f"incident {key}" for key in sorted(found.keys() | expected.keys()) if found.get(key) != expected.get(key)
    ]
    _versions([one async for one in tail.tail(["incidents"], follow=False)], verdict)
    await _letters(tail, memory, verdict)
    verdict.lost += [f"article {name}" for name in sorted(_counted(expected) - _counted(found))]
    await _states(tail, address, services, verdict)
    verdict.lost += await left_over(address, services)
    return verdict


def _counted(found: dict[str, bytes]) -> set[str]:
    return {name for value in found.values() for name in Incident.from_json(value).articles}


def _versions(records: Sequence[Record], verdict: Verdict) -> None:
    """Compaction may have removed old ones; none may come twice, and the last must be as many as the distinct ones where none is gone."""
    seen: dict[bytes | None, list[int]] = defaultdict(list)
    for one in records:
        seen[one.key].append(int(one.header("ce_sequence") or 0))
    for key, numbers in seen.items():
        if len(set(numbers)) < len(numbers):
            verdict.duplicates.append(f"versions of {key!r} repeated: {len(numbers) - len(set(numbers))}")
        if numbers != sorted(numbers):
            verdict.duplicates.append(f"versions of {key!r} out of order")


async def _letters(tail: KafkaTail, memory: Memory, verdict: Verdict) -> None:
    letters = await World(tail).letters()
    found, expected = {letter.letter_id for letter in letters}, {letter.letter_id for letter in memory.dead}
    verdict.lost += [f"dead letter {name}" for name in sorted(expected - found)]
    verdict.difference += [f"dead letter {name} of {next(original(x) for x in letters if x.letter_id == name).topic}"
                           for name in sorted(found - expected)]  # fmt: skip


async def _states(tail: KafkaTail, address: str, services: Sequence[Service[Any]], verdict: Verdict) -> None:
    """A fresh process that restores the changelogs has counted everything: all that was ever sent, sent again, changes nothing."""
    for service in services:
        if service.name == "extractor":
            continue
        for number in range(PARTITIONS):
            parts = await restore(Settings(brokers=address), service.name, number)
            processor = Processor(service, parts, limits=Limits(run=10**9, ratio=2.0))
            async for one in tail.tail(service.inputs, follow=False):
                if one.partition == number and (effects := processor.process(one)).messages and effects.refused is None:
                    verdict.difference.append(
                        f"state of {service.name} {effects.key}: {one.topic}/{number}/{one.offset} still changes it"
                    )


async def left_over(address: str, services: Sequence[Service[Any]]) -> list[str]:
    """What is still to be read after the committed offsets, a line for each partition."""
    found = []
    admin = AIOKafkaAdminClient(bootstrap_servers=address)
    await admin.start()
    try:
        for service in services:
            committed = await admin.list_consumer_group_offsets(service.name)
            for place in (
                TopicPartition(topic, number) for topic in service.inputs for number in range(TOPICS[topic].partitions)
            ):
                start = committed[place].offset if place in committed else 0
                if left := await _left(address, place, max(0, start)):
                    found.append(f"{left} records of {place.topic}/{place.partition} not processed by {service.name}")
    finally:
        await admin.close()
    return found


async def _left(address: str, place: TopicPartition, start: int) -> int:
    async with reader(Settings(brokers=address)) as consumer:
        consumer.assign([place])
        consumer.seek(place, start)
        batch = await consumer.getmany(place, timeout_ms=300)
        return sum(len(records) for records in batch.values())
