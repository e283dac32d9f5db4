"""The extractor's step: messages by block, revisions, withdrawals, foreign languages, refusals, the same bytes every time."""

import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Article, PreviousText
from schemas.claim import ArticleClaims, Claim
from schemas.feed import FeedSubscription
from services.extractor.step import extract, make_service
from services.outcome import Reject
from services.wiring import known_claimants

NOW = datetime(2026, 5, 4, tzinfo=UTC)
SERVICE = make_service(known_claimants())
SYRIA = "An airstrike killed at least 12 civilians in Aleppo, Syria, on Sunday, including three children."
KENYA = "A bus crash killed 9 people in Nairobi, Kenya, on Sunday."


def article(text: str, **changes: object) -> Article:
    fields: dict[str, object] = {"id": "a1", "text": text, "published": "2026-05-04", "publisher": "The Harbour Post"}
    return Article.model_validate(fields | changes)


def messages(one: Article) -> list[ArticleClaims]:
    return [event for event in SERVICE.step(None, one, NOW).events if isinstance(event, ArticleClaims)]


def test_an_article_gives_one_message_per_country() -> None:
    found = messages(article(f"{SYRIA}\n\n{KENYA}"))
    assert [(one.block, len(one.claims)) for one in found] == [("KE", 1), ("SY", 2)]


def test_parts_name_the_id_of_their_whole() -> None:
    (message,) = messages(article(SYRIA))
    whole, part = message.claims
    assert part.part_of == whole.claim_id


def test_every_quote_gives_back_the_words_of_the_article() -> None:
    one = article(SYRIA, title="Twelve dead in Aleppo")
    for message in messages(one):
        for claim in message.claims:
            source = (one.title or "") if claim.quote.field == "title" else one.text
            assert source[claim.quote.start : claim.quote.end] == claim.quote.text


def test_a_claim_survives_its_own_json() -> None:
    for claim in extract(article(SYRIA), known_claimants()):
        assert isinstance(claim, Claim)
        assert Claim.from_json(claim.to_json()) == claim


@pytest.mark.parametrize("text", [SYRIA, KENYA, f"{SYRIA} Police said two people died in Smalltown in May.", "Two people died."])
def test_claims_are_made_unchecked_and_yet_as_the_schema_wants_them(text: str) -> None:
    for claim in extract(article(text), known_claimants()):
        checked = Claim.from_json(claim.to_json())

        assert checked == claim
        assert checked.to_json() == claim.to_json()
        for made in (claim, claim.quote, claim.event, claim.event.place, claim.claimant):
            assert made is None or list(made.__dict__) == list(type(made).model_fields)


def test_an_article_that_says_nothing_gives_no_message() -> None:
    assert messages(article("The council met on Monday.")) == []


def test_a_revision_empties_the_block_that_only_the_text_before_touched() -> None:
    revised = article(KENYA, revision=2, previous=PreviousText(revision=1, text=SYRIA, published="2026-05-04"))
    assert [(one.block, len(one.claims)) for one in messages(revised)] == [("KE", 1), ("SY", 0)]


def test_a_withdrawal_empties_every_block_of_the_text_before() -> None:
    before = PreviousText(revision=1, text=f"{SYRIA}\n\n{KENYA}", published="2026-05-04")
    found = messages(article("", revision=2, withdrawn=True, previous=before))
    assert [(one.block, len(one.claims), one.article.withdrawn) for one in found] == [("KE", 0, True), ("SY", 0, True)]


def test_an_article_in_a_language_without_words_is_passed_on_unread() -> None:
    (message,) = messages(article("Al menos 12 muertos en un ataque.", language="es"))
    assert (message.claims, message.article.unread) == ((), True)
    assert extract(article(SYRIA, language="es-MX"), known_claimants()) == []


def test_of_an_article_whose_text_is_missing_the_headline_is_read() -> None:
    (message,) = messages(article("", title="Bus crash kills 9 people in Nairobi, Kenya"))
    (claim,) = message.claims
    assert (claim.quote.field, claim.low, claim.measure) == ("title", 9, "killed")


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_article_with_neither_text_nor_headline_is_refused(text: str) -> None:
    with pytest.raises(Reject, match="neither text nor headline"):
        SERVICE.step(None, article(text), NOW)


def test_another_kind_of_event_is_refused() -> None:
    with pytest.raises(Reject, match="reads articles"):
        SERVICE.step(None, FeedSubscription(url="https://feeds.example/rss"), NOW)


def test_the_same_sentence_twice_makes_two_claims_with_ids_of_their_own() -> None:
    ids = [claim.claim_id for claim in extract(article(f"{KENYA}\n\n{KENYA}"), known_claimants())]
    assert len(ids) == len(set(ids)) == 2


@given(st.text(min_size=1, max_size=200), st.one_of(st.none(), st.text(max_size=60)))
def test_any_article_is_read_or_refused(text: str, title: str | None) -> None:
    one = article(text, title=title)
    for line in extract(one, known_claimants()):
        source = (title or "") if line.quote.field == "title" else text
        assert source[line.quote.start : line.quote.end] == line.quote.text


def test_the_claims_are_the_same_bytes_under_every_hash_seed() -> None:
    script = (
        "from schemas.article import Article\nfrom services.extractor.step import extract\nfrom services.wiring import known_claimants\n"
        f"a = Article(id='a', text={f'{SYRIA} {KENYA} Police said a man and his son were shot dead.'!r}, published='2026-05-04')\n"
        "print(b''.join(c.to_json() for c in extract(a, known_claimants())).decode())"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", script], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(outputs) == 1
