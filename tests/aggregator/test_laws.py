"""The laws: the incident is a function of the set of reports; redelivery tells nothing; stored parts load to the same state."""

from itertools import permutations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.claim import Claim, Claimant, Statement
from schemas.incident import Incident
from schemas.report import Redirect, Report, Ruling
from services.aggregator.state import load
from tests.aggregator.made import (
    AGENCY,
    COALITION,
    MINISTRY,
    NOW,
    OBSERVATORY,
    SERVICE,
    claim,
    event,
    ran,
    report,
    settled,
    shown,
    statement,
)

VAGUE = Claimant(name="officials", kind="government")
PERSON = Claimant(name="Tarek Belhadj", kind="other")


def claims() -> st.SearchStrategy[Claim]:
    return st.builds(
        claim,
        st.integers(0, 60),
        st.sampled_from([None, AGENCY, OBSERVATORY, MINISTRY, COALITION, VAGUE, PERSON]),
        modifier=st.sampled_from(["exact", "at_least", "about"]),
        measure=st.sampled_from(["killed", "injured", "killed_or_injured"]),
        category=st.sampled_from(["people", "civilians", "children", "women", "combatants"]),
        stance=st.sampled_from(["asserts", "asserts", "asserts", "denies"]),
        joint=st.sampled_from([(), (), (AGENCY,)]),
        claimant_alt=st.sampled_from([(), ("Tarek Belhadj",), ("a war monitor",)]),
        event=st.sampled_from([event(), event("fire"), event("shooting", date="2024-03-01"), event(perpetrator="the Coalition")]),
    )


def statements() -> st.SearchStrategy[Statement]:
    return st.builds(
        statement,
        st.sampled_from(["responsibility", "no_civilian_harm", "retraction", "unverifiable", "figure"]),
        st.sampled_from([COALITION, AGENCY, PERSON]),
        low=st.sampled_from([None, 5, 40]),
        stance=st.sampled_from(["asserts", "denies"]),
    )


@st.composite
def sets_of_reports(draw: st.DrawFn) -> list[Report | Redirect | Ruling]:
    """Latest and earlier revisions of up to six articles, copies among them, and a redirect now and then."""
    found: list[Report | Redirect | Ruling] = []
    for name in "abcdef"[: draw(st.integers(1, 6))]:
        for version in range(1, draw(st.integers(1, 2)) + 1):
            lines = draw(st.lists(st.one_of(claims(), claims(), claims(), statements()), max_size=4))
            copy_of = draw(st.sampled_from([None, None, "a"])) if name != "a" else None
            found.append(report(name, *lines, hour=draw(st.integers(0, 40)), copy_of=copy_of, version=version, revision=version))
    if draw(st.booleans()):
        found.append(
            Redirect(incident_id="inc_1", block="XX", merged_into=draw(st.sampled_from([None, "inc_2"])), reason="one event")
        )
    return found


def last(events: list[Report | Redirect | Ruling]) -> bytes:
    state, told = ran(events)
    incidents = [one for one in told if isinstance(one, Incident)]
    assert incidents[-1] == shown(state)
    return shown(state).to_json()


@settings(max_examples=60, deadline=None)
@given(sets_of_reports(), st.randoms(use_true_random=False))
def test_order_and_redelivery_change_nothing(events: list[Report | Redirect | Ruling], random: Random) -> None:
    shuffled = [*events, *random.sample(events, len(events) // 2)]
    random.shuffle(shuffled)

    assert last(shuffled) == last(events)


@settings(max_examples=40, deadline=None)
@given(sets_of_reports())
def test_what_is_stored_loads_to_the_same_state(events: list[Report | Redirect | Ruling]) -> None:
    parts: dict[str, bytes] = {}
    state = load({})
    for one in events:
        outcome = SERVICE.step(load(parts), one, NOW)
        state = outcome.state
        parts |= {name: data for name, data in outcome.writes.items() if data is not None}

    whole, _ = ran(events)
    assert load(parts).readings == state.readings == whole.readings
    assert shown(whole) == shown(load(parts))


@settings(max_examples=60, deadline=None)
@given(sets_of_reports())
def test_bounds_are_in_order_and_parts_within_the_whole(events: list[Report | Redirect | Ruling]) -> None:
    state, _ = ran(events)
    for row in shown(state).estimates.values():
        for estimate in row.values():
            given_bounds = [one for one in (estimate.low, estimate.best, estimate.high) if one is not None]
            assert given_bounds == sorted(given_bounds)
            assert estimate.explanation
            if estimate.best is not None and row["people"].best is not None:
                assert estimate.best <= row["people"].best


@settings(max_examples=40, deadline=None)
@given(sets_of_reports())
def test_what_stood_after_a_report_reads_the_same_when_it_is_asked_for_later(events: list[Report | Redirect | Ruling]) -> None:
    state, looks = load({}), []
    for one in events:
        outcome = SERVICE.step(state, one, NOW)
        state = outcome.state
        looks += [] if outcome.latest is None else [outcome.latest]

    later = [look() for look in reversed(looks)][::-1]

    assert later == [one for one in ran(events)[1] if isinstance(one, Incident)]


@settings(max_examples=40, deadline=None)
@given(sets_of_reports())
def test_what_was_taken_in_once_tells_nothing_again(events: list[Report | Redirect | Ruling]) -> None:
    state, _ = ran(events)

    again, told = ran(events, state)

    assert told == []
    assert again.readings == state.readings


def test_every_order_of_three_reports_gives_the_same_bytes() -> None:
    reports = [
        report("a", claim(36, OBSERVATORY, modifier="at_least", category="civilians")),
        report("b", claim(43, OBSERVATORY), claim(40, AGENCY), hour=9),
        report("c", claim(0, COALITION, category="civilians", stance="denies"), hour=12),
    ]

    assert len({last(list(order)) for order in permutations(reports)}) == 1


def test_a_withdrawn_article_leaves_the_incident_as_if_it_had_never_been() -> None:
    lasting = report("b", claim(40, AGENCY))

    assert settled(lasting, report("a", claim(60, MINISTRY)), report("a", version=2)).to_json() == settled(lasting).to_json()


def test_an_incident_of_which_nobody_speaks_any_more_is_empty() -> None:
    incident = settled(report("a", claim(60, MINISTRY)), report("a", version=2))

    assert (incident.articles, incident.estimates, incident.n_origins) == ((), {}, 0)


def test_an_older_report_does_not_bring_back_what_was_withdrawn() -> None:
    state, told = ran([report("a", version=2), report("a", claim(60, MINISTRY))])

    assert not state.readings
    assert [type(one).__name__ for one in told] == ["Incident", "Change"]
