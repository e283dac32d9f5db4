"""When: dates and spans that a sentence states, resolved against the day on which the text was written.

Never takes the day of publication in silence: what is not in the text is not found here. Does not know which event a date belongs
to; events.py does.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from schemas.claim import DateBasis, DatePrecision
from services.extractor.document import Document, Sentence, lowered
from services.extractor.record import record
from services.extractor.vocabulary import en_aftermath as after
from services.extractor.vocabulary import en_time as words

_HEAD: Final = 250
_AROUND: Final = 40
_NEAR: Final = timedelta(days=31)
_FRACTION: Final = re.compile(r"T\d\d:\d\d:\d\d\.(?!0+\D)\d+")


@record
class Anchor:
    """The day from which "on Saturday" counts. `sure` is false where the only date is one that a crawler stamped."""

    day: date | None
    sure: bool = True
    head: int = 0
    """Dates of the text before this offset are that of writing, not of an event."""


@record
class Mention:
    """A date in a sentence. `start`, `end` are offsets in the field; `day` is its first day, whatever the precision."""

    start: int
    end: int
    day: date
    precision: DatePrecision
    basis: DateBasis
    since: bool = False
    future: bool = False
    recurring: bool = False
    spoken: bool = False
    """The day on which somebody said it."""
    aside: bool = False
    """The day of something else: a hearing, a vote, the fall of a town."""

    @property
    def value(self) -> str:
        """The date as far as it is known: 2018-11-17, 2018-11 or 2018."""
        return self.day.isoformat()[: {"day": 10, "month": 7, "year": 4, "unknown": 4}[self.precision]]


def anchor(doc: Document) -> Anchor:
    """The day the text was written: the full date in its head where there is one, else the day of publication."""
    published = _day(doc.published)
    crawled = bool(doc.published and _FRACTION.search(doc.published))
    head = _head_date(doc.text[:_HEAD], published, crawled=crawled)
    if head is not None:
        return Anchor(head[0], head=head[1])
    line = words.DATELINE.match(doc.text[:_HEAD])
    end = line.end() if line else 0
    if line is not None and (crawled or published is None):
        guessed = _by_weekday(line, doc.text[: 2 * _HEAD], published)
        if guessed is not None:
            return Anchor(guessed, head=end)
    return Anchor(published, sure=not crawled, head=end)


def _by_weekday(line: re.Match[str], head: str, latest: date | None) -> date | None:
    """The day of a dateline without a year, from the weekday that the opening names: the latest year in which they agree."""
    named = words.WEEKDAY.search(head)
    if named is None or latest is None:
        return None
    month, day, wanted = (
        words.MONTHS[(line["m"] or line["n"]).lower()],
        int(line["d"] or line["e"]),
        words.WEEKDAYS[named.group().lower()],
    )
    found = [
        when
        for year in range(latest.year, latest.year - 6, -1)
        if (when := _valid(year, month, day)) is not None and when <= latest
    ]
    agreeing = [when for gap in (0, 1) for when in found if (when.weekday() - wanted) % 7 == gap]
    return agreeing[0] if agreeing else None


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day(published: str | None) -> date | None:
    """The local calendar day of a moment: its offset says where the newsroom is."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _head_date(head: str, published: date | None, *, crawled: bool) -> tuple[date, int] | None:
    """A date, and where it ends, with its year that stands before the story, near the day of publication where that can be trusted."""
    if not words.FULL_YEAR.search(head):
        return None
    for match in words.DATE.finditer(lowered(head)):
        found = _absolute(match, head, None)
        if found is None or found[1] != "day":
            continue
        named = words.WEEKDAY.search(head, max(0, match.start() - len("Wednesday, ")), match.start())
        opens = named is not None or words.HEADER.fullmatch(head, 0, match.start()) is not None
        near = published is None or crawled or abs(found[0] - published) <= _NEAR
        return (found[0], match.end()) if opens and near else None
    return None


def find(sentence: Sentence, base: Anchor, lowers: frozenset[str] | None = None) -> tuple[Mention, ...]:
    """All dates in a sentence, in order. `lowers` are its words, where the caller has them."""
    if not words.QUICK.search(sentence.lower):
        return ()
    head = base.head if sentence.field == "text" else 0
    said = frozenset(token.lower for token in sentence.tokens) if lowers is None else lowers
    return tuple(when for when in _mentions(sentence, base, said) if when.start >= head)


def _mentions(sentence: Sentence, base: Anchor, lowers: frozenset[str]) -> Iterator[Mention]:
    text, lower, offset = sentence.text, sentence.lower, sentence.start
    speaks, goes_on, looks_ahead = (bool(lowers & each) for each in (words.SPOKEN_WORDS, words.ASIDE_WORDS, words.FUTURE_WORDS))
    followed = bool(lowers & after.WORDS)
    lay = lain = False
    hits = [match.span() for match in words.QUICK.finditer(lower)]
    told: Found | None = None
    first, last = max(0, hits[0][0] - _AROUND), hits[-1][1] + _AROUND
    for match in words.DATE.finditer(lower, text.rfind(" ", 0, first) + 1, last):
        found = _absolute(match, text, base.day if base.sure else None) or (
            _relative(match, base.day) if base.day and base.sure else None
        )
        found = found or (_counted(match, told) if told and lower.startswith(" that", match.end()) else None)
        if found is None:
            continue
        told = day, precision, basis = found
        before = lower[max(0, match.start() - 60) : match.start()]
        if words.STAMP.search(before):
            continue
        lead = (match["p3"] or match["p4"] or "").lower()
        told_when = text.startswith(", when", match.end())
        owned = words.OWNED.match(lower, match.end()) is not None
        lain = lain or lay
        lay = followed and after.LAY.search(before) is not None
        since = not (told_when or owned or lay) and (lead.startswith("since") or words.SINCE.search(before) is not None)
        future = (looks_ahead and words.FUTURE.search(before) is not None) or (match["wq"] or "").lower().startswith(
            ("next", "following")
        )
        recurring = (match["wq"] or "").lower().startswith(("every", "each"))
        spoken = (
            speaks and not owned and (words.SPOKEN.search(before) or words.SPOKEN_AFTER.match(lower, match.end())) is not None
        )
        aside = goes_on and (_goes_on(before) or words.ASIDE_AFTER.match(lower, match.end()) is not None)
        aside = aside or lain or (followed and not owned and _followed(before, lower, match.end()))
        yield Mention(
            offset + match.start(), offset + match.end(), day, precision, basis, since, future, recurring, spoken, aside
        )


def _goes_on(before: str) -> bool:
    """Whether the words before a date make it that of a charge, a vote, a hearing: no word of the event comes between."""
    found = list(words.PROCEDURE.finditer(before))
    return bool(found) and words.HAPPENED.search(before, found[-1].end()) is None


def _followed(before: str, lower: str, end: int) -> bool:
    """Whether the words around a date make it the day of a search, a count or a mourning that came after the event; the clause
    of "the ferry that sank on Friday" is about the event again.
    """
    led = after.FOLLOWED.search(before)
    if led is not None and after.CLAUSE.search(before, led.start()) is None:
        return True
    return after.FOLLOWED_AFTER.match(lower, end) is not None


Found = tuple[date, DatePrecision, DateBasis]


def _absolute(match: re.Match[str], text: str, today: date | None) -> Found | None:  # noqa: PLR0911 - a return for each form
    """The date of a match that names a day, month or year. `text` is as written, the match in lower case."""
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"]), "day", "stated"
        if match["numeric"]:
            return _numeric(match["numeric"], today)
        if match["m1"] or match["m2"]:
            return _day_of_month(match["m1"] or match["m2"], match["d1"] or match["d2"], match["y1"] or match["y2"], today)
        if match["m3"]:
            return _month(match, text, today)
        if match["y4"]:
            return _year(int(match["y4"]), today)
    except ValueError:
        return None
    return None


def _numeric(text: str, today: date | None) -> Found | None:
    """05-02-2015: day first or month first, as the day of writing decides; day first where it cannot."""
    first, second, year = (int(part) for part in re.split(r"[-/.]", text))
    options = [date(year, month, day) for day, month in ((first, second), (second, first)) if 1 <= month <= 12 and 1 <= day <= 31]  # noqa: PLR2004 - a calendar
    if not options:
        return None
    return min(options, key=lambda day: abs(day - today) if today else timedelta(0)), "day", "stated"


def _day_of_month(month: str, day: str, year: str | None, today: date | None) -> Found | None:
    number = words.MONTHS[month.lower()]
    if year is not None:
        full = int(year) + (1900 if len(year) == 2 else 0)  # noqa: PLR2004 - "90" of a wire's dateline
        return date(full, number, int(day)), "day", "stated"
    if today is None:
        return None
    found = date(today.year, number, int(day))
    return (found if found <= today + timedelta(days=7) else date(today.year - 1, number, int(day))), "day", "stated"


def _month(match: re.Match[str], text: str, today: date | None) -> Found | None:
    """A month by name. "May", "March" and "Mar" are months only after a preposition or before a year."""
    number = words.MONTHS[match["m3"].lower()]
    if match["y3"]:
        return date(int(match["y3"]), number, 1), "month", "stated"
    if today is None or not match["p3"] or not text[match.start("m3")].isupper():
        return None
    lead = match["p3"].strip(" -").lower()
    found = date(today.year - int((match["ly"] or "").lower() == "last"), number, 1)
    if not match["ly"] and (found > today or (lead == "last" and number == today.month)):
        found = date(today.year - 1, number, 1)
    return found, "month", "stated"


def _year(year: int, today: date | None) -> Found | None:
    if today is not None and year > today.year:
        return None
    return date(year, 1, 1), "year", "stated"


def _relative(match: re.Match[str], today: date) -> Found | None:
    """The date of a match that counts from the day of writing."""
    if match["wd"]:
        return _weekday(match, today), "day", "relative"
    if match["ago"]:
        return _ago(match, today)
    if match["day"]:
        back = match["day"].lower() in {"yesterday", "last night", "overnight", "the previous day", "the day before"}
        overnight = match["day"].lower() == "overnight"
        return today - timedelta(days=int(back and not overnight)), "day", "relative"
    if match["relu"]:
        return _span(match, today)
    return None


def _weekday(match: re.Match[str], today: date) -> date:
    """The latest such weekday up to the day of writing; with "last" not that day itself."""
    back = (today.weekday() - words.WEEKDAYS[match["wd"].lower()]) % 7
    before = (match["wq"] or "").lower().strip()
    if match["wago"] or (before in {"last", "previous", "the previous"} and back == 0):
        back += 7
    return today - timedelta(days=back)


def _count(match: re.Match[str]) -> int:
    """The number of days, months... in "two days ago", 0 for "several"."""
    count = match["ago"].lower()
    return int(count) if count.isdigit() else words.NUMBERS.get(count.split()[0], 0)


def _ago(match: re.Match[str], today: date) -> Found | None:
    """For "two days ago"; "two days earlier" and "a day after" count from another event, which is not known here."""
    number, unit = _count(match), match["agou"].lower()
    if match["agow"].lower() != "ago" or not number:
        return None
    if unit in {"day", "hour"}:
        return today - timedelta(days=number if unit == "day" else number // 24), "day", "relative"
    if unit == "week":
        return today - timedelta(weeks=number), "month", "relative"
    months = number * {"month": 1, "year": 12, "decade": 120}[unit]
    first = _months_back(today, months)
    return first, "month" if unit == "month" else "year", "relative"


def _counted(match: re.Match[str], told: Found) -> Found | None:
    """For "a month before that": counted from the date told last in the sentence, where that is as exact."""
    if not match["ago"] or match["agow"].lower() not in {"before", "after"} or not (number := _count(match)):
        return None
    unit = match["agou"].lower()
    way = 1 if match["agow"].lower() == "before" else -1
    if unit in {"day", "week"} and told[1] == "day":
        return told[0] - way * timedelta(days=number * (7 if unit == "week" else 1)), "day", "relative"
    if unit == "month" and told[1] in {"day", "month"}:
        return _months_back(told[0], way * number), "month", "relative"
    return (_months_back(told[0], way * number * 12), "year", "relative") if unit == "year" else None


def _months_back(today: date, months: int) -> date:
    count = max(today.year * 12 + today.month - 1 - months, 12)
    return date(count // 12, count % 12 + 1, 1)


def _span(match: re.Match[str], today: date) -> Found | None:
    """For "last week", "earlier this month", "this year": the first day of the span."""
    last = match["which"].lower() in {"last", "the previous"}
    unit = match["relu"].lower()
    if match["which"].lower() in {"next", "the same", "the past"}:
        return None
    if unit in {"week", "weekend"}:
        monday = today - timedelta(days=today.weekday() + (7 if last else 0))
        return monday, "month", "relative"
    if unit == "month":
        return _months_back(today, int(last)), "month", "relative"
    return date(today.year - int(last), 1, 1), "year", "relative"
