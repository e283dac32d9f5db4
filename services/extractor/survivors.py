"""Who lived: of those shot, the ones who did not die, once it is known which figures are about one incident.

"Nine people were shot, one fatally" tells of eight wounded: a figure of their own, whose quote holds both numbers. Knows no word
of killing or wounding; casualties.py and shots.py have read those.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from services.extractor.candidate import Attribution, Candidate, Happening
from services.extractor.document import Document
from services.extractor.shots import OPEN, SIGNS

RULE = "those shot without the dead"
_BEING_SHOT = frozenset({"passive", "reduced passive"})
"""Of those of whom it is said that they were shot, the article would tell the death, where it is about them; a sniper's count it need not."""
_REACH = 3
_NEXT = 2
"""Sentences on that "one of them" may stand."""
_TELLING = 3
"""From here on a sum of the dead and the injured told anywhere is hardly chance."""
_BEFORE = 10
"""Sentences that the quote of such a figure may span."""
_OTHERS = re.compile(r"\b(?:others?|another|more)\b", re.IGNORECASE)
_OF_THE = re.compile(r"\bof (?:the|those|these|them)\b", re.IGNORECASE)
_OF_THEM = re.compile(
    r"\bof (?:them|(?:the|those|these) (?:victims|wounded|injured|men|women|boys|girls|teens|people))\b", re.IGNORECASE
)
Told = tuple[list[Candidate], list[Attribution], list[Happening]]


def settle(document: Document, found: Sequence[Candidate], happened: Sequence[Happening]) -> list[Candidate]:
    """The candidates, the shot of an incident in which nobody died as injured, and totals that hold its dead as open."""
    settled = list(found)
    for numbers in _incidents(happened).values():
        dead = [found[n] for n in numbers if found[n].measure == "killed" and found[n].high != 0]
        hurt = [found[n] for n in numbers if found[n].measure == "injured"]
        for n in numbers:
            if dead and _holds_the_dead(document, found[n], dead, hurt):
                settled[n] = replace(found[n], measure=OPEN)
            elif not dead and found[n].measure == OPEN and found[n].rule in _BEING_SHOT and not happened[n].event.background:
                settled[n] = replace(found[n], measure="injured")
    return settled


def add(document: Document, told: Told) -> Told:
    """The figures with the survivors of each incident, where no figure of the article tells them."""
    found, said, happened = told
    more = [pair for numbers in _incidents(happened).values() if (pair := _survivors(document, found, numbers)) is not None]
    return (
        [*found, *(one for _, one in more)],
        [*said, *(said[n] for n, _ in more)],
        [*happened, *(happened[n] for n, _ in more)],
    )


def _incidents(happened: Sequence[Happening]) -> dict[str, list[int]]:
    """The figures of each incident, by its name; totals over several are left out."""
    incidents: dict[str, list[int]] = {}
    for n, one in enumerate(happened):
        if one.scope == "incident":
            incidents.setdefault(one.event.ref, []).append(n)
    return incidents


def _holds_the_dead(document: Document, one: Candidate, dead: Sequence[Candidate], hurt: Sequence[Candidate]) -> bool:
    """Whether people found wounded are the dead and the injured together: two died, two are told as injured, four were found."""
    if _one_of_them(document, one, dead, hurt):
        return True
    if one.rule not in SIGNS or one.parent is not None or not _is_several(one) or _OTHERS.search(_led(document, one)):
        return False
    alive = [(other, other.low) for other in hurt if other.low is not None and _is_alive(document, one, other)]
    after = [other for other in dead if 0 <= other.sentence - one.sentence <= _REACH and other.start > one.start]
    return any(other.low is not None and one.low == other.low + low for other in after for _, low in alive) or any(
        one.low is not None
        and one.low >= _TELLING
        and one.rule != "condition"
        and other.low is not None
        and one.low == other.low + low
        for other in dead
        for each, low in alive
        if each.rule not in SIGNS
    )


def _one_of_them(document: Document, one: Candidate, dead: Sequence[Candidate], hurt: Sequence[Candidate]) -> bool:
    """Reads "two men were stabbed. One of the victims died and the other was injured": the two are both."""
    if not _is_several(one) or one.measure != "injured" or one.parent is not None:
        return False
    next_to = [other for other in (*dead, *hurt) if one.start < other.start and 0 <= other.sentence - one.sentence <= _NEXT]
    lost = [other.low or 0 for other in next_to if other.measure == "killed" and _OF_THEM.search(_quoted(document, other))]
    alive = [other.low or 0 for other in next_to if other.measure == "injured" and _OTHERS.search(_quoted(document, other))]
    return any(one.low == few + rest for few in lost for rest in alive)


def _is_alive(document: Document, found: Candidate, one: Candidate) -> bool:
    """Whether a figure of injured is of those who live, and not the people found themselves."""
    return (
        one.rule not in SIGNS
        or _OTHERS.search(_quoted(document, one)) is not None
        or (one.start > found.start and _OF_THE.search(_quoted(document, one)) is not None)
    )


def _survivors(document: Document, found: Sequence[Candidate], numbers: Sequence[int]) -> tuple[int, Candidate] | None:
    """(the figure of all who were shot, that of those of them who live)."""
    shot = [n for n in numbers if _is_shot(found[n]) and found[n].parent is None]
    dead = [n for n in numbers if found[n].measure == "killed" and found[n].low == found[n].high and found[n].high]
    if not shot or not dead:
        return None
    whole, lost = max(found[n].low or 0 for n in shot), max(found[n].low or 0 for n in dead)
    if whole <= lost or _is_told(found, numbers, whole - lost):
        return None
    pairs = [(_apart(found[n], found[m]), n, m) for n in shot for m in dead if found[n].low == whole and found[m].low == lost]
    near = [pair for pair in pairs if pair[0] < _reach(found[pair[1]]) and _one_field(document, found[pair[1]], found[pair[2]])]
    if not near:
        return None
    _, n, m = min(near)
    return n, _without(found[n], found[m], whole - lost)


def _is_shot(one: Candidate) -> bool:
    """Several people shot, no "casualties" and no "dead and injured", whose dead may be told of otherwise."""
    return one.measure == OPEN and _is_several(one) and one.rule != "counted" and not one.rule.startswith("lumped")


def _reach(shot: Candidate) -> int:
    """How many sentences on its dead may be told: where somebody shot some people, those he kills later may be others."""
    return 1 if shot.rule == "active" else _REACH


def _is_several(one: Candidate) -> bool:
    return one.low is not None and one.low > 1 and one.high in {None, one.low}


def _is_told(found: Sequence[Candidate], numbers: Sequence[int], alive: int) -> bool:
    """Whether the article itself gives a number of injured that is no part of another and not one person of several."""
    told = [found[n].low or 0 for n in numbers if found[n].measure == "injured" and found[n].parent is None]
    return any(low > 1 or low == alive for low in told)


def _apart(one: Candidate, other: Candidate) -> int:
    return abs(one.sentence - other.sentence)


def _one_field(document: Document, one: Candidate, other: Candidate) -> bool:
    return document.sentences[one.sentence].field == document.sentences[other.sentence].field


def _without(shot: Candidate, dead: Candidate, alive: int) -> Candidate:
    """Those shot but the dead; the quote runs from the one figure to the other."""
    return replace(
        shot,
        start=min(shot.start, dead.start),
        end=max(shot.end, dead.end),
        sentence=min(shot.sentence, dead.sentence),
        measure="injured",
        low=alive,
        high=None if shot.high is None else alive,
        parent=None,
        rule=RULE,
    )


def _led(document: Document, one: Candidate) -> str:
    """The quote with the word or two before it: "the other" three."""
    return document.source(document.sentences[one.sentence].field)[max(0, one.start - _BEFORE) : one.end]


def _quoted(document: Document, one: Candidate) -> str:
    return document.source(document.sentences[one.sentence].field)[one.start : one.end]
