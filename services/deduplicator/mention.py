"""A mention: what one article says about one event, boiled down to what linking looks at.

Does not compare mentions: see features.py. Holds no text and no claims, only their traits.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from sys import intern

from schemas.claim import ArticleClaims, ArticleHead, Claim, EventRef, Place, Statement
from schemas.dates import order_key
from services.extractor.fingerprint import NAME_MARK, PERSON_MARK, plain
from services.extractor.gazetteer import country_name, fold
from services.ids import content_id

Position = tuple[bool, str, str, int]
"""The canonical order of mentions: when the article was said (unknown last), article id, number of the event in the article."""
Figure = tuple[str, str, int | None, int | None]
"""Measure, category, low, high."""

Group = tuple[str, str]
"""The event's ref and the part an editor made of it (usually empty)."""

UNKNOWN_DAY = -1


@dataclass(frozen=True, slots=True)
class Spot:
    """Where: names without articles and accents, the point and how exact it is, and what contains it."""

    names: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    precision: str = "settlement"
    geonameid: int | None = None
    within: tuple[str, ...] = ()
    written: frozenset[str] = frozenset()
    """The words of all these names as an article's salient names spell them."""
    called: tuple[str, ...] = ()
    """The place's own names in the form of salient names: "@kansas city"."""


@dataclass(frozen=True, slots=True)
class When:
    """The event's days, first and last (equal for a known day), and whether the text gave them or only the dateline."""

    first: int
    last: int
    stated: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """One event of one article. `position` orders all mentions of a block; `own_id` names the incident it would found."""

    position: Position
    ref: str
    part: str
    """The command that took these claims out of their event, else empty."""
    own_id: str
    said_day: int
    outlet: str
    background: bool
    type: str
    when: When | None
    spot: Spot | None
    perpetrator: str
    figures: frozenset[Figure]
    claimants: frozenset[str]
    """Those that are known by a canonical name: "police" are everywhere and tie nothing."""
    names: frozenset[str]
    words: frozenset[str]
    only_event: bool
    claim_ids: frozenset[str]
    people: frozenset[str] = frozenset()
    """Those of the names that are of people told of by name and age."""

    @property
    def article_id(self) -> str:
        """The article that makes the mention."""
        return self.position[2]


def mentions_of(message: ArticleClaims, parts: Mapping[str, str]) -> tuple[Mention, ...]:
    """The article's mentions, what it reports before what it recalls.

    `parts` maps claim ids that an editor took out of their event to the name of the part they now make.
    """
    if message.article.withdrawn:
        return ()
    groups: dict[Group, list[Claim | Statement]] = {}
    everything: tuple[Claim | Statement, ...] = (*message.claims, *message.statements)
    for said in everything:
        groups.setdefault((said.event.ref, parts.get(said.claim_id, "")), []).append(said)
    ranked = sorted(groups, key=lambda key: (_background(groups[key]), _totals_only(groups[key]), -len(groups[key]), key))
    ranked = _totals_at_home(groups, ranked)
    return tuple(_mention(message, key, groups[key], at, len(ranked)) for at, key in enumerate(ranked))


def _totals_at_home(groups: dict[Group, list[Claim | Statement]], ranked: list[Group]) -> list[Group]:
    """Campaign totals are no event: they go with what the article reports, which keeps them and counts them out."""
    homeless = [key for key in ranked if _totals_only(groups[key]) and not key[1]]
    homes = [key for key in ranked if not _background(groups[key]) and not _totals_only(groups[key]) and not key[1]]
    if not homes or not homeless:
        return ranked
    for key in homeless:
        groups[homes[0]].extend(groups[key])
    return [key for key in ranked if key not in homeless]


def said_position(head: ArticleHead) -> tuple[bool, str, str]:
    """The article's place in the canonical order."""
    return _place(head.said_at, head.id)


@lru_cache(maxsize=256)
def _place(said_at: str | None, article_id: str) -> tuple[bool, str, str]:
    """Remembered for a while, so that an article's position is one object wherever it is kept."""
    return (*order_key(said_at), article_id)


def founding_id(block: str, article_id: str, ref: str, part: str = "") -> str:
    """The id of the incident that this mention founds if no earlier mention tells of the same incident."""
    return intern(content_id("inc", block, article_id, ref, *([part] if part else [])))


def _mention(message: ArticleClaims, key: Group, said: list[Claim | Statement], number: int, events: int) -> Mention:
    head, event = message.article, _fullest(said)
    figures = frozenset((one.measure, one.category, one.low, one.high) for one in said if isinstance(one, Claim) and _tells(one))
    position = said_position(head)
    names = frozenset(word for word in head.words if word[0] in "@#")
    return Mention(
        position=(*position, number),
        ref=key[0],
        part=key[1],
        own_id=founding_id(message.block, head.id, *key),
        said_day=_day(position[1][:10]),
        outlet=head.outlet,
        background=_background(said),
        type=event.type,
        when=_when(event),
        spot=spot_of(event.place),
        perpetrator=plain(event.perpetrator or ""),
        figures=figures,
        claimants=frozenset(plain(one.claimant.key) for one in said if one.claimant and one.claimant.key),
        names=names,
        people=frozenset(NAME_MARK + word[1:] for word in head.words if word[0] == PERSON_MARK),
        words=frozenset(word for word in head.words if word[0] not in "@#!"),
        only_event=events == 1,
        claim_ids=frozenset(one.claim_id for one in said),
    )


def _tells(claim: Claim) -> bool:
    """Whether the figure can recognise its incident: a stated number for the incident as a whole or a category of it."""
    return (
        claim.scope == "incident" and not claim.increment and claim.stance == "asserts" and (claim.low or claim.high) is not None
    )


def _totals_only(said: list[Claim | Statement]) -> bool:
    return all(isinstance(one, Claim) and one.scope == "cumulative" for one in said)


def _own(said: list[Claim | Statement]) -> list[EventRef]:
    """The events of what is said, without those of totals unless there is nothing else."""
    return [one.event for one in said if not isinstance(one, Claim) or one.scope == "incident"] or [one.event for one in said]


def _background(said: list[Claim | Statement]) -> bool:
    return all(event.background for event in _own(said))


def _fullest(said: list[Claim | Statement]) -> EventRef:
    """The event as its best informed claim gives it: place, then a stated date, then a type."""
    return max(_own(said), key=lambda one: (one.place is not None, one.date is not None and one.date_basis != "published", one.type != "other"))  # fmt: skip


def spot_of(place: Place | None) -> Spot | None:
    """The place as linking sees it."""
    if place is None:
        return None
    land = country_name(place.country) if place.country and place.precision != "country" else None
    named = [text for text in (place.text, place.name) if text and text != land]
    names = dict.fromkeys(name for text in reversed(named) if (name := place_name(text)))
    texts = (*named, *place.within)
    return Spot(
        names=tuple(names),
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        geonameid=place.geonameid,
        within=tuple(name for text in place.within if (name := place_name(text))),
        written=frozenset(word for text in texts for word in plain(text).split()),
        called=tuple(dict.fromkeys(NAME_MARK + plain(text) for text in named)),
    )


def place_name(text: str) -> str:
    """A place's name in the one form of its spellings: "Al-Bu Qa'an" and "Bu Qaan" are equal."""
    return fold(text[:200])


def _when(event: EventRef) -> When | None:
    if event.date is None or event.date_precision == "unknown":
        return None
    stated = event.date_basis != "published"
    parts = event.date.split("-")
    if event.date_precision == "day" and len(parts) == 3:  # noqa: PLR2004 - year, month, day
        day = _day(event.date)
        return None if day == UNKNOWN_DAY else When(day, day, stated)
    return _period(parts, stated)


def _period(parts: list[str], stated: bool) -> When | None:
    try:
        year, month = int(parts[0]), int(parts[1]) if len(parts) > 1 else None
        first = date(year, month or 1, 1)
        last = date(year + (month in (12, None)), 1 if month in (12, None) else (month or 0) + 1, 1)
    except ValueError:
        return None
    return When(first.toordinal(), last.toordinal() - 1, stated)


def _day(text: str) -> int:
    try:
        return date.fromisoformat(text).toordinal()
    except ValueError:
        return UNKNOWN_DAY
