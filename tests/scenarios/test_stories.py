"""Stories of invented attacks and accidents, read from their articles to the toll: what is counted, who says so, and what stays apart.

The articles are of our own writing, with invented outlets, speakers and attacks: wire copies, headlines, live reports, follow-ups,
corrections, totals of a war and other attacks in the background.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from schemas.article import Article
from services.commands.articles import article_of
from services.commands.lines import read_lines
from tests.scenarios.orders import ending, messages

STORIES = Path(__file__).parent / "stories"


@cache
def told(story: str) -> list[dict[str, Any]]:
    """The incidents that a story ends with."""
    lines = read_lines(str(STORIES / f"{story}.jsonl"), "read")
    articles = [one for line in lines if isinstance(one := article_of(line), Article)]
    return [json.loads(line) for line in ending(messages(articles)).splitlines()]


def of(story: str, article: str, day: str) -> dict[str, Any]:
    """The incident of a day that an article tells of."""
    (found,) = (one for one in told(story) if article in one["articles"] and one["date"]["value"].startswith(day))
    return found


def figures(incident: dict[str, Any], measure: str, category: str = "people") -> tuple[int | None, int | None, int | None]:
    estimate = incident["estimates"][measure][category]
    return estimate["low"], estimate["best"], estimate["high"]


@pytest.mark.parametrize(
    ("story", "article", "day", "killed", "injured"),
    [
        ("yemen-market", "a01", "2018-07-19", (29, 29, 33), 41),
        ("yemen-market", "a07", "2018-07-20", (5, 5, 5), None),
        ("yemen-market", "a08", "2018-07-20", (31, 31, 31), 8),
        ("mogadishu-junction", "a01", "2019-11-23", (59, 59, 61), 91),
        ("mogadishu-junction", "a09", "2019-11-24", (57, 57, 57), 44),
        ("mogadishu-junction", "a11", "2020-11-22", (5, 5, 5), None),
        ("darfur-camp", "a01", "2024-08-10", (23, 23, 27), 44),
        ("darfur-camp", "a05", "2024-08-11", (5, 5, 5), 12),
        ("darfur-camp", "a09", "2024-08-12", (23, 23, None), 41),
        ("niger-ambush", "a10", "2021-03-17", (58, 58, 58), None),
        ("niger-ambush", "a09", "2021-03-18", (7, 7, 7), None),
        ("mali-wedding", "a01", "2024-03-16", (12, 25, 31), 31),
        ("mali-wedding", "a06", "2024-03-21", (11, 11, 11), 9),
        ("mali-wedding", "a09", "2024-04-18", (8, 8, 8), 5),
        ("tanganyika-ferry", "a01", "2022-11-27", (88, 88, 88), 10),
        ("tanganyika-ferry", "a09", "2022-12-02", (9, 9, 9), 21),
    ],
)
def test_each_attack_has_its_toll(
    story: str, article: str, day: str, killed: tuple[int | None, int | None, int | None], injured: int | None
) -> None:
    incident = of(story, article, day)

    assert figures(incident, "killed") == killed
    assert (figures(incident, "injured")[1] if "injured" in incident["estimates"] else None) == injured


def test_parts_are_those_of_the_last_list() -> None:
    incident = of("yemen-market", "a01", "2018-07-19")

    assert figures(incident, "killed", "children") == (10, 10, 10)
    assert figures(incident, "killed", "women") == (5, 5, 5)


def test_a_body_named_after_the_opening_is_one_origin_and_those_who_pass_it_on_are_none() -> None:
    names = {one["name"] for one in of("darfur-camp", "a01", "2024-08-10")["origins"]}

    assert "Sudan Medics Union" in names
    assert names.isdisjoint({"United Nations", "Doctors' group", "A Sudanese doctors' association"})


def test_a_party_that_denies_harm_to_civilians_makes_the_toll_contested() -> None:
    incident = of("yemen-market", "a01", "2018-07-19")

    assert {(one["who"], one["denies"]) for one in incident["denials"]} >= {("Saudi-led coalition", "civilian_harm")}
    assert incident["contested"]["value"]


def test_a_force_that_lost_nobody_denies_nothing() -> None:
    assert of("mogadishu-junction", "a01", "2019-11-23")["denials"] == []


def test_shells_that_fell_hours_after_a_bomb_in_the_same_city_are_another_attack() -> None:
    shells = next(one for one in told("mogadishu-junction") if one["articles"] == ["a07"])

    assert figures(shells, "killed")[1] == 3
    assert "a07" in of("mogadishu-junction", "a01", "2019-11-23")["articles"]


def test_totals_of_a_war_and_corrected_figures_are_in_no_estimate() -> None:
    numbers = {
        figures(one, measure, category)[1]
        for story in ("yemen-market", "darfur-camp")
        for one in told(story)
        for measure, group in one["estimates"].items()
        for category in group
    }

    assert numbers.isdisjoint({214, 6592, 6601, 67, 328, 96, 18800, 15000})


def test_a_ministry_that_calls_reports_of_a_strike_lies_denies_it_and_stands_by_its_own_count() -> None:
    incident = of("mali-wedding", "a01", "2024-03-16")

    assert {one["denies"] for one in incident["denials"]} == {"event", "civilian_harm"}
    assert figures(incident, "killed", "combatants") == (12, 12, 12)
    assert figures(incident, "killed", "children") == (14, 15, 16)


def test_bodies_that_divers_add_to_a_toll_are_no_count_of_their_own() -> None:
    assert figures(of("tanganyika-ferry", "a07", "2022-11-27"), "missing") == (35, 35, 40)
