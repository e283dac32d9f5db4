"""When to ask a feed again: its rhythm, its hints, its server's wishes; the same answer for the same question."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.fetcher.rhythm import BACKOFF_CAP, HINT_CAP, LONGEST, SHORTEST, due, interval
from services.fetcher.state import FeedState, Head
from tests.fetcher.worlds import START, at, subscription

MINUTE = 60


def state(head: Head | None = None, **wishes: object) -> FeedState:
    return FeedState(subscription(**wishes), head or Head(last_poll=START.isoformat(), polls=1))


def polled(**values: object) -> Head:
    return Head.model_validate({"last_poll": START.isoformat(), "polls": 1} | values)


def arriving(every: float, count: int = 10) -> tuple[str, ...]:
    """Arrivals at so many minutes' distance, the last just now."""
    return tuple(at(-every * number).isoformat() for number in reversed(range(count)))


def wait(of: FeedState, now: datetime = START) -> float:
    moment = due(of, now)
    assert moment is not None
    return (moment - START).total_seconds() / MINUTE


def test_a_new_feed_is_asked_at_once() -> None:
    assert due(state(Head()), START) == START


@pytest.mark.parametrize(("every", "least", "most"), [(2, 5, 5.5), (60, 30, 33), (24 * 60, 360, 396)])
def test_a_feed_is_asked_about_twice_for_each_article(every: float, least: float, most: float) -> None:
    assert least <= wait(state(polled(arrivals=arriving(every)))) <= most


def test_a_silent_feed_is_asked_more_and_more_seldom_but_not_never() -> None:
    head = polled(arrivals=arriving(10))
    silent = [interval(state(head), START + timedelta(hours=hours)) for hours in (0, 10, 40, 1000)]

    assert silent == sorted(silent)
    assert (silent[0], silent[1], silent[-1]) == (SHORTEST, 60 * MINUTE, LONGEST)


@pytest.mark.parametrize("hint", [{"ttl": 7200}, {"max_age": 7200}, {"update_period": 7200}])
def test_what_the_feed_or_its_server_says_is_heeded(hint: dict[str, int]) -> None:
    assert interval(state(polled(arrivals=arriving(2), **hint)), START) == 7200


def test_no_hint_puts_us_off_for_longer_than_a_day() -> None:
    assert interval(state(polled(max_age=10**8)), START) == HINT_CAP


def test_the_operators_own_interval_wins() -> None:
    assert 2 <= wait(state(polled(ttl=7200, arrivals=arriving(2)), interval=120)) <= 2.2


def test_failures_double_the_wait_up_to_a_cap() -> None:
    waits = [interval(state(polled(failures=number)), START) for number in range(12)]

    assert waits == sorted(waits)
    assert waits[1] == 2 * waits[0]
    assert waits[-1] == BACKOFF_CAP


def test_a_server_that_asks_to_wait_is_waited_for() -> None:
    assert wait(state(polled(not_before=at(45).isoformat()), interval=60)) == 45
    assert wait(state(polled(not_before=at(10**7).isoformat()), interval=60)) == HINT_CAP / MINUTE


def test_hours_and_days_to_skip_are_skipped() -> None:
    monday = datetime(2026, 11, 2, 0, 50, tzinfo=UTC)
    hours = FeedState(subscription(interval=1800), Head(last_poll=monday.isoformat(), polls=1, skip_hours=(1, 2)))
    days = FeedState(subscription(interval=1800), Head(last_poll=monday.isoformat(), polls=1, skip_days=("mon", "tue")))
    always = FeedState(subscription(interval=1800), Head(last_poll=monday.isoformat(), polls=1, skip_hours=tuple(range(24))))

    assert due(hours, monday) == datetime(2026, 11, 2, 3, 0, tzinfo=UTC)
    assert due(days, monday) == datetime(2026, 11, 4, 0, 0, tzinfo=UTC)
    assert due(always, monday) is not None


def test_a_hub_that_delivers_spares_the_polls_and_one_that_stops_does_not() -> None:
    lively = {"hub": "https://hub.example/", "arrivals": arriving(10)}

    assert interval(state(polled(pushed_at=at(-5).isoformat(), **lively)), START) == LONGEST
    assert interval(state(polled(pushed_at=at(-3 * 1440).isoformat(), **lively)), START) == SHORTEST


@pytest.mark.parametrize("gone", [state(polled(gone=True)), state(active=False), FeedState(None, Head())])
def test_a_feed_that_is_gone_or_put_aside_is_not_due(gone: FeedState) -> None:
    assert due(gone, START) is None


def test_two_feeds_of_one_interval_drift_apart_and_each_repeats_itself() -> None:
    moments = [due(state(polled(), url=f"https://chronicle.example/{number}"), START) for number in range(50)]

    assert len(set(moments)) > 40
    assert moments == [due(state(polled(), url=f"https://chronicle.example/{number}"), START) for number in range(50)]


@given(
    st.integers(0, 10**9),
    st.integers(0, 10**9),
    st.integers(0, 50),
    st.lists(st.integers(0, 10**6), max_size=20),
    st.integers(0, 10**6),
)
def test_the_wait_is_always_within_bounds(ttl: int, age: int, failures: int, minutes: list[int], later: int) -> None:
    head = polled(
        ttl=ttl,
        max_age=age,
        failures=failures,
        arrivals=tuple(at(-minute).isoformat() for minute in sorted(minutes, reverse=True)),
    )

    assert SHORTEST <= interval(state(head), at(later)) <= HINT_CAP
