"""Wire copies are found although edited; two newsrooms' stories of one event are no copies."""

from typing import Any

import pytest

from services.deduplicator.copies import Text, compared, likeness
from services.extractor.fingerprint import signature
from tests.deduplicator.factories import Reader, article, claim, run

WIRE = """A ferry with about ninety passengers on board sank off Port Vellin on Monday night, the coast guard said.

Divers had recovered nineteen bodies by dawn, its spokesman Edo Marsh told the news agency by telephone. He said that
the search would go on as long as the weather allowed, and that fishing boats from four villages had joined it.

Survivors spoke of a loud crack and of water in the engine room. The boat, built in 1987, had been inspected in March
and found sound, according to the port authority. It was licensed for seventy people, an official there said.

The transport minister ordered an inquiry. Flags on public buildings will fly at half mast until Thursday, and the
island's festival of lanterns, which draws thousands of visitors each spring, has been called off."""
OTHER = """At least nineteen people drowned when a ferry went down near the harbour of Port Vellin late on Monday, rescuers say.

Relatives gathered on the quay through the night. "Nobody tells us anything," said a woman whose brother worked on the
boat as a stoker. A priest read out the names of those who had reached the hospital.

The company that runs the line would not comment. Its licence had come up for renewal twice, and twice the council had
asked for a second lifeboat, papers seen by this newspaper show."""


def text(words: str, **more: Any) -> Text:
    defaults: dict[str, Any] = {
        "credits": frozenset(),
        "numbers": frozenset(),
        "claimants": frozenset(),
        "title": "t" + words[:9],
    }
    return Text(article_id="x", signature=signature(words), n_words=len(words.split()), **(defaults | more))


def paragraphs(words: str) -> list[str]:
    return words.split("\n\n")


EDITS = {
    "word for word": WIRE,
    "the last paragraphs cut": "\n\n".join(paragraphs(WIRE)[:2]),
    "another order": "\n\n".join(paragraphs(WIRE)[i] for i in (0, 2, 1, 3)),
    "a new lede": "Grief and anger on the coast.\n\n" + "\n\n".join(paragraphs(WIRE)[1:]),
    "words changed": WIRE.replace("said", "told reporters").replace("people", "persons").replace("nineteen", "19"),
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_reprint_is_a_copy(edit: str) -> None:
    signs = {"credits": frozenset({"NA"}), "claimants": frozenset({"coast guard"})}

    assert compared(text(EDITS[edit], **signs), text(WIRE, **signs)) is not None


def test_two_stories_of_one_event_are_no_copies_although_they_agree_on_everything() -> None:
    signs = {
        "claimants": frozenset({"coast guard"}),
        "numbers": frozenset({("killed", "people", 19, 19), ("injured", "people", 2, 2)}),
    }

    assert compared(text(OTHER, **signs), text(WIRE, **signs)) is None


def test_texts_without_signature_are_like_nothing() -> None:
    assert likeness(text("two words"), text("two words")).shared == 0.0


def test_a_short_excerpt_is_held_by_the_longer_text_although_little_of_it_is_shared() -> None:
    found = likeness(text(paragraphs(WIRE)[1]), text(WIRE))

    assert found.held > 0.7
    assert found.shared < 0.5


def test_all_reprints_name_the_first_article_of_their_group() -> None:
    """Also when each carries the text of the one before it, and whatever order they arrive in."""
    wires = [
        article(f"a{at}", claim(f"a{at}"), published=f"2025-05-05T1{at}:00:00+00:00", shingles=signature(WIRE)) for at in range(3)
    ]

    for events in (wires, wires[::-1]):
        reader: Reader = run(events)[1]
        copies = {
            key[1]: report.copy_of.article_id if report.copy_of else None
            for key, report in reader.reports.items()
            if report.claims
        }

        assert copies == {"a0": None, "a1": "a0", "a2": "a0"}
