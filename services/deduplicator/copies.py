"""Whose text an article carries: wire copies and reprints, found although cut, reordered or given a new lede.

Looks at signatures, credits and figures; precision first, since two newsrooms' stories of one event are no copies.
Does not decide which incident the text is about.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import eq


@dataclass(frozen=True, slots=True)
class Text:
    """What of an article tells whether it is a copy."""

    article_id: str
    signature: Sequence[int]
    n_words: int
    credits: frozenset[str]
    numbers: frozenset[tuple[str, str, int | None, int | None]]
    claimants: frozenset[str]
    title: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two texts are, as far as their signatures tell."""

    shared: float
    """Share of all shingles of both that both have (Jaccard)."""
    held: float
    """Share of the shorter text that the longer one holds too."""


@dataclass(frozen=True, slots=True)
class CopyLink:
    """The article copied, with score and reason."""

    article_id: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table: at least so much shared, or held, of the text, if so many signs agree."""

    shared: float
    held: float
    signs: int


RULES: tuple[Rule, ...] = (Rule(0.28, 0.62, 0), Rule(0.2, 0.45, 1), Rule(0.14, 0.36, 2))
"""The less text two articles share, the more else has to agree: an agency credited by both, equal figures, the same claimants."""


def likeness(one: Text, other: Text) -> Likeness:
    """Estimate from the signatures. Texts without one are like nothing."""
    return likeness_of(one.signature, other.signature, one.n_words, other.n_words)


def likeness_of(one: Sequence[int], other: Sequence[int], words: int, other_words: int) -> Likeness:
    """The same of bare signatures and lengths."""
    if not one or len(one) != len(other):
        return Likeness(0.0, 0.0)
    shared = sum(map(eq, one, other)) / len(one)
    small, large = sorted((max(words, 1), max(other_words, 1)))
    return Likeness(shared, min(1.0, shared / (1 + shared) * (small + large) / small))


def possible(alike: Likeness) -> bool:
    """Whether any row of the table could be met."""
    return any(alike.shared >= rule.shared or alike.held >= rule.held for rule in RULES)


def signs(one: Text, other: Text) -> tuple[str, ...]:
    """What else agrees, in words."""
    found = []
    if agencies := sorted(one.credits & other.credits):
        found.append(f"both credit {agencies[0]}")
    if len(one.numbers) > 1 and _mostly(one.numbers, other.numbers):
        found.append("the same figures")
    if one.claimants and _mostly(one.claimants, other.claimants):
        found.append("the same claimants")
    if one.title and one.title == other.title:
        found.append("the same headline")
    return tuple(found)


def _mostly(one: frozenset[object], other: frozenset[object]) -> bool:
    """A cut text has only some of the figures and claimants of the full one."""
    small = min(len(one), len(other))
    return small > 0 and len(one & other) >= 0.75 * small


def compared(one: Text, other: Text, known: Likeness | None = None) -> CopyLink | None:
    """Whether `one` carries the text of `other`, by the first row of the table that is met. `known`: how alike they are, if known."""
    alike = known or likeness(one, other)
    agreeing = signs(one, other)
    for rule in RULES:
        if (alike.shared >= rule.shared or alike.held >= rule.held) and len(agreeing) >= rule.signs:
            share = f"shares about {round(100 * alike.held)}% of the shorter text"
            return CopyLink(other.article_id, round(max(alike.shared, alike.held), 3), "; ".join((share, *agreeing)))
    return None
