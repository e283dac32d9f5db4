import pytest

from schemas.article import Article
from services.fetcher.feed import parse_feed
from services.fetcher.page import read_page
from services.newsroom.server import LOOPBACK, resolver
from services.newsroom.stories import Newsroom, load
from services.shell.replay import replay
from services.shell.resources import deploy_path
from services.wiring import services

PORT = 8790


@pytest.fixture(scope="module")
def newsroom() -> Newsroom:
    return load(deploy_path("sample-newsroom"))


def entries(newsroom: Newsroom, seconds: float) -> set[str]:
    found = set()
    for outlet in newsroom.outlets.values():
        served = newsroom.feed(outlet.host, outlet.feed, seconds, PORT)
        assert served is not None
        found |= {str(entry.id) for entry in parse_feed(served[0].encode(), content_type=served[1]).entries}
    return found


def test_stories_appear_one_after_another_until_all_are_out(newsroom: Newsroom) -> None:
    counts = [len(entries(newsroom, seconds)) for seconds in range(int(newsroom.length) + 1)]

    assert counts == sorted(counts)
    assert (counts[0], counts[-1]) == (1, len(newsroom.after))
    assert newsroom.length <= 60


def test_every_story_is_in_a_feed_and_has_a_page_that_reads_as_an_article(newsroom: Newsroom) -> None:
    assert entries(newsroom, newsroom.length) == set(newsroom.after)
    for url in newsroom.after:
        host, _, path = url.removeprefix("https://").partition("/")
        html = newsroom.page(host, f"/{path}", newsroom.length)
        assert html is not None
        page = read_page(html.encode(), url=url)
        assert page.kind == "article"
        assert page.published
        assert len(page.text) > 800
        assert "invented newspaper" not in page.text


def test_the_story_ends_as_one_incident_beside_its_neighbours(newsroom: Newsroom) -> None:
    incidents = [one for one in replay(articles(newsroom), services()).incidents if one.merged_into is None]
    story = max(incidents, key=lambda one: len(one.articles))

    assert sorted((str(one.date.value), len(one.articles)) for one in incidents) == [
        ("2018-11-08", 1),
        ("2018-11-09", 2),
        ("2018-11-15", 2),
        ("2018-11-17", 1),
        ("2018-11-17", 10),
        ("2018-11-23", 1),
    ]
    assert all(one.place.precision != "country" for one in incidents)
    assert (story.n_origins, story.contested.value, story.unverified.value) == (5, True, True)
    assert [(one.low, one.best, one.high) for one in (story.estimates["killed"]["people"],)] == [(40, 40, 53)]
    assert {one.denies for one in story.denials} == {"civilian_harm", "responsibility"}


def articles(newsroom: Newsroom) -> list[Article]:
    found = []
    for url in newsroom.after:
        host, _, path = url.removeprefix("https://").partition("/")
        page = read_page(str(newsroom.page(host, f"/{path}", newsroom.length)).encode(), url=url)
        outlet = newsroom.outlets[host].name
        found.append(Article(id=url, url=url, publisher=outlet, published=page.published, title=page.title, text=page.text))
    return found


def test_links_lead_to_the_server_and_identities_stay(newsroom: Newsroom) -> None:
    for outlet in newsroom.outlets.values():
        served = newsroom.feed(outlet.host, outlet.feed, newsroom.length, PORT)
        assert served is not None
        for entry in parse_feed(served[0].encode(), content_type=served[1]).entries:
            assert str(entry.url).startswith(f"http://{outlet.host}:{PORT}/")
            assert str(entry.id).startswith(f"https://{outlet.host}/")


@pytest.mark.parametrize("path", ["/../newsroom.toml", "/feed.xml.html", "/", "/%2e%2e/newsroom.toml"])
def test_nothing_but_stories_and_feeds_is_served(newsroom: Newsroom, path: str) -> None:
    for host in [*newsroom.outlets, "elsewhere.example"]:
        assert newsroom.page(host, path, 1e9) is None
        assert newsroom.feed(host, path, 1e9, PORT) is None


async def test_only_the_newsrooms_names_lead_to_this_machine(newsroom: Newsroom) -> None:
    async def rebound(host: str, port: int) -> list[str]:
        return ["127.0.0.1", "203.0.113.7", "::1"]

    resolve = resolver(newsroom, rebound)

    assert list(await resolve(next(iter(newsroom.outlets)), 80)) == [LOOPBACK]
    assert list(await resolve("rebound.example", 80)) == ["203.0.113.7"]
