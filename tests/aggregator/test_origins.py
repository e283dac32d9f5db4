"""Who is whom: names of one claimant are one origin, names of two are two."""

import pytest

from schemas.claim import Claimant
from tests.aggregator.made import AGENCY, OBSERVATORY, POLICE, claim, event, report, settled

DIRECTOR = Claimant(name="Idris Halloum", kind="monitor")
FIRE = event("fire")


def named(name: str, kind: str) -> Claimant:
    return Claimant.model_validate({"name": name, "kind": kind})


ONE_ORIGIN: dict[str, list[Claimant]] = {
    "names of the table": [OBSERVATORY, named("the Observatory", "monitor")],
    "a name inside a longer one": [named("police", "police"), named("Port Elin police", "police"), named("adviser to the Port Elin police chief", "police")],
    "officials of a kind that somebody speaks for": [named("fire service", "emergency_services"), named("fire service sources", "emergency_services")],
    "the ministry of the only province that is named": [
        named("health ministry of Upper Lorn", "government"), named("health ministry", "government"),
        named("state health ministry", "government"), named("health ministry of Upper Lorn state", "government"),
    ],
    "spellings of one person": [named("Waheed Majroh", "government"), named("Wahid Majroh", "government")],
    "state media and the agency with that figure": [AGENCY, named("state media", "media")],
    "a documentation network and the rights group that it is": [
        named("Lorn Documentation Network", "monitor"), named("a rights group", "un_ngo"),
    ],
    "a front and the initials of its name in its own tongue": [named("Lorn Liberation Front", "armed_group"), named("FLL", "armed_group")],
    "an unnamed monitor and the observatory with that figure": [OBSERVATORY, named("a war monitor", "monitor")],
}  # fmt: skip


@pytest.mark.parametrize("claimants", ONE_ORIGIN.values(), ids=ONE_ORIGIN)
def test_names_of_one_claimant_are_one_origin(claimants: list[Claimant]) -> None:
    incident = settled(*(report(f"a{number}", claim(12, one, event=FIRE), hour=number) for number, one in enumerate(claimants)))

    assert incident.n_origins == 1


TWO_ORIGINS: dict[str, list[Claimant]] = {
    "a monitor and an agency": [OBSERVATORY, AGENCY],
    "police and a hospital": [POLICE, named("Saint Anne Hospital", "medical")],
    "a monitor and an unnamed medical official": [OBSERVATORY, named("a medical official", "medical")],
    "a fire service and a doctor with his rank": [
        named("fire service", "emergency_services"),
        named("medical superintendent Dr Omer Lund", "medical"),
    ],
    "ministries of two countries": [named("defence ministry", "military"), named("Norian defence ministry", "military")],
    "ministries of a country and a province, and the first without its name": [
        named("Esterian defence ministry", "military"),
        named("defence ministry of Upper Lorn", "military"),
        named("defence ministry", "military"),
    ],
    "ministries of two kinds": [named("Interior Ministry", "government"), named("Public Health Ministry", "government")],
}


@pytest.mark.parametrize("claimants", TWO_ORIGINS.values(), ids=TWO_ORIGINS)
def test_names_of_two_claimants_are_two_origins(claimants: list[Claimant]) -> None:
    incident = settled(*(report(f"a{number}", claim(12, one, event=FIRE), hour=number) for number, one in enumerate(claimants)))

    assert incident.n_origins == 2


def test_figures_of_a_ministry_without_its_name_are_still_those_of_the_province() -> None:
    bare = claim(12, named("defence ministry", "military"), claimant_alt=("defence ministry's figures",))
    incident = settled(report("a", bare), report("b", claim(12, named("defence ministry of Upper Lorn", "military")), hour=9))

    assert incident.n_origins == 1


def test_a_doctor_does_not_speak_for_the_fire_service_as_a_colonel_may() -> None:
    brigade, doctor = named("fire service", "emergency_services"), named("Dr Omer Lund", "medical")
    colonel = named("Lt Col Omer Lund", "other")

    apart = settled(report("a", claim(12, brigade, event=FIRE), claim(15, doctor, event=FIRE)))
    one = settled(report("a", claim(12, brigade, event=FIRE), claim(15, colonel, event=FIRE)))

    assert (apart.n_origins, one.n_origins) == (2, 1)


def test_somebody_unnamed_is_the_only_one_named_in_his_article_who_counts_something_else() -> None:
    brigade, other = named("Corva Brigade", "armed_group"), named("a rebel force", "armed_group")
    hurt = claim(20, brigade, measure="injured")

    assert settled(report("a", claim(12, other), hurt)).n_origins == 1
    assert settled(report("a", claim(12, other), hurt, claim(15, brigade))).n_origins == 2


def test_an_article_that_gives_the_name_of_the_spokesman_joins_him_to_whom_he_speaks_for() -> None:
    incident = settled(
        report("a", claim(12, OBSERVATORY, claimant_alt=("Idris Halloum",))), report("b", claim(15, DIRECTOR), hour=9)
    )

    assert [(one.name, one.latest[0].low) for one in incident.origins if one.independent] == [("Northern Observatory", 15)]


def test_twelve_outlets_quoting_one_monitor_are_one_origin() -> None:
    incident = settled(*(report(f"a{hour:02}", claim(40, OBSERVATORY), hour=hour) for hour in range(12)))

    assert (incident.n_origins, incident.n_outlets, len(incident.origins[0].carriers)) == (1, 12, 12)


def test_those_who_say_it_jointly_are_origins_of_their_own() -> None:
    incident = settled(report("a", claim(40, OBSERVATORY, joint=(AGENCY,), claimant_alt=("State Agency",))))

    assert incident.n_origins == 2


def test_other_names_of_those_who_say_it_jointly_are_not_names_of_the_first() -> None:
    incident = settled(
        report(
            "a", claim(40, OBSERVATORY, joint=(named("Amin", "media"),), claimant_alt=("Amin", "the rebel-linked Amin agency"))
        ),
        report("b", claim(38, named("Amin", "media")), hour=9),
    )

    assert incident.n_origins == 2


def test_unnamed_reports_are_no_origin_beside_named_claimants() -> None:
    incident = settled(report("a", claim(6, POLICE), claim(15, named("other reports", "media"))))

    assert {one.name: one.independent for one in incident.origins} == {"Port Elin police": True, "other reports": False}


def test_a_copy_is_a_carrier_and_keeps_the_bound_of_its_original() -> None:
    incident = settled(
        report("a", claim(43, OBSERVATORY, modifier="at_least")), report("b", claim(43, OBSERVATORY), hour=9, copy_of="a")
    )

    assert incident.estimates["killed"]["people"].high is None
    assert incident.artefacts == ("Outlet b drops “at least” before Northern Observatory's 43",)
    assert [edge.relation for edge in incident.agreement] == ["copies"]
