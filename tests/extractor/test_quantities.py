"""Quantities: digits and words, bounds in their wordings, ranges, and numbers that count nobody."""

import pytest

from services.extractor.quantities import Quantity, find
from services.extractor.sentences import split


def quantities(text: str) -> list[Quantity]:
    return find(split(None, text, None).sentences[0].columns.lowers)


@pytest.mark.parametrize(
    ("text", "low", "high", "modifier"),
    [
        ("43 people", 43, 43, "exact"),
        ("1,200 people", 1200, 1200, "exact"),
        ("two local people", 2, 2, "exact"),
        ("one hundred and twelve people", 112, 112, "exact"),
        ("two thousand five hundred people", 2500, 2500, "exact"),
        ("forty-two people", 42, 42, "exact"),
        ("a dozen people", 12, 12, "exact"),
        ("half a dozen people", 6, 6, "exact"),
        ("two dozen people", 24, 24, "exact"),
        ("a couple of people", 2, 2, "exact"),
        ("1.2 million people", 1_200_000, 1_200_000, "exact"),
        ("at least 43 people", 43, None, "at_least"),
        ("no fewer than 43 people", 43, None, "at_least"),
        ("43 or more people", 43, None, "at_least"),
        ("40-plus people", 40, None, "at_least"),
        ("more than 40 people", 41, None, "more_than"),
        ("over 40 people", 41, None, "more_than"),
        ("> 40 people", 41, None, "more_than"),
        ("> Two women", 2, 2, "exact"),
        ("about 40 people", 40, 40, "about"),
        ("nearly 40 people", 40, 40, "about"),
        ("some two dozen people", 24, 24, "about"),
        ("up to 40 people", None, 40, "at_most"),
        ("as many as 40 people", None, 40, "at_most"),
        ("fewer than 40 people", None, 39, "at_most"),
        ("30 to 40 people", 30, 40, "range"),
        ("between 30 and 40 people", 30, 40, "range"),
        ("30-40 people", 30, 40, "range"),
        ("dozens of people", None, None, "vague"),
        ("several people", None, None, "vague"),
        ("hundreds of thousands of people", None, None, "vague"),
        ("a large number of people", None, None, "vague"),
        ("no people", 0, 0, "exact"),
        ("nobody", 0, 0, "exact"),
    ],
)
def test_a_quantity_has_the_bounds_it_states(text: str, low: int | None, high: int | None, modifier: str) -> None:
    found = quantities(text)
    assert [(one.low, one.high, one.modifier, one.counts) for one in found] == [(low, high, modifier, True)]


@pytest.mark.parametrize(
    "text",
    [
        "June 12",
        "12 June",
        "$40",
        "40 km away",
        "12 miles",
        "aged 12",
        "Highway 61",
        "in 1999.",
        "Mara Lund, 41, of Hull",
        "6:30 tonight",
        "January 9, 2017 Man found",
    ],
)
def test_dates_money_ages_and_measures_count_nobody(text: str) -> None:
    assert not any(one.counts for one in quantities(text))


def test_a_number_of_absurd_length_is_passed_over() -> None:
    assert quantities("9" * 5000 + " people") == []
