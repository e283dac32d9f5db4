"""What a computation came to last time, used again where it is made of the same: an incident's next report touches few of its parts.

Never changes a result: the parts are pure functions, and what they are made of is compared. Does not know what it remembers.
"""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, TypeVarTuple

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


class Memo:
    """Results of the latest round by place, with what they were made of. One per incident; it is no part of its state."""

    def __init__(self) -> None:
        self._before: dict[Hashable, tuple[tuple[Any, ...], Any]] = {}
        self._now: dict[Hashable, tuple[tuple[Any, ...], Any]] = {}

    def turn(self) -> None:
        """Begin a round: what the last one did not ask for is forgotten."""
        self._before, self._now = self._now, {}

    def rest(self) -> None:
        """End a round: between reports only what the latest made is kept."""
        self._before = {}

    def of(self, place: Hashable, work: Callable[[*Ts], T], *inputs: *Ts) -> T:
        """The work's result for these inputs, the one that this place had last time where they are equal."""
        last = self._before.get(place)
        if last is None or last[0] != inputs:
            last = (inputs, work(*inputs))
        self._now[place] = last
        result: T = last[1]
        return result
