"""News sitemaps: each <url> with a <news:news> is an entry; a plain sitemap's pages are entries without a title.

Does not follow sitemap indexes: each news sitemap is subscribed to by its own address.
"""

import re
from collections.abc import Iterator

from lxml import etree

from schemas.dates import normalise
from services.fetcher.errors import UnreadableError
from services.fetcher.events import Entry, ParsedFeed
from services.fetcher.urls import absolute
from services.fetcher.wire import local

MAX_ENTRIES = 2_000
ROOT = re.compile(r"<(?:\w+:)?(urlset|sitemapindex)\b")


def looks_like(text: str) -> bool:
    """Does the beginning of this document name a sitemap's root element?"""
    return ROOT.search(text) is not None


def parse(data: bytes, *, url: str | None = None) -> ParsedFeed:
    """The sitemap in these bytes, newest first where dates are given. Raises UnreadableError for an index or for no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(f"the sitemap is no XML: {error}") from error
    if root is None:
        raise UnreadableError("the sitemap is no XML")
    if local(root) == "sitemapindex":
        raise UnreadableError("this is an index of sitemaps; subscribe to the news sitemap that it lists")
    return ParsedFeed(kind="sitemap", url=url, entries=tuple(_entries(root, url)))


def _entries(root: etree._Element, url: str | None) -> Iterator[Entry]:
    for number, element in enumerate(_children(root, "url")):
        if number >= MAX_ENTRIES:
            return
        link = absolute(_text(element, "loc"), url)
        if link is None:
            continue
        news = next(_children(element, "news"), None)
        published = _text(news, "publication_date") if news is not None else None
        publication = next(_children(news, "publication"), None) if news is not None else None
        yield Entry(
            id=link,
            url=link,
            title=_text(news, "title") if news is not None else None,
            published=normalise(published),
            updated=normalise(_text(element, "lastmod")),
            language=_text(publication, "language") if publication is not None else None,
        )


def _children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return (child for child in element if local(child) == name)


def _text(element: etree._Element, name: str) -> str | None:
    child = next(_children(element, name), None)
    return (child.text or "").strip() or None if child is not None else None
