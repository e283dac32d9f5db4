"""Whose record is next: the partitions of a process take their records in the order in which those were learned, across partitions.

What comes after works least when it hears things in the order in which they happened: an article that comes after later ones has
these decided again. Kafka keeps order within a partition only. Nobody waits here for a record that is not there yet (who has
them sorted by time gathers them first: partition.py). Under load their transactions begin together, so that none is far ahead of the
others, and those of a service without state go in rounds. Where nobody comes after, there are no turns, and transactions begin one by one.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from datetime import datetime
from typing import Final

WRITING_SHARE: Final = 3.0
LONGEST_PACE: Final = 0.25
"""Seconds. Transactions begin so far apart that writing takes a third of the time at most, unless that were longer than this."""


class Turns:
    """For each partition that is at work, by its number, when the record that it is at was learned."""

    def __init__(self) -> None:
        self.taken = 0
        """How many records were taken in this round, the one that was asked for last among them."""
        self.writing = 0.0
        """Seconds that a transaction took to be written lately."""
        self._at: dict[int, tuple[datetime, asyncio.Event]] = {}
        self._nobody = asyncio.Event()
        """Set when no partition is at work."""
        self._nobody.set()
        self._handing = 0
        """How many partitions hand on what they made in this round."""
        self._handed = asyncio.Event()
        self._handed.set()

    def wrote(self, seconds: float) -> None:
        """A transaction took so long to be written."""
        self.writing = (3 * self.writing + seconds) / 4

    def pause(self, begun: float, now: float, least: float, lag: float = 0.0) -> float:
        """Seconds from now to the next transaction of a partition whose last one began at `begun`, by the same clock.

        Transactions begin at least so many seconds apart, more where the broker takes long, for then it has enough to do. `lag` is the
        part of that time by which this partition comes after the first: those with the same lag begin together.
        """
        pace = max(least, min(LONGEST_PACE, WRITING_SHARE * self.writing))
        behind = lag * pace
        return max(0.0, ((begun - behind) // pace + 1) * pace + behind - now) if pace else 0.0

    @contextmanager
    def batch(self, number: int) -> Iterator[None]:
        """Around the steps of a partition's batch: at its end the others need not wait for it."""
        try:
            yield
        finally:
            self._at.pop(number, None)
            self._call()
            if not self._at:
                self._nobody.set()

    async def next_round(self) -> None:
        """Returns when all of the last round have handed on what they made. Does not wait long for one that cannot."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._handed.wait(), LONGEST_PACE + 2 * self.writing)

    @asynccontextmanager
    async def handing_on(self) -> AsyncIterator[None]:
        """Around handing on what a batch made; begins when every partition is through with its batch, so that all shows at about the same time."""
        self._handing += 1
        self._handed.clear()
        try:
            await self._nobody.wait()
            yield
        finally:
            self._handing -= 1
            if not self._handing:
                self._handed.set()

    async def take(self, number: int, learned: datetime) -> None:
        """Returns when no other partition at work is at a record that was learned earlier."""
        if not self._at:
            self.taken = 0
        begins, event = number not in self._at, asyncio.Event()
        self._at[number] = (learned, event)
        self._nobody.clear()
        if begins:
            await asyncio.sleep(0)  # others may be about to begin as well
        self._call()
        await event.wait()
        self.taken += 1

    def _call(self) -> None:
        if self._at:
            _, event = self._at[min(self._at, key=lambda number: (self._at[number][0], number))]
            event.set()
