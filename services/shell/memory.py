"""The memory shell: logs and states as plain collections, for replay, unit and property tests, and as the oracle of the others.

Events pass from step to step as models; nothing is encoded unless it came as bytes. Keeps nothing when the process ends.
"""

from collections import defaultdict, deque
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from schemas.base import Model
from schemas.dates import as_moment
from schemas.deadletter import DeadLetter
from schemas.topics import TOPICS, TYPE_OF, address
from services.outcome import Reject, Service
from services.shell.codec import decode, learned_at
from services.shell.deadletter import dead_letter
from services.shell.ports import Record

EPOCH = datetime.fromtimestamp(0, UTC)


class Memory:
    """Runs services over events to quiescence, one event from outside at a time.

    `logs` holds every event of the topics in `keep` (None: all), `latest` the last event per key of the compacted topics.
    """

    def __init__(self, services: Iterable[Service[Any]], keep: Iterable[str] | None = None) -> None:
        self.logs: dict[str, list[Model]] = defaultdict(list)
        self.latest: dict[str, dict[str, Model]] = {name: {} for name, topic in TOPICS.items() if topic.cleanup == "compact"}
        self.states: dict[tuple[str, str], Any] = {}
        self.now = EPOCH
        self._keep = None if keep is None else frozenset(keep)
        self._readers: dict[str, list[Service[Any]]] = defaultdict(list)
        for service in services:
            for topic in service.inputs:
                self._readers[topic].append(service)

    @property
    def dead(self) -> list[DeadLetter]:
        """What was refused."""
        return [letter for letter in self.logs["dead-letters"] if isinstance(letter, DeadLetter)]

    def publish(self, event: Model | Record, now: datetime | None = None) -> None:
        """Append an event (or a record of unknown bytes) and run everything that follows from it. `now`: when it was learned."""
        if isinstance(event, Record):
            self.now = now or learned_at(event)
            self._receive(event)
        else:
            self.now = now or self.now
            self._drain(deque([event]))

    def _receive(self, record: Record) -> None:
        try:
            event = decode(record)
        except Reject as refusal:
            for service in self._readers[record.topic]:
                self._append(dead_letter(record, service.name, refusal.reason))
        else:
            self._drain(deque([event]))

    def _drain(self, queue: deque[Model]) -> None:
        while queue:
            event = queue.popleft()
            topic, key = self._append(event)
            for service in self._readers[topic]:
                queue.extend(self._step(service, key, event))

    def _append(self, event: Model) -> tuple[str, str]:
        topic, key = address(event)
        if topic in self.latest:
            self.latest[topic][key] = event
        if self._keep is None or topic in self._keep or topic == "dead-letters":
            self.logs[topic].append(event)
        return topic, key

    def _step(self, service: Service[Any], key: str, event: Model) -> tuple[Model, ...]:
        place = (service.name, key)
        try:
            outcome = service.step(self.states[place] if place in self.states else service.load({}), event, self.now)
        except Reject as refusal:
            topic, name = address(event)
            record = Record(topic, name.encode(), event.to_json(), (("ce_type", TYPE_OF[type(event)].encode()),))
            return (dead_letter(record, service.name, refusal.reason),)
        self.states[place] = outcome.state
        return outcome.told


def run(services: Iterable[Service[Any]], events: Iterable[Model | Record]) -> dict[str, list[Model]]:
    """All logs after these events went through, each learned at the time it was said."""
    memory = Memory(services)
    for event in events:
        memory.publish(event, None if isinstance(event, Record) else said(event))
    return dict(memory.logs)


def said(event: Model) -> datetime:
    """When an article said it; the epoch for what has no time of its own."""
    return as_moment(getattr(event, "said_at", None)) or EPOCH
