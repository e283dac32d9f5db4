"""Where a mention's place can be the incident's, as a table of cases."""

from typing import Any

import pytest

from schemas.claim import ArticleClaims, Place
from services.deduplicator import where
from services.deduplicator.finding import Setting
from tests.deduplicator.factories import article, claim, event, mention, profile, town

NOTHING = Setting()


def at(place: Place | None, day: str | None = "2025-05-05", **more: Any) -> ArticleClaims:
    return article("a", claim("a", about=event(place=place, day=day, **more)))


@pytest.mark.parametrize(
    ("ours", "theirs", "level"),
    [
        (town(), town(), "same"),
        (town("Al-Hasanah", None, None), town("Hassana", None, None), "same"),
        (town("Abu Hassan", None, None), town("Bu-Hasan", None, None), "spelling"),
        (town("Old Quay", None, None, within=("Port Vellin",)), town(), "contained"),
        (town("Ostham", 10.1, 20.1), town(), "near"),
        (town("Ostham", 10.5, 20.4), town(), "region"),
        (town("Ostham", 30.0, 40.0), town(), "far"),
        (town("Ostham", None, None), town("Quern", None, None), "elsewhere"),
        (town("Ostham", None, None, precision="site"), town("Quern", None, None), "vague"),
        (town("Vellia", precision="country"), town(), "country"),
        (town("North Reach", precision="province"), town("North Reach", precision="province"), "same province"),
        (town("Ostham", within=("North Reach",)), town("North Reach", 12, 22, precision="province"), "in province"),
        (town("Ostham", 30.0, 40.0), town("Ostham"), "namesake"),
        (None, town(), "unknown"),
        (town(), None, "unknown"),
    ],
)
def test_place(ours: Place | None, theirs: Place | None, level: str) -> None:
    assert where.place(mention(at(ours)), profile(at(theirs)), NOTHING).level == level


@pytest.mark.parametrize(
    ("crowd", "level"), [(0, "same"), (1, "same quiet"), (2, "same"), (5, "same"), (6, "same busy"), (10, "same busy")]
)
def test_the_only_incident_of_a_village_is_nearer_than_one_of_many_in_a_city(crowd: int, level: str) -> None:
    assert where.place(mention(at(town())), profile(at(town())), Setting(crowd=crowd)).level == level


def test_where_an_article_puts_what_it_recalls_is_no_nearer_in_a_village() -> None:
    assert where.place(mention(at(town(), background=True)), profile(at(town())), Setting(crowd=1)).level == "same"


def test_a_crowd_in_the_town_says_nothing_of_another_town() -> None:
    assert where.place(mention(at(town("Ostham", 10.1, 20.1))), profile(at(town())), Setting(crowd=1)).level == "near"


def test_an_article_that_names_the_town_elsewhere_is_tied_to_it() -> None:
    quarter = article("a", claim("a", about=event(place=town("Old Quay", None, None))), words=("@port vellin",))

    assert where.place(mention(quarter), profile(at(town())), NOTHING).level == "named"
