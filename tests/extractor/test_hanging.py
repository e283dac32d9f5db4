"""Nouns that a clause parts from their verb."""

import pytest

from services.extractor import casualties
from services.extractor.sentences import split


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The cashier, who had worked there for a year, died after the shooting.", "cashier"),
        ("A farmer shot on Tuesday near the old mill has died, police said.", "farmer"),
        ("The clerk who shot himself on Monday has died.", "clerk"),
    ],
)
def test_the_dead_is_the_noun_before_the_clause(text: str, who: str) -> None:
    dead = [one for one in casualties.find(split(None, text, None)) if one.measure == "killed"]
    assert [(one.low, who in one.words) for one in dead] == [(1, True)]


def test_the_agent_of_a_participle_is_not_the_subject() -> None:
    (one,) = casualties.find(split(None, "A baby shot by her uncle was in stable condition.", None))
    assert "baby" in one.words


def test_a_verb_of_the_main_clause_tells_who_was_being_shot() -> None:
    (one,) = casualties.find(split(None, "A farmer is recovering after being shot in the thigh.", None))
    assert (one.measure, one.words) == ("injured", "A farmer")


def test_a_number_before_those_who_add_up_to_it_is_whom_the_participle_speaks_of() -> None:
    found = casualties.find(
        split(None, "Three guards were killed and 10 others, 5 officers and 5 clerks, injured in the blast.", None)
    )
    assert ("injured", 10) in [(one.measure, one.low) for one in found]
