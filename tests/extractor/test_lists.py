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
        ("Omar Tadin was killed with his niece, 12-year-old Hala Tadin.", [(1, "men"), (1, "children")]),
        ("Amal Tadin was killed with her two sons.", [(1, "women"), (2, "men")]),
        ("Karim Tadin, her uncle, was killed.", [(1, "men")]),
        ("Omar Tadin’s wife, 30-year-old Hiba Tadin, was also killed.", [(1, "women")]),
        ("Omar Tadin and his wife 60 year old Hiba Tadin were killed.", [(1, "men"), (1, "women")]),
        (
            "Zora Tadin was killed with her two daughters, 13-year-old Bela Tadin and 17-year-old Nina Tadin.",
            [(1, "women"), (2, "children"), (1, "children"), (1, "children")],
        ),
        (
            "Pavel Tadin and his wife Vida were killed, as were their children: 23-year-old Ivo Tadin, 12-year-old Bruno Tadin.",
            [(1, "men"), (1, "women"), (1, "people"), (1, "children")],
        ),
        (
            "The raid killed nine people, including two women, a 17-year-old boy and a 10-year-old girl.",
            [(9, "people"), (2, "women"), (1, "children"), (1, "children")],
        ),
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


EIGHT = "Eight people were killed."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Relatives identified the victims as 62-year-old Rima Tadin, 35-year-old Assef Odel, his 37-year-old brother Musa Odel, Musa’s wife Hana.",
            ["people", "men", "men", "women"],
        ),
        (
            "The deceased were named in the square as 34-year-old Pavel Tadin, and Pavel’s nine-year-old son, Bruno Tadin.",
            ["people", "children"],
        ),
        (
            "The group posted the names of four of the victims: Amal Tadin, her husband Omar, their two sons 27-year-old Anas and 12-year-old Salim.",
            ["women", "men", "men", "children"],
        ),
        (
            "The dead were Hana Tadin, her husband Omar Tadin, and their children, daughter Sama Tadin and sons Ali and Zain, 22.",
            ["women", "men", "children", "children", "people"],
        ),
        (
            "Among the dead were Hana Tadin (45), her daughters Rima Tadin (infant) and Doaa Tadin (23).",
            ["women", "children", "women"],
        ),
        ("The two victims were 62-year-old Rima Tadin and her daughter or niece Asma Tadin.", ["women", "women"]),
    ],
)
def test_a_roll_of_the_dead_says_of_each_who_it_is(text: str, expected: list[str]) -> None:
    assert [category for _, category in told(f"{EIGHT} {text}")[1:]] == expected


@pytest.mark.parametrize("those", ["them", "the dead", "those who died", "those who were killed", "those who lost their lives"])
def test_among_them_opens_a_sentence_of_parts(those: str) -> None:
    assert told(f"{EIGHT} Among {those} were two children and a nurse.") == [(8, "people"), (2, "children"), (1, "other")]


def test_among_them_says_nothing_where_some_died_and_some_live() -> None:
    assert told("Eight people were killed and 30 injured. Among them were two children.") == [(8, "people")]


def test_those_who_fell_beside_the_dead_are_told_behind_where_and_when() -> None:
    assert told("Two of his cousins died in the raid, along with a neighbour's three-year-old daughter.") == [
        (2, "people"),
        (1, "children"),
    ]
    assert told("Two soldiers were killed in fighting alongside rebels and three militiamen.") == [(2, "security_forces")]


def test_a_number_before_names_is_kept_and_the_names_are_its_parts() -> None:
    text = "Amal Tadin and her two children, Gunnar, 9, and Colin, 6, were killed."
    assert told(text) == [(1, "women"), (2, "children"), (1, "children"), (1, "children")]
