"""Partitions of one process take turns by when their records were learned."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from services.shell.turns import Turns

START = datetime(2018, 11, 17, 8, tzinfo=UTC)


def at(minute: int) -> datetime:
    return START + timedelta(minutes=minute)


async def _work(turns: Turns, number: int, minutes: list[int], done: list[int]) -> None:
    with turns.batch(number):
        for minute in minutes:
            await turns.take(number, at(minute))
            done.append(minute)


def test_records_come_in_the_order_in_which_they_were_learned_across_partitions() -> None:
    async def run() -> list[int]:
        turns, done = Turns(), list[int]()
        hands = [[1, 4, 5, 9], [2, 3, 8], [0, 6, 7]]
        await asyncio.wait_for(asyncio.gather(*(_work(turns, n, hand, done) for n, hand in enumerate(hands))), 30)
        return done

    done = asyncio.run(run())

    assert done == list(range(10))


def test_nobody_waits_for_a_partition_without_records() -> None:
    async def run() -> list[int]:
        turns, done = Turns(), list[int]()
        await asyncio.wait_for(_work(turns, 1, [5, 6], done), 30)
        return done

    assert asyncio.run(run()) == [5, 6]


def test_all_hand_on_when_the_last_is_through_with_its_batch_and_begin_again_when_the_last_has_handed_on() -> None:
    async def run() -> list[str]:
        turns, done, seen = Turns(), list[int](), list[str]()

        async def rounds(number: int, hands: list[list[int]]) -> None:
            for minutes in hands:
                await turns.next_round()
                await _work(turns, number, minutes, done)
                async with turns.handing_on():
                    seen.append(f"{number} hands on after {len(done)}")
                    await asyncio.sleep(0.01 * number)

        await asyncio.wait_for(asyncio.gather(rounds(0, [[0], [6, 8]]), rounds(1, [[1, 5], [7]]), rounds(2, [[2, 3, 4]])), 30)
        return sorted(seen)

    assert asyncio.run(run()) == [
        "0 hands on after 6", "0 hands on after 9", "1 hands on after 6", "1 hands on after 9", "2 hands on after 6",
    ]  # fmt: skip


def test_nobody_waits_long_for_one_that_cannot_hand_on(monkeypatch: pytest.MonkeyPatch) -> None:
    async def run() -> None:
        turns = Turns()
        async with turns.handing_on():
            await asyncio.wait_for(turns.next_round(), 30)

    monkeypatch.setattr("services.shell.turns.LONGEST_PACE", 0.01)
    asyncio.run(run())


def test_a_partition_that_is_taken_away_while_it_waits_holds_nobody_up() -> None:
    async def run() -> list[int]:
        turns, done = Turns(), list[int]()
        with turns.batch(0):
            await turns.take(0, at(0))
            away = asyncio.create_task(_work(turns, 1, [1], done))
            waiting = asyncio.create_task(_work(turns, 2, [3], done))
            for _ in range(5):
                await asyncio.sleep(0)
            away.cancel()
        await asyncio.wait_for(waiting, 30)
        return done

    assert asyncio.run(run()) == [3]


def test_a_partition_that_fails_holds_nobody_up() -> None:
    async def fail(turns: Turns) -> None:
        with turns.batch(0):
            await turns.take(0, at(0))
            await asyncio.sleep(0)
            raise ValueError("broken")

    async def run() -> list[int]:
        turns, done = Turns(), list[int]()
        failing = asyncio.create_task(fail(turns))
        await asyncio.sleep(0)
        await asyncio.wait_for(_work(turns, 1, [1], done), 30)
        with pytest.raises(ValueError, match="broken"):
            await failing
        return done

    assert asyncio.run(run()) == [1]


@pytest.mark.parametrize(
    ("wrote", "begun", "now", "wanted"),
    [
        ([], 7.02, 7.03, 0.07),  # the next tenth of a second
        ([], 7.02, 7.5, 0.0),  # steps took longer than that: no wait
        ([0.08] * 40, 7.7, 7.75, 0.17),  # a slow broker: three times as long as it takes
        ([9.0] * 40, 7.26, 7.3, 0.2),  # never more than a quarter of a second apart
    ],
)
def test_transactions_begin_together_and_seldom_where_the_broker_is_slow(
    wrote: list[float], begun: float, now: float, wanted: float
) -> None:
    turns = Turns()
    for seconds in wrote:
        turns.wrote(seconds)

    assert turns.pause(begun, now, least=0.1) == pytest.approx(wanted, abs=1e-3)


@pytest.mark.parametrize(
    ("lag", "begun", "now", "wanted"),
    [
        (0.25, 7.03, 7.04, 0.085),  # a quarter of a tenth after the full one
        (0.25, 7.01, 7.02, 0.005),  # it began late: its own moment comes soon
        (0.75, 7.08, 7.09, 0.085),
    ],
)
def test_where_nobody_comes_after_transactions_begin_one_by_one(lag: float, begun: float, now: float, wanted: float) -> None:
    assert Turns().pause(begun, now, least=0.1, lag=lag) == pytest.approx(wanted, abs=1e-3)


def test_without_a_pace_nothing_waits() -> None:
    assert Turns().pause(7.02, 7.03, least=0.0) == 0.0
