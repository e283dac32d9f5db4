"""The profiles of a block's incidents between steps: a cache, each packed to a few hundred bytes and opened while it is compared.

Only a cache: a profile that is not here is folded anew from the incident's mentions. Nothing of it leaves the process.
"""

import marshal
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from services.deduplicator.mention import Position, Spot, When
from services.deduplicator.packing import squeezed, stretched
from services.deduplicator.profile import Profile

Cached = tuple[Position, tuple[str, ...], Profile]
"""An incident up to and including that mention, and the incidents merged into it by then."""
OPENED = 2048
"""So many opened profiles are remembered, of all blocks of a process together."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A packed profile is remembered by its bytes; it comes along where it is at hand."""

    content: bytes
    profile: Profile | None = field(default=None, compare=False)


class Profiles:
    """The cache during a step, over the map that the state keeps."""

    def __init__(self, kept: Any) -> None:
        self._kept = kept
        self._fresh: dict[str, Cached] = {}

    def get(self, incident: str) -> Cached | None:
        """What is known of an incident; None where it has to be folded anew."""
        fresh = self._fresh.get(incident)
        if fresh is not None:
            return fresh
        kept = self._kept.get(incident)
        return None if kept is None else (kept[0], kept[1], _opened(_Kept(kept[2])))

    def last(self, incident: str) -> Position | None:
        """The last mention in what is known of an incident."""
        known = self._fresh.get(incident) or self._kept.get(incident)
        return known[0] if known is not None else None

    def put(self, incident: str, cached: Cached) -> None:
        """Remember it."""
        self._fresh[incident] = cached

    def forget(self, incident: str) -> None:
        """It is no longer true."""
        self._fresh.pop(incident, None)
        if incident in self._kept:
            del self._kept[incident]

    def finish(self) -> Any:
        """The map for the new state."""
        for incident, (last, names, profile) in self._fresh.items():
            content = _packed(profile)
            _opened(_Kept(content, profile))
            self._kept[incident] = (last, names, content)
        return self._kept.finish()


def _packed(profile: Profile) -> bytes:
    """In the plain form of this very process: it is never stored or sent."""
    days = [(one.first, one.last, one.stated, times) for one, times in profile.days.items()]
    spots = [(*(getattr(one, name) for name in Spot.__slots__), times) for one, times in profile.spots.items()]
    rest = [getattr(profile, name) for name in _PLAIN]
    return squeezed(marshal.dumps((days, spots, rest)), _EMPTY)


_PLAIN = tuple(name for name in Profile.__slots__ if name not in ("days", "spots"))
_EMPTY = marshal.dumps([getattr(Profile(), name) for name in _PLAIN])
"""What all profiles have in common when they are packed."""


@lru_cache(maxsize=OPENED)
def _opened(kept: _Kept) -> Profile:
    if kept.profile is not None:
        return kept.profile
    days, spots, rest = marshal.loads(stretched(kept.content, _EMPTY))  # noqa: S302 - written by `_packed` in this very process
    return Profile(
        days={When(first, last, stated): times for first, last, stated, times in days},
        spots={Spot(*traits): times for *traits, times in spots},
        **dict(zip(_PLAIN, rest, strict=True)),
    )
