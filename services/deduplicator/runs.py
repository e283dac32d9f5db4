"""A sorted sequence that is never changed in place: adding to a long one copies a chunk and the list of chunks, not the whole.

Does not know what it holds; items need only an order.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from operator import itemgetter
from typing import Any, TypeVar, Union

T = TypeVar("T", bound=tuple[Any, ...])
Run = tuple[tuple[T, ...], ...]
"""Chunks in order, none of them empty."""

Posting = Union[T, Run[T]]  # noqa: UP007 - a generic alias
"""A run of positions, or a single position by itself: most keys have but one, and a run around it would weigh more than it."""

CHUNK = 64
_first = itemgetter(0)


def items(run: Run[T]) -> Iterator[T]:
    """All items in order."""
    return (item for chunk in run for item in chunk)


def size(run: Run[T]) -> int:
    """How many items there are."""
    return sum(map(len, run))


def added(run: Run[T], item: T) -> Run[T]:
    """The run with the item; the same run when it is there already."""
    if not run:
        return ((item,),)
    at = max(bisect_right(run, item, key=_first) - 1, 0)
    chunk = run[at]
    where = bisect_left(chunk, item)
    if where < len(chunk) and chunk[where] == item:
        return run
    return (*run[:at], *_split((*chunk[:where], item, *chunk[where:])), *run[at + 1 :])


def removed(run: Run[T], item: T) -> Run[T]:
    """The run without the item."""
    if not run:
        return run
    at = max(bisect_right(run, item, key=_first) - 1, 0)
    chunk = run[at]
    where = bisect_left(chunk, item)
    if where == len(chunk) or chunk[where] != item:
        return run
    rest = (*chunk[:where], *chunk[where + 1 :])
    return (*run[:at], *((rest,) if rest else ()), *run[at + 1 :])


def before(run: Run[T], item: T, limit: int) -> list[T]:
    """At most `limit` items below `item`, nearest first."""
    found: list[T] = []
    for at in range(bisect_left(run, item, key=_first) - 1, -1, -1):
        chunk = run[at]
        end = bisect_left(chunk, item)
        found.extend(reversed(chunk[max(0, end - limit + len(found)) : end]))
        if len(found) >= limit:
            break
    return found


def after(run: Run[T], item: T, limit: int | None = None) -> list[T]:
    """At most `limit` items above `item`, nearest first."""
    found: list[T] = []
    for chunk in run[max(bisect_right(run, item, key=_first) - 1, 0) :]:
        found.extend(chunk[bisect_right(chunk, item) :])
        if limit is not None and len(found) >= limit:
            return found[:limit]
    return found


def _split(chunk: tuple[T, ...]) -> tuple[tuple[T, ...], ...]:
    """Full chunks are cut so that appending, the usual case, leaves the left part for good."""
    return (chunk,) if len(chunk) <= CHUNK else (chunk[:CHUNK], chunk[CHUNK:])


def run_of(posting: Any) -> Run[Any]:
    """A posting as a run; positions, unlike chunks, begin with a yes or no."""
    return ((posting,),) if posting and isinstance(posting[0], bool) else posting


def posting_of(run: Run[T]) -> Any:
    """A run as a posting."""
    return run[0][0] if len(run) == 1 and len(run[0]) == 1 else run


def drop(index: Any, key: Any, item: Any) -> None:
    """Take an item out of the run under a key of a mapping; the key goes with its last item."""
    _keep(index, key, removed(index.get(key, ()), item))


def post(index: Any, key: Any, position: Any) -> None:
    """Add a position to the posting under a key."""
    index[key] = posting_of(added(run_of(index.get(key, ())), position))


def unpost(index: Any, key: Any, position: Any) -> None:
    """Take a position out of the posting under a key."""
    _keep(index, key, posting_of(removed(run_of(index.get(key, ())), position)))


def _keep(index: Any, key: Any, rest: Any) -> None:
    if rest:
        index[key] = rest
    elif key in index:
        del index[key]
