"""What two articles count, as tables of cases: the level that follows for one incident's articles and the next."""

import pytest

from schemas.claim import ArticleClaims, EventRef
from services.deduplicator import counts
from services.deduplicator.finding import Setting
from tests.deduplicator.factories import article, claim, event, mention, profile, town
from tests.work import calls

NOTHING = Setting()


def tolls(article_id: str, killed: int | None = None, injured: int | None = None, about: EventRef | None = None) -> ArticleClaims:
    counted = {"killed": killed, "injured": injured}
    told = (claim(article_id, number, about, measure=measure) for measure, number in counted.items() if number is not None)
    return article(article_id, *told)


@pytest.mark.parametrize(
    ("ours", "theirs", "level"),
    [
        (17, 17, "equal telling"),
        (7, 7, "equal some"),
        (3, 3, "equal few"),
        (1, 1, "equal"),
        (0, 0, "none hurt"),
        (20, 17, "close"),
        (40, 17, "growing"),
        (191, 17, "contradicting"),
        (None, 17, "unknown"),
    ],
)
def test_figures(ours: int | None, theirs: int, level: str) -> None:
    found = counts.figures(mention(article("a", claim("a", ours))), profile(article("b", claim("b", theirs))), NOTHING)

    assert found.level == level


def test_dead_and_injured_that_are_both_equal_say_more_than_either() -> None:
    assert counts.figures(mention(tolls("a", 2, 3)), profile(tolls("b", 2, 3)), NOTHING).level == "equal both"
    assert counts.figures(mention(tolls("a", 1, 1)), profile(tolls("b", 1, 1)), NOTHING).level == "equal both"
    assert counts.figures(mention(tolls("a", 2, 3)), profile(tolls("b", 2)), NOTHING).level == "equal few"


@pytest.mark.parametrize(("part", "whole", "level"), [(1, 6, "equal part"), (5, 9, "equal part"), (14, 60, "equal part telling")])
def test_a_part_of_one_toll_that_is_in_the_other_recognises_little(part: int, whole: int, level: str) -> None:
    ours = article("a", claim("a", part))
    theirs = article("b", claim("b", whole), claim("b", part))

    assert counts.figures(mention(ours), profile(theirs), NOTHING).level == level
    assert counts.figures(mention(theirs), profile(ours), NOTHING).level == level


@pytest.mark.parametrize(
    ("ours", "theirs", "level"),
    [
        (tolls("a", 1), tolls("b", 2, 3), "dead in both"),
        (tolls("a", 1, 1), tolls("b", None, 3), "since died"),
        (tolls("a", 1, 2), tolls("b", None, 3), "died of wounds"),
        (tolls("a", 1), tolls("b", None, 1), "died of wounds"),
        (tolls("a", None, 3), tolls("b", 1, 2), "forgotten"),
        (tolls("a", 0, 3), tolls("b", 1, 2), "forgotten"),
        (tolls("a", None, 3), tolls("b", None, 3), "no dead"),
        (article("a", claim("a", None)), tolls("b", 1), "unknown"),
    ],
)
def test_the_wounded_may_die_but_the_dead_are_not_forgotten(ours: ArticleClaims, theirs: ArticleClaims, level: str) -> None:
    assert counts.fates(mention(ours), profile(theirs), NOTHING).level == level


@pytest.mark.parametrize(
    ("ours", "theirs", "level"),
    [((1, 2), (None, 3), "as many"), ((2, None), (2, 1), "one more or less"), ((1, 3), (None, 9), "other")],
)
def test_dead_and_injured_together_are_the_victims_of_a_crime(
    ours: tuple[int, int | None], theirs: tuple[int | None, int], level: str
) -> None:
    def crime(article_id: str, kind: str, killed: int | None, injured: int | None) -> ArticleClaims:
        return tolls(article_id, killed, injured, event(place=town(), type=kind))

    shooting = profile(crime("b", "shooting", *theirs))
    assert counts.victims(mention(crime("a", "shooting", *ours)), shooting, NOTHING).level == level
    assert (
        counts.victims(mention(crime("a", "bombing", *ours)), profile(crime("b", "bombing", *theirs)), NOTHING).level == "unknown"
    )


def test_those_shot_whose_fate_is_open_are_victims_too() -> None:
    def shot(article_id: str, measure: str) -> ArticleClaims:
        return article(article_id, claim(article_id, 3, event(place=town(), type="shooting"), measure=measure))

    assert counts.victims(mention(shot("a", "injured")), profile(shot("b", "killed_or_injured")), NOTHING).level == "as many"


def test_who_only_recalls_an_incident_need_not_tell_who_died() -> None:
    recalling = article("a", claim("a", 3, event(background=True), measure="injured"))

    assert counts.fates(mention(recalling), profile(tolls("b", 1)), NOTHING).level == "unknown"


def test_comparing_figures_costs_their_number_and_not_the_number_of_their_pairs() -> None:
    def cost(count: int) -> int:
        ours, theirs = (
            article(name, *(claim(name, number) for number in range(first, first + count)))
            for name, first in (("a", 1), ("b", 100))
        )
        one, other = mention(ours), profile(theirs)
        return calls(lambda: counts.figures(one, other, NOTHING))

    assert cost(40) < 30 * cost(4)
