"""What an article tells of one town in a disaster that struck many."""

from tests.extractor.marked import happenings


def test_the_dead_of_one_town_are_part_of_those_of_the_earthquake() -> None:
    whole, town, other = happenings(
        "An earthquake killed {30 people} in Peru on Friday. {12 people} died in Huancayo. In Tarma {5 people} were killed."
    )

    assert {one.event.ref for one in (whole, town, other)} == {"A"}
    assert [one.partial for one in (whole, town, other)] == [False, True, True]


def test_a_disaster_of_another_sort_or_called_another_one_stays_apart() -> None:
    quake, slide, flood = happenings(
        "An earthquake killed {30 people} in Peru on Friday. A mudslide in Piura buried {6 people}. "
        "In a separate incident in Tarma {5 people} were killed."
    )

    assert len({quake.event.ref, slide.event.ref, flood.event.ref}) == 3
