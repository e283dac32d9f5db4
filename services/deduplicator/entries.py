"""Turns an article's message into the entry that the block keeps of it, and says which of two revisions counts.

Does not file it: draft.py does.
"""

from collections.abc import Mapping

from schemas.claim import ArticleClaims, Claim, Statement
from services.deduplicator.blocking import bands
from services.deduplicator.copies import Text
from services.deduplicator.mention import mentions_of, said_position
from services.deduplicator.state import Entry
from services.extractor.fingerprint import plain


def entry_of(message: ArticleClaims, parts: Mapping[str, str]) -> Entry:
    """The message as the block keeps it. `parts`: which claims an editor took out of their event."""
    head = message.article
    return Entry(
        payload=message.to_json(),
        revision=head.revision,
        position=said_position(head),
        text=_text(message),
        bands=bands(head.shingles) if not head.withdrawn else (),
        mentions=mentions_of(message, parts),
    )


def supersedes(new: Entry, old: Entry) -> bool:
    """The higher revision counts; of two under one number the one said later, then the larger bytes: never the order of arrival."""
    return (new.revision, new.position, new.payload) > (old.revision, old.position, old.payload)


def _text(message: ArticleClaims) -> Text:
    head = message.article
    everything: tuple[Claim | Statement, ...] = (*message.claims, *message.statements)
    told = [claim for claim in message.claims if claim.quote.field == "text" and (claim.low or claim.high)]
    return Text(
        article_id=head.id,
        signature=head.shingles,
        n_words=head.n_words,
        credits=frozenset(head.credits),
        numbers=frozenset((claim.measure, claim.category, claim.low, claim.high) for claim in told),
        claimants=frozenset(plain(said.claimant.key or said.claimant.name) for said in everything if said.claimant),
        title=plain(head.title or ""),
    )  # fmt: skip
