"""The laws of identity: order, redelivery, batches and restarts change nothing in the end; commands survive replay."""

import random
from dataclasses import fields

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.claim import ArticleClaims
from services.deduplicator.draft import Draft
from services.deduplicator.parts import load
from services.deduplicator.reporting import moved_to
from services.deduplicator.state import BlockState
from services.deduplicator.step import step
from tests.deduplicator.factories import NOW, Reader, assignment, run, world

SEEDS = st.integers(min_value=0, max_value=10**6)
NOT_CACHED = [one.name for one in fields(BlockState) if one.compare]


@settings(max_examples=60, deadline=None)
@given(SEEDS, st.randoms(use_true_random=False))
def test_any_order_with_redeliveries_ends_in_the_same_incidents(seed: int, rng: random.Random) -> None:
    events = world(seed)
    shuffled = [*events, *rng.sample(events, 3)]
    rng.shuffle(shuffled)

    expected_state, expected = run(events)
    state, reader = run(shuffled)

    assert assignment(state) == assignment(expected_state)
    assert reader.live() == expected.live()
    assert reader.ruled() == expected.ruled()


@pytest.mark.parametrize("seed", [3, 11])
def test_two_hundred_orders_of_one_world_end_in_the_same_incidents(seed: int) -> None:
    events = world(seed, articles=6)
    expected = run(events)[1].live()

    for order in range(200):
        shuffled = list(events)
        random.Random(order).shuffle(shuffled)

        assert run(shuffled)[1].live() == expected


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_the_state_is_what_all_its_writes_load(seed: int) -> None:
    state, parts = BlockState(), dict[str, bytes]()
    for event in world(seed):
        outcome = step(state, event, NOW)
        state = outcome.state
        parts |= {name: value for name, value in outcome.writes.items() if value is not None}

    loaded = load(parts)

    assert {name: getattr(loaded, name) for name in NOT_CACHED} == {name: getattr(state, name) for name in NOT_CACHED}


@settings(max_examples=25, deadline=None)
@given(SEEDS, st.integers(min_value=1, max_value=8))
def test_a_restart_between_any_two_events_changes_nothing(seed: int, every: int) -> None:
    events = world(seed)
    state, parts, reader = BlockState(), dict[str, bytes](), Reader()
    for number, event in enumerate(events):
        outcome = step(state, event, NOW)
        parts |= {name: value for name, value in outcome.writes.items() if value is not None}
        reader.take(outcome.events)
        state = load(parts) if number % every == 0 else outcome.state

    assert reader.live() == run(events)[1].live()


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_a_crash_after_sending_and_before_saving_sends_the_same_again(seed: int) -> None:
    state, reader = BlockState(), Reader()
    for event in world(seed):
        reader.take(step(state, event, NOW).events)
        outcome = step(state, event, NOW)
        reader.take(outcome.events)
        state = outcome.state

    assert reader.live() == run(world(seed))[1].live()


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_what_readers_know_is_what_the_state_says(seed: int) -> None:
    state, reader = run(world(seed))
    expected = {key: {article_id for article_id, _ in members} for key, members in assignment(state).items()}

    assert {key: set(articles) for key, articles in reader.live().items()} == expected


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_every_claim_of_the_latest_revisions_is_in_one_incident(seed: int) -> None:
    events = world(seed)
    _, reader = run(events)
    latest: dict[str, ArticleClaims] = {}
    for event in events:
        if isinstance(event, ArticleClaims) and event.article.revision > (
            latest[event.article.id].article.revision if event.article.id in latest else 0
        ):
            latest[event.article.id] = event
    wanted = sorted(one.claim_id for message in latest.values() if not message.article.withdrawn for one in message.claims)

    assert sorted(one.claim_id for report in reader.reports.values() for one in report.claims) == wanted


def test_a_redelivered_event_sends_nothing() -> None:
    events = world(5)
    state, _ = run(events)

    assert [step(state, event, NOW).events for event in events] == [()] * len(events)


GIVEN_UP_EARLY = (23, 60, 76, 106, 135, 159, 163, 175)
"""Seeds whose worlds move the incident that took an id in after the id was given up."""
TOLD_BY_OTHERS = (107, 121, 141, 168, 199)
"""Seeds whose worlds give up an id that only other articles than its founder's had told of, or whose founder is gone."""


@pytest.mark.parametrize("seed", GIVEN_UP_EARLY + TOLD_BY_OTHERS)
def test_readers_of_an_id_that_was_given_up_are_led_to_where_it_is_now(seed: int) -> None:
    events = world(seed, 25)
    random.Random(seed).shuffle(events)
    state, reader = run(events)
    now = Draft(state)
    told = {incident_id for incident_id, _ in reader.reports}

    led = {key: one.merged_into for key, one in reader.redirects.items()}
    assert {key: led.get(key) for key in told} == {key: moved_to(now, key) for key in told}
    assert led.keys() <= told
