"""`tollwire run`: everything on this machine over one log: poller, services, board, and the sample newsroom where asked for.

Does not do any of their work: it starts them together and stops them together.
"""

import asyncio
import fcntl
import os
import signal
import socket
import sys
import webbrowser
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemas.feed import FeedSubscription
from services.commands.data import LOG_NAME, data_folder
from services.commands.feeds import read_list
from services.commands.parts import Newsstand, board_server, fetching, newsstand, story
from services.commands.terminal import CommandError, complain
from services.outcome import TollwireError
from services.shell.local import LocalLog, run_services
from services.wiring import services

HOST = "127.0.0.1"
GRACE_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line."""

    config: Path | None
    data: Path | None
    sample: bool
    port: int
    browser: bool


def run(options: Options) -> int:
    """Run until Ctrl-C. Raises CommandError where it cannot begin."""
    config = options.config or os.environ.get("TOLLWIRE_FEEDS")
    wishes = read_list(str(config)) if config else ()
    folder = data_folder(options.data, sample=options.sample)
    with _claimed(folder), _listening(options.port) as door:
        return asyncio.run(_run(options, folder, door, wishes))


@contextmanager
def _claimed(folder: Path) -> Iterator[None]:
    """Only one run works on a folder."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "lock").open("w")
    except OSError as error:
        raise CommandError(f"cannot use {folder}: {error.strerror}") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise CommandError(
                f"another `tollwire run` is working in {folder}; stop it or name another folder with --data"
            ) from error
        yield


@contextmanager
def _listening(port: int) -> Iterator[socket.socket]:
    door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    with door:
        try:
            door.bind((HOST, port))
            door.listen(128)
        except OSError as error:
            raise CommandError(f"port {port} is taken ({error.strerror}); choose another, as in --port {port + 1}") from error
        yield door


async def _run(options: Options, folder: Path, door: socket.socket, wishes: tuple[FeedSubscription, ...]) -> int:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    log = LocalLog(folder / LOG_NAME)
    stand = newsstand(folder) if options.sample else None
    try:
        return await _together(options, folder, door, log, stop, stand, (*wishes, *(stand.subscriptions if stand else ())))
    finally:
        log.close()
        if stand:
            stand.door.close()


async def _together(  # noqa: PLR0917 - the parts of one run, used here only
    options: Options,
    folder: Path,
    door: socket.socket,
    log: LocalLog,
    stop: asyncio.Event,
    stand: Newsstand | None,
    wishes: tuple[FeedSubscription, ...],
) -> int:
    """Start all parts; when one ends or Ctrl-C comes, end all. The exit status says whether it was Ctrl-C."""
    _greet(options, folder, log, fed=bool(wishes))
    board, live = board_server(log, options.port)
    parts: list[Coroutine[Any, Any, Any]] = [
        run_services(log, services(), stop),
        fetching(log, stand, wishes, stop),
        live.run(stop),
        board.serve(sockets=[door]),
        story(log, stop),
        *([stand.server.serve(sockets=[stand.door])] if stand else []),
    ]
    tasks = [asyncio.create_task(part) for part in parts]
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait([*tasks, stopping], return_when=asyncio.FIRST_COMPLETED)
    asked = stop.is_set()
    stop.set()
    board.should_exit = True
    if stand:
        stand.server.should_exit = True
    return await _end(tasks, asked=asked)


async def _end(tasks: list[asyncio.Task[Any]], *, asked: bool) -> int:
    _, late = await asyncio.wait(tasks, timeout=GRACE_SECONDS)
    for task in late:
        task.cancel()
    ended = await asyncio.gather(*tasks, return_exceptions=True)
    for error in ended:
        if isinstance(error, TollwireError):
            complain(f"stopped: {error}")
        elif isinstance(error, Exception):
            raise error
    if asked:
        sys.stdout.write("\nStopped. The next run goes on from here.\n")
    return 0 if asked else 1


def _greet(options: Options, folder: Path, log: LocalLog, *, fed: bool) -> None:
    address = f"http://{HOST}:{options.port}/"
    resumed = log.end("articles")
    known = f"{resumed:,} article revisions are known from before." if resumed else "Nothing is known yet."
    sys.stdout.write(f"Board    {address}\nData     {folder}\n{known} Ctrl-C stops.\n")
    if not fed and not log.end("feeds"):
        sys.stdout.write("No feeds yet: name a list with --config, add one with `tollwire feeds import`, or try --sample.\n")
    sys.stdout.flush()
    if options.browser and _has_browser():
        webbrowser.open(address)


def _has_browser() -> bool:
    """Whether somebody sits before a screen here."""
    return sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
