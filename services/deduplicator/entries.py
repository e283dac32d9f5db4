"""Packs an article's message into the entry that the block keeps of it, opens it again, and says which of two revisions counts.

What was opened lately is remembered, since what came lately is what the next articles are compared with. Does not file entries:
draft.py does.
"""

import zlib
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from pydantic import TypeAdapter

from schemas.claim import ArticleClaims, Claim, Statement
from services.deduplicator.blocking import bands
from services.deduplicator.copies import Text
from services.deduplicator.mention import Mention, mentions_of, said_position
from services.deduplicator.state import ArticlePosition, Entry, Opened
from services.extractor.fingerprint import plain

NO_TEXT = Text("", (), 0, frozenset(), frozenset(), frozenset(), "")
RELICS = TypeAdapter(tuple[Mention, ...])
REMEMBERED, REMEMBERED_MESSAGES = 4096, 256
"""So many opened articles are remembered, and so many whole messages, of all blocks of a process together."""
_QUICK = 1
"""Packing level: articles pack to a third at once, and hardly better with patience."""


@dataclass(frozen=True, slots=True)
class _Packed:
    """A message is remembered by the bytes that pack it; it comes along where it is at hand."""

    content: bytes
    message: ArticleClaims | None = field(default=None, compare=False)


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


def message_of(entry: Entry) -> ArticleClaims:
    """The message that an entry packs; not of a relic, which has none."""
    return _message(_Packed(entry.packed))


def opened(entry: Entry, parts: Mapping[str, str], message: ArticleClaims | None = None) -> Opened:
    """The entry as linking sees it. `parts`: which claims an editor took out of their event. `message`: where it is at hand."""
    if entry.relic:
        return _relic(entry.packed)
    if message is not None:
        _message(_Packed(entry.packed, message))
    view = _article(entry.packed)
    if not parts or not any(claim_id in parts for one in view.mentions for claim_id in one.claim_ids):
        return view
    return Opened(view.text, view.bands, mentions_of(message_of(entry), parts))


def supersedes(new: Entry, old: Entry) -> bool:
    """The higher revision counts; of two under one number the one said later, then the larger bytes: never the order of arrival."""
    return (new.revision, new.position, payload(new)) > (old.revision, old.position, payload(old))


@lru_cache(maxsize=REMEMBERED_MESSAGES)
def _message(packed: _Packed) -> ArticleClaims:
    return packed.message or ArticleClaims.from_json(zlib.decompress(packed.content))


@lru_cache(maxsize=REMEMBERED)
def _relic(packed: bytes) -> Opened:
    return Opened(NO_TEXT, (), RELICS.validate_json(zlib.decompress(packed)))


@lru_cache(maxsize=REMEMBERED)
def _article(packed: bytes) -> Opened:
    message = _message(_Packed(packed))
    signed = bands(message.article.shingles) if not message.article.withdrawn else ()
    return Opened(_text(message), signed, mentions_of(message, {}))


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
