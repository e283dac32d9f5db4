"""Which figures an article says nobody could verify."""

import pytest

from tests.extractor.marked import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels said [nine] died. The claim could not be independently verified.", [True]),
        ("Rebels said [nine] died. Reuters could not verify reports from the area. Residents said [four] died.", [True, True]),
        ("Rebels said [nine] died. The toll could not be verified. Police said [four] died.", [True, False]),
        ("Rebels said [nine] died. Police could not confirm the motive.", [False]),
        ("Rebels said [nine] died.", [False]),
    ],
)
def test_what_could_not_be_verified_is_marked(text: str, expected: list[bool]) -> None:
    assert [one.unverified for one in said(text)] == expected
