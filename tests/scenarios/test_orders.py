"""A story ends in one and the same state, whatever order its articles come in and however often.

The sample newsroom's story and invented worlds run always; the shared scenarios where they are, a thousand orders with `-m long`.
"""

from pathlib import Path

import pytest

from schemas.article import Article
from schemas.base import Model
from services.commands.articles import article_of
from services.commands.lines import read_lines
from services.newsroom.stories import load
from services.shell.resources import deploy_path
from tests.deduplicator.factories import world
from tests.newsroom.test_stories import articles
from tests.scenarios.orders import ending, messages, shuffled

SHARED = sorted((Path(__file__).resolve().parents[3] / "shared" / "corpus" / "scenarios").glob("*/articles.jsonl"))
SHARED_STORIES = pytest.mark.parametrize("path", [pytest.param(path, id=path.parent.name) for path in SHARED] or [pytest.param(None, id="absent")])  # fmt: skip


def story(path: Path | None) -> list[Model]:
    """The messages of a shared scenario; skips where there is none."""
    if path is None:
        pytest.skip("no shared corpus beside the project")
    return messages([one for line in read_lines(str(path), "read") if isinstance(one := article_of(line), Article)])


@pytest.mark.parametrize("orders", [20, pytest.param(300, marks=[pytest.mark.slow, pytest.mark.timeout(1800)])])
def test_the_sample_story_ends_the_same_in_many_orders(orders: int) -> None:
    events = messages(articles(load(deploy_path("sample-newsroom"))))

    assert len({ending(shuffled(events, seed)) for seed in range(orders)} | {ending(events)}) == 1


@pytest.mark.parametrize("seed", range(12))
def test_an_invented_world_with_revisions_and_commands_ends_the_same_in_ten_orders(seed: int) -> None:
    events = world(seed)

    assert len({ending(shuffled(events, order)) for order in range(10)} | {ending(events)}) == 1


@pytest.mark.corpus
@SHARED_STORIES
def test_a_shared_story_ends_the_same_in_twenty_orders(path: Path | None) -> None:
    events = story(path)

    assert len({ending(shuffled(events, seed)) for seed in range(20)} | {ending(events)}) == 1


@pytest.mark.long
@pytest.mark.timeout(7200)
@pytest.mark.corpus
@SHARED_STORIES
def test_a_shared_story_ends_the_same_in_a_thousand_orders(path: Path | None) -> None:
    events = story(path)

    assert len({ending(shuffled(events, seed)) for seed in range(1000)} | {ending(events)}) == 1
