"""What editors decided, as constraints on identity: who must and who must not be one, which claims were taken out of their event.

Commands name incidents by id; an id stands for the mention that founds it, so that a command means the same after any replay.
Does not apply the constraints: clusters.py does.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from schemas.dates import order_key
from schemas.report import Command
from services.ids import content_id

RULINGS = ("pin", "retract")
"""Actions that bear on figures and not on identity: forwarded to the aggregator."""


@dataclass(frozen=True, slots=True)
class Eviction:
    """The article's mentions leave the incident `source` and go to `target` (an incident id; for a split one of its own)."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Constraints:
    """The standing commands in the form that linking consults. Incidents are named by the ids in the commands."""

    together: tuple[tuple[str, str], ...] = ()
    apart: frozenset[tuple[str, str]] = frozenset()
    parts: Mapping[str, str] = field(default_factory=dict)
    """Claim id -> name of the part it was taken into."""
    targets: Mapping[str, str] = field(default_factory=dict)
    """Name of a part -> incident id it goes to."""
    evictions: Mapping[str, tuple[Eviction, ...]] = field(default_factory=dict)
    """Article id -> what all its mentions must leave."""
    rulings: tuple[Command, ...] = ()


def standing(commands: Iterable[Command]) -> tuple[Command, ...]:
    """The commands that no later standing one undoes, in order of time, then id."""
    ordered = sorted(commands, key=lambda command: (order_key(command.at), command.command_id))
    undone: set[str] = set()
    for command in reversed(ordered):
        if command.action == "undo" and command.command_id not in undone and command.other_id:
            undone.add(command.other_id)
    return tuple(command for command in ordered if command.command_id not in undone and command.action != "undo")


def constraints(commands: Iterable[Command], block: str) -> Constraints:
    """What the standing commands of a block demand. Of two that contradict each other the later one counts."""
    pairs: dict[tuple[str, str], bool] = {}
    parts: dict[str, str] = {}
    targets: dict[str, str] = {}
    evictions: dict[str, tuple[Eviction, ...]] = {}
    effective = standing(commands)
    for command in effective:
        if command.action in ("merge", "not_same") and command.incident_id and command.other_id:
            pairs[_pair(command.incident_id, command.other_id)] = command.action == "merge"
        elif command.action in ("split", "move"):
            _take_out(command, block, parts, targets, evictions)
    return Constraints(
        together=tuple(pair for pair, same in pairs.items() if same),
        apart=frozenset(pair for pair, same in pairs.items() if not same),
        parts=parts,
        targets=targets,
        evictions=evictions,
        rulings=tuple(command for command in effective if command.action in RULINGS),
    )


def split_id(block: str, command_id: str) -> str:
    """The id of the incident that a split makes."""
    return content_id("inc", block, "split", command_id)


def _take_out(
    command: Command, block: str, parts: dict[str, str], targets: dict[str, str], evictions: dict[str, tuple[Eviction, ...]]
) -> None:
    target = command.other_id if command.action == "move" and command.other_id else split_id(block, command.command_id)
    if command.claim_ids:
        parts.update(dict.fromkeys(command.claim_ids, command.command_id))
        targets[command.command_id] = target
    elif command.article_id and command.incident_id:
        kept = tuple(one for one in evictions.get(command.article_id, ()) if one.source != command.incident_id)
        evictions[command.article_id] = (*kept, Eviction(command.incident_id, target))


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)
