"""Packs an article's message into the entry that the block keeps of it, opens it again, and says which of two revisions counts.

What was opened lately is remembered, since what came lately is what the next articles are compared with. Does not file entries:
draft.py does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import orjson
from pydantic import TypeAdapter

from schemas.claim import ArticleClaims, Claim, Statement
from services.deduplicator.copies import Text
from services.deduplicator.mention import Mention, mentions_of, said_position
from services.deduplicator.packing import RELIC, WHOLE, content_of, form_of, packed, signature_of
from services.deduplicator.state import ArticlePosition, Entry, Opened
from services.extractor.fingerprint import plain

NO_TEXT = Text("", (), 0, frozenset(), frozenset(), frozenset(), "")
_RELIC = TypeAdapter(tuple[int, ArticlePosition, tuple[Mention, ...]])
REMEMBERED, REMEMBERED_MESSAGES = 4096, 256
"""So many opened articles are remembered, and so many whole messages, of all blocks of a process together."""


@dataclass(frozen=True, slots=True)
class _Packed:
    """A message is remembered by the bytes that pack it; it comes along where it is at hand."""

    content: bytes
    message: ArticleClaims | None = field(default=None, compare=False)


def entry_of(message: ArticleClaims) -> Entry:
    """The message as the block keeps it."""
    head = message.article
    content = message.model_dump_json(exclude_defaults=True, exclude={"article": {"shingles"}}).encode()
    signature = head.shingles if not head.withdrawn else ()
    return Entry(packed(WHOLE, content, signature, head.n_words), head.revision, said_position(head))


def relic_of(position: ArticlePosition, revision: int, mentions: tuple[Mention, ...]) -> Entry:
    """What is kept of an archived article."""
    plainly = orjson.dumps(_RELIC.dump_python((revision, position, mentions)), default=_in_order)
    return Entry(packed(RELIC, plainly), revision, position)


def _in_order(some: object) -> list[object]:
    """A set for the JSON of a relic: its own order is another one in every process."""
    if isinstance(some, frozenset):
        return sorted(some, key=repr)
    raise TypeError


def relic_from(revision: int, position: Any, mentions: Any) -> Entry:
    """The same from plain data, as an older changelog has it."""
    _, place, kept = _RELIC.validate_python((revision, position, mentions))
    return relic_of(place, revision, kept)


def entry_from(said: bytes) -> Entry:
    """The entry whose `said` these bytes are, before anything was decided about it."""
    if form_of(said) == RELIC:
        revision, position, _ = _RELIC.validate_json(content_of(said))
        return Entry(said, revision, position)
    head = _message(_Packed(said)).article
    return Entry(said, head.revision, said_position(head))


def message_of(entry: Entry) -> ArticleClaims:
    """The message that an entry packs, without the signature; not of a relic, which has none."""
    return _message(_Packed(entry.said))


def opened(entry: Entry, parts: Mapping[str, str], message: ArticleClaims | None = None) -> Opened:
    """The entry as linking sees it. `parts`: which claims an editor took out of their event. `message`: where it is at hand."""
    if entry.relic:
        return _relic(entry.said)
    if message is not None:
        _message(_Packed(entry.said, message))
    view = _article(entry.said)
    if not parts or not any(claim_id in parts for one in view.mentions for claim_id in one.claim_ids):
        return view
    return Opened(view.text, mentions_of(message_of(entry), parts))


def text_of(said: bytes) -> Text:
    """What of a whole article tells whether it is a copy."""
    return _article(said).text


def supersedes(new: Entry, old: Entry) -> bool:
    """The higher revision counts; of two under one number the one said later, then the larger bytes: never the order of arrival."""
    return (new.revision, new.position, *_told(new)) > (old.revision, old.position, *_told(old))


def _told(entry: Entry) -> tuple[bytes, bytes]:
    return content_of(entry.said), bytes(signature_of(entry.said))


@lru_cache(maxsize=REMEMBERED_MESSAGES)
def _message(kept: _Packed) -> ArticleClaims:
    if kept.message is not None:
        return kept.message.model_copy(update={"article": kept.message.article.model_copy(update={"shingles": ()})})
    return ArticleClaims.from_json(content_of(kept.content))


@lru_cache(maxsize=REMEMBERED)
def _relic(said: bytes) -> Opened:
    return Opened(NO_TEXT, _RELIC.validate_json(content_of(said))[2])


@lru_cache(maxsize=REMEMBERED)
def _article(said: bytes) -> Opened:
    message = _message(_Packed(said))
    return Opened(_text(message, signature_of(said)), mentions_of(message, {}))


def _text(message: ArticleClaims, signature: Sequence[int]) -> Text:
    head = message.article
    everything: tuple[Claim | Statement, ...] = (*message.claims, *message.statements)
    told = [claim for claim in message.claims if claim.quote.field == "text" and (claim.low or claim.high)]
    return Text(
        article_id=head.id,
        signature=signature,
        n_words=head.n_words,
        credits=frozenset(head.credits),
        numbers=frozenset((claim.measure, claim.category, claim.low, claim.high) for claim in told),
        claimants=frozenset(plain(said.claimant.key or said.claimant.name) for said in everything if said.claimant),
        title=plain(head.title or ""),
    )
