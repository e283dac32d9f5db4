"""Ages between commas, behind generations, in lists and under limits; and the numbers beside them that count."""

import pytest

from services.extractor.quantities import find
from services.extractor.sentences import split


def counting(text: str) -> list[int | None]:
    return [one.low for one in find(split(None, text, None).sentences[0].columns.lowers) if one.counts]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Quill, 41, of Marsh Street",
        "Tom Quill Jr. 26, was there",
        "the boys, ages 15 and 16, were shot",
        "girls, ages 7, 9 and 11, were hurt",
        "children under 15 who were hurt",
        "shortly before 6 p.m. Mr Quill",
        "the victims — ages 22, 26 and 37 — were hurt",
        "girls between the ages of 11 and 15 hurt on the beach",
        "ranging in age from 31 to 40, they were hurt",
        "the girls, aged between 11 and 15, were hurt",
        "the boys, aged 11, 12 and 15, were hurt",
        "the third child 11 or younger was hurt",
        "a 4 yo boy was hurt",
        "his wife called 911 and was hurt",
        "and Ada Quill, 13 – died at once",
        "women, all younger than 45, were hurt",
        "the boy fatally shot May 4 on Marsh Street",
        "a May 14 shooting on Marsh Street",
        "Image 2 of 9 A woman was hurt",
        "is either 17 or 18 years old",
        "all between 20 and 29 years old, were hurt",
        "nurses in their 20's were hurt",
    ],
)
def test_an_age_or_an_hour_counts_nobody(text: str) -> None:
    assert counting(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("a boy, aged 9, and 12 others were hurt", 12),
        ("ages 12 and 16 others were hurt", 16),
        ("a boy aged 9, 12 others and a man", 12),
        ("12 people and a five-year-old were hurt", 12),
        ("the women, both 22, were hurt", 2),
    ],
)
def test_a_number_before_people_counts_though_an_age_stands_before_it(text: str, number: int) -> None:
    assert counting(text) == [number]
