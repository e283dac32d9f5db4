"""Stopping early says what weighing everything says."""

from itertools import pairwise

from schemas.claim import ArticleClaims
from services.deduplicator.finding import Setting
from services.deduplicator.matching import FEATURES, HOPELESS, JOIN, TELLING_FIRST, fitting, verdict
from services.deduplicator.mention import mentions_of
from services.deduplicator.profile import EMPTY, with_mention
from tests.deduplicator.factories import world


def test_what_is_given_up_early_would_not_have_joined_and_the_rest_is_judged_alike() -> None:
    given_up, judged = 0, 0
    for seed in range(12):
        mentions = [one for event in world(seed) if isinstance(event, ArticleClaims) for one in mentions_of(event, {})]
        for first, second in pairwise(mentions):
            for taken in (False, True):
                setting = Setting(taken=taken, copied_here=not taken)
                incident = with_mention(EMPTY, first)
                early, full = fitting(second, incident, setting), verdict(second, incident, setting)
                assert early == full or (early is None and full.score < JOIN)
                given_up, judged = given_up + (early is None), judged + (early is not None)

    assert given_up > judged > 0


def test_every_feature_has_its_turn_and_what_is_left_never_grows() -> None:
    left = [most for _, most in TELLING_FIRST]

    assert {one.name for one, _ in TELLING_FIRST} == {one.name for one in FEATURES}
    assert left == sorted(left, reverse=True)
    assert left[-1] == 0
    assert HOPELESS > 0
