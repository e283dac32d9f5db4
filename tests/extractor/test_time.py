"""When: dates of sentences against the day of writing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.extractor import time
from services.extractor.document import Document
from services.extractor.sentences import split

SATURDAY = "2018-11-17"


def found(text: str, published: str | None = SATURDAY) -> list[tuple[str, str, str]]:
    doc = split(None, text, published)
    base = time.anchor(doc)
    return [(when.value, when.precision, when.basis) for sentence in doc.sentences for when in time.find(sentence, base)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The raid happened on Saturday.", ("2018-11-17", "day", "relative")),
        ("It struck early on Thursday morning.", ("2018-11-15", "day", "relative")),
        ("It struck last Saturday.", ("2018-11-10", "day", "relative")),
        ("They died on 14 November.", ("2018-11-14", "day", "stated")),
        ("They died on Nov. 14.", ("2018-11-14", "day", "stated")),
        ("They died on December 20.", ("2017-12-20", "day", "stated")),
        ("They died on 3 March 2015.", ("2015-03-03", "day", "stated")),
        ("They died on 2015-03-03.", ("2015-03-03", "day", "stated")),
        ("They died two days ago.", ("2018-11-15", "day", "relative")),
        ("They died yesterday.", ("2018-11-16", "day", "relative")),
        ("They died earlier this month.", ("2018-11", "month", "relative")),
        ("They died last month.", ("2018-10", "month", "relative")),
        ("They died in June.", ("2018-06", "month", "stated")),
        ("They died in June last year.", ("2017-06", "month", "stated")),
        ("They died in 2013.", ("2013", "year", "stated")),
    ],
)
def test_a_date_is_resolved_against_the_day_of_writing(text: str, expected: tuple[str, str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In January 2015 ten soldiers died in an attack on their camp in the hills of Lorn, and a month before that seven at Merrow.",
            ("2014-12", "month"),
        ),
        ("On 3 March 2015 ten died at Lorn, and two days after that seven at Merrow.", ("2015-03-05", "day")),
        ("Ten died in 2013 and two years before that seven died.", ("2011", "year")),
    ],
)
def test_a_time_before_that_is_counted_from_the_date_told_last(text: str, expected: tuple[str, str]) -> None:
    assert found(text)[1] == (*expected, "relative")


def test_a_time_before_that_is_no_more_exact_than_the_date_it_counts_from() -> None:
    assert found("Ten died in 2013 and two days before that seven died.") == [("2013", "year", "stated")]


@pytest.mark.parametrize(
    "text",
    ["He may have died in the march.", "Twelve people died.", "A 20-year-old man was hurt.", "She marched with 2013 people."],
)
def test_what_is_no_date_is_not_taken_for_one(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Rescuers gave up the search in the mine on Monday.",
        "Divers abandoned the search on Monday.",
        "A boy hurt in the blast died in a field clinic on Monday.",
        "A boy hurt in the blast died at the health centre on Monday.",
    ],
)
def test_the_day_on_which_a_search_ends_or_a_wounded_boy_dies_is_not_that_of_the_event(text: str) -> None:
    doc = split(None, text, SATURDAY)
    (when,) = time.find(doc.sentences[0], time.anchor(doc))

    assert when.aside


def test_nothing_relative_is_resolved_where_the_day_of_writing_is_unknown() -> None:
    assert found("They died on Saturday, in June and on 3 March 2015.", None) == [("2015-03-03", "day", "stated")]


def test_a_full_date_in_the_head_outweighs_a_wrong_day_of_publication() -> None:
    doc = split(None, "Tuesday 20 November 2018 Rebels shelled the town on Monday.", SATURDAY)
    base = time.anchor(doc)

    assert base.day is not None
    assert base.day.isoformat() == "2018-11-20"
    assert [when.value for when in time.find(doc.sentences[0], base)] == ["2018-11-19"]


def test_a_dateline_with_day_and_weekday_dates_a_text_that_only_a_crawler_stamped() -> None:
    doc = split(None, "QUITO, Oct. 25 (Wire) -- The storm killed six on Thursday.", "2014-09-13T21:00:08.779000-04:00")

    assert str(time.anchor(doc).day) == "2012-10-25"


def test_a_crawlers_stamp_alone_resolves_no_weekday() -> None:
    assert found("The storm killed six on Thursday.", "2014-09-13T21:00:08.779000-04:00") == []


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        ("They have died since Sept. 10.", "since"),
        ("The war began in March 2011.", "since"),
        ("The vote is scheduled for Monday.", "future"),
        ("Officials said Thursday.", "spoken"),
        ("He was charged on Thursday.", "aside"),
        ("The group on Thursday claimed an ambush.", "aside"),
        ("The ministry on Thursday lowered the toll.", "aside"),
        ("The monitor on Thursday published its list.", "aside"),
        ("The figures stood at 23 killed and 44 wounded on Thursday.", "spoken"),
        ("The ministry raised its count from 26 to 29 on Thursday.", "spoken"),
        ("It happens every Friday.", "recurring"),
    ],
)
def test_a_date_of_something_else_is_marked(text: str, flag: str) -> None:
    doc = split(None, text, SATURDAY)
    (when,) = time.find(doc.sentences[0], time.anchor(doc))

    assert getattr(when, flag) is True


@given(st.text(max_size=300), st.none() | st.text(max_size=30))
def test_any_text_and_any_day_of_publication_are_read(text: str, published: str | None) -> None:
    doc = Document("", text, published, split(None, text, None).sentences)
    base = time.anchor(doc)

    for sentence in doc.sentences:
        for when in time.find(sentence, base):
            assert sentence.start <= when.start < when.end <= sentence.end
