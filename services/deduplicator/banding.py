"""Which articles share a band of their signatures: 32 keys an article, nearly all of them its own alone.

A key that only one article has is eight bytes in one of a few thousand buckets (the key's slots, the article's number); from the
second article on it gets a run of its own. Persistent like the rest of the state; does not compare texts.
"""

from typing import Any

from services.deduplicator import runs
from services.deduplicator.blocking import Key
from services.deduplicator.runs import Run
from services.deduplicator.state import ArticlePosition, Entry

_BUCKETS = 1 << 13
_RECORD = 8
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
        run: Run[ArticlePosition] | None = self.shared.get(key)
        if run is not None:
            return run
        bucket, slots = _place(key)
        content = self.lone.get(bucket, b"")
        at = _find(content, slots)
        return () if at < 0 else ((self.numbers[_number(content, at)],),)

    def post(self, keys: tuple[Key, ...], entry: Entry) -> None:
        """File an article under its keys."""
        if keys:
            self.numbers[entry.number] = entry.position
        for key in keys:
            known = self.of(key)
            if known:
                self._forget(key)
                self.shared[key] = runs.added(known, entry.position)
            else:
                self._note(key, entry.number)

    def unpost(self, keys: tuple[Key, ...], entry: Entry) -> None:
        """Take it out again."""
        for key in keys:
            rest = runs.removed(self.of(key), entry.position)
            self._forget(key)
            if runs.size(rest) == 1:
                only: Entry = self._articles[rest[0][0][2]]
                self._note(key, only.number)
            elif rest:
                self.shared[key] = rest
        if keys:
            del self.numbers[entry.number]

    def _note(self, key: Key, number: int) -> None:
        bucket, slots = _place(key)
        self.lone[bucket] = self.lone.get(bucket, b"") + slots + number.to_bytes(4, "big")

    def _forget(self, key: Key) -> None:
        if key in self.shared:
            del self.shared[key]
            return
        bucket, slots = _place(key)
        content = self.lone.get(bucket, b"")
        at = _find(content, slots)
        rest = content if at < 0 else content[:at] + content[at + _RECORD :]
        if rest:
            self.lone[bucket] = rest
        elif content:
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
