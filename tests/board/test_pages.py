import asyncio
import re
from html.parser import HTMLParser
from typing import Any

import pytest

from schemas.incident import Agreed
from tests.board import factories as given
from tests.board.conftest import Desk

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


class Links(HTMLParser):
    """Collects what a page loads, links to and scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.hrefs: list[str] = []
        self.inline: list[str] = []
        self.ids: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.loaded += [value for name, value in attrs if value and (name == "src" or (tag == "link" and name == "href"))]
        if tag == "a" and values.get("href"):
            self.hrefs.append(values["href"] or "")
        self.inline += [name for name, _ in attrs if name == "style" or name.startswith("on")]
        if tag in {"style", "iframe", "object", "embed"} or (tag == "script" and "src" not in values):
            self.inline.append(tag)
        if values.get("id"):
            self.ids.append(values["id"] or "")


async def test_the_list_shows_figure_range_grade_origins_and_last_change(desk: Desk) -> None:
    await desk.tell(given.incident(), given.change())

    page = await desk.page("/")

    for shown in ("<b>40</b>", "40–43", "Airstrike at Marsh End", "Marsh End, Syria", "contested", "<b>2</b> origins in <b>2</b> outlets",
                  "Killed: 40, first report."):  # fmt: skip
        assert shown in page


async def test_the_incident_page_tells_who_says_what_and_what_does_not_count(desk: Desk) -> None:
    await desk.tell(given.article(), given.incident(), given.change())

    page = await desk.page("/incidents/inc_1")

    for shown in ("River Observatory", "State Agency", "at least 43", "same text as Maple Post", "denies that civilians were harmed",
                  "is compatible with", "A total since September.", "Killed: 40, first report.", "<svg"):  # fmt: skip
        assert shown in page


async def test_every_figure_is_one_link_from_its_sentence(desk: Desk) -> None:
    await desk.tell(given.article(), given.incident())
    links = [href for href in Links(await desk.page("/incidents/inc_1")).hrefs if "claim=" in href]

    assert links
    for href in links:
        path, _, anchor = href.partition("#")
        page = await desk.page(path)
        assert anchor in Links(page).ids
        assert re.search(r'<mark class="cited">[^<]+</mark>', page)


async def test_the_cited_words_are_the_claims_words(desk: Desk) -> None:
    await desk.tell(given.article(), given.incident())

    page = await desk.page("/articles/art_1?claim=clm_43")

    assert '<mark class="cited">at least 43 people died</mark>' in page
    assert '<mark class="claim">a figure of 40</mark>' in page


async def test_an_article_whose_text_is_no_longer_kept_is_shown_by_its_quotes(desk: Desk) -> None:
    await desk.tell(given.incident())

    page = await desk.page("/articles/art_1?claim=clm_43")

    assert "at least 43 people died" in page
    assert "no longer kept" in page


async def test_a_merged_incident_leads_to_the_one_that_stands(desk: Desk) -> None:
    await desk.tell(given.incident("inc_new"), given.incident("inc_old"))
    await desk.tell(given.incident("inc_new", merged_into="inc_old"))

    answer = await desk.client.get("/incidents/inc_new")

    assert (answer.status_code, answer.headers["location"]) == (302, "/incidents/inc_old")
    assert 'id="inc_new"' not in await desk.page("/")


async def test_what_is_unknown_is_a_dash_and_not_a_zero(desk: Desk) -> None:
    await desk.tell(given.incident(estimates={}, origins=(), date=Agreed(), place=Agreed()))

    page = await desk.page("/")

    assert '<b class="none">–</b>' in page
    assert "date unknown" in page
    assert "Nobody has stated a figure" in await desk.page("/incidents/inc_1")


@pytest.mark.parametrize("path", ["/", "/incidents/inc_1", "/articles/art_1?claim=clm_43", "/feeds"])
async def test_nothing_from_outside_becomes_markup(desk: Desk, path: str) -> None:
    origins = tuple(origin.model_copy(update={"name": HOSTILE, "why": HOSTILE}) for origin in given.origins())
    await desk.tell(
        given.article(title=HOSTILE, publisher=HOSTILE, url="javascript:alert(3)"),
        given.incident(
            headline=HOSTILE, origins=origins, grade_reason=HOSTILE, artefacts=(HOSTILE,), event_type=Agreed(value=HOSTILE)
        ),
        given.change(what=HOSTILE),
        given.feed(title=HOSTILE, last_error=HOSTILE),
    )

    links = Links(await desk.page(path))

    assert not links.inline
    assert not [href for href in links.hrefs if href.startswith("javascript:")]
    assert all(loaded.startswith("/static/") for loaded in links.loaded)


async def test_every_answer_forbids_what_is_not_ours(desk: Desk) -> None:
    for path in ("/", "/nowhere", "/api/incidents", "/static/board.css"):
        headers = (await desk.client.get(path)).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


async def test_another_host_name_is_refused(desk: Desk) -> None:
    answer = await desk.client.get("/", headers={"host": "rebound.example"})

    assert answer.status_code == 400


@pytest.mark.parametrize(
    "query",
    [
        "q=marsh",
        "grade=contested",
        "country=SY",
        "contested=1",
        "sort=figure",
        "page=9" * 40,
        "page=-1",
        "grade=%00",
        "q=" + "x" * 5000,
    ],
)
async def test_any_query_gives_a_page(desk: Desk, query: str) -> None:
    await desk.tell(given.incident())

    assert "<!doctype html>" in await desk.page(f"/?{query}")


async def test_the_list_can_be_searched(desk: Desk) -> None:
    other = {"text": "Far Hill", "name": "Far Hill"}
    await desk.tell(given.incident(), given.incident("inc_2", place=Agreed(value=other), grade="weak"))

    found = await desk.page("/?q=far+hill")

    assert 'id="inc_2"' in found
    assert 'id="inc_1"' not in found
    assert 'id="inc_1"' not in await desk.page("/?grade=weak")


async def test_many_incidents_are_paged(desk: Desk) -> None:
    await desk.tell(*(given.incident(f"inc_{number:03}") for number in range(45)))

    assert "Page 1 of 2" in await desk.page("/")
    assert await desk.page("/?page=2") != await desk.page("/")


async def test_what_is_not_there_is_said_in_the_readers_form(desk: Desk) -> None:
    page, data = await desk.client.get("/incidents/none"), await desk.client.get("/api/incidents/none")

    assert (page.status_code, data.status_code) == (404, 404)
    assert "Not here" in page.text
    assert data.json() == {"error": "no incident has this id"}


async def test_feeds_in_trouble_come_first(desk: Desk) -> None:
    await desk.tell(
        given.feed(), given.feed("https://birch.example/rss", title="Birch Ledger", health="failing", last_error="no connection")
    )

    page = await desk.page("/feeds")

    assert page.index("Birch Ledger") < page.index("Maple Post")
    assert "no connection" in page


async def test_each_feed_says_when_it_is_asked_next(desk: Desk) -> None:
    await desk.tell(given.feed(next_due="2018-11-17T12:34:00Z"), given.feed("https://birch.example/rss", health="gone"))

    page = await desk.page("/feeds")

    assert page.count("12:34 UTC") == 1
    assert page.count(">never<") == 1


async def test_news_of_a_change_is_pushed(desk: Desk) -> None:
    async with desk.live.news() as queue:
        await desk.tell(given.incident())
        news: Any = await asyncio.wait_for(queue.get(), 5)

    assert news == "inc_1"


async def test_a_reader_too_slow_is_told_to_look_at_everything(desk: Desk) -> None:
    async with desk.live.news() as queue:
        await desk.tell(*(given.incident(f"inc_{number}") for number in range(70)))
        waiting = [queue.get_nowait() for _ in range(queue.qsize())]

    assert "*" in waiting
    assert len(waiting) <= 64
