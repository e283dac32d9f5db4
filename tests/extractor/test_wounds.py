"""Harm told by its signs: patients in hospital, in some condition, recovering, with wounds; and what only looks like one."""

import pytest

from services.extractor import casualties
from services.extractor.sentences import split


def figures(text: str) -> list[tuple[str, int | None]]:
    return [(one.measure, one.low) for one in casualties.find(split(None, text, None))]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Four riders were all injured following a shooting.", 4),
        ("Three people were still in the hospital on Monday, recovering from the shooting.", 3),
        ("Five shooting victims were transported to clinics and hospitals of the county.", 5),
        ("Two more gunshot victims arrived at a hospital in cars.", 2),
        ("Three further victims showed up at a hospital with gunshot wounds.", 3),
        ("Three pupils are recovering after being hit by buckshot.", 3),
        ("Four people recovering after Quillham drive-by shooting", 4),
        ("Teen in critical condition after accidental shooting", 1),
        ("Boy critical after accidental shooting", 1),
        ("Officers found two men in serious condition.", 2),
        ("A woman on the porch was also hit in the leg by the gunfire.", 1),
        ("The victim, identified as Ed Quill, remains in critical condition.", 1),
        ("Her mother remains in the hospital after the shooting.", 1),
        ("The raid on the house put three women into the hospital.", 3),
        ("The gun went off and struck a student in the neck.", 1),
        ("Police: 4 hit in shooting", 4),
        ("Five people were hit in a midnight shooting in Quillham.", 5),
        ("Shots were fired into the crowd, hitting five people.", 5),
        ("A girl in the lorry was also struck but suffered injuries that were slight.", 1),
        ("Nine people were in hospital with burns from the explosion.", 9),
        ("After the blast six miners were in the hospitals of Ostham and Corva.", 6),
        ("After the shooting all four victims were treated and released.", 4),
        ("Three officers were treated on the scene after the blaze.", 3),
        ("The three other teenagers were treated at Corva County Medical Center.", 3),
        ("Quillby is recovering from a gunshot wound to the leg.", 1),
        ("Two people walked into the emergency room with gunshot wounds.", 2),
        ("Four men, some of the roughly 40 guests who had come, were wounded.", 4),
    ],
)
def test_signs_of_a_wound_count_the_injured(text: str, number: int) -> None:
    assert figures(text) == [("injured", number)]


@pytest.mark.parametrize(
    "text",
    [
        "Three nurses arrived at the hospital before noon, police said after the shooting.",
        "The officer was critical of the inquiry into the shooting.",
        "Four people were in the hospital on Monday.",
        "Nine people were in the hospital when the explosion shook it.",
        "The remains in the car were burned in the crash.",
        "Another nearby shop was hit in the shooting.",
        "The lorry went off the road, hitting five people's cars.",
    ],
)
def test_a_hospital_or_a_word_alone_tells_of_no_injured(text: str) -> None:
    assert all(measure != "injured" for measure, _ in figures(text))


def test_a_patient_told_as_shot_before_is_no_second_one() -> None:
    assert figures("A boy shot a toddler, leaving the infant in serious condition.") == [("injured", 1)]


def test_one_bullet_may_strike_one_and_graze_another() -> None:
    assert figures("Bullets struck two women and grazed a boy.") == [("injured", 2), ("injured", 1)]


def test_who_is_wounded_is_another_than_who_is_told_to_have_died_in_the_same_sentence() -> None:
    assert figures("The driver is in critical condition and a passenger has died.") == [("injured", 1), ("killed", 1)]


def test_a_look_in_case_is_no_wound() -> None:
    assert figures("After the fire two miners were taken to hospital as a precaution.") == []
    assert figures("Two miners were taken to hospital for evaluation of their injuries.") == [("injured", 2)]


@pytest.mark.parametrize("who", ["an 11 and 13 year-old", "an 11 and a 13-year-old"])
def test_an_age_before_another_counts_nobody(who: str) -> None:
    assert figures(f"In Ardell {who} were wounded.") == [("injured", 1), ("injured", 1)]
