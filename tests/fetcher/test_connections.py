"""Connections kept open for hosts asked again, closed for all others."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpcore
import pytest

from services.fetcher.addresses import LOOPBACK
from services.fetcher.connections import Connections
from services.fetcher.errors import FetchError
from services.fetcher.http import Client, GuardedBackend, Limits, system_resolver


class Keeper:
    """A server that keeps connections open, and counts them."""

    def __init__(self) -> None:
        self.port, self.opened, self.open = 0, 0, 0

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answers until the client leaves."""
        self.opened, self.open = self.opened + 1, self.open + 1
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                status, body = (b"200 OK", b"x" * 2_000_000) if b"/large" in head else (b"200 OK", b"fine")
                writer.write(b"HTTP/1.1 " + status + b"\r\nContent-Length: " + str(len(body)).encode() + b"\r\n\r\n" + body)
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            self.open -= 1
            writer.close()


@asynccontextmanager
async def keeping() -> AsyncIterator[Keeper]:
    keeper = Keeper()
    server = await asyncio.start_server(keeper.handle, "0.0.0.0", 0)
    keeper.port = server.sockets[0].getsockname()[1]
    yield keeper
    server.close()


async def test_a_host_asked_again_is_asked_over_the_same_connection() -> None:
    client = Client(contact="desk@example.org", guard=LOOPBACK)
    async with keeping() as keeper:
        bodies = [(await client.get(f"http://127.0.0.1:{keeper.port}/{number}")).body for number in range(5)]
        opened = keeper.opened
        await client.aclose()
        await asyncio.sleep(0.05)

        assert (bodies, opened, keeper.open) == ([b"fine"] * 5, 1, 0)


async def test_only_so_many_idle_connections_are_kept() -> None:
    client = Client(contact="desk@example.org", guard=LOOPBACK, kept=3)
    async with keeping() as keeper:
        for number in range(1, 21):
            await client.get(f"http://127.0.0.{number}:{keeper.port}/")
        await asyncio.sleep(0.05)
        kept, opened = keeper.open, keeper.opened
        await client.get(f"http://127.0.0.20:{keeper.port}/")

        assert (kept, opened, keeper.opened) == (3, 20, 20)
    await client.aclose()


async def test_a_connection_left_in_the_middle_of_a_body_is_not_used_again() -> None:
    client = Client(contact="desk@example.org", guard=LOOPBACK)
    async with keeping() as keeper:
        url = f"http://127.0.0.1:{keeper.port}"
        for _ in range(3):
            with pytest.raises(FetchError, match="more than 1,000"):
                await client.get(f"{url}/large", limits=Limits(max_bytes=1_000))
        assert (await client.get(f"{url}/small")).body == b"fine"
        await asyncio.sleep(0.05)

        assert (keeper.opened, keeper.open) == (4, 1)
    await client.aclose()


async def test_a_connection_that_the_server_closed_is_replaced() -> None:
    client = Client(contact="desk@example.org", guard=LOOPBACK)
    closing: list[asyncio.StreamWriter] = []

    async def once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        closing.append(writer)
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine")
        await writer.drain()
        await asyncio.sleep(0.05)
        writer.close()

    server = await asyncio.start_server(once, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/"
    first = await client.get(url)
    await asyncio.sleep(0.2)
    second = await client.get(url)

    assert (first.body, second.body, len(closing)) == (b"fine", b"fine", 2)
    await client.aclose()
    server.close()


async def test_after_closing_nothing_is_kept() -> None:
    connections = Connections(GuardedBackend(LOOPBACK, system_resolver), ssl.create_default_context(), kept=4)
    async with keeping() as keeper:
        async with connections.answer(
            httpcore.Request("GET", f"http://127.0.0.1:{keeper.port}/", headers={"host": "x"})
        ) as response:
            await connections.aclose()
            await response.aread()
        await asyncio.sleep(0.05)

        assert keeper.open == 0
