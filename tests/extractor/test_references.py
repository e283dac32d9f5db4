"""Whom words that point back mean: "he", "the group", "a spokesman", "its director"."""

import pytest

from tests.extractor.marked import who


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Police sergeant Eva Lund of the Northport Police Department spoke first. Lund said [nine] died.",
            "Northport Police Department",
        ),
        ("Jan Vik, head of the Coastal Hospital, came. He said three were ill. He said [nine] died.", None),
        ("Jan Vik, head of the Coastal Hospital, said it was bad. He said [nine] died.", "Coastal Hospital"),
        ("The Lakeside Rescue Committee said it was bad. The group said [nine] died.", "Lakeside Rescue Committee"),
        ("The Lakeside Rescue Committee (LRC) came. The LRC said [nine] died.", "Lakeside Rescue Committee"),
        ("A source at the city hospital said it was bad. The source added that [nine] died.", "city hospital"),
        ("The health ministry said it was bad. It said [nine] died.", "health ministry"),
        ('"It was bad," Anna Holm said. "There were [nine dead] there."', "Anna Holm"),
    ],
)
def test_words_that_point_back_lead_to_the_fullest_name(text: str, name: str | None) -> None:
    assert who(text) == [name]


def test_a_group_that_is_not_named_points_to_no_group_of_the_article() -> None:
    text = "[Nine people died], according to a group that tracks the war. The army has fought the Islamic State group there for years."
    assert who(text) == ["a group"]


@pytest.mark.parametrize(
    "text",
    [
        "The coast guard said the boat sank. [Six people] are missing, spokesman Idris Halloum said.",
        "The coast guard said the boat sank. [Six people] are missing, said its spokesman, Idris Halloum.",
        "The boat sank, the coast guard said. Many were saved, said its spokesman, Idris Halloum. [Six people] are missing, he said.",
    ],
)
def test_a_spokesman_without_a_body_speaks_for_the_one_that_spoke_last(text: str) -> None:
    assert who(text) == ["coast guard"]


def test_a_spokesman_whose_body_nobody_names_stays_who_he_is() -> None:
    assert who("[Six people] are missing, spokesman Idris Halloum said.") == ["spokesman Idris Halloum"]


def test_its_director_speaks_for_the_body_that_the_sentence_is_about() -> None:
    text = "Nine people died, officials said. The Saint Anne hospital had received [nine bodies], its director Dr Omer Lund told reporters."

    assert who(text) == ["Saint Anne hospital"]
