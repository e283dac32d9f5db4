"""The board in memory, kept up to date from a tail of the topics, and those who wait for news of it.

Does not serve pages. Does not write topics, except an editor's command through the same door.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog

from schemas.base import Model
from schemas.feed import FeedStatus
from schemas.incident import Change, Incident
from services.board.view import TOPICS, Board, applied
from services.outcome import Reject
from services.shell.codec import decode
from services.shell.ports import Record, Tail

MAX_READERS = 500
"""Browsers that may wait for news at once; the next is told to come back."""
NEWS_WAITING = 64
"""News a slow browser may be behind; after that it is told to look at everything."""
EVERYTHING = "*"
BREATH = 200
"""Records after which others get a turn while the board is rebuilt."""

log = structlog.get_logger()


class CrowdedError(Exception):
    """As many readers as the board bears."""


class Live:
    """The state of now. Only what it follows changes it. `seen` counts the records read."""

    def __init__(self, tail: Tail) -> None:
        self.board = Board()
        self.ready = asyncio.Event()
        self.seen = 0
        self._tail = tail
        self._readers: set[asyncio.Queue[str | None]] = set()

    async def follow(self) -> None:
        """Read the topics from their beginning and go on for ever."""
        async for record in self._tail.tail(TOPICS, live=self.ready):
            self.take(record)
            self.seen += 1
            if self.seen % BREATH == 0:
                await asyncio.sleep(0)

    async def run(self, stop: asyncio.Event) -> None:
        """Follow until `stop` is set, then let all readers go. Raises what the tail raises: the process then ends."""
        following, stopping = asyncio.create_task(self.follow()), asyncio.create_task(stop.wait())
        try:
            await asyncio.wait([following, stopping], return_when=asyncio.FIRST_COMPLETED)
            if following.done():
                following.result()
        finally:
            for task in (following, stopping):
                task.cancel()
            await asyncio.gather(following, stopping, return_exceptions=True)
            self.close()

    def take(self, record: Record) -> None:
        """One record into the board; what cannot be read is passed over, for its reader has a dead letter of it."""
        if record.value is None:
            return
        try:
            event = decode(record)
        except Reject as refusal:
            log.warning("a record was passed over", topic=record.topic, offset=record.offset, reason=refusal.reason)
            return
        self.board = applied(self.board, event)
        if self.ready.is_set() and (news := _news(event)):
            self._tell(news)

    def _tell(self, news: str) -> None:
        for queue in self._readers:
            if queue.qsize() >= NEWS_WAITING:
                while not queue.empty():
                    queue.get_nowait()
                queue.put_nowait(EVERYTHING)
            else:
                queue.put_nowait(news)

    @property
    def crowded(self) -> bool:
        """Whether one more reader is too many."""
        return len(self._readers) >= MAX_READERS

    @asynccontextmanager
    async def news(self) -> AsyncIterator[asyncio.Queue[str | None]]:
        """A queue of what changed (an incident's id, "feeds", or EVERYTHING; None: the board closes). Raises CrowdedError."""
        if self.crowded:
            raise CrowdedError
        queue: asyncio.Queue[str | None] = asyncio.Queue()
        self._readers.add(queue)
        try:
            yield queue
        finally:
            self._readers.discard(queue)

    def close(self) -> None:
        """Let all readers go."""
        for queue in self._readers:
            queue.put_nowait(None)

    async def publish(self, event: Model) -> None:
        """An editor's decision goes to its topic; the board shows its effect when the services have done their part."""
        await self._tail.publish(event)


def _news(event: Model) -> str | None:
    if isinstance(event, Incident | Change):
        return event.incident_id
    return "feeds" if isinstance(event, FeedStatus) else None
