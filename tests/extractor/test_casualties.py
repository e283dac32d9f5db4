"""Casualty figures: golden sentences, breakdowns, what is no figure."""

import json
from pathlib import Path

import pytest

from services.extractor import casualties
from services.extractor.candidate import Candidate
from services.extractor.sentences import split

GOLDEN = Path(__file__).parent / "golden" / "figures.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines() if line.strip()]


def figures(text: str, title: str | None = None) -> list[Candidate]:
    return casualties.find(split(title, text, None))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_golden_sentences_give_their_figures(case: dict[str, object]) -> None:
    found = [[one.measure, one.low, one.high, one.modifier, one.category] for one in figures(str(case["text"]))]
    assert found == case["figures"]


def test_what_is_included_is_part_of_the_whole() -> None:
    whole, children, women = figures("The raid killed at least 31 people, including 11 children and 8 women.")
    assert (whole.parent, children.parent, women.parent) == (None, 0, 0)


def test_the_whole_is_found_before_its_verb() -> None:
    found = figures("At least 10 members of the Odel family, including three children, were killed in the fire.")
    assert [(one.low, one.category, one.parent) for one in found] == [(10, "people", None), (3, "children", 0)]


def test_those_among_a_number_of_dead_are_part_of_it_though_they_are_told_first() -> None:
    found = figures("A woman, her husband and their baby were among 11 people killed.")
    assert [(one.low, one.parent) for one in found] == [(1, 3), (1, 3), (1, 3), (11, None)]


def test_in_a_headline_a_comma_is_an_and() -> None:
    assert [(one.low, one.category) for one in figures("It burned.", "Mother, two sons die in house fire")] == [
        (1, "women"),
        (2, "men"),
    ]


def test_of_the_dead_so_many_were_of_a_kind() -> None:
    found = figures("Of the 43 dead, 36 were civilians and seven were soldiers.")
    assert [(one.low, one.category, one.parent) for one in found] == [
        (43, "people", None),
        (36, "civilians", 0),
        (7, "security_forces", 0),
    ]


def test_a_figure_told_with_its_predecessor_marks_the_older_one() -> None:
    older, newer = figures("The death toll climbed from 40 to 63 on Sunday.")
    assert (older.low, older.superseded, newer.low, newer.superseded) == (40, True, 63, False)


@pytest.mark.parametrize(
    ("text", "superseded"),
    [
        ("Eighteen people died in the blast, the union said. It had earlier spoken of 16 deaths.", True),
        ("Eighteen people died in the blast, the union said. It had initially reported 16 dead.", True),
        ("Eighteen people died in the blast, the union said. It had reported 16 wounded.", False),
        ("The union had earlier reported 16 dead in the blast.", False),
    ],
)
def test_a_figure_that_somebody_had_given_earlier_stands_no_more_where_another_is_told(text: str, superseded: bool) -> None:
    assert casualties.find(split(None, text, None))[-1].superseded is superseded


@pytest.mark.parametrize(
    ("text", "increments"),
    [
        ("The death toll from the blast has risen to 32 after a boy died of his wounds.", [False, True]),
        ("A woman died in hospital of burns, bringing the toll of the blast to 33.", [True, False]),
        ("A woman died in the blast and a boy was hurt.", [False, False]),
    ],
)
def test_the_latest_death_beside_a_toll_is_in_the_toll(text: str, increments: list[bool]) -> None:
    assert [one.increment for one in casualties.find(split(None, text, None))] == increments


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Holt put the dead at 47 and the missing at eight.", [("killed", 47), ("missing", 8)]),
        ("The group put the number of people missing after the crash at more than 90.", [("missing", 91)]),
        ("The dead lay at 47 Mill Lane.", []),
        ("Two of the people who were believed to have died in the crash are in surgery.", []),
        ("Two people who were believed to have died in the crash were named.", [("killed", 2)]),
    ],
)
def test_a_number_that_is_put_at_so_many_and_those_who_live_after_all(text: str, figures: list[tuple[str, int]]) -> None:
    assert [(one.measure, one.low) for one in casualties.find(split(None, text, None))] == figures


def test_another_number_beside_a_toll_is_in_the_toll() -> None:
    text = "Divers recovered another 41 bodies from the wreck, taking the death toll to 88."

    assert [(one.low, one.increment) for one in casualties.find(split(None, text, None))] == [(41, True), (88, False)]


@pytest.mark.parametrize(
    "text",
    [
        "Five people were killed in the shooting, police said, correcting earlier reports that put the number of dead at seven.",
        "Five people were killed in the shooting. Earlier reports by some outlets, citing an official, said seven people had been killed.",
    ],
)
def test_what_earlier_reports_said_stands_no_more(text: str) -> None:
    assert [(one.low, one.superseded) for one in casualties.find(split(None, text, None))] == [(5, False), (7, True)]


def test_a_list_tells_parts_of_the_dead_told_before() -> None:
    lead = "Bombs killed 31 people in Northport. "
    parts = "The list of the Corva Network contains 11 children, the youngest a girl of 14 months, and eight women."

    assert [(one.low, one.category, one.parent) for one in casualties.find(split(None, lead + parts, None))][1:] == [
        (11, "children", 0),
        (8, "women", 0),
    ]
    assert casualties.find(split(None, parts, None)) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The group published the names and ages of 31 people it says died in the blast.", 31),
        ("The colonel said two of his own men were wounded.", 2),
        ("Eleven people are missing after a blast in the Colombian Andes and nine others are unaccounted for.", 11),
    ],
)
def test_whom_a_verb_speaks_of_is_found_behind_more_words(text: str, number: int) -> None:
    assert casualties.find(split(None, text, None))[0].low == number
    assert all(one.low != 1 for one in casualties.find(split(None, text, None)))


def test_a_number_of_the_dead_with_its_kind_is_part_of_the_figure_before() -> None:
    found = figures("A raid killed 26 villagers. Fourteen of the dead were children and nine were women.")
    assert [(one.low, one.category, one.parent) for one in found] == [(26, "people", None), (14, "children", 0), (9, "women", 0)]


def test_them_are_those_of_the_sentence_before_whatever_befell_them() -> None:
    found = figures("The blast injured 70 dockers. Twenty of them were women.")
    assert [(one.measure, one.low, one.category, one.parent) for one in found] == [
        ("injured", 70, "other", None),
        ("injured", 20, "women", 0),
    ]


def test_them_of_a_sentence_further_back_are_not_taken_for_the_dead() -> None:
    text = "The blast killed 70 dockers. The mayor opened a school for 90 pupils. Twenty of them were women."
    assert [one.low for one in figures(text)] == [70]


def test_those_among_a_bare_number_are_part_of_the_figure_before() -> None:
    text = "A raid killed 27 people. The medics said nine children and eight women were among the 27."
    found = casualties.find(split(None, text, None))

    assert [(one.measure, one.low, one.category, one.parent) for one in found] == [
        ("killed", 27, "people", None),
        ("killed", 9, "children", 0),
        ("killed", 8, "women", 0),
    ]


def test_a_count_that_is_raised_is_that_of_the_figure_before() -> None:
    text = "A raid killed 20 people in Arvel. Mourners filled the square. The clinic raised its count from 20 to 23."
    found = casualties.find(split(None, text, None))

    assert [(one.low, one.superseded) for one in found] == [(20, False), (20, True), (23, False)]


def test_others_are_of_the_kind_spoken_of_before() -> None:
    found = figures("The shells killed 6 civilians and injured 36 others.")
    assert [one.category for one in found] == ["civilians", "civilians"]


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("The raid killed 26 relatives of fighters.", "people"),
        ("The raid killed 12 family members of fighters.", "people"),
        ("The raid killed 26 members of the militia.", "combatants"),
    ],
)
def test_whose_relatives_the_dead_are_does_not_say_who_they_are(text: str, category: str) -> None:
    assert figures(text)[0].category == category


def test_the_quote_holds_the_figure_and_its_verb() -> None:
    text = "Officials said the blast on Friday killed at least 12 people at the market."
    (one,) = figures(text)
    assert text[one.start : one.end] == "killed at least 12 people"
    assert one.words == "at least 12"


def test_the_rule_that_fired_is_named() -> None:
    assert [one.rule for one in figures("Two men were killed.")] == ["passive"]


@pytest.mark.parametrize(
    "text",
    [
        "The council met for 40 minutes and adjourned.",
        "The quake destroyed 40 houses and damaged 12 schools.",
        "Troops could kill thousands if they attack.",
        "He threatened to kill two hostages.",
        "The bill was killed in committee.",
        "Twelve police stations were attacked, the mayor said after the funeral.",
        "The singer died peacefully at home, aged 88.",
    ],
)
def test_no_figure_is_found_where_none_is_stated(text: str) -> None:
    assert figures(text) == []


def test_a_shot_person_who_is_treated_counts_as_injured() -> None:
    (one,) = figures("A man was shot in the leg on Monday and treated at a hospital.")
    assert (one.measure, one.low) == ("injured", 1)


def _told_figures(text: str) -> list[tuple[str, int | None, str]]:
    return [(one.measure, one.low, one.category) for one in figures(text)]


def test_those_among_the_dead_are_counted_behind_the_verb_too() -> None:
    assert _told_figures("Among the dead were four children and two women.") == [
        ("killed", 4, "children"),
        ("killed", 2, "women"),
    ]


def test_victims_are_listed_as_killed_only_after_a_toll() -> None:
    listed = "The victims of the raid included six children and five women."
    assert _told_figures(listed) == []
    assert ("killed", 6, "children") in _told_figures(f"The raid killed 13 people. {listed}")


def test_an_apposition_that_adds_up_is_part_of_the_number() -> None:
    found = figures("The strike killed two civilians, a man named Omar Tadin and his 4-year-old daughter.")
    assert [(one.category, one.parent) for one in found] == [("civilians", None), ("men", 0), ("children", 0)]


def test_companions_are_read_past_the_names_that_say_who_they_are() -> None:
    found = _told_figures("Saed Tadin was killed alongside his wife, Noha Tadin, and their four children.")
    assert found == [("killed", 1, "men"), ("killed", 1, "women"), ("killed", 4, "children")]


def test_an_age_behind_a_name_tells_a_child() -> None:
    found = _told_figures("Omar al-Tadin (11 years old) and Salem al-Tadin (9) were also killed.")
    assert found == [("killed", 1, "children")] * 2


def test_members_of_a_family_are_the_number_before_the_comma() -> None:
    found = _told_figures("18 civilians, all members of the Tadin family, including seven children, were reported killed.")
    assert found == [("killed", 18, "civilians"), ("killed", 7, "children")]


@pytest.mark.parametrize(
    "text",
    [
        "Police were called to a report of a man shot near the quay.",
        "A man shot at them from a parked van.",
        "Neighbours spoke of the school shooting Monday.",
        "Several shots were fired at the house.",
    ],
)
def test_shots_that_hit_nobody_give_no_figure(text: str) -> None:
    assert figures(text) == []


def test_an_age_is_nobody_even_at_the_end_of_a_list_but_each_has_its_victim() -> None:
    assert _told_figures("The victims, ages 23, 25 and 27, were taken to a hospital.") == [("injured", 3, "people")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Seven men were killed, among them a soldier, and nine others were injured.", [("killed", 7), ("killed", 1), ("injured", 9)]),
        ("The toll is put at 9 villagers in addition to 14 injured.", [("killed", 9), ("injured", 14)]),
    ],
)  # fmt: skip
def test_those_hurt_besides_are_no_part_of_the_dead(text: str, expected: list[tuple[str, int]]) -> None:
    assert [(one.measure, one.low) for one in figures(text)] == expected


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("The raid killed and injured 12 people.", ["killed_or_injured"]),
        (
            "Shells hit the town, killing and injuring 8 civilians, including 3 children.",
            ["killed_or_injured", "killed_or_injured"],
        ),
        ("A man was wounded and killed.", ["killed"]),
        ("The militants killed two men and burned five motorbikes.", ["killed"]),
    ],
)
def test_one_number_for_the_dead_and_the_injured_is_neither(text: str, measures: list[str]) -> None:
    assert [one.measure for one in figures(text)] == measures


def test_those_a_number_of_suspects_killed_are_named_behind() -> None:
    assert [one.low for one in figures("Prosecutors say the four suspects killed Orlo and Odell.")] == [1, 1]


def test_whose_children_they_are_does_not_hide_their_number() -> None:
    found = figures("A man shot and killed his former wife's two teenage daughters.")
    assert [(one.measure, one.low, one.category) for one in found] == [("killed", 2, "women")]


def test_several_shot_in_a_limb_are_injured_though_others_died() -> None:
    found = figures("Two clerks are dead. Both of the guards were shot in the arm.")
    assert [one.measure for one in found] == ["killed", "injured"]


def test_of_each_on_a_list_it_is_said_that_he_was_also_shot() -> None:
    found = figures("Ed Odell died after he was shot. Tom Orlo, Sam Quill and Al Marsh were also struck by bullets.")
    assert [one.measure for one in found] == ["killed", "injured", "injured", "injured"]


@pytest.mark.parametrize(
    "text",
    [
        "He was sentenced to life in prison for killing 18-year-old Shane Orlo in March.",
        "A clerk was on probation for shooting and killing his cousin two years ago.",
        "He was charged with murder in the death of Barry Orlo, of Quillham.",
    ],
)
def test_a_case_tells_of_the_one_who_died(text: str) -> None:
    assert [(one.measure, one.low) for one in figures(text)] == [("killed", 1)]


@pytest.mark.parametrize(
    "text", ["Few had crossed since the death of Barry Orlo.", "The murder of the year was the shooting victims' story."]
)
def test_a_name_behind_a_death_that_is_only_recalled_counts_nobody(text: str) -> None:
    assert figures(text) == []


def test_those_shot_in_what_is_charged_as_an_attempt_are_injured() -> None:
    text = "He is charged with murder in the death of Barry Orlo and attempted murder in the shooting of Daryl Quill."
    assert [one.measure for one in figures(text)] == ["killed", "injured"]


def test_those_found_dead_may_be_named_behind_the_verb() -> None:
    assert [(one.measure, one.low) for one in figures("Found dead inside the house were two men who had been shot.")] == [
        ("killed", 2)
    ]


def test_ages_tell_how_many_children_there_were() -> None:
    assert [(one.measure, one.low) for one in figures("A man killed his sons, ages 6 and 8, at home.")] == [("killed", 2)]
    assert figures("A man killed his sons, ages 3 and up, at home.") == []


def test_a_headline_may_begin_with_somebody_and_his_age() -> None:
    assert [(one.measure, one.low) for one in figures("It rained.", "Boy, 3, wounded in shooting in Quillham")] == [
        ("injured", 1)
    ]
