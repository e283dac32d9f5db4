"""Kafka clients with every setting that decides over loss and duplicates set by us, none left to the library's default.

Does not use them.
"""

from typing import Any, Final

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer

from services.shell.settings import Settings

REQUEST_BYTES: Final = 64 * 1024 * 1024
"""A dead letter of a record far too large must still pass."""
FETCH_WAIT_MS: Final = 50
"""aiokafka keeps one fetch per broker under way: a partition drained meanwhile waits for its answer, so it must come soon."""


def group_consumer(settings: Settings, group: str, member: str, assignor: type[Any]) -> AIOKafkaConsumer:
    """A static member of a group. Offsets are committed by transactions only."""
    return AIOKafkaConsumer(
        group_id=group,
        group_instance_id=member,
        client_id=member,
        partition_assignment_strategy=(assignor,),
        session_timeout_ms=settings.session_ms,
        rebalance_timeout_ms=max(settings.session_ms, int(settings.drain_seconds * 2000)),
        heartbeat_interval_ms=max(300, settings.session_ms // 10),
        max_poll_interval_ms=600_000,
        **_reading(settings),
    )


def reader(settings: Settings, isolation: str = "read_committed") -> AIOKafkaConsumer:
    """A consumer outside any group."""
    return AIOKafkaConsumer(**_reading(settings) | {"isolation_level": isolation})


def _reading(settings: Settings) -> dict[str, Any]:
    return settings.client() | {
        "isolation_level": "read_committed",
        "auto_offset_reset": "earliest",
        "enable_auto_commit": False,
        "fetch_max_wait_ms": FETCH_WAIT_MS,
        "max_partition_fetch_bytes": 4 * 1024 * 1024,
        "fetch_max_bytes": REQUEST_BYTES,
        "request_timeout_ms": 20_000,
        "retry_backoff_ms": 50,
    }


def transactional_producer(settings: Settings, transactional_id: str) -> AIOKafkaProducer:
    """The one producer of an input partition; starting it fences and aborts its predecessor."""
    return AIOKafkaProducer(
        transactional_id=transactional_id, transaction_timeout_ms=settings.transaction_ms, **_writing(settings)
    )


def plain_producer(settings: Settings) -> AIOKafkaProducer:
    """An idempotent producer for what enters from outside."""
    return AIOKafkaProducer(enable_idempotence=True, **_writing(settings))


def _writing(settings: Settings) -> dict[str, Any]:
    return settings.client() | {
        "acks": "all",
        "linger_ms": 5,
        "compression_type": "zstd",
        "max_batch_size": 512 * 1024,
        "max_request_size": REQUEST_BYTES,
        "request_timeout_ms": 20_000,
        "retry_backoff_ms": 50,
    }
