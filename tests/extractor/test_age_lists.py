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
    ],
)
def test_an_age_or_an_hour_counts_nobody(text: str) -> None:
    assert counting(text) == []


@pytest.mark.parametrize(
    ("text", "number"), [("a boy, aged 9, and 12 others were hurt", 12), ("ages 12 and 16 others were hurt", 16)]
)
def test_a_number_before_people_counts_though_an_age_stands_before_it(text: str, number: int) -> None:
    assert counting(text) == [number]
