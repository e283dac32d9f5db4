"""An entry keeps all that its message says, and is read once while it is remembered."""

import pytest

from services.deduplicator import entries
from services.deduplicator.draft import Draft
from services.deduplicator.entries import entry_from, entry_of, message_of, opened
from services.deduplicator.mention import mentions_of
from services.deduplicator.packing import WHOLE, content_of, form_of, n_words_of, packed, signature_of
from tests.deduplicator.factories import article, claim, event, run
from tests.work import calls

MESSAGE = article(
    "a", claim("a"), claim("a", 9, event("e2")), shingles=tuple(range(128)), words=("@jon smit", "ferry"), credits=("AFP",)
)


def test_opening_gives_the_message_back() -> None:
    entry = entry_of(MESSAGE)

    assert message_of(entry) == article("a", *MESSAGE.claims, words=MESSAGE.article.words, credits=("AFP",)), (
        "all but the signature"
    )
    assert len(set(signature_of(entry.said))) == len(MESSAGE.article.shingles)
    assert n_words_of(entry.said) == MESSAGE.article.n_words
    assert opened(entry, {}).mentions == mentions_of(MESSAGE, {})


def test_what_is_kept_reads_the_same_after_a_restart() -> None:
    entry = entry_of(MESSAGE)

    assert entry_from(entry.said) == entry


def test_packing_keeps_16_bits_of_each_slot_and_refers_to_a_dictionary_that_must_not_change() -> None:
    said = packed(WHOLE, b'{"block":"US"}', (1 << 32 | 7, -1), 300)

    assert (form_of(said), tuple(signature_of(said)), n_words_of(said), content_of(said)) == (
        WHOLE,
        (21380, 25032),
        300,
        b'{"block":"US"}',
    )
    assert said.hex() == "01022c0100008453c861ab46ce45b500"


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
