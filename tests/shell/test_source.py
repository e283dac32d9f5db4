"""The fetcher's door on Kafka: feeds are shared out by partition; a poll's article and the feed's state are written together."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.feed import FeedSubscription
from services.shell.kafka import KafkaSource, run_source
from services.shell.kafka_tail import KafkaTail
from services.shell.ports import NotOwnedError
from tests.kafka_fixture import running as broker_running
from tests.shell.shells import World, settings
from tests.shell.toys import FETCHER, article

URLS = [f"https://gazette.example/{number}.rss" for number in range(12)]


@pytest.fixture(scope="module")
def own_broker() -> Iterator[str]:
    with broker_running() as address:
        yield address


async def until_owned(sources: list[KafkaSource], urls: list[str]) -> None:
    """Returns when every feed is one source's and every source has some: whoever comes first has all until the other has come."""

    def shared() -> bool:
        owned = [list(source.subscriptions()) for source in sources]
        return all(owned) and sorted(url for each in owned for url in each) == sorted(urls)

    async with asyncio.timeout(60):
        while not shared():  # noqa: ASYNC110 - several sources
            await asyncio.sleep(0.1)


@pytest.mark.kafka
async def test_feeds_are_shared_out_and_a_poll_told_again_after_a_restart_is_not_sent_again(
    own_broker: str, tmp_path: Path
) -> None:
    async with KafkaTail(own_broker) as tail:
        for url in URLS:
            await tail.publish(FeedSubscription(url=url))
        async with (
            run_source(FETCHER, settings(own_broker, "one", tmp_path), asyncio.Event()) as first,
            run_source(FETCHER, settings(own_broker, "two", tmp_path), asyncio.Event()) as second,
        ):
            await until_owned([first, second], URLS)
            foreign = next(iter(second.subscriptions()))
            with pytest.raises(NotOwnedError):
                await first.feed(foreign, article("hajin-0", feed=foreign))
            for number, url in enumerate(URLS):
                owner = first if url in first.subscriptions() else second
                await owner.feed(url, article(f"hajin-{number}", feed=url))
        async with run_source(FETCHER, settings(own_broker, "one", tmp_path), asyncio.Event()) as again:
            await until_owned([again], URLS)
            assert again.state(URLS[3]) == {"hajin-3": 1}
            await again.feed(URLS[3], article("hajin-3", feed=URLS[3]))
            await again.feed(URLS[3], article("hajin-99", feed=URLS[3]))
        names = [(record.key or b"").decode() for record in await World(tail).records("articles")]
    assert sorted(names) == sorted([*(f"hajin-{number}" for number in range(12)), "hajin-99"])
