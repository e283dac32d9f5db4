"""An incident in words: why each figure is what it is, who says it, who disputes it, and which article changed it.

Does not print: `tollwire explain` and the board do.
"""

from collections.abc import Iterator, Sequence

from schemas.incident import Change, Estimate, Evidence, Incident
from services.aggregator.words import NOUNS, VERBS

SHOWN_CHANGES = 30
SHOWN_EXCLUDED = 25


def explain(incident: Incident, changes: Sequence[Change]) -> str:
    """The explanation, in lines of plain text."""
    sections = (_head(incident), _figures(incident), _origins(incident), _disputes(incident), _aside(incident), _history(changes))
    return "\n\n".join(text for section in sections if (text := "\n".join(section)))


def _head(incident: Incident) -> Iterator[str]:
    yield f"{incident.incident_id}: {incident.headline or 'no headline'}"
    if incident.merged_into:
        yield f"Merged into {incident.merged_into}."
    place = incident.place.value if isinstance(incident.place.value, dict) else {}
    where = place.get("name") or place.get("text") or "place unknown"
    yield f"{str(incident.event_type.value or 'event').replace('_', ' ')}, {where}, {incident.date.value or 'date unknown'}."
    yield f"Grade: {incident.grade}. {incident.grade_reason}"
    yield f"{incident.n_origins} independent origins, carried by {incident.n_outlets} outlets in {len(incident.articles)} articles."


def _figures(incident: Incident) -> Iterator[str]:
    evidence = {one.claim_id: one for one in incident.evidence}
    for measure, row in incident.estimates.items():
        for category, estimate in row.items():
            name = f"{NOUNS[category]} {VERBS[measure]}"  # type: ignore[index] # keys of estimates are measures and categories
            yield f"{name.capitalize()}: {_numbers(estimate)} ({estimate.agreement.replace('_', ' ')})"
            yield f"  {estimate.explanation}"
            for bound in ("low", "best", "high"):
                yield from _quoted(bound, getattr(estimate.set_by, bound)[:1], evidence)


def _numbers(estimate: Estimate) -> str:
    best = "unknown" if estimate.best is None else str(estimate.best)
    if estimate.low == estimate.high:
        return best
    return f"{best}, from {estimate.low} to {'no upper figure' if estimate.high is None else estimate.high}"


def _quoted(bound: str, claims: Sequence[str], evidence: dict[str, Evidence]) -> Iterator[str]:
    for claim_id in claims:
        one = evidence.get(claim_id)
        if one is not None:
            who = one.claimant or "in its own voice"
            yield f"  {bound}: “{one.quote.text}” ({who}; {one.outlet or one.article_id}, {one.said_at or 'time unknown'})"


def _origins(incident: Incident) -> Iterator[str]:
    if incident.origins:
        yield "Who says so:"
    for origin in incident.origins:
        figures = ", ".join(
            f"{one.low if one.low is not None else one.high} {NOUNS[one.category]} {VERBS[one.measure]}" for one in origin.latest
        )
        outlets = sorted({carrier.outlet for carrier in origin.carriers})
        counted = "" if origin.independent else f" [not counted: {origin.why}]"
        yield f"  {origin.name} ({origin.kind}): {figures or 'no figure'}; carried by {', '.join(outlets) or 'nobody'}{counted}"


def _disputes(incident: Incident) -> Iterator[str]:
    if incident.contested.value:
        yield f"Contested: {incident.contested.reason}"
    if incident.unverified.value:
        yield f"Unverified: {incident.unverified.reason}"
    for denial in incident.denials:
        yield f"{denial.who} denies {denial.denies.replace('_', ' ')} ({_times(len(denial.claims))}; disputes {len(denial.disputes)} claims)."
    for artefact in incident.artefacts:
        yield f"Note: {artefact}."


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"


def _aside(incident: Incident) -> Iterator[str]:
    if incident.excluded:
        yield "Seen but not counted:"
    quotes = {one.claim_id: one.quote.text for one in incident.evidence}
    for one in incident.excluded[:SHOWN_EXCLUDED]:
        yield f"  “{quotes.get(one.claim_id, one.claim_id)}” ({one.article_id}): {one.reason.replace('_', ' ')}, {one.detail}"
    if len(incident.excluded) > SHOWN_EXCLUDED:
        yield f"  and {len(incident.excluded) - SHOWN_EXCLUDED} more"


def _history(changes: Sequence[Change]) -> Iterator[str]:
    if changes:
        yield "What changed it:"
    for one in changes[-SHOWN_CHANGES:]:
        yield f"  {one.at or 'time unknown'}: {one.what}"
