from itertools import pairwise

from schemas.incident import Excluded
from services.board.picture import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, picture
from tests.board import factories as given


def test_every_counted_claim_of_the_total_is_a_point_and_leads_to_its_sentence() -> None:
    drawn = picture(given.incident(), [given.change()])

    assert drawn is not None
    assert [mark.path for mark in drawn.marks] == ["/articles/art_1?claim=clm_43#clm_43", "/articles/art_1?claim=clm_40#clm_40"]
    assert [mark.open_up for mark in drawn.marks] == [True, False]


def test_totals_over_several_incidents_parts_and_denials_are_no_points() -> None:
    drawn = picture(given.incident(), [])

    assert drawn is not None
    assert not [mark for mark in drawn.marks if "clm_191" in mark.path or "clm_17" in mark.path or "clm_no" in mark.path]
    assert [mark.title for mark in drawn.denials] == ["Coalition denies that civilians were harmed, 17 Nov 2018, 16:45 UTC"]


def test_those_left_over_of_a_total_are_no_total() -> None:
    rest = given.evidence("clm_7", "at least 43 people died", low=7, high=7, part_of="clm_43")
    drawn = picture(given.incident(evidence=(*given.EVIDENCE, rest)), [])

    assert drawn is not None
    assert not [mark for mark in drawn.marks if "clm_7" in mark.path]
    assert not [label for label in drawn.labels if label.text.endswith(" 7")]


def test_higher_figures_stand_higher_and_nothing_leaves_the_frame() -> None:
    later = given.evidence("clm_53", "at least 43 people died", low=53, high=60, claimant="Valley Radio", said_at=given.LATER)
    drawn = picture(given.incident(evidence=(*given.EVIDENCE, later)), [given.change(), given.change(revision=2, at=given.LATER)])

    assert drawn is not None
    by_claim = {mark.path.partition("#")[2]: mark for mark in drawn.marks}
    assert by_claim["clm_53"].y < by_claim["clm_43"].y < by_claim["clm_40"].y
    assert by_claim["clm_53"].x > by_claim["clm_43"].x
    for mark in drawn.marks:
        assert LEFT <= mark.x <= WIDTH - RIGHT
        assert TOP <= mark.y <= HEIGHT - BOTTOM


def test_the_consensus_steps_from_change_to_change() -> None:
    drawn = picture(given.incident(), [given.change(best=40), given.change(best=43, revision=2, at=given.LATER)])

    assert drawn is not None
    first, second = drawn.steps
    assert first.until == second.x
    assert first.best is not None
    assert second.best is not None
    assert second.best < first.best
    assert second.until == WIDTH - RIGHT


def test_a_claim_that_does_not_count_is_marked_so() -> None:
    left_out = Excluded(claim_id="clm_40", article_id="art_1", reason="rounding")

    drawn = picture(given.incident(excluded=(left_out,)), [])

    assert drawn is not None
    assert {mark.path.partition("#")[2]: mark.counted for mark in drawn.marks} == {"clm_43": True, "clm_40": False}


def test_labels_do_not_overlap() -> None:
    drawn = picture(given.incident(), [])

    assert drawn is not None
    heights = [label.y for label in drawn.labels]
    assert all(later - earlier >= 15 for earlier, later in pairwise(heights))


def test_there_is_no_picture_without_a_figure_or_a_time() -> None:
    timeless = tuple(claim.model_copy(update={"said_at": None}) for claim in given.EVIDENCE)

    assert picture(given.incident(estimates={}), []) is None
    assert picture(given.incident(evidence=timeless), []) is None
