"""Ids are content hashes: equal on every machine, and a silent change of the recipe fails here."""

from services.ids import content_id


def test_the_digests_are_pinned() -> None:
    assert content_id("clm", "art_1", "text", 10, 20) == "clm_93d1e2d0be0819c1a8cd"
    assert content_id("inc", None) == "inc_6de68c896070bb1b91f3"


def test_nothing_differs_from_the_empty_string_and_fields_do_not_run_together() -> None:
    assert content_id("x", None) != content_id("x", "")
    assert content_id("x", "ab", "c") != content_id("x", "a", "bc")


def test_text_that_is_no_valid_unicode_still_has_an_id() -> None:
    assert content_id("x", "\ud800").startswith("x_")
