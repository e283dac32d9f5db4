"""ClaimReview (schema.org) as JSON-LD: each figure that somebody claimed, beside what all sources together amount to.

Does not rate a claim true or false: it says how the claim stands to the others, in words. Only claims with a figure count.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from schemas.article import Article
from schemas.incident import Evidence, Incident
from services.board import figures
from services.board.exports import cells

REVIEWER = {"@type": "Organization", "name": "Tollwire"}


def export(incidents: Sequence[Incident], _articles: Mapping[str, Article]) -> str:
    """One graph with a review for each claim."""
    reviews = [review for incident in incidents for review in _reviews(incident)]
    return json.dumps({"@context": "https://schema.org", "@graph": reviews}, ensure_ascii=False, indent=1) + "\n"


def _reviews(incident: Incident) -> list[dict[str, Any]]:
    excluded = {one.claim_id: figures.REASONS[one.reason] for one in incident.excluded}
    return [_review(incident, claim, excluded.get(claim.claim_id)) for claim in incident.evidence
            if claim.measure and (claim.low, claim.high) != (None, None)]  # fmt: skip


def _review(incident: Incident, claim: Evidence, excluded: str | None) -> dict[str, Any]:
    said = f"{figures.bounds(claim.low, claim.high)} {figures.CATEGORIES.get(claim.category or '', 'people')}"
    review = {
        "@type": "ClaimReview",
        "@id": f"urn:tollwire:{claim.claim_id}",
        "claimReviewed": f"{said} {figures.MEASURES[claim.measure or 'killed']}",
        "datePublished": incident.updated_at,
        "author": REVIEWER,
        "itemReviewed": _claim(claim),
        "reviewRating": {"@type": "Rating", "alternateName": _verdict(incident, claim, excluded)},
        "reviewBody": cells.notes(incident),
    }
    return {name: value for name, value in review.items() if value is not None}


def _claim(claim: Evidence) -> dict[str, Any]:
    carrier = {"@type": "NewsArticle", "url": figures.safe_url(claim.url), "publisher": claim.outlet}
    found = {
        "@type": "Claim",
        "text": claim.quote.text,
        "datePublished": claim.said_at,
        "author": {"@type": "Organization", "name": claim.claimant or claim.outlet},
        "appearance": {name: value for name, value in carrier.items() if value},
    }
    return {name: value for name, value in found.items() if value is not None}


def _verdict(incident: Incident, claim: Evidence, excluded: str | None) -> str:
    if excluded:
        return f"Not counted: {excluded[0].lower()}{excluded[1:]}"
    one = cells.estimate(incident, claim.measure or "", claim.category or "people")
    spread = figures.spread(one)
    within = f"best figure {figures.count(one.best)}" + (f", range {spread}" if spread else "")
    origins = figures.plural(incident.n_origins, "independent origin")
    return f"{incident.grade.capitalize()}: {within}, {origins}; {figures.AGREEMENTS[one.agreement]}"
