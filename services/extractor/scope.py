"""What a figure counts: one incident, or a total over a period, a campaign or several attacks, and then since when.

Does not decide which incident it is; events.py does.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from services.extractor.candidate import Candidate
from services.extractor.clauses import Clause
from services.extractor.event_types import strongest
from services.extractor.record import record
from services.extractor.time import Anchor, Mention
from services.extractor.vocabulary import en_events as words
from services.extractor.vocabulary.en_events import NATURAL
from services.extractor.vocabulary.en_time import NUMBERS

_DAYS: Final = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365, "decade": 3650}
_SHORT: Final = 12
_MANY: Final = 100
_WAGED: Final = frozenset({"airstrike", "shelling", "clash", "shooting", "protest_violence"})
"""What goes on for weeks: its dead of a month are a total, those of last week's bombings are not."""
_CROWD: Final = 1000
_WAR: Final = 8000


@record
class Span:
    """A total's period. `since` and `until` as far as known; `why` names the words that make it a total."""

    since: str | None
    until: str | None
    why: str
    daily: bool = False
    """A sum of several attacks of one or two days, with the place that its attacks have in common."""


FAR_APART: Final = Span(None, None, "several places", daily=True)
"""The span of a figure that sums attacks on several places on one day."""


def total(clause: Clause, candidate: Candidate, base: Anchor, *, disaster: bool = False) -> Span | None:
    """The period over which the figure of a clause is summed, or None where it counts one incident.

    `disaster`: the article is about one, so that sheer size makes no total.
    """
    if candidate.low == candidate.high == 1 or _alone(clause, candidate):
        return None
    begun = next((time for time in clause.times if time.since and not time.future), None)
    since = begun.value if begun is not None else None
    if clause.since and (clause.perfect or begun is not None):
        return Span(since, _last_day(base), "since")
    return (
        _spanned(clause, base)
        or _several_days(clause.times, candidate)
        or _worded(clause, candidate, since, base, disaster=disaster)
        or _in_month(clause, base)
        or (Span(since, _last_day(base), "an outbreak") if strongest(clause.types) == "disease" else None)
    )


def _alone(clause: Clause, candidate: Candidate) -> bool:
    """For "two dozen on Wednesday alone" beside a total."""
    return any(0 <= time.start - candidate.end <= len(" on ") for time in clause.times) and clause.alone


def _spanned(clause: Clause, base: Anchor) -> Span | None:
    """For "in the past two weeks"."""
    match = clause.period
    if match is None or (match["far"] and match["far"].lower() == "this" and not clause.perfect):
        return None
    return _period(match, base)


def _worded(clause: Clause, candidate: Candidate, since: str | None, base: Anchor, *, disaster: bool) -> Span | None:
    """Totals by what they are totals of (a war, a series of attacks), or by their sheer size."""
    if clause.total is not None:
        return Span(since, _last_day(base), clause.total)
    size = max(candidate.low or 0, candidate.high or 0)
    kind = strongest(clause.types)
    if size >= _WAR and kind not in NATURAL and not (disaster and kind is None):
        return Span(since, _last_day(base), "too many for one attack")
    if clause.perfect and kind not in NATURAL and not disaster and (candidate.low or 0) >= _CROWD:
        return Span(since, _last_day(base), "too many for one attack")
    dated = min((time.precision for time in clause.times if not time.future), default="day")
    if (
        dated in {"month", "year"}
        and (candidate.low or 0) >= _MANY
        and not disaster
        and ((kind in {None, "other"} and not clause.eventful) or (clause.plural and kind in _WAGED))
    ):
        named = next(time.value for time in clause.times if time.precision == dated)
        return Span(since or named, None, "a month or a year")
    if clause.perfect and clause.plural and (words.MANY.search(candidate.words) or (candidate.low or 0) >= _CROWD):
        return Span(since, _last_day(base), "many attacks")
    return None


def _in_month(clause: Clause, base: Anchor) -> Span | None:
    """For "killed in shelling in August", told in August: the month's total."""
    if base.day is None or not clause.plural or any(time.precision == "day" for time in clause.times):
        return None
    month = base.day.isoformat()[:7]
    found = any(time.precision == "month" and time.basis == "stated" and time.value == month for time in clause.times)
    return Span(month, _last_day(base), "the month") if found else None


def _last_day(base: Anchor) -> str | None:
    return base.day.isoformat() if base.day and base.sure else None


def _period(match: re.Match[str], base: Anchor) -> Span | None:
    """The span of "in the past two weeks" or "so far this year"; None for spans that are no totals ("in an hour")."""
    today = base.day
    until = _last_day(base)
    if match["farunit"]:
        if match["far"].lower() not in {"so far this", "this"}:
            return Span(None, until, match.group().lower())
        first = None if today is None else today.isoformat()[: 4 if match["farunit"].lower() == "year" else 7]
        return Span(first if base.sure else None, until, match.group().lower())
    unit, count = match["unit"].lower(), (match["n"] or "").lower()
    number = int(count) if count.isdigit() else 24 if count == "twenty-four" else NUMBERS.get(count.split()[0], 3) if count else 1
    days = number * _DAYS[unit]
    if days < _SHORT / 24 or (count in {"a", "an", "one"} and unit in {"day", "hour"}):
        return None
    if today is None or not base.sure or "recent" in match.group().lower():
        return Span(None, until, match.group().lower())
    return Span(_back(today, days), until, match.group().lower())


def _back(today: date, days: float) -> str:
    first = today - timedelta(days=min(round(days), 36500))
    return first.isoformat()[: 10 if days <= 14 else 7 if days <= 400 else 4]  # noqa: PLR2004 - as exact as the words are


def _several_days(times: Sequence[Mention], candidate: Candidate) -> Span | None:
    """For "on Saturday and Sunday": days named side by side, nearest to the figure."""
    days = [time for time in times if time.precision == "day" and not time.since and not time.future]
    nearest = min(days, key=lambda time: abs(time.start - candidate.start), default=None)
    for first, second in pairwise(days):
        if 0 < second.start - first.end <= len(" and on ") and first.day < second.day and nearest in {first, second}:
            return Span(first.value, second.value, "several days", daily=True)
    return None
