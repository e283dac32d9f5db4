"""Who is told of by full name and age, and what only looks like it."""

import pytest

from services.extractor.fingerprint import salient
from services.extractor.people import named


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anneke Dorwald, 34, was found in the cellar.", ["Anneke Dorwald"]),
        ("Police charged Piet R. Hale Jr., 19, of Ostham.", ["Piet Hale"]),
        ("A 12-year-old Mara de la Quist had been there.", ["Mara Quist"]),
        ("The victim was identified as Joris “Joe” Kettle.", ["Joris Kettle"]),
        ("Deputies named the man as Lena Marsh-Oakes on Friday.", ["Lena Marsh-Oakes"]),
        ("Deputies charged Police Sgt. Lena Oakes, 41.", ["Lena Oakes"]),
        ("On Monday, May 4, Anneke Dorwald spoke.", []),
        ("It happened in New York, 34 miles from here.", []),
        ("It happened near Kansas City, 34, police said.", []),
        ("Dorwald, 34, was found.", []),
    ],
)
def test_named(text: str, names: list[str]) -> None:
    assert list(named(text)) == names


def test_whoever_is_told_of_by_name_and_age_is_salient_as_such() -> None:
    found = salient(None, "Anneke Dorwald, 34, was found by Piet Hale.")

    assert {"!anneke dorwald", "@anneke dorwald", "@piet hale"} <= set(found)
    assert "!piet hale" not in found


def test_a_hostile_text_is_read_in_bounded_work() -> None:
    assert list(named("Abc Def " * 2_000 + ", 34, " * 2_000)) == []
