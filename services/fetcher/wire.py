"""What news agencies push: NewsML-G2 (XML) and ninjs (JSON, 1 to 3), each item an entry with its whole text.

Bytes to entries, like feed.py, which calls it. A cancelled item is an entry that withdraws.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from schemas.dates import normalise
from services.fetcher.errors import UnreadableError
from services.fetcher.events import Entry, ParsedFeed
from services.fetcher.plaintext import plain

ROOTS = frozenset({"newsItem", "newsMessage", "packageItem"})
WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})
MAX_ITEMS = 2_000
FORMAT_ROLES = ("main", "headline", "hl1", "extended", "title")


def is_newsml(text: str) -> bool:
    """Does the beginning of this document name a NewsML-G2 root?"""
    return any(f"<{root}" in text[:4096] or f":{root}" in text[:4096] for root in ROOTS) and "iptc.org" in text[:4096]


def is_ninjs(document: Mapping[str, Any]) -> bool:
    """Is this JSON object a ninjs item?"""
    named = {"headline", "headlines", "body_text", "body_html", "body_xhtml", "bodies"} & document.keys()
    return bool(named) and ("uri" in document or "guid" in document)


def parse_ninjs(document: Mapping[str, Any]) -> ParsedFeed:
    """The one item of a ninjs document."""
    html = _text(document, "body_xhtml") or _text(document, "body_html")
    text = _text(document, "body_text")
    for body in _listed(document.get("bodies")):
        value, kind = _text(body, "value"), str(body.get("contenttype") or body.get("content_type") or "")
        html, text = (html or value, text) if "html" in kind else (html, text or value)
    entry = Entry(
        id=_text(document, "uri") or _text(document, "guid"),
        url=_text(document, "canonicalurl") or _text(document, "url"),
        title=_text(document, "headline") or _by_role(document.get("headlines")) or _text(document, "title"),
        published=normalise(document.get("firstcreated") or document.get("contentcreated") or document.get("firstCreated")),
        updated=normalise(document.get("versioncreated") or document.get("versionCreated")),
        authors=tuple(name for name in (_text(document, "byline"),) if name),
        content=html or text,
        text=text.strip() if text and not html else plain(html),
        language=_text(document, "language"),
        withdrawn=str(document.get("pubstatus") or document.get("pubStatus") or "").lower() in WITHDRAWN,
    )
    return ParsedFeed(kind="ninjs", language=entry.language, entries=(entry,))


def parse_newsml(data: bytes) -> ParsedFeed:
    """The items of a NewsML-G2 document: one newsItem, or a newsMessage of many. Raises UnreadableError for no XML."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(f"the wire's document is no XML: {error}") from error
    if root is None:
        raise UnreadableError("the wire's document is no XML")
    items = [element for element in root.iter() if local(element) == "newsItem"][:MAX_ITEMS]
    if not items:
        raise UnreadableError("the wire's document holds no news item")
    return ParsedFeed(kind="newsml-g2", entries=tuple(_item(item) for item in items))


def _item(item: etree._Element) -> Entry:
    meta, content = _child(item, "itemMeta"), _child(item, "contentMeta")
    body = _child(item, "contentSet")
    status = _child(meta, "pubStatus")
    code = (status.get("qcode") or "").rpartition(":")[2] if status is not None else ""
    language = _child(content, "language")
    return Entry(
        id=item.get("guid"),
        url=next(
            (
                element.get("href")
                for element in item.iter()
                if local(element) == "link" and "canonical" in (element.get("rel") or "")
            ),
            None,
        ),
        title=_words(_child(content, "headline")) or _words(_child(meta, "title")),
        published=normalise(_words(_child(meta, "firstCreated"))) or normalise(_words(_child(content, "contentCreated"))),
        updated=normalise(_words(_child(meta, "versionCreated"))),
        authors=tuple(name for name in (_words(_child(content, "by")),) if name),
        text=_body(body) if body is not None else "",
        language=language.get("tag") if language is not None else None,
        withdrawn=code.lower() in WITHDRAWN,
    )


def _body(body: etree._Element) -> str:
    """Paragraphs of inline XHTML or NITF; else the inline text as it is."""
    paragraphs = [_words(element) for element in body.iter() if local(element) in {"p", "h2", "h3", "li"}]
    if any(paragraphs):
        return "\n\n".join(text for text in paragraphs if text)
    data = next((element for element in body.iter() if local(element) == "inlineData"), None)
    return plain("".join(map(str, data.itertext()))) if data is not None else (_words(body) or "")


def local(element: etree._Element) -> str:
    """The name without its namespace or an undeclared prefix; "" for comments and the like."""
    return element.tag.rpartition("}")[2].rpartition(":")[2] if isinstance(element.tag, str) else ""


def _child(element: etree._Element | None, name: str) -> etree._Element | None:
    return next((child for child in element if local(child) == name), None) if element is not None else None


def _words(element: etree._Element | None) -> str | None:
    return " ".join("".join(map(str, element.itertext())).split()) or None if element is not None else None


def _by_role(value: Any) -> str | None:
    """The main headline of ninjs 2: by role, else the first."""
    named = [(str(item.get("role") or "").lower(), text) for item in _listed(value) if (text := _text(item, "value"))]
    return min(
        named,
        key=lambda pair: FORMAT_ROLES.index(pair[0]) if pair[0] in FORMAT_ROLES else len(FORMAT_ROLES),
        default=(None, None),
    )[1]


def _listed(value: Any) -> Iterator[Mapping[str, Any]]:
    return (item for item in value if isinstance(item, dict)) if isinstance(value, list) else iter(())


def _text(holder: Mapping[str, Any], name: str) -> str | None:
    value = holder.get(name)
    return (
        value.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if isinstance(value, str) and value.strip() else None
    )
