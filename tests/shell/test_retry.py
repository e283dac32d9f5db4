"""What fails for a while is tried again, later each time: alone, in order, and without a trace of the attempts. On a real Kafka."""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiokafka.errors import KafkaError

from schemas.claim import ArticleClaims
from services.shell.kafka import partition_of
from services.shell.kafka_tail import KafkaTail
from services.shell.retry import Backoff
from services.shell.transactions import PartitionProducer
from tests.crash.judge import left_over, undecided
from tests.kafka_fixture import running as broker_running
from tests.shell.shells import World, running
from tests.shell.toys import EXTRACTOR, article

SICK = 0
"""The partition whose transactions fail at their end."""
REVISIONS = 5


def test_waits_double_to_a_limit_and_end() -> None:
    waits = [Backoff(first=1.0, most=5.0, attempts=4).wait(attempt) for attempt in range(1, 6)]

    assert waits == [1.0, 2.0, 4.0, 5.0, None]


@pytest.fixture
def own_broker() -> Iterator[str]:
    with broker_running() as address:
        yield address


class AwayError(KafkaError):  # type: ignore[misc] # aiokafka ships no types
    """The broker does not decide."""


async def never() -> None:
    raise AwayError


@pytest.mark.kafka
async def test_one_partition_fails_the_others_go_on_and_its_keys_keep_their_order(
    own_broker: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mended, failed = asyncio.Event(), []
    write = PartitionProducer.write

    async def sickly(self: PartitionProducer, effects: object, offsets: object) -> None:
        if self._partition == SICK and not mended.is_set():
            failed.append(1)
            monkeypatch.setattr(self._producer, "commit_transaction", never)
        await write(self, effects, offsets)  # type: ignore[arg-type] # passed on as they came

    monkeypatch.setattr(PartitionProducer, "write", sickly)
    revisions = [
        article(f"retry{word}-1", number, revision=number) for number in range(1, 1 + REVISIONS) for word in "abcdefghijkl"
    ]
    sick = {one.id for one in revisions if partition_of(one.id, 4) == SICK}
    async with KafkaTail(own_broker) as tail, running((EXTRACTOR,), tmp_path, own_broker, "one"):
        world = World(tail)
        await world.send(revisions)

        async def others_are_through() -> bool:
            left = await left_over(own_broker, (EXTRACTOR,))
            return len(failed) > 2 and len(left) == 1 and f"/{SICK} " in left[0]

        await world.until(others_are_through)
        assert set(await told(world)) == {one.id for one in revisions} - sick
        mended.set()

        async def all_are_through() -> bool:
            return not await left_over(own_broker, (EXTRACTOR,))

        await world.until(all_are_through)
        assert await told(world) == {one.id: list(range(1, 1 + REVISIONS)) for one in revisions}
        assert await undecided(own_broker) == []
    assert 0 < len(sick) < 12


async def told(world: World) -> dict[str, list[int]]:
    """Revisions in the order in which they were told, by article."""
    found = defaultdict(list)
    for record in await world.records("claims"):
        head = ArticleClaims.from_json(record.value or b"").article
        found[head.id].append(head.revision)
    return dict(found)
