"""robots.txt by RFC 9309."""

from time import monotonic

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.fetcher.robots import CLOSED, MAX_DELAY, OPEN, parse

TEXT = """
# for all
User-agent: *
Disallow: /private/
Allow: /private/press$
Disallow: /*.pdf$
Disallow: /search?*q=
Crawl-delay: 3

User-agent: BadBot
User-agent: WorseBot
Disallow: /
"""


@pytest.mark.parametrize(("path", "allowed"), [
    ("/", True), ("/world/a", True), ("/private/a", False), ("/private/press", True), ("/private/press/2", False), ("/a.pdf", False),
    ("/a.pdf?x", True), ("/search?page=2&q=x", False), ("/search?page=2", True), ("/%70rivate/a", False),
])  # fmt: skip
def test_the_longest_rule_that_fits_decides(path: str, allowed: bool) -> None:
    assert parse(TEXT).allows(f"https://chronicle.example{path}") is allowed


def test_our_own_group_is_the_only_one_that_binds_us() -> None:
    own = parse("User-agent: *\nDisallow: /\n\nUser-agent: Tollwire/1.0\nDisallow: /x\nCrawl-delay: 2.5")

    assert (own.allows("https://a.example/y"), own.allows("https://a.example/x"), own.delay) == (True, False, 2.5)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "nonsense", "Disallow: /", "User-agent: other\nDisallow: /", "User-agent: *\nDisallow:"]
)
def test_what_forbids_nothing_forbids_nothing(text: str) -> None:
    assert parse(text).allows("https://a.example/")


def test_a_delay_has_a_limit() -> None:
    assert parse(TEXT).delay == 3
    assert parse("User-agent: *\nCrawl-delay: 86400").delay == MAX_DELAY


def test_open_and_closed() -> None:
    assert OPEN.allows("https://a.example/")
    assert not CLOSED.allows("https://a.example/")


@given(st.text(max_size=300), st.text(max_size=40))
def test_any_text_is_rules(text: str, path: str) -> None:
    assert parse(text).allows(f"https://a.example/{path}") in {True, False}


def test_patterns_full_of_stars_cost_nothing() -> None:
    rules = parse("User-agent: *\n" + f"Disallow: /{'*a' * 2_000}b\n" * 50)
    begun = monotonic()

    assert rules.allows("https://a.example/" + "a" * 4_000)
    assert monotonic() - begun < 5
