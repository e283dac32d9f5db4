"""One transaction per batch: outputs, then changed state, then offsets, all or none. One transactional id per input partition.

Any failure leaves it undecided what the broker knows, so a failed producer is thrown away, never used again.
"""

from collections.abc import Iterable, Mapping

from aiokafka import AIOKafkaProducer, TopicPartition

from services.shell.changelog import changelog_topic, row_key
from services.shell.clients import transactional_producer
from services.shell.loop import Effects
from services.shell.settings import Settings


def transactional_id(settings: Settings, service: str, topic: str, partition: int) -> str:
    """`<group>-<topic>-<partition>`: whoever owns the partition owns the id, so that a zombie is fenced."""
    return f"{settings.prefix}{service}-{topic}-{partition}"


class PartitionProducer:
    """Writes the effects of one input partition."""

    def __init__(self, settings: Settings, service: str, topic: str, partition: int) -> None:
        self._service = service
        self._group = f"{settings.prefix}{service}"
        self._partition = partition
        self._producer: AIOKafkaProducer = transactional_producer(settings, transactional_id(settings, service, topic, partition))

    async def start(self) -> None:
        """Fence and abort the predecessor. When this returns, nothing of its is undecided."""
        await self._producer.start()

    async def stop(self) -> None:
        """Close it; what was not committed is aborted by the next owner's start, or by the broker in time."""
        await self._producer.stop()

    async def write(self, effects: Iterable[Effects], offsets: Mapping[TopicPartition, int]) -> None:
        """All effects of a batch and its offsets. Raises KafkaError: the batch may or may not have been committed."""
        done = list(effects)
        await self._producer.begin_transaction()
        sent = [
            await self._producer.send(message.topic, message.value, message.key, headers=list(message.headers))
            for effect in done
            for message in effect.messages
        ]
        sent += [
            await self._producer.send(changelog_topic(self._service), value, row, partition=self._partition)
            for row, value in _last_writes(done).items()
        ]
        for future in sent:
            await future
        if offsets:
            await self._producer.send_offsets_to_transaction(dict(offsets), self._group)
        await self._producer.commit_transaction()


def _last_writes(effects: Iterable[Effects]) -> dict[bytes, bytes | None]:
    return {row_key(effect.key, part): value for effect in effects for part, value in effect.writes.items()}
