"""One host's turn: few requests at once, a pause between two, longer where the host asks for it.

Keeps no feed waiting for another host. Real seconds, by the event loop's clock.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

MAX_HOSTS = 20_000


@dataclass(frozen=True, slots=True)
class Courtesy:
    """What every host is granted."""

    at_once: int = 2
    pause: float = 0.5
    """Seconds between the beginnings of two requests."""


@dataclass(slots=True)
class _Host:
    free: asyncio.Semaphore
    pause: float
    next_start: float = 0.0
    users: int = 0
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class Manners:
    """Hands out turns, host by host."""

    def __init__(self, courtesy: Courtesy = Courtesy()) -> None:
        self.courtesy = courtesy
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Within it one request may be made to this host."""
        place = self._host(host)
        place.users += 1
        try:
            async with place.free:
                await self._pause(place)
                yield
        finally:
            place.users -= 1

    def slow_down(self, host: str, pause: float) -> None:
        """The host asks for at least this many seconds between two requests."""
        place = self._host(host)
        place.pause = max(self.courtesy.pause, pause)

    async def _pause(self, place: _Host) -> None:
        async with place.lock:
            loop = asyncio.get_running_loop()
            wait = place.next_start - loop.time()
            if wait > 0:
                await asyncio.sleep(wait)
            place.next_start = loop.time() + place.pause

    def _host(self, host: str) -> _Host:
        place = self._hosts.get(host)
        if place is None:
            if len(self._hosts) >= MAX_HOSTS:
                self._hosts = {name: kept for name, kept in self._hosts.items() if kept.users}
            place = self._hosts[host] = _Host(asyncio.Semaphore(self.courtesy.at_once), self.courtesy.pause)
        return place
