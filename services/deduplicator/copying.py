"""Finds whose text an article carries, among the earlier articles of the block that share a band of the signature with it.

Does not judge likeness: copies.py does.
"""

from collections import Counter

from services.deduplicator import runs
from services.deduplicator.blocking import BAND
from services.deduplicator.copies import CopyLink, compared
from services.deduplicator.draft import Draft
from services.deduplicator.state import ArticlePosition, Entry

COMPARED = 8


def copied_text(draft: Draft, entry: Entry) -> CopyLink | None:
    """The earlier article whose text this one carries, the likest one; None where it is a text of its own."""
    shared: Counter[ArticlePosition] = Counter()
    for key in entry.bands:
        shared.update(runs.before(draft.bands.get(key, ()), entry.position, BAND.depth))
    ranked = sorted(shared, key=lambda position: (-shared[position], position))[:COMPARED]
    links = [link for position in ranked if (link := compared(entry.text, draft.articles[position[2]].text)) is not None]
    return max(links, key=lambda link: (link.score, link.article_id), default=None)


def root_of(draft: Draft, article_id: str) -> str:
    """The first article of the group of copies."""
    while article_id in draft.copies:
        article_id = draft.copies[article_id].article_id
    return article_id
