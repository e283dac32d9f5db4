"""The incident as a pure function of the set of latest reports and rulings: same set, same bytes.

Puts together what the other modules find. Decides no figure itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from schemas.claim import Claim, Statement
from schemas.incident import Carrier, CausedBy, Evidence, Excluded, Flag, Incident, OriginFigure
from schemas.incident import Origin as OriginShown
from schemas.report import Command
from services.aggregator import agreement, circumstances, denials, grade, retractions
from services.aggregator.artefacts import artefacts
from services.aggregator.ledger import Ledger, keep, pinned
from services.aggregator.origins import Known, Origin, Spot, Table, resolve
from services.aggregator.reading import Reading, Toll
from services.aggregator.state import State
from services.aggregator.votes import Vote

MOST_EVIDENCE, MOST_EXCLUDED, MOST_CARRIERS, MOST_HISTORY = 400, 400, 100, 40
"""What is shown in full; beyond it an incident says the same again, and an event must stay small."""


def incident(state: State, table: Table) -> Incident:
    """The consensus on the incident of this state."""
    known = Known(table, state.block)
    readings = sorted(state.readings.values(), key=lambda one: one.source.order)
    commands = state.ruling.commands if state.ruling else ()
    origins = resolve(readings, known)
    events = circumstances.events(readings)
    kind = circumstances.agreed_type(events)
    taken = retractions.withdrawn(readings, origins)
    fell = retractions.fallen(readings, origins, taken, commands)
    ledger = keep(readings, origins, fell, circumstances.event_type(kind))
    votes = [vote for row in ledger.votes.values() for vote in row]
    who_denies = denials.denied(readings, origins, fell)
    blames = denials.blamed(readings, origins)
    perpetrators = circumstances.perpetrators(events)
    contested = denials.contested(who_denies, blames, list(perpetrators.value or ()), _people(ledger), known)
    independent = _independent(readings, origins, fell)
    killed = next(
        (verdict for measure, category, verdict in ledger.verdicts if (measure, category) == ("killed", "people")), None
    )
    counted = {
        toll.category for vote in votes for toll in (vote.toll,) if vote.toll.measure == "killed" and toll.category != "people"
    }
    only_combatants = killed is not None and counted == {"combatants"} and all(vote.toll.derived for vote in killed.standing)
    grade_of, reason = grade.graded(grade.Evidence(
        independent, contested, blames, circumstances.event_type(kind), killed, only_combatants, bool(fell) and not votes,
    ))  # fmt: skip
    date = circumstances.agreed_date(events)
    linked = denials.linked(who_denies, [vote for _, _, verdict in ledger.verdicts for vote in verdict.standing])
    estimates: dict[str, dict[str, Any]] = {}
    for measure, category, verdict in ledger.verdicts:
        estimates.setdefault(measure, {})[category] = verdict.estimate
    estimates = pinned(estimates, commands)
    caused = _cause(readings, ledger, who_denies, taken)
    return Incident(
        incident_id=state.incident_id,
        block=state.block,
        merged_into=state.redirect.merged_into if state.redirect else None,
        event_type=kind,
        date=date,
        place=circumstances.agreed_place(events),
        perpetrators=perpetrators,
        headline=_headline(readings),
        articles=tuple(reading.source.article_id for reading in readings),
        estimates=estimates,
        origins=_shown(readings, origins, ledger, independent),
        n_origins=len(independent),
        n_outlets=len({reading.source.outlet for reading in readings}),
        grade=grade_of,
        grade_reason=reason,
        contested=contested,
        unverified=_unverified(readings),
        denials=linked,
        agreement=agreement.edges(ledger.verdicts, readings),
        excluded=_excluded(readings, ledger),
        artefacts=tuple(artefacts(readings, origins, ledger, circumstances.early_datelines(events, date))),
        evidence=tuple(_evidence(readings)),
        revision=_revision(state, readings, commands),
        updated_at=caused[0],
        caused_by=caused[1],
    )


def _revision(state: State, readings: Sequence[Reading], commands: Sequence[Command]) -> int:
    """Counts contributions, so that it is the same whatever the order in which they came."""
    merged = state.redirect is not None and state.redirect.merged_into is not None
    return sum(reading.report.article.revision for reading in readings) + len(commands) + int(merged)


def _headline(readings: Sequence[Reading]) -> str | None:
    """The headline of the first article that reports the event rather than recalls it."""
    told = [reading for reading in readings if any(not line.event.background for line in reading.lines)]
    return next((reading.report.article.title for reading in told or readings if reading.report.article.title), None)


def _people(ledger: Ledger) -> list[Vote]:
    return [vote for _, category, verdict in ledger.verdicts if category == "people" for vote in verdict.standing]


def _independent(readings: Sequence[Reading], origins: Mapping[Spot, Origin], fell: Mapping[str, str]) -> list[Origin]:
    """Named claimants with a number that stands; a crowd ("other reports") only where nobody better gives one."""
    numeric: dict[str, Origin] = {}
    for reading in readings:
        whos = [toll.who for toll in reading.tolls if toll.who is not None and toll.claims[0] not in fell]
        for who in (*whos, *reading.lumps):
            origin = origins[reading.source.article_id, who.handle]
            numeric[origin.key] = origin
    found = [origin for _, origin in sorted(numeric.items())]
    better = [origin for origin in found if not origin.crowd]
    return better or found[:1]


def _unverified(readings: Sequence[Reading]) -> Flag:
    """Whether an article says that the figures or reports could not be checked."""
    lines: list[Claim | Statement] = [
        line for reading in readings for line in reading.lines
        if (isinstance(line, Claim) and line.unverified and line.scope == "incident")
        or (isinstance(line, Statement) and line.asserts == "unverifiable")
    ]  # fmt: skip
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
    return tuple(note for key, note in sorted(notes.items()) if key not in cited)[:MOST_EXCLUDED]


def _shown(
    readings: Sequence[Reading], origins: Mapping[Spot, Origin], ledger: Ledger, independent: Sequence[Origin]
) -> tuple[OriginShown, ...]:
    votes: dict[str, list[Vote]] = {}
    for row in ledger.votes.values():
        for vote in row:
            if vote.origin is not None:
                votes.setdefault(vote.origin.key, []).append(vote)
    carriers = _carriers(readings, origins)
    every = {origin.key: origin for origin in origins.values()}
    counted = {origin.key for origin in independent}
    return tuple(
        _origin(origin, votes.get(key, []), carriers.get(key, []), independent=key in counted)
        for key, origin in sorted(every.items())
    )


def _origin(origin: Origin, votes: Sequence[Vote], carriers: Sequence[Carrier], *, independent: bool) -> OriginShown:
    why = (
        ""
        if independent
        else "may be anybody, counted only where nobody named gives a figure"
        if votes
        else "gives no number that stands"
    )
    history = sorted(((passed.toll, passed.why) for vote in votes for passed in vote.passed), key=lambda one: one[0].source.order)
    return OriginShown(
        key=origin.key, name=origin.name, names=origin.names, kind=origin.kind, side=origin.side, independent=independent, why=why,
        latest=tuple(_figure(vote.toll, standing=True) for vote in votes),
        history=tuple(_figure(toll, standing=False, note=note) for toll, note in history)[-MOST_HISTORY:],
        carriers=tuple(carriers[:MOST_CARRIERS]),
    )  # fmt: skip


def _figure(toll: Toll, *, standing: bool, note: str = "") -> OriginFigure:
    modifier = {"floor": "at_least", "ceiling": "at_most"}.get(toll.bound, toll.bound)
    return OriginFigure(measure=toll.measure, category=toll.category, low=toll.low, high=toll.high, modifier=modifier,
                        said_at=toll.source.said_at, claim_id=toll.claims[0], standing=standing, note=note)  # fmt: skip


def _carriers(readings: Sequence[Reading], origins: Mapping[Spot, Origin]) -> dict[str, list[Carrier]]:
    found: dict[str, dict[str, Carrier]] = {}
    for reading in readings:
        source = reading.source
        for toll in reading.tolls:
            if toll.who is not None:
                key = origins[source.article_id, toll.who.handle].key
                found.setdefault(key, {}).setdefault(source.article_id, Carrier(
                    outlet=source.outlet, article_id=source.article_id, relays=toll.relays, copy_of=source.copy_of, said_at=source.said_at,
                ))  # fmt: skip
    return {key: list(by_article.values()) for key, by_article in found.items()}


def _evidence(readings: Sequence[Reading]) -> Iterable[Evidence]:
    shown = 0
    for reading in readings:
        for line in reading.lines:
            if shown >= MOST_EVIDENCE:
                return
            shown += 1
            yield _one_evidence(reading, line)


def _one_evidence(reading: Reading, line: Claim | Statement) -> Evidence:
    head = reading.report.article
    claim = line if isinstance(line, Claim) else None
    return Evidence.model_construct(
        claim_id=line.claim_id, article_id=head.id, outlet=head.publisher, url=head.url, said_at=head.said_at, quote=line.quote,
        measure=line.measure, low=line.low, high=line.high, modifier=claim.modifier if claim else None,
        category=claim.category if claim else None, claimant=line.claimant.name if line.claimant else None, relays=line.relays,
        stance=line.stance, scope=claim.scope if claim else None, asserts=None if isinstance(line, Claim) else line.asserts,
    )  # fmt: skip


def _cause(
    readings: Sequence[Reading], ledger: Ledger, denied: Sequence[denials.Denied], taken: Sequence[retractions.Withdrawn]
) -> tuple[str | None, CausedBy]:
    """The last, in canonical order, of the claims that made the state what it is: figures that stand, denials, retractions."""
    by_order = [(vote.toll.source, vote.toll.claims[0]) for _, _, verdict in ledger.verdicts for vote in verdict.standing]
    by_order += [(one.reading.source, one.line.claim_id) for one in denied]
    back = {one.claim_id for one in taken}
    by_order += [(reading.source, line.claim_id) for reading in readings for line in reading.denials if line.claim_id in back]
    if not by_order:
        by_order = [(reading.source, None) for reading in readings[:1]]  # type: ignore[misc] # an article without a figure
    if not by_order:
        return None, CausedBy()
    source, claim_id = max(by_order, key=lambda one: (one[0].order, one[1] or ""))
    return source.said_at, CausedBy(article_id=source.article_id, claim_id=claim_id)
