"""The incident as its readers see it: what it was judged to be, with who said what, what agrees, what does not count and why.

Decides nothing: fold.py puts the judgement together.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from heapq import nsmallest
from itertools import islice

from schemas.incident import Carrier, CausedBy, Evidence, Excluded, Flag, Incident, OriginFigure
from schemas.incident import Origin as OriginShown
from services.aggregator import agreement, circumstances
from services.aggregator.artefacts import artefacts
from services.aggregator.fold import Found, judge, standing
from services.aggregator.memo import Memo
from services.aggregator.origins import Origin, Table
from services.aggregator.reading import Reading
from services.aggregator.state import Judged, State
from services.aggregator.tolls import Spot, Toll
from services.aggregator.votes import Passed, Vote

MOST_EVIDENCE, MOST_EXCLUDED, MOST_CARRIERS, MOST_HISTORY = 300, 200, 100, 40
"""What is shown in full; beyond it an incident says the same again, and an event must stay small."""
MOST_PASSED = 40
"""Earlier figures of one origin that are shown with their reason, the latest of them."""


def incident(state: State, table: Table) -> Incident:
    """The consensus on the incident of this state."""
    return shown(*judge(state, table), state.shown)


def shown(judged: Judged, found: Found, memo: Memo) -> Incident:
    """The incident, as a pure function of the judgement and what it was found by."""
    memo.turn()
    date = circumstances.agreed_date(found.events)
    updated_at, caused_by = _cause(found)
    made = Incident.trusted(
        incident_id=judged.incident_id,
        block=judged.block,
        merged_into=judged.merged_into,
        event_type=found.kind,
        date=date,
        place=circumstances.agreed_place(found.events),
        perpetrators=judged.perpetrators,
        headline=_headline(found.readings),
        articles=judged.articles,
        estimates=judged.estimates,
        origins=_origins(found, memo),
        n_origins=judged.n_origins,
        n_outlets=judged.n_outlets,
        grade=judged.grade,
        grade_reason=judged.grade_reason,
        contested=judged.contested,
        unverified=_unverified(found.readings),
        denials=judged.denials,
        agreement=agreement.edges(found.ledger.verdicts, found.readings, memo),
        excluded=_excluded(found, memo),
        artefacts=tuple(
            artefacts(found.readings, found.origins, found.ledger, circumstances.early_datelines(found.events, date))
        ),
        evidence=tuple(_evidence(found.readings)),
        revision=judged.revision,
        updated_at=updated_at,
        caused_by=caused_by,
    )
    memo.rest()
    return made


def _headline(readings: Sequence[Reading]) -> str | None:
    """The headline of the first article that reports the event rather than recalls it."""
    told = any(reading.tells for reading in readings)
    titles = (reading.report.article.title for reading in readings if reading.tells or not told)
    return next((title for title in titles if title), None)


def _unverified(readings: Sequence[Reading]) -> Flag:
    """Whether an article says that the figures or reports could not be checked."""
    lines = [line for reading in readings for line in reading.doubts]
    outlets = sorted({line.outlet or line.article_id for line in lines})
    reason = f"{', '.join(outlets[:5])} could not verify it independently." if lines else ""
    return Flag(value=bool(lines), claims=tuple(line.claim_id for line in lines[:20]), reason=reason)


def _excluded(found: Found, memo: Memo) -> tuple[Excluded, ...]:
    """Claims that do not count: taken back, replaced by others of their origin, or set aside where they were read."""
    readings, ledger, fell = found.readings, found.ledger, found.fell
    notes: dict[str, Excluded] = {}
    for note in (
        *(
            _fallen(toll, one, fell)
            for reading in readings
            if fell
            for toll in reading.tolls
            for one in toll.claims
            if one in fell
        ),
        *(
            note
            for row, votes in ledger.votes.items()
            for vote in votes
            for note in memo.of(("passed", row, _key(vote)), _passed, vote)
        ),
        *(note for reading in readings for note in reading.aside),
    ):
        notes.setdefault(note.claim_id, note)
    cited = {
        one
        for _, _, verdict in ledger.verdicts
        for row in (verdict.estimate.set_by.best, verdict.estimate.set_by.high)
        for one in row
    }
    return tuple(notes[key] for key in nsmallest(MOST_EXCLUDED, notes.keys() - cited))


def _key(vote: Vote) -> str:
    return vote.origin.key if vote.origin is not None else ""


def _fallen(toll: Toll, claim_id: str, fell: Mapping[str, str]) -> Excluded:
    return Excluded.model_construct(claim_id=claim_id, article_id=toll.source.article_id, reason="retracted", detail=fell[claim_id],
                                    low=toll.low, high=toll.high, measure=toll.measure)  # fmt: skip


def _passed(vote: Vote) -> list[Excluded]:
    return [note for passed in vote.passed[-MOST_PASSED:] for note in _notes(passed)]


@lru_cache(maxsize=16384)
def _notes(passed: Passed) -> tuple[Excluded, ...]:
    toll = passed.toll
    return tuple(
        Excluded.model_construct(claim_id=one, article_id=toll.source.article_id, reason=passed.fate, detail=passed.why,
                                 low=toll.low, high=toll.high, measure=toll.measure)
        for one in toll.claims
    )  # fmt: skip


def _origins(found: Found, memo: Memo) -> tuple[OriginShown, ...]:
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
    by_order = [(vote.toll.source, vote.toll.claims[0]) for vote in standing(found.ledger)]
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
