"""What an incident looks like so far: the fold of its mentions in canonical order, compact and bounded.

Does not judge whether a mention belongs: features.py compares, matching.py weighs.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import TypeVar

from services.deduplicator.mention import UNKNOWN_DAY, Figure, Mention, Spot, When

T = TypeVar("T")
MAX_SPOTS, MAX_DAYS, MAX_NAMES, MAX_WORDS, MAX_FIGURES, MAX_SEEN = 12, 24, 400, 160, 80, 120
"""Bounds of a profile. What comes after a table is full only strengthens what is known."""


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
    """The profile after one more mention. The words of an article that only recalls the incident tell of something else."""
    reports = not mention.background
    said = mention.said_day
    return replace(
        profile,
        mentions=profile.mentions + 1,
        reporting=profile.reporting + reports,
        first_reported=said if reports and profile.first_reported == UNKNOWN_DAY else profile.first_reported,
        last_said=max(said, profile.last_said),
        types=_counted(profile.types, (mention.type,), MAX_SEEN),
        days=_counted(profile.days, (mention.when,) if mention.when else (), MAX_DAYS),
        spots=_counted(profile.spots, (mention.spot,) if mention.spot else (), MAX_SPOTS),
        perpetrators=_counted(profile.perpetrators, (mention.perpetrator,) if mention.perpetrator else (), MAX_SPOTS),
        names=_counted(profile.names, sorted(mention.names), MAX_NAMES) if reports else profile.names,
        words=_counted(profile.words, sorted(mention.words), MAX_WORDS) if reports else profile.words,
        figures=_counted(profile.figures, sorted(mention.figures, key=repr), MAX_FIGURES),
        claimants=_grown(profile.claimants, mention.claimants),
        outlets=_grown(profile.outlets, frozenset((mention.outlet,))),
        people=_grown(profile.people, mention.people) if reports else profile.people,
    )


def _counted(table: dict[T, int], seen: Iterable[T], limit: int) -> dict[T, int]:
    """The table with one more of each; a full table takes nothing new."""
    grown = dict(table)
    for one in seen:
        if one in grown:
            grown[one] += 1
        elif len(grown) < limit:
            grown[one] = 1
    return grown


def _grown(known: frozenset[str], more: frozenset[str]) -> frozenset[str]:
    return known | more if len(known) < MAX_SEEN and not more <= known else known
