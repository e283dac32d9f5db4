"""What of a poll is news: new articles, revisions, withdrawals; and which pages to look at, now and later.

Pure: state, event and `now` in, decisions out. Does not fetch, and does not say when to poll the feed: rhythm.py does.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from schemas.article import Article
from schemas.dates import as_moment
from schemas.feed import FeedSubscription
from services.fetcher.articles import Draft, draft, first, keys_of, redraft, revised, unchanged_draft
from services.fetcher.events import Entry, Page, ParsedFeed, Recheck, Seen, Visit
from services.fetcher.state import FeedState, Known
from services.fetcher.urls import canonical, is_web
from services.fetcher.wording import differs, fingerprint

PAGES_PER_POLL = 25
"""Pages fetched with one poll; further new articles go out with the feed's words, and their pages follow as rechecks."""
RECHECKS_PER_POLL = 10
RECHECK_AFTER = tuple(timedelta(minutes=minutes) for minutes in (15, 60, 240, 1440, 4320))
"""When a published page is looked at again, counted from its latest change."""
SOON = timedelta(minutes=5)
"""Until a second look confirms that a page is gone."""
MISSES_TO_WITHDRAW = 2
GONE, MISSING = 410, 404
FORGET_TEXT = timedelta(days=30)
FORGET = timedelta(days=400)
MAX_ARTICLES = 3_000


@dataclass(frozen=True, slots=True)
class Folded:
    """The state after one article, and the article to send, if any."""

    state: FeedState
    article: Article | None = None


def wanted(state: FeedState, feed: ParsedFeed) -> tuple[Entry, ...]:
    """The entries whose pages this poll should fetch: new ones and those that the feed has touched."""
    if state.subscription is None or state.subscription.full_text:
        return ()
    shared = shared_addresses(feed.entries)
    found = []
    for entry in feed.entries:
        known = state.find(keys_of(entry, shared=shared))
        if is_web(entry.url) and (known is None or known.entry != entry_print(entry)):
            found.append(entry)
    return tuple(found[:PAGES_PER_POLL])


def rechecks(state: FeedState, now: datetime) -> tuple[Known, ...]:
    """The published articles whose pages it is time to see again, the longest waiting first."""
    if state.subscription is None or state.subscription.full_text or not state.subscription.active:
        return ()
    waiting = [(moment, known) for known in state.articles.values() if (moment := as_moment(known.next_check)) and moment <= now]
    return tuple(known for _, known in sorted(waiting, key=lambda pair: (pair[0], pair[1].id))[:RECHECKS_PER_POLL])


def next_recheck(state: FeedState) -> datetime | None:
    """When the next page is to be seen again."""
    if state.subscription is None or state.subscription.full_text or not state.subscription.active:
        return None
    return min((moment for known in state.articles.values() if (moment := as_moment(known.next_check))), default=None)


def shared_addresses(entries: tuple[Entry, ...]) -> frozenset[str]:
    """Addresses that several entries with guids of their own give: a home page, a live blog. They identify nothing."""
    guids: dict[str, set[str | None]] = {}
    for entry in entries:
        address = canonical(entry.url)
        if address is not None:
            guids.setdefault(address, set()).add(entry.id)
    return frozenset(address for address, known in guids.items() if len(known) > 1)


def entry_print(entry: Entry) -> str:
    """Changes when the feed touches the entry in a way that may mean a new text."""
    return fingerprint(entry.title, entry.text, entry.updated, "withdrawn" if entry.withdrawn else None)


def fold_seen(state: FeedState, seen: Seen, now: datetime, *, shared: frozenset[str]) -> Folded:
    """One entry of a poll. Known and unchanged: nothing to send."""
    subscription = state.subscription
    assert subscription is not None
    keys = keys_of(seen.entry, shared=shared)
    made = draft(seen.entry, seen.visit, subscription, state.head, now, keys=keys, entry_print=entry_print(seen.entry))
    known = state.find(made.keys)
    if known is None:
        return _new(state, made, seen, subscription, now)
    listed = known.model_copy(update={"listed_at": now.isoformat(), "keys": _merged(known.keys, made.keys)})
    if listed.entry == made.entry and seen.visit is None:
        return Folded(state.with_article(listed) if _stale(known, now) else state)
    if known.from_page and not made.from_page:
        # The page could not be had this time; the feed's shorter words are not a revision of the page's.
        return Folded(state.with_article(listed.model_copy(update={"next_check": (now + SOON).isoformat()})))
    return _compare(state, listed, made, subscription.url, now)


def fold_recheck(state: FeedState, seen: Recheck, now: datetime) -> Folded:
    """A later visit to an article's page: changed, gone, retracted, back again, or as before."""
    known = state.articles.get(seen.article_id)
    if known is None or state.subscription is None:
        return Folded(state)
    visit, feed_url = seen.visit, state.subscription.url
    if visit.status == GONE or (visit.status == MISSING and known.misses + 1 >= MISSES_TO_WITHDRAW):
        return _withdraw(state, known, feed_url, now)
    if visit.status == MISSING:
        return Folded(
            state.with_article(known.model_copy(update={"misses": known.misses + 1, "next_check": (now + SOON).isoformat()}))
        )
    page = visit.page
    if page is None or page.kind != "article" or _shrunk(known, page):
        return Folded(state.with_article(_checked(known, now)))
    return _compare(state, known.model_copy(update={"misses": 0}), redraft(known, page, now), feed_url, now)


def forget(state: FeedState, now: datetime) -> FeedState:
    """The state without the texts of articles long unlisted, and without the oldest beyond what a feed may keep."""
    for known in list(state.articles.values()):
        age = now - (as_moment(max(known.listed_at, known.changed_at)) or now)
        if age > FORGET:
            state = state.without(known.id)
        elif age > FORGET_TEXT and known.text:
            state = state.with_article(known.model_copy(update={"text": "", "next_check": None}))
    surplus = len(state.articles) - MAX_ARTICLES
    for known in sorted(state.articles.values(), key=lambda item: (item.listed_at, item.id))[: max(0, surplus)]:
        state = state.without(known.id)
    return state


def _new(state: FeedState, made: Draft, seen: Seen, subscription: FeedSubscription, now: datetime) -> Folded:
    if not made.text and not made.title:
        return Folded(state)
    article = first(made, subscription.url, seen.entry.id, now)
    if article.id in state.articles:
        # The same identity under keys not seen before: it is that article.
        known = state.articles[article.id]
        return _compare(state, known.model_copy(update={"keys": _merged(known.keys, made.keys)}), made, subscription.url, now)
    known = _known(article, made, now, pending=not made.from_page and _may_have_page(seen.visit, made.url, subscription))
    return Folded(state.with_article(known), article)


def _compare(state: FeedState, known: Known, made: Draft, feed_url: str, now: datetime) -> Folded:
    """A revision if the words that matter differ, or if it was retracted or came back; else only a look."""
    if made.retracted and not known.withdrawn:
        return _revise(state, known, made, feed_url, now, withdrawn=True)
    returns = known.withdrawn and not made.retracted and bool(made.text)
    text_is_forgotten = not known.text and known.revision > 0 and bool(known.changed_at) and _stale(known, now, FORGET_TEXT)
    if returns or (not text_is_forgotten and differs((known.title, known.text), (made.title, made.text))):
        return _revise(state, known, made, feed_url, now, withdrawn=known.withdrawn and not returns)
    if known.changed_at == now.isoformat():
        return Folded(state)  # the same poll again
    touched = known.model_copy(
        update={"entry": made.entry, "from_page": made.from_page or known.from_page, "text": made.text or known.text}
    )
    return Folded(state.with_article(_checked(touched, now)))


def _revise(state: FeedState, known: Known, made: Draft, feed_url: str, now: datetime, *, withdrawn: bool) -> Folded:
    article = revised(known, made, feed_url, now, withdrawn=withdrawn)
    after = _known(article, made, now, pending=False).model_copy(update={"keys": _merged(known.keys, made.keys)})
    return Folded(state.with_article(after), article)


def _withdraw(state: FeedState, known: Known, feed_url: str, now: datetime) -> Folded:
    if known.withdrawn:
        return Folded(state.with_article(_checked(known, now)))
    folded = _revise(state, known, unchanged_draft(known), feed_url, now, withdrawn=True)
    return Folded(folded.state, folded.article)


def _known(article: Article, made: Draft, now: datetime, *, pending: bool) -> Known:
    stamp = now.isoformat()
    return Known(
        id=article.id,
        keys=made.keys,
        url=article.url,
        revision=article.revision,
        title=article.title,
        text=article.text,
        published=article.published,
        said_at=article.said_at,
        language=article.language,
        publisher=article.publisher,
        authors=article.authors,
        withdrawn=article.withdrawn,
        entry=made.entry,
        from_page=made.from_page,
        listed_at=stamp,
        changed_at=stamp,
        next_check=_after(now, 0, pending=pending) if is_web(article.url) else None,
    )


def _after(now: datetime, checks: int, *, pending: bool = False) -> str | None:
    if pending:
        return (now + SOON).isoformat()
    return (now + RECHECK_AFTER[checks]).isoformat() if checks < len(RECHECK_AFTER) else None


def _checked(known: Known, now: datetime) -> Known:
    """Looked at and left as it is; the next look comes later, and after the last there is none."""
    checks = known.checks + 1
    following = _after(as_moment(known.changed_at) or now, checks)
    if following is not None and following < now.isoformat():
        following = (now + RECHECK_AFTER[0]).isoformat()
    return known.model_copy(update={"checks": checks, "next_check": following if is_web(known.url) else None})


def _may_have_page(visit: Visit | None, url: str | None, subscription: FeedSubscription) -> bool:
    """Is it worth coming back soon for the page: not fetched yet, or failed in passing?"""
    if subscription.full_text or not is_web(url):
        return False
    return visit is None or (visit.page is None and visit.status not in {GONE, MISSING, 401, 402, 403})


def _shrunk(known: Known, page: Page) -> bool:
    """A page that yields almost nothing of what it said, without saying why, has failed, not been revised."""
    return not page.retracted and known.from_page and len(page.text) < 0.2 * len(known.text)


def _stale(known: Known, now: datetime, age: timedelta = timedelta(days=1)) -> bool:
    moment = as_moment(known.listed_at)
    return moment is None or now - moment > age


def _merged(keys: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*keys, *more)))[:8]


def counted(entries: tuple[Entry, ...]) -> Counter[str]:
    """How many entries each address has, for the operator's check of a feed."""
    return Counter(address for entry in entries if (address := canonical(entry.url)))
