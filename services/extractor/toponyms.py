"""Names in a sentence that are or may be places: known to the gazetteer, or placed by syntax ("the village of X", "X province").

Does not choose between places of one name; places.py does. Names of people and bodies are kept out as far as words tell.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from schemas.claim import PlacePrecision
from services.extractor import gazetteer, namesakes, waters
from services.extractor.document import Sentence, Token
from services.extractor.gazetteer import Spot
from services.extractor.kept import Memo
from services.extractor.surroundings import Role, after, bare, before, ends_name, kind
from services.extractor.vocabulary import en_places as words
from services.extractor.vocabulary.common import COMMON

_CONNECTORS: Final = words.listed(
    "al el de la las los del da do dos di du le les az ez es ash ar ad as bin ibn abu umm upon sur e y"
)
_ARTICLED: Final = re.compile(r"(?:al|el|ul|ez|az|as|es|ash|ad|ar|an|at|e)[-’'][A-Z]")
_LONGEST: Final = 5
_CITY: Final = 300_000
_DATELINE: Final = 4
_ACRONYM: Final = 3
_COMPOUND: Final = re.compile(
    r"-(?:held|based|led|backed|run|controlled|linked|allied|affiliated|dominated|born|aged|old|owned|style)$"
)
_KINDS: Final = frozenset({*words.KINDS, *words.SITE_WORDS})
_SHORT_LINE: Final = 12
_LOWER: Final = re.compile("[a-z]{3}")


class Mention(NamedTuple):
    """A name in a sentence that is or may be a place. `start`, `end` are offsets in the field, `first`, `last` tokens."""

    start: int
    end: int
    first: int
    last: int
    text: str
    role: Role
    hint: PlacePrecision | None
    spots: tuple[Spot, ...]
    adjective: str | None = None
    """The country of an adjective before it ("the Syrian city of X")."""
    spot: Spot | None = None
    sounds: tuple[Spot, ...] = ()
    """Readings by sound, which count only in an article about their country."""

    @property
    def precision(self) -> PlacePrecision:
        """What kind of place it is: as the words say, else as the gazetteer does."""
        if self.hint == "site":
            return "site"
        if self.hint == "province" and self.spot is not None and self.spot.precision == "settlement":
            return "province"
        return self.spot.precision if self.spot else self.hint or "settlement"

    @property
    def key(self) -> str:
        """Equal for spellings of one name."""
        return gazetteer.fold(self.text)


def scan(sentence: Sentence) -> tuple[Mention, ...]:
    """All mentions in a sentence, in order, not yet resolved."""
    names = list(map(_NAMES.__getitem__, sentence.columns.texts))
    if True not in names:
        return ()
    tokens, free = sentence.tokens, 0
    shouted = is_shouted(sentence.text)
    found: list[Mention] = []
    for position, named in enumerate(names):
        if named and position >= free:
            free = _span(tokens, names, position)
            found.extend(_in_span(sentence, tokens, position, free, shouted=shouted))
            free = max(free, found[-1].last) if found else free  # "Gulf of Aden" goes beyond its capitals
    return tuple(_after_comma(tokens, found))


def _after_comma(tokens: Sequence[Token], found: Sequence[Mention]) -> Iterator[Mention]:
    """What follows a place and a comma is where that place lies: "from Leeds, England" happened in neither."""
    last: Mention | None = None
    for mention in found:
        beside = last is not None and mention.first == last.last + 1 and tokens[last.last].text == ","
        inherits = beside and last is not None and last.role in {"speaking", "from", "border"} and mention.role == "bare"
        last = mention._replace(role=last.role) if inherits and last is not None else mention
        yield last


def is_shouted(text: str) -> bool:
    """Upper-case wire copy: capitals say nothing there, only the gazetteer and the words before do."""
    head = text[:120]
    return len(head) > _SHORT_LINE and _LOWER.search(head) is None


def _is_name(text: str) -> bool:
    return text[0].isupper() or ("-" in text and _ARTICLED.match(text) is not None)


_NAMES: Final = Memo(_is_name)


def _span(tokens: Sequence[Token], names: Sequence[bool], start: int) -> int:
    """Where the run of capitalised words and connectors that begins at `start` ends."""
    stop, end = start + 1, len(tokens)
    while stop < end and not ends_name(tokens[stop - 1]) and not _ends_dateline(tokens, stop):
        if names[stop]:
            stop += 1
        elif tokens[stop].lower in _CONNECTORS and stop + 1 < end and names[stop + 1]:
            stop += 2
        else:
            break
    return stop


def _ends_dateline(tokens: Sequence[Token], stop: int) -> bool:
    """Whether capitals end here and a name or a sentence in mixed case begins: "BEIRUT At least seven"."""
    one, other = tokens[stop - 1].text, tokens[stop].text
    return len(one) >= _DATELINE and one.isupper() and other[:1].isupper() and not other.isupper()


def _in_span(sentence: Sentence, tokens: Sequence[Token], start: int, stop: int, *, shouted: bool) -> Iterator[Mention]:
    """The places in a run of capitalised words: known names first, longest first, else the whole where syntax says so."""
    position, known = (stop if _named_whole(tokens, start, stop) else start), False
    last: Mention | None = None
    while position < stop:
        water = waters.length(tokens, position)
        length = water or _known_length(tokens, position, stop)
        if water:
            known = True
            yield from _on_water(sentence, tokens, position, position + water)
        elif length:
            known = True
            for mention in _mention(sentence, tokens, position, position + length, (start, stop), shouted=shouted):
                listed = (
                    last is not None and last.last == position and mention.role == "body" and last.role in {"at", "hit", "bare"}
                )
                last = mention._replace(role=last.role) if listed and last is not None else mention
                yield last
        position += length or 1
    if not known and not shouted:
        yield from _unknown(sentence, tokens, start, stop)


def _on_water(sentence: Sentence, tokens: Sequence[Token], first: int, stop: int) -> Iterator[Mention]:
    """A sea as the place of what happens: wide, and on no list."""
    if waters.of_shore(tokens, stop):
        return
    role, _, adjective = before(tokens, first)
    start, end = tokens[first].start, tokens[stop - 1].start + len(bare(tokens[stop - 1].text))
    yield Mention(
        start, end, first, stop, sentence.text[start - sentence.start : end - sentence.start], role, "province", (), adjective
    )


def _named_whole(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Whether a name that no list has follows "the village of", so that no part of it is looked for."""
    if stop - start < 2:  # noqa: PLR2004 - a name of two words
        return False
    length = _known_length(tokens, start, stop)
    if length == stop - start or (length == stop - start - 1 and _is_country(tokens[stop - 1].text)):
        return False
    called = start > 1 and tokens[start - 1].lower == "of" and tokens[start - 2].lower in words.KINDS
    return called or (length > 0 and all(_SMALL[token.text] for token in tokens[start:stop]))


def _is_small(word: str) -> bool:
    """Whether a word by itself is at most the name of a town: several in a row are one name that no list has ("Abu Hassan")."""
    spots = gazetteer.find(bare(word))
    return bool(spots) and not any(spot.precision in {"country", "province"} or spot.population > _CITY for spot in spots)


def _known_length(tokens: Sequence[Token], start: int, stop: int) -> int:
    """How many words from `start` are the longest name that the gazetteer has, 0 for none."""
    length = _LENGTHS[tuple([token.text for token in tokens[start : min(stop, start + _LONGEST + 1)]])]
    return 0 if length == 1 and (_is_acronym(tokens, start) or namesakes.is_ideal(tokens, start)) else length


def _longest_known(part: tuple[str, ...]) -> int:
    """How many of some words are, from the first on, the longest name that the gazetteer has."""
    for length in range(min(_LONGEST, len(part)), 0, -1):
        lower = bare(part[0]).lower()
        if length == 1 and (lower in words.NOT_PLACES or len(part[0]) < 3):  # noqa: PLR2004 - "US" comes below
            return int(part[0] in {"US", "UK"})
        if length == 1 and _is_word(lower):
            return 0
        if length > 1 and all(bare(word).lower() in words.NOT_PLACES for word in part[:length]):
            continue
        name = _name(part[:length])
        if length > 1 and _is_country(part[length - 1]) and not gazetteer.find(name):
            continue
        if (gazetteer.find(name) or _transliterated(name)) and not (length < len(part) and _ARTICLED.match(part[length])):
            return length
    return 0


def _is_country(word: str) -> bool:
    """Whether a word names a country: at the end of an unlisted name it says where that place lies ("Deir al-Zor Syria")."""
    spots = gazetteer.find(bare(word))
    return bool(spots) and spots[0].precision == "country"


_SMALL: Final = Memo(_is_small)
_LENGTHS: Final = Memo(_longest_known)


def _is_word(lower: str) -> bool:
    """Whether a word in capitals is more likely that word than a place of its name ("Least", "South", "Turkish")."""
    return lower in words.DEMONYMS or lower in words.DIRECTIONS or lower in COMMON


def _is_acronym(tokens: Sequence[Token], at: int) -> bool:
    """Whether up to three capitals in a text with small letters are an agency or a party, not the town of that name."""
    text = tokens[at].text
    short = len(text) <= _ACRONYM and text.isupper() and text not in {"US", "UK", "UAE"}
    return short and any(token.text.islower() for token in tokens[at + 1 :])


def _transliterated(name: str) -> bool:
    """Whether a name with the article of Arabic, or of several words, is spelt about like a listed one."""
    first = name.split(" ", 1)[0].lower()
    return ("-" in name or first in words.ARABIC_STARTS) and bool(gazetteer.sounding(name))


def _name(part: Sequence[str]) -> str:
    return " ".join([*part[:-1], bare(part[-1])])


def _mention(
    sentence: Sentence, tokens: Sequence[Token], first: int, stop: int, span: tuple[int, int], *, shouted: bool
) -> Iterator[Mention]:
    name = _name([token.text for token in tokens[first:stop]])
    role, hint, adjective = before(tokens, first)
    following, after_hint = after(tokens, stop)
    inside = first > span[0] and tokens[first - 1].lower not in words.DIRECTIONS and not ends_name(tokens[first - 1])
    spots = gazetteer.find(name)
    if namesakes.credits_agency(tokens, first, stop) or namesakes.is_speaker(tokens, first, stop):
        return
    hint = "site" if hint is None and namesakes.is_named_freely(tokens, stop, name, spots) else hint
    if inside and not shouted and _is_person(tokens[first - 1].lower, spots):
        return
    if inside and tokens[first - 1].lower not in words.NOT_PLACES and not shouted:
        if spots and spots[0].precision == "settlement" and not gazetteer.find(bare(tokens[first - 1].text)):
            return
        role = "body"
    if following is not None:
        role = following
    if shouted and role == "bare" and not any(spot.precision in {"country", "province"} for spot in spots):
        return
    end = tokens[stop - 1].start + len(bare(tokens[stop - 1].text))
    yield Mention(
        tokens[first].start, end, first, stop, sentence.text[tokens[first].start - sentence.start : end - sentence.start],
        role, after_hint or hint, spots, adjective, sounds=() if spots else gazetteer.sounding(name),
    )  # fmt: skip


def _is_person(before_it: str, spots: Sequence[Spot]) -> bool:
    """Whether a name after a title is a person's ("Sheriff Dumfries"), unless a county or state has it too."""
    return before_it in words.TITLES and all(spot.precision == "settlement" for spot in spots)


def _unknown(sentence: Sentence, tokens: Sequence[Token], start: int, stop: int) -> Iterator[Mention]:
    """A name that no list has, where the words around it make it a place."""
    first, last = start, stop
    while first < last and (tokens[first].lower in words.DIRECTIONS or bare(tokens[first].text).lower() in words.NOT_PLACES):
        first += 1
    if first >= last or tokens[first].start == sentence.start:
        return  # the capital of a sentence's first word makes no name
    last = next((at for at in range(first + 1, last) if tokens[at].lower in words.NOT_IN_NAMES), last)
    named = None
    if last - first > 1 and tokens[last - 1].lower in _KINDS:
        named = kind(tokens[last - 1].lower)
        last -= named != "site"
    if last - first > _LONGEST - 1 or any(_PEOPLES[token.lower] for token in tokens[first:last]):
        return
    role, hint, adjective = before(tokens, first)
    if hint is None and named is None and last - first == 1 and tokens[first].lower in COMMON:
        return
    if sentence.field == "title" and hint is None and named is None and _is_headline(tokens):
        return
    ended = last < stop and tokens[last].lower in words.NOT_IN_NAMES
    following, after_hint = after(tokens, last) if named is None and not ended else (None, named)
    placed = role == "at" and (hint or after_hint or _leads_to_place(tokens, first))
    if following == "body" or not (placed or after_hint in {"district", "settlement", "province"}):
        return
    end = tokens[last - 1].start + len(bare(tokens[last - 1].text))
    text = sentence.text[tokens[first].start - sentence.start : end - sentence.start]
    yield Mention(
        tokens[first].start, end, first, last, text, "at", after_hint or hint, (), adjective, sounds=gazetteer.sounding(text)
    )


def _leads_to_place(tokens: Sequence[Token], first: int) -> bool:
    """Whether the words before a name that no list has make it a place: "near X", "a raid on X"."""
    if first and tokens[first - 1].lower in words.BESIDE:
        first -= 1
    word = tokens[first - 1].lower if first else ""
    if word in {"in", "near", "at", "outside"}:
        return True
    return word in {"on", "of"} and first > 1 and tokens[first - 2].lower in words.ONSLAUGHTS


def _is_headline(tokens: Sequence[Token]) -> bool:
    """Whether all words that matter are in capitals, so that capitals do not make a name."""
    long = [token for token in tokens if len(token.text) > 3]  # noqa: PLR2004 - "in", "for", "the"
    return sum(token.text[0].isupper() for token in long) > 0.7 * len(long)


def _no_place(word: str) -> bool:
    """A people, or an adjective made of a name ("Kurdish-held")."""
    return word in words.DEMONYMS or word in words.CONTINENTS or _COMPOUND.search(word) is not None


_PEOPLES: Final = Memo(_no_place)
