"""What a step writes: the halves of an article that changed; and what an older changelog holds is read as well."""

from typing import Any

from schemas.base import canonical
from services.deduplicator.copies import CopyLink
from services.deduplicator.entries import message_of
from services.deduplicator.identity import Decision, Identity, Sent, reopened
from services.deduplicator.packing import WHOLE, content_of, form_of, n_words_of, signature_of
from services.deduplicator.parts import load
from services.deduplicator.state import BlockState
from services.deduplicator.step import step
from tests.deduplicator.factories import NOW, article, assignment, claim, event, run, town

FERRY: dict[str, Any] = {"words": ("@edo marsh", "@marsh", "@anna dorwald", "@dorwald", "ferry", "lantern")}


def test_what_the_article_says_is_written_once_and_what_is_decided_anew_alone() -> None:
    late = article("late", claim("late"), published="2025-05-05T15:00:00Z", **FERRY)
    early = article("early", claim("early"), published="2025-05-05T09:00:00Z", **FERRY)
    first = step(BlockState(), late, NOW)

    second = step(first.state, early, NOW)

    assert sorted(first.writes) == ["a/late", "i/late"]
    assert sorted(name for name in second.writes if name[0] in "ai") == ["a/early", "i/early", "i/late"]


def test_the_bytes_that_are_written_are_those_that_the_state_keeps() -> None:
    outcome = step(BlockState(), article("a", claim("a")), NOW)

    assert outcome.writes["a/a"] is outcome.state.articles["a"].said
    assert outcome.writes["i/a"] is outcome.state.articles["a"].identity


def test_an_article_written_before_its_halves_were_parted_is_read() -> None:
    about = event("e2", town("Ostham", 30.0, 40.0))
    events = [
        article(one, claim(one), claim(one, 9, about), shingles=tuple(range(128)), published=f"2025-05-05T1{at}:00:00Z", **FERRY)
        for at, one in enumerate("ab")
    ]
    state, _ = run(events)
    parts: dict[str, bytes] = {}
    for name, entry in state.articles.items():
        known = reopened(entry.identity)
        rest = {
            "relic": False, "position": entry.position, "revision": entry.revision,
            "decisions": [[d.incident, d.founded, d.score, d.reason, d.merged, d.considered] for d in known.decisions.values()],
            "copy": known.copy and [known.copy.article_id, known.copy.score, known.copy.reason],
            "sent": {key: [one.version, one.digest] for key, one in known.sent.items()},
        }  # fmt: skip
        message = next(one for one in events if one.article.id == name)
        parts["a/" + name] = b'{"said":' + message.to_json() + b',"identity":' + canonical(rest) + b"}"

    loaded = load(parts)

    assert loaded == state
    assert assignment(loaded) == assignment(state)
    assert message_of(loaded.articles["a"]) == message_of(state.articles["a"])


def test_what_an_earlier_process_kept_is_still_read() -> None:
    """The very bytes, from a changelog of 25 November 2026: packing that changes without another number could not read them."""
    said = bytes.fromhex("010378000000379e6e3ca6dac3ccec89203391723c52460b8e04452b2ca3c5d60200")
    decided = bytes.fromhex("43186648bc6960f5064a2043a395120d9440aed25102873028ac946261d600cd3486d86308520d00")

    assert content_of(said) == b'{"article":{"id":"a1","revision":2},"block":"SY","claims":[]}'
    assert (form_of(said), n_words_of(said), len(signature_of(said))) == (WHOLE, 120, 3)
    assert reopened(decided) == Identity(
        {0: Decision("inc_1", True, 1.0, "no earlier incident fits", (), ("inc_0",))},
        CopyLink("a0", 0.9, "same text"),
        {"inc_1": Sent(3, "rpt_1")},
    )
