"""Harm by one's own hand told without a verb of harm, and what was only thought of or tried."""

import pytest

from services.extractor import casualties
from services.extractor.sentences import split


def figures(text: str) -> list[tuple[str, int | None, str]]:
    return [(one.measure, one.low, one.rule) for one in casualties.find(split(None, text, None))]


@pytest.mark.parametrize(
    "text",
    [
        "The clerk took his own life.",
        "He drove to the lake before taking his own life.",
        "A widow was found in the barn. She had taken her own life, police said.",
        "The farmer killed his wife and then turned the gun on himself.",
        "Odell fatally shot himself.",
        "A girl shot herself to death with a pistol.",
    ],
)
def test_who_takes_his_own_life_is_dead(text: str) -> None:
    assert [one for one in figures(text) if one[2] == "reflexive"] == [("killed", 1, "reflexive")]


def test_the_one_who_then_shot_himself_is_none_of_those_he_shot() -> None:
    text = "Odell shot a child and a woman as they ran, then fatally shot himself."
    assert [(measure, rule) for measure, _, rule in figures(text)] == [
        ("killed_or_injured", "active"),
        ("killed_or_injured", "active"),
        ("killed", "reflexive"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He tried to take his own life after the killings.",
        "He was considering taking his own life.",
        "He spoke of taking his own life.",
        "He did not take his own life.",
        "The gun was turned on by himself.",
        "He turned the radio on himself after the murder.",
    ],
)
def test_what_was_thought_of_or_tried_is_no_death(text: str) -> None:
    assert all(rule != "reflexive" for _, _, rule in figures(text))


def test_who_turned_the_gun_on_himself_in_an_attempt_lives() -> None:
    text = "A man wounded his neighbours before turning the rifle on himself in an attempted suicide."
    assert figures(text)[-1] == ("injured", 1, "reflexive")
