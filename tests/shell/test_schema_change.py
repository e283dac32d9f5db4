"""Rolling to an additive version: old and new replicas at once, states written by either, and a rebuild of the state from its topic."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson
import pytest
from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from schemas.base import Model
from schemas.report import Report
from schemas.topics import PARTITIONS
from services.outcome import Outcome, Service
from services.shell.changelog import changelog_topic
from services.shell.kafka import run_service
from services.shell.kafka_tail import KafkaTail
from services.shell.ports import Message
from tests.kafka_fixture import running as broker_running
from tests.shell.shells import World, message, running, settings
from tests.shell.test_contract import expected, own, settled
from tests.shell.toys import AGGREGATOR, DEDUPLICATOR, EXTRACTOR, TOYS, article, fold


def load_with_outlet(parts: Mapping[str, bytes]) -> dict[str, tuple[int, int]]:
    """The next version's rows carry an outlet that this version's rows lack."""
    return {name: tuple(orjson.loads(data)[:2]) for name, data in parts.items()}


def fold_with_outlet(state: dict[str, tuple[int, int]], event: Model, now: datetime) -> Outcome[dict[str, tuple[int, int]]]:
    outcome = fold(state, event, now)
    outlet = event.article.outlet if isinstance(event, Report) else ""
    writes = {name: orjson.dumps([*orjson.loads(data or b"[]"), outlet]) for name, data in outcome.writes.items()}
    return replace(outcome, writes=writes)


def load_old(parts: Mapping[str, bytes]) -> dict[str, tuple[int, int]]:
    """This version takes what it knows of a row and leaves the rest, as the models do with unknown fields."""
    return load_with_outlet(parts)


OLD: Service[Any] = Service("aggregator", ("reports",), fold, load_old)
NEW: Service[Any] = Service("aggregator", ("reports",), fold_with_outlet, load_with_outlet)


def of_next_version(event: Model) -> Message:
    """The message as a producer of the next, additive version would write it."""
    one = message(event)
    return replace(one, value=orjson.dumps(orjson.loads(one.value or b"{}") | {"mood": "grim"}))


@pytest.fixture(scope="module")
def own_broker() -> Iterator[str]:
    with broker_running() as address:
        yield address


@pytest.mark.kafka
async def test_old_and_new_replicas_run_at_once_and_end_in_the_same_incidents(own_broker: str, tmp_path: Path) -> None:
    articles = [article(f"rolling{word}-{number}", number) for word in "abcdefgh" for number in range(30)]
    wanted = expected(articles)
    async with KafkaTail(own_broker) as tail:
        world = World(tail)
        async with running((EXTRACTOR, DEDUPLICATOR, OLD), tmp_path, own_broker, "one"):
            await world.send(articles[:80])
            async with running((EXTRACTOR, DEDUPLICATOR, NEW), tmp_path, own_broker, "two"):
                await world.send([of_next_version(one) for one in articles[80:160]])
                await settled(world, expected(articles[:160]))
        async with running((EXTRACTOR, DEDUPLICATOR, NEW), tmp_path, own_broker, "two"):
            await world.send(articles[160:])
            assert await settled(world, wanted) == wanted


@pytest.mark.kafka
async def test_a_state_is_rebuilt_from_its_topic_when_its_changelog_is_thrown_away(own_broker: str, tmp_path: Path) -> None:
    articles = [article(f"rebuilt{word}-{number}", number) for word in "abcd" for number in range(20)]
    wanted = expected(articles)
    async with KafkaTail(own_broker) as tail:
        world = World(tail)
        async with running(TOYS, tmp_path, own_broker, "one"):
            await world.send(articles)
            await settled(world, wanted)
        await _emptied(own_broker)
        stop = asyncio.Event()
        again = replace(settings(own_broker, "one", tmp_path), prefix="rebuilt-")
        task = asyncio.create_task(run_service(AGGREGATOR, again, stop))
        late = article("rebuilta-99", 1000)
        async with running((EXTRACTOR, DEDUPLICATOR), tmp_path, own_broker, "one"):
            await world.send([late])
            after = expected([*articles, late])
            assert await settled(world, after) == after
        stop.set()
        await task
        assert own(await world.latest("incidents"), *wanted) == after


async def _emptied(address: str) -> None:
    """An operator throws the changelog away and lets a new group read the topic from its beginning."""
    admin = AIOKafkaAdminClient(bootstrap_servers=address)
    await admin.start()
    name = changelog_topic("aggregator")
    await admin.delete_topics([name])
    await asyncio.sleep(1)
    await admin.create_topics([NewTopic(name, PARTITIONS, 1, topic_configs={"cleanup.policy": "compact"})])
    await admin.close()
