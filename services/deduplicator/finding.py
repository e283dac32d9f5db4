"""What a feature gives, and what it is given beside mention and incident.

Holds no feature: see features.py, counts.py and where.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """A level of a feature and, where it is worth telling, the words for it."""

    level: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known beside the two: whose copy the article is, and what its own other events became."""

    copied_here: bool = False
    """The text that the article copies tells of this incident in the same words."""
    taken: bool = False
    """Another event of the same article is in this incident already."""
    crowd: int = 0
    """How many incidents the mention's place had lately: a small town has one shooting, a large one has many."""
    rarity: Mapping[str, float] = field(default_factory=dict)
    """Name -> 1 / number of incidents that had it lately: what many incidents name tells none from another."""


Scale = tuple[tuple[float, str], ...]
"""Levels of a quantity, each with its limit."""


def at_most(value: float, scale: Scale) -> str:
    """The first level whose limit the value does not pass."""
    return next(level for limit, level in scale if value <= limit)


def at_least(value: float, scale: Scale) -> str:
    """The first level whose limit the value reaches."""
    return next(level for limit, level in scale if value >= limit)


SPELLED_ALIKE = 82.0
"""Names at least so alike, in percent, are taken for spellings of one."""
