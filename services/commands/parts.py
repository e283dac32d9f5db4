"""The parts that `tollwire run` starts together, each ready to run: the board's server, the poller, the sample newsroom, the story.

Does not decide when they start and stop: run.py does.
"""

import asyncio
import json
import os
import socket
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import uvicorn
from starlette.types import ASGIApp

from schemas.feed import FeedSubscription
from schemas.incident import Change
from services.board import figures
from services.board.app import make_app
from services.board.live import Live
from services.board.settings import BoardSettings
from services.fetcher.addresses import LOOPBACK
from services.fetcher.assembly import run_fetcher
from services.fetcher.http import system_resolver
from services.fetcher.manners import Courtesy
from services.fetcher.settings import FetcherSettings
from services.newsroom import server as newsroom_server
from services.newsroom.stories import Newsroom, load
from services.outcome import Reject
from services.shell.codec import decode
from services.shell.local import LocalLog
from services.shell.ports import SystemClock
from services.shell.resources import deploy_path
from services.wiring import service

NEWSROOM_PORT = 8790
SAMPLE_COURTESY = Courtesy(pause=0.05)
"""The sample newsroom is ours: it minds no haste."""


class Server(uvicorn.Server):
    """Leaves Ctrl-C to `tollwire run`, which stops all parts."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Captures none."""
        yield


def server(app: ASGIApp) -> Server:
    """A server that speaks only of trouble and waits two seconds for browsers to let go."""
    return Server(uvicorn.Config(app, log_level="warning", access_log=False, timeout_graceful_shutdown=2, server_header=False))


def board_server(log: LocalLog, port: int) -> tuple[Server, Live]:
    """The board over the log."""
    live = Live(log)
    settings = replace(BoardSettings.of(os.environ), host="127.0.0.1", port=port)
    return server(make_app(live, settings)), live


@dataclass(frozen=True, slots=True)
class Newsstand:
    """The sample newsroom, listening."""

    newsroom: Newsroom
    server: Server
    door: socket.socket
    subscriptions: tuple[FeedSubscription, ...]


def newsstand(folder: Path) -> Newsstand:
    """The sample newsroom where it was before: its port and the start of its story are kept in the data folder."""
    newsroom = load(deploy_path("sample-newsroom"))
    kept = folder / "newsroom.json"
    memory = json.loads(kept.read_text()) if kept.exists() else {"started": time.time(), "port": NEWSROOM_PORT}
    door = _door(int(memory["port"]))
    port = int(door.getsockname()[1])
    kept.write_text(json.dumps({"started": memory["started"], "port": port}))
    app = newsroom_server.make_app(newsroom, lambda: time.time() - memory["started"], port)
    return Newsstand(newsroom, server(app), door, tuple(newsroom.subscriptions(port)))


def _door(port: int) -> socket.socket:
    """A listening socket on this port, or on any free one."""
    for wanted in (port, 0):
        door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((newsroom_server.LOOPBACK, wanted))
        except OSError:
            door.close()
            continue
        door.listen(64)
        return door
    raise OSError("no free port on this machine")


async def fetching(log: LocalLog, stand: Newsstand | None, wishes: Iterable[FeedSubscription], stop: asyncio.Event) -> None:
    """Subscribe to the wishes and poll. Of all names only the sample newsroom's may lead to this machine, and only when it is served."""
    source = log.source(service("fetcher"))
    known = source.subscriptions()
    for wish in wishes:
        if known.get(wish.url) != wish:
            await log.publish(wish, source="operator")
    settings = FetcherSettings.of(os.environ)
    if stand is None:
        await run_fetcher(source, settings, SystemClock(), stop)
        return
    resolver = newsroom_server.resolver(stand.newsroom, system_resolver)
    await run_fetcher(source, replace(settings, guard=LOOPBACK, courtesy=SAMPLE_COURTESY), SystemClock(), stop, resolver)


async def story(log: LocalLog, stop: asyncio.Event) -> None:
    """Each new change as a line in the terminal."""
    start = {("changes", 0): log.end("changes")}
    records = log.tail(["changes"], start=start)
    while not stop.is_set():
        try:
            record = await asyncio.wait_for(anext(records), timeout=0.5)
        except TimeoutError:
            records = log.tail(["changes"], start=start)
            continue
        start = {("changes", 0): record.offset + 1}
        try:
            event = decode(record)
        except Reject:
            continue
        if isinstance(event, Change):
            sys.stdout.write(
                f"{(event.at or 'time unknown')[:16].replace('T', ' ')}  {event.incident_id[:12]}  {figures.what(event)}\n"
            )
            sys.stdout.flush()
