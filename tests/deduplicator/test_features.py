"""Each feature as a table of cases: what an article says, what the incident looks like, the level that follows."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.claim import ArticleClaims, EventRef
from services.deduplicator import features, where
from services.deduplicator.finding import Setting
from services.deduplicator.kinds import kinship
from services.deduplicator.matching import FEATURES, JOIN, verdict
from services.deduplicator.profile import EMPTY, with_mention, with_mentions
from tests.deduplicator.factories import article, claim, event, mention, profile, town

NOTHING = Setting()


@pytest.mark.parametrize(
    ("ours", "theirs", "level"),
    [
        (event(day="2025-05-05"), event(day="2025-05-05"), "same stated"),
        (event(day="2025-05-05", date_basis="published"), event(day="2025-05-05"), "same dateline"),
        (event(day="2025-05-06", type="shooting"), event(day="2025-05-05", type="shooting"), "next stated"),
        (event(day="2025-05-06"), event(day="2025-05-05", type="shooting"), "next stated"),
        (event(day="2025-05-06"), event(day="2025-05-05"), "next again"),
        (event(day="2025-05-06", date_basis="published"), event(day="2025-05-05"), "next dateline"),
        (event(day="2025-05-08", date_basis="published"), event(day="2025-05-05"), "days dateline"),
        (event(day="2025-05-12"), event(day="2025-05-05"), "week stated"),
        (event(day="2025-07-12"), event(day="2025-05-05"), "far stated"),
        (event(day="2025-05", date_precision="month"), event(day="2025-05-05"), "within"),
        (event(day="2024", date_precision="year"), event(day="2025-05-05"), "far stated"),
        (event(day=None), event(day="2025-05-05"), "same dateline"),
        (event(day=None, background=True), event(day="2025-05-05"), "unknown"),
    ],
)
def test_day(ours: EventRef, theirs: EventRef, level: str) -> None:
    found = features.day(mention(article("a", claim(about=ours))), profile(article("b", claim("b", about=theirs))), NOTHING)

    assert found.level == level


def told(article_id: str, *words: str, day: str = "2025-05-05", **head: Any) -> ArticleClaims:
    return article(article_id, claim(article_id, about=event(place=town(), day=day)), words=words, **head)


@pytest.mark.parametrize(
    ("ours", "theirs", "level"),
    [
        (("@anna dorwald", "!anna dorwald"), ("@anna dorwald", "!anna dorwald"), "one"),
        (("@anna dorwald", "!anna dorwald"), ("@anna dorwald",), "one"),
        (("@anna dorwald",), ("@anna dorwald", "!anna dorwald"), "one"),
        (("!anna dorwald", "!piet hale"), ("@anna dorwald", "@piet hale"), "several"),
        (("@anna dorwald", "!anna dorwald"), ("@piet hale", "!piet hale"), "none"),
        (("@anna dorwald",), ("@anna dorwald",), "unknown"),
    ],
)
def test_people_told_of_by_name_and_age(ours: tuple[str, ...], theirs: tuple[str, ...], level: str) -> None:
    assert features.people(mention(told("a", *ours)), profile(told("b", *theirs)), NOTHING).level == level


def test_whom_many_incidents_name_is_nobodys_victim() -> None:
    known = profile(told("b", "@anna dorwald", "!anna dorwald"))

    assert features.people(mention(told("a", "@anna dorwald")), known, Setting(rarity={"@anna dorwald": 0.2})).level == "unknown"


def test_the_day_of_an_arrest_does_not_part_stories_of_one_victim() -> None:
    shooting = profile(told("b", "@anna dorwald", "!anna dorwald"))
    arrest = mention(told("a", "@anna dorwald", day="2025-06-20"))

    assert features.day(arrest, shooting, NOTHING).level == "later"
    assert features.day(mention(told("c", "@piet hale", day="2025-06-20")), shooting, NOTHING).level == "far stated"


def test_of_two_stories_of_one_day_only_one_may_say_how_long_ago_it_was() -> None:
    inquest = profile(told("b", day="2023-01-07"))
    undated = article("a", claim("a", about=event(place=town(), day=None)))
    late = article("c", claim("c", about=event(place=town(), day=None)), published="2025-06-20T12:00:00+00:00")

    assert features.day(mention(undated), inquest, NOTHING).level == "undated"
    assert features.day(mention(late), inquest, NOTHING).level == "far dateline"


def test_the_outlet_that_told_it_shares_its_pages_words() -> None:
    known = profile(told("b", publisher="Vellin Herald"))

    assert features.outlet(mention(told("a", publisher="Vellin Herald")), known, NOTHING).level == "same"
    assert features.outlet(mention(told("a", publisher="Ostham Post")), known, NOTHING).level == "other"


def test_that_two_are_shootings_says_less_than_that_two_are_floods() -> None:
    def kind(name: str) -> str:
        one, other = (article(key, claim(key, about=event(type=name))) for key in "ab")
        return features.kind(mention(one), profile(other), NOTHING).level

    assert (kind("flood"), kind("shooting")) == ("same", "same everyday")


@pytest.mark.parametrize(
    ("ours", "theirs", "apart"),
    [
        (event(day="2025-05-23", type="airstrike"), event(day="2025-05-08", type="airstrike"), True),
        (event(day="2025-05-09", type="airstrike"), event(day="2025-05-08", type="bombing"), False),
        (event(day="2025-05-23", type="airstrike", date_basis="published"), event(day="2025-05-08", type="airstrike"), False),
        (event(day="2025-05-23", type="shooting"), event(day="2025-05-08", type="shooting"), False),
        (event(day="2025-05-23", type="flood"), event(day="2025-05-08", type="flood"), False),
    ],
)
def test_stated_days_keep_attacks_that_come_again_apart(ours: EventRef, theirs: EventRef, *, apart: bool) -> None:
    one, other = article("a", claim(about=ours)), article("b", claim("b", about=theirs))

    assert features.days_apart(mention(one), profile(other)) is apart


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("flood", "flood", "same"),
        ("storm", "flood", "kin"),
        ("bombing", "suicide_bombing", "kin"),
        ("flood", "shooting", "other"),
        ("other", "shooting", "unknown"),
    ],
)
def test_kinship_of_event_types(one: str, other: str, relation: str) -> None:
    assert kinship(one, other) == relation
    assert kinship(other, one) == relation


@pytest.mark.parametrize(
    ("names", "rarity", "level"),
    [
        (("@anna dorwald", "@dorwald", "@piet hale", "@hale", "@mara quist"), {}, "some"),
        (("@anna dorwald", "@dorwald"), {}, "few"),
        (("@anna dorwald", "@dorwald"), {"@anna dorwald": 0.1}, "one"),
        (("@kessel",), {}, "none"),
        (("@port vellin",), {}, "none"),
        ((), {}, "unknown"),
    ],
)
def test_names(names: tuple[str, ...], rarity: dict[str, float], level: str) -> None:
    known = article("b", claim("b"), words=("@anna dorwald", "@dorwald", "@piet hale", "@hale", "@mara quist", "@port vellin"))
    found = features.names(mention(article("a", claim("a"), words=names)), profile(known), Setting(rarity=rarity))

    assert found.level == level


def test_what_few_of_an_incidents_articles_name_recognises_it_less() -> None:
    one = profile(told("b", "@anna dorwald"))
    many = profile(told("b", "@anna dorwald"), told("c"), told("d"))
    often = profile(told("b", "@anna dorwald"), told("c", "@anna dorwald"), told("d"))

    assert [features.names(mention(told("a", "@anna dorwald", "@piet hale")), known, NOTHING).level for known in (one, often, many)] == [
        "few", "one", "one",
    ]  # fmt: skip
    three = mention(told("a", "@anna dorwald", "@piet hale", "@mara quist"))
    assert features.names(three, profile(told("b", *sorted(three.names))), NOTHING).level == "some"
    assert features.names(three, profile(told("b", *sorted(three.names)), told("c"), told("d")), NOTHING).level == "few"


@pytest.mark.parametrize(
    ("ours", "level"),
    [
        (("#31yo", "#44yo"), "several"),
        (("#31yo",), "one"),
        (("#52yo",), "in passing"),
        (("#52yo", "#8yo"), "one"),
        (("#9yo",), "none"),
        (("#3100",), "unknown"),
        ((), "unknown"),
    ],
)
def test_ages_that_most_articles_on_an_incident_give(ours: tuple[str, ...], level: str) -> None:
    known = profile(told("b", "#31yo", "#44yo", "#52yo"), told("c", "#31yo", "#44yo", "#8yo"))

    assert features.ages(mention(told("a", *ours)), known, NOTHING).level == level


@pytest.mark.parametrize(
    ("ours", "theirs", "level"),
    [
        (("#3100",), ("#3100", "#27yo"), "same"),
        (("#3100", "#12"), ("#12",), "same"),
        (("#3100",), ("#4700",), "other"),
        (("#3100",), ("#31yo",), "unknown"),
        ((), ("#3100",), "unknown"),
    ],
)
def test_the_block_or_house_tells_two_shootings_of_one_town_apart(
    ours: tuple[str, ...], theirs: tuple[str, ...], level: str
) -> None:
    assert features.address(mention(told("a", *ours)), profile(told("b", *theirs)), NOTHING).level == level


def test_a_house_number_is_no_name() -> None:
    assert features.names(mention(told("a", "#3100", "@pell")), profile(told("b", "#3100", "@orla")), NOTHING).level == "none"


def test_the_words_of_an_article_that_only_recalls_an_incident_tell_nothing_of_it() -> None:
    recalling = article("a", claim(about=event(place=town(), background=True)), words=("@anna dorwald", "ferry"))
    known = profile(article("b", claim("b"), words=("@anna dorwald", "ferry")))

    assert features.names(mention(recalling), known, NOTHING).level == "unknown"
    assert features.words(mention(recalling), known, NOTHING).level == "unknown"
    assert with_mention(known, mention(recalling)).names == known.names


def test_every_level_that_the_features_name_has_a_weight_or_weighs_nothing_on_purpose() -> None:
    neutral = {"unknown", "free", "own", "reported", "known by recall"}
    features_of_place = {*where.PLACE_WORDS, "same quiet", "same busy"} - neutral

    assert features_of_place <= set(next(one for one in FEATURES if one.name == "place").weights)
    assert len({feature.name for feature in FEATURES}) == len(FEATURES)


def test_a_verdict_keeps_a_score_and_says_why() -> None:
    found = verdict(mention(article("a", claim("a", 17))), profile(article("b", claim("b", 17))), NOTHING)

    assert found.score > JOIN
    assert "both on 2025-05-05" in found.reason
    assert "both count 17" in found.reason


def test_a_verdict_against_says_what_speaks_against_it() -> None:
    far = article("a", claim("a", 17, event(place=town("Ostham", 30, 40), day="2025-07-01")))
    found = verdict(mention(far), profile(article("b", claim("b", 17))), NOTHING)

    assert found.score < JOIN
    assert "far from" in found.reason


def test_a_headline_that_calls_it_another_attack_sets_it_apart_unless_the_incident_is_known_by_that() -> None:
    marked = article("a", claim("a"), words=("~another",))

    assert features.set_apart(mention(marked), profile(article("b", claim("b"))), NOTHING).level == "another"
    assert (
        features.set_apart(mention(marked), profile(article("b", claim("b"), words=("~another",))), NOTHING).level == "unmarked"
    )


def test_an_incident_that_a_headline_sets_apart_is_not_merged_with_one_that_none_does() -> None:
    plain, apart = profile(told("a")), profile(told("b", "~another"))

    assert features.contradict(plain, apart)
    assert not features.contradict(plain, profile(told("c")))
    assert not features.contradict(apart, profile(told("d", "~another")))


@given(st.permutations(["@orla venn", "@harrow", "@tamsin quay", "@pell", "@brandt", "@ostham quay"]))
def test_what_shared_names_come_to_does_not_depend_on_their_order(shared: list[str]) -> None:
    rarity = dict(zip(sorted(shared), (1 / 3, 1 / 7, 1 / 6, 1 / 11, 1 / 9, 1 / 12), strict=True))

    assert features.strength({name: rarity[name] for name in shared}) == features.strength(rarity)


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 9), st.sets(st.sampled_from(["@orla venn", "@pell", "dawn", "quay"])))), st.integers(0, 6))  # fmt: skip
def test_mentions_folded_together_give_what_they_give_one_by_one(told: list[tuple[bool, int, set[str]]], cut: int) -> None:
    mentions = [
        mention(article(f"a{at}", claim(f"a{at}", number, event(background=recalled)), words=tuple(sorted(words))))
        for at, (recalled, number, words) in enumerate(told)
    ]
    one_by_one = EMPTY
    for one in mentions:
        one_by_one = with_mention(one_by_one, one)

    assert one_by_one == with_mentions(with_mentions(EMPTY, mentions[:cut]), mentions[cut:])
