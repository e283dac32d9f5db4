"""Lists of feeds in and out: OPML 1 and 2, as every feed reader writes it, and TOML with all settings.

Text to subscriptions and back. Does not read files or feeds.
"""

import tomllib
from collections.abc import Iterable, Mapping
from typing import Any
from xml.etree.ElementTree import Element, ParseError, SubElement, indent, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from pydantic import ValidationError

from schemas.feed import FeedSubscription
from services.fetcher.errors import UnreadableError
from services.fetcher.urls import has_credentials, is_inbox, is_web

MAX_FEEDS = 100_000
# Attributes of ours that other readers ignore: (attribute, field, how to read it).
OWN = (("publisher", "publisher"), ("language", "language"), ("interval", "interval"), ("fullText", "full_text"),
       ("credentialsEnv", "credentials_env"), ("active", "active"))  # fmt: skip


def parse(data: bytes) -> tuple[FeedSubscription, ...]:
    """The feeds of an OPML document, each address once. Raises UnreadableError, naming the entry that is wrong."""
    try:
        root = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise UnreadableError(f"this is no OPML: {error}") from error
    found = [_subscription(outline) for outline in root.iter("outline") if outline.get("xmlUrl")]
    if root.tag != "opml":
        raise UnreadableError(f"this is no OPML: its root is <{root.tag}>")
    return _each_once(found)


def write(subscriptions: Iterable[FeedSubscription]) -> bytes:
    """An OPML 2 document of these feeds. Headers are left out: they may hold secrets."""
    root = Element("opml", version="2.0")
    SubElement(SubElement(root, "head"), "title").text = "Tollwire feeds"
    body = SubElement(root, "body")
    for subscription in sorted(subscriptions, key=lambda item: item.url):
        title = subscription.title or subscription.publisher or subscription.url
        outline = SubElement(body, "outline", type="rss", text=title, title=title, xmlUrl=subscription.url)
        default = FeedSubscription(url=subscription.url)
        for attribute, name in OWN:
            value = getattr(subscription, name)
            if value != getattr(default, name):
                outline.set(attribute, str(value).lower() if isinstance(value, bool) else str(value))
    indent(root)
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def parse_toml(text: str) -> tuple[FeedSubscription, ...]:
    """The feeds of a TOML document: one [[feed]] table each, its fields those of FeedSubscription."""
    try:
        tables = tomllib.loads(text).get("feed", [])
    except tomllib.TOMLDecodeError as error:
        raise UnreadableError(f"this is no TOML: {error}") from error
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise UnreadableError("the feeds must be [[feed]] tables")
    return _each_once([_checked(table) for table in tables])


def _subscription(outline: Element) -> FeedSubscription:
    values: dict[str, Any] = {"url": (outline.get("xmlUrl") or "").strip(), "title": outline.get("title") or outline.get("text")}
    values |= {name: outline.get(attribute) for attribute, name in OWN if outline.get(attribute)}
    return _checked(values)


def _checked(values: Mapping[str, Any]) -> FeedSubscription:
    url = str(values.get("url") or "")
    if not is_web(url) and not is_inbox(url):
        raise UnreadableError(f"{url[:200]!r} is neither an http or https address nor an inbox")
    if has_credentials(url):
        raise UnreadableError(
            f"the address of {values.get('title') or 'a feed'} holds a password; name an environment variable instead"
        )
    unknown = values.keys() - FeedSubscription.model_fields.keys()
    if unknown:
        raise UnreadableError(f"{url}: unknown setting {', '.join(sorted(unknown))}")
    try:
        return FeedSubscription.model_validate(dict(values))
    except ValidationError as error:
        first = error.errors()[0]
        raise UnreadableError(f"{url}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error


def _each_once(found: list[FeedSubscription]) -> tuple[FeedSubscription, ...]:
    return tuple({subscription.url: subscription for subscription in reversed(found[:MAX_FEEDS])}.values())[::-1]
