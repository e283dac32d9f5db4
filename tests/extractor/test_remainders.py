"""Patients who are left of the injured, and patients who are all the injured there are."""

import pytest

from schemas.article import Article
from schemas.claim import Claim
from services.extractor.step import extract
from services.wiring import known_claimants


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The blast in Ardell injured 31 people. Twenty-seven people are still being treated at three hospitals.",
            [(31, False), (27, True)],
        ),
        ("The blast in Ardell injured seven people. Two remained in critical condition.", [(7, False), (2, True)]),
        (
            "The blast in Ardell injured 31 people. Forty people are still being treated at three hospitals.",
            [(31, False), (40, False)],
        ),
        (
            "The blast in Ardell injured 31 people. Twenty-seven people were treated at three hospitals.",
            [(31, False), (27, False)],
        ),
        ("The blast in Ardell injured seven people. Two children remained in critical condition.", [(7, False), (2, False)]),
        ("After the blast in Ardell, 27 people are still being treated at three hospitals.", [(27, False)]),
    ],
)
def test_patients_who_are_left_are_a_part_of_a_larger_number_of_injured(text: str, expected: list[tuple[int, bool]]) -> None:
    article = Article(id="a1", title=None, text=text, published="2026-05-04", publisher="The Harbour Post")
    lines = extract(article, known_claimants())
    assert [(line.low, line.partial) for line in lines if isinstance(line, Claim)] == expected
