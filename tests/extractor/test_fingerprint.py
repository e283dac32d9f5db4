"""The two fingerprints of an article's words: equal everywhere, small, and telling."""

import hashlib

import pytest

from services.extractor.fingerprint import SIGNATURE_LENGTH, salient, signature

STORY = (
    "Rescuers in Port Vellin pulled nine bodies from a collapsed warehouse on Tuesday, the harbour master said. "
    "Anneke Dorwald, who owns the building on 3900 block of Quay Street, was not there. A 12-year-old boy is still missing."
)


def test_the_signature_is_the_same_on_every_machine() -> None:
    digest = hashlib.sha256(",".join(map(str, signature(STORY))).encode()).hexdigest()

    assert digest[:16] == "58fbd006024364a1"
    assert len(signature(STORY)) == SIGNATURE_LENGTH


def test_a_text_of_two_words_has_no_signature() -> None:
    assert signature("Two words") == ()


def test_case_accents_and_punctuation_do_not_change_the_signature() -> None:
    assert signature("Hadzin was hit at dawn today") == signature("HADŽÍN was hit, at dawn, today!")


def test_names_numbers_and_uncommon_words_are_salient_and_common_ones_are_not() -> None:
    found = salient("Nine dead in warehouse collapse", STORY)

    assert {"@dorwald", "@anneke dorwald", "@vellin", "#12yo", "#3900", "warehouse", "harbour"} <= set(found)
    assert not {"said", "tuesday", "@tuesday", "bodies", "the"} & set(found)


def test_a_word_that_only_opens_sentences_is_no_name() -> None:
    assert "@rescuers" not in salient(None, STORY)


def test_a_hostile_text_is_read_in_bounded_size() -> None:
    assert len(salient("A" * 10_000, "Abc Def " * 1_000_000)) < 120


@pytest.mark.parametrize(
    ("headline", "marked"),
    [
        ("Separate strike on Ostham leaves five dead", True),
        ("Six die in second road accident of the day at Ostham", True),
        ("Fresh air raids kill nine in Ostham", True),
        ("Second day of shelling in Ostham", True),
        ("Another day of mourning in Ostham", False),
        ("Second victim of Ostham shooting dies", False),
        ("Second arrest in Ostham shooting", False),
        ("Boy killed, another wounded in shooting", False),
        ("Seven people shot in three separate shootings", False),
    ],
)
def test_a_headline_about_another_attack_is_marked(headline: str, marked: bool) -> None:
    assert ("~another" in salient(headline, STORY)) == marked
