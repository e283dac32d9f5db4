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
from services.extractor.vocabulary.common import COMMON

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
_PEOPLE: Final = 0.7
_ADJECTIVE: Final = 2.0
_SURE: Final = 1.0
"""So much, and a country is told of beside the name that is read: one place where something happens, or two of its people."""
_SHORT_NAME: Final = 5
_SURNAME: Final = 0.2
"""A bare name of a town is as likely a person's."""
_METROPOLIS: Final = 1_000_000
_CITY: Final = 100_000
_VILLAGE: Final = 10_000
_TOWNS: Final = 2


def tally(mentions: Iterable[Mention], adjectives: Iterable[str]) -> tuple[dict[str, float], frozenset[str]]:
    """The countries an article is about, heaviest 1.0, and the states of the United States that it names."""
    mentions = tuple(mentions)
    spoken: dict[str, float] = {}
    for country in adjectives:
        spoken[country] = spoken.get(country, 0.0) + _PEOPLE
    for mention in mentions:
        if mention.adjective:
            spoken[mention.adjective] = spoken.get(mention.adjective, 0.0) + _ADJECTIVE
    first = [gazetteer.choose(mention.spots, _asked(mention), {}) for mention in mentions]
    votes = _votes(mentions, first, spoken)
    spots = _read_again(mentions, first, votes)
    weights = votes if spots is first else _votes(mentions, spots, spoken)
    top = max(weights.values(), default=0.0)
    states = (spot.admin for spot in spots if spot is not None and spot.country == "US" and spot.precision == "province")
    return {country: weight / top for country, weight in sorted(weights.items()) if weight > 0}, frozenset(states)


def _asked(mention: Mention) -> PlacePrecision | None:
    """The kind of place that the words call a name; a site is on no list."""
    return None if mention.hint == "site" else mention.hint


def _votes(mentions: Sequence[Mention], spots: Sequence[Spot | None], spoken: dict[str, float]) -> dict[str, float]:
    """How much speaks for each country: what is said of its people, and the places in it."""
    weights = dict(spoken)
    for mention, spot in zip(mentions, spots, strict=True):
        if spot is not None:
            weights[spot.country] = weights.get(spot.country, 0.0) + _vote(mention, spot)
    return weights


def _vote(mention: Mention, spot: Spot) -> float:
    """How much one name speaks for the country of a reading."""
    surname = mention.role == "bare" and spot.precision == "settlement" and spot.population < _METROPOLIS
    return WEIGHT[mention.role] * _certainty(mention) * (_SURNAME if surname else 1.0)


def _read_again(mentions: Sequence[Mention], spots: list[Spot | None], votes: dict[str, float]) -> list[Spot | None]:
    """The readings, those of shared names in the light of all other names: beside Glasgow, Perth is the Scottish one.

    Not so for the United States, where each large city of the world has a namesake: there a state has to be named.
    """
    about = {code for code, weight in votes.items() if weight >= _SURE and code != "US"}
    shared = {at: spot for at, spot in enumerate(spots) if spot is not None and _is_shared(mentions[at], spot, about)}
    if not shared:
        return spots
    own: dict[tuple[str, str], float] = {}
    for mention, spot in zip(mentions, spots, strict=True):
        if spot is not None:
            own[mention.key, spot.country] = own.get((mention.key, spot.country), 0.0) + _vote(mention, spot)
    again = list(spots)
    for at, spot in shared.items():
        mention = mentions[at]
        others = votes | {spot.country: votes[spot.country] - own[mention.key, spot.country]}
        top = max(others, key=lambda code: (others[code], code))
        if others[top] >= _SURE and top not in {spot.country, "US"} and any(each.country == top for each in mention.spots):
            weights = {code: weight / others[top] for code, weight in others.items()}
            again[at] = gazetteer.choose(mention.spots, _asked(mention), weights) or spot
    return again


def _is_shared(mention: Mention, spot: Spot, about: set[str]) -> bool:
    """Whether a place in another country that the article may be about has the name of a town."""
    return spot.precision == "settlement" and any(
        each.country in about and each.country != spot.country for each in mention.spots
    )


def _certainty(mention: Mention) -> float:
    """How surely a name alone says which country: a country does, a name that many villages share does not."""
    spots = mention.spots
    if spots[0].precision == "country":
        return 0.4 if any(spot.precision == "province" and spot.country == "US" for spot in spots) else 1.0
    if spots[0].precision == "province" and spots[0].country != "US" and mention.hint not in {"province", "district"}:
        capital = any(spot.country == spots[0].country and spot.population > _CITY for spot in spots)
        return 0.7 if capital else 0.5 if len(spots[0].name) > _SHORT_NAME else 0.1
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


def has_foreign_towns(mentions: Sequence[Mention], countries: dict[str, float]) -> bool:
    """Whether several places lie in the country most spoken of, which is not the United States."""
    top = max(countries, key=lambda code: (countries[code], code), default="US")
    if top == "US":
        return False
    placed = (mention for mention in mentions if mention.role in {"at", "hit", "bare", "body", "dateline"} and mention.spots)
    chosen = ((mention.key, gazetteer.choose(mention.spots, None, {})) for mention in placed)
    return len({key for key, spot in chosen if spot is not None and spot.country == top}) >= _TOWNS


def adjectives(lowers: frozenset[str]) -> list[str]:
    """Countries of the adjectives and peoples among the words of a sentence."""
    return sorted(words.DEMONYMS[word] for word in lowers & _DEMONYMS)


def of_parties(text: str) -> list[str]:
    """Countries of the parties and bodies that a text in small letters names."""
    return sorted({words.PARTIES[name] for name in words.PARTY.findall(text.replace("’", "'"))})


def of_outlet(outlet: str) -> dict[str, float]:
    """The country that the name of an outlet speaks of: "Bamako Morning", "The Colombian Gazette". Empty where no name of it is sure."""
    told = outlet.split()
    told = told[:-1] if len(told) > 1 and told[-1] in words.EDITIONS else told
    names = [word for word in told if word[0].isupper() and word.lower() not in words.NOT_PLACES | words.PRESS | COMMON]
    lands = [words.DEMONYMS[name.lower()] for name in names if name.lower() in words.DEMONYMS]
    spots = [spots[0] for name in names if (spots := gazetteer.find(name))]
    lands += [spot.country for spot in spots if spot.precision != "settlement" or spot.population >= _VILLAGE]
    return {lands[0]: 1.0} if len(set(lands)) == 1 else {}


def resolve(mentions: Sequence[Mention], countries: dict[str, float], states: frozenset[str]) -> tuple[Mention, ...]:
    """The mentions with the place on the map that each most likely is in an article about these countries."""
    resolved = []
    for mention in mentions:
        about = {mention.adjective: 1.0} if mention.adjective else countries
        hint = _asked(mention)
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
        return unlocated(mention.text, mention.adjective or country, mention.hint or "settlement", within)
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
