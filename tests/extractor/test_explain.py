"""The explanation of an article: marks at the right places, one line a claim."""

from datetime import UTC, datetime

from schemas.article import Article
from services.extractor.explain import explain
from services.extractor.step import extract
from services.wiring import known_claimants

NOW = datetime(2026, 5, 4, tzinfo=UTC)


def article(text: str) -> Article:
    return Article(id="a1", title=None, text=text, published="2026-05-04", publisher="The Harbour Post")


def test_the_sentence_shows_its_figure_and_the_rule() -> None:
    one = article("The council met. A fire killed two men in Paris on Sunday.")
    shown = explain(one, extract(one, known_claimants()))
    assert "[killed two men]" in shown
    assert "rule: active" in shown
    assert "council" not in shown


def test_an_article_without_claims_says_so() -> None:
    one = article("The council met.")
    assert explain(one, []) == "a1: no claims"
