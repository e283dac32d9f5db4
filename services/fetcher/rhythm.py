"""When to ask a feed again: its own rhythm, what it says about itself, what its server says, and manners.

Pure: `now` is an argument, jitter is a hash. Does not fetch.
"""

import hashlib
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from schemas.dates import as_moment
from services.fetcher.state import FeedState, Head

MINUTE, HOUR, DAY = 60, 3600, 86_400
SHORTEST, FIRST_GUESS, LONGEST = 5 * MINUTE, 15 * MINUTE, 6 * HOUR
"""Bounds of the adaptive interval, and what it is before there is a rhythm."""
LOOKS_PER_GAP = 2
"""Polls between two articles, on average."""
PATIENCE = 10
"""A feed silent for ten hours is asked hourly at most."""
HINT_CAP = DAY
"""No server may put us off for longer than a day."""
BACKOFF_CAP = 12 * HOUR
PUSHED_INTERVAL = 6 * HOUR
"""Between polls of a feed whose hub delivers."""
PUSH_TRUST = 2 * DAY
"""A hub silent for longer is not relied on."""
JITTER = 0.1
KEPT_ARRIVALS = 20
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def due(state: FeedState, now: datetime) -> datetime | None:
    """When to poll the feed itself: a moment, not after `now` when it is time; None for never (gone, not subscribed)."""
    subscription, head = state.subscription, state.head
    if subscription is None or not subscription.active or head.gone:
        return None
    last = as_moment(head.last_poll)
    if last is None:
        return now
    wait = interval(state, now)
    moment = last + timedelta(seconds=wait * (1 + JITTER * _jitter(subscription.url, head.polls)))
    not_before = as_moment(head.not_before)
    if not_before is not None:
        moment = max(moment, min(not_before, last + timedelta(seconds=HINT_CAP)))
    return _awake(moment, head)


def interval(state: FeedState, now: datetime) -> float:
    """Seconds between polls at present. The operator's own figure wins over everything but a server in distress."""
    head, wish = state.head, state.subscription.interval if state.subscription else None
    base = float(max(1, wish)) if wish else _adaptive(head, now)
    if head.failures:
        cap = max(base, BACKOFF_CAP if wish is None else HOUR)
        return float(min(cap, base * 2 ** min(head.failures, 10)))
    return base


def arrivals_with(head: Head, at: str) -> tuple[str, ...]:
    """The arrivals with one more."""
    return (*head.arrivals, at)[-KEPT_ARRIVALS:]


def _adaptive(head: Head, now: datetime) -> float:
    hints = [hint for hint in (head.ttl, head.max_age, head.update_period) if hint]
    floor = min(HINT_CAP, max(hints, default=0))
    if _pushed_lately(head, now):
        floor = max(floor, PUSHED_INTERVAL)
    return max(floor, min(LONGEST, max(SHORTEST, _natural(head, now))))


def _natural(head: Head, now: datetime) -> float:
    """Half the usual gap between arrivals; longer the longer it has been silent."""
    moments = [moment for text in head.arrivals if (moment := as_moment(text))]
    if not moments:
        return FIRST_GUESS
    silence = (now - moments[-1]).total_seconds() / PATIENCE
    gaps = sorted((later - earlier).total_seconds() for earlier, later in pairwise(moments))
    usual = gaps[len(gaps) // 2] / LOOKS_PER_GAP if gaps else FIRST_GUESS
    return max(usual, silence)


def _pushed_lately(head: Head, now: datetime) -> bool:
    pushed = as_moment(head.pushed_at)
    return head.hub is not None and pushed is not None and (now - pushed).total_seconds() < PUSH_TRUST


def _awake(moment: datetime, head: Head) -> datetime:
    """The first moment from here that lies in no hour or day that the feed asks to skip (GMT, as RSS has it)."""
    if not head.skip_hours and not head.skip_days:
        return moment
    candidate = moment
    for _ in range(24 * 8):
        utc = candidate.astimezone(UTC)
        if utc.hour not in head.skip_hours and WEEKDAYS[utc.weekday()] not in head.skip_days:
            return candidate
        candidate = utc.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    return moment  # it asks to be skipped always, which it cannot mean


def _jitter(url: str, polls: int) -> float:
    """Between 0 and 1, the same for the same feed and poll: feeds spread out, tests repeat."""
    digest = hashlib.sha256(f"{url}\x1f{polls}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32
