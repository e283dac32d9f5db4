"""Which figures of an article are of one incident."""

import pytest

from services.extractor import casualties, events
from services.extractor.sentences import split
from tests.extractor.marked import PUBLISHED, happenings


def test_figures_of_the_same_attack_share_an_event_and_others_do_not() -> None:
    told = happenings(
        "A suicide bomber killed {12 people} at a market in Kabul on Friday. The blast also hurt {30 others}. "
        "In a separate attack in Kandahar, gunmen shot dead {3 soldiers}. Last month {50 people} died in a bombing in Herat. "
        "The health ministry later said {14 people} had died in the market."
    )

    assert [happening.event.ref for happening in told] == ["A", "A", "B", "C", "A"]
    assert [happening.event.background for happening in told] == [False, False, True, True, False]


def test_a_heading_does_not_part_a_figure_from_the_place_told_before_it() -> None:
    told = happenings(
        "Jets bombed homes in Dar al-Tadin village on Saturday.\n\nToll not certain\n\nThe monitor counted {31 people} killed.\n\n"
        "The agency said {28 people} died in Oderan, another village close to Dar al-Tadin."
    )

    assert [happening.event.place and happening.event.place.text for happening in told] == ["Dar al-Tadin", "Oderan"]


def test_who_dies_of_his_wounds_days_later_died_of_the_same_incident() -> None:
    doc = split(
        None,
        "Two bakers were shot near the quay on Monday, 12 November 2018. One of them died on Thursday, 15 November.",
        PUBLISHED,
    )
    found = casualties.find(doc)

    assert [one.measure for one in found] == ["killed_or_injured", "killed"]
    assert {one.event.ref for one in events.assign(doc, found)} == {"A"}


def test_another_count_of_nearly_the_same_size_is_of_the_same_attack_though_it_names_the_next_village() -> None:
    told = happenings(
        "The monitor said {31 people} were killed in Dar al-Tadin on Saturday. It was a heavy blow.\n\nThe agency reported that "
        "{28 civilians} died in the village of al-Oderan."
    )

    assert [happening.event.ref for happening in told] == ["A", "A"]


def test_also_alone_makes_no_other_attack() -> None:
    text = "A raid killed {14 people} on a house in Idlib. Its walls fell on the yard. {3 members} of the Tadin family were also killed."
    assert len({one.event.ref for one in happenings(text)}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "{4 people} were shot in Gilham Court on Friday. Mayor Odell spoke. Rain fell. Officers were called to a shooting at the Alder Market. {2 people} had been shot there, police said.",
        "{4 people} were shot in Houston, Texas, on Friday. Mayor Odell spoke. Rain fell. Officers were called to a shooting near Tulsa Street. {2 people} had been shot, police said.",
        "{4 people} were shot in Marlow Park in Houston, Texas, on Friday. Mayor Odell spoke. Rain fell. {2 people} had been shot, police said: Tulsa Street was closed.",
    ],
)
def test_a_street_that_only_stands_near_a_figure_makes_no_other_attack(text: str) -> None:
    assert [each.event.ref for each in happenings(text)] == ["A", "A"]


def test_a_few_of_one_kind_told_again_are_rather_the_same_than_as_many_others() -> None:
    lead = "{3 people} died in a shooting in Houston, Texas, on Friday. Rain fell. Snow fell."
    assert [each.event.ref for each in happenings(f"{lead} {{3 people}} were killed on Thursday.")] == ["A", "A"]
    assert [each.event.ref for each in happenings(f"{lead} {{2 people}} were killed on Thursday.")] == ["A", "B"]


def test_two_years_are_two_incidents_as_two_days_are() -> None:
    lead = "A ferry sank on Friday and {38 people} died. "
    text = lead + "One burned off Port Arvel in May 2017, killing {7 people}. In 2015 {61 people} lost their lives off Elin."

    assert [one.event.ref for one in happenings(text)] == ["A", "B", "C"]


def test_losses_told_behind_the_lead_are_of_its_day_and_place_and_the_next_raid_is_another() -> None:
    told = happenings(
        "Soldier found alive.\n\nThe soldier missing since Monday's ambush in Arvel has been found, the army said. It put its losses at {16 people}.\n\nTroops "
        "freed hostages in a raid in Borlu on Thursday, killing {7 people}."
    )

    assert [(one.event.ref, one.event.date) for one in told] == [("A", "2018-11-12"), ("B", "2018-11-15")]


def test_hours_after_others_died_elsewhere_is_told_of_two_accidents_of_a_day() -> None:
    text = (
        "{6 people} died on Friday when a van hit a lorry at Thika, hours after {16 people} were killed in a bus accident at Kiongwe. "
        "A guard was hurt. He said {2 people} of the Kiongwe accident had since died."
    )
    near, before, since = happenings(text)

    assert [one.event.ref for one in (near, before, since)] == ["A", "B", "B"]
    assert [one.event.place and one.event.place.text for one in (near, before)] == ["Thika", "Kiongwe"]
    assert {one.event.date for one in (near, before)} == {"2018-11-16"}


def test_so_many_days_after_two_others_keeps_the_days_of_both() -> None:
    _, one, other = happenings(
        "A gunman killed {3 people} in Milwaukee on Friday. It came 10 days after {5 people} were shot dead in Dallas and 12 days after {7 people} were shot "
        "dead in Houston."
    )

    assert [each.event.date for each in (one, other)] == ["2018-11-06", "2018-11-04"]


def test_who_dies_hours_after_the_crash_died_of_it() -> None:
    told = happenings("{6 people} died at Dunmore on Friday and {2 people} died in Elin on Friday, hours after the bus crash.")

    assert {one.event.date for one in told} == {"2018-11-16"}
    assert (
        happenings("{5 people} died in hospital in Elin, hours after the crash at Ardle killed {9 people}.")[1].event.ref == "A"
    )


@pytest.mark.parametrize(
    "text",
    [
        "It was one of two fatal crashes in Elin county on Friday.",
        "It was the second crash in Elin county that day.",
        "It was the third deadly crash in Elin county in as many days.",
    ],
)
def test_after_one_of_several_another_is_told(text: str) -> None:
    first, second = happenings(
        f"A bus rolled at Ardle on Friday and {{18 people}} died. Police are at work. {text} {{6 people}} died at Dunmore."
    )

    assert (first.event.ref, second.event.ref) == ("A", "B")
