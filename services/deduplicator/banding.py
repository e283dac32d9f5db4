"""Which articles share a band of their signatures: 32 keys an article, nearly all of them its own alone.

A key is eight bytes in one of a few thousand buckets: the key's slots and the number of the article that has it or, from the second
article on, that there are several, which then have a run of their own. Persistent like the rest of the state; does not compare texts.
"""

from typing import Any

from services.deduplicator import runs
from services.deduplicator.blocking import Key
from services.deduplicator.runs import Run
from services.deduplicator.state import ArticlePosition, Entry

_BUCKETS = 1 << 13
_RECORD = 8
_SEVERAL = 0
"""In place of an article's number, which counts from one."""
_MIX = 0x9E3779B1


class Bands:
    """The three maps of a draft: key -> run of positions, bucket -> records of lone keys, number -> position."""

    def __init__(self, shared: Any, lone: Any, numbers: Any, articles: Any) -> None:
        self.shared, self.lone, self.numbers = shared, lone, numbers
        self._articles = articles  # article -> entry

    def finished(self) -> dict[str, Any]:
        """The maps for the new state, by their names there."""
        return {"bands": self.shared.finish(), "lone": self.lone.finish(), "numbers": self.numbers.finish()}

    def of(self, key: Key) -> Run[ArticlePosition]:
        """The articles filed under a key."""
        bucket, slots = _place(key)
        content = self.lone.get(bucket, b"")
        at = _find(content, slots)
        return () if at < 0 else self._filed(key, _number(content, at))

    def post(self, keys: tuple[Key, ...], entry: Entry) -> None:
        """File an article under its keys."""
        if keys:
            self.numbers[entry.number] = entry.position
        for key in keys:
            bucket, slots = _place(key)
            content = self.lone.get(bucket, b"")
            at = _find(content, slots)
            if at < 0:
                self.lone[bucket] = content + slots + _four(entry.number)
                continue
            number = _number(content, at)
            self.shared[key] = runs.added(self._filed(key, number), entry.position)
            if number != _SEVERAL:
                self.lone[bucket] = _renumbered(content, at, _SEVERAL)

    def unpost(self, keys: tuple[Key, ...], entry: Entry) -> None:
        """Take it out again."""
        for key in keys:
            bucket, slots = _place(key)
            content = self.lone.get(bucket, b"")
            at = _find(content, slots)
            if at >= 0 and _number(content, at) == _SEVERAL:
                self._leave(key, bucket, at, entry.position)
            elif at >= 0:
                self._keep(bucket, content[:at] + content[at + _RECORD :])
        if keys:
            del self.numbers[entry.number]

    def _filed(self, key: Key, number: int) -> Run[ArticlePosition]:
        run: Run[ArticlePosition] = self.shared[key] if number == _SEVERAL else ((self.numbers[number],),)
        return run

    def _leave(self, key: Key, bucket: int, at: int, position: ArticlePosition) -> None:
        """Take one of several out of the run under a key; the last but one leaves the other alone."""
        rest = runs.removed(self.shared[key], position)
        if runs.size(rest) > 1:
            self.shared[key] = rest
            return
        del self.shared[key]
        only: Entry = self._articles[rest[0][0][2]]
        self.lone[bucket] = _renumbered(self.lone[bucket], at, only.number)

    def _keep(self, bucket: int, rest: bytes) -> None:
        if rest:
            self.lone[bucket] = rest
        else:
            del self.lone[bucket]


def _place(key: Key) -> tuple[int, bytes]:
    """The bucket of a key and what tells it from others there: the bands of equal slots go to different buckets."""
    band, slots = key >> 32, key & 0xFFFFFFFF
    mixed = (slots * _MIX & 0xFFFFFFFF) >> 19
    return (mixed + band * (_BUCKETS >> 5)) % _BUCKETS, slots.to_bytes(4, "big")


def _find(content: bytes, slots: bytes) -> int:
    """Where the record of these slots begins; -1 where there is none."""
    at = content.find(slots)
    while at > 0 and at % _RECORD:
        at = content.find(slots, at + 1)
    return at


def _number(content: bytes, at: int) -> int:
    return int.from_bytes(content[at + 4 : at + _RECORD], "big")


def _four(number: int) -> bytes:
    return number.to_bytes(4, "big")


def _renumbered(content: bytes, at: int, number: int) -> bytes:
    return content[: at + 4] + _four(number) + content[at + _RECORD :]
