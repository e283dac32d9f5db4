"""Harm told by nouns: times and places before the "of", further owners, names behind words that describe them, and text in capitals."""

import pytest

from services.extractor import casualties
from services.extractor.sentences import split


def told(text: str) -> list[tuple[int | None, str]]:
    return [(one.low, one.category) for one in casualties.find(split(None, text, None)) if one.measure == "killed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The murder on 22 March in Lima of Juan Tadin shocked the country.", [(1, "people")]),
        ("They condemned the murder of party leader Juan Tadin and of attorney Ana Odel.", [(1, "other"), (1, "other")]),
        ("He was held for the murder of market analyst Bruno Tadin.", [(1, "people")]),
        (
            "AFTER THE KILLINGS DURING THE PAST 5 DAYS OF A MAYOR, A POLICE CAPTAIN, AND COUNCIL HOPEFUL BRUNO TADIN.",
            [(1, "other"), (1, "security_forces"), (1, "people")],
        ),
        ("The group released the murder video Palmyra had feared.", []),
        ("The manslaughter trial of the singer's physician began.", []),
    ],
)
def test_those_whom_a_noun_of_harm_names(text: str, expected: list[tuple[int | None, str]]) -> None:
    assert told(text) == expected


def test_common_words_are_no_names_where_all_is_in_capitals() -> None:
    assert told("THE GUNMEN MURDERED PRESIDENTIAL HOPEFUL LUIS TADIN.") == [(1, "people")]
