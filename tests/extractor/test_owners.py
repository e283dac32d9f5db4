"""Kin of two people: who is told of, and that nothing is told of the first of the two."""

import pytest

from services.extractor import casualties
from services.extractor.sentences import split


def told(text: str) -> list[tuple[int | None, str]]:
    return [(one.low, one.category) for one in casualties.find(split(None, text, None)) if one.measure == "killed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pavel and Vida's 31-year-old son, Ivo Tadin, was also killed in the raid.", [(1, "men")]),
        ("Pavel and Vida’s four children were killed in the raid.", [(4, "children")]),
        ("Three of Pavel and Vida's daughters were killed in the raid.", [(3, "women")]),
        ("Pavel and Vida's other son was killed in the raid.", [(1, "men")]),
        ("Pavel and Vida's son were killed in the raid.", [(1, "people"), (1, "men")]),
        ("Pavel and his son were killed in the raid.", [(1, "men"), (1, "men")]),
    ],
)
def test_the_kin_of_two_are_no_harm_of_the_first_of_them(text: str, expected: list[tuple[int | None, str]]) -> None:
    assert told(text) == expected
