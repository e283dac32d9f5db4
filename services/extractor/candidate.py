"""What the parts of the extractor hand to each other. A candidate is a casualty figure found in a sentence, before anyone
has asked who says so, where and when.

Does not find anything: casualties.py finds candidates, attribution.py and events.py add to them.
"""

from collections.abc import Sequence
from dataclasses import replace

from schemas.claim import Category, Claimant, EventRef, Measure, Modifier, Scope, Stance
from services.extractor.record import record


@record
class Candidate:
    """A figure. `start`, `end` are the quote, `number_start`, `number_end` the quantity, all offsets in the field of `sentence`.

    `parent` is the position in the list of candidates of the figure that this one is part of.
    """

    sentence: int
    start: int
    end: int
    number_start: int
    number_end: int
    measure: Measure
    low: int | None
    high: int | None
    modifier: Modifier
    words: str
    category: Category = "people"
    category_text: str | None = None
    parent: int | None = None
    denied: bool = False
    """The sentence itself negates harm ("no civilians were killed")."""
    increment: bool = False
    superseded: bool = False
    rule: str = ""

    def part_of(self, whole: int | None) -> "Candidate":
        """The same figure as part of the one at this position."""
        return self if self.parent == whole else replace(self, parent=whole)


def without_these(found: Sequence[Candidate], dropped: set[int]) -> list[Candidate]:
    """The candidates that do not stand at the positions `dropped`, each with its whole where that is left."""
    if not dropped:
        return list(found)
    kept = [n for n in range(len(found)) if n not in dropped]
    position = {n: at for at, n in enumerate(kept)}
    wholes = {n: position.get(whole) for n in kept if (whole := found[n].parent) is not None}
    return [found[n].part_of(wholes.get(n)) for n in kept]


@record
class Attribution:
    """Who says a figure. One per candidate, in the same order."""

    claimant: Claimant | None = None
    alternatives: tuple[str, ...] = ()
    joint: tuple[Claimant, ...] = ()
    relays: tuple[str, ...] = ()
    stance: Stance = "asserts"
    unverified: bool = False
    rule: str = ""


@record
class Happening:
    """Which event a figure is about, and whether it counts one incident or many. One per candidate, in the same order."""

    event: EventRef
    scope: Scope = "incident"
    since: str | None = None
    until: str | None = None
    partial: bool = False
    """The figure counts the dead of one place of several, or the patients who are left of the injured."""


@record
class Assertion:
    """A statement without a number, found in a sentence: who confirms, denies, blames or cannot verify."""

    sentence: int
    start: int
    end: int
    asserts: str
    stance: Stance
    claimant: Claimant | None = None
    alternatives: tuple[str, ...] = ()
    relays: tuple[str, ...] = ()
    target: str | None = None
    low: int | None = None
    high: int | None = None
    rule: str = ""
