"""The index of bands gives what a plain index would, in whatever order articles come and go."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from immutables import Map

from services.deduplicator import runs
from services.deduplicator.banding import Bands
from services.deduplicator.entries import entry_of
from services.deduplicator.state import Entry
from tests.deduplicator.factories import article

KEYS = st.integers(min_value=0, max_value=(32 << 32) - 1) | st.sampled_from([0, 1, 1 << 32, 1 << 31, (31 << 32) | 1])


@given(st.lists(st.tuples(st.integers(0, 7), st.lists(KEYS, min_size=1, max_size=6, unique=True)), max_size=24))
def test_it_gives_what_a_plain_index_would(changes: list[tuple[int, list[int]]]) -> None:
    articles: dict[str, Entry] = {}
    filed: dict[str, tuple[int, ...]] = {}
    bands = Bands(Map[int, object]().mutate(), Map[int, bytes]().mutate(), Map[int, object]().mutate(), articles)
    for at, (who, keys) in enumerate(changes):
        name = f"a{who}"
        if name in filed:
            bands.unpost(filed.pop(name), articles.pop(name))
        else:
            articles[name] = replace(entry_of(article(name)), number=at + 1)
            filed[name] = tuple(keys)
            bands.post(filed[name], articles[name])

    for key in {key for _, keys in changes for key in keys}:
        expected = sorted(articles[name].position for name, keys in filed.items() if key in keys)
        assert list(runs.items(bands.of(key))) == expected


def test_the_last_article_leaves_nothing_behind() -> None:
    entry = replace(entry_of(article("a")), number=1)
    articles = {"a": entry}
    bands = Bands(Map[int, object]().mutate(), Map[int, bytes]().mutate(), Map[int, object]().mutate(), articles)
    bands.post((1, 2, 3), entry)

    bands.unpost((1, 2, 3), entry)

    assert [len(one) for one in bands.finished().values()] == [0, 0, 0]
