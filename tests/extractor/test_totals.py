"""Whether a figure is that of one incident or a total over time or many attacks."""

import pytest

from services.extractor import casualties, events
from services.extractor.sentences import split
from tests.extractor.marked import PUBLISHED, happenings


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("The monitor has counted {191 civilians} killed since Sept. 10.", "2018-09-10"),
        ("Police say {40 people} have been shot dead so far this year.", "2018"),
        ("Shelling has killed {60 people} in the past two weeks.", "2018-11-03"),
        ("The war has killed more than {220,000 people}.", None),
        ("Floods killed {12 people} on Thursday and Friday.", "2018-11-15"),
        ("A series of bombings has killed {80 people} in the capital.", None),
        ("Attacks in Aleppo and Damascus killed {9 people} on Friday.", "2018-11-16"),
        ("Police: {8 people} killed in Labor Day weekend shootings", None),
        ("Shootings over the long holiday weekend killed {8 people}.", None),
        ("A violent night in the city left {8 people} dead.", None),
        ("The army says that {53 soldiers} were killed in 386 clashes.", None),
        ("The rebels killed {18 soldiers} in three ambushes.", None),
        ("Attacks on 15 towns in seven provinces killed {40 people}.", None),
        ("He added that {43 soldiers} were killed during the same period.", None),
        ("The rebels' cumulative losses are {76 people} killed.", None),
        ("The rebel offensive resulted in {284 soldiers} killed.", None),
        ("In the offensive, the rebels killed {827 soldiers}.", None),
        ("At least {8 people} were killed in shootings throughout the day.", None),
        ("Shootings across Chicago on Friday left {8 people} dead.", None),
        ("A man was shot dead, which took the city's homicide count to {16 people}.", None),
        ("{2 teens} have died already in 2018 in accidents with guns.", "2018"),
        ("A drone fired on the town and hit it several times, killing {5 people}.", None),
    ],
)
def test_a_total_over_time_or_many_attacks_is_cumulative(text: str, since: str | None) -> None:
    (happening,) = happenings(text)

    assert (happening.scope, happening.since) == ("cumulative", since)


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed {12 people} in Kabul on Friday.",
        "It was the deadliest attack since 2011, with {60 people} killed.",
        "Air strikes killed {12 people} in Idlib on Friday.",
        "The bombing killed {12 people} within minutes.",
        "A man is charged with the shooting of {6 people} during a violent night.",
        "Nearly 40 air raids on the market of Idlib killed {12 people} on Friday.",
        "The quake killed {12 people} in four villages.",
        "Shots were fired 12 times at a party in Ardell, wounding {5 people}.",
        "A man fired his rifle several times at the crowd, wounding {5 people}.",
        "The latest outbreak of street violence left {5 people} wounded on Friday.",
    ],
)
def test_one_day_in_one_place_is_an_incident(text: str) -> None:
    assert [happening.scope for happening in happenings(text)] == ["incident"]


def test_what_once_happened_in_the_same_street_is_another_incident() -> None:
    now, once = happenings(
        "{4 people} were shot dead on Thursday, a block from where {5 people} were shot dead in a December raid."
    )

    assert now.event.ref != once.event.ref
    assert (now.event.date, once.event.date) == ("2018-11-15", "2017-12")


def test_the_sum_of_incidents_told_apart_is_a_total() -> None:
    told = happenings(
        "Attacks killed {13 people} on Friday. Shells hit the Salam quarter and killed {6 people}. Shells hit the Amal quarter and killed {7 people}."
    )

    assert [happening.scope for happening in told] == ["cumulative", "incident", "incident"]
    assert len({happening.event.ref for happening in told}) == 3


@pytest.mark.parametrize(
    "text",
    [
        "He spoke of the repression, which rights groups say has killed more than {580 people}.",
        "The unrest, which doctors say has cost {200 people} their lives, goes on.",
        "The monitor counts {2,300 people} who have been killed in the crackdown on the marches.",
        "Monitors put the overall death toll in the country at {1,297 civilians}.",
        "The ministry says {3,000 soldiers} have died fighting armed gangs.",
        "Last month {1,200 civilians} were killed, mostly in air raids.",
        "Figures show {4,000 people} were killed on the roads last year.",
        "Shootings on the South Side over the weekend left {12 people} dead.",
        "In 2010 the drones attacked 110 times, killing {600 people}.",
    ],
)
def test_what_a_period_of_violence_has_cost_is_a_total(text: str) -> None:
    assert [one.scope for one in happenings(text)] == ["cumulative"]


def test_the_years_of_somebody_told_of_in_an_aside_are_no_period_of_deaths() -> None:
    found = happenings(
        "The general, who has governed for three decades, fled an air strike which killed {3 men} in Tripoli on Friday."
    )
    assert [(one.scope, one.event.date) for one in found] == [("incident", "2018-11-16")]


def test_what_rolled_several_times_is_no_series() -> None:
    (crash,) = happenings("{14 people} were killed on Friday when a coach left the road and rolled several times.")

    assert (crash.scope, crash.event.date) == ("incident", "2018-11-16")


def test_most_of_a_number_is_no_superlative_and_leaves_the_total_a_total() -> None:
    (told,) = happenings(
        "It is blamed for most of the {214 civilians} that the monitor has counted since the siege began on June 13."
    )

    assert (told.scope, told.since) == ("cumulative", "2018-06-13")


def test_who_lay_in_a_coma_since_an_accident_makes_its_toll_no_total() -> None:
    (toll,) = happenings(
        "A girl who had been in a coma since the crush in Elin nine days ago died on Friday, taking the death toll to {25 people}."
    )

    assert (toll.scope, toll.event.date) == ("incident", "2018-11-08")


def test_one_disaster_of_a_total_has_its_own_place_and_year() -> None:
    doc = split(
        None, "Fires at dance halls have killed 900 people over the past 40 years, including 48 in Ireland in 1981.", PUBLISHED
    )
    found = {one.low: told for one, told in zip(casualties.find(doc), events.assign(doc, casualties.find(doc)), strict=True)}

    assert found[900].scope == "cumulative"
    assert (found[48].scope, found[48].event.date, found[48].event.place and found[48].event.place.country) == (
        "incident",
        "1981",
        "IE",
    )
