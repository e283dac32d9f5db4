"""A release whose states earlier ones cannot read, rolled out on a real Kafka: the aggregator throws its state away and rebuilds it from
`reports`, the deduplicator reads the old form and writes the new one; old and new replicas run at once, and one comes back by mistake.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from schemas.base import Model
from schemas.topics import PARTITIONS
from services.outcome import Outcome, Service
from services.shell.changelog import FORM, restore
from services.shell.kafka_tail import KafkaTail
from services.shell.settings import Settings
from tests.crash.generator import Feed
from tests.crash.judge import Judge, left_over
from tests.crash.oracle import Oracle
from tests.crash.oracle import newsroom as made_newsroom
from tests.kafka_fixture import running as broker_running
from tests.shell.shells import World, running

MARK = b"second form: "
PATIENCE = 120.0
Parts = Mapping[str, bytes]


class ForeignRowError(Exception):
    """A release met rows that it cannot read, which is what must never happen."""


def of_second_form(service: Service[Any], *, reads: int) -> Service[Any]:
    """The next release of a service: its parts begin with a mark."""

    def step(state: Any, event: Model, now: datetime) -> Outcome[Any]:
        outcome = service.step(state, event, now)
        return replace(outcome, writes={name: data and MARK + data for name, data in outcome.writes.items()})

    def load(parts: Parts) -> Any:
        if reads > 1 and not all(data.startswith(MARK) for data in parts.values()):
            raise ForeignRowError
        return service.load({name: data.removeprefix(MARK) for name, data in parts.items()})

    return replace(service, step=step, load=load, form=2, reads=reads)


def of_first_form(service: Service[Any]) -> Service[Any]:
    """The present release, which says so where it meets the next one's parts."""

    def load(parts: Parts) -> Any:
        if any(data.startswith(MARK) for data in parts.values()):
            raise ForeignRowError
        return service.load(parts)

    return replace(service, load=load)


@pytest.fixture(scope="module")
def newsroom() -> tuple[Feed, Oracle]:
    return made_newsroom(23, 100)


@pytest.fixture(scope="module")
def own_broker() -> Iterator[str]:
    with broker_running() as address:
        yield address


@pytest.mark.kafka
@pytest.mark.timeout(400)
async def test_a_state_in_an_older_form_is_rebuilt_or_read_while_old_and_new_replicas_run_at_once(
    own_broker: str, newsroom: tuple[Feed, Oracle], tmp_path: Path
) -> None:
    made, wanted = newsroom
    extractor, deduplicator, aggregator = wanted.services
    old = (extractor, of_first_form(deduplicator), of_first_form(aggregator))
    new = (extractor, of_second_form(deduplicator, reads=1), of_second_form(aggregator, reads=2))
    fifth = len(made.messages) // 5
    async with KafkaTail(own_broker) as tail:
        world, judge = World(tail), Judge(tail, own_broker, wanted, "real", made.messages)
        async with running(old, tmp_path, own_broker, "old"):
            await world.send(made.messages[: 2 * fifth])
            await world.until(lambda: done(own_broker, wanted), PATIENCE)
            assert set((await forms(own_broker)).values()) == {1}
            async with running(new, tmp_path, own_broker, "new"):
                await world.send(made.messages[2 * fifth : 3 * fifth])
                await world.until(lambda: done(own_broker, wanted), PATIENCE)
                halfway = await forms(own_broker)
                assert {form for (name, _), form in halfway.items() if name == "aggregator"} == {1, 2}, "both ran at once"
            await world.send(made.messages[3 * fifth : 4 * fifth])  # the new one is gone: its state is left to its like
            await world.until(lambda: waits(own_broker, wanted, halfway), PATIENCE)
            assert await forms(own_broker) == halfway
        async with running(new, tmp_path, own_broker, "new"):
            await world.send(made.messages[4 * fifth :])
            await world.until(lambda: done(own_broker, wanted), PATIENCE)
        assert set((await forms(own_broker)).values()) == {2}
        await judge.topics()
        await judge.ends()
    assert judge.verdict.good, judge.verdict


async def forms(address: str) -> dict[tuple[str, int], int]:
    """In which form each partition's state is."""
    return {
        (service, number): int((await restore(Settings(brokers=address), service, number)).about.get(FORM, 1))
        for service in ("deduplicator", "aggregator")
        for number in range(PARTITIONS)
    }


async def done(address: str, wanted: Oracle) -> bool:
    return not await left_over(address, wanted.services)


async def waits(address: str, wanted: Oracle, halfway: Mapping[tuple[str, int], int]) -> bool:
    """Something is left to do, and all of it concerns states in the second form."""
    left = [
        re.fullmatch(r"\d+ records of \w+/(\d+) not processed by (\w+)", one) for one in await left_over(address, wanted.services)
    ]
    return bool(left) and all(one is not None and halfway.get((one[2], int(one[1]))) == 2 for one in left)
