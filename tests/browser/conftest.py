"""A headless Chromium before a live board: a real server in a process's thread, a real log behind it."""

import asyncio
import shutil
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from schemas.base import Model
from services.board.live import Live
from services.board.view import TOPICS
from services.commands.parts import board_server
from services.shell.local import LocalLog

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
ARGUMENTS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1280,1400")


@dataclass
class Board:
    """A board that listens on `url`; `tell` writes events to its log and waits until it shows them."""

    url: str
    log: LocalLog
    live: Live
    loop: asyncio.AbstractEventLoop

    def tell(self, *events: Model) -> None:
        for event in events:
            asyncio.run_coroutine_threadsafe(self.log.publish(event), self.loop).result(10)
        asyncio.run_coroutine_threadsafe(self._shown(), self.loop).result(10)

    async def _shown(self) -> None:
        want = sum(self.log.end(topic) for topic in TOPICS)
        while self.live.seen < want:  # noqa: ASYNC110 - the board counts, it does not signal
            await asyncio.sleep(0.02)


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    door = socket.create_server(("127.0.0.1", 0))
    port = door.getsockname()[1]
    started: list[Board] = []
    ready, stop = threading.Event(), threading.Event()

    async def serve() -> None:
        log = LocalLog(tmp_path / "log.sqlite")
        server, live = board_server(log, port)
        ending = asyncio.Event()
        tasks = [asyncio.create_task(server.serve(sockets=[door])), asyncio.create_task(live.run(ending))]
        await live.ready.wait()
        started.append(Board(f"http://127.0.0.1:{port}", log, live, asyncio.get_running_loop()))
        ready.set()
        await asyncio.to_thread(stop.wait)
        ending.set()
        server.should_exit = True
        await asyncio.gather(*tasks)
        log.close()

    thread = threading.Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    assert ready.wait(20)
    yield started[0]
    stop.set()
    thread.join(20)
    door.close()


def _chromium(*, javascript: bool) -> Iterator[webdriver.Chrome]:
    if not CHROMIUM or not DRIVER:
        pytest.skip("no Chromium here (chromium and chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in ARGUMENTS:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    if not javascript:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    driver.implicitly_wait(0)
    yield driver
    driver.quit()


@pytest.fixture
def browser() -> Iterator[webdriver.Chrome]:
    yield from _chromium(javascript=True)


@pytest.fixture
def browser_without_javascript() -> Iterator[webdriver.Chrome]:
    yield from _chromium(javascript=False)
