"""Which place an incident happened at, of the places that its article names."""

from tests.extractor.marked import happenings


def test_the_city_of_an_earlier_attack_is_the_one_told_before() -> None:
    told = happenings(
        "Two blasts killed {25 people} in Kabul on Saturday. They come eight days after a fire in the south of the city, which killed {60 people}."
    )

    assert [(happening.event.ref, happening.event.place and happening.event.place.text) for happening in told] == [
        ("A", "Kabul"),
        ("B", "Kabul"),
    ]


def test_the_place_that_an_attack_is_set_apart_from_is_not_its_own() -> None:
    (happening,) = happenings(
        "Kabul came under fire on Saturday in an attack distinct from the dawn strike on Herat, with {12 people} dead in the town."
    )

    assert happening.event.place is not None
    assert happening.event.place.text == "Kabul"


def test_another_country_is_another_incident() -> None:
    first, second = happenings(
        "A bomb killed {5 people} in Kabul on Friday. A driver lost his sight as {2 men} were hurt in Iraq."
    )
    assert (first.event.ref, second.event.ref) == ("A", "B")
    assert second.event.place is not None
    assert second.event.place.country == "IQ"


def test_a_country_keeps_its_own_code_in_an_article_about_another() -> None:
    found = happenings("Kabul, Herat and Kandahar in Afghanistan closed their schools. The flu has killed {25 people} in Mexico.")
    assert [(one.event.place.name, one.event.place.country) for one in found if one.event.place] == [("Mexico", "MX")]


def test_the_country_of_the_headline_is_where_it_happened_and_not_where_a_victim_lived() -> None:
    (couple,) = happenings(
        "A couple from the suburb of Scarsdale in Westchester County is mourned. {2 people} of Scarsdale were on the plane.",
        title="Island Mourns After Plane Crash in Costa Rica",
    )

    assert couple.event.place is not None
    assert couple.event.place.country == "CR"


def test_a_storm_goes_on_to_the_next_country_with_what_it_did_there() -> None:
    first, second = happenings(
        "The hurricane killed {44 people} in Haiti on Friday. In San Juan, Puerto Rico, it killed {3 people} on Friday.",
        title="Hurricane kills dozens in Haiti",
    )

    assert first.event.place is not None
    assert second.event.place is not None
    assert (first.event.place.country, second.event.place.country) == ("HT", "PR")


def test_here_is_the_town_of_the_dateline() -> None:
    (fire,) = happenings(
        "ODESSA, Ukraine - A guard told of the {12 people} who died here on Friday in a fire, which Russia condemned."
    )

    assert fire.event.place is not None
    assert (fire.event.place.name, fire.event.place.precision) == ("Odesa", "settlement")


def test_who_is_hit_is_the_place_and_not_who_strikes() -> None:
    (raid,) = happenings("Israel struck without warning. Israel killed {9 people} in an attack on Lebanon, which vowed to reply.")

    assert raid.event.place is not None
    assert raid.event.place.country == "LB"


def test_the_seat_of_a_ministry_is_not_where_it_happened() -> None:
    text = "A raid killed {14 people} in Arsal. {3 children} are on the list that the Ministry of Health in Tripoli gave out."
    assert [one.event.place and one.event.place.text for one in happenings(text)] == ["Arsal", "Arsal"]


def test_a_government_that_denies_is_not_where_it_happened() -> None:
    (one,) = happenings("Moscow denied any part in the raid that left {12 people} dead in Idlib on Friday.")
    assert one.event.place is not None
    assert (one.event.place.name, one.event.place.country) == ("Idlib", "SY")
