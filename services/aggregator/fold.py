"""The incident as a pure function of the set of latest reports and rulings: same set, same bytes.

Puts together what the other modules find. Decides no figure itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from itertools import islice

from schemas.claim import EventRef
from schemas.incident import Agreed, Carrier, CausedBy, Estimate, Evidence, Excluded, Flag, Grade, Incident, OriginFigure
from schemas.incident import Origin as OriginShown
from schemas.report import Command
from services.aggregator import agreement, circumstances, denials, grade, retractions
from services.aggregator.artefacts import artefacts
from services.aggregator.ledger import Ledger, keep, pinned
from services.aggregator.memo import Memo
from services.aggregator.origins import Known, Origin, Spot, Table, resolve
from services.aggregator.reading import Reading
from services.aggregator.state import State
from services.aggregator.tolls import Toll
from services.aggregator.votes import Vote

MOST_EVIDENCE, MOST_EXCLUDED, MOST_CARRIERS, MOST_HISTORY = 300, 200, 100, 40
"""What is shown in full; beyond it an incident says the same again, and an event must stay small."""


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


def incident(state: State, table: Table) -> Incident:
    """The consensus on the incident of this state."""
    known = Known(table, state.block)
    state.memo.turn()
    found = _find(state, known)
    perpetrators = circumstances.perpetrators(found.events)
    contested = denials.contested(found.denied, found.blames, list(perpetrators.value or ()), _people(found.ledger), known)
    grade_of, reason = _graded(found, contested)
    date = circumstances.agreed_date(found.events)
    updated_at, caused_by = _cause(found)
    made = Incident(
        incident_id=state.incident_id,
        block=state.block,
        merged_into=state.redirect.merged_into if state.redirect else None,
        event_type=found.kind,
        date=date,
        place=circumstances.agreed_place(found.events),
        perpetrators=perpetrators,
        headline=_headline(found.readings),
        articles=tuple(reading.source.article_id for reading in found.readings),
        estimates=_estimates(found),
        origins=_shown(found, state.memo),
        n_origins=len(found.independent),
        n_outlets=len({reading.source.outlet for reading in found.readings}),
        grade=grade_of,
        grade_reason=reason,
        contested=contested,
        unverified=_unverified(found.readings),
        denials=denials.linked(found.denied, _standing(found.ledger)),
        agreement=agreement.edges(found.ledger.verdicts, found.readings, state.memo),
        excluded=_excluded(found.readings, found.ledger),
        artefacts=tuple(
            artefacts(found.readings, found.origins, found.ledger, circumstances.early_datelines(found.events, date))
        ),
        evidence=tuple(_evidence(found.readings)),
        revision=_revision(state, found.readings, found.commands),
        updated_at=updated_at,
        caused_by=caused_by,
    )
    state.memo.rest()
    return made


def _find(state: State, known: Known) -> Found:
    readings = sorted(state.readings.values(), key=lambda one: one.source.order)
    commands = state.ruling.commands if state.ruling else ()
    origins = resolve(readings, known, state.memo)
    events = circumstances.events(readings)
    kind = circumstances.agreed_type(events)
    taken = retractions.withdrawn(readings, origins)
    fell = retractions.fallen(readings, origins, taken, commands)
    return Found(
        readings=readings, commands=commands, origins=origins, events=events, kind=kind, taken=taken, fell=fell,
        ledger=keep(readings, origins, fell, circumstances.event_type(kind), state.memo),
        denied=denials.denied(readings, origins, fell),
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


def _standing(ledger: Ledger) -> list[Vote]:
    return [vote for _, _, verdict in ledger.verdicts for vote in verdict.standing]


def _revision(state: State, readings: Sequence[Reading], commands: Sequence[Command]) -> int:
    """Counts contributions, so that it is the same whatever the order in which they came."""
    merged = state.redirect is not None and state.redirect.merged_into is not None
    return sum(reading.report.article.revision for reading in readings) + len(commands) + int(merged)


def _headline(readings: Sequence[Reading]) -> str | None:
    """The headline of the first article that reports the event rather than recalls it."""
    told = any(reading.tells for reading in readings)
    titles = (reading.report.article.title for reading in readings if reading.tells or not told)
    return next((title for title in titles if title), None)


def _people(ledger: Ledger) -> list[Vote]:
    return [vote for _, category, verdict in ledger.verdicts if category == "people" for vote in verdict.standing]


def _independent(readings: Sequence[Reading], origins: Mapping[Spot, Origin], fell: Mapping[str, str]) -> list[Origin]:
    """Named claimants with a number that stands; a crowd ("other reports") only where nobody better gives one."""
    numeric: dict[str, Origin] = {}
    for reading in readings:
        whos = [toll.who for toll in (*reading.tolls, *reading.added) if toll.who is not None and toll.claims[0] not in fell]
        for who in (*whos, *reading.lumps):
            origin = origins[reading.source.article_id, who.handle]
            numeric[origin.key] = origin
    found = [origin for _, origin in sorted(numeric.items())]
    better = [origin for origin in found if not origin.crowd]
    return better or found[:1]


def _unverified(readings: Sequence[Reading]) -> Flag:
    """Whether an article says that the figures or reports could not be checked."""
    lines = [line for reading in readings for line in reading.doubts]
    outlets = sorted({line.outlet or line.article_id for line in lines})
    reason = f"{', '.join(outlets[:5])} could not verify it independently." if lines else ""
    return Flag(value=bool(lines), claims=tuple(line.claim_id for line in lines[:20]), reason=reason)


def _excluded(readings: Sequence[Reading], ledger: Ledger) -> tuple[Excluded, ...]:
    notes: dict[str, Excluded] = {}
    for note in (*ledger.excluded, *(note for reading in readings for note in reading.aside)):
        notes.setdefault(note.claim_id, note)
    cited = {
        one
        for _, _, verdict in ledger.verdicts
        for row in (verdict.estimate.set_by.best, verdict.estimate.set_by.high)
        for one in row
    }
    return tuple(notes[key] for key in nsmallest(MOST_EXCLUDED, notes.keys() - cited))


def _shown(found: Found, memo: Memo) -> tuple[OriginShown, ...]:
    ledger, origins = found.ledger, found.origins
    votes: dict[str, list[Vote]] = {}
    for row in ledger.votes.values():
        for vote in row:
            if vote.origin is not None:
                votes.setdefault(vote.origin.key, []).append(vote)
    carriers = _carriers(found.readings, origins)
    every = {origin.key: origin for origin in origins.values()}
    counted = {origin.key for origin in found.independent}
    return tuple(
        memo.of(("shown", key), _origin, origin, tuple(votes.get(key, ())), tuple(carriers.get(key, ())), key in counted)
        for key, origin in sorted(every.items())
    )


def _origin(origin: Origin, votes: Sequence[Vote], carriers: tuple[Carrier, ...], independent: bool) -> OriginShown:
    why = (
        ""
        if independent
        else "may be anybody, counted only where nobody named gives a figure"
        if votes
        else "gives no number that stands"
    )
    history = sorted(
        ((passed.toll, passed.why) for vote in votes for passed in vote.passed), key=lambda one: one[0].source.order
    )[-MOST_HISTORY:]
    return OriginShown(
        key=origin.key, name=origin.name, names=origin.names, kind=origin.kind, side=origin.side, independent=independent, why=why,
        latest=tuple(_figure(vote.toll) for vote in votes),
        history=tuple(_figure(toll, note) for toll, note in history),
        carriers=carriers,
    )  # fmt: skip


@lru_cache(maxsize=16384)
def _figure(toll: Toll, note: str | None = None) -> OriginFigure:
    """A figure as it is shown; with a note why, one that does not stand."""
    modifier = {"floor": "at_least", "ceiling": "at_most"}.get(toll.bound, toll.bound)
    return OriginFigure(measure=toll.measure, category=toll.category, low=toll.low, high=toll.high, modifier=modifier,
                        said_at=toll.source.said_at, claim_id=toll.claims[0], standing=note is None, note=note or "")  # fmt: skip


def _carriers(readings: Sequence[Reading], origins: Mapping[Spot, Origin]) -> dict[str, list[Carrier]]:
    found: dict[str, dict[str, Carrier]] = defaultdict(dict)
    for reading in readings:
        article = reading.source.article_id
        for handle, carrier in reading.carried:
            of_origin = found[origins[article, handle].key]
            if len(of_origin) < MOST_CARRIERS:
                of_origin.setdefault(article, carrier)
    return {key: list(by_article.values()) for key, by_article in found.items()}


def _evidence(readings: Sequence[Reading]) -> Iterable[Evidence]:
    """The claims in short, article by article, until there are enough."""
    return islice((one for reading in readings for one in reading.evidence), MOST_EVIDENCE)


def _cause(found: Found) -> tuple[str | None, CausedBy]:
    """The last, in canonical order, of the claims that made the state what it is: figures that stand, denials, retractions."""
    by_order = [(vote.toll.source, vote.toll.claims[0]) for vote in _standing(found.ledger)]
    by_order += [(one.reading.source, one.line.claim_id) for one in found.denied]
    back = {one.claim_id for one in found.taken}
    by_order += [
        (reading.source, line.claim_id) for reading in found.readings for line in reading.denials if line.claim_id in back
    ]
    if not by_order:
        by_order = [(reading.source, None) for reading in found.readings[:1]]  # type: ignore[misc] # an article without a figure
    if not by_order:
        return None, CausedBy()
    source, claim_id = max(by_order, key=lambda one: (one[0].order, one[1] or ""))
    return source.said_at, CausedBy(article_id=source.article_id, claim_id=claim_id)
