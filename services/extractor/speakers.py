"""Who the words of a phrase name: the organisation somebody speaks for, the person, the kind, and the known claimant.

Does not look outside the phrase: "he" and "the group" are for references.py.
"""

from collections.abc import Sequence
from dataclasses import replace

from schemas.claim import Claimant, ClaimantKind
from services.extractor.claimants import KnownClaimant, KnownClaimants, kind_of, plain
from services.extractor.document import Sentence, Token
from services.extractor.naming import is_name, is_source, stem, unpossessed
from services.extractor.phrases import Phrase
from services.extractor.record import record
from services.extractor.vocabulary import en_attribution as words

Span = tuple[int, int]


@record
class Speaker:
    """A source as the article names it. `person` is the one who speaks, where the claimant is the organisation."""

    name: str
    kind: ClaimantKind
    known: KnownClaimant | None = None
    person: str | None = None
    alternatives: tuple[str, ...] = ()
    roles: frozenset[str] = frozenset()
    """All words of the phrase, for later "the source", "the spokesman"."""
    alone: bool = False
    """The claimant is a person, for himself."""
    told: str | None = None
    """The medium that he spoke to."""

    def through(self, other: "Speaker") -> "Speaker":
        """The same claimant, through somebody who speaks for it: "he" may be him from now on."""
        names = tuple(dict.fromkeys((*self.alternatives, other.name)))
        return replace(self, person=other.person, alternatives=names, roles=self.roles | other.roles)

    def claimant(self) -> Claimant:
        """As a message says it."""
        known = self.known
        return Claimant.trusted(
            name=self.name, kind=self.kind, key=known.key if known else None, side=known.side if known else None
        )


def plain_words(tokens: Sequence[Token]) -> tuple[list[str], list[bool]]:
    """The words in the form in which the table is looked up, and which of them have a capital."""
    return [plain(stem(token)) for token in tokens], [not token.text.islower() for token in tokens]


def text(sentence: Sentence, span: Span) -> str:
    """The words of a span as written, without the article "the", on one line."""
    first, last = span
    tokens = sentence.tokens
    while first < last - 1 and (tokens[first].lower in {"the", "(", "&", "of"} or tokens[first].lower in words.NOT_SAID):
        first += 1
    while last - 1 > first and tokens[last - 1].text in {"(", "&", ","}:
        last -= 1
    if first >= last:
        return ""
    raw = sentence.text[tokens[first].start - sentence.start : tokens[last - 1].end - sentence.start]
    raw = " ".join(raw.split())
    raw = raw[:-1].rstrip() if raw.endswith("(") or (raw.endswith(")") and "(" not in raw) else raw
    return unpossessed(raw)


def describe(sentence: Sentence, phrase: Phrase, known: KnownClaimants) -> Speaker | None:
    """Who the phrase names, None where its words name nobody."""
    tokens = sentence.tokens
    if tokens[phrase.first].lower in words.RELATIVES:
        return None
    main = (phrase.first, phrase.last)
    roles = frozenset(stem(token) for token in tokens[phrase.start : phrase.stop])
    org = _organisation(tokens, main, known)
    loose = not any(_is_organisation(token) for token in tokens[phrase.first : phrase.last])
    aside = _organisation(tokens, phrase.aside, known, loose=loose) if phrase.aside else None
    speaker = _known(sentence, main, known) or (_known_person(sentence, phrase.aside, known) if phrase.aside else None)
    if speaker is None and org:
        speaker = _of_organisation(sentence, org, main, known, _person(sentence, main, org))
    if phrase.aside and (speaker is None or speaker.alone) and aside == phrase.aside and _describes(tokens, aside):
        speaker = Speaker(text(sentence, main), kind_of(text(sentence, aside)))
    if phrase.aside and (speaker is None or speaker.alone) and aside:
        person = _person(sentence, main, None) or text(sentence, main)
        speaker = _of_organisation(sentence, aside, phrase.aside, known, person)
    if speaker is None:
        speaker = _plain(sentence, main, phrase.aside)
    if speaker is None:
        return None
    if phrase.aside and speaker.person is None:
        speaker = replace(speaker, person=_holder(sentence, phrase.aside))
    written = text(sentence, main)
    others = tuple(dict.fromkeys(one for one in (speaker.person, written, *speaker.alternatives) if one and one != speaker.name))
    return replace(speaker, roles=roles, alternatives=others)


def _holder(sentence: Sentence, aside: Span) -> str | None:
    """As in "the governor of X, Maren Holt,": the aside is the name of a person and nothing else."""
    tokens = sentence.tokens
    named = [is_name(tokens, at) and not is_source(tokens[at]) and not _is_organisation(tokens[at]) for at in range(*aside)]
    return text(sentence, aside) if len(named) > 1 and all(named) else None


def _describes(tokens: Sequence[Token], aside: Span) -> bool:
    """As in "X, an organisation that counts the dead": the aside says what sort of body X is."""
    return tokens[aside[0]].lower in {"a", "an"} and any(
        token.lower in words.RELATIVES | {"that"} for token in tokens[aside[0] : aside[1]]
    )


def _known(sentence: Sentence, main: Span, known: KnownClaimants) -> Speaker | None:
    """A known claimant among the words. A medium is not the claimant where a person of its staff is quoted by name of another."""
    first, last = main
    tokens = sentence.tokens
    forms, capital = plain_words(tokens[first:last])
    found = known.within(forms, capital)
    while found and found[2].kind == "media" and found[2].wire and found[1] < len(forms):
        later = known.within(forms[found[1] :], capital[found[1] :])
        if later is None:
            break
        found = (found[1] + later[0], found[1] + later[1], later[2])
    if found is None:
        whole = known.find(text(sentence, main))
        return Speaker(text(sentence, main), whole.kind, whole) if whole else None
    start, stop, entry = found
    if _is_place_of(tokens, first, start, stop, last):
        return None
    as_person = " ".join(forms[start:stop]) in known.people
    name = entry.key if as_person else text(sentence, (first + start, first + stop))
    person = (
        text(sentence, (first + start, first + stop)) if as_person else _person(sentence, main, (first + start, first + stop))
    )
    return Speaker(name, entry.kind, entry, person)


def _known_person(sentence: Sentence, span: Span, known: KnownClaimants) -> Speaker | None:
    """As in "its director, Rami X": the aside names a public figure."""
    found = known.people.get(plain(text(sentence, span)))
    return Speaker(found.key, found.kind, found, text(sentence, span)) if found else None


def _is_place_of(tokens: Sequence[Token], first: int, start: int, stop: int, last: int) -> bool:
    """Whether the known name only says where somebody is or what he left: "activists in X", "a doctor near X"."""
    at = first + start
    while at > first and tokens[at - 1].lower in words.DETERMINERS:
        at -= 1
    return first + stop == last and at > first + 1 and tokens[at - 1].lower in words.PLACING


def _organisation(tokens: Sequence[Token], span: Span | None, known: KnownClaimants, *, loose: bool = False) -> Span | None:
    """The part of a span that names the organisation somebody speaks for."""
    if span is None:
        return None
    first, last = span
    for at in range(first, last):
        role = stem(tokens[at])
        if role == "minister" or role != tokens[at].lower:
            continue
        if role in words.SPOKEN_FOR or role in words.BELONGING or role in words.PAPERS:
            found = _after_role(tokens, at, last, known) or _before_role(tokens, first, at, known, role)
            if found:
                return found
    if loose and any(_is_organisation(token) for token in tokens[first:last]):
        return _led(tokens, span) if tokens[first].lower in words.RELATIVES else span
    return None


def _led(tokens: Sequence[Token], aside: Span) -> Span | None:
    """As in "X, who heads the Red Aid Group": the part behind the verb, where it names the body; "the group" does not."""
    first, last = aside[0] + 2, aside[1]
    while first < last and tokens[first].lower in words.DETERMINERS:
        first += 1
    return (first, last) if any(is_name(tokens, at) for at in range(first, last)) else None


def _after_role(tokens: Sequence[Token], at: int, last: int, known: KnownClaimants) -> Span | None:
    """As in "spokesman for X": the part after the preposition."""
    link = at + 1
    while link < last and link < at + 4 and tokens[link].lower not in words.ROLE_OF:
        if not tokens[link].lower.isalpha() or is_source(tokens[link]):
            return None
        link += 1
    if link + 1 >= last:
        return None
    start = link + 1
    while start < last - 1 and tokens[start].lower in words.DETERMINERS:
        start += 1
    rest = range(start, last)
    if any(_is_organisation(tokens[n]) for n in rest) or known.within(*plain_words(tokens[start:last])):
        return start, last
    placing = tokens[link].lower in words.PLACING or (tokens[link].lower == "at" and stem(tokens[at]) in words.BELONGING)
    if placing and stem(tokens[at]) not in words.PAPERS:
        return None
    named = any(is_name(tokens, n) for n in rest)
    return (start, last) if named and stem(tokens[at]) not in {"member", "minister", "officer", "doctor", "president"} else None


def _before_role(tokens: Sequence[Token], first: int, at: int, known: KnownClaimants, role: str) -> Span | None:
    """As in "X spokesman": the part before the role."""
    start = first
    while start < at and (tokens[start].lower in words.DETERMINERS or tokens[start].lower in words.NOT_SAID):
        start += 1
    if start >= at:
        return None
    if _is_organisation(tokens[at - 1]) and not (
        role in words.BELONGING
        and stem(tokens[at - 1]) in {"hospital", "hospitals", "government", "opposition", "military", "news"}
    ):
        return start, at
    if role in words.SPOKEN_FOR | words.PAPERS and any(is_name(tokens, n) for n in range(start, at)):
        name = " ".join(stem(token) for token in tokens[start:at])
        titled = all(tokens[n].lower in words.TITLES or plain(stem(tokens[n])) in known.countries for n in range(start, at))
        return (start, at) if not titled and name not in known.countries else None
    return None


def _is_organisation(token: Token) -> bool:
    return stem(token) in words.ORGANISATIONS


def _of_organisation(sentence: Sentence, org: Span, around: Span, known: KnownClaimants, person: str | None) -> Speaker:
    found = known.within(*plain_words(sentence.tokens[org[0] : org[1]]))
    name = text(sentence, org)
    entry = found[2] if found else known.find(name)
    if found:
        name = text(sentence, (org[0] + found[0], org[0] + found[1]))
    kind = entry.kind if entry else kind_of(name)
    if kind == "other":
        kind = kind_of(text(sentence, around))
    return Speaker(name, kind, entry, person)


def _person(sentence: Sentence, main: Span, org: Span | None) -> str | None:
    """The name of a person beside the organisation: the last run of capitals outside it."""
    tokens = sentence.tokens
    outside = [at for at in range(*main) if org is None or not org[0] <= at < org[1]]
    run: list[int] = []
    for at in outside:
        if is_name(tokens, at) and stem(tokens[at]) not in words.TITLES and not is_source(tokens[at]):
            run = [*run, at] if run and at == run[-1] + 1 else [at]
    return text(sentence, (run[0], run[-1] + 1)) if run else None


def _plain(sentence: Sentence, main: Span, aside: Span | None) -> Speaker | None:
    """Somebody without an organisation: a person by name, or a description ("two residents")."""
    tokens = sentence.tokens
    name = text(sentence, main)
    if not name:
        return None
    acronym = (main[1] - main[0] <= 2 and name.isupper() and len(name) > 1) or _is_organisation(tokens[main[1] - 1])  # noqa: PLR2004 - "the LRC"
    named = not acronym and all(
        (is_name(tokens, at) and not (at == 0 and is_source(tokens[at]))) or tokens[at].lower in words.TITLES
        for at in range(*main)
        if tokens[at].text.isalpha()
    )
    described = any(is_source(tokens[at]) for at in range(*main) if at == 0 or not is_name(tokens, at))
    person = _person(sentence, main, None) if not acronym and (not described or named) else None
    kind = kind_of(name)
    if kind == "other" and aside:
        kind = kind_of(text(sentence, aside))
    if kind in {"other", "government"} and tokens[main[0]].lower in words.POLICE_TITLES:
        kind = "police"
    return Speaker(name, kind, None, person or (name if named else None), alone=named or bool(person))


def is_relay(told: Speaker) -> bool:
    """Whether who was told passes it on: a medium, or the police."""
    if told.known is not None:
        return told.kind in {"media", "police"}
    return not told.roles & words.NO_RELAY and (told.kind == "police" or bool(told.roles & words.MEDIA_HEADS))
