"""What an incident comes to, as a pure function of the set of latest reports and rulings: same set, same judgement.

Puts together what the other modules find. Decides no figure itself, and writes nothing down: showing.py does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from schemas.claim import EventRef
from schemas.incident import Agreed, Estimate, Flag, Grade
from schemas.report import Command
from services.aggregator import circumstances, denials, grade, retractions
from services.aggregator.ledger import Ledger, Parties, keep, pinned
from services.aggregator.origins import Known, Origin, Table, resolve
from services.aggregator.reading import Reading
from services.aggregator.state import Judged, State
from services.aggregator.tolls import Spot
from services.aggregator.votes import Vote


@dataclass(frozen=True, slots=True)
class Found:
    """All that is found out about an incident before it is written down."""

    readings: Sequence[Reading]
    commands: Sequence[Command]
    origins: Mapping[Spot, Origin]
    events: Sequence[tuple[Reading, EventRef, str]]
    kind: Agreed
    taken: Sequence[retractions.Withdrawn]
    fell: Mapping[str, str]
    ledger: Ledger
    denied: Sequence[denials.Denied]
    blames: Sequence[denials.Blame]
    independent: Sequence[Origin]


def judge(state: State, table: Table) -> tuple[Judged, Found]:
    """What the reports of this state come to, and what it was found by."""
    known = Known(table, state.block)
    state.memo.turn()
    found = _find(state, known)
    state.memo.rest()
    perpetrators = circumstances.perpetrators(found.events)
    contested = denials.contested(found.denied, found.blames, list(perpetrators.value or ()), _people(found.ledger), known)
    grade_of, reason = _graded(found, contested)
    judged = Judged(
        incident_id=state.incident_id,
        block=state.block,
        merged_into=state.redirect.merged_into if state.redirect else None,
        perpetrators=perpetrators,
        articles=tuple(reading.source.article_id for reading in found.readings),
        estimates=_estimates(found),
        n_origins=len(found.independent),
        n_outlets=len({reading.source.outlet for reading in found.readings}),
        grade=grade_of,
        grade_reason=reason,
        contested=contested,
        denials=denials.linked(found.denied, standing(found.ledger)),
        revision=_revision(state, found.readings, found.commands),
    )
    return judged, found


def _find(state: State, known: Known) -> Found:
    readings = sorted(state.readings.values(), key=attrgetter("source.order"))
    commands = state.ruling.commands if state.ruling else ()
    origins = resolve(readings, known, state.memo)
    events = circumstances.events(readings)
    kind = circumstances.agreed_type(events)
    taken = retractions.withdrawn(readings, origins)
    fell = retractions.fallen(readings, origins, taken, commands)
    denied = denials.denied(readings, origins, fell)
    deniers = denials.deniers(denied, origins.values())
    return Found(
        readings=readings, commands=commands, origins=origins, events=events, kind=kind, taken=taken, fell=fell,
        ledger=keep(readings, origins, fell, Parties(circumstances.event_type(kind), deniers), state.memo),
        denied=denied,
        blames=denials.blamed(readings, origins),
        independent=_independent(readings, origins, fell),
    )  # fmt: skip


def _estimates(found: Found) -> dict[str, dict[str, Estimate]]:
    estimates: dict[str, dict[str, Estimate]] = {}
    for measure, category, verdict in found.ledger.verdicts:
        estimates.setdefault(measure, {})[category] = verdict.estimate
    return pinned(estimates, found.commands)


def _graded(found: Found, contested: Flag) -> tuple[Grade, str]:
    verdicts = {(measure, category): verdict for measure, category, verdict in found.ledger.verdicts}
    killed = verdicts.get(("killed", "people"))
    kinds = {category for measure, category in verdicts if measure == "killed"} - {"people"}
    only_combatants = killed is not None and kinds == {"combatants"} and all(vote.toll.derived for vote in killed.standing)
    return grade.graded(grade.Evidence(
        found.independent, contested, found.blames, circumstances.event_type(found.kind), killed, only_combatants,
        all_retracted=bool(found.fell) and not found.ledger.votes,
    ))  # fmt: skip


def standing(ledger: Ledger) -> list[Vote]:
    """Every vote that stands."""
    return [vote for _, _, verdict in ledger.verdicts for vote in verdict.standing]


def _revision(state: State, readings: Sequence[Reading], commands: Sequence[Command]) -> int:
    """Counts contributions, so that it is the same whatever the order in which they came."""
    merged = state.redirect is not None and state.redirect.merged_into is not None
    return sum(reading.report.article.revision for reading in readings) + len(commands) + int(merged)


def _people(ledger: Ledger) -> list[Vote]:
    return [vote for _, category, verdict in ledger.verdicts if category == "people" for vote in verdict.standing]


def _independent(readings: Sequence[Reading], origins: Mapping[Spot, Origin], fell: Mapping[str, str]) -> list[Origin]:
    """Named claimants with a number that stands; a crowd ("other reports") only where nobody better gives one."""
    numeric: dict[str, Origin] = {}
    for reading in readings:
        spots = [spot for claim, spot in reading.numbered if claim not in fell]
        for spot in (*spots, *((reading.source.article_id, who.handle) for who in reading.lumps)):
            origin = origins[spot]
            numeric[origin.key] = origin
    found = [origin for _, origin in sorted(numeric.items())]
    better = [origin for origin in found if not origin.crowd]
    return better or found[:1]
