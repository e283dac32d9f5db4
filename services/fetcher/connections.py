"""Connections to many hosts, a few of them kept open: a pool whose cost does not grow with the number of hosts.

httpcore's own pool looks through all connections with each request, which ten thousand hosts make dear. Impure.
"""

import ssl
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpcore

KEEP_SECONDS = 15.0
"""How long an idle connection is kept."""

Origin = tuple[bytes, bytes, int | None]


class Connections:
    """Opens connections through a network backend and keeps the `kept` most recently used idle ones."""

    def __init__(self, backend: httpcore.AsyncNetworkBackend, tls: ssl.SSLContext, kept: int) -> None:
        self._backend = backend
        self._tls = tls
        self._kept = kept
        self._idle: OrderedDict[httpcore.AsyncHTTPConnection, Origin] = OrderedDict()
        self._by_origin: dict[Origin, list[httpcore.AsyncHTTPConnection]] = {}

    @asynccontextmanager
    async def answer(self, request: httpcore.Request) -> AsyncIterator[httpcore.Response]:
        """The answer to the request, its body unread. Raises what httpcore raises, and what the backend refuses with."""
        connection = await self._connection(request)
        try:
            response = await connection.handle_async_request(request)
            try:
                yield response
            finally:
                await response.aclose()
        finally:
            await self._give_back(connection, _origin(request.url))

    async def aclose(self) -> None:
        """Close all that are idle; those in use are closed by whoever uses them."""
        idle, self._idle, self._by_origin, self._kept = list(self._idle), OrderedDict(), {}, 0
        for connection in idle:
            await connection.aclose()

    async def _connection(self, request: httpcore.Request) -> httpcore.AsyncHTTPConnection:
        waiting = self._by_origin.get(_origin(request.url), [])
        while waiting:
            connection = self._forget(waiting[-1])
            if connection.is_available() and not connection.has_expired():
                return connection
            await connection.aclose()
        return httpcore.AsyncHTTPConnection(
            request.url.origin, ssl_context=self._tls, keepalive_expiry=KEEP_SECONDS, network_backend=self._backend
        )

    async def _give_back(self, connection: httpcore.AsyncHTTPConnection, origin: Origin) -> None:
        if not connection.is_idle() or connection.has_expired() or not self._kept:
            await connection.aclose()
            return
        self._idle[connection] = origin
        self._by_origin.setdefault(origin, []).append(connection)
        while len(self._idle) > self._kept:
            await self._forget(next(iter(self._idle))).aclose()

    def _forget(self, connection: httpcore.AsyncHTTPConnection) -> httpcore.AsyncHTTPConnection:
        origin = self._idle.pop(connection)
        others = self._by_origin[origin]
        others.remove(connection)
        if not others:
            del self._by_origin[origin]
        return connection


def _origin(url: httpcore.URL) -> Origin:
    return url.scheme, url.host, url.port
