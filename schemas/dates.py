"""Dates as newsrooms write them, in one form; never a date that the text does not give.

Does not read the clock: what is missing stays missing.
"""

import re
from datetime import UTC, date, datetime

from dateutil import parser as dateutil_parser

# Zones by name as RFC 822 and American newsrooms write them, in hours from UTC; other names are ambiguous and are passed over.
ZONES = {"UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
         "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3, "MSK": 3, "JST": 9, "AEST": 10, "AEDT": 11}  # fmt: skip
BARE_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_NORMAL = re.compile(r"[1-9]\d{3}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{6})?[+-]\d{2}:\d{2}")
# Two defaults that differ in every field: a field that follows the default was not in the text.
_FIRST, _SECOND = datetime(1904, 1, 1), datetime(1909, 2, 2)  # noqa: DTZ001 - templates, never shown


def normalise(text: object) -> str | None:
    """ISO 8601 of a date in any common form, or None where it has no year, month and day.

    A bare date stays "2018-11-17" (time unknown); a time gets its offset, and a time without one is taken as UTC.
    """
    if isinstance(text, datetime):
        return _stamp(text)
    if isinstance(text, date):
        return text.isoformat()
    if not isinstance(text, str) or not text.strip():
        return None
    value = text.strip()
    if _NORMAL.fullmatch(value) and _is_normal(value):
        return value  # nearly all that services read was written by one of them: parsing it anew is most of the cost of reading
    return value if BARE_DATE.fullmatch(value) and _valid(value) else _parse(value)


def _zone(name: str | None, offset: int | None) -> int | None:
    """What dateutil asks for each zone: seconds from UTC."""
    if offset is not None:
        return offset
    hours = ZONES.get((name or "").upper())
    return None if hours is None else hours * 3600


def _is_normal(value: str) -> bool:
    try:
        return datetime.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _valid(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _parse(value: str) -> str | None:
    if len(value) > 80:  # noqa: PLR2004 - no date is longer; keeps hostile input cheap
        return None
    try:
        one, two = (dateutil_parser.parse(value, default=default, tzinfos=_zone) for default in (_FIRST, _SECOND))
    except (ValueError, OverflowError, TypeError):
        return None
    if one.date() != two.date():
        return None
    has_time = re.search(r"\d{1,2}:\d{2}|\d[tT]\d", value) is not None
    return _stamp(one) if has_time else one.date().isoformat()


def _stamp(moment: datetime) -> str:
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        return aware.isoformat()
    except ValueError:
        return aware.replace(tzinfo=UTC).isoformat()


def as_moment(when: str | None) -> datetime | None:
    """The moment of a normalised date, a bare date at its first second in UTC; None for None."""
    if when is None:
        return None
    moment = datetime.fromisoformat(when)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def order_key(when: str | None) -> tuple[bool, str]:
    """Sorts normalised dates by moment, unknown ones last."""
    moment = as_moment(when)
    return (moment is None, "" if moment is None else moment.astimezone(UTC).isoformat())
