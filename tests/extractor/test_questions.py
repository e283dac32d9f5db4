"""What is asked and not told."""

import pytest

from services.extractor import casualties
from services.extractor.sentences import split


def told(text: str) -> list[tuple[str, int | None]]:
    return [(one.measure, one.low) for one in casualties.find(split(None, text, None))]


@pytest.mark.parametrize(
    "text",
    [
        "It is unclear whether Vida, a daughter of Pavel, was killed in the blast.",
        "Officials could not say whether the driver was injured.",
        "It is not clear if the driver was hurt.",
        "Nobody knows whether Pavel Tadin and his wife were killed.",
    ],
)
def test_whether_somebody_came_to_harm_is_no_harm(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police asked whether the two men killed were brothers.", [("killed", 2)]),
        ("It is unclear whether the boy was killed or injured.", [("killed_or_injured", 1)]),
        ("Police asked whether the gunman killed two people.", [("killed", 2)]),
        ("The driver was hurt, if the report is right.", [("injured", 1)]),
        ("Regardless of whether he acted alone, 12 people died in the fire.", [("killed", 12)]),
    ],
)
def test_harm_that_the_question_takes_for_granted_stays(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert told(text) == expected
