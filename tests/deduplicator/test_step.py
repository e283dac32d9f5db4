"""The deduplicator as a whole: which reports become one incident, which stay apart, and what editors change."""

from itertools import permutations
from typing import Any

import pytest

from schemas.base import Model
from schemas.claim import Place
from schemas.feed import FeedSubscription
from schemas.report import Command, Redirect, Report
from services.deduplicator.commands import split_id
from services.deduplicator.state import BlockState
from services.deduplicator.step import step
from services.outcome import Reject
from tests.deduplicator.factories import BLOCK, NOW, article, claim, command, denial, event, incident, run, town

FERRY: dict[str, Any] = {
    "words": ("@edo marsh", "@marsh", "@anna dorwald", "@dorwald", "@vellin star", "ferry", "lantern", "engine", "quay")
}
OSTHAM = town("Ostham", 30.0, 40.0)


def sets(*groups: str) -> set[frozenset[str]]:
    return {frozenset(group.split()) for group in groups}


def test_growing_tolls_of_one_event_are_one_incident() -> None:
    tolls = [
        article(f"a{at}", claim(f"a{at}", toll), published=f"2025-05-05T{at + 10}:00:00Z", **FERRY)
        for at, toll in enumerate((4, 12, 19))
    ]

    assert run(tolls)[1].articles() == sets("a0 a1 a2")


def test_an_early_report_without_detail_joins_when_detail_comes() -> None:
    early = article(
        "a1", claim("a1", 4, event(place=None, type="other", date_basis="published")), published="2025-05-05T09:00:00Z", **FERRY
    )
    late = article("a2", claim("a2", 19), published="2025-05-05T15:00:00Z", **FERRY)

    assert run([early, late])[1].articles() == sets("a1 a2")
    assert run([late, early])[1].articles() == sets("a1 a2")


def test_two_events_of_one_day_in_one_town_told_apart_by_one_article_stay_two() -> None:
    morning, evening = event("e1", town(), type="bombing"), event("e2", town(), type="shooting")
    both = article("a1", claim("a1", 17, morning), claim("a1", 5, evening), published="2025-05-05T20:00:00Z")
    first = article("a2", claim("a2", 17, morning), published="2025-05-05T21:00:00Z")
    second = article("a3", claim("a3", 5, event("e1", town(), type="shooting")), published="2025-05-05T22:00:00Z")
    reader = run([both, first, second])[1]

    assert reader.articles() == sets("a1 a2", "a1 a3")
    assert len(reader.live()) == 2


def test_an_attack_told_with_the_one_before_it_in_the_same_town_does_not_join_that_one() -> None:
    bomb = event("e1", town(), type="bombing")
    first = article("a1", claim("a1", 57, bomb), published="2025-05-05T12:00:00Z")
    shells = event("e1", town(), type="shelling")
    both = article(
        "a2", claim("a2", 40, shells), claim("a2", 57, event("e2", town(), type="bombing")), published="2025-05-05T20:00:00Z"
    )

    assert run([first, both])[1].articles() == sets("a1 a2", "a2")


def test_one_kind_of_event_in_two_far_towns_is_two_incidents() -> None:
    assert run([article("a", claim("a")), article("b", claim("b", 7, event(place=OSTHAM)))])[1].articles() == sets("a", "b")


def test_a_recalled_incident_is_its_own_and_joins_the_report_of_it() -> None:
    old = article("a1", claim("a1", 31, event(place=town(), day="2025-04-20")), published="2025-04-20T12:00:00Z")
    recalled = event("e2", town(), "2025-04-20", background=True)
    new = article("a2", claim("a2", 57), claim("a2", 31, recalled), published="2025-05-05T12:00:00Z")

    assert run([old, new])[1].articles() == sets("a1 a2", "a2")


def test_a_denial_without_a_figure_joins_what_it_denies() -> None:
    about = event("e1", town())
    story = article("a1", claim("a1", 43, about), **FERRY)
    answer = article("a2", statements=[denial("a2", about)], published="2025-05-05T18:00:00Z", **FERRY)

    assert run([story, answer])[1].articles() == sets("a1 a2")


def test_campaign_totals_go_with_what_the_article_reports() -> None:
    total = claim("a", 191, event("total", place=None, day="2025-01", date_precision="month"), scope="cumulative")
    live = run([article("a", claim("a", 7), total)])[1].live()

    assert list(live) == [incident("a")]


def test_the_id_is_that_of_the_earliest_mention_and_stable_while_the_incident_grows() -> None:
    first = article("a1", claim("a1"), published="2025-05-05T10:00:00Z", **FERRY)
    more = [article(f"a{at}", claim(f"a{at}"), published=f"2025-05-05T{10 + at}:00:00Z", **FERRY) for at in range(2, 6)]

    assert list(run([first, *more])[1].live()) == [incident("a1")]


def test_an_article_said_earlier_but_come_later_takes_over_and_the_old_id_answers_with_the_new() -> None:
    late = article("a2", claim("a2"), published="2025-05-05T15:00:00Z", **FERRY)
    early = article("a1", claim("a1"), published="2025-05-05T09:00:00Z", **FERRY)
    reader = run([late, early])[1]

    assert list(reader.live()) == [incident("a1")]
    assert reader.redirects[incident("a2")].merged_into == incident("a1")


def test_a_report_that_bridges_two_incidents_merges_them_into_the_older_one_and_its_withdrawal_parts_them() -> None:
    one = article(
        "a1",
        claim("a1", 19, event(place=town(), type="other")),
        published="2025-05-05T09:00:00Z",
        words=("@edo marsh", "@anna dorwald", "@mara quist", "@piet hale"),
    )
    two = article(
        "a2",
        claim("a2", 23, event(place=None, type="other", day=None)),
        published="2025-05-05T10:00:00Z",
        words=("@ivo kern", "@lena brod", "@timo ask", "@sara wint"),
    )
    bridge = article(
        "a3", claim("a3", 19), claim("a3", 23, measure="injured"), claim("a3", 23), published="2025-05-05T11:00:00Z",
        words=("@edo marsh", "@anna dorwald", "@mara quist", "@piet hale", "@ivo kern", "@lena brod", "@timo ask", "@sara wint"),
    )  # fmt: skip
    state, reader = run([one, two])
    assert reader.articles() == sets("a1", "a2")

    joined = step(state, bridge, NOW)
    reader.take(joined.events)
    assert reader.articles() == sets("a1 a2 a3")
    assert reader.redirects[incident("a2")].merged_into == incident("a1")

    parted = step(joined.state, article("a3", revision=2, published="2025-05-05T11:00:00Z", withdrawn=True), NOW)
    reader.take(parted.events)
    assert reader.articles() == sets("a1", "a2")
    assert reader.redirects[incident("a2")].merged_into is None


def test_a_revision_replaces_and_an_older_revision_changes_nothing() -> None:
    first, second = article("a", claim("a", 60)), article("a", claim("a", 6), revision=2)
    state, reader = run([first, second])

    assert [one.low for report in reader.reports.values() for one in report.claims] == [6]
    assert step(state, first, NOW).events == ()


def test_a_withdrawn_report_beats_what_it_withdraws_under_redelivery() -> None:
    state, reader = run([article("a", claim("a"))])
    first = list(reader.reports.values())
    reader.take(step(state, article("a", revision=2, withdrawn=True), NOW).events)
    reader.take(first)

    assert reader.live() == {}


def test_other_incidents_of_the_article_are_named() -> None:
    reader = run([article("a", claim("a", 7), claim("a", 9, event("e2", OSTHAM)))])[1]

    assert reader.reports[incident("a"), "a"].other_incidents == (incident("a", "e2"),)


@pytest.mark.parametrize("place", [OSTHAM, None])
def test_editors_merge_what_the_rules_keep_apart(place: Place | None) -> None:
    events = [
        article("a", claim("a")),
        article("b", claim("b", 90, event(place=place, day="2025-01-01")), published="2025-05-06"),
    ]
    merge = command("merge", incident_id=incident("a"), other_id=incident("b"))

    assert run([*events, merge])[1].articles() == sets("a b")
    assert run([merge, *events[::-1]])[1].articles() == sets("a b")


def test_editors_keep_apart_what_the_rules_join_and_undo_it_again() -> None:
    events: list[Model] = [article(one, claim(one), published=f"2025-05-05T1{at}:00:00Z", **FERRY) for at, one in enumerate("ab")]
    apart = command("not_same", 1, incident_id=incident("a"), other_id=incident("b"))
    undo = command("undo", 2, other_id="k1")

    assert run([*events, apart])[1].articles() == sets("a", "b")
    assert run([undo, *events, apart])[1].articles() == sets("a b")


def test_editors_split_claims_off_and_later_reports_do_not_bring_them_back() -> None:
    stray = claim("b", 4)
    events: list[Model] = [
        article("a", claim("a"), **FERRY),
        article("b", claim("b"), stray, published="2025-05-05T14:00:00Z", **FERRY),
    ]
    split = command("split", incident_id=incident("a"), claim_ids=(stray.claim_id,))
    more = article("c", claim("c"), published="2025-05-05T16:00:00Z", **FERRY)
    live = run([*events, split, more])[1].live()

    assert {key: set(articles) for key, articles in live.items()} == {
        incident("a"): {"a", "b", "c"},
        split_id(BLOCK, "k1"): {"b"},
    }


def test_editors_move_an_article_to_another_incident() -> None:
    events: list[Model] = [
        article("a", claim("a"), **FERRY), article("b", claim("b", 9, event(place=OSTHAM))),
        article("c", claim("c"), published="2025-05-05T16:00:00Z", **FERRY),
    ]  # fmt: skip
    move = command("move", incident_id=incident("a"), other_id=incident("b"), article_id="c")

    assert run(events)[1].articles() == sets("a c", "b")
    assert run([*events, move])[1].articles() == sets("a", "b c")


def test_editors_move_a_claim_to_another_incident_where_it_stays() -> None:
    stray = claim("c", 4)
    events: list[Model] = [
        article("a", claim("a"), **FERRY), article("b", claim("b", 9, event(place=OSTHAM))),
        article("c", claim("c"), stray, published="2025-05-05T16:00:00Z", **FERRY),
    ]  # fmt: skip
    move = command("move", incident_id=incident("a"), other_id=incident("b"), claim_ids=(stray.claim_id,))
    later = article(
        "c", claim("c"), stray, claim("c", 5, measure="injured"), published="2025-05-05T16:00:00Z", revision=2, **FERRY
    )
    reports = run([*events, move, later])[1].reports

    assert run([*events, move])[1].articles() == sets("a c", "b c")
    assert [one.claim_id for one in reports[incident("b"), "c"].claims] == [stray.claim_id]
    assert stray.claim_id not in {one.claim_id for one in reports[incident("a"), "c"].claims}


EDITED: dict[str, Command] = {
    "merge": command("merge", incident_id=incident("a"), other_id=incident("b")),
    "not the same": command("not_same", incident_id=incident("a"), other_id=incident("c")),
    "split": command("split", incident_id=incident("a"), claim_ids=(claim("c", 4).claim_id,)),
    "move a claim": command("move", incident_id=incident("a"), other_id=incident("b"), claim_ids=(claim("c", 4).claim_id,)),
    "move an article": command("move", incident_id=incident("a"), other_id=incident("b"), article_id="c"),
    "retract": command("retract", article_id="c"),
    "pin": command("pin", incident_id=incident("a"), measure="killed", best=8),
}


@pytest.mark.parametrize("edit", EDITED.values(), ids=EDITED)
def test_what_an_editor_decided_overrides_and_survives_any_replay(edit: Command) -> None:
    events: list[Model] = [
        article("a", claim("a"), **FERRY), article("b", claim("b", 9, event(place=OSTHAM))),
        article("c", claim("c"), claim("c", 4), published="2025-05-05T16:00:00Z", **FERRY),
    ]  # fmt: skip
    plain = run(events)[1]
    outcomes = [run(list(order))[1] for order in permutations([*events, edit])]
    again = run([*events, edit, edit, *events])[1]

    assert all((one.live(), one.ruled()) == (again.live(), again.ruled()) for one in outcomes)
    assert (again.live(), again.ruled()) != (plain.live(), plain.ruled())


def test_pins_and_retractions_go_to_the_incident_that_holds_what_they_name_now() -> None:
    events: list[Model] = [article(one, claim(one), published=f"2025-05-05T1{at}:00:00Z", **FERRY) for at, one in enumerate("ab")]
    pin = command("pin", 1, incident_id=incident("b"), measure="killed", best=8)
    retract = command("retract", 2, article_id="b")
    undo = command("undo", 3, other_id="k1")

    assert run([*events, pin, retract])[1].ruled() == {incident("a"): ("k1", "k2")}
    assert run([pin, retract, undo, *events])[1].ruled() == {incident("a"): ("k2",)}


def test_the_step_refuses_what_it_does_not_read_and_leaves_the_state_alone() -> None:
    with pytest.raises(Reject, match="claims and commands"):
        step(BlockState(), FeedSubscription(url="https://feed.example/rss"), NOW)


def test_a_step_returns_a_new_state_and_leaves_the_old_one_as_it_was() -> None:
    state, _ = run([article("a", claim("a"))])
    size = len(state.articles)
    step(state, article("b", claim("b")), NOW)

    assert len(state.articles) == size


def test_reports_say_why_the_article_is_here() -> None:
    reader = run([article(one, claim(one, 17), published=f"2025-05-05T1{at}:00:00Z", **FERRY) for at, one in enumerate("ab")])[1]
    linked = reader.reports[incident("a"), "b"].linked

    assert linked is not None
    assert 0.5 < linked.score <= 1
    assert "both" in linked.reason
    assert all(isinstance(one, (Report, Redirect)) for one in (*reader.reports.values(), *reader.redirects.values()))
