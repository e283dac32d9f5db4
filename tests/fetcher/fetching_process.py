"""The fetcher as a process of its own over the local shell, for tests that kill it: python -m tests.fetcher.fetching_process …

Holds no assertions.
"""

import asyncio
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from services.fetcher.addresses import LOOPBACK
from services.fetcher.http import Client
from services.fetcher.manners import Courtesy, Manners
from services.fetcher.poller import Pace, Poller
from services.fetcher.sandbox import Sandbox
from services.fetcher.step import make_service
from services.fetcher.visiting import Visitor
from services.shell.local import LocalLog


class SharedClock:
    """The time of day as the test's server tells it, in a file: so that both agree, however slow the machine."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def now(self) -> datetime:
        """Midnight, 1 November 2026, and so many minutes."""
        return datetime(2026, 11, 1, tzinfo=UTC) + timedelta(minutes=float(self._path.read_text()))


async def main(path: Path, time_of_day: Path) -> None:
    """Poll until killed."""
    clock = SharedClock(time_of_day)
    log = LocalLog(path, clock)
    client = Client(contact="desk@example.org", guard=LOOPBACK)
    visitor = Visitor(client, Sandbox(), Manners(Courtesy(at_once=4, pause=0.0)))
    await Poller(log.source(make_service()), visitor, clock, Pace(rounds=32, rounds_per_host=4, tick=0.05)).run(asyncio.Event())


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2])))
