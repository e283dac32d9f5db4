"""Lists of feeds in and out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.feed import FeedSubscription
from services.fetcher.errors import UnreadableError
from services.fetcher.opml import parse, parse_toml, write

OPML = b"""<opml version="1.0"><body><outline text="World"><outline type="rss" text="The Chronicle" xmlUrl="https://chronicle.example/rss" interval="600"
 fullText="true" language="en" credentialsEnv="CHRONICLE_KEY"/><outline xmlUrl="https://chronicle.example/rss"/><outline text="no feed"/></outline>
<outline text="Wire" xmlUrl="inbox:agency"/></body></opml>"""


def test_feeds_are_found_in_nested_groups_each_once_with_their_settings() -> None:
    first, second = parse(OPML)

    assert (first.url, first.interval, first.full_text, first.credentials_env) == (
        "https://chronicle.example/rss",
        600,
        True,
        "CHRONICLE_KEY",
    )
    assert (second.url, second.title) == ("inbox:agency", "Wire")


@pytest.mark.parametrize(("data", "reason"), [
    (b"nonsense", "no OPML"), (b"<?xml version='1.0' encoding='utf-9'?><opml/>", "no OPML"), (b"<rss/>", "its root is <rss>"),
    (b"<!DOCTYPE o [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><opml><body><outline xmlUrl='&x;'/></body></opml>", "no OPML"),
    (b"<opml><body><outline xmlUrl='file:///etc/passwd'/></body></opml>", "neither an http"),
    (b"<opml><body><outline text='A' xmlUrl='https://user:secret@a.example/'/></body></opml>", "environment variable"),
    (b"<opml><body><outline xmlUrl='https://a.example/' interval='often'/></body></opml>", "interval"),
])  # fmt: skip
def test_a_wrong_list_is_refused_with_the_entry_named(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        parse(data)


def test_toml_has_all_settings() -> None:
    (feed,) = parse_toml('[[feed]]\nurl = "https://a.example/rss"\npublisher = "A"\nheaders = {"X-Key" = "1"}\nfull_text = true')

    assert (feed.publisher, feed.headers, feed.full_text) == ("A", {"X-Key": "1"}, True)


@pytest.mark.parametrize("text", ["feed = 3", "[[feed]]\nurl = 5", "[[feed]]\nurl = 'https://a.example/'\ncolour = 'red'", "[["])
def test_wrong_toml_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError):
        parse_toml(text)


def test_a_list_does_not_tell_secrets() -> None:
    assert b"hush" not in write([FeedSubscription(url="https://a.example/", headers={"Authorization": "hush"})])


SUBSCRIPTIONS = st.builds(
    FeedSubscription,
    url=st.integers(0, 10**6).map("https://chronicle.example/{}".format),
    title=st.from_regex(r"[A-Za-z<&\"' é]{0,20}[A-Za-z]", fullmatch=True),
    interval=st.none() | st.integers(1, 10**6),
    full_text=st.booleans(),
    active=st.booleans(),
    language=st.none() | st.just("en"),
)


@given(st.lists(SUBSCRIPTIONS, unique_by=lambda item: item.url, max_size=6))
def test_what_is_written_is_read_back(feeds: list[FeedSubscription]) -> None:
    assert parse(write(feeds)) == tuple(sorted(feeds, key=lambda item: item.url))
