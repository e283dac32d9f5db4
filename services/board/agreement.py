"""Who agrees with whom, in sentences: the agreement graph as a reader can follow it. Pure.

Does not decide agreement: the aggregator did.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from schemas.incident import Agree, Incident
from services.board import figures

RELATIONS = {
    "disputes": "differs from",
    "agrees": "agrees with",
    "compatible": "is compatible with",
    "copies": "carries the text of",
}
"""In the order in which they matter to an editor."""


@dataclass(frozen=True, slots=True)
class Said:
    """One edge in words, with the claims behind it."""

    relation: str
    a: str
    verb: str
    b: str
    about: str
    reason: str
    claims: tuple[str, ...]


def in_words(incident: Incident) -> list[Said]:
    """Every edge once, disputes first."""
    names = {origin.key: origin.name for origin in incident.origins}
    ranked = sorted(_distinct(incident.agreement), key=lambda edge: list(RELATIONS).index(edge.relation))
    return [
        Said(
            edge.relation,
            names.get(edge.a, edge.a),
            RELATIONS[edge.relation],
            names.get(edge.b, edge.b),
            _about(edge),
            edge.reason,
            edge.claims,
        )
        for edge in ranked
    ]


def _distinct(edges: Iterable[Agree]) -> list[Agree]:
    seen: dict[tuple[str, ...], Agree] = {}
    for edge in edges:
        seen[(*sorted((edge.a, edge.b)), edge.relation, str(edge.measure), str(edge.category))] = edge
    return list(seen.values())


def _about(edge: Agree) -> str:
    if edge.measure is None:
        return ""
    who = figures.CATEGORIES.get(edge.category or "people", "people")
    return f"{who} {figures.MEASURES[edge.measure]}"
