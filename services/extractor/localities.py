"""Disasters that strike many places at once: what an article tells of a town is told of the same earthquake, and counts a part of its dead.

Does not group figures into incidents: incidents.py does, and asks here whether another place speaks for another incident.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from schemas.claim import EventType
from services.extractor.candidate import Candidate, Happening
from services.extractor.mentions import Telling
from services.extractor.settings import exact
from services.extractor.vocabulary.en_events import WIDE

_SILENT: Final[frozenset[EventType | None]] = frozenset({None, "other"})


def reaches(kind: EventType | None, telling: Telling, lands: frozenset[str]) -> bool:
    """Whether a disaster of this kind, known in these countries, may well be that of a figure told of another place."""
    if kind not in WIDE or telling.other or telling.kind not in _SILENT | {kind}:
        return False
    told = {mention.spot.country for mention in telling.chain or () if mention.spot is not None}
    return telling.kind in _SILENT or not lands or not told or not told.isdisjoint(lands)


def marked(found: Sequence[Happening], tellings: Sequence[Telling], candidates: Sequence[Candidate]) -> list[Happening]:
    """The happenings, those marked as partial that count the dead of one place while a figure no smaller counts all of them."""
    wide = [one.event.type in WIDE and one.scope == "incident" for one in found]
    if not any(wide):
        return list(found)
    wholes = [
        (one.event.ref, candidate)
        for one, telling, candidate, reaches_far in zip(found, tellings, candidates, wide, strict=True)
        if reaches_far and not _is_local(telling)
    ]
    return [
        replace(one, partial=True)
        if reaches_far and _is_local(telling) and any(ref == one.event.ref and _holds(whole, candidate) for ref, whole in wholes)
        else one
        for one, telling, candidate, reaches_far in zip(found, tellings, candidates, wide, strict=True)
    ]


def _is_local(telling: Telling) -> bool:
    """Whether a figure is told of a town or a village by its own words."""
    return telling.chain is not None and exact(telling.chain[0]) and telling.chain[0].role == "at"


def _holds(whole: Candidate, part: Candidate) -> bool:
    """Whether a figure may hold the other as the part of it that one town has."""
    return (
        whole.parent is None
        and whole.measure == part.measure
        and max(whole.low or 0, whole.high or 0) >= max(part.low or 0, part.high or 0) > 0
    )
