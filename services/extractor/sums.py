"""Figures that add up: later figures whose sum is exactly an earlier one are its parts ("13 killed ... killing 6 ... 7 were killed").

Arithmetic only: knows no word.
"""

import re
from collections.abc import Sequence

from services.extractor.candidate import Candidate

_FURTHEST = 24
_STARTS = 8
_LEAST = 2
_PERPETRATOR = re.compile(r"gunm[ae]n|suspect|shooter|attacker|assailant|bomber|self|selves")
OF_THEIR_OWN = frozenset({"other", "combatants", "security_forces"})
"""Categories that a figure of another category neither holds nor gainsays."""
_APART = frozenset({"men", "women", "children"})
"""Of two of these neither holds the other: a father is no part of two children."""
_TELLING = 4
"""From here on an exact sum is hardly chance, so that parts may be attacks of their own."""


def find(found: Sequence[Candidate], events: Sequence[str]) -> list[Candidate]:
    """The candidates, those that add up to an earlier one of their event marked as its parts; the latest wholes first, so that
    parts may have parts.
    """
    parents: dict[int, int] = {}
    for whole in range(len(found) - 1, -1, -1):
        if _is_whole(found[whole]):
            for part in _parts(found, events, whole, parents):
                parents[part] = whole
    return _told_again([one.part_of(parents.get(n, one.parent)) for n, one in enumerate(found)], events)


def _told_again(found: Sequence[Candidate], events: Sequence[str]) -> list[Candidate]:
    """The candidates, "the three children" who were told of before as part of a whole as part of it again."""
    known: dict[tuple[object, ...], Candidate] = {}
    kept = []
    for one, event in zip(found, events, strict=True):
        key = (event, one.measure, one.low, one.high, one.category, one.category_text)
        before = known.setdefault(key, one)
        again = one.parent is None and one.category != "people" and (one.low or 0) > 1 and before.sentence != one.sentence
        kept.append(one.part_of(before.parent) if again else one)
    return kept


def _is_whole(one: Candidate) -> bool:
    return one.low is not None and one.low >= _LEAST and one.modifier in {"exact", "at_least"}


def _parts(found: Sequence[Candidate], events: Sequence[str], whole: int, parents: dict[int, int]) -> list[int]:
    """The first run of later figures, each counted once, whose sum is the whole."""
    wanted = found[whole]
    far = (wanted.low or 0) >= _TELLING
    usable = [
        n
        for n in range(whole + 1, min(len(found), whole + 1 + _FURTHEST))
        if (events[n] == events[whole] or far) and _may_be_part(found[n], wanted) and n not in parents
    ]
    repeats = [n for n in usable if (found[n].low or 0) >= (wanted.low or 0)]
    limit = repeats[0] if repeats and repeats[0] > whole + 1 else None
    usable = [n for n in usable if n not in repeats and (limit is None or n < limit)]
    for first in range(min(_STARTS, len(usable))):
        run = _run(found, usable[first:], wanted.low or 0)
        if run:
            return run
    return []


def _may_be_part(one: Candidate, whole: Candidate) -> bool:
    if _PERPETRATOR.search(one.words.lower()) or (whole.category != "people" and one.category in OF_THEIR_OWN - {whole.category}):
        return False
    if {one.category, whole.category} <= _APART and one.category != whole.category:
        return False
    return one.measure == whole.measure and one.parent is None and one.low is not None and one.low == one.high and one.low > 0


def _run(found: Sequence[Candidate], usable: Sequence[int], wanted: int) -> list[int]:
    """The figures from the first one on that reach the sum exactly; a figure said twice with one category counts once."""
    total, run, seen = 0, [], set()
    for n in usable:
        one = found[n]
        key = (one.low, one.category)
        if (one.low or 0) > 1 and key in seen:
            run.append(n)
            continue
        seen.add(key)
        total += one.low or 0
        run.append(n)
        if total >= wanted:
            break
    return run if total == wanted and len(run) > 1 else []
