"""The fetcher's step: every article once, every revision, withdrawals; a status only when something changed for a reader."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.article import Article
from services.fetcher.events import FeedPolled, Visit
from services.fetcher.state import EMPTY
from services.fetcher.step import make_service, step
from services.outcome import Reject
from tests.fetcher.worlds import (
    START,
    Life,
    articles,
    at,
    entry,
    failed,
    page,
    polled,
    rechecked,
    statuses,
    subscription,
    unchanged,
)

GONE, MISSING = Visit(status=410, error="gone"), Visit(status=404, error="not there")


def test_an_entry_with_its_page_becomes_an_article_once() -> None:
    life = Life()
    (article,) = articles(life.live(polled(0, (entry("a"), page()))))

    assert (article.revision, article.publisher, article.url) == (1, "Chronicle", "https://chronicle.example/a")
    assert article.text.startswith("Twelve people were killed near the river")
    assert articles(life.live(polled(15, entry("a")), polled(30, (entry("a"), page())), unchanged(45))) == []


def test_redelivery_of_a_poll_changes_nothing() -> None:
    life = Life()
    poll = polled(0, (entry("a"), page()), entry("b"))
    life.live(poll)
    before = dict(life.parts)

    assert articles(life.live(poll)) == []
    assert {name: data for name, data in life.parts.items() if name.startswith("a:")} == {
        name: data for name, data in before.items() if name.startswith("a:")
    }


def test_a_changed_figure_is_a_revision_that_carries_the_text_before() -> None:
    life = Life()
    life.live(polled(0, (entry("a"), page("At least 43 people were killed, the monitor said."))))
    (article,) = articles(
        life.live(polled(20, (entry("a", updated=at(19).isoformat()), page("At least 40 people were killed, the monitor said."))))
    )

    assert (article.revision, article.updated) == (2, at(19).isoformat())
    assert article.previous is not None
    assert "43" in article.previous.text


@pytest.mark.parametrize("text", [
    "Twelve people were killed near the river, officials said.\n\nRescuers are still at work.\n\nUpdated 5 minutes ago",
    "Twelve people were killed near the river, officials said.\n\nGet 50% off your subscription today!\n\nRescuers are still at work.",
    "Twelve  people were killed near the river — officials said.\n\nRescuers are still at work",
    "Rescuers are still at work.\n\nTwelve people were killed near the river, officials said.",
    "Twelve people were killed near the river, officials said.\n\nRead more: Ten photographs from the valley\n\nRescuers are still at work.",
    "17 November 2018, 12:40 GMT\n\nTwelve people were killed near the river, officials said.\n\nRescuers are still at work.",
])  # fmt: skip
def test_a_new_stamp_or_advertisement_is_no_revision(text: str) -> None:
    life = Life()
    life.live(polled(0, (entry("a"), page())))

    assert articles(life.live(polled(20, (entry("a", updated=at(19).isoformat()), page(text))))) == []


def test_a_page_that_cannot_be_had_leaves_the_feeds_words_and_then_becomes_a_revision() -> None:
    life = Life()
    (first,) = articles(life.live(polled(0, (entry("a"), Visit(error="timeout")))))
    (second,) = articles(life.live(rechecked(6, first.id, page())))

    assert first.text.startswith("The feed's words")
    assert (second.id, second.revision) == (first.id, 2)


@pytest.mark.parametrize("kind", ["paywall", "consent", "error", "empty"])
def test_a_wall_is_not_taken_for_the_article(kind: str) -> None:
    (article,) = articles(
        Life().live(polled(0, (entry("a"), page("We value your privacy and so do our 812 partners.", kind=kind))))
    )

    assert article.text.startswith("The feed's words")


def test_a_wall_on_a_later_visit_is_no_revision() -> None:
    life = Life()
    (article,) = articles(life.live(polled(0, (entry("a"), page()))))

    assert articles(life.live(rechecked(20, article.id, page("Subscribe to read on.", kind="paywall")))) == []
    assert articles(life.live(polled(40, (entry("a", title="Story a"), page("Please accept cookies.", kind="consent"))))) == []


def test_a_page_gone_for_good_withdraws_its_article_at_once() -> None:
    life = Life()
    (article,) = articles(life.live(polled(0, (entry("a"), page()))))
    (withdrawn,) = articles(life.live(rechecked(20, article.id, GONE)))

    assert (withdrawn.id, withdrawn.revision, withdrawn.withdrawn) == (article.id, 2, True)
    assert articles(life.live(rechecked(80, article.id, GONE))) == []


def test_a_page_missing_is_looked_for_twice_before_its_article_is_withdrawn() -> None:
    life = Life()
    (article,) = articles(life.live(polled(0, (entry("a"), page()))))

    assert articles(life.live(rechecked(20, article.id, MISSING), rechecked(25, article.id, page()))) == []
    assert articles(life.live(rechecked(80, article.id, MISSING))) == []
    assert [found.withdrawn for found in articles(life.live(rechecked(85, article.id, MISSING)))] == [True]


def test_an_article_that_comes_back_is_a_revision() -> None:
    life = Life()
    (article,) = articles(life.live(polled(0, (entry("a"), page()))))
    life.live(rechecked(20, article.id, GONE))
    (back,) = articles(life.live(rechecked(60, article.id, page())))

    assert (back.revision, back.withdrawn) == (3, False)


def test_a_retraction_on_the_page_withdraws_the_article() -> None:
    life = Life()
    (article,) = articles(life.live(polled(0, (entry("a"), page()))))
    (withdrawn,) = articles(
        life.live(rechecked(20, article.id, page("This story has been retracted because its source erred.", retracted=True)))
    )

    assert (withdrawn.revision, withdrawn.withdrawn) == (2, True)


def test_the_same_article_in_two_feeds_has_one_id() -> None:
    one = Life(subscription(url="https://chronicle.example/world"))
    two = Life(subscription(url="https://chronicle.example/top"))
    (first,) = articles(
        one.live(
            polled(
                0, entry("a", id="w-1", url="https://chronicle.example/a?utm_source=rss"), url="https://chronicle.example/world"
            )
        )
    )
    (second,) = articles(
        two.live(polled(0, entry("a", id="t-9", url="http://www.chronicle.example/a#top"), url="https://chronicle.example/top"))
    )

    assert first.id == second.id


def test_an_article_whose_address_changes_keeps_its_id_by_its_guid() -> None:
    life = Life()
    (first,) = articles(life.live(polled(0, entry("a"))))
    (second,) = articles(
        life.live(polled(20, entry("a", url="https://chronicle.example/a-new-slug", title="Story a, corrected")))
    )

    assert (second.id, second.revision) == (first.id, 2)


def test_entries_that_share_one_address_stay_apart_by_their_guids() -> None:
    live_blog = "https://chronicle.example/live"
    sent = articles(Life().live(polled(0, *(entry(name, url=live_blog) for name in "abc"))))

    assert len({article.id for article in sent}) == 3


@pytest.mark.parametrize("published", ["2099-01-01T00:00:00+00:00", None])
def test_a_date_that_lies_or_is_missing_is_not_believed(published: str | None) -> None:
    (article,) = articles(Life().live(polled(0, entry("a", published=published))))

    assert (article.published, article.updated) == (None, at(0).isoformat())


def test_articles_go_out_in_the_order_they_appeared() -> None:
    sent = articles(Life().live(polled(0, entry("newest"), entry("middle"), entry("oldest"))))

    assert [article.title for article in sent] == ["Story oldest", "Story middle", "Story newest"]


def test_a_feed_that_breaks_says_so_once_and_once_that_it_recovered() -> None:
    life = Life()
    life.live(polled(0, entry("a")))
    broken = statuses(life.live(*(failed(15 * number, f"only {number} bytes a second") for number in range(1, 9))))
    mended = statuses(life.live(unchanged(200)))

    assert [(status.health, status.last_error) for status in broken] == [("failing", "only 1 bytes a second")]
    assert [(status.health, status.last_error) for status in mended] == [("ok", None)]


def test_a_feed_gone_for_good_is_never_asked_again_until_somebody_subscribes_anew() -> None:
    life = Life()
    (gone,) = statuses(life.live(FeedPolled(url=life.state.subscription.url, at=at(0).isoformat(), status=410)))  # type: ignore[union-attr]  # subscribed above
    (anew,) = statuses(life.live(subscription(title="Chronicle, again")))

    assert (gone.health, gone.next_due) == ("gone", None)
    assert (anew.health, anew.next_due is not None) == ("new", True)


def test_a_permanent_move_is_remembered_and_told() -> None:
    life = Life()
    sent = statuses(life.live(polled(0, moved_to="https://chronicle.example/new-rss")))

    assert sent[-1].moved_to == "https://chronicle.example/new-rss"
    assert life.state.head.address == "https://chronicle.example/new-rss"


def test_a_poll_of_a_feed_that_nobody_subscribed_to_is_refused() -> None:
    with pytest.raises(Reject):
        step(EMPTY, polled(0, entry("a")), START)


def test_an_event_of_another_service_is_refused() -> None:
    with pytest.raises(Reject):
        step(EMPTY, Article(id="x", text="y"), START)


def test_the_old_state_is_untouched() -> None:
    life = Life()
    before = life.state
    step(before, polled(0, entry("a")), START)

    assert (len(before.articles), before.head.polls) == (0, 0)


def test_the_service_is_what_a_shell_expects() -> None:
    service = make_service()

    assert (service.name, service.inputs, service.load({})) == ("fetcher", ("feeds",), EMPTY)


NAMES = st.sampled_from("abcdef")
FIGURES = st.integers(1, 60)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.tuples(NAMES, FIGURES), max_size=5, unique_by=lambda pair: pair[0]), max_size=8))
def test_whatever_a_feed_shows_each_article_has_its_revisions_in_a_row(shown: list[list[tuple[str, int]]]) -> None:
    """And the last revision sent says what the feed showed last."""
    life = Life()
    last: dict[str, int] = {}
    for number, names in enumerate(shown):
        life.live(
            polled(
                20 * number, *(entry(name, text=f"At least {figure} people were killed, police said.") for name, figure in names)
            )
        )
        last |= dict(names)
    sent: dict[str, list[Article]] = {}
    for article in articles(life.events):
        sent.setdefault(article.url or "", []).append(article)

    assert {url: [article.revision for article in row] for url, row in sent.items()} == {
        url: list(range(1, len(row) + 1)) for url, row in sent.items()
    }
    assert {url.rpartition("/")[2]: row[-1].text for url, row in sent.items()} == {
        name: f"At least {figure} people were killed, police said." for name, figure in last.items()
    }


@settings(max_examples=40, deadline=None)
@given(st.lists(NAMES, min_size=1, max_size=12), st.integers(0, 11))
def test_a_crash_before_the_state_is_stored_repeats_the_same_articles(names: list[str], crash: int) -> None:
    life = Life()
    polls = [polled(20 * number, entry(name)) for number, name in enumerate(names)]
    life.live(*polls[:crash])
    if crash < len(polls):
        moment = datetime.fromisoformat(polls[crash].at)
        lost = step(life.state, polls[crash], moment).events  # sent, then the process died

        assert tuple(life.live(polls[crash])) == lost


def test_an_article_has_one_id_in_a_feed_with_guids_and_in_a_sitemap_without() -> None:
    (feed,) = articles(Life().live(polled(0, entry("a", id="https://chronicle.example/?p=123"))))
    (sitemap,) = articles(Life().live(polled(0, entry("a", id="https://chronicle.example/a"))))

    assert feed.id == sitemap.id
