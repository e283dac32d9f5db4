"""Who says what, until attribution is there: nobody but the outlet itself. Finds nothing."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from services.extractor.candidate import Assertion, Attribution, Candidate
from services.extractor.document import Document


def _module(name: str) -> Any:
    try:
        return import_module(f"services.extractor.{name}")
    except ModuleNotFoundError:
        return None


_attribution, _assertions = _module("attribution"), _module("assertions")


def attribute(document: Document, candidates: Sequence[Candidate], known: Any) -> list[Attribution]:
    """Who says each figure."""
    return list(_attribution.attribute(document, candidates, known)) if _attribution else [Attribution() for _ in candidates]


def assertions(document: Document, candidates: Sequence[Candidate], known: Any) -> list[Assertion]:
    """Statements without a number."""
    return list(_assertions.find(document, candidates, known)) if _assertions else []


def credited(document: Document, known: Any) -> tuple[str, ...]:
    """Agencies that the text credits."""
    return tuple(_attribution.credits(document, known)) if _attribution else ()
