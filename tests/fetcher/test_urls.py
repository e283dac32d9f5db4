"""One form of a URL, and the identity that follows from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.fetcher.urls import (
    absolute,
    article_id,
    canonical,
    has_credentials,
    host_of,
    is_inbox,
    is_web,
    same_site,
    without_tracking,
)


@pytest.mark.parametrize("url", [
    "https://chronicle.example/a?id=7", "http://www.chronicle.example/a?id=7", "https://chronicle.example:443/a?id=7", "https://chronicle.example/a/?id=7#top",
    "https://CHRONICLE.example/a?id=7&utm_source=rss&utm_medium=feed", "https://chronicle.example/a?fbclid=x&id=7", "https://m.chronicle.example/a?id=7",
    "https://amp.chronicle.example/a/amp?id=7", "https://chronicle.example/%61?id=7", "https://chronicle.example/a?id=7&amp=1",
])  # fmt: skip
def test_all_ways_to_an_article_are_one(url: str) -> None:
    assert canonical(url) == "https://chronicle.example/a?id=7"


@pytest.mark.parametrize(("one", "other"), [
    ("https://chronicle.example/a?id=7", "https://chronicle.example/a?id=8"),
    ("https://chronicle.example/a", "https://herald.example/a"),
    ("https://chronicle.example/a", "https://chronicle.example/A"),
    ("https://chronicle.example:8443/a", "https://chronicle.example/a"),
])  # fmt: skip
def test_different_articles_stay_different(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "not a url",
        "ftp://x.example/a",
        "mailto:a@b.example",
        "http://",
        "http://x.example:99999/",
        "http://[::1",
        "https://x.example/" + "a" * 5000,
    ],
)
def test_what_is_no_web_address_has_no_form(url: str | None) -> None:
    assert canonical(url) is None


def test_a_shown_address_keeps_its_host_and_order_and_loses_what_tracks() -> None:
    assert (
        without_tracking("http://www.Chronicle.example/a?b=2&a=1&utm_campaign=x#top") == "http://www.chronicle.example/a?b=2&a=1"
    )


def test_links_are_made_whole() -> None:
    assert absolute("/a", "https://Chronicle.example/rss") == "https://chronicle.example/a"
    assert absolute(" https://x.example/\n a", None) == "https://x.example/ a"
    assert absolute("tag:x.example,2026:1", "https://chronicle.example/") == "tag:x.example,2026:1"
    assert absolute("  ", "https://chronicle.example/") is None


def test_sites_hosts_inboxes_and_passwords() -> None:
    assert same_site("https://amp.chronicle.example/a", "https://www.chronicle.example/b")
    assert not same_site("https://chronicle.example.evil.example/a", "https://chronicle.example/b")
    assert (host_of("https://News.example:443/a"), host_of("http://news.example:8080/"), host_of("nonsense")) == (
        "news.example",
        "news.example:8080",
        "",
    )
    assert is_inbox("inbox:agency")
    assert not is_inbox("inbox:../etc")
    assert has_credentials("https://user:word@x.example/")
    assert is_web("https://x.example/")


def test_an_articles_identity_is_pinned() -> None:
    """A silent change of ids would publish every article anew."""
    assert article_id("https://chronicle.example/a", None, "https://chronicle.example/rss") == "art_563191662271c4aa382f"
    assert article_id(None, "42", "https://chronicle.example/rss") != article_id(None, "42", "https://herald.example/rss")
    assert article_id(None, "urn:uuid:42", "https://chronicle.example/rss") == article_id(
        None, "urn:uuid:42", "https://herald.example/rss"
    )


@given(st.text(max_size=60))
def test_any_text_has_one_form_or_none(text: str) -> None:
    form = canonical(text)

    assert form is None or canonical(form) == form


@given(st.text(alphabet="abc/?&=%#._-:@ é", max_size=40))
def test_the_form_of_any_address_is_its_own_form(tail: str) -> None:
    form = canonical("https://chronicle.example/" + tail)

    assert form is None or canonical(form) == form
