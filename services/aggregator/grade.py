"""How sure an incident is, in the words that recorders of civilian harm use, with a reason. The first row that holds decides.

Does not decide figures.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from schemas.claim import EventType
from schemas.incident import Flag, Grade
from services.aggregator.consensus import Verdict
from services.aggregator.denials import Blame
from services.aggregator.origins import Origin
from services.aggregator.tables import DISASTER, OFFICIAL
from services.aggregator.words import listed


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the grade looks at."""

    independent: Sequence[Origin]
    contested: Flag
    blames: Sequence[Blame]
    event_type: EventType
    killed: Verdict | None
    only_combatants: bool
    all_retracted: bool


def _retracted(e: Evidence) -> str | None:
    return "every figure was taken back" if e.all_retracted else None


def _combatants(e: Evidence) -> str | None:
    return "all who are counted were combatants" if e.only_combatants else None


def _disputed(e: Evidence) -> str | None:
    return e.contested.reason.rstrip(".") if e.contested.value else None


def _accepted(e: Evidence) -> str | None:
    own = [blame for blame in e.blames if blame.own and blame.by is not None]
    return f"{own[0].target} says it did it" if own else None


def _official(e: Evidence) -> str | None:
    keeper = e.killed.keeper if e.killed else None
    if e.event_type not in DISASTER or keeper is None or keeper.origin is None or keeper.is_floor:
        return None
    return (
        f"{keeper.origin.name} keeps the official count and no independent origin disputes it"
        if keeper.origin.kind in OFFICIAL
        else None
    )


def _several(e: Evidence) -> str | None:
    many = len(e.independent) > 1
    return f"{len(e.independent)} independent origins: {listed([one.name for one in e.independent])}" if many else None


def _single(e: Evidence) -> str | None:
    return f"one origin only: {e.independent[0].name}" if e.independent else "no named origin, only outlets in their own voice"


GRADES: tuple[tuple[Grade, Callable[[Evidence], str | None]], ...] = (
    ("discounted", _retracted),
    ("discounted", _combatants),
    ("contested", _disputed),
    ("confirmed", _accepted),
    ("confirmed", _official),
    ("fair", _several),
    ("weak", _single),
)
"""A report that fell counts for nothing, whoever confirmed it; a dispute outranks a confession by somebody else."""


def graded(evidence: Evidence) -> tuple[Grade, str]:
    """Grade and reason."""
    for grade, holds in GRADES:
        reason = holds(evidence)
        if reason is not None:
            return grade, f"{reason[:1].upper()}{reason[1:]}."
    return "weak", "Nothing is known."
