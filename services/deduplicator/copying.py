"""Finds whose text an article carries, among the earlier articles of the block that share a band of the signature with it.

Does not judge likeness: copies.py does.
"""

from collections import Counter

from services.deduplicator import runs
from services.deduplicator.blocking import BAND
from services.deduplicator.copies import CopyLink, compared, likeness_of, possible
from services.deduplicator.draft import Draft
from services.deduplicator.packing import n_words_of, signature_of
from services.deduplicator.state import ArticlePosition, Entry

COMPARED = 8


def copied_text(draft: Draft, entry: Entry) -> CopyLink | None:
    """The earlier article whose text this one carries, the likest one; None where it is a text of its own."""
    view = draft.opened(entry.position[2])
    shared: Counter[ArticlePosition] = Counter()
    for key in view.bands:
        shared.update(runs.before(draft.signed(key), entry.position, BAND.depth))
    ranked = sorted(shared, key=lambda position: (-shared[position], position))[:COMPARED]
    near = [position[2] for position in ranked if _maybe(entry, draft.articles[position[2]])]
    links = [link for one in near if (link := compared(view.text, draft.opened(one).text)) is not None]
    return max(links, key=lambda link: (link.score, link.article_id), default=None)


def _maybe(one: Entry, other: Entry) -> bool:
    """Whether the signatures alone allow a copy, before the other article is opened."""
    ours, theirs = signature_of(one.said), signature_of(other.said)
    return possible(likeness_of(ours, theirs, n_words_of(one.said), n_words_of(other.said)))


def root_of(draft: Draft, article_id: str) -> str:
    """The first article of the group of copies."""
    while (link := draft.copy(article_id)) is not None:
        article_id = link.article_id
    return article_id
