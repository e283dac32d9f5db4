"""Figures, dates, places and kinds in the words of the board.

Does not decide any figure: the aggregator did.
"""

from datetime import UTC, datetime
from functools import cache
from urllib.parse import quote as url_quote
from urllib.parse import urlsplit

import pycountry

from schemas.claim import UNKNOWN_BLOCK, Place
from schemas.dates import BARE_DATE, as_moment
from schemas.incident import Change, Estimate

MEASURES = {"killed": "killed", "injured": "injured", "missing": "missing", "killed_or_injured": "killed or injured"}
"""In the order in which the board leads with them."""
CATEGORIES = {
    "people": "people",
    "civilians": "civilians",
    "children": "children",
    "women": "women",
    "men": "men",
    "combatants": "combatants",
    "security_forces": "security forces",
    "other": "others",
}
KINDS = {
    "monitor": "monitoring group",
    "government": "government",
    "military": "military",
    "police": "police",
    "medical": "medical source",
    "emergency_services": "emergency services",
    "armed_group": "armed group",
    "witness": "witness",
    "activist": "activist",
    "media": "news medium",
    "un_ngo": "UN or aid group",
    "other": "other",
}
AGREEMENTS = {
    "agreed": "sources agree",
    "compatible": "sources are compatible",
    "disputed": "sources differ",
    "single_source": "one source",
}
GRADES = {
    "confirmed": "A party to the conflict accepts responsibility, or an official body gives its final count.",
    "fair": "Two or more independent, credible origins report it.",
    "weak": "It rests on one origin.",
    "contested": "Responsibility or the status of those harmed is disputed.",
    "discounted": "Only combatants were harmed, or the report was withdrawn.",
}
DENIED = {
    "event": "that it happened",
    "civilian_harm": "that civilians were harmed",
    "responsibility": "responsibility",
    "figure": "a figure",
}
ASSERTED = {
    "event_occurred": "that it happened",
    "responsibility": "who is responsible",
    "no_civilian_harm": "that no civilians were harmed",
    "unverifiable": "that it cannot be verified",
    "figure": "a figure",
    "retraction": "that a figure no longer stands",
}
REASONS = {
    "cumulative": "A total over several incidents or a period",
    "other_incident": "About another incident",
    "conflated": "Figures of different sources mixed",
    "superseded": "Replaced by a later figure of the same source",
    "withdrawn": "Withdrawn by the outlet",
    "increment": "An addition, not a total",
    "partial": "Counts some of the victims only",
    "retracted": "Retracted",
    "rounding": "A rounding of another figure",
    "restatement": "Repeats another source's figure",
    "killed_or_injured": "Does not tell killed from injured",
    "vague": "A word, not a number",
}


def count(value: int | None) -> str:
    """A number with thin groups, or a dash where nothing is known."""
    return "–" if value is None else f"{value:,}".replace(",", "\u202f")


def bounds(low: int | None, high: int | None, modifier: str | None = None) -> str:
    """What a source said: "43", "at least 43", "up to 40", "30–40"; a word without a number is "unnumbered"."""
    if low is None and high is None:
        return "unnumbered"
    if high is None:
        return f"at least {count(low)}"
    if low is None:
        return f"up to {count(high)}"
    if low == high:
        return f"about {count(low)}" if modifier == "about" else count(low)
    return f"{count(low)}–{count(high)}"


def spread(estimate: Estimate) -> str:
    """The range of an estimate in words, empty where it says no more than the best figure."""
    low, high = estimate.low, estimate.high
    if low is None and high is None:
        return ""
    if high is None:
        return f"at least {count(low)}"
    if low is None:
        return f"up to {count(high)}"
    return "" if low == high == estimate.best else f"{count(low)}–{count(high)}"


def when(moment: str | None) -> str:
    """A moment such as "17 Nov 2018, 16:45 UTC"; a bare date stays one."""
    parsed = _moment(moment)
    if parsed is None or moment is None:
        return "time unknown"
    day = f"{parsed.day} {parsed:%b %Y}"
    return day if BARE_DATE.fullmatch(moment) else f"{day}, {parsed:%H:%M} UTC"


def day(value: object, precision: str | None = None) -> str:
    """The date of an event as precisely as it is known."""
    text = str(value or "")
    forms = {4: "%Y", 7: "%Y-%m", 10: "%Y-%m-%d"}
    if len(text) not in forms:
        return "date unknown"
    try:
        parsed = datetime.strptime(text, forms[len(text)]).replace(tzinfo=UTC)
    except ValueError:
        return "date unknown"
    if precision == "year" or len(text) == 4:  # noqa: PLR2004 - a year alone
        return f"{parsed:%Y}"
    return f"{parsed:%B %Y}" if precision == "month" or len(text) == 7 else f"{parsed.day} {parsed:%B %Y}"  # noqa: PLR2004 - year and month


def _moment(moment: str | None) -> datetime | None:
    try:
        parsed = as_moment(moment)
    except ValueError:
        return None
    return parsed.astimezone(UTC) if parsed else None


def place_of(value: object) -> Place | None:
    """The agreed place, which travels as plain data."""
    if isinstance(value, Place):
        return value
    if isinstance(value, dict) and isinstance(value.get("text") or value.get("name"), str):
        return Place.model_validate({"text": value.get("name"), **value})
    return None


def place_in_words(value: object, block: str) -> str:
    """The place and its country, as far as known: "Abu al-Hassan, Syria"."""
    place = place_of(value)
    country = country_name(place.country if place and place.country else block)
    name = (place.name or place.text) if place else (value if isinstance(value, str) else None)
    if name and country and name != country:
        return f"{name}, {country}"
    return name or country or "place unknown"


@cache
def country_name(code: str) -> str | None:
    """The short name of a country code."""
    if code == UNKNOWN_BLOCK or len(code) != 2:  # noqa: PLR2004 - ISO 3166-1 alpha-2
        return None
    found = pycountry.countries.get(alpha_2=code)
    return str(getattr(found, "common_name", found.name)).removesuffix(" Arab Republic") if found else None


def safe_url(url: str | None) -> str | None:
    """The address if it is one a reader may be sent to; anything but http and https is not."""
    try:
        return url if url and urlsplit(url).scheme in {"http", "https"} else None
    except ValueError:
        return None


def host(url: str | None) -> str:
    """The site of an address, for people."""
    try:
        return (urlsplit(url or "").hostname or url or "").removeprefix("www.")
    except ValueError:
        return url or ""


def what(change: Change) -> str:
    """What changed, without the article's id: the board links the article instead."""
    article_id = change.caused_by.article_id
    return change.what.replace(f" ({article_id})", "") if article_id else change.what


def span(seconds: int | None) -> str:
    """A time between two looks, in the unit that people would use."""
    if seconds is None:
        return "–"
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds} s"


def plural(number: int, one: str, many: str | None = None) -> str:
    """A number and its noun: "1 origin", "3 origins"."""
    return f"{count(number)} {one if number == 1 else many or one + 's'}"


def incident_path(incident_id: str) -> str:
    """Where an incident is on the board."""
    return f"/incidents/{url_quote(incident_id, safe='')}"


def article_path(article_id: str, claim_id: str | None = None) -> str:
    """Where an article is on the board, at the sentence of a claim."""
    path = f"/articles/{url_quote(article_id, safe='')}"
    return f"{path}?claim={url_quote(claim_id, safe='')}#{url_quote(claim_id, safe='')}" if claim_id else path
