"""The profiles of a block's incidents between steps: a cache, each packed to a few hundred bytes and opened while it is compared.

Only a cache: a profile that is not here is folded anew from the incident's mentions. Nothing of it leaves the process.
"""

import pickle
from functools import lru_cache
from typing import Any

from services.deduplicator.mention import Position, Spot, When
from services.deduplicator.packing import squeezed, stretched
from services.deduplicator.profile import Profile

Cached = tuple[Position, tuple[str, ...], Profile]
"""An incident up to and including that mention, and the incidents merged into it by then."""
OPENED = 1024
"""So many opened profiles are remembered, of all blocks of a process together."""
_EMPTY = pickle.dumps(Profile(spots={Spot(): 1}, days={When(0, 0, stated=True): 1}), pickle.HIGHEST_PROTOCOL)
"""What all profiles have in common when they are packed."""


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
        return None if kept is None else (kept[0], kept[1], _opened(kept[2]))

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
            self._kept[incident] = (last, names, squeezed(pickle.dumps(profile, pickle.HIGHEST_PROTOCOL), _EMPTY))
        return self._kept.finish()


@lru_cache(maxsize=OPENED)
def _opened(content: bytes) -> Profile:
    profile: Profile = pickle.loads(stretched(content, _EMPTY))  # noqa: S301 - written by `finish` in this very process, never stored or received
    return profile
