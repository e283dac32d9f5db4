"""An entry keeps all that its message says, and is read once while it is remembered."""

import pytest

from services.deduplicator import entries
from services.deduplicator.draft import Draft
from services.deduplicator.entries import entry_of, message_of, opened
from services.deduplicator.mention import mentions_of
from tests.deduplicator.factories import article, claim, event, run
from tests.work import calls

MESSAGE = article(
    "a", claim("a"), claim("a", 9, event("e2")), shingles=tuple(range(128)), words=("@jon smit", "ferry"), credits=("AFP",)
)


def test_opening_gives_the_message_back() -> None:
    entry = entry_of(MESSAGE)

    assert message_of(entry) == MESSAGE
    assert opened(entry, {}).mentions == mentions_of(MESSAGE, {})


def test_a_claim_that_an_editor_took_out_is_a_mention_of_its_own() -> None:
    divided = opened(entry_of(MESSAGE), {MESSAGE.claims[0].claim_id: "k1", "another/claim": "k2"})

    assert sorted(one.part for one in divided.mentions) == ["", "k1"]


def test_an_article_is_read_once_while_it_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    state, _ = run([MESSAGE])

    def fail(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(entries, "mentions_of", fail)

    assert Draft(state).opened("a").mentions[0].article_id == "a"


def test_looking_at_what_was_opened_before_costs_little() -> None:
    entry = entry_of(article("never seen before", claim("never seen before")))
    first = calls(lambda: opened(entry, {}).sought)

    assert calls(lambda: opened(entry, {}).sought) * 20 < first
