"""Says who vouches for each figure: the claimant, who passed it on, whether he asserts or denies it, and whether it was verified.

A figure without attribution is the outlet's own. Finds no figures (casualties.py does) and no words (cues.py does).
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from schemas.claim import Category
from services.extractor import corrections, sourcing, unverified
from services.extractor.candidate import Attribution, Candidate
from services.extractor.claimants import KnownClaimants
from services.extractor.document import Document, Sentence
from services.extractor.record import record
from services.extractor.references import Reader, Said
from services.extractor.sums import OF_THEIR_OWN
from services.extractor.vocabulary import en_attribution as words
from services.extractor.vocabulary import en_statements as statements

_OWN: Final = Attribution(rule="own voice")
_DISPUTING: Final = frozenset({"military", "government", "armed_group"})
_WHICH: Final = frozenset({"which", "that"})
_QUOTES: Final = frozenset('"“”«»')
_TALK: Final = 60
"""So many characters before a figure may lie the word for talk, and more than that word with what may follow it."""
_DISOWNING: Final = (*statements.FALSEHOODS, *statements.MAY_CORRECT, *statements.WITHDRAWALS)
"""Without one of these in the article no figure is told in order to deny it."""
_EDGE: Final = 300
"""Characters at the beginning and the end of a text where datelines and bylines stand."""


def attribute(
    doc: Document, candidates: Sequence[Candidate], known: KnownClaimants, reader: Reader | None = None
) -> list[Attribution]:
    """Who says each candidate, in the same order. A `reader` of the article saves reading it again."""
    if not candidates:
        return []
    reader = reader or Reader(doc, known)
    found = [_one(reader, candidate) for candidate in candidates]
    found = sourcing.settle(reader, candidates, found)
    found = [_with_stance(doc, number, one, candidates, found) for number, one in enumerate(found)]
    if any(map(doc.lower.__contains__, _DISOWNING)):
        found = [
            _disowned(doc.sentences[candidates[number].sentence], candidates[number], one) for number, one in enumerate(found)
        ]
    covered = unverified.covered(doc, candidates, found)
    return [replace(one, unverified=True) if number in covered else one for number, one in enumerate(found)]


@record
class _Choice:
    said: Said
    how: str


def _one(reader: Reader, candidate: Candidate) -> Attribution:
    choice = _choose(reader, candidate)
    if choice is None or _named_by(reader.doc.sentences[candidate.sentence], choice.said, candidate):
        return _OWN
    attributed = _attribution(choice)
    goes_on = attributed.stance == "denies" and _says_then(reader.doc.sentences[candidate.sentence], choice.said, candidate)
    return replace(attributed, stance="asserts") if goes_on else attributed


def _says_then(sentence: Sentence, said: Said, candidate: Candidate) -> bool:
    """As in "denies that it hit a wedding, says 12 fighters died": what follows the second verb is no more denied."""
    between = [token.lower for token in sentence.tokens[said.cue.last :] if token.end <= candidate.start]
    return any(word in words.TELLS_THEN and between[at - 1] in _JOINING for at, word in enumerate(between) if at)


def _named_by(sentence: Sentence, said: Said, candidate: Candidate) -> bool:
    """As in "denied any part in the raid that left 12 dead": the figure tells which raid, and nobody denies it."""
    if not said.cue.denies:
        return False
    between = [token.lower for token in sentence.tokens[said.cue.last :] if token.end <= candidate.start]
    between.append(sentence.text[candidate.start - sentence.start :].partition(" ")[0].lower())
    place = max((at for at, word in enumerate(between) if word in _WHICH), default=0)
    if not place or between[place - 1] in statements.TALK_NOUNS:
        return False
    return between[place + 1 : place + 2] != [] and between[place + 1] in words.OF_EVENTS


def _choose(reader: Reader, candidate: Candidate) -> _Choice | None:
    """The cue that covers the candidate: in its sentence, else one that plainly goes on."""
    sentence = reader.doc.sentences[candidate.sentence]
    inside = _inside(reader, sentence, candidate)
    if inside is not None:
        return inside
    return _carried(reader, sentence, candidate)


def _inside(reader: Reader, sentence: Sentence, candidate: Candidate) -> _Choice | None:
    """The nearest cue before the figure that reaches forward, else the nearest after it that reaches back."""
    tokens = sentence.tokens
    before: Said | None = None
    after: Said | None = None
    for one in reader.said(sentence.index):
        cue = one.cue
        start, end = tokens[cue.first].start, tokens[cue.last - 1].end
        if end <= candidate.number_start or (end <= candidate.start):
            if cue.reach in {"after", "around", "either"}:
                before = one
            elif before is not None:
                before = None
        elif start >= candidate.number_start and cue.reach in {"before", "around", "either"} and after is None:
            after = one
    return _nearer(sentence, candidate, before, after)


def _nearer(sentence: Sentence, candidate: Candidate, before: Said | None, after: Said | None) -> _Choice | None:
    forward = before is not None and (before.cue.reach in {"after", "either"} or after is None)
    if before is not None and forward and (before.cue.reach == "around" or not _cut(sentence, before, candidate)):
        return _Choice(before, before.cue.rule)
    if after is not None:
        return _Choice(after, after.cue.rule)
    return _Choice(before, before.cue.rule) if before is not None and before.cue.reach == "around" else None


def _cut(sentence: Sentence, before: Said, candidate: Candidate) -> bool:
    """Whether a new clause of the article's own begins between the cue and the figure."""
    tokens = sentence.tokens
    first = before.cue.first
    marks = {";", ","} if first and tokens[first - 1].lower in words.RELATIVES else {";"}
    return any(token.text in marks for token in tokens[before.cue.last :] if token.end <= candidate.number_start)


def _carried(reader: Reader, sentence: Sentence, candidate: Candidate) -> _Choice | None:
    """A quotation that goes on over sentences, or a sentence that plainly continues the one before."""
    index = sentence.index
    if sentence.field == "title":
        return None
    quoted = _in_quotation(reader.doc, sentence, candidate.start)
    if quoted:
        return _speaker_of_quotation(reader, index)
    return _report_goes_on(reader, sentence)


def _report_goes_on(reader: Reader, sentence: Sentence) -> _Choice | None:
    """As in "The doctors said ... . The bodies were ...": a definite opening after what somebody said, without a word of its own."""
    index = sentence.index
    before = reader.doc.sentences[index - 1] if index else sentence
    if before.field != sentence.field or before.paragraph != sentence.paragraph or before is sentence:
        return None
    if sentence.tokens[0].lower not in words.GOES_ON or reader.said(index):
        return None
    earlier = reader.said(index - 1)
    return _Choice(earlier[-1], "report goes on") if earlier and earlier[-1].cue.reach in {"after", "either"} else None


def _in_quotation(doc: Document, sentence: Sentence, position: int) -> bool:
    """Whether an odd number of quotation marks stands before the position in its paragraph."""
    marks = 0
    for index in range(sentence.index, -1, -1):
        other = doc.sentences[index]
        if other.field != sentence.field or other.paragraph != sentence.paragraph or sentence.index - index > _FAR:
            break
        part = other.text[: position - other.start] if index == sentence.index else other.text
        marks += sum(part.count(mark) for mark in _QUOTES)
    return marks % 2 == 1


_FAR: Final = 12
_JOINING: Final = frozenset({",", ";", "but", "and"})


def _speaker_of_quotation(reader: Reader, index: int) -> _Choice | None:
    sentences = reader.doc.sentences
    here = sentences[index]
    for step in (-1, 1, -2, 2, -3, 3):
        at = index + step
        if 0 <= at < len(sentences) and sentences[at].field == here.field:
            near = reader.said(at)
            if near:
                return _Choice(near[-1] if step < 0 else near[0], "quotation goes on")
    return None


def _attribution(choice: _Choice) -> Attribution:
    said = choice.said
    sources, relaying = (said.quoted, said.speakers) if said.quoted else (said.speakers, ())
    first, *others = sources
    relays = [one.name for one in relaying if one.name != first.name]
    relays += [one.told for one in sources[:1] if one.told and one.told != first.name]
    also = [*first.alternatives, *(name for one in (*others, *relaying) for name in (one.name, *one.alternatives))]
    return Attribution(
        claimant=first.claimant(),
        alternatives=tuple(dict.fromkeys(name for name in also if name != first.name)),
        joint=tuple(one.claimant() for one in others),
        relays=tuple(dict.fromkeys(relays)),
        stance="denies" if said.cue.denies else "asserts",
        rule=choice.how,
    )


def _with_stance(
    doc: Document, number: int, one: Attribution, candidates: Sequence[Candidate], found: Sequence[Attribution]
) -> Attribution:
    """A party that says "no civilians were killed" while others count some denies; of its own people only while others count those."""
    candidate = candidates[number]
    zero = candidate.low == 0 and candidate.high == 0
    if one.claimant is None or one.stance == "denies":
        return one
    if not zero:
        return one
    quote = doc.source(doc.sentences[candidate.sentence].field)[candidate.start : candidate.end].lower().split()
    own = candidate.category in OF_THEIR_OWN and not words.OWN_PEOPLE.isdisjoint(quote)
    disputed = any(
        (other.low or 0) > 0 or other.low is None
        for n, other in enumerate(candidates)
        if n != number
        and found[n].claimant != one.claimant
        and (other.category == candidate.category if own else _may_count(candidate.category, other.category))
    )
    if disputed and one.claimant.kind in _DISPUTING:
        return replace(one, stance="denies")
    return one


def _disowned(sentence: Sentence, candidate: Candidate, one: Attribution) -> Attribution:
    """As in "described a report of 60 deaths as false", "an earlier version gave the number of dead as 60": told in order to deny it."""
    start, end = candidate.start - sentence.start, candidate.end - sentence.start
    talk = statements.TALK_OF.search(sentence.text, max(0, start - _TALK), start)
    false = talk and statements.CALLED_FALSE.search(sentence.text[end:])
    withdrawn = statements.WITHDRAWN.search(sentence.text, max(0, start - _TALK), start)
    return replace(one, stance="denies") if false or withdrawn or corrections.takes_back(sentence, candidate) else one


def _may_count(none: Category, some: Category) -> bool:
    """Whether a figure of one category gainsays that there were none of another: four children do not say that soldiers died."""
    return none not in OF_THEIR_OWN or some in {none, "people"}


def credits(doc: Document, known: KnownClaimants) -> tuple[str, ...]:  # noqa: A001 - what newsrooms call it
    """Agencies that the text credits, canonical names, in order: dateline, byline, "told AFP", "AP contributed"."""
    edges = f"{doc.text[:_EDGE]}\n{doc.text[-_EDGE:]}" if len(doc.text) > 2 * _EDGE else doc.text
    matches = [
        *(match for pattern in words.CREDITS_AT_EDGES for match in pattern.finditer(edges)),
        *(match for pattern in words.CREDITS for match in pattern.finditer(doc.text)),
    ]
    entries = [_wire(match.group(1), known) for match in matches]
    return tuple(dict.fromkeys(entry for entry in entries if entry))


def _wire(name: str, known: KnownClaimants) -> str | None:
    """The agency of this name, or of its first words ("Reuters Photo")."""
    parts = name.strip().split()
    for length in range(len(parts), 0, -1):
        entry = known.find(" ".join(parts[:length]))
        if entry is not None:
            return entry.key if entry.wire else None
    return None
