"""Whose figures an article says that it has: "The figures come from the ministry" behind them, and headlines that name only who passed them on.

Does not find what a sentence itself attributes; attribution.py does, and asks here.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from schemas.claim import Claimant
from services.extractor import phrases
from services.extractor.candidate import Attribution, Candidate
from services.extractor.claimants import plain
from services.extractor.document import Sentence
from services.extractor.references import Reader, Said
from services.extractor.speakers import Speaker
from services.extractor.vocabulary import en_attribution as words
from services.extractor.vocabulary.en_places import DEMONYMS

_REACH: Final = 6
_OPENING: Final = 2
"""Up to the second sentence behind the headline a body may be told of before it is named."""
_Figure = tuple[str, int | None, int | None]


def settle(reader: Reader, candidates: Sequence[Candidate], found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with what the article says elsewhere of where its figures are from."""
    settled = list(found)
    for index, who in _sourced(reader, candidates):
        for number, candidate in enumerate(candidates):
            if candidate.sentence == index:
                settled[number] = _from(settled[number], who)
    settled = [_named_later(reader, candidate, one) for candidate, one in zip(candidates, settled, strict=True)]
    return _headlined(reader, candidates, settled)


def _named_later(reader: Reader, candidate: Candidate, one: Attribution) -> Attribution:
    """Under its name, where the opening says "a doctors' association" and one of the next sentences quotes the Arvel Medics' Union."""
    if (
        one.claimant is None
        or one.claimant.key is not None
        or candidate.sentence > _OPENING
        or not _unnamed_body(one.claimant.name)
    ):
        return one
    for index in range(candidate.sentence + 1, min(len(reader.doc.sentences), candidate.sentence + _REACH)):
        for said in reader.said(index):
            who = next((each for each in said.speakers if each.name != one.claimant.name), None)
            if who is None or _unnamed_body(who.name):
                continue
            if who.alone or not _is_named(who.name) or not _introduces(reader.sentence(index), said, one.claimant, who):
                return one
            alternatives = tuple(dict.fromkeys((*who.alternatives, one.claimant.name)))
            return replace(one, claimant=who.claimant(), alternatives=alternatives, rule="named later")
    return one


def _introduces(sentence: Sentence, said: Said, unnamed: Claimant, who: Speaker) -> bool:
    """Whether a name is that of the body told of before: it has a word of it, or goes on with what kind of body it is."""
    shared = set(plain(unnamed.name).split()) & set(plain(who.name).split()) - words.INDEFINITE
    aside = said.cue.sources[0].aside if said.cue.sources else None
    told = aside is not None and sentence.tokens[aside[0]].lower in words.WHICH
    return bool(shared) or (told and who.kind == unnamed.kind)


def _unnamed_body(name: str) -> bool:
    """Whether a name only says what sort of body speaks: "a rights group", "Doctors' group" of a headline."""
    return plain(name).rpartition(" ")[2] in words.NAMED_LATER and not _is_named(name)


def _is_named(name: str) -> bool:
    """Whether a name has a capital of its own, more than that of a country or of the first word."""
    common = DEMONYMS.keys() | words.DETERMINERS
    first, *others = name.split()
    opens = first[0].isupper() and first.lower() not in common and plain(first) not in words.SOURCES | words.MODIFIERS
    return opens or any(word[0].isupper() and word.lower() not in common for word in others)


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
