"""Which mentions can meet at all: keys under which a mention is filed and under which it looks. Only what shares a key is ever compared, so that the cost of a claim does not grow with the archive.

Does not compare: a shared key is a reason to look, not to join.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from services.deduplicator.mention import UNKNOWN_DAY, Mention
from services.extractor.fingerprint import NAME_MARK

Key = int


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of key: how much a shared one counts in ranking candidates, and how many of its latest mentions are looked at."""

    name: str
    weight: float
    depth: int


_SPREAD, _BITS = 0x9E3779B97F4A7C15, (1 << 64) - 1
"""An odd number without pattern (2^64 over the golden ratio), so that no two days of two things meet."""
_SIDE = 2_048
"""More than the cells from the equator to a pole, or from Greenwich to the far side."""

Sought = tuple[Family, Key, str]
"""A key with its family and, where it stands for a name, that name."""

PLACE_DAY = Family("place on a day", 3.0, 40)
CELL_DAY = Family("map cell on a day", 2.0, 40)
PLACE = Family("place at any time", 0.6, 10)
PERSON = Family("person of the event", 5.0, 12)
FULL_NAME = Family("full name", 3.0, 12)
NAME = Family("name", 1.5, 12)
HOUSE = Family("house number", 1.5, 12)
FIGURE_DAY = Family("figure on a day", 1.0, 12)
BAND = Family("band of the signature", 1.0, 6)

CELL_DEGREES = 0.5
DAYS_APART = 3
"""How far the days of an event are looked for: datelines and first reports err by a day or two."""
CELL_DAYS_APART = 1
TELLING_FIGURE = 4
BANDS, BAND_ROWS = 32, 2
"""32 bands of 2 rows find texts that share a fifth of their shingles three times in four; the other keys find the rest."""


@lru_cache(maxsize=1 << 14)
def key(*parts: object) -> Key:
    """64 bits of a key, equal on every machine."""
    return int.from_bytes(hashlib.blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=8).digest())


def filed(mention: Mention) -> tuple[Key, ...]:
    """The keys under which a mention is filed."""
    return tuple(dict.fromkeys(found for _, found, _ in _keys(mention, (0,), (0,), reach=0)))


def sought(mention: Mention) -> tuple[Sought, ...]:
    """The keys under which a mention looks for incidents. The relation is symmetric: whoever seeks it is filed under them too."""
    around, cell_around = range(-DAYS_APART, DAYS_APART + 1), range(-CELL_DAYS_APART, CELL_DAYS_APART + 1)
    return tuple(dict.fromkeys(_keys(mention, around, cell_around, reach=1)))


def bands(signature: Sequence[int]) -> tuple[Key, ...]:
    """The keys of a signature's bands: number of the band and its two slots of 16 bits side by side."""
    if len(signature) < BANDS * BAND_ROWS:
        return ()
    return tuple(at << 32 | signature[2 * at] << 16 | signature[2 * at + 1] for at in range(BANDS))


def _keys(mention: Mention, days: Iterable[int], cell_days: Iterable[int], reach: int) -> Iterator[Sought]:
    yield from _place_keys(mention, days)
    yield from _cell_keys(mention, cell_days, reach)
    yield from _name_keys(mention)
    yield from _figure_keys(mention, cell_days)


def _place_keys(mention: Mention, days: Iterable[int]) -> Iterator[Sought]:
    for name in mention.spot.names if mention.spot else ():
        yield PLACE, key("u", name), ""
        base = key("p", name)
        yield from ((PLACE_DAY, _on_day(base, day + apart), "") for day in _days(mention) for apart in days)


def _cell_keys(mention: Mention, days: Iterable[int], reach: int) -> Iterator[Sought]:
    spot = mention.spot
    if spot is None or spot.lat is None or spot.lon is None:
        return
    row, column = int(spot.lat // CELL_DEGREES), int(spot.lon // CELL_DEGREES)
    steps = range(-reach, reach + 1)
    for up, right, day, apart in product(steps, steps, _days(mention), days):
        yield CELL_DAY, _cell(row + up, column + right, day + apart), ""


def _name_keys(mention: Mention) -> Iterator[Sought]:
    """What an article that only recalls the event names is about something else."""
    if mention.background:
        return
    inside = {NAME_MARK + name.rsplit(" ", 1)[1] for name in mention.names if " " in name}
    for name in sorted(mention.names - inside):
        if name[0] == "@":
            yield (PERSON if name in mention.people else FULL_NAME if " " in name else NAME), key("n", name), name
        elif not name.endswith("yo"):
            yield HOUSE, key("n", name), name


def _figure_keys(mention: Mention, days: Iterable[int]) -> Iterator[Sought]:
    for measure, low, high in sorted({(measure, low, high) for measure, _, low, high in mention.figures}, key=repr):
        size = max(low or 0, high or 0)
        if size >= TELLING_FIGURE:
            base = key("f", measure, size)
            yield from ((FIGURE_DAY, _on_day(base, day + apart), "") for day in _days(mention) for apart in days)


def _on_day(base: Key, day: int) -> Key:
    """The key of something on a day: many days are looked at, and a multiplication costs less than a hash."""
    return (base + day * _SPREAD) & _BITS


def _cell(row: int, column: int, day: int) -> Key:
    """A cell of the map on a day, without hashing: the three numbers side by side."""
    return ((row + _SIDE) * 2 * _SIDE + column + _SIDE) << 24 | day


def _days(mention: Mention) -> tuple[int, ...]:
    """The day of the event where it is known to the day, else the day it was told."""
    when = mention.when
    if when is not None and when.first == when.last:
        return (when.first,)
    return (mention.said_day,) if mention.said_day != UNKNOWN_DAY and not mention.background else ()
