"""Packs an article's message into the entry that the block keeps of it, opens it again, and says which of two revisions counts.

Does not file it: draft.py does.
"""

import zlib
from array import array
from collections.abc import Mapping

from pydantic import TypeAdapter

from schemas.claim import ArticleClaims, Claim, Statement
from services.deduplicator.blocking import bands
from services.deduplicator.copies import Text
from services.deduplicator.mention import Mention, mentions_of, said_position
from services.deduplicator.state import ArticlePosition, Entry, Opened
from services.extractor.fingerprint import plain

NO_TEXT = Text("", (), 0, frozenset(), frozenset(), frozenset(), "")
RELICS = TypeAdapter(tuple[Mention, ...])
_QUICK = 1
"""Packing level: articles pack to a third at once, and hardly better with patience."""


def entry_of(message: ArticleClaims) -> Entry:
    """The message as the block keeps it."""
    head = message.article
    signature = array("Q", head.shingles).tobytes() if not head.withdrawn else b""
    return Entry(zlib.compress(message.to_json(), _QUICK), head.revision, said_position(head), signature, head.n_words)


def relic_of(position: ArticlePosition, revision: int, mentions: tuple[Mention, ...]) -> Entry:
    """What is kept of an archived article."""
    return Entry(zlib.compress(RELICS.dump_json(mentions), _QUICK), revision, position, b"", 0, relic=True)


def payload(entry: Entry) -> bytes:
    """The entry's JSON."""
    return zlib.decompress(entry.packed)


def opened(entry: Entry, parts: Mapping[str, str], message: ArticleClaims | None = None) -> Opened:
    """The entry as linking sees it. `parts`: which claims an editor took out of their event."""
    if entry.relic:
        return Opened(None, NO_TEXT, (), RELICS.validate_json(payload(entry)))
    message = message or ArticleClaims.from_json(payload(entry))
    signed = bands(message.article.shingles) if entry.signature else ()
    return Opened(message, _text(message), signed, mentions_of(message, parts))


def supersedes(new: Entry, old: Entry) -> bool:
    """The higher revision counts; of two under one number the one said later, then the larger bytes: never the order of arrival."""
    return (new.revision, new.position, payload(new)) > (old.revision, old.position, payload(old))


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
    )
