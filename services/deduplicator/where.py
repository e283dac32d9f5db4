"""Whether a mention's place can be the incident's: the same, a spelling of it, inside it, near, only named, or elsewhere.

Does not find places in texts: the extractor did. One of the features that matching.py weighs.
"""

from math import asin, cos, radians, sin, sqrt
from operator import itemgetter

from rapidfuzz.fuzz import ratio

from services.deduplicator.finding import SPELLED_ALIKE, Finding, Setting
from services.deduplicator.mention import Mention, Spot
from services.deduplicator.profile import Profile

EARTH_KM = 6371.0
EXACT = ("site", "settlement")
BUSY = 6
"""Where so many of the latest ten mentions of a place are of different incidents, something happens all the time."""
SAME_KM, NEAR_KM, REGION_KM = 4.0, 30.0, 150.0


def place(mention: Mention, profile: Profile, setting: Setting) -> Finding:
    """The closest that the mention's place comes to one of the incident's places."""
    if not profile.spots or mention.spot is None:
        return _named(mention, profile) or Finding("unknown")
    spot = mention.spot
    found = [(PLACE_ORDER.index(_relation(spot, other)), other) for other in profile.spots]
    closest, other = min(found, key=itemgetter(0))
    level = PLACE_ORDER[closest]
    if closest > PLACE_ORDER.index("named") and (found_by_name := _named(mention, profile)):
        return found_by_name
    words = PLACE_WORDS[level].format(_name(spot), _name(other))
    known = level == "same" and not mention.background  # what an article recalls it places in passing
    return Finding(_by_crowd(setting.crowd) if known else level, words)


def _by_crowd(crowd: int) -> str:
    """The only incident of a village says more than one of many in a city."""
    return "same quiet" if crowd == 1 else "same busy" if crowd >= BUSY else "same"


PLACE_WORDS = {
    "same": "both at {0}",
    "spelling": "{0} and {1} are spellings of one name",
    "contained": "one place contains the other ({0}, {1})",
    "same province": "both in {0}",
    "in province": "one is the province of the other ({0}, {1})",
    "namesake": "both at a place called {0}, if it is one place",
    "near": "{0} is near {1}",
    "named": "the articles on {1} name {0} too",
    "region": "{0} and {1} are in one region",
    "country": "only the country is known of one place ({0}, {1})",
    "vague": "how far {0} is from {1} is not known",
    "elsewhere": "{0} is another town than {1}",
    "far": "{0} is far from {1}",
}
PLACE_ORDER = tuple(PLACE_WORDS)


def _named(mention: Mention, profile: Profile) -> Finding | None:
    """Whether the article names the incident's place, or the incident's articles the mention's, without putting the event there."""
    if mention.background or not mention.only_event:
        return None  # an article on several events names the places of all of them
    theirs = [name for spot in profile.spots for name in spot.called if name in mention.names and spot.precision != "country"]
    town = mention.spot if mention.spot and mention.spot.precision != "country" else None
    ours = [name for name in (town.called if town else ()) if name in profile.names]
    found = (*theirs, *ours)
    return Finding("named", f"the articles on both name {found[0][1:]}") if found else None


def _relation(one: Spot, other: Spot) -> str:
    if one.precision == "country" or other.precision == "country":
        return "country"
    apart = kilometres(one, other)
    wide = "province" in (one.precision, other.precision)
    if _same_names(one, other) or (one.geonameid is not None and one.geonameid == other.geonameid):
        return "same province" if wide else "namesake" if apart is not None and apart > REGION_KM else "same"
    if set(one.names) & set(other.within) or set(other.names) & set(one.within):
        return "in province" if wide else "contained"
    alike = any(ratio(a, b) >= SPELLED_ALIKE for a in one.names for b in other.names)
    if alike and (apart is None or apart <= NEAR_KM):
        return "spelling"
    return _by_distance(one, other, apart)


def _by_distance(one: Spot, other: Spot, apart: float | None) -> str:
    exact = one.precision in EXACT and other.precision in EXACT
    if apart is None:
        return "region" if set(one.within) & set(other.within) else "elsewhere" if one.precision == other.precision else "vague"
    if exact:
        return "same" if apart <= SAME_KM else "near" if apart <= NEAR_KM else "region" if apart <= REGION_KM / 2 else "far"
    return "contained" if apart <= NEAR_KM else "region" if apart <= REGION_KM else "far"


def _same_names(one: Spot, other: Spot) -> bool:
    return not set(one.names).isdisjoint(other.names)


def kilometres(one: Spot, other: Spot) -> float | None:
    """Distance along the great circle, None where a point is missing."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat_a, lat_b = radians(one.lat), radians(other.lat)
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def _name(spot: Spot) -> str:
    return spot.names[0] if spot.names else "a place without name"
