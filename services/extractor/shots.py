"""Decides what "shot" and "hit" mean where the sentence does not say: killed or only injured. Looks at the whole document.

Finds no figure: casualties.py has done that.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from services.extractor.again import DONE_TO, conflict
from services.extractor.candidate import Candidate
from services.extractor.document import Document
from services.extractor.vocabulary import harm

OPEN: Final = "killed_or_injured"
SIGNS = frozenset({"hospital", "condition", "had a wound", "with a wound", "suffered wounds"})
_NEAR = 2
_NOUN_RULES = frozenset({"killing of", "death of"})
_TRIED = re.compile(r"\b(?:attempted|battery|assault)\b(?:(?!death)[^;]){0,90}\bshootings? of\b(?:(?!death)[^;]){0,90}$")
"""Up to who was shot: what the charge calls an attempt or an assault killed nobody."""
_ALSO = re.compile(r"\balso\b", re.IGNORECASE)
_ALSO_HIT = re.compile(r"\balso (?:been |being )?(?:shot|hit|struck|grazed)\b")
"""Behind a list of people it is said of each of them."""
_IN_LIMB = re.compile(
    r" in (?:the|their|an?) (?:left |right |lower )?(?:leg|arm|foot|hand|shoulder|thigh|ankle|knee|buttock|calf)s?\b| in the feet\b"
)
"""Behind several who were shot: where it kills hardly anybody."""
_NEW = re.compile(r"(?:an?|one|another|two|three|four|five|six|\d+)\b", re.IGNORECASE)


def settle(document: Document, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with every open "shot" settled, and signs of injury left out where the person turns out to have died."""
    deaths = [one for one in found if one.measure == "killed" and one.high != 0]
    lumped = {n for n, one in enumerate(found) if one.measure == OPEN and one.rule.startswith("lumped")}
    kept = {
        n: one if one.parent in lumped else _settled(document, one, deaths)
        for n, one in enumerate(found)
        if not _died_of_it(one, deaths)
    }
    kept = {n: _like_its_whole(one, kept) for n, one in kept.items()}
    position = {n: at for at, n in enumerate(kept)}
    return [one.part_of(position.get(one.parent) if one.parent is not None else None) for one in kept.values()]


def _settled(document: Document, one: Candidate, deaths: Sequence[Candidate]) -> Candidate:
    if one.measure != OPEN or one.rule == "counted" or one.rule.startswith("lumped"):
        return one
    if one.rule == "reflexive" and not _survived(document, one) and not _spared(document, one, deaths):
        return replace(one, measure="killed")
    if not deaths or _survived(document, one) or (_is_single(one) and _another_than(document, one, deaths)):
        return replace(one, measure="injured")
    return one


def _spared(document: Document, one: Candidate, deaths: Sequence[Candidate]) -> bool:
    """Whether the sentence speaks of an accident or an attempt, or the article of nobody who died."""
    lower = document.sentences[one.sentence].lower
    if "accident" in lower or "attempt" in lower:
        return True
    return not deaths and "suicide" not in document.text.lower()


def _is_single(one: Candidate) -> bool:
    return one.low == one.high == 1


def _another_than(document: Document, one: Candidate, deaths: Sequence[Candidate]) -> bool:
    """Whether a person shot is told apart from all who died: "two women were killed and a man was shot", "her son was also shot"."""
    sentence = document.sentences[one.sentence]
    if _ALSO.search(sentence.text[one.start - sentence.start : one.end - sentence.start]) or (
        one.rule == "passive" and _ALSO_HIT.search(sentence.text)
    ):
        return True
    if any(other.sentence == one.sentence and _is_new(other) and not _overlap(one, other) for other in deaths):
        return True
    return all(conflict(one.category, other.category) for other in deaths)


def _is_new(one: Candidate) -> bool:
    """Whether the words bring somebody in, and do not point back."""
    return _NEW.match(one.words) is not None


def _overlap(one: Candidate, other: Candidate) -> bool:
    return one.start < other.end and other.start < one.end


def _like_its_whole(one: Candidate, kept: dict[int, Candidate]) -> Candidate:
    whole = kept.get(one.parent) if one.parent is not None else None
    return replace(one, measure=whole.measure) if whole and one.measure == OPEN else one


def _survived(document: Document, one: Candidate) -> bool:
    sentence = document.sentences[one.sentence]
    if one.rule in _NOUN_RULES and _TRIED.search(sentence.text[: one.end - sentence.start]):
        return True
    if one.low == one.high == 1 or one.low is None:
        lowers = {token.lower for token in sentence.tokens}
        return bool(lowers & (harm.SURVIVAL | harm.LIMBS)) and not lowers & harm.FATALLY
    start, end = one.start - sentence.start, one.end - sentence.start
    return "other" in sentence.text[start:end].lower() or _IN_LIMB.match(sentence.text, end) is not None


def _died_of_it(one: Candidate, deaths: Sequence[Candidate]) -> bool:
    """A single person with signs of injury, or shot, whose death is told in the next sentences."""
    if not _is_single(one) or one.measure == "killed":
        return False
    if one.rule not in SIGNS and one.measure != OPEN:
        return False
    return any(0 <= other.sentence - one.sentence <= _NEAR and _is_single(other) and _may_be(one, other) for other in deaths)


def _may_be(one: Candidate, dead: Candidate) -> bool:
    """Whether the one said to be harmed may be the one whose death is told: not before in the sentence, and not somebody else, "is in
    critical condition and a passenger died".
    """
    if (dead.sentence == one.sentence and (dead.start < one.start or _is_new(dead))) or (
        dead.rule == "reflexive" and one.rule in DONE_TO
    ):
        return False
    return not conflict(one.category, dead.category)
