"""Lists of people by name: ages and sexes in brackets, offices, the words before the names, and where a list ends."""

import pytest

from services.extractor import casualties
from services.extractor.sentences import split


def told(text: str) -> list[tuple[int | None, str]]:
    return [(one.low, one.category) for one in casualties.find(split(None, text, None)) if one.measure == "killed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Omar Tadin (50 years old), his wife Nadia, and their children Salim (son, 11 years old), Hala (daughter, 23 years old) "
                "were killed."
            ),
            [(1, "men"), (1, "women"), (1, "children"), (1, "women")],
        ),
        (
            "The raid killed members of the Tadin family: Omar Tadin (45 years old), his wife Nadia and his niece Salma Tadin (6 years old).",
            [(1, "men"), (1, "women"), (1, "children")],
        ),
        (
            "THE CAR BOMB EXPLODED, KILLING MARIA TADIN, 42; PILAR TADIN, 19; AND A POLICE OFFICIAL.",
            [(1, "people"), (1, "people"), (1, "other")],
        ),
        (
            "PRIESTS JUAN TADIN, RECTOR OF THE COLLEGE; LUIS ODEL, AND PEDRO MARO, AS WELL AS THEIR COOK, ANA DIRO, WERE MURDERED.",
            [(1, "other")] * 4,
        ),
        ("The raid killed two civilians from Tadin and Odel villages.", [(2, "civilians")]),
        ("The gunman killed the owner and manager, John Tadin, and a customer.", [(1, "other"), (1, "people")]),
    ],
)
def test_everybody_on_the_list_is_told_once(text: str, expected: list[tuple[int | None, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "age",
    ["(9)", "(aged 9)", "(nine years old)", "(nine years old, male)", ", 9,", ", aged 9,", "(8 months old)", ", 9 years old,"],
)
def test_an_age_below_eighteen_behind_a_name_tells_a_child_however_it_is_written(age: str) -> None:
    assert told(f"Omar Tadin {age} and Salim Odel (40) were killed.") == [(1, "children"), (1, "people")]


@pytest.mark.parametrize("age", ["16-year-old", "16-year old", "16 year old", "sixteen-year-old"])
def test_an_age_before_a_noun_is_one_word_however_it_is_written(age: str) -> None:
    assert told(f"The strike killed his {age} son.") == [(1, "children")]


def test_those_named_behind_as_are_the_victims_only_where_words_of_naming_stand_before() -> None:
    named = "The judge identified the dead men as Juan Tadin, 38, and Luis Odel, 42."
    assert told(f"Two men were shot dead. {named}") == [(2, "men"), (1, "people"), (1, "people")]


def test_one_of_the_killed_is_part_of_them() -> None:
    found = casualties.find(split(None, "Juan Tadin was one of the two people killed in the blast.", None))
    assert [(one.low, one.parent) for one in found] == [(1, 1), (2, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Omar Tadin was killed with his niece, 12-year-old Hala Tadin.", [(1, "people"), (1, "children")]),
        ("Nadia Tadin and her son Ali were killed.", [(1, "women"), (1, "men")]),
        (
            "The post gave the names of those killed: Omar Tadin (47 years old), Salim Tadin (22) and Hala Tadin (nine years old).",
            [(1, "people"), (1, "people"), (1, "children")],
        ),
        (
            "She was killed with her three daughters: Doaa Tadin, 29, Safaa Tadin, 12, and Walaa Tadin.",
            [(1, "women"), (3, "women"), (1, "women"), (1, "children"), (1, "women")],
        ),
        ("Their son, Ahmed Tadin, 25, and his wife, Warda Odel, 21 were also killed.", [(1, "men"), (1, "women")]),
    ],
)
def test_what_stands_around_a_name_tells_who_it_is(text: str, expected: list[tuple[int | None, str]]) -> None:
    assert told(text) == expected


def test_victims_identified_behind_as_need_a_toll_told_before() -> None:
    named = "The victims were identified in local reports as: Omar Tadin (50), his wife Nadia, and their son Salim (14)."
    assert told(named) == []
    assert told(f"The strike killed six people. {named}") == [(6, "people"), (1, "men"), (1, "women"), (1, "children")]


def test_places_behind_the_verb_are_not_those_a_number_counts() -> None:
    assert told("This year 14 people died, including two killed by crossfire in Libya and one in Tunisia, Egypt and Yemen.") == [
        (14, "people"),
        (2, "people"),
    ]
