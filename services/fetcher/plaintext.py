"""HTML fragments of feeds as plain paragraphs.

For the markup inside an entry only; whole pages are body.py's. Runs in the sandbox.
"""

import re

from lxml import etree
from lxml import html as lxml_html

from services.fetcher.furniture import is_furniture

BLOCKS = frozenset(
    {
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "tr",
        "table",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "section",
        "article",
        "hr",
        "pre",
    }
)
SILENT = frozenset({"script", "style", "noscript", "iframe", "object", "svg", "form", "figcaption"})
MAX_CHARS = 500_000


def plain(markup: str | None) -> str:
    """The words of this markup, one paragraph a block, blank lines between. Text without markup keeps its own paragraphs."""
    if not markup or not markup.strip():
        return ""
    source = markup[:MAX_CHARS]
    if "<" not in source and "&" not in source:
        return _joined(source.split("\n"))
    try:
        tree = lxml_html.fragment_fromstring(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", source), create_parent="div")
    except (etree.LxmlError, ValueError, AssertionError):
        return _joined(re.sub(r"<[^<>]{0,1000}>", "\n", source).split("\n"))
    return _joined(_lines(tree))


def _lines(tree: lxml_html.HtmlElement) -> list[str]:
    """Text cut at block elements, without recursion: feeds nest as deeply as they like."""
    lines: list[list[str]] = [[]]
    silent = 0
    for action, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        name = element.tag if isinstance(element.tag, str) else None
        if action == "start" and name is not None:
            silent += name in SILENT
            if name in BLOCKS:
                lines.append([])
            text = element.text
        else:
            silent -= name in SILENT if name is not None and action == "end" else 0
            if name in BLOCKS:
                lines.append([])
            text = element.tail if element is not tree else None
        if text and not silent:
            lines[-1].append(text)
    return ["".join(pieces) for pieces in lines]


def _joined(lines: list[str]) -> str:
    cleaned = (" ".join(line.split()) for line in lines)
    return "\n\n".join(line for line in cleaned if line and not is_furniture(line))
