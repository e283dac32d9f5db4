"""`python -m services.fetcher`: the fetcher against Kafka. Subscribes to the feeds of TOLLWIRE_FEEDS, then polls those of its partitions."""

import asyncio
import os
import sys

from schemas.feed import FeedSubscription
from services.fetcher.assembly import configured_feeds, run_fetcher
from services.fetcher.errors import UnreadableError
from services.fetcher.settings import FetcherSettings, SettingError
from services.shell import telemetry
from services.shell.health import Health
from services.shell.kafka import run_source
from services.shell.kafka_tail import KafkaTail
from services.shell.local import learn
from services.shell.ports import SystemClock
from services.shell.process import BAD_SETTINGS
from services.shell.process import main as run_process
from services.shell.settings import Settings
from services.wiring import service


def main() -> int:
    """Run the fetcher; returns the exit status."""
    try:
        fetcher = FetcherSettings.of(os.environ)
        feeds = configured_feeds(fetcher)
    except (SettingError, UnreadableError, OSError, UnicodeDecodeError) as error:
        telemetry.set_up_logs("info", "fetcher")
        telemetry.log("failed", error=str(error))
        return BAD_SETTINGS

    async def body(settings: Settings, health: Health, stop: asyncio.Event) -> None:
        await subscribe(settings, feeds)
        async with run_source(service("fetcher"), settings, stop, health) as source:
            await run_fetcher(source, fetcher, SystemClock(), stop)

    return run_process("fetcher", body)


async def subscribe(settings: Settings, feeds: tuple[FeedSubscription, ...]) -> int:
    """Put the configured feeds on the topic, those that are not there as configured. Returns how many were."""
    if not feeds:
        return 0
    known: dict[str, FeedSubscription] = {}
    async with KafkaTail(settings.brokers, settings) as tail:
        async for record in tail.tail(["feeds"], follow=False):
            learn(known, record)
        new = [feed for feed in feeds if known.get(feed.url) != feed]
        for feed in new:
            await tail.publish(feed, source="operator")
    return len(new)


if __name__ == "__main__":
    sys.exit(main())
