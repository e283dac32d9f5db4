"""A web server that misbehaves on purpose: a real one, on loopback, one behaviour a path.

    async with served(routes) as server: ... server.url("/bomb")

Holds no assertions.
"""

import asyncio
import gzip
import ssl
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

Behaviour = Callable[["Exchange"], Awaitable[None]]


@dataclass
class Exchange:
    """One request and the wire back."""

    path: str
    headers: dict[str, str]
    writer: asyncio.StreamWriter
    body: bytes = b""

    async def send(self, data: bytes) -> None:
        """Bytes as they are; waits until the other side takes them."""
        self.writer.write(data)
        await self.writer.drain()

    async def answer(self, body: bytes, *, status: str = "200 OK", **headers: str) -> None:
        """A proper answer. Header names have underscores for hyphens."""
        lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
        await self.send("\r\n".join(lines).encode() + b"\r\n\r\n" + body)


@dataclass
class Hostile:
    """The running server: where it is, and what it was asked."""

    port: int = 0
    host: str = "127.0.0.1"
    asked: list[Exchange] = field(default_factory=list)

    def url(self, path: str, host: str | None = None) -> str:
        """The address of a path."""
        return f"http://{host or self.host}:{self.port}{path}"


@asynccontextmanager
async def served(
    routes: Mapping[str, Behaviour], *, host: str = "0.0.0.0", tls: ssl.SSLContext | None = None
) -> AsyncIterator[Hostile]:
    """Serves the routes until the block ends; whatever hangs is cut off."""
    state = Hostile()
    busy: set[asyncio.Task[None]] = set()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        busy.add(task)
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            exchange = _exchange(head, writer)
            exchange.body = await reader.readexactly(int(exchange.headers.get("content-length", "0")))
            state.asked.append(exchange)
            await routes.get(exchange.path, missing)(exchange)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            busy.discard(task)
            writer.close()

    server = await asyncio.start_server(handle, host, 0, ssl=tls)
    state.port = server.sockets[0].getsockname()[1]
    try:
        yield state
    finally:
        server.close()
        for task in list(busy):
            task.cancel()


def _exchange(head: bytes, writer: asyncio.StreamWriter) -> Exchange:
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
    return Exchange(first.split(" ")[1], headers, writer)


async def missing(exchange: Exchange) -> None:
    """404."""
    await exchange.answer(b"no", status="404 Not Found")


def body(data: bytes, **headers: str) -> Behaviour:
    """Answers with these bytes."""

    async def behave(exchange: Exchange) -> None:
        await exchange.answer(data, **headers)

    return behave


def raw(data: bytes) -> Behaviour:
    """Answers with these bytes and nothing else, headers and all."""

    async def behave(exchange: Exchange) -> None:
        await exchange.send(data)

    return behave


def redirect(target: str, status: str = "302 Found") -> Behaviour:
    """Sends the client elsewhere."""

    async def behave(exchange: Exchange) -> None:
        await exchange.answer(b"", status=status, Location=target)

    return behave


def gzip_bomb(unpacked: int) -> bytes:
    """Zeros, packed about a thousandfold."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = bytes(1 << 20)
    return b"".join(packer.compress(block) for _ in range(unpacked >> 20)) + packer.flush()


def deflate_bomb(unpacked: int) -> bytes:
    """The same without gzip's frame."""
    packer = zlib.compressobj(9)
    block = bytes(1 << 20)
    return b"".join(packer.compress(block) for _ in range(unpacked >> 20)) + packer.flush()


async def silence(exchange: Exchange) -> None:
    """Takes the request and never answers."""
    await asyncio.sleep(3600)


async def dripping_headers(exchange: Exchange) -> None:
    """A header byte at a time."""
    await exchange.send(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while True:
        await exchange.send(b"a")
        await asyncio.sleep(0.05)


async def dripping_body(exchange: Exchange) -> None:
    """A body byte at a time, each in time for a naive timeout."""
    await exchange.send(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    while True:
        await exchange.send(b"a")
        await asyncio.sleep(0.05)


async def endless(exchange: Exchange) -> None:
    """Chunks without end."""
    await exchange.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        await exchange.send(b"10000\r\n" + bytes(0x10000) + b"\r\n")


async def endless_headers(exchange: Exchange) -> None:
    """Headers without end."""
    await exchange.send(b"HTTP/1.1 200 OK\r\n")
    number = 0
    while True:
        number += 1
        await exchange.send(f"X-{number}: {'a' * 500}\r\n".encode())


async def endless_continue(exchange: Exchange) -> None:
    """Interim answers without end."""
    while True:
        await exchange.send(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)
        await asyncio.sleep(0)


def gzipped(data: bytes) -> bytes:
    """As an honest server packs it."""
    return gzip.compress(data)
