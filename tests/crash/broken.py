"""Shells broken on purpose. The crash suite must go red on each, or it proves nothing.

Each variant changes one thing of services/shell/partition.py or transactions.py.
"""

import asyncio
import os
import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

import orjson
from aiokafka import TopicPartition

from schemas.base import Model
from schemas.report import Report
from services.outcome import Outcome, Service
from services.shell import partition, transactions
from services.shell.changelog import MemoryParts
from services.shell.loop import Effects
from services.shell.ports import Record
from services.shell.settings import Settings
from tests.shell.toys import told

GAP_SECONDS = 0.4
"""Widens a window that is there anyway, so that few faults suffice to hit it."""


def apply(name: str, service: Service[Any]) -> Service[Any]:
    """Break this process in the way named; the service it then runs."""
    return VARIANTS[name](service) if name else service


def _auto_commit(service: Service[Any]) -> Service[Any]:
    """Offsets are committed when records are read, not when they are done."""
    consume = partition.Partition.consume

    async def early(self: partition.Partition, records: list[Record]) -> int:
        offsets = {TopicPartition(record.topic, record.partition): record.offset + 1 for record in records}
        await self._consumer.commit(offsets)
        await asyncio.sleep(GAP_SECONDS)
        return await consume(self, records)

    partition.Partition.consume = early  # type: ignore[method-assign] # breaking it is the point
    return service


def _save_first(service: Service[Any]) -> Service[Any]:
    """State and offsets in one transaction, outputs in the next."""
    write = transactions.PartitionProducer.write

    async def apart(
        self: transactions.PartitionProducer, effects: Iterable[Effects], offsets: Mapping[TopicPartition, int]
    ) -> None:
        done = list(effects)
        await write(self, [Effects(one.record, one.key, (), one.writes) for one in done], offsets)
        await asyncio.sleep(GAP_SECONDS)
        await write(self, [Effects(one.record, one.key, one.messages) for one in done], {})

    transactions.PartitionProducer.write = apart  # type: ignore[method-assign] # breaking it is the point
    return service


def _counter(service: Service[Any]) -> Service[Any]:
    """A fold that adds whatever comes, with outputs and state before offsets, not in one transaction with them."""
    write = transactions.PartitionProducer.write

    async def late(
        self: transactions.PartitionProducer, effects: Iterable[Effects], offsets: Mapping[TopicPartition, int]
    ) -> None:
        await write(self, effects, {})
        await asyncio.sleep(GAP_SECONDS)
        await write(self, (), offsets)

    transactions.PartitionProducer.write = late  # type: ignore[method-assign] # breaking it is the point
    if service.name != "aggregator":
        return service

    def add(state: dict[str, Any], event: Model, _now: datetime) -> Outcome[dict[str, Any]]:
        if not isinstance(event, Report):
            return Outcome(state)
        name = event.article.id
        version, killed = state.get(name, (0, 0))
        row = (max(version, event.version), killed + sum(claim.low or 0 for claim in event.claims))
        new = state | {name: row}
        return Outcome(new, told(event.incident_id, event.block, new, name), {name: orjson.dumps(row)})

    return Service(service.name, service.inputs, add, service.load)


def _no_fencing(service: Service[Any]) -> Service[Any]:
    """Every process has a transactional id of its own, so that nobody stops a zombie."""

    def own(settings: Settings, service: str, topic: str, partition: int) -> str:
        return f"{settings.prefix}{service}-{topic}-{partition}-{os.getpid()}-{secrets.token_hex(4)}"

    write = transactions.PartitionProducer.write

    async def slow(
        self: transactions.PartitionProducer, effects: Iterable[Effects], offsets: Mapping[TopicPartition, int]
    ) -> None:
        await asyncio.sleep(GAP_SECONDS)
        await write(self, effects, offsets)

    transactions.PartitionProducer.write = slow  # type: ignore[method-assign] # breaking it is the point
    transactions.transactional_id = own
    return service


def _no_gate(service: Service[Any]) -> Service[Any]:
    """Records are processed without waiting for the state to be restored."""

    async def at_once(settings: Settings, service: str, partition: int) -> MemoryParts:
        return MemoryParts()

    vars(partition)["restore"] = at_once
    return service


VARIANTS: dict[str, Callable[[Service[Any]], Service[Any]]] = {
    "auto-commit": _auto_commit,
    "save-before-produce": _save_first,
    "counter-fold": _counter,
    "no-fencing": _no_fencing,
    "no-restore-gate": _no_gate,
}
