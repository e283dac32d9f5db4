"""All parts of the fetcher, joined and run over any shell's source: poller, hubs, inboxes, the door for pushes.

    await run_fetcher(source, FetcherSettings.of(os.environ), SystemClock(), stop)

Impure. Knows no shell and decides nothing.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Route

from schemas.feed import FeedSubscription
from services.fetcher import inbox, opml
from services.fetcher.http import Client, Resolver, system_resolver
from services.fetcher.inbox import Inbox
from services.fetcher.manners import Manners
from services.fetcher.poller import Pace, Poller
from services.fetcher.sandbox import Sandbox
from services.fetcher.settings import FetcherSettings
from services.fetcher.state import FeedState
from services.fetcher.visiting import Visitor, environment
from services.fetcher.websub import Subscriber
from services.shell.ports import Clock, NotOwnedError, Source

RENEWAL_SECONDS = 60.0
"""Between two looks for hubs that want to be asked again."""


@dataclass(frozen=True, slots=True)
class Fetcher:
    """The parts, before they run."""

    poller: Poller
    subscriber: Subscriber | None
    inboxes: tuple[Inbox, ...]
    routes: tuple[Route, ...]


def configured_feeds(settings: FetcherSettings) -> tuple[FeedSubscription, ...]:
    """The feeds of the file that the settings name. Raises UnreadableError or OSError."""
    if settings.feeds is None:
        return ()
    data = Path(settings.feeds).read_bytes()
    return opml.parse_toml(data.decode("utf-8")) if settings.feeds.endswith(".toml") else opml.parse(data)


@asynccontextmanager
async def assembled(
    source: Source,
    settings: FetcherSettings,
    clock: Clock,
    secrets: Mapping[str, str] | None = None,
    resolver: Resolver = system_resolver,
) -> AsyncIterator[Fetcher]:
    """The parts over this source; connections and workers end with the block. `secrets`: where credentials are looked up."""
    client = Client(contact=settings.contact, guard=settings.guard, resolver=resolver)
    sandbox = Sandbox(workers=settings.parsers)
    try:
        visitor = Visitor(client, sandbox, Manners(settings.courtesy), environment() if secrets is None else secrets)
        poller = Poller(source, visitor, clock, Pace(rounds=settings.rounds, rounds_per_host=settings.courtesy.at_once))
        subscriber = (
            Subscriber(client, poller.deliver, callback=settings.callback, key=settings.key) if settings.callback else None
        )
        routes = [*inbox.routes(poller.deliver, settings.tokens)] + (subscriber.routes(clock.now) if subscriber else [])
        folders = tuple(Inbox(name, Path(folder), poller.deliver) for name, folder in settings.inboxes.items())
        yield Fetcher(poller, subscriber, folders, tuple(routes))
    finally:
        sandbox.close()
        await client.aclose()


async def run_fetcher(
    source: Source, settings: FetcherSettings, clock: Clock, stop: asyncio.Event, resolver: Resolver = system_resolver
) -> None:
    """Run until `stop` is set. Raises what the shell raises: the process then ends and is started again."""
    async with assembled(source, settings, clock, resolver=resolver) as fetcher, asyncio.TaskGroup() as group:
        group.create_task(fetcher.poller.run(stop))
        for folder in fetcher.inboxes:
            group.create_task(folder.run(stop))
        if fetcher.subscriber is not None:
            group.create_task(_renew(source, fetcher.subscriber, clock, stop))
        if settings.push_port is not None:
            group.create_task(_serve(fetcher.routes, settings, stop))


async def renew_leases(source: Source, subscriber: Subscriber, clock: Clock) -> int:
    """Ask every hub whose lease is missing or ends soon. Returns how many took the request."""
    asked = 0
    for url, wish in list(source.subscriptions().items()):
        try:
            state: FeedState = source.state(url)
        except NotOwnedError:
            continue
        if wish.active and state.head.hub is not None and not state.head.gone:
            asked += await subscriber.renew(url, state.head, clock.now())
    return asked


async def _renew(source: Source, subscriber: Subscriber, clock: Clock, stop: asyncio.Event) -> None:
    while not stop.is_set():
        await renew_leases(source, subscriber, clock)
        try:
            async with asyncio.timeout(RENEWAL_SECONDS):
                await stop.wait()
        except TimeoutError:
            continue


class _Door(uvicorn.Server):
    """Leaves signals to the process."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Captures none."""
        yield


async def _serve(routes: tuple[Route, ...], settings: FetcherSettings, stop: asyncio.Event) -> None:
    config = uvicorn.Config(Starlette(routes=list(routes)), host=settings.push_host, port=settings.push_port or 0, log_level="warning",
                            access_log=False, server_header=False, timeout_graceful_shutdown=5)  # fmt: skip
    door = _Door(config)
    serving = asyncio.create_task(door.serve())
    await stop.wait()
    door.should_exit = True
    await serving
