"""Whose losses a bare number counts: "inflicted 12 casualties on the rebels", "the army suffered 9 dead", "26 dead among the soldiers".

Does not find the number: nouns.py and participles.py do.
"""

from schemas.claim import Category
from services.extractor.harms import Harm
from services.extractor.naming import unowned
from services.extractor.reading import Reading
from services.extractor.vocabulary import en, harm

_REACH, _WORDS = 8, 6
_ENDS = "svKkgwd;,"
_FIGHTING = frozenset({"combatants", "security_forces"})


def of(reading: Reading, one: Harm) -> Category | None:
    """The side that suffered the losses, where words behind or before the number name it."""
    behind = max(one.group.last, one.last) + 1
    for at in range(behind, min(len(reading.tags), behind + _REACH)):
        if reading.lowers[at] in harm.AGAINST:
            if reading.lowers[at] in harm.AIMED_AT and not _of_losses(reading, one.group.first, behind, at):
                return None
            return _first(reading.lowers[at + 1 : at + 1 + _run(reading, at + 1)])
        if reading.tags[at] in _ENDS and reading.lowers[at] not in harm.INFLICTED and reading.tags[at - 1 : at + 1] != "qK":
            break
    return _sufferer(reading, one.group.first)


def behind(reading: Reading, at: int) -> Category | None:
    """The side named behind a word for the dead: "the number of dead on the army's side", "of dead among the rebels"."""
    start = at + 2
    words = reading.lowers[start : start + _run(reading, start)]
    if reading.lowers[at + 1 : at + 2] == ("among",) or (reading.lowers[at + 1 : at + 2] == ("on",) and "side" in words):
        return _first(tuple(unowned(word) for word in words))
    return None


def _of_losses(reading: Reading, first: int, behind: int, at: int) -> bool:
    """Whether "on" belongs to the losses, "12 casualties on the rebels", and not to an attack: "40 killed in raids on the rebels' town"."""
    return at == behind or bool(harm.INFLICTED & set(reading.lowers[max(0, first - _REACH) : first]))


def _run(reading: Reading, start: int) -> int:
    """How many words follow before the phrase ends."""
    end = start
    while end < len(reading.tags) and end - start < _WORDS and reading.tags[end] not in _ENDS + "&":
        end += 1
    return end - start


def _first(lowers: tuple[str, ...]) -> Category | None:
    hints = (en.HINT_OF.get(word) or en.CATEGORY_OF.get(word) for word in lowers)
    return next((one for one in hints if one in _FIGHTING), None)


def _sufferer(reading: Reading, before: int) -> Category | None:
    """The subject of "suffered" before the number."""
    verb = before - 1
    while verb >= 0 and reading.lowers[verb] in {"a", "total", "of", "the", "following"}:
        verb -= 1
    if verb < 0 or reading.tags[verb] != "F":
        return None
    start = verb
    while start > 0 and verb - start < _REACH and reading.tags[start - 1] not in "sw;,&":
        start -= 1
    return _first(reading.lowers[start:verb][::-1])
