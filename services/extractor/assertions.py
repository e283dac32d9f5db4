"""Finds what is said about an event without a number: who confirms or denies it, denies harm to civilians, blames whom, cannot
verify, and what an outlet takes back.

Figures, and denials that are figures ("no civilians were killed"), are casualties.py's and attribution.py's.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from schemas.claim import Stance
from services.extractor import corrections, phrases, quantities, speakers, unverified
from services.extractor.candidate import Assertion, Candidate
from services.extractor.claimants import KnownClaimants
from services.extractor.document import Document, Sentence
from services.extractor.naming import stem
from services.extractor.phrases import Phrase
from services.extractor.record import record
from services.extractor.references import Reader, Said
from services.extractor.speakers import Speaker
from services.extractor.vocabulary import en_attribution as verbs
from services.extractor.vocabulary import en_statements as words

_NEAR: Final = 6
_EVENT_REACH: Final = 8
_DEED_REACH: Final = 6
_POINTS_BACK: Final = 3
"""So many sentences back "the figure" may have been told."""
_PARTIES: Final = frozenset({"military", "government", "armed_group", "police", "other", "media"})


@record
class _Told:
    """A cue with what it covers: offsets in the field and the text."""

    reader: Reader
    sentence: Sentence
    said: Said
    start: int
    end: int
    content: str
    figures: tuple[Candidate, ...]
    """The figures that the sentence gives already."""
    earlier: tuple[Candidate, ...]
    """Those told shortly before it, in order."""


@record
class _Found:
    asserts: str
    stance: Stance
    rule: str
    target: str | None = None
    low: int | None = None
    high: int | None = None


def find(doc: Document, candidates: Sequence[Candidate], known: KnownClaimants, reader: Reader | None = None) -> list[Assertion]:
    """The statements of an article in order of the text. An article without figures makes none, but may take figures back."""
    found: list[Assertion] = []
    reader = reader or Reader(doc, known)
    near = _near(doc, candidates)
    parts = list(filter(doc.lower.__contains__, words.MAY_ASSERT))
    deeds = _tells_of_deed(doc.lower)
    for index in sorted(near) if parts or deeds else ():
        lower = doc.sentences[index].lower
        if any(map(lower.__contains__, parts)) or (deeds and _tells_of_deed(lower)):
            sentence = reader.sentence(index)
            figures = tuple(one for one in candidates if one.sentence == index)
            found.extend(_claims_of_responsibility(reader, sentence))
            earlier = tuple(one for one in candidates if index - _POINTS_BACK <= one.sentence < index)
            found.extend(_by_cues(reader, sentence, figures, earlier))
    found.extend(_corrections(doc))
    found.extend(_unverifiable(doc, reader, near))
    return sorted(found, key=lambda one: (one.sentence, one.start, one.asserts))


def _tells_of_deed(text: str) -> bool:
    """Whether a text in small letters has the noun of a deed with "by" behind it."""
    return " by" in text and any(before.endswith(words.DEEDS) for before in text.split(" by")[:-1])


def _near(doc: Document, candidates: Sequence[Candidate]) -> frozenset[int]:
    """Indexes of the sentences around figures: elsewhere an article speaks of other things."""
    last = len(doc.sentences)
    return frozenset(at for one in candidates for at in range(max(0, one.sentence - _NEAR), min(last, one.sentence + _NEAR + 1)))


def _by_cues(
    reader: Reader, sentence: Sentence, figures: tuple[Candidate, ...], earlier: tuple[Candidate, ...]
) -> Iterator[Assertion]:
    for told in _told(reader, sentence, figures, earlier):
        for rule in RULES:
            found = rule(told)
            if found is not None:
                yield _assertion(told, found)
                break


def _told(reader: Reader, sentence: Sentence, figures: tuple[Candidate, ...], earlier: tuple[Candidate, ...]) -> Iterator[_Told]:
    """The cues of a sentence with the words up to the next one."""
    tokens = sentence.tokens
    every = reader.said(sentence.index)
    for number, said in enumerate(every):
        following = (
            every[number + 1].cue.first
            if number + 1 < len(every) and every[number + 1].speakers != said.speakers
            else len(tokens)
        )
        before = said.cue.reach == "before"
        first, last = (0, said.cue.first) if before else (said.cue.last, following)
        if first < last and said.speakers:
            start, end = tokens[first].start, tokens[last - 1].end
            whole = (start if before else min(start, tokens[said.cue.first].start), max(end, tokens[said.cue.last - 1].end))
            content = sentence.text[start - sentence.start : end - sentence.start]
            yield _Told(reader, sentence, said, whole[0], whole[1], content, figures, earlier)


def _civilian_harm(told: _Told) -> _Found | None:
    """As in "said no civilians were harmed", where the sentence gives no figure of none yet."""
    if any(one.low == 0 == one.high for one in told.figures) or told.said.speakers[0].kind not in _PARTIES:
        return None
    denies = told.said.cue.denies or words.FABRICATED.search(told.content)
    denied = denies and words.CIVILIAN_HARM.search(told.content) and not words.DISOWNED.search(told.content)
    none = words.NO_HARM.search(told.content) and words.HARMED.search(told.content) and not told.figures
    none = none and not words.SPARING.search(told.content)
    if denied or none:
        return _Found("no_civilian_harm", "denies", "no civilian harm", low=0, high=0)
    return None


def _disowned(told: _Told) -> _Found | None:
    """As in "denied responsibility", "said it was not behind the attack"."""
    if told.said.cue.denies and words.DISOWNED.search(told.content):
        return _Found("responsibility", "denies", "denies responsibility")
    if (
        not told.said.cue.denies
        and words.NOT_OURS.search(told.content)
        and told.said.speakers[0].kind in _PARTIES - {"police", "media"}
    ):
        return _Found("responsibility", "denies", "denies responsibility")
    return None


def _denied(told: _Told) -> _Found | None:
    """As in "denied the attack", "rejected the figure of 60"."""
    numbered = [
        one
        for one in quantities.find(told.sentence.columns.lowers)
        if told.sentence.tokens[one.core].start >= told.start and one.counts
    ]
    false = words.FALSE.search(told.content)
    disputed = told.said.cue.denies and words.OF_FIGURES.search(told.content)
    if numbered and (numbered[0].low or numbered[0].high) and not told.figures and (disputed or false):
        return _Found("figure", "denies", "denies a figure", low=numbered[0].low, high=numbered[0].high)
    if told.said.cue.denies and not told.figures and (_event_noun(told) or words.DID_STRIKE.search(told.content)):
        return _Found("event_occurred", "denies", "denies the event")
    return None


def _rejected(told: _Told) -> _Found | None:
    """As in "rejected the figure" and "said the count had no basis": that of somebody else, told last before."""
    denies = told.said.cue.denies and words.THE_FIGURE.match(told.content)
    if not denies and not words.FIGURE_FALSE.search(told.content):
        return None
    beside = [one for one in told.figures if one.end <= told.start]
    if any(one.start >= told.start for one in told.figures):
        return None
    others = [one for one in (*told.earlier, *beside) if (one.low or 0) > 1 and not _is_own(told, one)]
    others = [one for one in others if one.measure == "killed"] or others
    if not others:
        return None
    return _Found("figure", "denies", "rejects the figure told before", low=others[-1].low, high=others[-1].high)


def _is_own(told: _Told, figure: Candidate) -> bool:
    """Whether the sentence of a figure is said by whoever denies."""
    names = {who.name for who in told.said.speakers}
    return figure.sentence != told.sentence.index and any(
        names & {who.name for who in said.speakers} for said in told.reader.said(figure.sentence)
    )


def _event_noun(told: _Told) -> bool:
    """Whether the first words of what is said name an event."""
    first = told.said.cue.last
    return any(token.lower in words.EVENT_NOUNS for token in told.sentence.tokens[first : first + _EVENT_REACH])


def _confirmed(told: _Told) -> _Found | None:
    """As in "confirmed the strikes", without a figure of its own."""
    if told.said.cue.verb not in verbs.CONFIRMING or not _event_noun(told):
        return None
    first = told.said.cue.last
    noun = next(token for token in told.sentence.tokens[first : first + _EVENT_REACH] if token.lower in words.EVENT_NOUNS)
    if any(told.start <= one.number_start < noun.end for one in told.figures):
        return None
    return _Found("event_occurred", "asserts", "confirms the event")


def _blamed(told: _Told) -> _Found | None:
    """As in "blamed X", "accused X of bombing", "blamed the attack on X", "said X was behind the attack"."""
    tokens, at = told.sentence.tokens, told.said.cue.last
    if told.said.cue.verb in verbs.BLAMING:
        return _blamed_by_verb(told, at)
    doer = _doer(told) if told.said.cue.verb in words.TELLING_OF else None
    if doer is not None:
        return _target(told, doer, "told of a deed")
    for held in range(at, len(tokens)):
        if (
            tokens[held].lower in words.HELD
            and held > at
            and tokens[held - 1].lower in verbs.BE
            and tokens[held].start < told.end
        ):
            target = phrases.before(tokens, held - 1)
            if target is not None and not words.NOT_OURS.search(told.content) and not words.OPEN.search(told.content):
                own = tokens[target.first].lower in {"it", "they", "we", "he"}
                return (
                    _Found("responsibility", "asserts", "claims responsibility", target=told.said.speakers[0].name)
                    if own
                    else _target(told, target, "held responsible")
                )
    return None


def _doer(told: _Told) -> Phrase | None:
    """Whose deed is told of: "described air raids by the coalition"."""
    tokens, at = told.sentence.tokens, told.said.cue.last
    by = next((n for n in range(at + 1, min(len(tokens), at + _DEED_REACH)) if tokens[n].lower == "by"), None)
    if by is None or tokens[by - 1].lower not in words.EVENT_NOUNS:
        return None
    phrase = phrases.after(tokens, by + 1)
    named = phrase is not None and any(stem(token) in words.PARTIES for token in tokens[phrase.first : phrase.last])
    return phrase if named else None


def _blamed_by_verb(told: _Told, at: int) -> _Found | None:
    tokens = told.sentence.tokens
    window = tokens[at : at + 2 * _EVENT_REACH]
    on = next((at + n for n, token in enumerate(window) if token.lower in {"on", "for", "of"}), None)
    on = on if on is not None and tokens[on].lower == "on" else None
    on = on if any(token.lower in words.EVENT_NOUNS for token in tokens[at : on or at]) else None
    target = phrases.after(tokens, on + 1 if on is not None else at)
    harm = told.figures or any(token.lower in words.EVENT_NOUNS for token in tokens[at:])
    if target is not None and told.said.cue.verb.startswith("blam"):
        harm = harm or any(stem(token) in words.PARTIES for token in tokens[target.first : target.last])
    return _target(told, target, "blames") if target is not None and harm else None


def _target(told: _Told, phrase: Phrase, rule: str) -> _Found | None:
    who = told.reader.speaker(told.sentence.index, phrase, (told.said,), 0)
    name = who.name if who else speakers.text(told.sentence, (phrase.first, phrase.last))
    if not name or name.lower() in verbs.PRONOUNS or name == told.said.speakers[0].name:
        return None
    return _Found("responsibility", "asserts", rule, target=name)


RULES: Final[tuple[Callable[[_Told], _Found | None], ...]] = (_blamed, _disowned, _civilian_harm, _denied, _rejected, _confirmed)
"""The first that applies to a cue makes the statement."""


def _assertion(told: _Told, found: _Found) -> Assertion:
    who = told.said.quoted[0] if told.said.quoted else told.said.speakers[0]
    relays = tuple(one.name for one in told.said.speakers) if told.said.quoted else ()
    return _statement(told.sentence, (told.start, told.end), found, who, relays or ((who.told,) if who.told else ()))


def _statement(
    sentence: Sentence, span: tuple[int, int], found: _Found, who: Speaker | None, relays: tuple[str, ...] = ()
) -> Assertion:
    return Assertion(
        sentence=sentence.index,
        start=span[0],
        end=span[1],
        asserts=found.asserts,
        stance=found.stance,
        claimant=who.claimant() if who else None,
        alternatives=who.alternatives if who else (),
        relays=relays,
        target=found.target,
        low=found.low,
        high=found.high,
        rule=found.rule,
    )


def _claims_of_responsibility(reader: Reader, sentence: Sentence) -> Iterator[Assertion]:
    """As in "X claimed responsibility"."""
    match = words.RESPONSIBILITY.search(sentence.text) if words.HELD_WORD in sentence.text.lower() else None
    if match is None:
        return
    tokens, position = sentence.tokens, sentence.start + match.start()
    verb = next(at for at, token in enumerate(tokens) if token.end > position)
    end = verb
    while end and tokens[end - 1].lower in verbs.BETWEEN:
        end -= 1
    phrase = phrases.before(tokens, end) if end else None
    if phrase is None or any(token.lower in {"no", "nobody", "none", "not"} for token in tokens[max(0, phrase.first - 1) : verb]):
        return
    who = reader.speaker(sentence.index, phrase, (), 0)
    if who is not None:
        found = _Found("responsibility", "asserts", "claims responsibility", target=who.name)
        yield _statement(sentence, (tokens[phrase.start].start, sentence.start + match.end()), found, who)


def _unverifiable(doc: Document, reader: Reader, near: frozenset[int]) -> Iterator[Assertion]:
    """As in "could not be verified", with who says so where somebody does."""
    for index in unverified.sentences(doc):
        if index in near:
            sentence = doc.sentences[index]
            said = reader.said(index)
            who = said[-1].speakers[0] if said and said[-1].speakers and said[-1].cue.reach == "after" else None
            yield _statement(
                sentence, (sentence.start, sentence.end), _Found("unverifiable", "asserts", "cannot be verified"), who
            )


def _corrections(doc: Document) -> Iterator[Assertion]:
    """Notices anywhere in the article: they often stand far from the figures."""
    if any(map(doc.lower_text.__contains__, words.MAY_CORRECT)):
        for sentence in doc.sentences:
            if any(map(sentence.lower.__contains__, words.MAY_CORRECT)):
                yield from _retractions(sentence)


def _retractions(sentence: Sentence) -> Iterator[Assertion]:
    """As in "An earlier version said 60; the number is 6": the outlet takes back the 60."""
    wrong = corrections.taken_back(sentence)
    if wrong is not None:
        found = _Found("retraction", "asserts", "correction", low=wrong.low, high=wrong.high)
        yield _statement(sentence, (sentence.start, sentence.end), found, None)
