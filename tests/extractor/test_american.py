"""Local news of the United States: told by states and by several of its words, by more of them where another country is named."""

import pytest

from services.extractor import settings
from services.extractor.american import Head
from services.extractor.sentences import split


def weighed(text: str, *adjectives: str) -> tuple[dict[str, float], frozenset[str]]:
    """The countries and states of a text that names no place, whose adjectives speak of these countries."""
    return Head(split(None, text, None)).weighed(({}, frozenset()), [], adjectives)


def test_a_state_by_its_abbreviation_says_which_country() -> None:
    assert weighed("A man was shot in Springfield, Ill. on Monday.") == ({"US": 1.0}, frozenset({"IL"}))


def test_one_word_of_local_news_says_nothing() -> None:
    assert weighed("A sheriff spoke. The sheriff left.") == ({}, frozenset())


@pytest.mark.parametrize(
    ("text", "american"),
    [("Deputies found him in an apartment complex.", False), ("Deputies, detectives and a coroner came to High School.", True)],
)
def test_two_words_suffice_and_four_beside_another_country(text: str, american: bool) -> None:
    assert weighed(text)[0] == {"US": 1.0}
    assert weighed(text, "FR")[0] == ({"US": 1.0} if american else {})


def test_two_towns_of_another_country_ask_for_more_words_of_local_news() -> None:
    text = "A tram overturned on Elm Road in Croydon, and a second one near the depot in Glasgow, deputies of the mayor said."
    few = settings.read(split(None, text, None), [0])
    many = settings.read(split(None, text + " Detectives and the coroner came at 9 p.m., a sheriff said.", None), [0])

    assert (few.country, many.country) == ("GB", "US")
