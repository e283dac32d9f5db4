"""The article's own text out of a page's furniture, in paragraphs separated by blank lines.

Does not read metadata or judge the page: structured.py and gates.py do.
"""

import re

import trafilatura
from lxml import html as lxml_html

from services.fetcher.furniture import is_furniture

BULLET = re.compile(r"^- ")
WORD = re.compile(r"\w+")
MIN_WORDS = 25
"""A body below this is looked for again with less precision."""
STATED_SHARE = 0.9


def body(tree: lxml_html.HtmlElement, *, title: str | None = None, stated: str | None = None) -> str:
    """The text, best candidate first: precise extraction, a fuller one where that finds too little, what JSON-LD states."""
    precise = _extracted(tree, favor_precision=True)
    if _size(precise) < MIN_WORDS:
        fuller = _extracted(tree, favor_recall=True)
        precise = fuller if _size(fuller) > _size(precise) else precise
    if stated and _size(precise) < STATED_SHARE * MIN_WORDS < _size(stated):
        precise = stated
    return paragraphs(precise, title)


def paragraphs(text: str, title: str | None = None) -> str:
    """Lines as paragraphs, blank lines between; furniture, repeats of the title at the head and of lines are left out."""
    kept: list[str] = []
    for line in text.split("\n"):
        clean = BULLET.sub("", " ".join(line.split()))
        if not clean or is_furniture(clean) or (not kept and _same(clean, title)):
            continue
        if kept and clean == kept[-1]:
            continue
        kept.append(clean)
    return "\n\n".join(kept)


def _extracted(tree: lxml_html.HtmlElement, *, favor_precision: bool = False, favor_recall: bool = False) -> str:
    found = trafilatura.extract(tree, include_comments=False, favor_precision=favor_precision, favor_recall=favor_recall)
    return str(found or "")


def _size(text: str) -> int:
    return len(WORD.findall(text))


def _same(line: str, title: str | None) -> bool:
    return title is not None and WORD.findall(line.lower()) == WORD.findall(title.lower())
