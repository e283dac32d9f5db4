"""When and where a figure is told to be of: what only reports, counts back or mourns is not the day or the place of it."""

import pytest

from tests.extractor.marked import PUBLISHED, happenings


def test_the_day_on_which_somebody_reported_a_figure_is_not_another_incident() -> None:
    told = happenings(
        "A bomb killed {12 people} in Northport on Friday. The day before, the monitor and the radio had both reported {14 people} killed."
    )

    assert [happening.event.ref for happening in told] == ["A", "A"]


def test_an_incident_of_so_many_days_before_has_its_own_day() -> None:
    told = happenings("Two blasts killed {25 people} on Saturday. It comes eight days after a fire in which {60 people} died.")

    assert [(happening.event.ref, happening.event.date) for happening in told] == [("A", "2018-11-17"), ("B", "2018-11-09")]


def test_the_day_that_names_an_attack_is_that_of_the_attack() -> None:
    (happening,) = happenings("The toll from Thursday's attack has gone up to {57 people}.")

    assert happening.event.date == "2018-11-15"


def test_a_year_that_a_clause_hangs_on_is_its_date_though_since_stands_before_it() -> None:
    found = happenings("The crash is the worst since 2004, when {7 people} were killed near Ufton.")
    assert [(one.event.date, one.scope) for one in found] == [("2004", "incident")]


@pytest.mark.parametrize(
    "text",
    [
        "The coast guard ended the search for victims on Friday. The ferry cost {38 people} their lives.",
        "The governor on Friday promised tents after the earthquake, which left {38 people} dead.",
        "Families buried their dead on Friday. {38 people} died in the mudslide.",
        "Two of the injured died of their burns on Friday, taking the toll of the fire to {38 people}.",
        "Hundreds gathered on Friday night to remember the {38 people} who drowned when the ferry sank.",
        "The ministry on Friday lowered the toll of the ferry accident to {38 people}.",
    ],
)
def test_the_day_of_what_came_after_a_disaster_is_not_its_day(text: str) -> None:
    happening = happenings(text)[-1]

    assert (happening.event.date, happening.event.date_basis) == (PUBLISHED, "published")


def test_what_came_after_leads_to_the_day_from_which_it_is_counted() -> None:
    (counted,) = happenings("The search ended on Friday, six days after the ferry went down. {38 people} are dead.")
    (told,) = happenings("Divers on Friday found seven more bodies in the ferry that sank two days ago. {31 people} are dead.")

    assert (counted.event.date, told.event.date) == ("2018-11-10", "2018-11-15")


def test_the_day_on_which_a_toll_is_told_is_not_stated_as_that_of_a_disaster() -> None:
    (fire,) = happenings("The death toll from a fire in Accra has risen to {30 people}, the ministry said on Thursday.")
    (raid,) = happenings("The death toll from air strikes on Idlib has risen to {30 people}, the monitor said on Thursday.")

    assert (fire.event.date, fire.event.date_basis) == ("2018-11-15", "published")
    assert (raid.event.date, raid.event.date_basis) == ("2018-11-15", "relative")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Mourners met on Friday where a bomb killed {59 people} a year ago.", ["2017"]),
        ("Rebels on Friday claimed an ambush on the army, saying they had killed {33 soldiers}.", ["2018-11-17"]),
        ("Three days after bombs fell on a market in Arvel, the monitor on Saturday published its list: {33 people} dead.", ["2018-11-14"]),
        ("{27 people} were killed in Arvel on Wednesday. The ministry's figures stood at {23 people} killed on Friday.", ["2018-11-14"] * 2),
        (
            "{5 people} died in Razik on Friday. It came a day after the bombing of Arvel, in which {29 people} died.",
            ["2018-11-16", "2018-11-15"],
        ),
        ("The envoy spoke, he said on Saturday, two days after shells killed {20 people} in Arvel.", ["2018-11-15"]),
        ("A bomb in Arvel on Wednesday killed {31 people}. {2 children} died in hospital on Friday.", ["2018-11-14", "2018-11-14"]),
    ],
)  # fmt: skip
def test_the_day_of_claiming_counting_or_mourning_is_not_that_of_the_attack(text: str, days: list[str]) -> None:
    assert [one.event.date for one in happenings(text)] == days


def test_that_blaze_is_the_one_of_the_month_just_named() -> None:
    lead = "Last month {17 people} died when a coach rolled at Ardle. "
    _, past = happenings(
        lead + "The worst disaster there was in January 2009, when a tanker caught fire. That blaze killed {113 people}."
    )
    _, same = happenings(
        lead
        + "The worst disaster there was in January 2009, when a tanker caught fire. Of the 40 aboard {15 people} were pupils."
    )

    assert (past.event.ref, past.event.date) == ("B", "2009-01")
    assert same.event.ref == "A"


def test_mourners_abroad_do_not_say_where_it_happened() -> None:
    first, second = happenings(
        "DUBAI: Filipinos in the Emirates held prayers on Friday for those of the ferry accident in Cebu province, where {26 people} "
        "have died and {41 people} are feared dead.",
        "Filipinos in UAE pray for victims of ferry accident",
    )

    assert [one.event.place and one.event.place.country for one in (first, second)] == ["PH", "PH"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "A bomb killed {5 people} in Kabul on Monday and a mine killed {3 soldiers} in Kandahar on Sunday.",
            ["2018-11-12", "2018-11-11"],
        ),
        ("In Kabul {5 people} died on Monday and in Kandahar {3 soldiers} died on Sunday.", ["2018-11-12", "2018-11-11"]),
        ("A bomb in Kabul on Monday killed {5 people} and wounded {3 soldiers} near the palace.", ["2018-11-12"] * 2),
    ],
)
def test_clauses_that_each_have_a_figure_and_a_day_tell_of_their_own_incident(text: str, days: list[str]) -> None:
    found = happenings(text)
    assert [one.event.date for one in found] == days
    assert len({one.event.ref for one in found}) == len(set(days))
