"""Dates in any common form; nothing is invented for what is missing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.dates import as_moment, normalise, order_key
from tests.work import calls


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2018-11-17", "2018-11-17"),
        ("February 20, 2009", "2009-02-20"),
        ("2014-04-25 17:53:00-04:00", "2014-04-25T17:53:00-04:00"),
        ("2014-09-13T14:58:38.261-0400", "2014-09-13T14:58:38.261000-04:00"),
        ("Sat, 17 Nov 2018 10:00:00 GMT", "2018-11-17T10:00:00+00:00"),
        ("20181117T0910Z", "2018-11-17T09:10:00+00:00"),
        ("Nov 2018", None),
        ("10:30", None),
        ("2018", None),
        ("", None),
        ("yesterday", None),
        (None, None),
        (20181117, None),
    ],
)
def test_a_date_is_read_in_full_or_not_at_all(written: object, expected: str | None) -> None:
    assert normalise(written) == expected


@given(st.text(max_size=100))
def test_any_text_gives_a_date_that_can_be_read_again_or_none(text: str) -> None:
    found = normalise(text)

    assert found is None or as_moment(found) is not None


def test_moments_sort_across_offsets_and_unknown_ones_come_last() -> None:
    whens = ["2018-11-17T10:00:00+00:00", None, "2018-11-17T10:30:00+02:00", "2018-11-17"]

    assert sorted(whens, key=order_key) == ["2018-11-17", "2018-11-17T10:30:00+02:00", "2018-11-17T10:00:00+00:00", None]


def test_what_is_normal_already_is_given_back_without_being_parsed() -> None:
    text = "2018-11-17T09:30:00+03:00"
    normalise(text)

    assert normalise(text) == text
    assert calls(lambda: normalise(text)) * 10 < calls(lambda: normalise("17 Nov 2018 09:30:00 +0300"))


@pytest.mark.parametrize("text", ["2018-02-30T09:30:00+03:00", "2018-11-17T25:30:00+00:00"])
def test_what_only_looks_normal_is_no_date(text: str) -> None:
    assert normalise(text) is None
