"""Sentence splitting: abbreviations, datelines, quotations, wire text, lists, hostile input."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.extractor.sentences import split


def texts(text: str, title: str | None = None) -> list[str]:
    return [sentence.text for sentence in split(title, text, None).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve died. Police came.", ["Twelve died.", "Police came."]),
        ("Maj. Gen. Lund and Dr. Oram spoke. They left.", ["Maj. Gen. Lund and Dr. Oram spoke.", "They left."]),
        ("It began on Sept. 10 and went on.", ["It began on Sept. 10 and went on."]),
        ("He lives in the U.S. The blast hit his house.", ["He lives in the U.S.", "The blast hit his house."]),
        ("U.S. Marines came at 6 a.m. Monday.", ["U.S. Marines came at 6 a.m. Monday."]),
        ("“Four are dead.” He wept.", ["“Four are dead.”", "He wept."]),
        ("J. K. Moor was hurt! Why? Nobody knows.", ["J. K. Moor was hurt!", "Why?", "Nobody knows."]),
        ("Heading\n\nThe text follows.", ["Heading", "The text follows."]),
        ("Toll:\n- two dead\n- four hurt", ["Toll:", "- two dead", "- four hurt"]),
        ("It happened on Sunday evening.The police came.", ["It happened on Sunday evening.", "The police came."]),
        ("Write to news.example.Com or to the U.S.Army.", ["Write to news.example.Com or to the U.S.Army."]),
    ],
)
def test_a_text_falls_into_its_sentences(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_lines_of_wrapped_wire_copy_run_on() -> None:
    text = (
        "   PORT SALVO, 3 JAN (WIRE) -- THE COAST GUARD HAS REPORTED THAT ABOUT 50\n"
        "FISHERMEN OF VARIOUS AGES WERE RESCUED BY A FREIGHTER BOUND FOR THE NORTHERN\n"
        "ISLANDS.  TWO OF THEM WERE WOUNDED.\n"
    )
    assert [one.split()[0] for one in texts(text)] == ["PORT", "TWO"]


def test_the_title_comes_first_and_counts_through() -> None:
    document = split("Two dead", "A storm came.", None)
    assert [(s.field, s.index) for s in document.sentences] == [("title", 0), ("text", 1)]


@given(st.text(max_size=400), st.text(max_size=60))
def test_offsets_give_back_the_sentence_whatever_the_text(text: str, title: str) -> None:
    document = split(title, text, None)
    for sentence in document.sentences:
        assert document.source(sentence.field)[sentence.start : sentence.end] == sentence.text
        for token in sentence.tokens:
            assert document.source(sentence.field)[token.start : token.end] == token.text


@given(st.text(alphabet=' .!?"\nAa1-', max_size=300))
def test_nothing_but_white_space_is_left_out(text: str) -> None:
    kept = "".join(sentence.text for sentence in split(None, text, None).sentences)
    assert "".join(kept.split()) == "".join(text.split())


def test_a_sentence_is_never_longer_than_what_a_reader_can_bear() -> None:
    assert all(len(one) <= 4000 for one in texts("word " * 20_000))
