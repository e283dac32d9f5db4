"""A block stays bounded: incidents at rest are reduced to what later reports can be linked by."""

import json
from datetime import date, timedelta

import pytest

from schemas.base import Model
from schemas.claim import ArticleClaims
from services.deduplicator import archive
from services.deduplicator import step as stepping
from services.deduplicator.draft import Draft
from services.deduplicator.packing import content_of
from services.deduplicator.parts import load
from services.deduplicator.state import BlockState
from tests.deduplicator.factories import NOW, article, claim, event, incident, run, town


@pytest.fixture(autouse=True)
def small_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stepping, "archive", lambda draft: archive.archive(draft, budget=5, relics=6))


def daily(count: int, step_days: int = 30) -> list[Model]:
    """An incident every so many days, each reported twice."""
    found: list[Model] = []
    for number in range(count):
        day = (date(2020, 1, 1) + timedelta(days=number * step_days)).isoformat()
        about = event(place=town(f"Town{number}", 10.0 + number, 20.0), day=day)
        ids = [f"a{number:03}{outlet}" for outlet in "xy"]
        found += [article(one, claim(one, 10 + number, about), published=f"{day}T1{at}:00:00Z") for at, one in enumerate(ids)]
    return found


def test_a_long_stream_keeps_no_more_than_its_budgets() -> None:
    state, reader = run(daily(60))

    assert len(state.articles) <= 5 + 6 + 2
    assert len(state.members) <= len(state.articles)
    assert len(reader.live()) == 60, "archiving withdraws nothing"


def test_a_later_recollection_joins_an_archived_incident() -> None:
    events = daily(6)
    about = event("e2", town("Town2", 12.0, 20.0), "2020-03-01", background=True)
    recalling = article("z", claim("z", 1), claim("z", 12, about), published="2020-06-05T10:00:00Z")
    state, _ = run(events)
    assert state.articles["a002x"].relic

    outcome = stepping.step(state, recalling, NOW)

    assert incident("a002x") in {one.incident_id for one in outcome.events}  # type: ignore[attr-defined] # reports


def test_the_state_with_relics_is_what_its_writes_load() -> None:
    state, parts = BlockState(), dict[str, bytes]()
    for one in daily(20):
        outcome = stepping.step(state, one, NOW)
        state = outcome.state
        for name, value in outcome.writes.items():
            if value is None:
                parts.pop(name, None)
            else:
                parts[name] = value

    loaded = load(parts)

    assert {key: one.identity for key, one in loaded.articles.items()} == {
        key: one.identity for key, one in state.articles.items()
    }
    assert loaded.relics == state.relics
    assert loaded.index == state.index


def test_what_is_kept_of_an_archived_article_has_its_names_in_order() -> None:
    """Else every process would write other bytes of the same."""
    first = daily(6)[0]
    assert isinstance(first, ArticleClaims)
    names = tuple(f"@family{number}" for number in range(20))
    named = first.model_copy(update={"article": first.article.model_copy(update={"words": names})})
    state, _ = run([named, *daily(6)[1:]])
    relic = state.articles["a000x"]
    assert relic.relic

    kept = json.loads(content_of(relic.said))[2][0]["names"]

    assert len(kept) == archive.RELIC_NAMES
    assert kept == sorted(kept)


def test_looking_whether_an_incident_is_at_rest_folds_no_profile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a long story every article comes up for archiving, and stays."""
    about = event(place=town("Hajin", 34.7, 40.8), day="2020-01-01")
    told = [article(f"a{at:02}", claim(f"a{at:02}", 12, about), published=f"2020-01-01T{at:02}:00:00Z") for at in range(20)]
    state, _ = run(told)
    monkeypatch.delattr(Draft, "profile")
    draft = Draft(state)

    archive.archive(draft, budget=5)

    assert draft.n_open == len(told)


def test_a_revision_of_an_archived_article_counts_as_news() -> None:
    events = daily(8)
    state, reader = run(events)
    before = reader.reports[incident("a000x"), "a000x"].version
    revised = article(
        "a000x",
        claim("a000x", 99, event(place=town("Town0", 10.0, 20.0), day="2020-01-01")),
        published="2020-01-01T10:00:00Z",
        revision=2,
    )
    reader.take(stepping.step(state, revised, NOW).events)

    assert reader.reports[incident("a000x"), "a000x"].version > before
    assert [one.low for one in reader.reports[incident("a000x"), "a000x"].claims] == [99]
