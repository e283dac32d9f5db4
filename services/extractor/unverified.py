"""Finds sentences that say something could not be verified, and which figures they cover. Does not find figures."""

from collections.abc import Sequence
from typing import Final

from services.extractor.candidate import Attribution, Candidate
from services.extractor.document import Document
from services.extractor.vocabulary import en_attribution as words

_NEAR: Final = 4
_LONGEST: Final = 1000


def sentences(doc: Document) -> list[int]:
    """Indexes of sentences that say so."""
    if not any(map(doc.lower_text.__contains__, words.VERIFYING)):
        return []
    return [one.index for one in doc.sentences if _says_so(one.lower)]


def _says_so(lower: str) -> bool:
    if not any(map(lower.__contains__, words.VERIFYING)):
        return False
    return words.UNVERIFIED.search(lower[:_LONGEST]) is not None and words.OF_REPORTS.search(lower) is not None


def covered(doc: Document, candidates: Sequence[Candidate], said: Sequence[Attribution]) -> frozenset[int]:
    """Positions of the candidates that the article says could not be verified."""
    found: set[int] = set()
    for index in sentences(doc):
        found |= _by(doc, index, candidates, said)
    return frozenset(found)


def _by(doc: Document, index: int, candidates: Sequence[Candidate], said: Sequence[Attribution]) -> set[int]:
    """What one such sentence covers: all reports it speaks of, else the figures of its own or of the sentence last before it."""
    text = doc.sentences[index].text
    attributed = [n for n, one in enumerate(candidates) if said[n].stance == "asserts"]
    if words.COVERS_ALL.search(text) and "from" in text:
        return set(attributed)
    own = [n for n in attributed if candidates[n].sentence == index]
    if own:
        return set(own)
    before = [n for n in attributed if candidates[n].sentence < index and doc.sentences[candidates[n].sentence].field == "text"]
    if not before or not words.COVERS_FIGURE.search(text):
        return set()
    last = max(candidates[n].sentence for n in before)
    return {n for n in before if candidates[n].sentence == last and index - last <= _NEAR}
