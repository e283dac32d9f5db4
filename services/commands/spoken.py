"""Claims, figures and changes as a person at a terminal reads them.

Does not explain a consensus: services/aggregator/explain.py does.
"""

from schemas.claim import Claim, Statement

CATEGORIES = {"people": "", "security_forces": "members of security forces "}
MEASURES = {"killed": "killed", "injured": "injured", "missing": "missing", "killed_or_injured": "killed or injured"}
ASSERTED = {
    "event_occurred": "that it happened",
    "responsibility": "responsibility",
    "no_civilian_harm": "that civilians were harmed",
    "unverifiable": "that it cannot be verified",
    "figure": "a figure",
    "retraction": "that an earlier figure no longer stands",
}


def bounds(low: int | None, high: int | None, words: str | None = None) -> str:
    """What the bounds say: "43", "at least 43", "up to 40", "30 to 40", else the words as written."""
    if low is None and high is None:
        return f"“{words}”" if words else "unknown"
    if high is None:
        return f"at least {low:,}"
    if low is None:
        return f"up to {high:,}"
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def claim_in_words(claim: Claim | Statement) -> str:
    """A claim in three lines: the figure, who says it, and its exact words."""
    return "\n".join([f"    {_said(claim)}", f"      {_source(claim)}", f"      {_evidence(claim)}"])


def _said(claim: Claim | Statement) -> str:
    if isinstance(claim, Statement):
        verb = "denies" if claim.stance == "denies" or claim.asserts == "no_civilian_harm" else "says"
        target = f" of {claim.target}" if claim.target else ""
        return f"{verb} {ASSERTED[claim.asserts]}{target}"
    category = CATEGORIES.get(claim.category, f"{claim.category_text or claim.category} ")
    period = f"{f' since {claim.since}' if claim.since else ''}{f' until {claim.until}' if claim.until else ''}"
    scope = f" - a total over several incidents{period}, not counted here" if claim.scope == "cumulative" else ""
    denied = "denied: " if claim.stance == "denies" else ""
    return f"{denied}{bounds(claim.low, claim.high, claim.words)} {category}{MEASURES[claim.measure]}{scope}"


def _source(claim: Claim | Statement) -> str:
    who = f"{claim.claimant.name} ({claim.claimant.kind})" if claim.claimant else "the outlet's own voice"
    relayed = f", through {' and '.join(claim.relays)}" if claim.relays else ""
    where = claim.event.place.text if claim.event.place else "place unknown"
    return f"by {who}{relayed}; {claim.event.type}, {claim.event.date or 'date unknown'}, {where}"


def _evidence(claim: Claim | Statement) -> str:
    quote = " ".join(claim.quote.text.split())
    rule = f"  [rule {claim.rule}]" if claim.rule else ""
    return f"{claim.quote.field} {claim.quote.start}-{claim.quote.end}: “{quote}”{rule}"
