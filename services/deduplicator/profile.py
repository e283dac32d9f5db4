"""What an incident looks like so far: the fold of its mentions in canonical order, compact and bounded.

Does not judge whether a mention belongs: features.py compares, matching.py weighs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from services.deduplicator.mention import UNKNOWN_DAY, Figure, Mention, Spot, When

T = TypeVar("T")
MAX_SPOTS, MAX_DAYS, MAX_NAMES, MAX_WORDS, MAX_FIGURES, MAX_SEEN = 12, 24, 400, 160, 80, 120
"""Bounds of a profile. What comes after a table is full only strengthens what is known."""
REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Profile:
    """Counted traits of an incident's mentions. Tables are dictionaries in order of first appearance and never changed."""

    mentions: int = 0
    reporting: int = 0
    """Mentions that report it, as against recalling it."""
    first_reported: int = UNKNOWN_DAY
    """When it was first told as news."""
    last_said: int = UNKNOWN_DAY
    types: dict[str, int] = field(default_factory=dict)
    days: dict[When, int] = field(default_factory=dict)
    spots: dict[Spot, int] = field(default_factory=dict)
    perpetrators: dict[str, int] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    words: dict[str, int] = field(default_factory=dict)
    figures: dict[Figure, int] = field(default_factory=dict)
    claimants: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()


EMPTY = Profile()


def with_mention(profile: Profile, mention: Mention) -> Profile:
    """The profile after one more mention."""
    return with_mentions(profile, (mention,))


def with_mentions(profile: Profile, mentions: Sequence[Mention]) -> Profile:
    """The profile after these mentions in their order: each table is copied once, however many there are.

    The words of an article that only recalls the incident tell of something else.
    """
    told = [one for one in mentions if not one.background]
    first = next((one.said_day for one in told if one.said_day != UNKNOWN_DAY), UNKNOWN_DAY)
    return Profile(
        mentions=profile.mentions + len(mentions),
        reporting=profile.reporting + len(told),
        first_reported=first if profile.first_reported == UNKNOWN_DAY else profile.first_reported,
        last_said=max([profile.last_said, *(one.said_day for one in mentions)]),
        types=_counted(profile.types, ((one.type,) for one in mentions), MAX_SEEN),
        days=_counted(profile.days, ((one.when,) for one in mentions if one.when), MAX_DAYS),
        spots=_counted(profile.spots, ((one.spot,) for one in mentions if one.spot), MAX_SPOTS),
        perpetrators=_counted(profile.perpetrators, ((one.perpetrator,) for one in mentions if one.perpetrator), MAX_SPOTS),
        names=_counted(profile.names, (_in_order(one.names) for one in told), MAX_NAMES),
        words=_counted(profile.words, (_in_order(one.words) for one in told), MAX_WORDS),
        figures=_counted(profile.figures, (_figures_in_order(one.figures) for one in mentions), MAX_FIGURES),
        claimants=_grown(profile.claimants, (one.claimants for one in mentions)),
        outlets=_grown(profile.outlets, ((one.outlet,) for one in mentions)),
        people=_grown(profile.people, (one.people for one in told)),
    )


@lru_cache(maxsize=REMEMBERED)
def _in_order(words: frozenset[str]) -> tuple[str, ...]:
    """Sorted, and remembered: an incident is folded again whenever something comes late."""
    return tuple(sorted(words))


@lru_cache(maxsize=REMEMBERED)
def _figures_in_order(figures: frozenset[Figure]) -> tuple[Figure, ...]:
    return tuple(sorted(figures, key=repr))


def _counted(table: dict[T, int], seen: Iterable[Iterable[T]], limit: int) -> dict[T, int]:
    """The table with one more of each; a full table takes nothing new."""
    grown = dict(table)
    for some in seen:
        for one in some:
            if one in grown:
                grown[one] += 1
            elif len(grown) < limit:
                grown[one] = 1
    return grown


def _grown(known: frozenset[str], seen: Iterable[Iterable[str]]) -> frozenset[str]:
    grown = set(known)
    for some in seen:
        if len(grown) < MAX_SEEN:
            grown.update(some)
    return known if len(grown) == len(known) else frozenset(grown)
