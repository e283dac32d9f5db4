"""The guarded client: every request bounded in time, bytes and hops, and connected only to an address that was checked.

Resolves a name once, checks every answer, connects to what was checked (the request keeps the name, so TLS and virtual hosts
work), follows redirects by hand through the same door. Does not parse, retry or schedule.
"""

import asyncio
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, aclosing, asynccontextmanager
from dataclasses import dataclass, field, replace
from socket import SOCK_STREAM, gaierror
from typing import Any
from urllib.parse import urljoin

import httpcore
import httpx

from services.fetcher.addresses import PUBLIC, Guard, check_url
from services.fetcher.connections import Connections
from services.fetcher.errors import FailureKind, FetchError
from services.fetcher.inflate import Inflater

USER_AGENT = "Tollwire/0.1 (reads news feeds for casualty figures; contact: {contact})"
PERMANENT = frozenset({301, 308})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
MAX_ATTEMPTS = 3
"""Addresses of one name that are tried."""
Resolver = Callable[[str, int], Awaitable[Sequence[str]]]
Door = Callable[[str], AbstractAsyncContextManager[None]]
"""What each request passes, those of redirects too: a turn at the host, its robots.txt. The wait is outside the deadline."""

# What httpcore raises, and what it means to us; the first row that fits counts.
FAILURES: tuple[tuple[type[Exception], FailureKind, str], ...] = (
    (httpx.InvalidURL, "address", "this is no address"),
    (httpcore.TimeoutException, "timeout", "the server did not answer in time"),
    (httpcore.ConnectError, "connect", "no connection"),
    (httpcore.ProtocolError, "protocol", "the server does not speak HTTP properly"),
    (httpcore.UnsupportedProtocol, "scheme", "not http or https"),
    (httpcore.NetworkError, "connect", "the connection broke"),
    (ssl.SSLError, "connect", "no secure connection"),
    (OSError, "connect", "no connection"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one exchange, redirects and all."""

    max_bytes: int = 5_000_000
    deadline: float = 30.0
    connect: float = 10.0
    min_rate: int = 200
    """Bytes a second that a body must keep up, on average, after `grace` seconds."""
    grace: float = 5.0
    redirects: int = 5
    header_count: int = 100
    header_bytes: int = 32_768


FEED_LIMITS = Limits()
PAGE_LIMITS = Limits()
ROBOTS_LIMITS = Limits(max_bytes=512_000, deadline=15.0)


@dataclass(frozen=True, slots=True)
class Response:
    """What came back. `permanent` is where permanent redirects alone led, if anywhere."""

    url: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    permanent: str | None = None

    def header(self, name: str) -> str | None:
        """A header's value, names in lower case."""
        return self.headers.get(name)


@dataclass(frozen=True, slots=True)
class _Call:
    """One request of an exchange; each redirect makes the next."""

    method: str
    url: str
    headers: Mapping[str, str]
    content: bytes
    limits: Limits


async def system_resolver(host: str, port: int) -> list[str]:
    """All addresses that the system knows for the name."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=SOCK_STREAM)
    except (gaierror, UnicodeError, OSError) as error:
        raise FetchError("dns", f"the name {host} does not resolve") from error
    return list(dict.fromkeys(str(answer[4][0]) for answer in found))


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Opens connections for httpcore, to checked addresses only."""

    def __init__(self, guard: Guard, resolver: Resolver) -> None:
        self._guard = guard
        self._resolver = resolver
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's interface
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """One resolution, every answer checked, then the first that lets us in."""
        answers = await self._resolver(host, port)
        if not answers:
            raise FetchError("dns", f"the name {host} has no address")
        for answer in answers:
            self._guard.check_address(answer, host)
            self._guard.check_port(port, answer, host)
        problem: Exception | None = None
        for answer in answers[:MAX_ATTEMPTS]:
            try:
                return await self._inner.connect_tcp(answer, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                problem = error
        raise problem or FetchError("connect", f"no connection to {host}")

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 - httpcore's interface
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002 - httpcore's interface
    ) -> httpcore.AsyncNetworkStream:
        """Never: a feed has no business with a local socket."""
        raise FetchError("scheme", f"{path} is a local socket")

    async def sleep(self, seconds: float) -> None:
        """As httpcore wants it."""
        await asyncio.sleep(seconds)


class Client:
    """One per process. `contact` goes into the User-Agent so that a webmaster can reach the operator."""

    def __init__(
        self,
        *,
        contact: str,
        guard: Guard = PUBLIC,
        resolver: Resolver = system_resolver,
        tls: ssl.SSLContext | None = None,
        at_once: int = 128,
        kept: int = 64,
    ) -> None:
        self.user_agent = USER_AGENT.format(contact=contact)
        self._connections = Connections(GuardedBackend(guard, resolver), tls or httpx.create_ssl_context(trust_env=False), kept)
        self._room = asyncio.Semaphore(at_once)

    async def get(
        self, url: str, headers: Mapping[str, str] | None = None, limits: Limits = FEED_LIMITS, door: Door | None = None
    ) -> Response:
        """The answer at this address, redirects followed. Raises FetchError, and nothing else for anything a server can do."""
        return await self._bounded(_Call("GET", url, dict(headers or {}), b"", limits), door or _open_door)

    async def post(self, url: str, form: bytes, limits: Limits = FEED_LIMITS) -> Response:
        """The answer to a form, redirects not followed."""
        headers = {"content-type": "application/x-www-form-urlencoded", "content-length": str(len(form))}
        return await self._bounded(_Call("POST", url, headers, form, limits), _open_door)

    async def aclose(self) -> None:
        """Close all connections."""
        await self._connections.aclose()

    async def _bounded(self, call: _Call, door: Door) -> Response:
        try:
            async with asyncio.timeout(call.limits.deadline) as clock:
                return await self._follow(call, _untimed(door, clock))
        except TimeoutError as error:
            raise FetchError("timeout", f"not done within {call.limits.deadline:g} s") from error
        except FetchError:
            raise
        except Exception as error:
            raise _translated(error) from error

    async def _follow(self, call: _Call, door: Door) -> Response:
        permanent: str | None = None
        all_permanent = True
        for _ in range(call.limits.redirects + 1):
            check_url(call.url)
            async with door(call.url):
                response = await self._once(call)
            target = response.header("location")
            if call.method != "GET" or response.status not in REDIRECTS or not target:
                return Response(response.url, response.status, response.headers, response.body, permanent)
            following = _joined(call.url, target)
            all_permanent = all_permanent and response.status in PERMANENT
            permanent = following if all_permanent else permanent
            # credentials and private headers are for the host they were given for
            headers = call.headers if _origin(following) == _origin(call.url) else {}
            call = replace(call, url=following, headers=headers)
        raise FetchError("redirect", f"more than {call.limits.redirects} redirects")

    async def _once(self, call: _Call) -> Response:
        target, limits = httpx.URL(call.url), call.limits
        address = httpcore.URL(scheme=target.raw_scheme, host=target.raw_host, port=target.port, target=target.raw_path)
        timeouts = {"connect": limits.connect, "read": limits.deadline, "write": limits.deadline, "pool": limits.deadline}
        sent = {
            "host": target.netloc.decode("ascii"),
            "user-agent": self.user_agent,
            "accept-encoding": "gzip",
            "accept": "*/*",
        } | dict(call.headers)
        request = httpcore.Request(
            call.method, address, headers=list(sent.items()), content=call.content, extensions={"timeout": timeouts}
        )
        async with self._room, self._connections.answer(request) as answer:
            found = _headers(answer.headers, limits)
            if answer.status in REDIRECTS and "location" in found:
                return Response(call.url, answer.status, found)
            body = await _read(answer, found, limits)
            return Response(call.url, answer.status, found, body)


@asynccontextmanager
async def _open_door(_url: str) -> AsyncIterator[None]:
    yield


def _untimed(door: Door, clock: asyncio.Timeout) -> Door:
    """The same door, with the clock stopped for as long as somebody waits at it."""

    @asynccontextmanager
    async def passed(url: str) -> AsyncIterator[None]:
        loop, until = asyncio.get_running_loop(), clock.when()
        arrived = loop.time()
        clock.reschedule(None)
        async with door(url):
            clock.reschedule(until + loop.time() - arrived if until is not None else None)
            yield

    return passed


async def _read(answer: httpcore.Response, headers: Mapping[str, str], limits: Limits) -> bytes:
    declared = headers.get("content-length", "")
    if declared.isdecimal() and int(declared[:20]) > limits.max_bytes:
        raise FetchError("too_large", f"the body has {int(declared[:20]):,} bytes, more than {limits.max_bytes:,}")
    inflater = Inflater(headers.get("content-encoding"), limits.max_bytes)
    loop = asyncio.get_running_loop()
    started, received = loop.time(), 0
    async with aclosing(_chunks(answer)) as chunks:
        async for chunk in chunks:
            received += len(chunk)
            if received > limits.max_bytes:
                raise FetchError("too_large", f"the body has more than {limits.max_bytes:,} bytes")
            inflater.feed(chunk)
            elapsed = loop.time() - started
            if elapsed > limits.grace and received < elapsed * limits.min_rate:
                raise FetchError("slow", f"only {received / elapsed:.0f} bytes a second")
    return inflater.done()


async def _chunks(answer: httpcore.Response) -> AsyncGenerator[bytes, None]:
    async for chunk in answer.aiter_stream():
        yield chunk


def _headers(raw: Sequence[tuple[bytes, bytes]], limits: Limits) -> dict[str, str]:
    """Names in lower case, the first of each name counts. Raises FetchError for a flood."""
    if len(raw) > limits.header_count or sum(len(name) + len(value) for name, value in raw) > limits.header_bytes:
        raise FetchError("headers", f"more than {limits.header_count} headers or {limits.header_bytes:,} bytes of them")
    found: dict[str, str] = {}
    for name, value in raw:
        found.setdefault(name.decode("latin-1").lower(), value.decode("utf-8", "replace").strip())
    return found


def _joined(url: str, target: str) -> str:
    try:
        return urljoin(url, target)
    except ValueError as error:
        raise FetchError("address", f"the redirect leads to no address: {error}") from error


def _origin(url: str) -> tuple[Any, ...]:
    check_url(url)
    parts = httpx.URL(url)
    return parts.scheme, parts.host, parts.port


def _translated(error: Exception) -> FetchError:
    for kind, name, reason in FAILURES:
        if isinstance(error, kind):
            detail = str(error).strip()
            return FetchError(name, f"{reason}{f': {detail[:200]}' if detail else ''}")
    return FetchError("protocol", f"{type(error).__name__}: {str(error)[:200]}")
