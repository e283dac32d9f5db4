"""Whose figures an article says that it has: "The figures come from the ministry" behind them, and headlines that name only who passed them on.

Does not find what a sentence itself attributes; attribution.py does, and asks here.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from services.extractor import phrases
from services.extractor.candidate import Attribution, Candidate
from services.extractor.references import Reader
from services.extractor.speakers import Speaker
from services.extractor.vocabulary import en_attribution as words

_REACH: Final = 6
_Figure = tuple[str, int | None, int | None]


def settle(reader: Reader, candidates: Sequence[Candidate], found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with what the article says elsewhere of where its figures are from."""
    settled = list(found)
    for index, who in _sourced(reader, candidates):
        for number, candidate in enumerate(candidates):
            if candidate.sentence == index:
                settled[number] = _from(settled[number], who)
    return _headlined(reader, candidates, settled)


def _sourced(reader: Reader, candidates: Sequence[Candidate]) -> list[tuple[int, Speaker]]:
    """The sentences with figures behind which another says where these are from, and from whom."""
    told = sorted({one.sentence for one in candidates})
    found: list[tuple[int, Speaker]] = []
    for index in told:
        following = index + 1
        near = following < len(reader.doc.sentences) and following not in told
        who = _source_of_figures(reader, following) if near and reader.doc.sentences[index].field == "text" else None
        if who is not None:
            found.append((index, who))
    return found


def _source_of_figures(reader: Reader, index: int) -> Speaker | None:
    """Reads "The figure comes from the ministry"."""
    sentence = reader.sentence(index)
    tokens = sentence.tokens[:_REACH]
    lowers = [token.lower for token in tokens]
    if lowers[:1] == [] or lowers[0] not in words.GOES_ON or "from" not in lowers or not words.OWN_COUNT & set(lowers[1:3]):
        return None
    at = lowers.index("from")
    if lowers[at - 1] not in words.COMING:
        return None
    phrase = phrases.after(sentence.tokens, at + 1)
    return reader.speaker(index, phrase, (), 0) if phrase is not None else None


def _from(one: Attribution, who: Speaker) -> Attribution:
    """The figure as that of its source; who was named before passed it on."""
    claimant = who.claimant()
    if one.claimant is None:
        return replace(one, claimant=claimant, alternatives=who.alternatives, rule="figures come from")
    if one.claimant.name == claimant.name:
        return one
    relays = tuple(dict.fromkeys((one.claimant.name, *one.relays)))
    return replace(one, claimant=claimant, alternatives=who.alternatives, relays=relays, rule="figures come from")


def _headlined(reader: Reader, candidates: Sequence[Candidate], found: list[Attribution]) -> list[Attribution]:
    """Those of the title with the claimant that the text gives for the same figure, where the title names who passed it on."""
    told: dict[_Figure, Attribution] = {}
    for candidate, one in zip(candidates, found, strict=True):
        if reader.doc.sentences[candidate.sentence].field == "text" and one.relays:
            told.setdefault(_figure(candidate), one)
    return [
        same
        if reader.doc.sentences[candidate.sentence].field == "title"
        and one.claimant is not None
        and (same := told.get(_figure(candidate))) is not None
        and one.claimant.name in same.relays
        else one
        for candidate, one in zip(candidates, found, strict=True)
    ]


def _figure(candidate: Candidate) -> _Figure:
    return candidate.measure, candidate.low, candidate.high
