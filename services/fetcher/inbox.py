"""The door for what is pushed to us: files that an agency's receiver lays into a folder, and documents posted over HTTP.

Each inbox is a subscription named "inbox:NAME"; documents are NewsML-G2, ninjs or any feed. A file is moved to done/ when its
articles are durable and to refused/, beside a note of the reason, when it is none. Impure.
"""

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from services.fetcher.errors import UnreadableError
from services.fetcher.feed import MAX_BYTES

Deliver = Callable[[str, bytes, str | None], Awaitable[None]]
SUFFIXES = frozenset({".xml", ".json", ".newsml", ".ninjs"})
SETTLED = 0.5
"""Seconds a file must have kept its size: receivers write slowly."""


class Inbox:
    """One folder of one subscription."""

    def __init__(self, name: str, folder: Path, deliver: Deliver) -> None:
        self.url = f"inbox:{name}"
        self._folder = folder
        self._deliver = deliver
        self._sizes: dict[Path, int] = {}

    async def run(self, stop: asyncio.Event, pause: float = SETTLED) -> None:
        """Empty the folder again and again until `stop` is set."""
        while not stop.is_set():
            await self.sweep()
            try:
                async with asyncio.timeout(pause):
                    await stop.wait()
            except TimeoutError:
                continue

    async def sweep(self) -> int:
        """Take every file that has kept its size since the last sweep, by name. Returns how many were taken."""
        settled = await asyncio.to_thread(self._settled)
        for path in settled:
            reason = None
            try:
                await self._deliver(self.url, await asyncio.to_thread(_read, path), None)
            except UnreadableError as refusal:
                reason = refusal.reason
            await asyncio.to_thread(self._put_away, path, reason)
        return len(settled)

    def _settled(self) -> list[Path]:
        files = sorted(path for path in self._folder.iterdir() if path.suffix.lower() in SUFFIXES and path.is_file())
        before, self._sizes = self._sizes, {path: path.stat().st_size for path in files}
        return [path for path in files if before.get(path) == self._sizes[path]]

    def _put_away(self, path: Path, reason: str | None) -> None:
        place = self._folder / ("done" if reason is None else "refused")
        place.mkdir(exist_ok=True)
        if reason is not None:
            (place / f"{path.name}.reason").write_text(reason + "\n", encoding="utf-8")
        path.replace(place / path.name)


def _read(path: Path) -> bytes:
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableError(f"the document is larger than {MAX_BYTES:,} bytes")
    return path.read_bytes()


def routes(deliver: Deliver, tokens: Mapping[str, str]) -> list[Route]:
    """POST /inbox/NAME with `Authorization: Bearer TOKEN`: 202 when durable, 422 with the reason for what cannot be read."""

    async def receive(request: Request) -> Response:
        name = request.path_params["name"]
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        if name not in tokens or not hmac.compare_digest(tokens[name].encode(), given.encode()):
            return PlainTextResponse("no such inbox, or not yours", 403)
        received = bytearray()
        async for chunk in request.stream():
            received += chunk
            if len(received) > MAX_BYTES:
                return PlainTextResponse("too large", 413)
        try:
            await deliver(f"inbox:{name}", bytes(received), request.headers.get("content-type"))
        except UnreadableError as refusal:
            return PlainTextResponse(refusal.reason, 422)
        return PlainTextResponse("", 202)

    return [Route("/inbox/{name}", receive, methods=["POST"])]
