"""Who a cue's words mean within the article: pronouns, "the group", surnames and acronyms lead to the fullest name it gives.

One Reader reads one article, sentence by sentence as asked, and remembers what it read. Does not attribute figures.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from services.extractor import acronyms, cues, naming, phrases, speakers
from services.extractor.claimants import KnownClaimant, KnownClaimants, kind_of, plain
from services.extractor.cue import Cue
from services.extractor.document import Document, Sentence
from services.extractor.phrases import Phrase
from services.extractor.record import record
from services.extractor.speakers import Speaker
from services.extractor.vocabulary import en_attribution as words

_BACK: Final = 10
_DEEP: Final = 12
_MOST_LOOKUPS: Final = 40
_INTRODUCTION: Final = 160
_PRESS: Final = frozenset({"media", "witness"})


@record
class Said:
    """A cue with its words resolved: who speaks, and whom he cites."""

    cue: Cue
    speakers: tuple[Speaker, ...]
    quoted: tuple[Speaker, ...] = ()


@dataclass
class Reader:
    """Reads the attributions of one article. What it has read it keeps, so that each sentence is read once."""

    doc: Document
    known: KnownClaimants
    _said: dict[int, tuple[Said, ...]] = field(default_factory=dict)
    _cues: dict[int, tuple[Cue, ...]] = field(default_factory=dict)
    _named: dict[str, Speaker | None] = field(default_factory=dict)
    _fullest: dict[str, str] = field(default_factory=dict)
    _small: dict[int, Sentence] = field(default_factory=dict)
    _so: dict[str, tuple[str, KnownClaimant] | None] = field(default_factory=dict)
    """The known claimant whose names end in a word, where the article names one only; under the empty word the monitor."""
    _undotted: str | None = None
    _acronyms: dict[str, str] | None = None

    def _names(self) -> str:
        """Title and text, acronyms without dots, to look up names as the table writes them."""
        if self._undotted is None:
            self._undotted = f"{self.doc.title}\n{self.doc.text}"
            for dotted, plainly in words.DOTTED:
                self._undotted = self._undotted.replace(dotted, plainly)
        return self._undotted

    def sentence(self, index: int) -> Sentence:
        """A sentence as it is read: copy in capitals throughout in small letters, because capitals make no names there."""
        sentence = self.doc.sentences[index]
        if not (sentence.text.isascii() and sentence.text.isupper()):
            return sentence
        if index not in self._small:
            self._small[index] = replace(sentence, text=sentence.text.lower())
        return self._small[index]

    def cues(self, index: int) -> tuple[Cue, ...]:
        """The cues of a sentence, unresolved."""
        if index not in self._cues:
            self._cues[index] = cues.find(self.sentence(index))
        return self._cues[index]

    def said(self, index: int, depth: int = 0) -> tuple[Said, ...]:
        """The resolved cues of a sentence; those that mean nobody are left out."""
        if index not in self._said:
            found: list[Said] = []
            for cue in self.cues(index):
                one = self._resolve(index, cue, found, depth)
                if one is not None:
                    found.append(one)
            self._said[index] = tuple(found)
        return self._said[index]

    def _resolve(self, index: int, cue: Cue, before: Sequence[Said], depth: int) -> Said | None:
        sentence = self.sentence(index)
        if not cue.sources and not cue.quotes and before:
            return Said(cue, before[-1].speakers, before[-1].quoted)
        if cue.sources:
            named = [self.speaker(index, phrase, before, depth) for phrase in cue.sources]
            who = tuple(one for one in named if one is not None)
        else:
            who = before[-1].speakers if before else ()
        quoted = tuple(one for phrase in cue.quotes if (one := self.speaker(index, phrase, before, depth)) is not None)
        if not who and not quoted:
            return None
        told = self._told(sentence, cue.told, before) if cue.told else None
        if told is not None and speakers.is_relay(told) and who:
            who = (replace(who[0], told=told.name if told.name != who[0].name else None), *who[1:])
        return Said(cue, who, quoted)

    def _told(self, sentence: Sentence, phrase: Phrase, before: Sequence[Said]) -> Speaker | None:
        told = speakers.describe(sentence, phrase, self.known)
        if told is not None and told.known is None and self._is_definite(sentence, phrase):
            return self._definite(sentence.index, phrase, told, before, _DEEP - 2)
        return self._complete(told) if told is not None else None

    def speaker(self, index: int, phrase: Phrase, before: Sequence[Said], depth: int) -> Speaker | None:
        """Whom a phrase of a sentence means."""
        sentence = self.sentence(index)
        tokens = sentence.tokens[phrase.first : phrase.last]
        lower = tokens[0].lower
        if len(tokens) == 1 and lower in words.PRONOUNS | {"him", "her", "them"}:
            return self._pronoun(index, lower, before, depth)
        found = speakers.describe(sentence, phrase, self.known)
        if found is not None and found.alone and phrase.aside is not None:
            found = self._leader_of(index, phrase.aside, found, before, depth)
        if found is None:
            return None
        if lower in words.OWNERS and found.known is None:
            owner = self._opening_body(sentence, phrase) or self._pronoun(index, "it", before, depth)
            return owner.through(found) if owner else found
        pointed = self._pointed(index, phrase, found, before, depth) if found.known is None and not phrase.aside else None
        if pointed is not None:
            return pointed[0]
        return self._complete(found, pointing=lower not in words.INDEFINITE or naming.stem(tokens[-1]) != plain(found.name))

    def _opening_body(self, sentence: Sentence, phrase: Phrase) -> Speaker | None:
        """The body that the sentence is about: "The hospital took in 40, its director said"."""
        first = next((at for at, token in enumerate(sentence.tokens[: phrase.first]) if token.text[0].isalpha()), None)
        opening = phrases.after(sentence.tokens, first) if first is not None else None
        if (
            opening is None
            or opening.stop > phrase.first
            or naming.stem(sentence.tokens[opening.last - 1]) not in words.ORGANISATIONS
        ):
            return None
        return speakers.describe(sentence, Phrase(opening.first, opening.last), self.known)

    def _pointed(
        self, index: int, phrase: Phrase, found: Speaker, before: Sequence[Said], depth: int
    ) -> tuple[Speaker | None] | None:
        """Whom words mean that lead elsewhere in the article: a spokesman, a surname, "the group". None where they lead nowhere."""
        sentence = self.sentence(index)
        if found.alone and sentence.tokens[phrase.first].lower in words.MOUTHPIECES:
            return (self._mouthpiece(index, found, before, depth),)
        if found.alone and found.person:
            return (self._fuller(found, depth),)
        if self._is_definite(sentence, phrase):
            return (self._definite(index, phrase, found, before, depth),)
        return None

    def _mouthpiece(self, index: int, found: Speaker, before: Sequence[Said], depth: int) -> Speaker | None:
        """A spokesman by name, without a word of whose he is: of the body that spoke last, or as introduced elsewhere."""
        body = next((one for one in self._earlier(index, before, depth) if not one.alone and one.kind not in _PRESS), None)
        if body is None:
            return self._fuller(found, depth) if found.person else found
        return body.through(found)

    def _complete(self, speaker: Speaker, *, pointing: bool = True) -> Speaker:
        """With the fullest name that the article gives: "SOHR" for what it spells out elsewhere; "a group" points to nobody."""
        entry = speaker.known
        bare = entry is None and pointing and plain(speaker.name) in words.GROUPS
        whole = self._named_so(plain(speaker.name)) if bare else None
        if whole is not None:
            return replace(
                speaker, name=whole.name, kind=whole.kind, known=whole.known, alternatives=(*speaker.alternatives, speaker.name)
            )
        name = self._expand(speaker.name) if entry is None else self._full_name(entry, speaker.name)
        if entry is None and name != speaker.name:
            entry = self.known.find(name)
        if name == speaker.name and entry is speaker.known:
            return speaker
        kind = entry.kind if entry else kind_of(name) if speaker.kind == "other" else speaker.kind
        return replace(
            speaker, name=name, kind=kind, known=entry, alternatives=tuple(dict.fromkeys((*speaker.alternatives, speaker.name)))
        )

    def _full_name(self, entry: KnownClaimant, written: str) -> str:
        if entry.key not in self._fullest:
            names = sorted((entry.key, *entry.names), key=lambda one: (-len(one), one))
            inside = next((name for name in names if name in self._names()), None)
            self._fullest[entry.key] = inside or ""
        full = self._fullest[entry.key] or written
        if plain(written) in map(plain, entry.short):
            return full if full != written else entry.key
        return full if len(full) > len(written) else written

    def _expand(self, name: str) -> str:
        if not (name.isupper() and name.isalpha()):
            return name
        if self._acronyms is None:
            self._acronyms = dict(acronyms.find(self.doc.text))
        return self._acronyms.get(name, name)

    def _is_definite(self, sentence: Sentence, phrase: Phrase) -> bool:
        """Whether the phrase points back: "the group", "the war monitor", "the health ministry official"."""
        tokens = sentence.tokens[phrase.first : phrase.last]
        head = naming.stem(tokens[-1])
        named = any(naming.is_name(sentence.tokens, at) for at in range(phrase.first + 1, phrase.last - 1))
        short = len(tokens) <= 4 and not named and not any(token.lower in words.INSIDE for token in tokens)  # noqa: PLR2004 - "the local health official"
        return (
            short
            and (head in words.GROUPS or head in words.PERSONS)
            and (tokens[0].lower in words.POINTING or head in words.ALWAYS_POINTING)
        )

    def _definite(self, index: int, phrase: Phrase, found: Speaker, before: Sequence[Said], depth: int) -> Speaker | None:
        tokens = self.sentence(index).tokens[phrase.first : phrase.last]
        head = naming.stem(tokens[-1])
        kinds = words.KINDS_OF_GROUPS.get(head)
        for one in self._earlier(index, before, depth):
            if head in one.roles or head in plain(one.name).split():
                return one
            if (
                kinds is not None
                and one.kind in kinds
                and not one.alone
                and (head != "agency" or one.kind != "media" or one.known)
            ):
                return one
        return None if head in words.PAPERS else self._named_so(head) or self._mentioned(kinds) or found

    def _leader_of(self, index: int, aside: tuple[int, int], found: Speaker, before: Sequence[Said], depth: int) -> Speaker:
        """The group told of before, for "X, who heads the group"; else the person as he is."""
        tokens = self.sentence(index).tokens[aside[0] : aside[1]]
        leads = len(tokens) > 3 and tokens[0].lower == "who" and tokens[1].lower in words.LEADING  # noqa: PLR2004 - who, verb, article, noun
        body = Phrase(aside[0] + 2, aside[1])
        if not leads or not self._is_definite(self.sentence(index), body):
            return found
        group = speakers.describe(self.sentence(index), body, self.known)
        owner = self._definite(index, body, group, before, depth) if group is not None else None
        if owner is None or owner is group or owner.alone:
            return found
        return replace(owner, person=found.person, alternatives=(*owner.alternatives, found.name))

    def _named_so(self, head: str) -> Speaker | None:
        """The only known claimant whose full name in the article ends in this word: "the coalition" of "the US-led coalition"."""
        options = self.known.by_last_word.get(head, ())
        return self._only(head, [(name, entry) for name, entry in options if " " in name])

    def _mentioned(self, kinds: frozenset[str] | None) -> Speaker | None:
        """The known claimant of one of these kinds that the article names, where it names one only; it may come later."""
        if kinds is None or "monitor" not in kinds:
            return None
        monitors = [entry for entry in self.known.entries if entry.kind == "monitor"]
        return self._only("", [(name, entry) for entry in monitors for name in (entry.key, *entry.names)])

    def _only(self, word: str, options: Sequence[tuple[str, KnownClaimant]]) -> Speaker | None:
        """The only one of some known claimants whose name the article has; looked for once."""
        if word not in self._so:
            named = {entry.key: (name, entry) for name, entry in options if name in self._names()}
            self._so[word] = next(iter(named.values())) if len(named) == 1 else None
        one = self._so[word]
        return Speaker(self._full_name(one[1], one[0]), one[1].kind, one[1]) if one else None

    def _pronoun(self, index: int, lower: str, before: Sequence[Said], depth: int) -> Speaker | None:
        if lower in {"i", "we", "who"}:
            return None
        personal = lower in {"he", "she", "him", "her"}
        for one in self._earlier(index, before, depth):
            if personal and (one.person or one.alone or one.roles & words.PERSONS):
                return one
            if lower == "it" and (not one.alone and not (one.person and one.known is None)):
                return one
            if lower in {"they", "them"}:
                return one
        return self._opening(index - 1) if not personal and index else None

    def _opening(self, index: int) -> Speaker | None:
        """A known claimant that is the subject of a sentence without a verb of saying."""
        sentence = self.sentence(index)
        found = self.known.within(*speakers.plain_words(sentence.tokens[:_BACK]))
        if found is None or sentence.field == "title":
            return None
        entry = found[2]
        return Speaker(self._full_name(entry, entry.key), entry.kind, entry)

    def _earlier(self, index: int, before: Sequence[Said], depth: int) -> Iterator[Speaker]:
        """Speakers named before, the latest first."""
        for one in reversed(before):
            yield from reversed(one.speakers)
        if depth >= _DEEP:
            return
        for earlier in range(index - 1, max(-1, index - 1 - _BACK), -1):
            for one in reversed(self.said(earlier, depth + 1)):
                yield from reversed(one.speakers)
                yield from one.quoted

    def _fuller(self, found: Speaker, depth: int) -> Speaker:
        """A person by surname, as introduced before or elsewhere: "Escott" of the police named three paragraphs earlier."""
        person = found.person or found.name
        surname = plain(person).split()[-1]
        if surname not in self._named:
            self._named[surname] = None
            if len(self._named) < _MOST_LOOKUPS:
                self._named[surname] = self._introduced(person.split()[-1])
        known = self._named[surname]
        if known is None or depth >= _DEEP:
            return found
        if known.alone and len(known.name) <= len(found.name):
            return found
        return replace(known, alternatives=tuple(dict.fromkeys((*known.alternatives, found.name))))

    def _introduced(self, surname: str) -> Speaker | None:
        """Where the article names the person with his office or in full."""
        best: Speaker | None = None
        position = self.doc.text.find(surname)
        for _ in range(4):
            if position < 0:
                break
            one = self._around(position)
            if one is not None and (best is None or (best.alone and (not one.alone or len(one.name) > len(best.name)))):
                best = one
            if best is not None and not best.alone:
                break
            position = self.doc.text.find(surname, position + len(surname))
        return best

    def _around(self, start: int) -> Speaker | None:
        """The person named at this offset of the text with what surrounds the name."""
        sentence = next((one for one in self.doc.sentences if one.field == "text" and one.start <= start < one.end), None)
        if sentence is None or start - sentence.start > 10 * _INTRODUCTION:
            return None
        tokens = sentence.tokens
        at = next((n for n, token in enumerate(tokens) if token.start <= start < token.end), None)
        if at is None:
            return None
        first = at
        while first and (
            naming.is_name(tokens, first - 1)
            or naming.is_source(tokens[first - 1])
            or tokens[first - 1].lower in words.MODIFIERS
            or tokens[first - 1].lower in words.TITLES
        ):
            first -= 1
        phrase = phrases.after(tokens, first)
        if phrase is None or phrase.last <= at or naming.stem(tokens[at]) != tokens[at].lower:
            phrase = Phrase(first, at + 1)
        if phrase.aside is None and first and tokens[first - 1].text == ",":
            before = phrases.before(tokens, first - 1)
            if before is not None and any(
                naming.stem(token) in words.SPOKEN_FOR | words.OFFICES for token in tokens[before.first : before.last]
            ):
                phrase = replace(phrase, aside=(before.first, before.last))
        return speakers.describe(sentence, phrase, self.known)
