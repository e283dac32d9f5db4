"""Finds statements without a number. Finds no figures."""

from collections.abc import Sequence

from services.extractor.candidate import Assertion, Candidate
from services.extractor.claimants import KnownClaimants
from services.extractor.document import Document


def find(_doc: Document, _candidates: Sequence[Candidate], _known: KnownClaimants) -> list[Assertion]:
    """Statements of an article."""
    return []
