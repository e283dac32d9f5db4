"""The changelog: a service's state as a compacted topic. Key: `<state key> US <part>`, value: the part, or nothing where it is gone.

Restores one partition to memory. Does not write: transactions.py does.
"""

import asyncio
import json
from collections.abc import Iterator, Mapping
from time import monotonic

from aiokafka import AIOKafkaConsumer, TopicPartition

from services.shell.clients import reader
from services.shell.loop import SHELLS_OWN
from services.shell.ports import ShellError
from services.shell.settings import Settings
from services.shell.telemetry import RESTORE_SECONDS, RESTORED_KEYS, log

SEPARATOR = "\x1f"
ABOUT = SHELLS_OWN
"""The key of rows that are about the state as a whole, in the parts below: see renewal.py."""
FORM, RESTART = "form", "restart"
_QUIET_POLLS = 5
"""Answers without records after which a partition whose last records were compacted away counts as read."""


def changelog_topic(service: str) -> str:
    """The topic's name."""
    return f"{service}-changelog"


def row_key(key: str, part: str) -> bytes:
    """The record key of one part."""
    return f"{key}{SEPARATOR}{part}".encode()


class MemoryParts:
    """The parts of all states of one partition, as raw bytes."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, bytes]] = {}
        self.about: dict[str, bytes] = {}
        self.told: Mapping[str, int] = {}
        """Per topic the offset before which the effects of records are told already: only the state is still to be made of them."""

    def get(self, key: str) -> Mapping[str, bytes]:
        """All parts of this key."""
        return self.rows.get(key, {})

    def save(self, key: str, writes: Mapping[str, bytes | None]) -> None:
        """Take changed parts into account."""
        if key == ABOUT:
            self._note(writes)
            return
        for part, value in writes.items():
            if value is not None:
                self.rows.setdefault(key, {})[part] = value
            elif key in self.rows:
                self.rows[key].pop(part, None)
                if not self.rows[key]:
                    del self.rows[key]

    def _note(self, writes: Mapping[str, bytes | None]) -> None:
        self.about |= {part: value for part, value in writes.items() if value is not None}
        if RESTART in writes:
            self.told = json.loads(self.about[RESTART])
            kept = {key: {part: value for part, value in parts.items() if part.startswith(SHELLS_OWN)}
                    for key, parts in self.rows.items()}  # fmt: skip
            self.rows = {key: parts for key, parts in kept.items() if parts}

    def load(self, row: bytes, value: bytes | None) -> None:
        """Take one record of the changelog into account."""
        key, _, part = row.decode().partition(SEPARATOR)
        self.save(key, {part: value})

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


async def restore(settings: Settings, service: str, partition: int) -> MemoryParts:
    """The state of a partition as its changelog has it. Call it when no older writer can add to it any more."""
    started = monotonic()
    parts = MemoryParts()
    async with reader(settings) as consumer:
        records = await _read_all(consumer, TopicPartition(changelog_topic(service), partition), parts, settings.restore_seconds)
    seconds = monotonic() - started
    RESTORE_SECONDS.labels(service, str(partition)).set(seconds)
    RESTORED_KEYS.labels(service, str(partition)).set(len(parts))
    log("restored", partition=partition, records=records, keys=len(parts), seconds=round(seconds, 3))
    return parts


async def _read_all(consumer: AIOKafkaConsumer, source: TopicPartition, parts: MemoryParts, patience: float) -> int:
    consumer.assign([source])
    await consumer.seek_to_beginning(source)
    end = (await consumer.end_offsets([source]))[source]
    records, quiet, deadline, polled = 0, 0, monotonic() + patience, None
    while await consumer.position(source) < end:
        batch = (await consumer.getmany(source, timeout_ms=200)).get(source, [])
        for record in batch:
            parts.load(record.key, record.value)
        records += len(batch)
        answered, polled = consumer.last_poll_timestamp(source) != polled, consumer.last_poll_timestamp(source)
        quiet = 0 if batch else quiet + answered
        if quiet >= _QUIET_POLLS:
            break
        if monotonic() > deadline:
            raise ShellError(f"{source.topic} partition {source.partition} was not restored within {patience:.0f} s")
        await asyncio.sleep(0)
    return records
