"""Who is told of by full name and age, and what only looks like it."""

import pytest

from services.extractor.fingerprint import salient
from services.extractor.gazetteer import fold
from services.extractor.people import named, surnames


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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Anneke Dorwald opened fire.", {"dorwald"}),
        ("“No,” Piet R. Hale said.", {"hale"}),
        ("The driver, Piet Hale, 41, was held.", {"hale"}),
        ("Northern Aleppo said nothing.", set()),
        ("San Salvador denied it.", set()),
        ("In Aleppo, 41 people died.", set()),
        ("The Hale said so.", set()),
    ],
)
def test_a_surname_is_that_of_somebody_who_acts(text: str, found: set[str]) -> None:
    assert surnames(text) == {fold(name) for name in found}
