"""Totals that only the whole article gives away: parts of a total, the same figure told as a total elsewhere, a sum of incidents.

Does not read dates or the words of totals; scope.py does.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from services.extractor.candidate import Candidate
from services.extractor.mentions import Telling
from services.extractor.scope import Span
from services.extractor.settings import exact

_MOST_PARTS: Final = 3
_MOST_FIGURES: Final = 14
_BEHIND: Final = 50
"""Characters of " at a stadium in Y in 1989"."""
_SUM: Final = Span(None, None, "the sum of incidents told apart", daily=True)


def spread(tellings: Sequence[Telling], parents: Sequence[int | None], candidates: Sequence[Candidate]) -> list[Telling]:
    """The tellings with the period of a total given to its parts and to its repetitions."""
    told = [
        _with(telling, telling.span or _sum(number, telling, tellings, candidates)) for number, telling in enumerate(tellings)
    ]
    by_figure = {telling.figure: telling.span for telling in reversed(told) if telling.span is not None and telling.big}
    told = [_with(telling, telling.span or by_figure.get(telling.figure)) if telling.big else telling for telling in told]
    for number, parent in enumerate(parents):
        if parent is not None and parent < len(told) and told[parent].sentence == told[number].sentence:
            once = _told_of_once(told[number], candidates[number])
            told[number] = _with(told[number], None if once else told[parent].span)
    return told


def _told_of_once(telling: Telling, candidate: Candidate) -> bool:
    """Whether a part of a total is of one incident: "the mayor was among 45 killed since May", and "including 30 at Y in 1989",
    which has both a place and a date right behind it.
    """
    if telling.once:
        return True
    if telling.chain is None or telling.when is None or candidate.rule != "including":
        return False
    return all(0 < start - candidate.end <= _BEHIND for start in (telling.chain[0].start, telling.when.start))


def _with(telling: Telling, span: Span | None) -> Telling:
    return telling if span is telling.span else replace(telling, span=span)


def _sum(number: int, telling: Telling, tellings: Sequence[Telling], candidates: Sequence[Candidate]) -> Span | None:
    """A figure of several attacks that equals the sum of figures told of different places."""
    whole = candidates[number]
    if not telling.big or not telling.plural or whole.low is None or _is_part(number, candidates):
        return None
    parts = [(candidates[other].low or 0, each.sentence, candidates[other].category, _place(each)) for other, each in enumerate(tellings)
             if each.sentence != telling.sentence and candidates[other].measure == whole.measure
             and not _is_part(other, candidates) and 0 < (candidates[other].low or 0) < whole.low][:_MOST_FIGURES]  # fmt: skip
    for count in range(2, _MOST_PARTS + 1):
        for some in combinations(parts, count):
            if sum(value for value, *_ in some) == whole.low and _told_apart(some):
                return _SUM
    return None


def _told_apart(some: Sequence[tuple[int, int, str, str]]) -> bool:
    """Whether figures stand in different sentences and count the same sort of people, or people of different places."""
    categories, spots = {category for _, _, category, _ in some}, {spot for *_, spot in some}
    apart = len({sentence for _, sentence, _, _ in some}) == len(some)
    return apart and (len(categories) == 1 or (len(spots) == len(some) and "" not in spots))


def _place(telling: Telling) -> str:
    """The exact place of a telling, empty where it has none."""
    return telling.chain[0].key if telling.chain is not None and exact(telling.chain[0]) else ""


def _is_part(number: int, candidates: Sequence[Candidate]) -> bool:
    """Whether a figure is part of another of its own sentence."""
    parent = candidates[number].parent
    return parent is not None and parent < len(candidates) and candidates[parent].sentence == candidates[number].sentence
