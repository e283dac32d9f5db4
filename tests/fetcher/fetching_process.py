"""The fetcher as a process of its own over the local shell, for tests that kill it: python -m tests.fetcher.fetching_process …

Holds no assertions.
"""

import asyncio
import sys
import time
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


class FastClock:
    """A day in a minute, the same day for every process that is told when it began."""

    def __init__(self, began: float, factor: float) -> None:
        self._began, self._factor = began, factor

    def now(self) -> datetime:
        """Midnight, 1 November 2026, and so much of the day as has passed."""
        return datetime(2026, 11, 1, tzinfo=UTC) + timedelta(seconds=(time.time() - self._began) * self._factor)


async def main(path: Path, began: float, factor: float) -> None:
    """Poll until killed."""
    clock = FastClock(began, factor)
    log = LocalLog(path, clock)
    client = Client(contact="desk@example.org", guard=LOOPBACK)
    visitor = Visitor(client, Sandbox(), Manners(Courtesy(at_once=4, pause=0.0)))
    await Poller(log.source(make_service()), visitor, clock, Pace(rounds=32, rounds_per_host=4, tick=0.05)).run(asyncio.Event())


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), float(sys.argv[2]), float(sys.argv[3])))
