"""A board over a real local log, asked in process."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from schemas.base import Model
from services.board.app import make_app
from services.board.live import Live
from services.board.settings import BoardSettings
from services.shell.local import LocalLog

TOKEN = "an editor's secret"


@dataclass
class Desk:
    """The board with its log. `tell` publishes events and waits until the board shows them."""

    log: LocalLog
    live: Live
    client: httpx.AsyncClient
    tell: Callable[..., Awaitable[None]]

    async def page(self, path: str) -> str:
        answer = await self.client.get(path)
        assert answer.status_code == 200, answer.text
        return answer.text


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    log = LocalLog(tmp_path / "log.sqlite")
    live = Live(log)
    following = asyncio.create_task(live.follow())
    await live.ready.wait()

    async def tell(*events: Model) -> None:
        for event in events:
            await log.publish(event)
        want = log.end("incidents") + log.end("changes") + log.end("articles") + log.end("feed-status")
        async with asyncio.timeout(5):
            while live.seen < want:  # noqa: ASYNC110 - the board counts, it does not signal
                await asyncio.sleep(0.02)

    transport = httpx.ASGITransport(make_app(live, BoardSettings(editor_token=TOKEN)))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8080") as client:
        yield Desk(log, live, client, tell)
    following.cancel()
    with suppress(asyncio.CancelledError):
        await following
    log.close()
