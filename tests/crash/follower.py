"""Follows a run from outside, read committed: the latest of each incident, and whether the services have anything left to do.

Does not judge: judge.py reads everything anew.
"""

import asyncio
import time
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self

from services.outcome import Service
from services.shell.kafka_tail import KafkaTail
from tests.crash.judge import left_over

LOOK_SECONDS = 0.5
QUIET_SECONDS = 1.0
"""Nothing is left to do and nothing came for so long."""


class Follower:
    """Reads `incidents` while its block runs."""

    def __init__(self, address: str) -> None:
        self.latest: dict[str, bytes] = {}
        self._address = address
        self.came = time.monotonic()
        """When the latest came."""
        self._tail = KafkaTail(address)
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._follow())
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        assert self._task is not None
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _follow(self) -> None:
        async for record in self._tail.tail(["incidents"]):
            self.latest[(record.key or b"").decode()] = record.value or b""
            self.came = time.monotonic()

    async def until(self, wanted: dict[str, bytes], patience: float) -> float:
        """Seconds until these incidents are there as they should be, or until nothing came for so long."""
        begun = time.monotonic()
        while time.monotonic() - max(begun, self.came) < patience:
            if all(self.latest.get(key) == value for key, value in wanted.items()):
                break
            await asyncio.sleep(LOOK_SECONDS)
        return time.monotonic() - begun

    async def until_idle(self, services: Sequence[Service[Any]], patience: float) -> None:
        """Until every service has done all there is, or nothing came for so long."""
        begun = time.monotonic()
        while time.monotonic() - max(begun, self.came) < patience:
            await asyncio.sleep(LOOK_SECONDS)
            if time.monotonic() - self.came > QUIET_SECONDS and not await left_over(self._address, services):
                return
