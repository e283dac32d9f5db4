"""Whom a verb speaks of: past clauses between commas, lists with their own verb, appositions that add up, pairs of dashes."""

import pytest

from services.extractor import casualties
from services.extractor.sentences import split


def told(text: str) -> list[tuple[str, int | None, str, int | None]]:
    return [(one.measure, one.low, one.category, one.parent) for one in casualties.find(split(None, text, None))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "At least 11 people were killed, including four children and two women, and at least 15 others were wounded.",
            [
                ("killed", 11, "people", None),
                ("killed", 4, "children", 0),
                ("killed", 2, "women", 0),
                ("injured", 15, "people", None),
            ],
        ),
        (
            "At least 27 members of the family including 11 women, two of whom were pregnant, were killed in a raid.",
            [("killed", 27, "people", None), ("killed", 11, "women", 0)],
        ),
        (
            "At least eight civilians – including a child – were killed and 17 others were injured.",
            [("killed", 8, "civilians", None), ("killed", 1, "children", 0), ("injured", 17, "civilians", None)],
        ),
        (
            "Six members of the Tadin family, four children and two women, were killed when their house was shelled.",
            [("killed", 6, "people", None), ("killed", 4, "children", 0), ("killed", 2, "women", 0)],
        ),
        (
            "Juan Tadin, 72, who was working at the station at the time of the explosion, was killed.",
            [("killed", 1, "people", None)],
        ),
        (
            "The raid is reported to have killed at least nine villagers, including two women.",
            [("killed", 9, "people", None), ("killed", 2, "women", 0)],
        ),
    ],
)
def test_the_verb_finds_those_it_speaks_of(text: str, expected: list[tuple[str, int | None, str, int | None]]) -> None:
    assert told(text) == expected


def test_those_told_again_inside_a_list_are_parts_and_no_further_victims() -> None:
    found = told("SIX PRIESTS -- FIVE SPANIARDS AND ONE PERUVIAN -- AND TWO WOMEN WERE MURDERED ON FRIDAY.")
    assert [(low, parent) for _, low, _, parent in found] == [(6, None), (5, 0), (1, 0), (2, None)]
