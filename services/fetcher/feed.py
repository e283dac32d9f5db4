"""Bytes to entries: RSS 0.9x to 2.0, RDF, Atom, JSON Feed, news sitemaps and agencies' wires, broken ones too.

Does not fetch, and does not decide what is new: http.py and freshness.py do. Meant to run inside the sandbox.
"""

import io
import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

import feedparser

from schemas.dates import as_moment, normalise
from services.fetcher import jsonfeed, sitemap, xmlguard
from services.fetcher.encoding import declared_encoding, decode, repaired
from services.fetcher.errors import UnreadableError
from services.fetcher.events import Entry, ParsedFeed
from services.fetcher.months import localised
from services.fetcher.plaintext import plain
from services.fetcher.urls import absolute
from services.fetcher.wire import is_newsml, parse_newsml

MAX_BYTES = 5_000_000
MAX_ENTRIES = 2_000
PERIODS = {"hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
SKIPPED = {
    name: re.compile(rb"<skip" + title + rb"s>(.{0,2000}?)</skip" + title + rb"s>", re.DOTALL)
    for name, title in ((b"hour", b"Hour"), (b"day", b"Day"))
}
NO_DAY = re.compile(r"\s*\d{4}(?:-\d\d)?\s*")
"""A year, or a year and month: no day may be invented for them."""
XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
HTML_PAGE = re.compile(r"\s*(?:<!--(?:(?!-->).){0,2000}-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)


def parse_feed(data: bytes, *, url: str | None = None, content_type: str | None = None) -> ParsedFeed:
    """The feed in these bytes. Raises UnreadableError, with the reason, for bytes that are no feed."""
    if not data.strip():
        raise UnreadableError("the answer is empty")
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"the feed is larger than {MAX_BYTES:,} bytes")
    text = decode(data[:4096], content_type).lstrip("\ufeff \t\r\n")
    if text.startswith(("{", "[")):
        return jsonfeed.parse(decode(data, content_type), url=url)
    if HTML_PAGE.match(text):
        raise UnreadableError("this is a web page, not a feed")
    xmlguard.check(data)
    if is_newsml(text):
        return parse_newsml(data)
    if sitemap.looks_like(text):
        return sitemap.parse(data, url=url)
    return _parse_xml(data, url, content_type)


def _parse_xml(data: bytes, url: str | None, content_type: str | None) -> ParsedFeed:
    headers = {"content-location": url} if url else {}
    if content_type:
        headers["content-type"] = content_type
    try:
        result = feedparser.parse(io.BytesIO(_mended(data, content_type)), response_headers=headers)
    except Exception as error:  # the library has crashed on single files of two thousand; a feed must not stop us
        raise UnreadableError(f"the feed reader cannot make sense of it ({type(error).__name__})") from error
    if not result.get("version") and not result.entries:
        raise UnreadableError(_why_nothing(result))
    version = result.get("version") or "unknown"
    return ParsedFeed(
        kind=version, **_about_feed(result.feed, url), **_rhythm(result.feed, data), entries=tuple(_entries(result, version, url))
    )


def _mended(data: bytes, content_type: str | None) -> bytes:
    """As UTF-8 what feedparser would get wrong: UTF-16 and UTF-32 by their marks, UTF-8 with stray bytes (it would take cp1252)."""
    if b"\x00" in data[:64]:
        return XML_DECLARATION.sub("", decode(data)).encode("utf-8", "replace")
    declared = declared_encoding(data, content_type)
    if declared not in {None, "utf-8"}:
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return decode(data).encode("utf-8", "replace")
    return data


def _why_nothing(result: Mapping[str, Any]) -> str:
    problem = result.get("bozo_exception")
    return f"this is no feed: {problem}" if problem else "this is no feed: it has neither a known form nor entries"


def _about_feed(feed: Mapping[str, Any], url: str | None) -> dict[str, Any]:
    links = {link.get("rel"): link.get("href") for link in reversed(feed.get("links") or [])}
    return {
        "title": _plain(feed.get("title")),
        "url": absolute(feed.get("link"), url),
        "self_url": absolute(links.get("self"), url),
        "hub": absolute(links.get("hub"), url),
        "language": feed.get("language") or None,
    }


def _rhythm(feed: Mapping[str, Any], data: bytes) -> dict[str, Any]:
    frequency = _whole(feed.get("sy_updatefrequency")) or 1
    period = PERIODS.get(str(feed.get("sy_updateperiod") or "").strip().lower())
    minutes = _whole(feed.get("ttl"))
    return {
        "ttl": minutes * 60 if minutes else None,
        "update_period": period // frequency if period else None,
        "skip_hours": tuple(hour % 24 for text in _skipped(data, b"hour") if (hour := _whole(text)) is not None),
        "skip_days": tuple(day.strip().lower()[:3] for day in _skipped(data, b"day")),
    }


def _skipped(data: bytes, name: bytes) -> list[str]:
    """The <hour>s or <day>s of the channel: feedparser keeps only the last of each."""
    found = SKIPPED[name].search(data[:65_536])
    return [text.decode("ascii") for text in re.findall(rb"<" + name + rb">\s*(\w{1,9})\s*</", found[1])] if found else []


def _entries(result: Mapping[str, Any], version: str, url: str | None) -> Iterator[Entry]:
    for item in result["entries"][:MAX_ENTRIES]:
        yield _entry(item, version, url)


def _entry(item: Mapping[str, Any], version: str, url: str | None) -> Entry:
    link = absolute(_link(item), url)
    published, updated = _when(item, "published", "created"), _when(item, "updated")
    if not version.startswith("atom"):
        published = published or updated  # dc:date of RSS and RDF is a date of publication, whatever the library calls it
    contents = [part for piece in item.get("content") or () if (part := repaired(piece.get("value") or ""))]
    return Entry(
        id=item.get("id") or link,
        url=link,
        title=repaired(item.get("title") or "") or None,
        published=published,
        updated=updated,
        authors=_authors(item),
        summary=repaired(item.get("summary") or "") or None,
        content=contents[0] if contents else None,
        text=max((plain(part) for part in (*contents, item.get("summary"))), key=len),
        language=_language(item),
    )


def _link(item: Mapping[str, Any]) -> str | None:
    if item.get("link"):
        return str(item["link"])
    links = [link for link in item.get("links") or () if link.get("href") and link.get("rel") in {None, "alternate"}]
    if links:
        return str(links[0]["href"])
    permanent = item.get("id") if item.get("guidislink") else None
    return str(permanent) if permanent else None


def _when(item: Mapping[str, Any], *names: str) -> str | None:
    """Our reading of the date, which keeps its zone, unless the library, which knows odder forms, reads another moment.

    keys(): get() would give the date of publication for a missing date of change.
    """
    for name in (name for name in names if name in item.keys()):  # noqa: SIM118 - see above
        ours, theirs = normalise(item.get(name)), _from_parsed(item.get(f"{name}_parsed"))
        if found := None if NO_DAY.fullmatch(str(item.get(name))) else _sounder(ours, theirs) or localised(item.get(name)):
            return found
    return None


def _sounder(ours: str | None, theirs: str | None) -> str | None:
    mine, other = as_moment(ours), as_moment(theirs)
    return ours if other is None or (mine is not None and abs(mine - other) < timedelta(seconds=1)) else theirs


def _from_parsed(parsed: Any) -> str | None:
    """The library's time in UTC, to the second."""
    if not parsed:
        return None
    year, month, day, hour, minute, second = parsed[:6]
    return normalise(f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{min(second, 59):02}+00:00")


def _authors(item: Mapping[str, Any]) -> tuple[str, ...]:
    named = [str(author.get("name") or author.get("email") or "").strip() for author in item.get("authors") or ()]
    found = [name for name in named if name] or ([str(item["author"]).strip()] if item.get("author") else [])
    return tuple(dict.fromkeys(name for name in found if name))


def _language(item: Mapping[str, Any]) -> str | None:
    detail = item.get("content") or [item.get("title_detail") or {}]
    return detail[0].get("language") or None


def _plain(text: str | None) -> str | None:
    return re.sub(r"<[^<>]{0,500}>", "", text).strip() or None if text else None


def _whole(value: object) -> int | None:
    text = str(value or "").strip()
    return int(text) if text.isdecimal() and len(text) < 8 else None  # noqa: PLR2004 - longer numbers are nonsense here
