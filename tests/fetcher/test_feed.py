"""Bytes to entries: every form of feed, broken ones, hostile ones; any bytes give entries or one refusal in words."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from services.fetcher.errors import UnreadableError
from services.fetcher.events import Entry, ParsedFeed
from services.fetcher.feed import parse_feed

URL = "https://chronicle.example/feeds/world"
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>The Chronicle</title><link>https://chronicle.example/</link><language>en-gb</language><ttl>30</ttl>
<skipHours><hour>1</hour><hour>2</hour></skipHours><skipDays><day>Sunday</day></skipDays>
<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>
<atom:link rel="hub" href="https://hub.example/"/><atom:link rel="self" href="https://chronicle.example/feeds/world"/>
<item><title>Strike kills 12 near the river</title><link>/world/strike?utm_source=rss</link><guid isPermaLink="false">c-77</guid>
<pubDate>Sat, 17 Nov 2018 10:00:00 EST</pubDate><dc:creator>Ana Reporter</dc:creator>
<description>Twelve people were killed.</description>
<content:encoded><![CDATA[<p>Twelve people were killed.</p><p>Rescuers still search.</p><script>alert(1)</script>]]></content:encoded></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><link rel="alternate" href="https://herald.example/"/>
<entry><id>tag:herald.example,2018:9</id><title type="html">Flood &lt;b&gt;kills&lt;/b&gt; six</title><link href="https://herald.example/9"/>
<published>2018-11-17T08:00:00+03:00</published><updated>2018-11-17T09:30:00+03:00</updated><author><name>B. Writer</name></author>
<summary>Six people drowned.</summary></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://old.example/"><title>Old Wire</title><link>https://old.example/</link></channel>
<item rdf:about="https://old.example/1"><title>Quake</title><link>https://old.example/1</link><dc:date>2017-06-13T09:00:00Z</dc:date></item></rdf:RDF>"""
JSON_FEED = json.dumps({
    "version": "https://jsonfeed.org/version/1.1", "title": "Dispatch", "home_page_url": "https://dispatch.example/",
    "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
    "items": [{"id": 5, "url": "/a/5", "title": "Fire", "content_text": "Two died.\n\nOne was hurt.", "date_published": "2018-11-17T08:00:00Z",
               "authors": [{"name": "C. Desk"}]}],
})  # fmt: skip
SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://gazette.example/1</loc><news:news><news:publication><news:name>Gazette</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2018-11-17</news:publication_date><news:title>Bus falls into ravine</news:title></news:news></url></urlset>"""


def only(feed: ParsedFeed) -> Entry:
    (entry,) = feed.entries
    return entry


def test_rss_gives_its_entry_and_what_it_says_about_its_rhythm() -> None:
    feed = parse_feed(RSS.encode(), url=URL)
    entry = only(feed)

    assert (entry.id, entry.url, entry.title) == (
        "c-77",
        "https://chronicle.example/world/strike?utm_source=rss",
        "Strike kills 12 near the river",
    )
    assert (entry.published, entry.authors) == ("2018-11-17T10:00:00-05:00", ("Ana Reporter",))
    assert entry.text == "Twelve people were killed.\n\nRescuers still search."
    assert (feed.title, feed.language, feed.ttl, feed.update_period) == ("The Chronicle", "en-gb", 1800, 1800)
    assert (feed.skip_hours, feed.skip_days) == ((1, 2), ("sun",))
    assert (feed.hub, feed.self_url) == ("https://hub.example/", "https://chronicle.example/feeds/world")


def test_atom_keeps_publication_and_change_apart() -> None:
    entry = only(parse_feed(ATOM.encode(), url=URL))

    assert (entry.id, entry.published, entry.updated) == (
        "tag:herald.example,2018:9",
        "2018-11-17T08:00:00+03:00",
        "2018-11-17T09:30:00+03:00",
    )
    assert (entry.authors, entry.text) == (("B. Writer",), "Six people drowned.")


def test_rdf_dates_its_items_by_dublin_core() -> None:
    entry = only(parse_feed(RDF.encode(), url=URL))

    assert (entry.url, entry.published) == ("https://old.example/1", "2017-06-13T09:00:00+00:00")


@pytest.mark.parametrize(("text", "moment"), [
    ("Sat, 17 Nov 2018 10:00:00 EST", "2018-11-17T10:00:00-05:00"), ("Thu, 01 Jan 2004 19:48:21 ET", "2004-01-02T00:48:21+00:00"),
    ("030104", "2003-01-04T00:00:00+00:00"), ("2003-335", "2003-12-01T00:00:00+00:00"), ("2018-11-17", "2018-11-17"),
    ("mer, 16 nov 2022 00:38:15 +0100", "2022-11-16T00:38:15+01:00"), ("2003", None), ("2003-12", None), ("soon", None),
])  # fmt: skip
def test_dates_are_read_in_all_forms_and_never_made_up(text: str, moment: str | None) -> None:
    data = f"<rss version='2.0'><channel><item><title>a</title><pubDate>{text}</pubDate></item></channel></rss>"

    assert only(parse_feed(data.encode())).published == moment


def test_json_feed_is_read_with_its_paragraphs() -> None:
    feed = parse_feed(JSON_FEED.encode(), url="https://dispatch.example/feed.json")
    entry = only(feed)

    assert (entry.id, entry.url, entry.authors) == ("5", "https://dispatch.example/a/5", ("C. Desk",))
    assert (entry.text, feed.hub) == ("Two died.\n\nOne was hurt.", "https://hub.example/")


def test_a_news_sitemap_is_a_feed() -> None:
    entry = only(parse_feed(SITEMAP.encode()))

    assert (entry.title, entry.published, entry.language) == ("Bus falls into ravine", "2018-11-17", "en")


@pytest.mark.parametrize("document", [RSS, ATOM, RDF, JSON_FEED, SITEMAP], ids=["rss", "atom", "rdf", "json", "sitemap"])
@pytest.mark.parametrize("encode", [
    lambda text: text.encode(),
    lambda text: b"\xef\xbb\xbf" + text.encode(),
    lambda text: b"\n\n  " + text.encode(),
    lambda text: text.encode("utf-16"),
    lambda text: text.replace("\n", "\r\n").encode(),
    lambda text: text.encode() + b"\n<!-- served in 3 ms -->" if text.startswith("<") else text.encode() + b"\n\n",
], ids=["plain", "marked", "indented", "utf-16", "windows lines", "with a tail"])  # fmt: skip
def test_a_feed_says_the_same_in_every_wrapping(document: str, encode: object) -> None:
    wrapped = encode(document.replace(' encoding="UTF-8"', ""))  # type: ignore[operator]  # a table of functions

    assert only(parse_feed(wrapped)).title == only(parse_feed(document.encode())).title


@pytest.mark.parametrize(("data", "content_type", "title"), [
    ('<?xml version="1.0" encoding="iso-8859-1"?><rss version="2.0"><channel><item><title>Séisme</title></item></channel></rss>'.encode("latin-1"), None, "Séisme"),
    ('<?xml version="1.0" encoding="windows-1256"?><rss version="2.0"><channel><item><title>غارة</title></item></channel></rss>'.encode("cp1256"), None, "غارة"),
    ('<rss version="2.0"><channel><item><title>Взрыв</title></item></channel></rss>'.encode("koi8-r"), "application/xml; charset=koi8-r", "Взрыв"),
    ("<rss version='2.0'><channel><item><title>“Dozens” killed — official</title></item></channel></rss>".encode("cp1252"), None, "“Dozens” killed — official"),
    ("<rss version='2.0'><channel><item><title>Séisme à Düzce, ".encode() + b"d\x92apr\xe8s" + b"</title></item></channel></rss>", None, "Séisme à Düzce, d’après"),
    ('<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><item><title>Twelve killed â€“ police</title></item></channel></rss>'.encode(), None, "Twelve killed – police"),
], ids=["latin-1", "arabic", "header only", "undeclared cp1252", "utf-8 with strays", "twice encoded"])  # fmt: skip
def test_encodings_are_read_or_repaired(data: bytes, content_type: str | None, title: str) -> None:
    assert only(parse_feed(data, content_type=content_type)).title == title


@pytest.mark.parametrize("data", [
    "<rss version='2.0'><channel><item><title>Blast & fire</title><link>https://a.example/1?x=1&y=2</link></item></channel></rss>",
    "<rss version='2.0'><channel><item><title>Blast &amp; fire</title></item></channel>",
    "<rss><channel><item><title>Blast &amp; fire</title><description>unclosed <b>bold</description></item></channel></rss>",
    "<rss version='2.0'><channel><item><title>Blast &amp; fire\x0b\x01</title></item></channel></rss>",
    "<!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN' 'http://my.netscape.com/publish/formats/rss-0.91.dtd'><rss version='0.91'><channel><item><title>Blast &amp; fire</title></item></channel></rss>",
])  # fmt: skip
def test_a_malformed_feed_still_gives_its_entry(data: str) -> None:
    assert "Blast & fire" in (only(parse_feed(data.encode())).title or "").replace("&amp;", "&")


BOMB = "<!ENTITY a0 'boom'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
REFUSED = {
    "nothing": b"",
    "white space": b" \n\t ",
    "a page": b"<!DOCTYPE html><html><head><title>Home</title></head></html>",
    "a page after a comment": b"<!-- x --><html><body>hi</body></html>",
    "exponential entities": f"<!DOCTYPE r [{BOMB}]><rss version='2.0'><channel><item><title>&a9;</title></item></channel></rss>".encode(),
    "quadratic entities": f"<!DOCTYPE r [<!ENTITY a '{'a' * 50_000}'>]><rss><channel><title>{'&a;' * 10_000}</title></channel></rss>".encode(),
    "an external entity": b"<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><title>&x;</title></channel></rss>",
    "a parameter entity": b"<!DOCTYPE r [<!ENTITY % x SYSTEM 'http://10.0.0.1/'> %x;]><rss><channel/></rss>",
    "deep nesting": b"<rss>" + b"<a>" * 200_000,
    "deep nesting, closed": b"<rss>" + b"<a>" * 50_000 + b"</a>" * 50_000 + b"</rss>",
    "deep nesting in JSON": b'{"items":' + b"[" * 100_000,
    "JSON that is no feed": b'{"a": 1}',
    "a JSON list": b"[1, 2]",
    "broken JSON": b'{"items": [',
    "too many bytes": b"<rss>" + b" " * 5_000_001,
    "an index of sitemaps": b"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap/></sitemapindex>",
    "prose": b"Not found, sorry.",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "a picture that opens like XML": b"GIF89a<?xml version='1.0'?><svg/>",
    "zeros": bytes(5_000),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_feed_is_refused_in_words(what: str) -> None:
    with pytest.raises(UnreadableError) as refusal:
        parse_feed(REFUSED[what])

    assert len(refusal.value.reason) > 10


def test_an_external_file_never_gets_into_an_entry() -> None:
    lax = b"<?xml version='1.0'?><!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/passwd'><rss><channel><item><title>&x; ok</title></item></channel></rss>"
    try:
        titles = [entry.title or "" for entry in parse_feed(lax).entries]
    except UnreadableError:
        titles = []

    assert not any("root:" in title for title in titles)


def entries_or_refusal(data: bytes) -> None:
    try:
        feed = parse_feed(data, url=URL)
    except UnreadableError:
        return
    assert ParsedFeed.from_json(feed.to_json()) == feed


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=600))
@example(b"<rss><channel><item><pubDate>Mon, 32 Foo 99999 25:61:61 +9999</pubDate><title>x</title></item></channel></rss>")
@example(
    b"<rss xmlns:georss='http://www.georss.org/georss'><channel><item><georss:point>NaN inf</georss:point></item></channel></rss>"
)
def test_any_bytes_give_entries_or_one_refusal(data: bytes) -> None:
    entries_or_refusal(data)


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from([RSS, ATOM, RDF, JSON_FEED, SITEMAP]),
    st.lists(st.tuples(st.integers(0, 2_000), st.binary(max_size=8), st.integers(0, 40)), max_size=6),
)
def test_any_damage_to_a_good_feed_gives_entries_or_one_refusal(document: str, wounds: list[tuple[int, bytes, int]]) -> None:
    data = document.encode()
    for at, inserted, cut in wounds:
        data = data[:at] + inserted + data[at + cut :]

    entries_or_refusal(data)
