"""Families told of one by one: who is a woman, a man or a child, and that everybody is told of once."""

import pytest

from services.extractor import casualties
from services.extractor.sentences import split


def told(text: str) -> list[tuple[int | None, str]]:
    return [(one.low, one.category) for one in casualties.find(split(None, text, None)) if one.measure == "killed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pavel’s wife, 30-year-old Vida Tadin, was killed in the raid.", [(1, "women")]),
        ("Another of Pavel's daughters, 42-year-old Rima Tadin, was killed in the raid.", [(1, "women")]),
        ("One of his daughters, 12-year-old Rima Tadin, was killed in the raid.", [(1, "children")]),
        ("A man, 30-year-old Ivo Tadin, was killed in the raid.", [(1, "men")]),
        ("A known poet, teacher, and local activist, 30-year-old Ivo Tadin, was killed in the raid.", [(1, "people")]),
        ("A pregnant Rima Tadin was killed in the raid.", [(1, "women")]),
        ("Umm Pavel was killed with Mrs Tadin in the raid.", [(1, "women")]),
    ],
)
def test_the_noun_beside_a_name_and_an_age_says_who_it_is(text: str, expected: list[tuple[int | None, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("aside", "kind"),
    [
        ("(daughter)", "women"),
        ("(wife of Pavel)", "women"),
        ("(daughter-in-law of Pavel and Vida)", "women"),
        (", 26 (sister of Vida),", "women"),
        ("(son)", "men"),
        ("(girl)", "children"),
        ("(12, son)", "children"),
        ("(Ostham Press)", "people"),
        ("(f)", "people"),
    ],
)
def test_a_kinship_in_brackets_says_who_a_name_is(aside: str, kind: str) -> None:
    assert told(f"The raid killed Ada Odel {aside} and Ivo Maro (40).") == [(1, kind), (1, "people")]


def test_the_sons_and_daughters_of_children_told_as_such_stay_children() -> None:
    text = "The raid killed their three children: Ivo Tadin (son), Ada Tadin (daughter) and Rima Tadin (daughter)."
    assert told(text) == [(3, "children"), *[(1, "children")] * 3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Her five daughters, 21-year-old Ada Tadin, 14-year-old Bela Tadin, Cora Tadin, 6-year-old Dina Tadin, and Eva Tadin were killed.",
            [(1, "women"), (1, "children"), (1, "women"), (1, "children"), (1, "women")],
        ),
        ("Three female relatives called Ada Tadin, Bela Tadin and 28-year-old Cora Tadin were killed.", [(1, "women")] * 3),
        ("Three soldiers, Ivo Tadin, Leo Odel and Ben Maro, were killed.", [(1, "security_forces")] * 3),
        ("Three soldiers, Ivo Tadin and Leo Odel were killed.", [(3, "security_forces")]),
        (
            "The bomb killed three soldiers, Ivo Tadin, Leo Odel and Ben Maro.",
            [(3, "security_forces"), *[(1, "security_forces")] * 3],
        ),
        (
            "The bomb killed her three children, Ada Tadin, Bela Tadin and Ivo Tadin, and her husband, Leo Tadin.",
            [(3, "children"), *[(1, "children")] * 3, (1, "men")],
        ),
        (
            "The bomb killed two sisters, 12-year-old Ada Tadin and Bela Tadin, and a guard.",
            [(1, "children"), (1, "women"), (1, "security_forces")],
        ),
        (
            "Ivo Tadin was killed along with his two sons, 17-year-old Leo Tadin and 9-year-old Ben Tadin, and his two daughters, 18-year-old Ada Tadin and 15-year-old Bela Tadin.",
            [(1, "men"), (1, "children"), (1, "children"), (1, "women"), (1, "children")],
        ),
        (
            "Ivo Tadin was killed with his two sons: 38-year-old Leo Tadin and 39-year-old Ben Tadin, with his wife Rima, and their three children.",
            [(1, "men"), (1, "men"), (1, "men"), (1, "women"), (3, "children")],
        ),
        (
            "Ivo Tadin was killed alongside his son, 25-year-old Leo Tadin, daughter-in-law, 24-year-old Rima Tadin, daughter Ada Tadin and two grandsons.",
            [(1, "men"), (1, "men"), (1, "women"), (1, "women"), (2, "men")],
        ),
        (
            "Ivo Tadin and his wife were killed, along with their daughter, 24-year-old Ada Tadin, their son, 27-year-old Leo Tadin, and Leo's wife.",
            [(1, "men"), (1, "women"), (1, "women"), (1, "men"), (1, "women")],
        ),
        ("A clerk was killed, along with Ivo Tadin, a 4-year-old boy, the mayor said.", [(1, "other"), (1, "children")]),
        (
            "Ada Tadin and her two daughters, Dr Bela Tadin (20) and Cora Tadin (6), were said to have been killed.",
            [(1, "women"), (1, "women"), (1, "children")],
        ),
        ("He killed his wife, son and daughter in the house.", [(1, "women"), (1, "men"), (1, "women")]),
        ("Seven local clerks, a Finnish doctor and a Danish engineer were killed.", [(7, "other"), (1, "other"), (1, "other")]),
    ],
)
def test_a_number_of_kin_and_their_names_tell_each_of_them_once(text: str, expected: list[tuple[int | None, str]]) -> None:
    assert told(text) == expected


def test_most_of_some_daughters_told_to_be_children_make_children_of_all() -> None:
    text = "The raid killed her three daughters: 10-year-old Ada Tadin, 12-year-old Bela Tadin and Cora Tadin."
    assert told(text) == [(3, "children"), *[(1, "children")] * 3]


def test_a_grown_son_is_no_child_though_the_number_before_him_says_children() -> None:
    text = "The raid killed his two children, a 19-year-old son, Ivo Tadin, and a 9-year-old son, Leo Tadin."
    assert (1, "men") in told(text) or (1, "people") in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine people were killed. Also killed were a clerk, Ivo Tadin, and two guards.", [9, 1, 2]),
        ("Nine people were killed. Also killed was the infant child Ada Tadin (1) and Rima Tadin (52).", [9, 1, 1]),
        ("Nine people were killed. Also killed in the raid were two guards.", [9, 2]),
    ],
)
def test_also_killed_opens_a_sentence_before_those_it_tells_of(text: str, expected: list[int]) -> None:
    assert [low for low, _ in told(text)] == expected


def test_a_dash_opens_a_list_of_names_as_a_colon_does() -> None:
    text = "A post shared the names of those killed in the raid – Ivo Tadin, his wife Rima Tadin (48), their sons Leo Tadin (22) and Ben Tadin (13)."
    assert told(text) == [(1, "men"), (1, "women"), (1, "men"), (1, "children")]


def test_whoever_shares_but_the_family_name_is_not_of_the_same_sex() -> None:
    first = "Ivo Tadin, a farmer, was killed with his wife Rima Tadin."
    assert told(f"{first} Ada Tadin was killed in the yard.")[-1] == (1, "people")
    assert told(f"{first} Rima Tadin was killed in the yard.")[-1] == (1, "women")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed Ivo Tadin, a driver, and wounded his son.", [(1, "other")]),
        ("The blast killed Ivo Tadin, a 52-year-old civilian and resident of Ostham.", [(1, "civilians")]),
        ("The blast killed Ivo Tadin, a teacher and father of two, and a guard.", [(1, "other"), (1, "security_forces")]),
        ("The blast killed a civilian and resident of Ostham.", [(1, "civilians")]),
        ("The blast killed a teacher and a resident of Ostham.", [(1, "other"), (1, "people")]),
        ("The gunman killed a man and woman.", [(1, "men"), (1, "women")]),
        ("A shell killed Ada Tadin, a 9-year-old girl, and her mother.", [(1, "children"), (1, "women")]),
    ],
)
def test_an_office_behind_a_name_is_no_second_victim(text: str, expected: list[tuple[int | None, str]]) -> None:
    assert told(text) == expected
