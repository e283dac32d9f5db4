"""The fetcher's step: a subscription or a poll in, articles and the feed's status out.

    FeedSubscription   remembers it
    FeedPolled         folds what came back: validators, rhythm, errors; every new article, revision and withdrawal

Pure; the poller fetches. Key of the state: the subscription's url.
"""

import re
from datetime import datetime

from schemas.article import Article
from schemas.base import Model
from schemas.dates import as_moment
from schemas.feed import FeedStatus, FeedSubscription
from services.fetcher import freshness, rhythm
from services.fetcher.events import FeedPolled
from services.fetcher.state import FeedState, Head, changes, load
from services.fetcher.wording import fingerprint
from services.outcome import Outcome, Reject, Service

OK, NOT_MODIFIED, GONE = 200, 304, 410
KEPT_DAYS = 8
QUIET_GAPS, QUIET_SECONDS = 10, 2 * 86_400
"""A feed is quiet when nothing came for so many of its usual gaps, and for two days at least."""


def make_service() -> Service[FeedState]:
    """The fetcher for a shell: keeps one state per feed; polls reach it through the shell's source, not through a topic."""
    return Service(name="fetcher", inputs=("feeds",), step=step, load=load)


def step(state: FeedState, event: Model, now: datetime) -> Outcome[FeedState]:
    """Folds one event. Raises Reject for an event that is neither."""
    match event:
        case FeedSubscription():
            return _subscribe(state, event, now)
        case FeedPolled():
            return _poll(state, event)
        case _:
            raise Reject(f"the fetcher takes subscriptions and polls, not {type(event).__name__}")


def status(state: FeedState, now: datetime) -> FeedStatus:
    """How the feed fares, in the words of the status topic."""
    head, subscription = state.head, state.subscription
    due = rhythm.due(state, now)
    return FeedStatus(
        url=subscription.url if subscription else "",
        title=(subscription.title if subscription else None) or head.title,
        health=_health(head, now),
        last_success=head.last_success,
        last_error=head.error,
        failing_since=head.failing_since,
        next_due=due.isoformat() if due else None,
        interval=int(rhythm.interval(state, now)) if due else None,
        articles_per_day=_per_day(head),
        articles_total=head.total,
        moved_to=head.address,
    )


def _subscribe(state: FeedState, event: FeedSubscription, now: datetime) -> Outcome[FeedState]:
    if event == state.subscription:
        return Outcome(state)
    # A feed that was gone is asked again when somebody subscribes to it again.
    head = state.head.model_copy(update={"gone": False, "reported": None})
    new = FeedState(event, head, state.articles, state.index)
    return _outcome(state, new, (), now)


def _poll(state: FeedState, event: FeedPolled) -> Outcome[FeedState]:
    now = as_moment(event.at)
    if state.subscription is None or now is None:
        raise Reject("a poll of a feed that nobody subscribed to" if now else "a poll without a time")
    head = _headed(state.head, event)
    new = FeedState(state.subscription, head, state.articles, state.index)
    sent: list[Article] = []
    shared = freshness.shared_addresses(tuple(seen.entry for seen in event.seen))
    for seen in reversed(event.seen):  # feeds list the newest first; articles go out in the order they appeared
        new = _taken(freshness.fold_seen(new, seen, now, shared=shared), sent)
    for recheck in event.rechecks:
        new = _taken(freshness.fold_recheck(new, recheck, now), sent)
    if event.seen:
        new = freshness.forget(new, now)
    fresh = sum(article.revision == 1 for article in sent)
    if fresh:
        new = FeedState(new.subscription, _counted(new.head, event.at, fresh), new.articles, new.index)
    return _outcome(state, new, tuple(sent), now)


def _taken(folded: freshness.Folded, sent: list[Article]) -> FeedState:
    if folded.article is not None:
        sent.append(folded.article)
    return folded.state


def _outcome(old: FeedState, new: FeedState, articles: tuple[Article, ...], now: datetime) -> Outcome[FeedState]:
    """With the status where something changed for a reader: health, kind of error, address, title or number of articles."""
    said = status(new, now)
    mark = fingerprint(
        said.health,
        re.sub(r"\d+", "", said.last_error or ""),
        said.moved_to,
        said.title,
        str(said.articles_total),
        str(bool(said.next_due)),
    )
    if mark == new.head.reported:
        return Outcome(new, articles, changes(old, new))
    new = FeedState(new.subscription, new.head.model_copy(update={"reported": mark}), new.articles, new.index)
    return Outcome(new, (*articles, said), changes(old, new))


def _headed(head: Head, event: FeedPolled) -> Head:
    if event.status is None and event.error is None:
        return head  # only pages were visited
    polled = {"last_poll": event.at, "polls": head.polls + 1}
    if event.status == GONE:
        return head.model_copy(update=polled | {"gone": True, "error": "the publisher says that this feed is gone for good (410)",
                                                "failing_since": head.failing_since or event.at})  # fmt: skip
    if event.error is not None:
        later = _moment_after(event.at, event.retry_after)
        return head.model_copy(update=polled | {"failures": head.failures + 1, "error": event.error,
                                                "failing_since": head.failing_since or event.at, "not_before": later})  # fmt: skip
    return _succeeded(head, event, polled)


def _succeeded(head: Head, event: FeedPolled, polled: dict[str, object]) -> Head:
    update: dict[str, object] = polled | {
        "last_success": event.at, "failures": 0, "error": None, "failing_since": None, "gone": False,
        "not_before": _moment_after(event.at, event.retry_after), "max_age": event.max_age,
        "address": event.moved_to or head.address,
    }  # fmt: skip
    if event.pushed:
        update |= {"pushed_at": event.at, "last_poll": head.last_poll, "max_age": head.max_age}
    elif event.status != NOT_MODIFIED:
        update |= {"etag": event.etag, "last_modified": event.last_modified, "digest": event.digest}
    if event.feed is not None:
        feed = event.feed
        update |= {"title": feed.title or head.title, "language": feed.language, "ttl": feed.ttl, "update_period": feed.update_period,
                   "skip_hours": feed.skip_hours, "skip_days": feed.skip_days, "hub": feed.hub, "topic": feed.self_url}  # fmt: skip
    return head.model_copy(update=update)


def _moment_after(at: str, seconds: int | None) -> str | None:
    moment = as_moment(at)
    if moment is None or not seconds:
        return None
    return datetime.fromtimestamp(moment.timestamp() + min(seconds, rhythm.HINT_CAP), tz=moment.tzinfo).isoformat()


def _counted(head: Head, at: str, fresh: int) -> Head:
    day = at[:10]
    daily = dict(head.daily)
    daily[day] = daily.get(day, 0) + fresh
    kept = tuple(sorted(daily.items())[-KEPT_DAYS:])
    return head.model_copy(update={"total": head.total + fresh, "daily": kept, "arrivals": rhythm.arrivals_with(head, at)})


def _health(head: Head, now: datetime) -> str:
    if head.gone:
        return "gone"
    if head.failures:
        return "failing"
    if head.last_success is None:
        return "new"
    return "quiet" if _is_quiet(head, now) else "ok"


def _is_quiet(head: Head, now: datetime) -> bool:
    moments = [moment for text in head.arrivals if (moment := as_moment(text))]
    if len(moments) < 2:  # noqa: PLR2004 - a gap needs two
        return False
    usual = (moments[-1] - moments[0]).total_seconds() / (len(moments) - 1)
    return (now - moments[-1]).total_seconds() > max(QUIET_SECONDS, QUIET_GAPS * usual)


def _per_day(head: Head) -> float | None:
    if not head.daily:
        return None
    first, last = (as_moment(day) for day in (head.daily[0][0], head.daily[-1][0]))
    days = (last - first).days + 1 if first and last else 1
    return round(sum(count for _, count in head.daily) / days, 2)
