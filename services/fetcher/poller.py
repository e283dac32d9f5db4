"""Keeps all subscribed feeds polled: who is due, in which order, how many at once; one slow host never delays another.

Impure. Decides nothing about content: a round asks freshness.py and rhythm.py, and hands the event to the service's step
through the shell's source. How it is used:

    client = Client(contact="desk@example.org", guard=PUBLIC)          # LOOPBACK for the sample newsroom
    poller = Poller(log.source(make_service()), Visitor(client, Sandbox(), Manners()), SystemClock())
    await poller.run(stop)                                             # until stop is set
"""

import asyncio
import heapq
from collections import deque
from dataclasses import dataclass, field
from datetime import datetime

from schemas.feed import FeedSubscription
from services.fetcher import freshness, rhythm
from services.fetcher.errors import UnreadableError
from services.fetcher.events import FeedPolled, Recheck, Seen
from services.fetcher.state import FeedState, Known
from services.fetcher.urls import host_of, is_web
from services.fetcher.visiting import Answer, Visitor
from services.shell.ports import Clock, NotOwnedError, Source


@dataclass(frozen=True, slots=True)
class Pace:
    """How much the poller does at once."""

    rounds: int = 64
    """Feeds in hand at the same time."""
    rounds_per_host: int = 2
    tick: float = 0.2
    """Seconds between two looks at the clock when nothing happens."""
    refresh: float = 5.0
    """Seconds after which subscriptions are looked at again even if nobody said that they changed."""


@dataclass(slots=True)
class Tally:
    """Counts since the start, for metrics and the benchmark."""

    polls: int = 0
    not_modified: int = 0
    failed: int = 0
    pages: int = 0
    pushes: int = 0


@dataclass(slots=True)
class _Lane:
    """The feeds of one host that are due."""

    waiting: deque[str] = field(default_factory=deque)
    active: int = 0


class Poller:
    """Runs rounds. `tally` counts them."""

    def __init__(self, source: Source, visitor: Visitor, clock: Clock, pace: Pace = Pace()) -> None:
        self._source = source
        self._visitor = visitor
        self._clock = clock
        self._pace = pace
        self.tally = Tally()
        self._heap: list[tuple[datetime, str]] = []
        self._planned: dict[str, datetime] = {}
        self._busy: set[str] = set()
        self._lanes: dict[str, _Lane] = {}
        self._running: set[asyncio.Task[None]] = set()
        self._wake = asyncio.Event()
        self._progress = asyncio.Event()
        self._subscribed: dict[str, FeedSubscription] = {}

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until `stop` is set; rounds in hand are then abandoned, which loses nothing: they are polled again."""
        watch = asyncio.create_task(self._watch())
        halt = asyncio.create_task(self._halt(stop))
        refreshed = float("-inf")
        loop = asyncio.get_running_loop()
        try:
            while not stop.is_set():
                if self._stale or loop.time() - refreshed > self._pace.refresh:
                    self._refresh()
                    refreshed = loop.time()
                self._gather(self._clock.now())
                self._launch()
                self._raise_failures()
                await self._sleep()
        finally:
            await self._end(watch, halt)

    @property
    def feeds(self) -> int:
        """How many feeds this process looks after."""
        return len(self._subscribed)

    @property
    def in_hand(self) -> int:
        """How many are being polled right now."""
        return len(self._running)

    def overdue(self) -> float:
        """Seconds by which the feed that waits longest is late."""
        queued = [self._planned[url] for lane in self._lanes.values() for url in lane.waiting if url in self._planned]
        waiting = [*queued, *(moment for moment, _ in self._heap[:1])]
        return max(0.0, (self._clock.now() - min(waiting)).total_seconds()) if waiting else 0.0

    async def once(self, url: str) -> FeedPolled | None:
        """One round of one feed, now or when it was already due; None where it is not ours. Raises what the shell raises."""
        try:
            wish = self._subscribed.get(url)
            if wish is not None and self._source.state(url).subscription != wish:
                await self._source.feed(url, wish)
            event = await self.poll(self._source.state(url), self._clock.now())
            if event is not None:
                await self._source.feed(url, event)
        except NotOwnedError:
            return None
        return event

    async def deliver(self, url: str, body: bytes, content_type: str | None) -> None:
        """A push: folded like a poll, durable on return. Raises UnreadableError for what is no feed, NotOwnedError elsewhere."""
        wish = self._source.subscriptions().get(url)
        if wish is None:
            raise NotOwnedError(url)
        if self._source.state(url).subscription != wish:
            await self._source.feed(url, wish)
        answer = await self._visitor.pushed(url, body, content_type, self._clock.now())
        self.tally.pushes += 1
        if answer.feed is None:
            raise UnreadableError(answer.polled.error or "this is no feed")
        await self._source.feed(url, await self._with_pages(self._source.state(url), answer, ()))

    async def poll(self, state: FeedState, now: datetime) -> FeedPolled | None:
        """What one round finds: the feed if it is due, pages of what is new, pages whose time has come."""
        subscription = state.subscription
        if subscription is None:
            return None
        moment = rhythm.due(state, now)
        again = freshness.rechecks(state, now)
        if moment is not None and moment <= now:
            answer = await self._visitor.feed(subscription, state.head, now)
            self._count(answer)
        elif again:
            answer = Answer(FeedPolled(url=subscription.url, at=now.isoformat()))
        else:
            return None
        return await self._with_pages(state, answer, again)

    async def _with_pages(self, state: FeedState, answer: Answer, again: tuple[Known, ...]) -> FeedPolled:
        entries = answer.feed.entries if answer.feed else ()
        new = freshness.wanted(state, answer.feed) if answer.feed else ()
        fetched = {id(entry) for entry in new}
        urls = list(dict.fromkeys([entry.url for entry in new if entry.url] + [known.url for known in again if known.url]))
        visits = dict(zip(urls, await asyncio.gather(*(self._visitor.page(url) for url in urls)), strict=True))
        self.tally.pages += len(urls)
        seen = tuple(Seen(entry=entry, visit=visits.get(entry.url or "") if id(entry) in fetched else None) for entry in entries)
        rechecked = tuple(Recheck(article_id=known.id, visit=visits[known.url]) for known in again if known.url)
        return answer.polled.model_copy(update={"seen": seen, "rechecks": rechecked})

    def _count(self, answer: Answer) -> None:
        self.tally.polls += 1
        self.tally.not_modified += answer.polled.status == 304  # noqa: PLR2004 - not modified
        self.tally.failed += answer.polled.error is not None

    # ------------------------------------------------------------------ the schedule

    @property
    def _stale(self) -> bool:
        return self._wake.is_set()

    def _refresh(self) -> None:
        """Take note of feeds that came, went or changed."""
        self._wake.clear()
        before, self._subscribed = self._subscribed, dict(self._source.subscriptions())
        for url, subscription in self._subscribed.items():
            if before.get(url) != subscription:
                self._plan(url)
        for url in before.keys() - self._subscribed.keys():
            self._planned.pop(url, None)

    def _plan(self, url: str) -> None:
        """Put the feed where its state says that it belongs."""
        try:
            state: FeedState = self._source.state(url)
        except NotOwnedError:
            self._planned.pop(url, None)
            return
        now = self._clock.now()
        if state.subscription != self._subscribed.get(url):
            self._planned[url] = now
            heapq.heappush(self._heap, (now, url))
            return
        moments = [moment for moment in (rhythm.due(state, now), freshness.next_recheck(state)) if moment is not None]
        if not moments or not is_web(url):
            self._planned.pop(url, None)
            return
        self._planned[url] = min(moments)
        heapq.heappush(self._heap, (min(moments), url))

    def _gather(self, now: datetime) -> None:
        """Move what is due into its host's lane."""
        while self._heap and self._heap[0][0] <= now:
            moment, url = heapq.heappop(self._heap)
            if self._planned.get(url) != moment or url in self._busy:
                continue  # planned anew since, or in hand
            self._busy.add(url)
            self._lanes.setdefault(host_of(url), _Lane()).waiting.append(url)

    def _launch(self) -> None:
        """Start rounds, host by host in turn, as far as there is room."""
        for host in list(self._lanes):
            if len(self._running) >= self._pace.rounds:
                return
            lane = self._lanes.pop(host)
            if lane.waiting and lane.active < self._pace.rounds_per_host:
                lane.active += 1
                task = asyncio.create_task(self._round(lane.waiting.popleft(), lane))
                self._running.add(task)
                task.add_done_callback(self._done)
            if lane.waiting or lane.active:
                self._lanes[host] = lane  # at the end of the line

    async def _round(self, url: str, lane: _Lane) -> None:
        try:
            await self.once(url)
        finally:
            lane.active -= 1
            self._busy.discard(url)
            self._plan(url)

    def _done(self, task: asyncio.Task[None]) -> None:
        if task.cancelled() or task.exception() is None:
            self._running.discard(task)
        self._progress.set()

    def _raise_failures(self) -> None:
        """A round that raises has met a bug or a broken shell: the process ends loudly."""
        for task in list(self._running):
            if task.done():
                self._running.discard(task)
                task.result()

    async def _sleep(self) -> None:
        self._progress.clear()
        try:
            async with asyncio.timeout(self._pace.tick):
                await self._progress.wait()
        except TimeoutError:
            return

    async def _watch(self) -> None:
        while True:
            await self._source.changed()
            self._wake.set()
            self._progress.set()

    async def _halt(self, stop: asyncio.Event) -> None:
        await stop.wait()
        self._progress.set()

    async def _end(self, *tasks: asyncio.Task[None]) -> None:
        doomed = [*tasks, *self._running]
        for task in doomed:
            task.cancel()
        await asyncio.gather(*doomed, return_exceptions=True)
