"""HTML to article: what the page states, its body text, its language, and whether it is an article at all.

Does not fetch. Meant to run inside the sandbox: any bytes give a Page or UnreadableError.
"""

import re

from lxml import etree
from lxml import html as lxml_html

from schemas.dates import as_moment
from services.fetcher import gates
from services.fetcher.body import body
from services.fetcher.encoding import decode, repaired
from services.fetcher.errors import UnreadableError
from services.fetcher.events import Page, PageKind
from services.fetcher.language import settle
from services.fetcher.structured import Stated, stated
from services.fetcher.urls import same_site

MAX_BYTES = 5_000_000
MAX_DEPTH = 400
FIRST_YEAR = 1990
"""Earlier dates of web pages are placeholders (0001, 1970)."""
BINARY = (b"%PDF", b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"PK\x03\x04", b"\x1f\x8b", b"RIFF", b"\x7fELF", b"MZ\x90", b"%!PS")


def read_page(data: bytes, *, url: str | None = None, content_type: str | None = None) -> Page:
    """The page in these bytes. Raises UnreadableError, with the reason, for bytes that are no web page."""
    tree = _tree(data, content_type)
    says = stated(tree, url)
    text = repaired(body(tree, title=says.title, stated=says.body))
    kind, reason = gates.wall(text, says, url, _visible(tree)) or ("article", None)
    published, updated = _dates(says)
    return Page(
        kind=_kind(kind),
        url=url,
        canonical=says.canonical if same_site(says.canonical, url) or url is None else None,
        title=repaired(says.title or "") or None,
        site=says.site,
        authors=says.authors,
        published=published,
        updated=updated,
        language=settle(text, says.language),
        text=text,
        retracted=gates.is_retracted(says.title, text, says.status),
        reason=reason,
    )


def _tree(data: bytes, content_type: str | None) -> lxml_html.HtmlElement:
    if not data.strip():
        raise UnreadableError("the page is empty")
    if len(data) > MAX_BYTES:
        raise UnreadableError(f"the page is larger than {MAX_BYTES:,} bytes")
    if data.startswith(BINARY):
        raise UnreadableError("this is a binary file, not a web page")
    markup = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", decode(data, content_type))
    # lxml refuses text that declares an encoding; the bytes below are UTF-8 whatever the document says.
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = lxml_html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableError(f"this is no web page: {error}") from error
    _check_depth(tree)
    return tree


def _check_depth(tree: lxml_html.HtmlElement) -> None:
    """Later passes recurse; a page nested deeper than any real one is refused first."""
    depth = 0
    for action, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if action == "start" else -1
        if depth > MAX_DEPTH:
            raise UnreadableError(f"elements lie more than {MAX_DEPTH} deep")


def _visible(tree: lxml_html.HtmlElement) -> str:
    """The words of the page outside scripts, for finding a wall's wording; bounded."""
    pieces = tree.xpath("//body//text()[not(ancestor::script or ancestor::style or ancestor::noscript or ancestor::footer)]")
    return " ".join(" ".join(pieces).split())[:20_000]


def _dates(says: Stated) -> tuple[str | None, str | None]:
    """Stated dates that can be true; a change before publication is none."""
    published, updated = (when if when and int(when[:4]) >= FIRST_YEAR else None for when in (says.published, says.updated))
    first, second = as_moment(published), as_moment(updated)
    if first and second and second < first:
        updated = None
    return published, updated


def _kind(name: str) -> PageKind:
    kinds: dict[str, PageKind] = {
        "article": "article",
        "paywall": "paywall",
        "consent": "consent",
        "error": "error",
        "empty": "empty",
    }
    return kinds[name]
