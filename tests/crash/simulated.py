"""A cluster without a cluster: the services over partitioned logs in memory, with the partitions taking turns as a seed draws them.

Shows whether the end depends on how partitions interleave, on batches, or on restarts from stored parts, in seconds instead of
minutes. Knows no network and no transactions: run.py does.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from schemas.topics import PARTITIONS
from services.outcome import Service
from services.shell.changelog import MemoryParts
from services.shell.deadletter import Limits
from services.shell.kafka import partition_of
from services.shell.loop import Processor
from services.shell.ports import Message, Record

MOST_AT_ONCE = 30
RESTARTS = 0.02
"""How often a service starts anew from its stored parts before it goes on."""
WITHOUT = Limits(run=10**9, ratio=2.0)


@dataclass
class Simulated:
    """Logs, stored parts and offsets of all services. `run` is the whole."""

    services: Sequence[Service[Any]]
    rng: random.Random
    logs: dict[tuple[str, int], list[Record]] = field(default_factory=lambda: defaultdict(list))
    parts: dict[tuple[str, int], MemoryParts] = field(default_factory=lambda: defaultdict(MemoryParts))
    processors: dict[tuple[str, int], Processor] = field(default_factory=dict)
    done: dict[tuple[str, str, int], int] = field(default_factory=lambda: defaultdict(int))

    def send(self, messages: Iterable[Message]) -> None:
        for message in messages:
            partition = partition_of(message.key.decode(), PARTITIONS)
            log = self.logs[message.topic, partition]
            log.append(Record(message.topic, message.key, message.value, message.headers, partition, len(log)))

    def run(self) -> "Simulated":
        while waiting := [
            (service, topic, number)
            for service in self.services
            for topic in service.inputs
            for number in range(PARTITIONS)
            if self.done[service.name, topic, number] < len(self.logs[topic, number])
        ]:
            self._turn(*self.rng.choice(waiting))
        return self

    def _turn(self, service: Service[Any], topic: str, number: int) -> None:
        parts, place = self.parts[service.name, number], (service.name, number)
        if place not in self.processors or self.rng.random() < RESTARTS:
            self.processors[place] = Processor(service, parts, limits=WITHOUT)
        start = self.done[service.name, topic, number]
        processor, records = self.processors[place], self.logs[topic, number][start : start + self.rng.randrange(1, MOST_AT_ONCE)]
        for effects in processor.settle([processor.take(record) for record in records]):
            parts.save(effects.key, effects.writes)
            self.send(effects.messages)
        self.done[service.name, topic, number] += len(records)

    def latest(self, topic: str) -> dict[str, bytes]:
        """The last value per key."""
        return {
            (record.key or b"").decode(): record.value or b""
            for (name, _), log in self.logs.items() if name == topic
            for record in log
        }  # fmt: skip
