"""An entry and its page as one article: which text, which title, which date, whose language.

Pure, one article at a time. Whether it is new or a revision is freshness.py's question.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from schemas.article import Article, PreviousText
from schemas.dates import as_moment, order_key
from schemas.feed import FeedSubscription
from services.fetcher.events import Entry, Page, Visit
from services.fetcher.gates import is_retracted
from services.fetcher.state import Head, Known
from services.fetcher.urls import absolute, article_id, canonical, without_tracking

FUTURE = timedelta(days=1)
"""A date further ahead than this is a lie or an embargo; either way it is not when the article appeared."""
PAGE_SHARE = 0.5
"""A page that yields less than this share of what the feed gave has lost its text to a script."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What the feed and the page together say, before it is compared with what was known."""

    keys: tuple[str, ...]
    url: str | None
    title: str | None
    text: str
    published: str | None
    updated: str | None
    authors: tuple[str, ...]
    language: str
    publisher: str | None
    retracted: bool
    from_page: bool
    entry: str = ""


def keys_of(entry: Entry, *, shared: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Under what an entry is known: its address, unless several entries of the feed share it, and its guid.

    The address comes first: it is the same in a site's other feeds and its sitemap, where guids differ.
    """
    address = canonical(entry.url)
    if address in shared and entry.id != entry.url:
        address = None
    guid = entry.id if entry.id and canonical(entry.id) is None else canonical(entry.id)
    return tuple(dict.fromkeys(key for key in (address, guid) if key))


def draft(
    entry: Entry,
    visit: Visit | None,
    subscription: FeedSubscription,
    head: Head,
    now: datetime,
    *,
    keys: tuple[str, ...],
    entry_print: str,
) -> Draft:
    """The article as entry and page tell it. A page that is none (a wall, an error) leaves the feed's own words."""
    page = usable(visit, entry)
    text = page.text if page else entry.text
    title = entry.title or (page.title if page else None)
    page_key = (
        canonical(page.canonical or page.url) if page and len(keys) > bool(entry.id and canonical(entry.id) is None) else None
    )
    return Draft(
        keys=tuple(dict.fromkeys((*keys, *((page_key,) if page_key else ())))),
        url=_address(entry, page, subscription.url),
        title=_plain(title),
        text=text,
        published=credible(page.published if page else None, now) or credible(entry.published, now),
        updated=_latest(credible(entry.updated, now), credible(page.updated if page else None, now)),
        authors=(page.authors if page else ()) or entry.authors,
        language=_language(subscription, page, entry, head),
        publisher=subscription.publisher or (page.site if page else None) or head.title or subscription.title,
        retracted=entry.withdrawn or (page.retracted if page else is_retracted(entry.title, entry.text, None)),
        from_page=page is not None,
        entry=entry_print,
    )


def redraft(known: Known, page: Page, now: datetime) -> Draft:
    """The article as its page tells it on a later visit."""
    return Draft(
        keys=known.keys,
        url=known.url,
        title=page.title if known.from_page and known.title is None else known.title,
        text=page.text,
        published=known.published or credible(page.published, now),
        updated=credible(page.updated, now),
        authors=page.authors or known.authors,
        language=known.language,
        publisher=known.publisher,
        retracted=page.retracted,
        from_page=True,
        entry=known.entry,
    )


def usable(visit: Visit | None, entry: Entry) -> Page | None:
    """The page of this visit if it is an article and says at least about as much as the feed itself."""
    page = visit.page if visit is not None else None
    if page is None or page.kind != "article":
        return None
    return page if page.retracted or len(page.text) >= PAGE_SHARE * len(entry.text) else None


def credible(when: str | None, now: datetime) -> str | None:
    """The date, unless it lies in the future."""
    moment = as_moment(when)
    return None if moment is None or moment > now + FUTURE else when


def first(made: Draft, feed_url: str, guid: str | None, now: datetime) -> Article:
    """The article's first revision. Where nobody dates it, `updated` is when it was seen."""
    return Article(
        id=_identity(made, guid, feed_url),
        url=made.url,
        publisher=made.publisher,
        published=made.published,
        title=made.title,
        text=made.text,
        language=made.language,
        updated=made.updated or (None if made.published else now.isoformat()),
        withdrawn=made.retracted,
        authors=made.authors,
        feed=feed_url,
    )


def revised(known: Known, made: Draft, feed_url: str, now: datetime, *, withdrawn: bool) -> Article:
    """The article's next revision, with the text before it. It appeared when it says, if that is later than before; else now."""
    stated = made.updated if made.updated and order_key(made.updated) > order_key(known.said_at or made.updated) else None
    return Article(
        id=known.id,
        url=made.url,
        publisher=made.publisher,
        published=made.published or known.published,
        title=made.title,
        text=made.text,
        language=made.language,
        revision=known.revision + 1,
        updated=stated or now.isoformat(),
        withdrawn=withdrawn,
        authors=made.authors,
        feed=feed_url,
        previous=PreviousText(revision=known.revision, title=known.title, text=known.text, published=known.published),
    )


def unchanged_draft(known: Known) -> Draft:
    """What is known, as a draft: for a withdrawal that says nothing new."""
    return Draft(known.keys, known.url, known.title, known.text, known.published, None, known.authors, known.language, known.publisher,
                 retracted=True, from_page=known.from_page, entry=known.entry)  # fmt: skip


def _identity(made: Draft, guid: str | None, feed_url: str) -> str:
    """By address if the article has one of its own, else by guid; title and text where the feed gives neither."""
    addresses = [key for key in made.keys if key.startswith("https://")]
    if addresses:
        return article_id(addresses[0], None, feed_url)
    return article_id(None, guid or f"{made.title}\n{made.text}", feed_url)


def _address(entry: Entry, page: Page | None, feed_url: str) -> str | None:
    own = page.canonical if page else None
    link = own or absolute(entry.url, feed_url)
    return without_tracking(link) if link else None


def _language(subscription: FeedSubscription, page: Page | None, entry: Entry, head: Head) -> str:
    return subscription.language or (page.language if page else None) or entry.language or head.language or "en"


def _latest(*dates: str | None) -> str | None:
    return max((when for when in dates if when), key=order_key, default=None)


def _plain(title: str | None) -> str | None:
    """A title in one line."""
    return " ".join(title.split()) or None if title else None
