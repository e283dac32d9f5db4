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
            "At least 13 people were killed, including five children and three women, and at least 21 others were hurt.",
            [
                ("killed", 13, "people", None),
                ("killed", 5, "children", 0),
                ("killed", 3, "women", 0),
                ("injured", 21, "people", None),
            ],
        ),
        (
            "At least 19 members of the family including 8 women, three of whom were expecting, were killed in a raid.",
            [("killed", 19, "people", None), ("killed", 8, "women", 0)],
        ),
        (
            "At least six civilians – including a boy – were killed and 21 others were hurt.",
            [("killed", 6, "civilians", None), ("killed", 1, "children", 0), ("injured", 21, "civilians", None)],
        ),
        (
            "Seven members of the Tadin family, four children and three women, were killed as rain brought down a wall.",
            [("killed", 7, "people", None), ("killed", 4, "children", 0), ("killed", 3, "women", 0)],
        ),
        ("Nine people, all of them women and children, were killed.", [("killed", 9, "people", None)]),
        ("Nine clerks from the Tadin family, all women and girls, were killed.", [("killed", 9, "other", None)]),
        ("Nine people from one town, mostly women and children, were killed.", [("killed", 9, "people", None)]),
        ("Four clerks were taken out of their office and killed by gunmen.", [("killed", 4, "other", None)]),
        ("Two men were abducted from the market on Monday and shot dead.", [("killed", 2, "men", None)]),
        ("Two men were taken out of the house and tortured to dead.", [("killed", 2, "men", None)]),
        ("A man was released from prison and killed a guard.", [("killed", 1, "security_forces", None)]),
        ("The men were not taken from the camp and shot.", []),
        (
            "Youths clashed, killing one (likely from the Tadin, who died on the way to a hospital) and hurting nine people.",
            [("killed", 1, "people", None), ("injured", 9, "people", None)],
        ),
        ("A man who was working as a guard was shot dead.", [("killed", 1, "men", None)]),
        ("A smuggling suspect who was acting as a harbour council treasurer was shot dead.", [("killed", 1, "other", None)]),
        ("A boy who lived with his mother was shot dead.", [("killed", 1, "children", None)]),
        ("A woman who told police her husband was shot dead has left.", [("killed", 1, "men", None)]),
        ("Gunmen killed a Tadin staff at the depot.", [("killed", 1, "other", None)]),
        ("Juan Tadin, 72, who was selling tickets near the quay at that hour, was killed.", [("killed", 1, "people", None)]),
        (
            "The raid is reported to have killed some 14 villagers, including two women.",
            [("killed", 14, "people", None), ("killed", 2, "women", 0)],
        ),
    ],
)
def test_the_verb_finds_those_it_speaks_of(text: str, expected: list[tuple[str, int | None, str, int | None]]) -> None:
    assert told(text) == expected


def test_those_told_again_inside_a_list_are_parts_and_no_further_victims() -> None:
    found = told("SIX PRIESTS -- FIVE SPANIARDS AND ONE PERUVIAN -- AND TWO WOMEN WERE MURDERED ON FRIDAY.")
    assert [(low, parent) for _, low, _, parent in found] == [(6, None), (5, 0), (1, 0), (2, None)]
