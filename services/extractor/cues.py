"""Finds where a sentence attributes: "X said", "according to X", "X: ..." in headlines, and which words each such cue covers.

Knows words and their order only. Who X is, and which figure belongs to which cue, is decided elsewhere.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import compress, count
from typing import Final

from services.extractor import headlines, joint, naming, phrases, reaches
from services.extractor.cue import Cue, Reach
from services.extractor.document import Sentence, Token
from services.extractor.phrases import Phrase
from services.extractor.vocabulary import en_attribution as words

Tokens = Sequence[Token]
_QUOTES: Final = frozenset('"“”«»')
_CLOSING: Final = frozenset({".", ",", ";", "?", "!", ")", "”", '"', "–", "—", "-"})
_BACK: Final = 12
_ASCRIBED: Final = 6


def find(sentence: Sentence) -> tuple[Cue, ...]:
    """The cues of a sentence in order."""
    head = tuple(headlines.find(sentence)) if sentence.field == "title" or ":" in sentence.text else ()
    cued = list(compress(count(), map(words.CUE_WORDS.__contains__, sentence.columns.lowers)))
    if not head and not cued:
        return ()  # before its tokens are made, which nothing else may ask for
    tokens = sentence.tokens
    found: list[Cue] = list(head)
    for at in cued:
        lower = tokens[at].lower
        if tokens[at].text == lower or sentence.field == "title" or lower in words.OPENING:
            cue = _cue(tokens, at, found)
            if cue is not None:
                _add(tokens, found, cue)
    return tuple(reaches.turned(tokens, found))


def _add(tokens: Tokens, found: list[Cue], cue: Cue) -> None:
    """A citation completes the cue of him who cites; anything else is a cue of its own."""
    if cue.rule == "citing" and found and found[-1].rule != "headline" and not found[-1].quotes and not _goes_before(tokens, cue):
        found[-1] = replace(
            found[-1],
            quotes=cue.quotes,
            last=max(cue.last, found[-1].last) if cue.first - found[-1].last <= 1 else found[-1].last,
        )
        return
    if found and found[-1].rule == "citing" and cue.sources and not found[-1].sources and _belongs(found[-1], cue):
        cue = replace(cue, quotes=found.pop().quotes)
    found.append(cue)


def _goes_before(tokens: Tokens, citing: Cue) -> bool:
    """Whether he who cites speaks right behind: "the shelling which, citing a doctor, it said had killed"."""
    following = [token.lower for token in tokens[citing.last : citing.last + 3]]
    return following[:1] == [","] and following[1:2] != [] and following[1] in words.PRONOUNS and following[-1] in words.SAYING


def _belongs(citing: Cue, cue: Cue) -> bool:
    """Whether whoever speaks cites: "quoting a doctor, the radio said", "the radio, quoting a doctor, said", "which, quoting a doctor, it said"."""
    within = any(one.aside and one.aside[0] <= citing.first < one.aside[1] for one in cue.sources)
    return citing.reach == "after" or within or cue.first - citing.last == 1


def _cue(tokens: Tokens, at: int, found: Sequence[Cue]) -> Cue | None:
    lower = tokens[at].lower
    if lower == "according":
        return _according(tokens, at)
    if lower == "by":
        return _by(tokens, at)
    if lower in words.ASCRIBING:
        return _ascribed(tokens, at)
    if lower in words.QUOTING and (lower not in words.PASSIVE or _next(tokens, at) not in {"by", "as"}):
        return _citing(tokens, at)
    if lower in words.PARTICIPLES:
        return _participle(tokens, at, found)
    return _verb(tokens, at, found)


def _next(tokens: Tokens, at: int) -> str:
    return tokens[at + 1].lower if at + 1 < len(tokens) else ""


def _according(tokens: Tokens, at: int) -> Cue | None:
    if _next(tokens, at) != "to":
        return None
    phrase = phrases.after(tokens, at + 2)
    if phrase is None:
        return None
    sources = joint.following(tokens, phrase)
    return Cue(
        at, sources[-1].stop, "according", "after" if reaches.opens(tokens, at) else "around", sources, rule="according to"
    )


def _citing(tokens: Tokens, at: int) -> Cue | None:
    phrase = phrases.after(tokens, at + 1)
    if phrase is None:
        return None
    own = phrases.before(tokens, _subject_end(tokens, at)) if tokens[at].lower in {"cites", "quotes", "cited", "quoted"} else None
    reach: Reach = "after" if reaches.opens(tokens, at) or own else "around"
    quotes = joint.following(tokens, phrase)
    if own:
        return Cue(own.start, quotes[-1].stop, "quoted", reach, (own,), quotes=quotes, rule="quoted")
    return Cue(at, quotes[-1].stop, "citing", reach, (), quotes=quotes, rule="citing")


def _ascribed(tokens: Tokens, at: int) -> Cue | None:
    """As in "which attributed it to X", "attributing the figure to X": X is cited by who spoke before."""
    to = next((n for n in range(at + 1, min(len(tokens), at + _ASCRIBED)) if tokens[n].lower == "to"), None)
    if to is None or not {token.lower for token in tokens[at + 1 : to]} <= words.ASCRIBED or to == at + 1:
        return None
    phrase = phrases.after(tokens, to + 1)
    return Cue(at, phrase.stop, "citing", "around", (), quotes=joint.following(tokens, phrase), rule="citing") if phrase else None


def _by(tokens: Tokens, at: int) -> Cue | None:
    """As in "was reported by X", "figures compiled by X"."""
    if at == 0 or tokens[at - 1].lower not in words.PASSIVE:
        return None
    phrase = phrases.after(tokens, at + 1)
    if phrase is None or tokens[phrase.first].lower in words.PRONOUNS:
        return None
    return Cue(at - 1, phrase.stop, "reported", "around", joint.following(tokens, phrase), rule="reported by")


def _participle(tokens: Tokens, at: int, found: Sequence[Cue]) -> Cue | None:
    """As in "saying that": who said it is the subject of the cue before, or of the sentence."""
    lower = tokens[at].lower
    if at and tokens[at - 1].lower in words.BE | {"without", "for", "of", "before", "after", "from"}:
        return None
    if lower in words.NEEDS_FIGURE and not words.TOLL_WORDS & {token.lower for token in tokens[at + 1 : at + 5]}:
        return None
    if found or lower in words.NEEDS_FIGURE:
        return Cue(at, at + 1, lower, "after", rule="saying") if found else None
    subject = _subject_of_sentence(tokens, at)
    return Cue(at, at + 1, lower, "after", (subject,), rule="saying") if subject else None


def _subject_of_sentence(tokens: Tokens, stop: int) -> Phrase | None:
    """The phrase that opens the sentence, where it speaks of somebody who can speak."""
    first = next(
        (at for at in range(min(stop, _BACK)) if tokens[at].text[0].isalnum() and tokens[at].lower not in words.OPENERS), None
    )
    if first and tokens[first - 1].lower in {"the", "a", "an"}:
        first -= 1
    phrase = phrases.after(tokens, first) if first is not None else None
    if phrase is None or phrase.stop >= stop:
        return None
    return (
        phrase
        if tokens[phrase.first].lower in words.PRONOUNS
        or any(naming.is_source(one) for one in tokens[phrase.first : phrase.last])
        else None
    )


def _relative(tokens: Tokens, end: int) -> Phrase | None:
    """The subject before a relative clause without commas: "the group which monitors the war said", "an activist who spoke of X told"."""
    unnamed = next((at for at in range(end - 1, max(0, end - _BACK), -1) if tokens[at].lower in words.UNNAMED), None)
    if unnamed is not None and not any(token.text in {",", ";"} or token.lower in words.SAYING for token in tokens[unnamed:end]):
        return phrases.before(tokens, unnamed - (tokens[unnamed - 1].lower == "who"))
    opening = _subject_of_sentence(tokens, end)
    if (
        opening is None
        or opening.aside
        or opening.stop >= end
        or tokens[opening.stop].lower not in {"which", "who", "whose", "that"}
    ):
        return None
    between = tokens[opening.stop : end]
    return opening if not any(token.text in {",", ";"} or token.lower in words.SAYING for token in between) else None


def _verb(tokens: Tokens, at: int, found: Sequence[Cue]) -> Cue | None:
    lower = tokens[at].lower
    if not _reports(tokens, at):
        return None
    end = _subject_end(tokens, at)
    negated = lower not in words.UNCHANGED and words.NEGATIONS & {token.lower for token in tokens[end:at]}
    if negated or (end and tokens[end - 1].lower in words.BE):
        return None
    subject = _relative(tokens, end) or _before(tokens, end) or (None if found else _subject_of_sentence(tokens, at))
    told = _told(tokens, at) if lower in words.TELLING else None
    last = told.stop if told else at + 1
    inverted = (
        phrases.after(tokens, at + 1) if lower in words.INVERTED and not told and _may_invert(tokens, at, subject) else None
    )
    if inverted is not None and _closes(tokens, inverted.stop):
        sources = joint.following(tokens, inverted)
        return Cue(at, sources[-1].stop, lower, "before", sources, rule="said X")
    if subject is None and found and found[-1].sources and end and tokens[end - 1].lower in {"but", "and"}:
        return Cue(at, last, lower, "after")  # "NATO confirmed one death but denied others": the same source
    if subject is None or (tokens[at].text[0].isupper() and not _named_source(tokens, subject)):
        return None
    sources = joint.before(tokens, subject)
    return Cue(min(one.start for one in sources), last, lower, "after", sources, told)


def _before(tokens: Tokens, end: int) -> Phrase | None:
    """The phrase before the verb, where it is one of people who can speak."""
    phrase = phrases.before(tokens, end) if end > 0 else None
    return None if phrase is None or _is_victim(tokens, phrase) else phrase


def _is_victim(tokens: Tokens, phrase: Phrase) -> bool:
    """Words for the number of the harmed are no source: "the toll", "hundreds"."""
    return all(token.lower in words.NO_SOURCE or token.lower in words.DETERMINERS for token in tokens[phrase.first : phrase.last])


def _named_source(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether the words are a source even where every word has a capital, as in headlines."""
    part = tokens[phrase.first : phrase.last]
    return any(naming.is_source(token) or (token.text.isupper() and len(token.text) > 1) for token in part)


def _reports(tokens: Tokens, at: int) -> bool:
    """Whether the word is a verb of saying here."""
    lower, before, following = tokens[at].lower, tokens[at - 1].lower if at else "", _next(tokens, at)
    if before in words.BE and lower != "quoted":
        return False
    near = {token.lower for token in tokens[at + 1 : at + 6]}
    if lower in words.NEEDS_FIGURE:
        return bool(words.TOLL_WORDS & near)
    if lower in words.UNCHANGED | words.STANDING:
        return (
            bool(words.OWN_COUNT & near)
            if lower in words.UNCHANGED
            else following == "at" and before in words.OWN_COUNT and _is_owned(tokens, at)
        )
    if (lower.startswith("claim") and near & words.CLAIMED) or (lower.startswith("charg") and following != "that"):
        return False
    passive = lower in words.PASSIVE and (
        following == "by" or (following in words.VICTIM_STATES and lower not in words.REPORTING)
    )
    if passive or (lower in words.NEEDS_OF and following != "of"):
        return False
    participle = (lower in words.BLAMING and following in {"of", "in"}) or (lower == "identified" and following in words.NAMED_BY)
    return not participle and not _is_noun(lower, before, following)


def _is_owned(tokens: Tokens, at: int) -> bool:
    """Whether the count before a verb is said to be somebody's: "its figures stood at", not "the final count stands at"."""
    return any(
        token.lower in words.OWNERS or naming.stem(token) != token.lower or token.lower in {"'s", "’s"}
        for token in tokens[max(0, at - _ASCRIBED) : at]
    )


def _is_noun(lower: str, before: str, following: str) -> bool:
    """Whether a form that is verb and noun is the noun here: "local reports said", "the claims", "of reports"."""
    if lower in words.VERB_OR_NOUN and (following in words.SAYING or following in {"of", "from"}):
        return True
    return (before in words.DETERMINERS and before not in words.QUANTIFIERS) or (
        before in {"of", "to", "by"} and lower not in {"say", "tell", "report", "confirm"}
    )


def _subject_end(tokens: Tokens, at: int) -> int:
    """Where the subject of a verb ends: before auxiliaries, adverbs and times."""
    end = at
    while end > max(0, at - _BACK) and (
        tokens[end - 1].lower in words.BETWEEN
        or tokens[end - 1].lower in words.NEGATIONS
        or tokens[end - 1].lower in {"did", "does", "do", "to"}
    ):
        end -= 1
    return end


def _may_invert(tokens: Tokens, at: int, subject: Phrase | None) -> bool:
    """Whether what stands before the verb is what was said, not who said it."""
    if at == 0:
        return False
    return tokens[at - 1].text in _QUOTES | {",", "'", "’"} or subject is None


def _told(tokens: Tokens, at: int) -> Phrase | None:
    """Whom one told: "told Reuters", "tells the wire service", "told a press conference"."""
    phrase = phrases.after(tokens, at + 1)
    if phrase is None:
        return None
    if tokens[phrase.first].lower in {"he", "she", "they", "we", "i", "it"}:
        return None
    return replace(phrase, aside=None)


def _closes(tokens: Tokens, at: int) -> bool:
    """Whether only the time and manner of saying follow until the end or a mark."""
    for token in tokens[at:]:
        if token.text in _CLOSING:
            return True
        if token.lower in words.CUE_WORDS or token.lower in words.AFTER_SPEAKER:
            return True
        if (
            token.lower not in words.TIME
            and not token.text[0].isdigit()
            and not (token.text[0].isupper() and len(token.text) > 1)
        ):
            return False
    return True
