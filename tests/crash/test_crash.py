"""A short run of the crash suite, and the proof that it can go red. The long one: make crash SEED=1 ARTICLES=100000 FAULTS=200."""

import pytest

from tests.crash.chaos import ACTS, WEIGHTS, schedule
from tests.crash.generator import feed
from tests.crash.oracle import oracle
from tests.crash.run import VARIANTS, Plan, faults_of, run
from tests.shell.toys import TOYS

FAULT_OF = {"no-fencing": "zombie"}
"""What a variant breaks under; the others break under kill -9."""


@pytest.mark.kafka
@pytest.mark.timeout(500)
def test_nothing_is_lost_or_counted_twice_under_kills_zombies_and_a_broken_network() -> None:
    result = run(Plan(seed=4, articles=400, faults=len(WEIGHTS)))
    assert result.verdict.good, f"{result.verdict}\n{result.logs}"
    assert set(result.faults) == set(WEIGHTS)
    assert result.restarts > 0
    assert result.compacted > 0


@pytest.mark.kafka
@pytest.mark.timeout(500)
def test_the_real_services_end_as_one_undisturbed_pass_does_from_the_feeds_to_the_board() -> None:
    plan = Plan(seed=20, articles=250, faults=4, real=True, press=True, kinds=("kill", "zombie"))
    struck = {(fault.kind, plan.services[fault.target // plan.replicas]) for fault in faults_of(plan)}
    assert struck == {("kill", "fetcher"), ("zombie", "fetcher"), ("kill", "deduplicator"), ("zombie", "aggregator")}
    result = run(plan)
    assert result.verdict.good, f"{result.verdict}\n{result.logs}"
    assert result.restarts > 0


@pytest.mark.kafka
@pytest.mark.long
@pytest.mark.timeout(500)
@pytest.mark.parametrize("variant", VARIANTS)
def test_a_shell_broken_on_purpose_is_found_out(variant: str) -> None:
    kinds = (FAULT_OF.get(variant, "kill"),)
    result = run(Plan(seed=5, articles=1500, faults=4, variant=variant, kinds=kinds, settle=10.0))
    assert not result.verdict.good


def test_the_same_seed_gives_the_same_feed_and_the_same_faults() -> None:
    assert feed(3, 200, toy=True) == feed(3, 200, toy=True)
    assert feed(3, 200, toy=True) != feed(4, 200, toy=True)
    assert schedule(3, 20, 6) == schedule(3, 20, 6)


def test_every_kind_of_fault_comes_in_a_long_enough_run() -> None:
    assert {fault.kind for fault in schedule(1, len(WEIGHTS), 6)} == set(WEIGHTS) == set(ACTS)


def test_the_feed_holds_what_the_suite_is_about() -> None:
    made = feed(1, 1000, toy=True)
    assert made.poison >= 10
    assert any(article.revision > 1 for article in made.articles)
    assert any(article.withdrawn for article in made.articles)
    assert len(made.messages) > len(made.articles) + made.poison
    wanted = oracle(TOYS, made.messages)
    assert len(wanted.letters) > 0
    assert len(wanted.live) > 10
