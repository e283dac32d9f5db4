"""JSON Feed 1 and 1.1: text to entries.

Forgives missing and mistyped fields; refuses only what is no JSON Feed.
"""

import json
from collections.abc import Mapping
from typing import Any

from schemas.dates import normalise
from services.fetcher.errors import UnreadableError
from services.fetcher.events import Entry, ParsedFeed
from services.fetcher.plaintext import plain
from services.fetcher.urls import absolute
from services.fetcher.wire import is_ninjs, parse_ninjs

MAX_ENTRIES = 2_000


def parse(text: str, *, url: str | None = None) -> ParsedFeed:
    """The feed in this text. Raises UnreadableError for text that is no JSON Feed."""
    document = _document(text)
    if is_ninjs(document):
        return parse_ninjs(document)
    items = document.get("items")
    if not isinstance(items, list):
        raise UnreadableError("this JSON has no list of items, so it is no JSON Feed")
    base = absolute(_text(document, "home_page_url"), url) or url
    hubs = document.get("hubs")
    hub = next((_text(entry, "url") for entry in hubs if isinstance(entry, dict)), None) if isinstance(hubs, list) else None
    language = _text(document, "language")
    return ParsedFeed(
        kind="json" + _text(document, "version", default="").rpartition("/")[2],
        title=_text(document, "title"),
        url=base,
        self_url=absolute(_text(document, "feed_url"), url),
        hub=absolute(hub, url),
        language=language,
        entries=tuple(_entry(item, base, document) for item in items[:MAX_ENTRIES] if isinstance(item, dict)),
    )


def _document(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text.strip("\ufeff \t\r\n"), strict=False)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"this is no JSON: {error}") from error
    if not isinstance(document, dict):
        raise UnreadableError("this JSON is no object, so it is no JSON Feed")
    return document


def _entry(item: Mapping[str, Any], base: str | None, feed: Mapping[str, Any]) -> Entry:
    link = absolute(_text(item, "url") or _text(item, "external_url"), base)
    html, text = _text(item, "content_html"), _text(item, "content_text")
    summary = _text(item, "summary")
    return Entry(
        id=_text(item, "id") or link,
        url=link,
        title=_text(item, "title"),
        published=normalise(item.get("date_published")),
        updated=normalise(item.get("date_modified")),
        authors=_authors(item) or _authors(feed),
        summary=summary,
        content=html or text,
        text=max(plain(html), text or "", plain(summary), key=len),
        language=_text(item, "language"),
    )


def _authors(holder: Mapping[str, Any]) -> tuple[str, ...]:
    listed = holder.get("authors")
    people = [*(listed if isinstance(listed, list) else ()), holder.get("author")]
    names = [_text(person, "name") for person in people if isinstance(person, dict)]
    return tuple(dict.fromkeys(name for name in names if name))


def _text(holder: Mapping[str, Any], name: str, default: Any = None) -> Any:
    """A string field; numbers (ids) as written; surrogates that JSON escapes smuggle in are replaced."""
    value = holder.get(name)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str) or not value.strip():
        return default
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
