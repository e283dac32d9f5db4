"""What every article gets: an event for each figure, a main event, a date with its basis. See also the tests of incidents, totals and event types."""

import re

from hypothesis import given
from hypothesis import strategies as st

from services.extractor import events
from services.extractor.candidate import Candidate
from services.extractor.sentences import split
from tests.extractor.marked import PUBLISHED, happenings
from tests.work import calls


def test_no_figure_gives_no_event() -> None:
    assert events.assign(split("Quiet day", "Nothing happened.", PUBLISHED), []) == []


def test_a_part_stays_with_its_whole() -> None:
    doc = split(None, "An air strike killed 43 people, including 17 children, near Hajin.", PUBLISHED)
    whole = Candidate(0, 14, 30, 21, 23, "killed", 43, 43, "exact", "43")
    part = Candidate(0, 42, 53, 42, 44, "killed", 17, 17, "exact", "17", category="children", parent=0)
    one, other = events.assign(doc, [whole, part])

    assert one.event == other.event


def test_the_day_of_publication_is_never_taken_in_silence() -> None:
    (stated,), (silent,) = happenings("A bomb killed {12 people} on Thursday."), happenings("A bomb killed {12 people}.")

    assert (stated.event.date, stated.event.date_basis, stated.event.date_precision) == ("2018-11-15", "relative", "day")
    assert (silent.event.date, silent.event.date_basis) == (PUBLISHED, "published")
    assert [each.event.date for each in happenings("A bomb killed {12 people} on Thursday.", published=None)] == [None]


def test_a_notice_of_correction_does_not_open_the_article() -> None:
    (told,) = happenings(
        "Correction: An earlier report gave the number of the divers. The divers went down on Friday. The error was ours.\n\n"
        "{12 people} died in a ferry. It sank in the bay of Corva at dawn on Thursday."
    )

    assert told.event.date == "2018-11-15"


def test_an_event_has_the_country_of_the_article_where_it_names_no_place() -> None:
    told = happenings("A bomb went off in Quetta, Pakistan. It killed {12 people}. Officials fear that {20 people} died.")

    assert {happening.event.place.country for happening in told if happening.event.place} == {"PK"}


def test_a_statement_is_about_the_figure_beside_it_and_else_about_the_main_event() -> None:
    text = "A bomb killed 12 people in Kabul. In a separate attack in Herat 3 people died. The group denied it. Rain fell. The ministry confirmed it."
    doc = split(None, text, PUBLISHED)
    first = Candidate(0, 7, 23, 14, 16, "killed", 12, 12, "exact", "12")
    second = Candidate(1, 67, 75, 67, 68, "killed", 3, 3, "exact", "3")
    told = events.assign(doc, [first, second])

    assert [events.at(doc, index, told, [first, second]).ref for index in (2, 4)] == [told[1].event.ref, "A"]


def test_an_article_without_figures_still_has_a_main_event() -> None:
    event = events.main(
        split(
            "Coalition denies strike on Manbij",
            "The coalition denied that its jets had bombed Manbij, Syria, on Friday.",
            PUBLISHED,
        )
    )

    assert event.place is not None
    assert (event.place.country, event.date, event.type) == ("SY", "2018-11-16", "airstrike")


def test_reading_takes_work_in_proportion_to_length() -> None:
    text = (
        "In the past since in Aleppo, Hama and Idlib the the the war attacks have killed {40 people} by militants of of of. " * 40
    )
    happenings(text)

    assert len(happenings(text)) == 40
    assert calls(lambda: happenings(text * 4)) < 12 * calls(lambda: happenings(text))


@given(st.text(max_size=200), st.lists(st.tuples(st.integers(0, 199), st.integers(1, 9)), max_size=4))
def test_any_text_with_figures_anywhere_gives_an_event_for_each(text: str, figures: list[tuple[int, int]]) -> None:
    doc = split(text[:50], text, PUBLISHED)
    candidates = []
    for position, number in figures:
        if doc.sentences:
            sentence = doc.sentences[position % len(doc.sentences)]
            candidates.append(
                Candidate(
                    sentence.index,
                    sentence.start,
                    sentence.end,
                    sentence.start,
                    sentence.end,
                    "killed",
                    number,
                    number,
                    "exact",
                    "x",
                )
            )
    told = events.assign(doc, candidates)

    assert len(told) == len(candidates)
    assert told == events.assign(doc, candidates)
    assert all(happening.event.ref for happening in told)


def test_what_was_said_last_week_is_about_nothing_that_happened_since() -> None:
    text = (
        "Raids killed {11 people} in Aksu on Friday. On 8 November a raid had killed {40 people} in Borlu. "
        "The coalition has said nothing. It is hard to reach. Last week it denied any civilian casualties."
    )
    told = happenings(text)
    doc = split(None, re.sub(r"[{}]", "", text), PUBLISHED)
    candidates = [Candidate(n, 0, 1, 0, 1, "killed", low, low, "exact", "x") for n, low in ((0, 11), (1, 40))]

    assert [happening.event.date for happening in told] == ["2018-11-16", "2018-11-08"]
    assert events.at(doc, 3, told, candidates).date == "2018-11-16"
    assert events.at(doc, 4, told, candidates).date == "2018-11-08"


def test_a_statement_is_not_about_a_figure_of_the_next_paragraph() -> None:
    text = "A raid killed {26 people} in Arvel on Friday.\n\nThe army saw it otherwise. Nobody could check it.\n\nIn 2016 {97 people} died in Borlu."
    told = happenings(text)
    doc = split(None, re.sub(r"[{}]", "", text), PUBLISHED)
    candidates = [Candidate(n, 0, 1, 0, 1, "killed", low, low, "exact", "x") for n, low in ((0, 26), (3, 97))]

    assert events.at(doc, 2, told, candidates).date == "2018-11-16"


def test_the_lead_of_a_case_says_when_it_was_and_an_older_one_stays_apart() -> None:
    case, older = happenings(
        "A man was charged on Friday with murder in the shooting at a bowling alley last weekend. {6 people} were killed. "
        "It was the deadliest shooting since August 2014, when a gunman killed {7 people} in Kabul.",
        title="Suspect in alley shooting charged",
    )

    assert (case.event.date, older.event.date) == ("2018-11", "2014-08")
    assert case.event.ref != older.event.ref


def test_a_string_of_shootings_makes_a_total_of_its_own_figure_only() -> None:
    one, total = happenings(
        "{5 people} were shot to death in Kabul on Friday, in the latest of a string of shootings that have left {60 people} dead since the beginning of the year."
    )

    assert (one.scope, total.scope) == ("incident", "cumulative")
