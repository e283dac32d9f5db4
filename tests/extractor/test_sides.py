"""Whose losses a number counts, and what "others" and bare numbers are after one fighter."""

import pytest

from services.extractor import casualties
from services.extractor.sentences import split


def told(text: str) -> list[tuple[str, int | None, str]]:
    return [(one.measure, one.high, one.category) for one in casualties.find(split(None, text, None))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The guerrillas inflicted 55 casualties on the army.", [("killed_or_injured", 55, "security_forces")]),
        ("The army said it inflicted 55 casualties on the rebels.", [("killed_or_injured", 55, "combatants")]),
        ("The rebels suffered 12 casualties.", [("killed_or_injured", 12, "combatants")]),
        ("The blast caused 12 casualties on Monday.", [("killed_or_injured", 12, "people")]),
        ("At least 40 killed in air raids on the last ISIS town.", [("killed", None, "people")]),
        ("The raids left 40 dead in an attack on a rebel village.", [("killed", 40, "people")]),
        ("The driver suffered no injuries.", [("injured", 0, "people")]),
        ("One guerrilla was killed and five others were wounded.", [("killed", 1, "combatants"), ("injured", 5, "combatants")]),
        ("One soldier was killed and four wounded.", [("killed", 1, "security_forces"), ("injured", 4, "security_forces")]),
        ("A policeman was killed and five others were wounded.", [("killed", 1, "security_forces"), ("injured", 5, "people")]),
    ],
)
def test_the_side_is_told_by_the_words_around_the_number(text: str, expected: list[tuple[str, int | None, str]]) -> None:
    assert told(text) == expected
