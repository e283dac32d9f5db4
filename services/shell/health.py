"""Health over HTTP: /livez (the loop turns), /startupz (restored once), /readyz (assigned, restored, broker reachable), /metrics.

`python -m services.shell.health --check URL` is the probe for images without curl. Does not decide what to do about it.
"""

import asyncio
import sys
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from services.shell.telemetry import REGISTERED

STUCK_SECONDS = 120.0
_REQUEST_BYTES = 8192


@dataclass(slots=True)
class Health:
    """What the process knows of its own health. The shell writes it, the server reads it."""

    started: bool = False
    assigned: bool = False
    restored: bool = False
    reachable: bool = False
    ticked: float = field(default_factory=monotonic)

    def tick(self) -> None:
        """The loop turns."""
        self.ticked = monotonic()

    def ready(self) -> str | None:
        """Why it is not ready, or None where it is."""
        missing = [name for name in ("assigned", "restored", "reachable") if not getattr(self, name)]
        return f"not {', not '.join(missing)}" if missing else None

    def alive(self) -> str | None:
        """Why it is stuck, or None. An unreachable broker is not a reason to be killed."""
        age = monotonic() - self.ticked
        return f"no turn of the loop for {age:.0f} s" if age > STUCK_SECONDS else None


Answer = tuple[int, str, bytes]


class HealthServer:
    """A small HTTP/1.1 server for the probes; it answers GET and closes."""

    def __init__(self, health: Health) -> None:
        self._health = health
        self._routes: dict[str, Callable[[], Answer]] = {
            "/livez": lambda: _said(health.alive()),
            "/readyz": lambda: _said(health.ready()),
            "/startupz": lambda: _said(None if health.started else "not started"),
            "/metrics": lambda: (200, CONTENT_TYPE_LATEST, generate_latest(REGISTERED)),
        }
        self._server: asyncio.Server | None = None

    async def start(self, host: str, port: int) -> int:
        """Listen; gives the port."""
        self._server = await asyncio.start_server(self._serve, host, port)
        return int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(5):
                head = await reader.readuntil(b"\r\n\r\n")
                writer.write(_bytes(*self._answer(head[:_REQUEST_BYTES])))
                await writer.drain()
        except (TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
            pass  # a probe that went away is the prober's affair
        finally:
            writer.close()

    def _answer(self, head: bytes) -> Answer:
        method, _, rest = head.decode("latin-1").partition(" ")
        route = self._routes.get(rest.split(" ")[0].split("?")[0])
        if method != "GET" or route is None:
            return (404, "text/plain", b"not here\n")
        return route()


def _said(problem: str | None) -> Answer:
    return (200, "text/plain", b"ok\n") if problem is None else (503, "text/plain", f"{problem}\n".encode())


def _bytes(status: int, kind: str, body: bytes) -> bytes:
    reason = {200: "OK", 404: "Not Found", 503: "Service Unavailable"}[status]
    return (
        f"HTTP/1.1 {status} {reason}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n".encode()
        + body
    )


def main(arguments: list[str]) -> int:
    """Ask a health address; the exit status says whether it is well."""
    if len(arguments) != 2 or arguments[0] != "--check" or not arguments[1].startswith("http://"):  # noqa: PLR2004 - two words
        sys.stderr.write("usage: python -m services.shell.health --check http://HOST:PORT/readyz\n")
        return 2
    try:
        with urllib.request.urlopen(arguments[1], timeout=3) as answer:  # noqa: S310 - http only, checked above
            return int(answer.status != 200)  # noqa: PLR2004 - OK
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
