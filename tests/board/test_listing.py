import pytest

from schemas.incident import Agreed, Estimate
from services.board import figures
from services.board.listing import Query, chosen, leading, row, strip, title
from services.board.view import Board, applied
from tests.board import factories as given


def board(*incidents: object) -> Board:
    found = Board()
    for incident in incidents:
        found = applied(found, incident)  # type: ignore[arg-type] # any model
    return found


def test_the_gravest_total_leads() -> None:
    injured = {"injured": {"people": given.estimate(9, 9, 9)}}

    assert [lead.label for lead in leading(given.incident(estimates=injured | given.incident().estimates))] == [
        "killed",
        "injured",
    ]


def test_the_strip_has_a_tick_for_each_independent_origin_on_one_scale() -> None:
    drawn = strip(given.incident(), "killed")

    assert drawn is not None
    assert drawn.band is not None
    assert drawn.best is not None
    observatory, agency = drawn.ticks
    assert (observatory.figure, observatory.open_up, agency.figure) == ("at least 43", True, "40")
    assert 0 < drawn.band[0] == drawn.best == agency.x < observatory.x == drawn.band[1] < 168


def test_what_was_merged_or_withdrawn_is_not_listed() -> None:
    listed = board(given.incident("inc_1"), given.incident("inc_2", merged_into="inc_1"), given.incident("inc_3", articles=()))

    assert [incident.incident_id for incident in chosen(listed, Query())] == ["inc_1"]


@pytest.mark.parametrize(("sort", "order"), [("changed", ["b", "a"]), ("figure", ["a", "b"]), ("date", ["a", "b"])])
def test_the_list_is_sorted_as_asked(sort: str, order: list[str]) -> None:
    a = given.incident("a")
    b = given.incident("b", updated_at=given.LATER, estimates={"killed": {"people": given.estimate(2, 2, 2)}},
                       date=given.incident().date.model_copy(update={"value": "2018-11-16"}))  # fmt: skip

    assert [incident.incident_id for incident in chosen(board(a, b), Query(sort=sort))] == order


def test_a_row_names_the_last_change() -> None:
    listed = board(given.incident(), given.change(), given.change(revision=2, best=43, what="Killed: 40 to 43."))

    change = row(listed, given.incident()).change
    assert change is not None
    assert change.what == "Killed: 40 to 43."


def test_a_row_passes_over_changes_that_left_the_figures_alone() -> None:
    listed = board(given.incident(), given.change(), given.change(revision=2, what="Outlets from 1 to 2."))

    change = row(listed, given.incident()).change
    assert change is not None
    assert change.what == "Killed: 40, first report."


def test_the_articles_id_is_left_out_of_the_sentence() -> None:
    assert (
        figures.what(given.change(what="Killed: 40, because Maple Post (art_1) reported."))
        == "Killed: 40, because Maple Post reported."
    )


def test_an_incident_without_a_place_is_called_by_its_kind() -> None:
    nowhere = given.incident(place=Agreed(), event_type=Agreed(value="suicide_bombing"))

    assert title(nowhere) == "Suicide bombing"
    assert title(given.incident(event_type=Agreed(value="other"))) == "Incident at Marsh End"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(43, None, "at least 43"), (None, 40, "up to 40"), (40, 40, "40"), (30, 40, "30–40"), (None, None, "unnumbered"),
     (1200, 1200, "1\u202f200")],
)  # fmt: skip
def test_bounds_are_said_as_stated(low: int | None, high: int | None, said: str) -> None:
    assert figures.bounds(low, high) == said


def test_a_range_that_says_no_more_than_the_best_figure_is_not_shown() -> None:
    assert figures.spread(Estimate(low=4, best=4, high=4)) == ""
    assert figures.spread(Estimate(low=4, best=5, high=None)) == "at least 4"
    assert figures.spread(Estimate(low=4, best=5, high=6)) == "4–6"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2018-11-17", "17 November 2018"),
        ("2018-11", "November 2018"),
        ("2018", "2018"),
        (None, "date unknown"),
        ("soon", "date unknown"),
    ],
)
def test_dates_are_as_precise_as_they_are_known(value: str | None, said: str) -> None:
    assert figures.day(value) == said


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//x.example", "ftp://x.example", "http://[", None, ""]
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert figures.safe_url(url) is None
