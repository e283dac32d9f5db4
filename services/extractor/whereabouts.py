"""Where an incident was: the most exact place told of it, in the country that the headline names, and the place of each of its figures.

Does not tell incidents apart; incidents.py does. Does not find places; settings.py read them.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from schemas.claim import EventRef, EventType, Place
from services.extractor import gazetteer, places, settings, toponyms
from services.extractor.mentions import Telling
from services.extractor.settings import Chain, Scene, Setting
from services.extractor.vocabulary.en_aftermath import GRIEF
from services.extractor.vocabulary.en_events import SAME_TOWN

_PLACED: Final = frozenset({"at", "hit"})
_FAR_REACHING: Final = frozenset[EventType]({"storm", "flood", "earthquake", "disease"})
"""What goes on from one country to the next."""


def shared(setting: Setting, members: Sequence[Telling], *, main: bool) -> Place | None:
    """The place of an incident that its tellings have in common, the country of the article for want of a nearer one."""
    chain = _chain(setting, members, main=main) or _same_town(setting, members)
    country = _located_in(chain) or setting.country
    return _place(chain, country) or _country(country)


def _located_in(chain: Chain | None) -> str | None:
    """The country of the first place of a chain that is on the map: "Juana Diaz, Puerto Rico"."""
    return next((mention.spot.country for mention in chain or () if mention.spot), None)


def _chain(setting: Setting, members: Sequence[Telling], *, main: bool) -> Chain | None:
    """The most exact place told of an incident, of equally exact ones the oftenest, then the first."""
    chains = [member.chain for member in members if member.chain is not None]
    chains += [member.chain_before for member in members if member.chain_before is not None and _compatible(member)]
    if main and min((settings.size(chain) for chain in chains), default=3) > 0:
        chains += _opening_chains(setting)
    chains = _in_headline_country(setting, chains) if main else chains
    often = Counter(chain[0].key for chain in [*chains, *(_opening_chains(setting) if main else [])])
    best = min(chains, key=lambda chain: (settings.size(chain), chain[0].role not in _PLACED, -often[chain[0].key]), default=None)
    here = _here(setting, members) if best is None or settings.size(best) > 1 else None
    if here is not None:
        return (here,)
    home = setting.home if main and (best is None or settings.size(best) > 0) else None
    if home is None or (best is not None and _abroad(home, best[0])):
        return best
    return (home,) if best is None or settings.size(best) > 1 else (*best, home)


def _compatible(telling: Telling) -> bool:
    """Whether the place told just before may be where a figure's own, wider place lies."""
    spots = [chain[0].spot for chain in (telling.chain, telling.chain_before) if chain is not None]
    return len({spot.country for spot in spots if spot is not None}) < 2  # noqa: PLR2004 - one country at most


def _abroad(one: toponyms.Mention, other: toponyms.Mention) -> bool:
    """Whether two places are known to be in different countries."""
    return one.spot is not None and other.spot is not None and one.spot.country != other.spot.country


def _in_headline_country(setting: Setting, chains: list[Chain]) -> list[Chain]:
    """The places in the one country where the headline says that it happened; a town where a victim of it lived or is mourned is elsewhere."""
    told = [chain for index in setting.opening[:1] for chain in setting.scenes[index].chains
            if setting.scenes[index].sentence.field == "title" and not _of_mourners(setting.scenes[index], chain) and chain[0].role in _PLACED and chain[0].spot is not None]  # fmt: skip
    countries = {chain[0].spot.country for chain in told if chain[0].spot is not None}
    if len(countries) != 1:
        return chains
    return [chain for chain in [*chains, *told] if chain[0].spot is None or chain[0].spot.country in countries]


def _of_mourners(scene: Scene, chain: Chain) -> bool:
    """Whether a place stands before a word of mourning: "Filipinos in the Emirates pray for the victims"."""
    return any(token.lower in GRIEF and token.start > chain[0].start for token in scene.sentence.tokens)


def _here(setting: Setting, members: Sequence[Telling]) -> toponyms.Mention | None:
    """For "who died here on Friday": the town of the dateline."""
    if not any("here" in setting.scenes[member.sentence].lowers for member in members):
        return None
    datelines = (mention for index in setting.opening for chain in setting.scenes[index].chains for mention in chain
                 if mention.role == "dateline" and mention.spot is not None and mention.spot.precision == "settlement")  # fmt: skip
    return next(datelines, None)


def _same_town(setting: Setting, members: Sequence[Telling]) -> Chain | None:
    """For "a fire in the south of the city": the town that the opening told of."""
    told = any(SAME_TOWN.search(setting.scenes[member.sentence].sentence.lower) for member in members)
    chains = [chain for chain in _opening_chains(setting) if settings.size(chain) == 0] if told else []
    return chains[0] if chains else None


def _opening_chains(setting: Setting) -> list[Chain]:
    scenes = [setting.scenes[index] for index in setting.opening]
    return [
        chain for scene in scenes for chain in scene.chains if any(mention.role in {"at", "hit", "bare"} for mention in chain)
    ]


def _place(chain: Chain | None, country: str | None) -> Place | None:
    """The most exact name of a chain, the others as what contains it."""
    if chain is None:
        return None
    return places.place(chain[0], [mention.text for mention in chain[1:]], country)


def of_figure(setting: Setting, telling: Telling, event: EventRef, keys: frozenset[str]) -> Place | None:
    """The place that goes with one figure: its sentence's words; where these are wider than the incident's place, for that place.

    A town abroad is where a victim lived, unless a storm or a wave went on to it.
    """
    country = event.place.country if event.place and event.place.country else setting.country
    if telling.span is not None and (telling.huge or (telling.chain is None and event.place is None)):
        return _country(country)
    chain = telling.chain
    if (
        chain is None
        and telling.chain_before is not None
        and settings.size(telling.chain_before) == 0
        and telling.chain_before[0].key in keys
    ):
        chain = telling.chain_before
    own = _place(chain, _located_in(chain) or country)
    if own is not None and own.country not in {country, None}:
        abroad = chain is not None and chain[0].role in _PLACED and (own.precision == "country" or event.type in _FAR_REACHING)
        return own if abroad or event.place is None else event.place
    total = telling.span is not None and not telling.span.daily
    if own is None or event.place is None or total:
        return own or event.place
    wider = places.RANK[own.precision] > places.RANK[event.place.precision]
    return event.place.but(text=own.text) if wider else own


def _country(code: str | None) -> Place | None:
    name = gazetteer.country_name(code) if code else None
    return places.unlocated(name, code, "country") if name else None
