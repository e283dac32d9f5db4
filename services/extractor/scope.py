"""What a figure counts: one incident, or a total over a period, a campaign or several attacks, and then since when.

Does not decide which incident it is; events.py does.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from schemas.claim import EventType
from services.extractor.time import Anchor, Mention
from services.extractor.vocabulary import en_events as words
from services.extractor.vocabulary.en_time import NUMBERS, PERIOD

_DAYS: Final = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}
_SHORT: Final = 12
_PLURALS: Final = 2


@dataclass(frozen=True, slots=True)
class Span:
    """A total's period. `since` and `until` as far as known; `why` names the words that make it a total."""

    since: str | None
    until: str | None
    why: str


def total(clause: str, offset: int, times: Sequence[Mention], base: Anchor, kind: EventType | None) -> Span | None:
    """The period over which the figures of a clause are summed, or None where they count one incident."""
    since = next((time for time in times if time.since and not time.future), None)
    if since is not None and not words.RECORD.search(clause):
        return Span(since.value, _last_day(base), "since")
    period = PERIOD.search(clause)
    if period is not None:
        span = _period(period, clause, base)
        if span is not None:
            return span
    several = _several_days(times)
    if several is not None:
        return several
    found = words.CUMULATIVE.search(clause)
    if found is not None:
        return Span(since.value if since else None, _last_day(base), found.group().lower())
    if kind == "disease":
        return Span(since.value if since else None, _last_day(base), "an outbreak")
    return None


def _last_day(base: Anchor) -> str | None:
    return base.day.isoformat() if base.day and base.sure else None


def _period(match: re.Match[str], clause: str, base: Anchor) -> Span | None:
    """The span of "in the past two weeks" or "so far this year"; None for spans that are no totals ("in an hour")."""
    today = base.day
    until = _last_day(base)
    if match["farunit"]:
        if match["far"].lower() not in {"so far this", "this"}:
            return Span(None, until, match.group().lower())
        if match["far"].lower() == "this" and match["farunit"].lower() == "week":
            return None
        first = None if today is None else today.isoformat()[: 4 if match["farunit"].lower() == "year" else 7]
        return Span(first if base.sure else None, until, match.group().lower())
    unit, count = match["unit"].lower(), (match["n"] or "").lower()
    number = int(count) if count.isdigit() else 24 if count == "twenty-four" else NUMBERS.get(count.split()[0], 3) if count else 1
    days = number * _DAYS[unit]
    if days < _SHORT / 24 or (count in {"a", "an", "one"} and unit in {"day", "hour"}):
        return None
    if today is None or not base.sure:
        return Span(None, until, match.group().lower())
    return Span(_back(today, days), until, match.group().lower())


def _back(today: date, days: float) -> str:
    first = today - timedelta(days=min(round(days), 36500))
    return first.isoformat()[: 10 if days <= 14 else 7 if days <= 400 else 4]  # noqa: PLR2004 - as exact as the words are


def _several_days(times: Sequence[Mention]) -> Span | None:
    """For "on Saturday and Sunday": days named side by side."""
    days = [time for time in times if time.precision == "day" and not time.since and not time.future]
    for first, second in zip(days, days[1:], strict=False):
        if 0 < second.start - first.end <= len(" and on ") and first.day < second.day:
            return Span(first.value, second.value, "several days")
    return None
