"""One table of cases per rule of judgement: what the reports say, and what the toll is then."""

import pytest

from schemas.claim import Claim, Claimant, Quote
from schemas.report import Report
from tests.aggregator.made import (
    AGENCY,
    COALITION,
    MINISTRY,
    OBSERVATORY,
    POLICE,
    claim,
    event,
    people,
    report,
    settled,
    statement,
)

RADIO = Claimant(name="Valley Radio", kind="media")
DOCTORS = Claimant(name="Esterian Doctors Union", kind="medical")
FIRE = event("fire")
SHOOTING = event("shooting")


def at_least(low: int, by: Claimant | None = None, **more: object) -> Claim:
    return claim(low, by, modifier="at_least", **more)


BOUNDS: dict[str, tuple[list[Report], tuple[int | None, int | None, int | None]]] = {
    "one exact figure is the toll": ([report("a", claim(12, AGENCY))], (12, 12, 12)),
    "a lower bound alone leaves the top open": ([report("a", at_least(12, AGENCY))], (12, 12, None)),
    "a lower bound that a larger figure satisfies casts no vote":
        ([report("a", at_least(36, OBSERVATORY)), report("b", claim(40, AGENCY), hour=9)], (40, 40, 40)),
    "origins that differ leave the lower median":
        ([report("a", claim(43, OBSERVATORY)), report("b", claim(40, AGENCY), hour=9)], (40, 40, 43)),
    "three origins leave the middle one": (
        [report("a", claim(43, OBSERVATORY)), report("b", claim(40, AGENCY), hour=9), report("c", claim(53, RADIO), hour=40)],
        (40, 43, 53),
    ),
    "a lower bound that somebody contradicts stays a vote":
        ([report("a", at_least(43, OBSERVATORY)), report("b", claim(40, AGENCY), hour=9)], (40, 40, 43)),
    "an upper bound that the others keep to casts no vote": (
        [report("a", claim(None, RADIO, high=50, modifier="at_most")), report("b", claim(40, AGENCY), hour=9)], (40, 40, 40)),
    "an upper bound that somebody exceeds stays a vote": (
        [report("a", claim(None, RADIO, high=30, modifier="at_most")), report("b", claim(40, AGENCY), hour=9)], (30, 30, 40)),
    "an increment is no total": ([report("a", claim(53, RADIO), claim(6, RADIO, increment=True))], (53, 53, 53)),
    "an increment with nothing to add to is the figure": ([report("a", claim(6, RADIO, increment=True))], (6, 6, 6)),
    "children alone are never all the dead": ([report("a", claim(5, AGENCY, category="children"))], (5, 5, None)),
    "a partial count is no total": ([report("a", claim(20, AGENCY), claim(30, AGENCY, partial=True))], (20, 20, 20)),
    "a part of somebody else's figure is no total of its own": (
        [report("a", claim(57, MINISTRY), claim(2, Claimant(name="Embassy of Esteria", kind="government"), part_of="a-0"))], (57, 57, 57)),
    "a campaign's total is not counted": ([report("a", claim(20, AGENCY), at_least(191, OBSERVATORY, scope="cumulative"))], (20, 20, 20)),
    "a lump of killed or injured says nothing of the dead":
        ([report("a", claim(60, AGENCY, measure="killed_or_injured"))], (None, None, None)),
    "words without a number stay words": ([report("a", claim(None, AGENCY, modifier="vague", words="dozens"))], (None, None, None)),
    "a range gives both its ends": ([report("a", claim(12, AGENCY, high=24, modifier="range"))], (12, 12, 24)),
    "a rounding of a precise figure casts no vote":
        ([report("a", claim(57, AGENCY)), report("b", claim(60, RADIO, modifier="about"), hour=9)], (57, 57, 57)),
}  # fmt: skip


@pytest.mark.parametrize(("reports", "expected"), BOUNDS.values(), ids=BOUNDS)
def test_bounds_and_votes(reports: list[Report], expected: tuple[int | None, ...]) -> None:
    assert people(settled(*reports)) == expected


SUPERSESSION: dict[str, tuple[list[Report], int]] = {
    "a later figure of the same origin replaces the earlier":
        ([report("a", claim(36, OBSERVATORY)), report("b", claim(43, OBSERVATORY), hour=12)], 43),
    "so does a correction downward": ([report("a", claim(91, MINISTRY)), report("b", claim(84, MINISTRY), hour=12)], 84),
    "an earlier figure told again later changes nothing":
        ([report("a", claim(17, AGENCY)), report("b", claim(23, AGENCY), hour=9), report("c", claim(17, AGENCY), hour=40)], 23),
    "a figure quoted as outdated is known as an earlier one when somebody tells it again":
        ([report("a", claim(23, AGENCY), claim(17, AGENCY, superseded=True)), report("b", claim(17, AGENCY), hour=40)], 23),
    "the figure without a part of it, told before beside the whole, lowers nothing later": (
        [report("a", claim(4, POLICE), claim(1, POLICE, part_of="a-0", category="other"), claim(3, POLICE)), report("b", claim(3, POLICE), hour=12)],
        4,
    ),
    "a figure that the whole leaves without a part, but that was never told, is a correction": (
        [report("a", claim(4, POLICE), claim(1, POLICE, part_of="a-0", category="other")), report("b", claim(3, POLICE), hour=12)],
        3,
    ),
    "a lower bound below the own figure changes nothing":
        ([report("a", claim(57, MINISTRY)), report("b", at_least(50, MINISTRY), hour=12)], 57),
    "a rounded retelling changes nothing": ([report("a", claim(43, OBSERVATORY)), report("b", claim(40, OBSERVATORY), hour=12)], 43),
    "a lower figure recalled by an article about something else changes nothing": (
        [report("a", claim(23, AGENCY)), report("b", claim(19, AGENCY, event=event().model_copy(update={"background": True})), hour=40)],
        23,
    ),
    "a part of the total told later is not a new total":
        ([report("a", claim(43, OBSERVATORY)), report("b", claim(31, OBSERVATORY, category="civilians"), hour=12)], 43),
}  # fmt: skip


@pytest.mark.parametrize(("reports", "best"), SUPERSESSION.values(), ids=SUPERSESSION)
def test_a_later_figure_of_the_same_origin(reports: list[Report], best: int) -> None:
    assert people(settled(*reports))[1] == best


def test_a_summary_of_several_claimants_leaves_each_its_own_latest_figure() -> None:
    incident = settled(report("a", at_least(43, OBSERVATORY)), report("b", claim(38, OBSERVATORY, joint=(RADIO,)), hour=30))

    figures = {origin.name: origin.latest[0].low for origin in incident.origins}
    assert figures == {"Northern Observatory": 43, "Valley Radio": 38}


KEEPER: dict[str, tuple[list[Report], tuple[int | None, int | None, int | None]]] = {
    "older and lower figures of others are lower bounds of their time": (
        [report("a", claim(12, POLICE, event=FIRE)), report("b", claim(25, MINISTRY, event=FIRE), hour=18)], (25, 25, 25)),
    "an official body that lags does not lower the count of the one that keeps it": (
        [report("a", claim(48, MINISTRY, event=FIRE)), report("b", claim(57, MINISTRY, event=FIRE), hour=12),
         report("c", claim(57, MINISTRY, event=FIRE), claim(31, Claimant(name="Interior Ministry", kind="government"), event=FIRE), hour=20)],
        (57, 57, 57)),
    "an independent origin that contradicts the keeper leaves the lower median": (
        [report("a", claim(30, MINISTRY, event=FIRE)), report("b", claim(50, OBSERVATORY, event=FIRE), hour=9)], (30, 30, 50)),
    "a count that is repeated beside a higher one of the day is not older": (
        [report("a", claim(9, MINISTRY)), report("b", claim(23, MINISTRY), hour=12), report("c", claim(23, MINISTRY), claim(27, DOCTORS), hour=20)],
        (23, 23, 27)),
    "a count that only was there before a higher one is": (
        [report("a", claim(9, MINISTRY)), report("b", claim(23, MINISTRY), hour=12), report("c", claim(27, DOCTORS), hour=20)], (27, 27, 27)),
    "unnamed reports do not outrank the officials": (
        [report("a", claim(6, MINISTRY, event=FIRE), claim(15, Claimant(name="other reports", kind="media"), event=FIRE))], (6, 6, 6)),
}  # fmt: skip


@pytest.mark.parametrize(("reports", "expected"), KEEPER.values(), ids=KEEPER)
def test_the_keeper_of_the_official_count(reports: list[Report], expected: tuple[int | None, ...]) -> None:
    assert people(settled(*reports)) == expected


CATEGORIES: dict[str, tuple[list[Report], str, tuple[int | None, int | None, int | None]]] = {
    "civilians alone make a total that says it is derived": ([report("a", claim(26, OBSERVATORY, category="civilians"))], "people", (26, 26, 26)),
    "a part is a part": ([report("a", claim(43, OBSERVATORY), claim(17, OBSERVATORY, category="children", part_of="a-0"))], "children", (17, 17, 17)),
    "and does not touch the total": ([report("a", claim(43, OBSERVATORY), claim(17, OBSERVATORY, category="children", part_of="a-0"))], "people", (43, 43, 43)),
    "parts of a total that is only a satisfied lower bound are lower bounds": (
        [report("a", claim(40, OBSERVATORY), claim(17, OBSERVATORY, category="children", part_of="a-0")),
         report("b", at_least(15, RADIO, category="civilians"), claim(5, RADIO, category="children", part_of="b-0"), hour=9)],
        "children", (17, 17, 17)),
    "a part is cut to the best figure of the whole": ([report("a", claim(20, AGENCY)), report("b", claim(31, RADIO, category="children"), hour=9)], "children", (20, 20, 31)),
    "parts of an increment are no parts of the total": (
        [report("a", claim(53, RADIO), claim(6, RADIO, increment=True), claim(2, RADIO, category="children", part_of="a-1"))], "children", (None, None, None)),
    "victims of different kinds in one sentence are added up": (
        [report("a", claim(10, AGENCY, category="civilians", sentence=3), claim(5, AGENCY, category="combatants", sentence=3))], "people", (15, 15, 15)),
}  # fmt: skip


@pytest.mark.parametrize(("reports", "category", "expected"), CATEGORIES.values(), ids=CATEGORIES)
def test_category_arithmetic(reports: list[Report], category: str, expected: tuple[int | None, ...]) -> None:
    assert people(settled(*reports), category=category) == expected


def test_a_total_made_of_categories_says_so() -> None:
    estimate = settled(report("a", claim(26, OBSERVATORY, category="civilians"))).estimates["killed"]["people"]

    assert estimate.derived
    assert "nobody states a total" in estimate.explanation


OWN_VOICE: dict[str, tuple[list[Report], tuple[int | None, int | None, int | None], int]] = {
    "an outlet's own voice is the summary of the figure it attributes": ([report("a", at_least(40), claim(43, OBSERVATORY))], (43, 43, 43), 1),
    "a headline below the body is a garble": ([report("a", claim(52, quote=Quote(field="title", start=1, end=2, text="x")), claim(57, MINISTRY))], (57, 57, 57), 1),
    "an unattributed figure alone counts, from no origin": ([report("a", claim(31))], (31, 31, 31), 0),
    "a mother who speaks of her son gives no toll against the newsroom's": (
        [report("a", claim(15), claim(1, Claimant(name="Mara Quist", kind="witness"), words="her son"))], (15, 15, 15), 1),
    "nor against the authorities'": (
        [report("a", claim(5, Claimant(name="authorities", kind="other")), claim(1, Claimant(name="Mara Quist", kind="witness"), words="her son"))], (5, 5, 5), 1),
    "an outlet's own lower figure gives way to a named claimant": ([report("a", claim(5)), report("b", claim(6, POLICE), hour=9)], (6, 6, 6), 1),
}  # fmt: skip


@pytest.mark.parametrize(("reports", "expected", "origins"), OWN_VOICE.values(), ids=OWN_VOICE)
def test_own_voice(reports: list[Report], expected: tuple[int | None, ...], origins: int) -> None:
    incident = settled(*reports)

    assert (people(incident), incident.n_origins) == (expected, origins)


LOCAL: dict[str, tuple[list[Report], str, tuple[int | None, int | None, int | None]]] = {
    "of three articles the middle one counts the dead": (
        [report("a", claim(1, POLICE, event=SHOOTING)), report("b", claim(2, event=SHOOTING), hour=9), report("c", claim(2, event=SHOOTING), hour=10)], "killed", (1, 2, 2)),
    "what more of them give than any other comes before the middle": (
        [report(name, claim(dead, event=SHOOTING), hour=8 + at) for at, (name, dead) in enumerate(zip("abcde", (1, 2, 3, 4, 4), strict=True))], "killed", (1, 4, 4)),
    "of two the higher, as the dead become more": ([report("a", claim(1, event=SHOOTING)), report("b", claim(2, event=SHOOTING), hour=9)], "killed", (1, 2, 2)),
    "of two the lower for the injured, as the wounded die": (
        [report("a", claim(4, event=SHOOTING, measure="injured")), report("b", claim(3, event=SHOOTING, measure="injured"), hour=9)], "injured", (3, 3, 4)),
    "large tolls follow claimant and time": (
        [report("a", claim(20, POLICE, event=SHOOTING)), report("b", claim(58, POLICE, event=SHOOTING), hour=9), report("c", claim(20, POLICE, event=SHOOTING), hour=9)], "killed", (58, 58, 58)),
}  # fmt: skip


@pytest.mark.parametrize(("reports", "measure", "expected"), LOCAL.values(), ids=LOCAL)
def test_local_crime(reports: list[Report], measure: str, expected: tuple[int | None, ...]) -> None:
    assert people(settled(*reports), measure) == expected


def test_every_bound_cites_its_claims_and_explains_itself() -> None:
    estimate = settled(report("a", claim(43, OBSERVATORY)), report("b", claim(40, AGENCY), hour=9)).estimates["killed"]["people"]

    assert (estimate.set_by.low, estimate.set_by.best, estimate.set_by.high) == (("b-0",), ("b-0",), ("a-0",))
    assert estimate.explanation == "40 people killed: the lower median of State Agency (40) and Northern Observatory (43)."
    assert estimate.agreement == "disputed"


def test_a_denial_is_no_number_and_makes_the_incident_contested() -> None:
    incident = settled(
        report("a", claim(40, AGENCY, category="civilians")),
        report("b", claim(0, COALITION, category="civilians", stance="denies"), hour=9),
    )

    assert people(incident) == (40, 40, 40)
    assert [(one.who, one.denies, one.disputes) for one in incident.denials] == [("Coalition", "civilian_harm", ("a-0",))]
    assert incident.contested.value
    assert incident.grade == "contested"


def test_a_denial_of_responsibility_by_somebody_nobody_accuses_is_kept_and_contests_nothing() -> None:
    group = Claimant(name="Hill Front", kind="armed_group")
    incident = settled(report("a", claim(9, POLICE), statement("responsibility", group, stance="denies")))

    assert [one.denies for one in incident.denials] == ["responsibility"]
    assert not incident.contested.value


def test_parts_that_add_up_to_a_lower_bound_stand_as_they_are() -> None:
    whole = claim(43, OBSERVATORY, modifier="at_least", claim_id="w")
    civilians, others = claim(36, OBSERVATORY, category="civilians", part_of="w"), claim(7, OBSERVATORY, part_of="w")

    added_up = settled(report("a", whole, civilians, others), report("b", claim(40, AGENCY, category="civilians"), hour=9))
    open_ended = settled(report("a", whole, civilians), report("b", claim(40, AGENCY, category="civilians"), hour=9))

    assert people(added_up, category="civilians") == (36, 36, 40)
    assert people(open_ended, category="civilians") == (40, 40, 40)


def test_a_part_in_nobodys_mouth_is_of_whoever_gives_the_whole() -> None:
    first = report("a", claim(12, POLICE, event=FIRE), claim(2, POLICE, category="children", event=FIRE))
    later = report(
        "b", claim(37, POLICE, claim_id="whole", event=FIRE), claim(13, category="children", part_of="whole", event=FIRE), hour=40
    )

    assert people(settled(first, later), category="children") == (13, 13, 13)


def test_the_count_of_a_party_that_denies_the_others_is_no_older_lower_bound() -> None:
    army = Claimant(name="Esterian army", kind="military")
    ministry = report("b", claim(27, MINISTRY), hour=9), report("c", claim(32, MINISTRY), hour=40)
    silent = settled(report("a", claim(16, army)), *ministry)
    denying = settled(report("a", claim(16, army), statement("no_civilian_harm", army, stance="denies")), *ministry)

    assert people(silent) == (32, 32, 32)
    assert people(denying) == (16, 32, 32)


def test_fighters_counted_by_a_party_that_denies_the_others_are_no_count_of_all() -> None:
    army = Claimant(name="Esterian army", kind="military")
    denial = statement("no_civilian_harm", army, stance="denies")
    incident = settled(report("a", claim(9, army, category="combatants"), denial), report("b", claim(27, MINISTRY), hour=9))

    assert people(incident) == (27, 27, 27)


def test_a_rejected_figure_is_contested_though_its_claimant_has_raised_it_since() -> None:
    union, agency = Claimant(name="Pitmen of Lorn", kind="other"), Claimant(name="Mining Inspectorate", kind="government")
    blast = event("industrial_accident")
    first = report("a", claim(16, union, event=blast), claim(11, agency, event=blast))
    rejects = report("b", statement("figure", agency, stance="denies", low=16, high=16, event=blast), hour=9)
    raised = report("c", claim(21, union, event=blast), claim(18, agency, event=blast), hour=40)

    assert settled(first, rejects, raised).contested.value
    assert not settled(first, raised).contested.value


def test_a_lower_bound_is_not_contradicted_by_whom_denies_the_dead() -> None:
    army = Claimant(name="Esterian army", kind="military")
    denial = statement("no_civilian_harm", army, stance="denies")
    first = report("a", at_least(17, RADIO), claim(12, army, category="combatants"), denial)
    incident = settled(first, report("b", claim(28, OBSERVATORY), hour=40), report("c", claim(31, AGENCY), hour=60))

    assert people(incident)[1] == 28


def test_parts_are_cut_to_the_toll_and_not_to_the_lowest_count_of_it() -> None:
    army = Claimant(name="Esterian army", kind="military")
    denial = statement("no_civilian_harm", army, stance="denies")
    incident = settled(
        report("a", claim(12, army), denial),
        report("b", claim(28, OBSERVATORY), claim(15, OBSERVATORY, category="children", part_of="b-0"), hour=9),
        report("c", claim(31, AGENCY), hour=10),
    )

    assert people(incident, category="children") == (15, 15, 15)


def test_the_army_stands_by_the_count_of_its_side_where_its_ministry_denies_the_others() -> None:
    army = Claimant(name="Esterian army", kind="military", key="Esterian army", side="Esterian government")
    ministry = Claimant(name="defence ministry", kind="military", key="Esterian defence ministry", side="Esterian government")
    first = report("a", claim(16, army), statement("no_civilian_harm", ministry, stance="denies"))
    incident = settled(first, report("b", claim(27, MINISTRY), hour=9), report("c", claim(32, MINISTRY), hour=40))

    assert people(incident) == (16, 32, 32)
