"""Which figure of an origin stands: later replaces earlier, upward or as a correction downward; repeats, roundings and summaries
by others do not.

Does not weigh origins against each other: consensus.py does.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Literal

from services.aggregator.origins import Origin
from services.aggregator.tables import ROUNDING
from services.aggregator.tolls import Toll

Fate = Literal["superseded", "restatement", "rounding"]


@dataclass(frozen=True, slots=True)
class Passed:
    """A toll of the origin that does not stand, and why."""

    toll: Toll
    fate: Fate
    why: str


@dataclass(frozen=True, slots=True)
class Vote:
    """The standing figure of one origin (None: outlets in their own voice), with those that led to it."""

    origin: Origin | None
    toll: Toll
    passed: tuple[Passed, ...] = ()
    agreeing: tuple[Toll, ...] = ()
    """Later tolls that repeat the standing one."""
    updates: int = 1
    """How many different figures the origin has given: who keeps a count gives several."""
    corrected: bool = False

    value: int = field(init=False, compare=False, repr=False)
    """The number it votes for."""
    is_floor: bool = field(init=False, compare=False, repr=False)
    """Whether it only says "at least"."""

    def __post_init__(self) -> None:
        """Work out once what every comparison asks for."""
        object.__setattr__(self, "value", self.toll.value)
        object.__setattr__(self, "is_floor", self.toll.bound in ("floor", "mention") or self.toll.loose)

    @property
    def is_open(self) -> bool:
        """Whether it leaves open how many more there are: "at least 4", but not "a man was killed"."""
        return self.toll.bound == "floor"

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that set it: the first to say it, and at most two that repeat it."""
        return tuple(dict.fromkeys((*self.toll.claims, *(one for toll in self.agreeing[:2] for one in toll.claims))))


def standing(origin: Origin | None, tolls: Iterable[Toll], outdated: Iterable[int] = ()) -> Vote:
    """The vote of an origin's tolls; at least one must be given. `outdated` are figures quoted as no longer standing."""
    ordered = sorted(tolls, key=attrgetter("rank"))
    current = ordered[0]
    agreeing: list[Toll] = []
    passed: list[Passed] = []
    seen = {current.value, *current.without, *outdated}
    corrected = False
    for toll in ordered[1:]:
        verdict = _compare(toll, current, seen)
        seen |= {toll.value, *toll.without}
        if verdict is None:
            corrected = toll.value < current.value
            why = (
                "replaced by a later, lower figure of the same claimant"
                if corrected
                else "replaced by a later figure of the same claimant"
            )
            passed += [Passed(one, "superseded", why) for one in (current, *agreeing)]
            current, agreeing = toll, []
        elif verdict[0] == "agrees":
            current, agreeing = _sharper(current, toll), [*agreeing, toll]
        else:
            passed.append(Passed(toll, verdict[0], verdict[1]))
    return Vote(origin, current, tuple(passed), tuple(agreeing), _updates(ordered), corrected)


def _compare(toll: Toll, current: Toll, seen: set[int]) -> tuple[Literal["agrees", "restatement", "rounding"], str] | None:
    """What a later toll is to the standing one; None when it replaces it."""
    if toll.value == current.value:
        return "agrees", ""
    if toll.shared and not current.shared:
        return "restatement", "somebody's summary of several claimants at once changes nobody's own figure"
    if toll.bound == "about" and current.bound != "about" and abs(toll.value - current.value) <= ROUNDING * current.value:
        return "rounding", "the claimant's figure, rounded"
    return None if toll.value > current.value or (current.shared and not toll.shared) else _lower(toll, current, seen)


def _lower(toll: Toll, current: Toll, seen: set[int]) -> tuple[Literal["restatement", "rounding"], str] | None:
    """Why a later, lower figure is no correction; None when it is one."""
    return next(((fate, why) for fate, why, holds in LOWER if holds(toll, current, seen)), None)


LOWER: tuple[tuple[Literal["restatement", "rounding"], str, Callable[[Toll, Toll, set[int]], bool]], ...] = (
    ("restatement", "a lower bound that the claimant's own figure satisfies",
     lambda toll, _, __: toll.bound in ("floor", "ceiling", "mention") or toll.loose),
    ("restatement", "a part of the claimant's total", lambda toll, current, _: toll.derived and not current.derived),
    ("restatement", "recalled in passing, and less than the claimant's own figure",
     lambda toll, current, _: toll.background and not current.background),
    ("restatement", "less than the claimant's figure in the same article, or in a headline only",
     lambda toll, current, _: toll.source.article_id == current.source.article_id or toll.title),
    ("restatement", "the claimant's earlier figure told again", lambda toll, _, seen: toll.value in seen),
    ("rounding", "the claimant's figure, rounded",
     lambda toll, current, _: toll.value % 10 == 0 and current.value % 10 > 0 and current.value - toll.value <= ROUNDING * current.value),
)  # fmt: skip
"""When a later and lower figure of an origin does not replace its own, the first row that holds."""


def _sharper(current: Toll, toll: Toll) -> Toll:
    """Of two equal figures the one that stands: the first, unless it is a headline's, derived or shared and the other is not.

    A copy that drops "at least" changes nothing: only another text of its own makes a bound exact.
    """
    closes = current.bound == "floor" and toll.bound == "exact" and toll.source.copy_of is None
    if closes and not (toll.title or toll.shared or (toll.derived and not current.derived)):
        return toll
    weaker = (current.title and not toll.title) or (current.derived and not toll.derived) or (current.shared and not toll.shared)
    return toll if weaker else current


def _updates(ordered: Sequence[Toll]) -> int:
    return len({toll.value for toll in ordered if not toll.shared})
