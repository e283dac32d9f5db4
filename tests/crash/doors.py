"""The two ways in. Straight: articles are put on their topic, fast, and every order and repetition can be had; what must come of them is
known beforehand. By the press: real fetchers get them from feeds, and die as the others do; the rest of the pipeline must then make of
what is on the topic what one undisturbed pass makes of it.

Does not disturb anything: chaos.py does.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from schemas.article import Article
from services.outcome import Reject, Service
from services.shell.codec import decode
from services.shell.kafka_tail import KafkaTail
from services.shell.ports import Message, Record
from services.wiring import services
from tests.crash.generator import Feed, edited, feed
from tests.crash.judge import Verdict
from tests.crash.oracle import Oracle, oracle, remembering
from tests.crash.press import Press
from tests.shell.toys import TOYS

EDITED = 1000
"""Editors decide on incidents that so many of the first messages led to; looking at more would only take longer."""
STEADY_SHARE = 0.2
"""So much of the feed goes through undisturbed, before the faults."""


class Door(Protocol):
    """Lets the feed in. `services` read topics; `settings` are for the processes."""

    services: Sequence[Service[Any]]
    settings: dict[str, str]

    async def first(self) -> Sequence[Message]:
        """What goes in undisturbed."""
        ...

    async def rest(self, tail: KafkaTail) -> Sequence[Message]:
        """What goes in under faults, once the first part is through."""
        ...

    async def send(self, tail: KafkaTail, messages: Sequence[Message]) -> None:
        """Let these in."""
        ...

    async def taken(self, patience: float) -> None:
        """Until all is on the topics, or nothing came there for so long."""
        ...

    async def foretold(self, tail: KafkaTail) -> tuple[Sequence[Message], Oracle]:
        """All that went in, and what must have come of it."""
        ...

    async def judged(self, tail: KafkaTail) -> Verdict:
        """What is wrong with the way in itself."""
        ...


@dataclass
class Straight:
    """Articles are put on their topic."""

    services: Sequence[Service[Any]]
    messages: Sequence[Message]
    oracle: Oracle
    settings: dict[str, str]

    @classmethod
    def of(cls, seed: int, articles: int, *, real: bool) -> "Straight":
        """Foretells, which takes a while with the real services."""
        made = feed(seed, articles, toy=not real)
        known = remembering(services()) if real else TOYS
        if real:
            made = edited(made, oracle(known, made.messages[:EDITED]).memory, seed)
        return cls(known, made.messages, oracle(known, made.messages), {})

    async def first(self) -> Sequence[Message]:
        return self.messages[: int(len(self.messages) * STEADY_SHARE)]

    async def rest(self, _tail: KafkaTail) -> Sequence[Message]:
        return self.messages[int(len(self.messages) * STEADY_SHARE) :]

    async def send(self, tail: KafkaTail, messages: Sequence[Message]) -> None:
        await tail.send(messages)

    async def taken(self, _patience: float) -> None: ...

    async def foretold(self, _tail: KafkaTail) -> tuple[Sequence[Message], Oracle]:
        return self.messages, self.oracle

    async def judged(self, _tail: KafkaTail) -> Verdict:
        return Verdict()


class ByPress:
    """Valid articles are printed; what no outlet would print (poison, editors' commands) goes to its topic."""

    def __init__(self, seed: int, articles: int, press: Press, settings: dict[str, str]) -> None:
        self.services: Sequence[Service[Any]] = remembering(services())
        self.settings = settings
        self._seed = seed
        self._press = press
        self._made: Feed = feed(seed, articles, toy=False)
        self._printed = {article.to_json(): article for article in self._made.articles}
        self._apart: list[Message] = []

    async def first(self) -> Sequence[Message]:
        return self._made.messages[: int(len(self._made.messages) * STEADY_SHARE)]

    async def rest(self, tail: KafkaTail) -> Sequence[Message]:
        messages = await _written(tail)
        seen = await asyncio.to_thread(oracle, self.services, messages[:EDITED])
        rest = replace(self._made, messages=self._made.messages[int(len(self._made.messages) * STEADY_SHARE) :])
        return edited(rest, seen.memory, self._seed).messages

    async def send(self, tail: KafkaTail, messages: Sequence[Message]) -> None:
        apart = [one for one in messages if one.value not in self._printed]
        self._apart += [one for one in apart if one.topic != "articles"]
        for one in messages:
            if (article := self._printed.get(one.value or b"")) is not None:
                self._press.publish(article)
        await tail.send(apart)

    async def taken(self, patience: float) -> None:
        await self._press.all_kept(patience)

    async def foretold(self, tail: KafkaTail) -> tuple[Sequence[Message], Oracle]:
        messages = [*await _written(tail), *self._apart]
        return messages, await asyncio.to_thread(oracle, self.services, messages)

    async def judged(self, tail: KafkaTail) -> Verdict:
        return self._press.judged([one for record in await _written(tail) if (one := _fetched(record)) is not None])


async def _written(tail: KafkaTail) -> list[Message]:
    """What is on the topic of articles."""
    records: list[Record] = [one async for one in tail.tail(["articles"], follow=False)]
    return [Message(one.topic, one.key or b"", one.value, one.headers) for one in records]


def _fetched(message: Message) -> Article | None:
    """The article of a message that a fetcher wrote."""
    try:
        event = decode(Record(message.topic, message.key, message.value, message.headers, 0, 0))
    except Reject:
        return None
    return event if isinstance(event, Article) and event.feed is not None else None


@asynccontextmanager
async def opened(seed: int, articles: int, folder: Path, *, real: bool, press: bool) -> AsyncIterator[Door]:
    """The door that is asked for, and its press while the block runs."""
    async with AsyncExitStack() as stack:
        if not press:
            yield await asyncio.to_thread(Straight.of, seed, articles, real=real)
            return
        running = Press()
        feeds = folder / "feeds.opml"
        feeds.write_bytes(await stack.enter_async_context(running.running()))
        settings = {"TOLLWIRE_FEEDS": str(feeds), "TOLLWIRE_FETCH_ALLOW": "127.0.0.0/8", "TOLLWIRE_HOST_PAUSE": "0",
                    "TOLLWIRE_HOST_AT_ONCE": "6"}  # fmt: skip
        yield ByPress(seed, articles, running, settings)
