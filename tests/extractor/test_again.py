"""Whose harm has been told before, and who is somebody else."""

import pytest

from services.extractor import casualties
from services.extractor.again import conflict
from services.extractor.sentences import split


def told(text: str) -> list[tuple[str, int | None]]:
    return [(one.measure, one.low) for one in casualties.find(split(None, text, None))]


@pytest.mark.parametrize(
    "text",
    [
        "A clerk was hospitalised after he shot himself in the foot.",
        "A girl was hurt on Sunday. Her cousin accidentally shot her.",
        "A guard was wounded when he was hit by a bullet.",
        "A boy of eleven is recovering in a hospital in Quillham after a father fired, striking his son in the cheek.",
    ],
)
def test_one_person_counts_once_however_often_he_is_spoken_of(text: str) -> None:
    assert told(text) == [("injured", 1)]


def test_a_doer_is_not_one_of_his_victims() -> None:
    assert told("A farmer killed his wife and then himself.") == [("killed", 1), ("killed", 1)]


def test_the_graver_harm_is_told_though_the_milder_stands_before() -> None:
    assert told("The clerk was shot and taken to a hospital, where he died.") == [("killed", 1)]


def test_the_second_victim_is_somebody_new() -> None:
    assert told("The first victim killed was a clerk. The second victim killed was a nurse.") == [("killed", 1), ("killed", 1)]
    assert told("A reporter was killed. She is the eighth person to be killed.") == [("killed", 1)]


def test_he_and_she_are_two_people_and_a_child_is_no_soldier() -> None:
    assert conflict("men", "women")
    assert conflict("children", "security_forces")
    assert not conflict("men", "people")
    assert not conflict("children", "women")
