"""Finds whose text an article carries, among the earlier articles of the block that share a band of the signature with it.

Does not judge likeness: copies.py does.
"""

from collections import Counter
from functools import lru_cache

from services.deduplicator import runs
from services.deduplicator.blocking import BAND
from services.deduplicator.copies import CopyLink, compared, likeness_of, possible
from services.deduplicator.draft import Draft
from services.deduplicator.entries import text_of
from services.deduplicator.packing import n_words_of, signature_of
from services.deduplicator.state import ArticlePosition, Entry

COMPARED = 8
REMEMBERED = 8192


def copied_text(draft: Draft, entry: Entry) -> CopyLink | None:
    """The earlier article whose text this one carries, the likest one; None where it is a text of its own."""
    view = draft.opened(entry.position[2])
    shared: Counter[ArticlePosition] = Counter()
    for key in view.bands:
        shared.update(runs.before(draft.signed(key), entry.position, BAND.depth))
    ranked = sorted(shared, key=lambda position: (-shared[position], position))[:COMPARED]
    links = [link for one in ranked if (link := _link(entry.said, draft.articles[one[2]].said)) is not None]
    return max(links, key=lambda link: (link.score, link.article_id), default=None)


@lru_cache(maxsize=REMEMBERED)
def _link(one: bytes, other: bytes) -> CopyLink | None:
    """Whether one article carries the text of the other. The signatures alone tell most apart, before either is opened.

    Remembered: an article that comes late has many others decided again, each against the very texts it was compared with before.
    """
    alike = likeness_of(signature_of(one), signature_of(other), n_words_of(one), n_words_of(other))
    return compared(text_of(one), text_of(other), alike) if possible(alike) else None


def root_of(draft: Draft, article_id: str) -> str:
    """The first article of the group of copies."""
    while (link := draft.copy(article_id)) is not None:
        article_id = link.article_id
    return article_id
