"""Patients who are left: "27 are still being treated", "two remain in critical condition" counts a part of those who were injured.

Does not find the figures; wounds.py does. Where the article tells of no larger number of injured, the patients are the injured it has.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from services.extractor.candidate import Candidate, Happening
from services.extractor.document import Document

_IN_CARE: Final = frozenset({"hospital", "condition"})
_ANYBODY: Final = frozenset({"people", "other"})
"""Women and children among the patients are told of nowhere else."""
_LEFT: Final = re.compile(r"\b(?:still|remain(?:s|ed|ing)?)\b", re.IGNORECASE)


def marked(document: Document, found: Sequence[Happening], candidates: Sequence[Candidate]) -> list[Happening]:
    """The happenings, those of patients who are left marked as partial beside a larger number of injured of the same incident."""
    most: dict[str, int] = {}
    for one, candidate in zip(found, candidates, strict=True):
        if candidate.measure == "injured" and one.scope == "incident" and not candidate.superseded:
            most[one.event.ref] = max(most.get(one.event.ref, 0), candidate.low or 0)
    return [
        replace(one, partial=True)
        if _are_left(document, candidate) and most.get(one.event.ref, 0) > (candidate.low or 0)
        else one
        for one, candidate in zip(found, candidates, strict=True)
    ]


def _are_left(document: Document, one: Candidate) -> bool:
    """Whether the quote says of a number of patients that they are the ones left."""
    if one.rule not in _IN_CARE or (one.low or 0) <= 1 or one.parent is not None or one.category not in _ANYBODY:
        return False
    return _LEFT.search(document.source(document.sentences[one.sentence].field), one.start, one.end) is not None
