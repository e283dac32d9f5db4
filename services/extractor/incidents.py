"""Groups the tellings of an article into incidents: what agrees in date, place, kind or figure is one, what contradicts is another.

Does not read words; mentions.py does. Runs through the tellings once, in the order of the text.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from schemas.claim import EventType
from services.extractor import event_types, localities, settings, time
from services.extractor.gazetteer import distance
from services.extractor.mentions import Telling
from services.extractor.settings import Chain, Scene, Setting
from services.extractor.toponyms import Mention
from services.extractor.victims import Names

JOIN: Final = 0.0
_SAME_DAY, _OTHER_DAY, _NEXT_DAY = 0.3, -5.0, -1.0
_SAME_PLACE, _WIDER_PLACE, _OTHER_PLACE = 2.0, 0.5, -3.0
_SAME_FIGURE: Final = 3.0
_SAME_FEW, _FEW = 0.7, frozenset({2, 3})
"""Two or three of one kind told again: more likely those told of before than as many of another attack."""
_WORD, _WORDS = 0.25, 1.0
_UNSAID: Final = -2.0
_LED: Final = 0.6
_SAME: Final = 1.5
_RIVAL: Final = ((0.85, 2.0), (0.6, 1.2), (0.0, 0.0))
"""By the share that the smaller of two counts is of the larger."""
_RIVALS: Final = 10
_OLD, _RECENT, _MONTH = -4.0, 10, 45
_CUE: Final = -2.5
_ALSO, _ALSO_HERE = 0.7, 0.3
"""What "also" speaks for another incident, and where nothing else does."""
_LINGERED: Final = 30
"""Days from an incident to the death of one of its wounded."""
_NEIGHBOURS_KM: Final = 20.0


@dataclass(slots=True)
class Incident:
    """Tellings of one incident or one total, while they are gathered."""

    total: bool
    day: date | None
    """The day of writing, for a main incident that is news."""
    first: bool = False
    members: list[Telling] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    exact: dict[str, Mention] = field(default_factory=dict)
    days: set[tuple[str, str]] = field(default_factory=set)
    spoken: set[str] = field(default_factory=set)
    periods: set[str] = field(default_factory=set)
    """The months and years that are told instead of a day."""
    types: event_types.Weights = field(default_factory=dict)
    rare: set[str] = field(default_factory=set)
    figures: set[tuple[object, ...]] = field(default_factory=set)
    small: set[tuple[object, ...]] = field(default_factory=set)
    """Figures that repeat by chance."""

    def add(self, telling: Telling) -> None:
        """Take a telling in."""
        self.members.append(telling)
        if telling.chain is not None:
            self.keys |= {mention.key for mention in telling.chain}
            self.exact.update({mention.key: mention for mention in telling.chain if settings.exact(mention)})
        if telling.when is not None and telling.when.precision == "day" and not telling.when.spoken and not telling.dies:
            self.days.add((telling.when.value, telling.when.basis))
        if telling.when is not None and telling.when.precision == "day" and telling.when.spoken:
            self.spoken.add(telling.when.value)
        if telling.when is not None and telling.when.precision in {"month", "year"}:
            self.periods.add(telling.when.value)
        self.types = event_types.merged([(self.types, 1.0), (telling.types, 1.0)])
        self.rare |= telling.rare
        (self.figures if telling.big else self.small).add(telling.figure)

    def open(self, lead: Sequence[Scene], *, placed: bool) -> None:
        """Take in what the lead says of the main incident, its places only where the first figure has none."""
        for scene in lead:
            for chain in scene.chains:
                if not placed and any(mention.role == "at" for mention in chain):
                    self.keys |= {mention.key for mention in chain}
                    self.exact.update({mention.key: mention for mention in chain if settings.exact(mention)})
            self.days |= {(when.value, when.basis) for when in scene.times if settings.is_day(when) and not when.spoken}

    @property
    def kind(self) -> EventType | None:
        """The type most of its tellings speak for."""
        return event_types.strongest(self.types)

    @property
    def lands(self) -> frozenset[str]:
        """The countries of its places."""
        return frozenset(each.spot.country for member in self.members for each in member.chain or () if each.spot is not None)


def group(tellings: Sequence[Telling], parents: Sequence[int | None], setting: Setting) -> list[int]:
    """The incident of each telling, by number in order of first appearance."""
    incidents: list[Incident] = []
    chosen: list[int] = []
    killed = Names()
    for telling, parent in zip(tellings, parents, strict=True):
        number = (
            chosen[parent]
            if parent is not None and parent < len(chosen) and _is_part(telling, tellings[parent])
            else _best(incidents, telling, chosen, tellings)
        )
        if number == len(incidents):
            number = _of_victim(incidents, telling, killed)
        if number == len(incidents):
            incidents.append(_new(telling, setting, first=not incidents))
        incidents[number].add(telling)
        killed.add(telling.victim, number)
        chosen.append(number)
    return chosen


def _is_part(telling: Telling, whole: Telling) -> bool:
    """Whether a figure counts some of those of another in its sentence, and not one of the incidents of a total."""
    return whole.sentence == telling.sentence and (whole.span is None) == (telling.span is None)


def _of_victim(incidents: Sequence[Incident], telling: Telling, killed: Names) -> int:
    """The incident in which the victim told of was killed already, for nobody dies twice; else a new one's number."""
    numbers = killed.find(telling.victim) if telling.span is None else set()
    number = min(numbers, default=len(incidents))
    return number if len(numbers) == 1 and not incidents[number].total else len(incidents)


def _new(telling: Telling, setting: Setting, *, first: bool) -> Incident:
    """An incident for a telling; that of the lead knows what the lead says."""
    total = telling.span is not None
    day = None if setting.is_case or not first or not setting.base.sure else setting.base.day
    incident = Incident(total=total, day=day, first=first)
    lead = setting.lead
    if first and not total and lead and telling.sentence <= lead[-1].sentence.index and not telling.other:
        incident.open([scene for scene in lead if scene.sentence.index >= telling.sentence], placed=telling.chain is not None)
    elif first and not total and not telling.other:
        incident.open(_leading(telling, lead), placed=False)
    if first and not total and setting.is_case:
        incident.periods |= {when.value for scene in lead for when in scene.times if settings.is_period(when)}
    return incident


def _leading(telling: Telling, lead: Sequence[Scene]) -> list[Scene]:
    """The lead right before, where it says when and exactly where, and the telling neither: "The army put its losses there at 16"."""
    if telling.chain is not None or telling.when is not None or not telling.alone_before:
        return []
    return [scene for scene in lead if scene.sentence.index == telling.sentence - 1 and _says_when_and_where(scene)]


def _says_when_and_where(scene: Scene) -> bool:
    placed = any(mention.role == "at" and settings.exact(mention) for chain in scene.chains for mention in chain)
    return placed and any(settings.is_day(when) and not when.spoken for when in scene.times)


def _best(incidents: Sequence[Incident], telling: Telling, chosen: Sequence[int], tellings: Sequence[Telling]) -> int:
    """The incident that fits best, or a new one's number."""
    previous = chosen[-1] if chosen else None
    last = tellings[len(chosen) - 1] if chosen else None
    fits = [
        _fit(incident, telling, recent=number == previous, main=number == 0, last=last)
        for number, incident in enumerate(incidents)
    ]
    # Words in common choose between incidents that fit; they make none fit.
    ranked = [
        (fit + min(_WORD * len(telling.rare & incidents[number].rare), _WORDS), -number)
        for number, fit in enumerate(fits)
        if fit >= JOIN
    ]
    return -max(ranked)[1] if ranked else len(incidents)


def _fit(incident: Incident, telling: Telling, *, recent: bool, main: bool, last: Telling | None) -> float:
    """How well a telling fits an incident; below JOIN it is another."""
    if incident.total != (telling.span is not None):
        return -9.0
    beside = recent and last is not None and last.sentence == telling.sentence
    near = recent and last is not None and telling.sentence - last.sentence <= 1
    recalled = last is not None and last.other
    score = 0.4 * main + (0.8 if beside else 0.3 if near and recalled else 0.6 if near else 0.0)
    score += (0.0 if _dies_later(incident, telling) else _date_fit(incident, telling.when, 1.0)) or (
        _date_fit(incident, telling.when_before, _LED) if telling.alone_before else 0.0
    )
    place = _place_fit(incident, _telling_place(incident, telling.chain, placed={"at"}), 1.0) or (
        _place_fit(incident, _telling_place(incident, telling.chain_before, placed=set()), _LED)
        if telling.alone_before and not telling.chain
        else 0.0
    )
    place = place or (_SAME_PLACE if not telling.named.isdisjoint(incident.keys) else 0.0)
    score += max(place, 0.0) if place < 0.0 and localities.reaches(incident.kind, telling, incident.lands) else place
    if telling.figure in incident.figures and telling.big:
        score += _SAME_FIGURE
    elif not telling.other:
        score += _rivalry(incident, telling)
        score += _SAME_FEW if telling.figure in incident.small and telling.figure[1] in _FEW else 0.0
    score -= 2.5 * event_types.differ(telling.kind, incident.kind)
    if telling.other and (not beside or (telling.led and last is not None and not last.led)):
        score += _CUE
    if telling.other_before and telling.chain_before is not None and not _follows(last, telling):
        score += _CUE / 2
    if telling.also and not beside:
        score -= _ALSO if telling.chain is not None or telling.when is not None else _ALSO_HERE
    return score + (_SAME if telling.same and not telling.other and (near or (main and not _follows(last, telling))) else 0.0)


def _rivalry(incident: Incident, telling: Telling) -> float:
    """How much the size of a figure speaks for its being another count of the incident's dead, more likely than another attack."""
    measure, low, category = telling.figure
    if not isinstance(low, int) or low < _RIVALS:
        return 0.0
    sizes = [other[1] for other in incident.figures if measure == other[0] and _alike(category, other[2])]
    nearest = max((min(low, size) / max(low, size) for size in sizes if isinstance(size, int)), default=0.0)
    return next(weight for share, weight in _RIVAL if nearest >= share)


def _alike(one: object, other: object) -> bool:
    """Whether two categories may count the same dead."""
    return one == other or {one, other} == {"people", "civilians"}


def _follows(last: Telling | None, telling: Telling) -> bool:
    """Whether a telling stands right after another."""
    return last is not None and telling.sentence - last.sentence <= 1


def _date_fit(incident: Incident, when: time.Mention | None, share: float) -> float:
    """How a date fits; one that only the sentence before gives counts for less."""
    if when is None or when.spoken:
        return 0.0
    if not incident.days:
        if incident.spoken and when.precision == "day" and min(_gap(when, day) for day in incident.spoken) > 1:
            return _UNSAID * share
        if (
            when.precision in {"month", "year"}
            and incident.periods
            and not (incident.first and incident.day is not None)
            and not any(_meet(when.value, told) for told in incident.periods)
        ):
            return _OTHER_DAY * share
        old = incident.day is not None and (incident.day - when.day).days > (_RECENT if when.precision == "day" else _MONTH)
        return _OLD * share if old else 0.0
    if when.precision != "day":
        inside = any(day.startswith(when.value) for day, _ in incident.days)
        return 0.0 if inside else _OTHER_DAY * share
    gap = min(_gap(when, day) for day, _ in incident.days)
    return share * (_SAME_DAY if gap == 0 else _NEXT_DAY if gap == 1 else _OTHER_DAY)


def _meet(one: str, other: str) -> bool:
    """Whether two periods may be one: May 2012 and 2012."""
    return one.startswith(other) or other.startswith(one)


def _dies_later(incident: Incident, telling: Telling) -> bool:
    """Reads "was shot on Saturday ... died on Monday": one incident."""
    if not telling.dies or telling.when is None or telling.when.precision != "day" or not incident.days:
        return False
    last = max(settings.ordinal(day) for day, _ in incident.days)
    return 0 < telling.when.day.toordinal() - last <= _LINGERED


def _gap(when: time.Mention, day: str) -> int:
    return abs(when.day.toordinal() - settings.ordinal(day))


def _place_fit(incident: Incident, chain: Chain | None, share: float) -> float:
    """How a place fits; one that only the sentence before gives counts for less."""
    if chain is None or not incident.keys:
        return 0.0
    keys = {mention.key for mention in chain}
    exact = {mention.key: mention for mention in chain if settings.exact(mention)}
    if exact.keys() & incident.exact.keys():
        return _SAME_PLACE * share
    if keys & incident.keys:
        return _WIDER_PLACE * share
    if not exact or not incident.exact:
        return _wider_apart(chain, incident) * share
    return share * max(_apart(one, other) for one in exact.values() for other in incident.exact.values())


def _wider_apart(chain: Chain, incident: Incident) -> float:
    """Provinces or countries of one sort that differ speak for two incidents, a province and a town of another name little."""
    level = chain[0].precision
    spot = chain[0].spot if chain[0].role == "at" else None
    if spot is not None and incident.lands and spot.country not in incident.lands:
        return _OTHER_PLACE + 1.0
    others = {
        mention.key for member in incident.members if member.chain for mention in member.chain if mention.precision == level
    }
    if level in {"province", "country"} and others and chain[0].role == "at":
        return _OTHER_PLACE + 1.0
    return -0.5


def _apart(one: Mention, other: Mention) -> float:
    """How far two names of exact places speak against one incident: a quarter or an unlisted village may lie within a listed town."""
    if one.spot is not None and other.spot is not None and one.spot.country != other.spot.country:
        return _OTHER_PLACE
    if _is_regional(one) != _is_regional(other):
        return 0.0
    if one.spot is not None and other.spot is not None:
        away = distance(one.spot, other.spot)
        return _OTHER_PLACE if away is None or away > _NEIGHBOURS_KM else -0.5
    if one.spot is None and other.spot is None:
        return _OTHER_PLACE + 1.0
    return -1.0


def _telling_place(incident: Incident, chain: Chain | None, *, placed: set[str]) -> Chain | None:
    """The place, but for a street, a bar or a hospital new to the incident that no word of the figure's own puts it at: it may lie in its town."""
    if chain is None or chain[0].precision != "site" or chain[0].key in incident.keys or chain[0].role in placed:
        return chain
    return None


def _is_regional(mention: Mention) -> bool:
    """Whether a name is that of a city and of the province around it."""
    return (
        mention.hint is None
        and mention.spot is not None
        and any(spot.precision == "province" and spot.country == mention.spot.country for spot in mention.spots)
    )
