"""What a page says about itself in structured data: JSON-LD, OpenGraph, meta, links, <time>. Never a guess.

Does not look at the body text: body.py does.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from schemas.dates import normalise
from services.fetcher.urls import absolute

ARTICLE_TYPES = frozenset({
    "article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "backgroundnewsarticle", "opinionnewsarticle",
    "liveblogposting", "blogposting", "report", "advertisercontentarticle", "reviewnewsarticle", "askpublicnewsarticle",
})  # fmt: skip
# Meta names in order of trust; all compared in lower case.
TITLE = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline", "sailthru.title", "parsely-title")
SITE = ("og:site_name", "application-name", "dc.publisher", "publisher", "article:publisher")
AUTHOR = (
    "author",
    "article:author",
    "byl",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "citation_author",
)
PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date.published", "dc.date.issued",
    "dcterms.created", "dcterms.issued", "dc.date", "parsely-pub-date", "sailthru.date", "pubdate", "publish-date", "publishdate",
    "publication_date", "published-date", "published_date", "article_date_original", "originalpublicationdate", "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "citation_publication_date", "rnews:datepublished", "timestamp", "date", "displaydate", "ptime", "article.published",
)  # fmt: skip
UPDATED = ("article:modified_time", "og:updated_time", "article:updated_time", "datemodified", "last-modified", "lastmod", "dcterms.modified",
           "dc.date.modified", "revised", "utime", "article.updated", "updated_time")  # fmt: skip
LANGUAGE = ("og:locale", "content-language", "dc.language", "language", "inlanguage")
MAX_SCRIPTS, MAX_NODES, MAX_JSON = 40, 2_000, 1_000_000


@dataclass(frozen=True, slots=True)
class Stated:
    """What the page states. Nothing here is inferred from its text."""

    canonical: str | None = None
    title: str | None = None
    site: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    updated: str | None = None
    language: str | None = None
    body: str | None = None
    free: bool | None = None
    types: frozenset[str] = frozenset()
    status: str | None = None
    metas: Mapping[str, str] = field(default_factory=dict)


def stated(tree: lxml_html.HtmlElement, url: str | None = None) -> Stated:
    """Everything the page states about itself, JSON-LD first."""
    metas = _metas(tree)
    nodes = list(islice(_nodes(tree), MAX_NODES))
    article = _article(nodes)
    base = absolute(next(iter(tree.xpath("//base/@href")), None), url) or url
    return Stated(
        canonical=_canonical(tree, metas, base),
        title=_text(article.get("headline")) or _text(article.get("name")) or _first(metas, TITLE) or _title_tag(tree),
        site=_publisher(article) or _first(metas, SITE),
        authors=_names(article.get("author")) or _meta_authors(tree, metas),
        published=_date(article, ("datePublished", "dateCreated"))
        or _first_date(metas, PUBLISHED)
        or _time_tag(tree, "published"),
        updated=_date(article, ("dateModified", "dateUpdated")) or _first_date(metas, UPDATED) or _time_tag(tree, "updated"),
        language=_language(tree, article, metas),
        body=_text(article.get("articleBody"), limit=MAX_JSON),
        free=_free(article),
        types=frozenset(kind for node in nodes for kind in _types(node)),
        status=_text(article.get("creativeWorkStatus")),
        metas=metas,
    )


def _metas(tree: lxml_html.HtmlElement) -> dict[str, str]:
    """Names in lower case; the first of each name counts."""
    found: dict[str, str] = {}
    for meta in islice(tree.iter("meta"), 500):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv")
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _nodes(tree: lxml_html.HtmlElement) -> Iterator[Mapping[str, Any]]:
    """Every object of every JSON-LD block, outer ones first."""
    scripts = tree.xpath("//script[contains(@type, 'ld+json')]")
    for script in scripts[:MAX_SCRIPTS]:
        waiting = [_json(script.text_content())]
        while waiting:
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting[:0] = value[:MAX_NODES]
            elif isinstance(value, dict):
                yield value
                waiting += [
                    value[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item") if key in value
                ]


def _json(text: str) -> Any:
    """JSON as sites write it: wrapped in comments or CDATA, with raw line breaks and trailing commas or semicolons."""
    cleaned = (
        re.sub(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$", "", text[:MAX_JSON]).strip().rstrip(";")
    )
    for attempt in (cleaned, re.sub(r",(\s{0,200}[}\]])", r"\1", cleaned)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _types(node: Mapping[str, Any]) -> list[str]:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return [kind.rpartition("/")[2].lower() for kind in listed if isinstance(kind, str)]


def _article(nodes: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The article's own node: the one of an article type that says most; else the page's where it is dated."""
    articles = [node for node in nodes if ARTICLE_TYPES & set(_types(node))]
    if not articles:
        articles = [node for node in nodes if "webpage" in _types(node) and node.get("datePublished")]
    telling = ("headline", "datePublished", "articleBody", "author")
    return max(articles, key=lambda node: sum(bool(node.get(name)) for name in telling), default={})


def _canonical(tree: lxml_html.HtmlElement, metas: Mapping[str, str], base: str | None) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    return absolute(next((link for link in links if link), None) or metas.get("og:url"), base)


def _publisher(article: Mapping[str, Any]) -> str | None:
    names = _names(article.get("publisher"))
    return names[0] if names else None


def _names(value: Any) -> tuple[str, ...]:
    """Names of persons or organisations, however they are written: one, many, objects or strings."""
    listed = value if isinstance(value, list) else [value]
    names = []
    for person in listed[:50]:
        name = person.get("name") if isinstance(person, dict) else person
        for part in name if isinstance(name, list) else [name]:
            text = _text(part)
            if text and not re.match(r"https?:|@", text):
                names.append(text)
    return tuple(dict.fromkeys(names))


def _meta_authors(tree: lxml_html.HtmlElement, metas: Mapping[str, str]) -> tuple[str, ...]:
    names = [metas[name] for name in AUTHOR if name in metas and not re.match(r"https?:|@|/", metas[name])]
    if names:
        return tuple(
            name.strip()
            for name in re.split(r"\s*;\s*|\s*,\s+and\s+", re.sub(r"^By\s+", "", names[0], flags=re.IGNORECASE))
            if name.strip()
        )
    links = tree.xpath("//*[@itemprop='author']//*[@itemprop='name'] | //a[@rel='author']")
    return tuple(dict.fromkeys(text for link in links[:20] if (text := _text(link.text_content()))))


def _first(metas: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas and not metas[name].startswith("http")), None)


def _title_tag(tree: lxml_html.HtmlElement) -> str | None:
    """The one <h1>, else the <title> less the site's name after its last bar."""
    headings = [text for heading in tree.iter("h1") if (text := _text(heading.text_content()))]
    if len(headings) == 1:
        return headings[0]
    title = _text(next((element.text_content() for element in tree.iter("title")), None))
    return re.split(r"\s+[|\u2013\u2014]\s+|\s+-\s+(?=[^-]{1,40}$)", title)[0] if title else None


def _date(node: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    return next((found for name in names if (found := normalise(node.get(name)))), None)


def _first_date(metas: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    return next((found for name in names if name in metas and (found := normalise(metas[name]))), None)


def _time_tag(tree: lxml_html.HtmlElement, which: str) -> str | None:
    """A <time> or microdata date that says what it is: of publication or of change."""
    prop, words = {
        "published": ("datePublished", ("publ", "posted", "entry-date")),
        "updated": ("dateModified", ("updat", "modif")),
    }[which]
    for element in islice(tree.xpath("//time | //*[@itemprop='datePublished' or @itemprop='dateModified']"), 50):
        marks = f"{element.get('itemprop') or ''} {element.get('class') or ''} {'pubdate' if element.get('pubdate') is not None else ''}"
        if prop in marks or any(word in marks.lower() for word in words):
            value = element.get("datetime") or element.get("content") or element.get("title") or element.text_content()
            if found := normalise((value or "").strip()):
                return found
    return None


def _language(tree: lxml_html.HtmlElement, article: Mapping[str, Any], metas: Mapping[str, str]) -> str | None:
    spoken = article.get("inLanguage")
    name = spoken.get("alternateName") or spoken.get("name") if isinstance(spoken, dict) else spoken
    root = tree.getroottree().getroot()
    for value in (
        root.get("lang"),
        root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        name,
        *(metas.get(meta) for meta in LANGUAGE),
    ):
        if isinstance(value, str) and re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}", value.strip()):
            return value.strip().replace("_", "-")
    return None


def _free(article: Mapping[str, Any]) -> bool | None:
    value = article.get("isAccessibleForFree")
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value.strip().lower())
    return value if isinstance(value, bool) else None


def _text(value: Any, limit: int = 1_000) -> str | None:
    """A plain string of a sane length without markup, white space at its ends or entities."""
    if not isinstance(value, str) or not value.strip():
        return None
    cut = value[:limit]
    if "<" in cut or "&" in cut:
        try:
            cut = str(lxml_html.fragment_fromstring(cut, create_parent="div").text_content())
        except (ValueError, AssertionError, etree.LxmlError):
            return None
    return (cut if limit > 1_000 else " ".join(cut.split())).strip() or None  # noqa: PLR2004 - the default: one line
