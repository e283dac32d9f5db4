"""The board as a process of a cluster: `python -m services.board`. It reads Kafka's topics from their beginning each time it starts.

Does not keep anything.
"""

import asyncio
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from services.board.app import make_app
from services.board.live import Live
from services.board.settings import BoardSettings
from services.shell.health import Health
from services.shell.kafka_tail import KafkaTail
from services.shell.process import main
from services.shell.settings import Settings

TICK_SECONDS = 5


class Server(uvicorn.Server):
    """Leaves signals to the process."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Captures none."""
        yield


async def body(settings: Settings, health: Health, stop: asyncio.Event) -> None:
    """Serve until `stop` is set or the cluster can no longer be read."""
    board = BoardSettings.of(os.environ)
    async with KafkaTail(settings.brokers, settings) as tail, asyncio.TaskGroup() as group:
        live = Live(tail)
        server = Server(
            uvicorn.Config(make_app(live, board), host=board.host, port=board.port, log_level="warning", access_log=False,
                           server_header=False, timeout_graceful_shutdown=5)
        )  # fmt: skip
        group.create_task(server.serve())
        group.create_task(live.run(stop))
        group.create_task(_report(live, health, stop))
        await stop.wait()
        server.should_exit = True


async def _report(live: Live, health: Health, stop: asyncio.Event) -> None:
    """Tell the probes how far the board is."""
    while not stop.is_set():
        health.tick()
        ready = live.ready.is_set()
        health.started = health.assigned = health.reachable = True
        health.restored = ready
        try:
            async with asyncio.timeout(TICK_SECONDS if ready else TICK_SECONDS / 10):
                await stop.wait()
        except TimeoutError:
            continue


if __name__ == "__main__":
    sys.exit(main("board", body))
