"""HTML to article: what the page states before what it looks like, walls told from articles, any bytes a page or a refusal."""

import json
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.fetcher.errors import UnreadableError
from services.fetcher.events import Page
from services.fetcher.furniture import is_furniture
from services.fetcher.page import read_page

URL = "https://chronicle.example/world/bridge"
PROSE = (
    "Nine people were killed on Sunday when a bridge collapsed in the eastern valley, the fire brigade said.",
    "Four others were hurt, two of them seriously, according to the hospital in the district capital.",
    "The road will stay closed for several weeks while engineers inspect the other bridges on the route.",
)
LINKED_DATA = {
    "@context": "https://schema.org", "@graph": [
        {"@type": "WebPage", "name": "Bridge | The Chronicle", "datePublished": "2001-01-01"},
        {"@type": ["NewsArticle"], "headline": "Bridge collapse kills nine", "datePublished": "2026-11-01T08:00:00Z",
         "dateModified": "2026-11-01T09:30:00Z", "author": [{"@type": "Person", "name": "Ana Reporter"}, {"name": "B. Writer"}],
         "publisher": {"@type": "Organization", "name": "The Chronicle"}, "inLanguage": "en-GB"},
    ],
}  # fmt: skip


def html(
    *paragraphs: str,
    head: str = "",
    title: str = "Bridge collapse kills nine | The Chronicle",
    lang: str | None = "en",
    around: str = "",
) -> bytes:
    """A page as newsrooms build it."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or PROSE)
    language = f" lang='{lang}'" if lang else ""
    return (
        f"<!DOCTYPE html><html{language}><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a><a href='/world'>World</a></nav><main><article><h1>{title.partition(' | ')[0]}</h1>{text}</article></main>"
        f"{around}<footer>Copyright 2026 The Chronicle. All rights reserved.</footer></body></html>"
    ).encode()


def linked(data: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps(data)}</script>"


def test_linked_data_is_believed_before_everything_else() -> None:
    head = linked(LINKED_DATA) + "<meta property='og:title' content='Something shorter'><meta name='date' content='2020-02-02'>"
    page = read_page(html(head=head), url=URL)

    assert (page.title, page.site, page.authors) == ("Bridge collapse kills nine", "The Chronicle", ("Ana Reporter", "B. Writer"))
    assert (page.published, page.updated, page.language) == ("2026-11-01T08:00:00+00:00", "2026-11-01T09:30:00+00:00", "en")


@pytest.mark.parametrize("head", [
    "<meta property='article:published_time' content='2026-11-01T08:00:00Z'>",
    "<meta name='DC.date.issued' content='2026-11-01T08:00:00+00:00'>",
    "<meta itemprop='datePublished' content='2026-11-01T08:00:00Z'>",
    "<script type='application/ld+json'><!-- {\"@type\": \"Article\", \"datePublished\": \"2026-11-01T08:00:00Z\",} --></script>",
    "<script type='application/ld+json'>[{\"@type\": \"http://schema.org/NewsArticle\", \"datePublished\": \"2026-11-01T08:00:00Z\"}];</script>",
    "</head><body><time class='published' datetime='2026-11-01T08:00:00Z'>today</time>",
    "</head><body><span itemprop='datePublished' content='2026-11-01T08:00:00Z'></span>",
])  # fmt: skip
def test_the_date_is_found_wherever_structured_data_has_it(head: str) -> None:
    assert read_page(html(head=head), url=URL).published == "2026-11-01T08:00:00+00:00"


@pytest.mark.parametrize("date", ["0001-01-01T00:00:00Z", "1970-01-01", "soon", ""])
def test_a_placeholder_is_no_date(date: str) -> None:
    assert read_page(html(head=f"<meta property='article:published_time' content='{date}'>"), url=URL).published is None


def test_the_body_comes_in_paragraphs_without_the_furniture_around_it() -> None:
    around = "<aside><h3>Most read</h3><a href='/x'>Cat rescued from tree</a></aside>"
    page = read_page(
        html(PROSE[0], "Advertisement", PROSE[1], "Read more: Ten bridges that may fall", PROSE[2], around=around), url=URL
    )

    assert page.text == "\n\n".join(PROSE)


def test_a_title_without_structured_data_is_the_heading() -> None:
    assert read_page(html(), url=URL).title == "Bridge collapse kills nine"


@pytest.mark.parametrize(("link", "canonical"), [
    ("https://chronicle.example/world/bridge-collapse", "https://chronicle.example/world/bridge-collapse"),
    ("/world/bridge-collapse", "https://chronicle.example/world/bridge-collapse"),
    ("https://amp.chronicle.example/world/bridge", "https://amp.chronicle.example/world/bridge"),
    ("https://wire.example/original", None),  # a copy that points at its agency is still this outlet's article
])  # fmt: skip
def test_a_canonical_address_counts_within_the_site(link: str, canonical: str | None) -> None:
    assert read_page(html(head=f"<link rel='canonical' href='{link}'>"), url=URL).canonical == canonical


WALLS = {
    "paywall by its data": (html(PROSE[0], head=linked({"@type": "NewsArticle", "isAccessibleForFree": "False"})), "paywall"),
    "paywall by its words": (html(PROSE[0], "To continue reading this article, subscribe today for full access."), "paywall"),
    "consent": (html("We and our 812 partners store cookies and personal data. You may give consent to partners and vendors, "
                     "whose legitimate interest is advertising. Cookies can be refused in your privacy settings.", title="Your privacy choices"), "consent"),
    "not found": (html("The page you are looking for may have been moved.", title="404 - Page not found"), "error"),
    "robot check": (html("Please enable JavaScript and cookies to continue.", title="Just a moment..."), "error"),
    "nothing": (b"<html><head><title>Loading</title></head><body><div id='app'></div><script>start()</script></body></html>", "empty"),
}  # fmt: skip


@pytest.mark.parametrize("wall", WALLS)
def test_what_stands_in_an_articles_place_is_recognised(wall: str) -> None:
    data, kind = WALLS[wall]
    page = read_page(data, url=URL)

    assert (page.kind, bool(page.reason)) == (kind, True)


def test_the_address_of_a_consent_wall_gives_it_away() -> None:
    assert read_page(html(), url="https://consent.chronicle.example/collect?next=/world").kind == "consent"


@pytest.mark.parametrize("data", [
    html(),
    html(*PROSE, "Subscribe to our newsletter to read on every morning."),
    html(*(PROSE * 4), head=linked({"@type": "NewsArticle", "isAccessibleForFree": False})),  # a metered page that shows everything
    html("The court found that the cookies of the two companies stored personal data without consent, and that their partners used it for advertising. " * 3,
         head="<meta property='article:published_time' content='2026-11-01T08:00:00Z'>", title="Court fines cookie firms"),
    html("Access denied: how 404 families lost their homes. " + PROSE[0], *PROSE, head="<meta property='article:published_time' content='2026-11-01T08:00:00Z'>", title="404 families lost their homes"),
])  # fmt: skip
def test_an_article_is_not_taken_for_a_wall(data: bytes) -> None:
    assert read_page(data, url=URL).kind == "article"


@pytest.mark.parametrize("opening", [
    "This story has been retracted because the hospital corrected its records.",
    "RETRACTED: the figures in this report were wrong.",
    "We have withdrawn this article after its source admitted an error.",
    "An earlier version of this story has been removed.",
])  # fmt: skip
def test_a_retraction_is_recognised(opening: str) -> None:
    assert read_page(html(opening, *PROSE), url=URL).retracted


@pytest.mark.parametrize("sentence", [
    "The ministry retracted its statement on the number of victims.",
    "The army withdrew from the village, and the report was welcomed by the opposition.",
    "Rescuers removed the rubble on Monday, the article of the law notwithstanding.",
])  # fmt: skip
def test_news_about_a_retraction_is_no_retraction(sentence: str) -> None:
    assert not read_page(html(sentence, *PROSE), url=URL).retracted


@pytest.mark.parametrize(("text", "lang", "language"), [
    ("Nueve personas murieron el domingo cuando un puente se derrumbó en el valle, según los bomberos, y cuatro más fueron heridas en la caída.", "en-US", "es"),
    ("Neun Menschen sind am Sonntag beim Einsturz einer Brücke im Tal gestorben, wie die Feuerwehr mitteilte, und vier wurden dabei verletzt.", None, "de"),
    ("قتل تسعة أشخاص يوم الأحد في انهيار جسر في الوادي الشرقي بحسب فرق الإطفاء", None, "ar"),
    ("قتل تسعة أشخاص يوم الأحد في انهيار جسر في الوادي الشرقي بحسب فرق الإطفاء", "fa", "fa"),
    (PROSE[0], "en-GB", "en-GB"),
])  # fmt: skip
def test_the_language_is_what_the_text_shows(text: str, lang: str | None, language: str) -> None:
    assert read_page(html(text, lang=lang, title="-"), url=URL).language == language


@pytest.mark.parametrize(("data", "content_type"), [
    (html().replace(b"charset='utf-8'", b"charset='iso-8859-1'").replace(b"eastern", "östlichen".encode("latin-1")), None),
    (html().replace(b"<meta charset='utf-8'>", b"").replace(b"eastern", "östlichen".encode("cp1252")), "text/html; charset=windows-1252"),
    (html().replace(b"eastern", "östlichen".encode()), "text/html; charset=iso-8859-1"),
], ids=["declared inside", "declared in the header", "declared wrongly"])  # fmt: skip
def test_the_encoding_is_repaired(data: bytes, content_type: str | None) -> None:
    assert "östlichen" in read_page(data, url=URL, content_type=content_type).text


@pytest.mark.parametrize("data", [b"", b"  ", b"%PDF-1.7 ...", b"\x89PNG\r\n\x1a\n", b"GIF89a<html><body>polyglot</body></html>", b"PK\x03\x04",
                                  b"<html>" + b"<div>" * 100_000, b"x" * 5_000_001])  # fmt: skip
def test_what_is_no_page_is_refused_or_empty(data: bytes) -> None:
    try:
        page = read_page(data, url=URL)
    except UnreadableError:
        return
    assert page.kind != "article"


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.integers(0, 1500), st.integers(0, 60))
def test_any_damage_to_a_page_gives_a_page_or_one_refusal(inserted: bytes, where: int, cut: int) -> None:
    data = html(head=linked(LINKED_DATA))
    try:
        page = read_page(data[:where] + inserted + data[where + cut :], url=URL)
    except UnreadableError:
        return
    assert Page.from_json(page.to_json()) == page


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Read more: How the valley was evacuated",
        "Follow us on Facebook",
        "© 2026 The Chronicle",
        "Related articles",
        "Leggi anche",
    ],
)
def test_furniture_is_known(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        *PROSE,
        "Related injuries brought the number of victims to 40.",
        "Watch towers fell and killed two guards.",
        "Read aloud in court, the letter named 12 victims.",
    ],
)
def test_prose_is_no_furniture(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    "text", ["a@b." * 100_000, "follow " * 80_000, "[" * 300_000, "email " + "x" * 300_000, "get " * 100_000]
)
def test_a_line_built_against_the_patterns_costs_nothing(text: str) -> None:
    begun = monotonic()
    is_furniture(text)
    read_page(html(text), url=URL)

    assert monotonic() - begun < 10
