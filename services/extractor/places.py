"""Where: the place on the map that each name is, in the light of the countries the article is about.

A name that no list has stays a place without coordinates. Does not decide which event happened there: events.py does.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from schemas.claim import Place, PlacePrecision
from services.extractor import gazetteer
from services.extractor.gazetteer import Spot
from services.extractor.surroundings import Role
from services.extractor.toponyms import Mention
from services.extractor.vocabulary import en_places as words

WEIGHT: Final[dict[Role, float]] = {
    "at": 3.0,
    "hit": 2.0,
    "bare": 1.5,
    "dateline": 1.0,
    "body": 1.5,
    "from": 0.5,
    "speaking": 0.3,
    "border": 0.3,
}
RANK: Final[dict[PlacePrecision, int]] = {"site": 0, "settlement": 1, "district": 1, "province": 2, "country": 3}
_DEMONYMS: Final = frozenset(words.DEMONYMS)
_ABOUT: Final = 0.4
_SHORT_NAME: Final = 5
_SURNAME: Final = 0.2
"""A bare name of a town is as likely a person's."""
_METROPOLIS: Final = 1_000_000
_VILLAGE: Final = 10_000


def tally(mentions: Iterable[Mention], adjectives: Iterable[str]) -> tuple[dict[str, float], frozenset[str]]:
    """The countries an article is about, heaviest 1.0, and the states of the United States that it names."""
    weights: dict[str, float] = {}
    states: set[str] = set()
    for mention in mentions:
        spot = gazetteer.choose(mention.spots, None if mention.hint == "site" else mention.hint, {})
        if mention.adjective:
            weights[mention.adjective] = weights.get(mention.adjective, 0.0) + 2.0
        if spot is None:
            continue
        factor = _certainty(mention) * (
            _SURNAME if mention.role == "bare" and spot.precision == "settlement" and spot.population < _METROPOLIS else 1.0
        )
        weights[spot.country] = weights.get(spot.country, 0.0) + WEIGHT[mention.role] * factor
        if spot.country == "US" and spot.precision == "province":
            states.add(spot.admin)
    for country in adjectives:
        weights[country] = weights.get(country, 0.0) + 0.7
    top = max(weights.values(), default=0.0)
    return {country: weight / top for country, weight in sorted(weights.items()) if weight > 0}, frozenset(states)


def _certainty(mention: Mention) -> float:
    """How surely a name alone says which country: a country does, a name that many villages share does not."""
    spots = mention.spots
    if spots[0].precision == "country":
        return 0.4 if any(spot.precision == "province" and spot.country == "US" for spot in spots) else 1.0
    if spots[0].precision == "province" and spots[0].country != "US" and mention.hint not in {"province", "district"}:
        return 0.5 if len(spots[0].name) > _SHORT_NAME else 0.1
    alone = len({spot.country for spot in spots}) == 1
    size = max(spot.population for spot in spots[:2])
    if size > 500_000 or spots[0].precision == "province":  # noqa: PLR2004 - a big city
        return 0.9
    if size > 100_000:  # noqa: PLR2004 - a city
        return 0.8 if alone else 0.4
    return 0.4 if alone and size > _VILLAGE else 0.1


def is_foreign_country(mention: Mention) -> bool:
    """Whether a mention names a country other than the United States, and nothing else."""
    spots = mention.spots
    if not spots or mention.role not in {"at", "hit", "bare"} or spots[0].precision != "country":
        return False
    return spots[0].country != "US" and not any(spot.country == "US" for spot in spots)


def adjectives(lowers: frozenset[str]) -> list[str]:
    """Countries of the adjectives and peoples among the words of a sentence."""
    return sorted(words.DEMONYMS[word] for word in lowers & _DEMONYMS)


def resolve(mentions: Sequence[Mention], countries: dict[str, float], states: frozenset[str]) -> tuple[Mention, ...]:
    """The mentions with the place on the map that each most likely is in an article about these countries."""
    resolved = []
    for mention in mentions:
        about = {mention.adjective: 1.0} if mention.adjective else countries
        hint = None if mention.hint == "site" else mention.hint
        spots = mention.spots + tuple(spot for spot in _sounds(mention) if about.get(spot.country, 0.0) >= _ABOUT)
        spot = gazetteer.choose(spots, hint, about, states) if mention.hint != "site" else None
        resolved.append(mention._replace(spot=spot))
    return tuple(resolved)


def _sounds(mention: Mention) -> tuple[Spot, ...]:
    """Readings by sound: for a name that no list has, and for a province of which the lists have only the town."""
    if mention.hint == "province" and not any(spot.precision == "province" for spot in mention.spots):
        return tuple(spot for spot in gazetteer.sounding(mention.text) if spot.precision == "province")
    return mention.sounds


def place(mention: Mention, within: Sequence[str], country: str | None) -> Place:
    """A mention as the claim carries it."""
    spot = mention.spot
    if spot is None:
        return unlocated(mention.text, country, mention.hint or "settlement", within)
    return Place.trusted(
        text=mention.text, name=spot.name, country=spot.country or country, lat=spot.lat, lon=spot.lon, geonameid=spot.geonameid,
        precision=mention.precision, within=tuple(within),
    )  # fmt: skip


def unlocated(name: str, country: str | None, precision: PlacePrecision, within: Sequence[str] = ()) -> Place:
    """A place by its name, without coordinates."""
    return Place.trusted(
        text=name, name=name, country=country, lat=None, lon=None, geonameid=None, precision=precision, within=tuple(within)
    )


def with_role(mention: Mention, role: Role) -> Mention:
    """The mention in another role."""
    return mention._replace(role=role)
