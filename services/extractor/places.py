"""Where: names of places in a sentence, what the words around them make of them, and the place on the map that each one is.

A name is a place by the gazetteer or by syntax ("in the village of X", "X province"); one that no list has stays a place without
coordinates. Does not decide which event happened there: events.py does.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from schemas.claim import Place, PlacePrecision
from services.extractor import gazetteer
from services.extractor.document import Sentence, Token
from services.extractor.gazetteer import Spot
from services.extractor.vocabulary import en_places as words
from services.extractor.vocabulary.common import COMMON

Role = Literal["at", "bare", "dateline", "body", "from", "speaking", "border"]
WEIGHT: Final[dict[Role, float]] = {
    "at": 3.0,
    "bare": 1.5,
    "dateline": 1.0,
    "body": 1.5,
    "from": 0.5,
    "speaking": 0.3,
    "border": 0.3,
}
RANK: Final[dict[PlacePrecision, int]] = {"site": 0, "settlement": 1, "district": 1, "province": 2, "country": 3}
_CONNECTORS: Final = frozenset(
    "al el de la las los del da do dos di du le les az ez es ash ar ad as bin ibn abu umm upon sur e y".split()
)
_ARTICLED: Final = re.compile(r"(?:al|el|ul|ez|az|as|es|ash|ad|ar|an|at|e)[-’'][A-Z]")
_LONGEST: Final = 5
_BACK: Final = 7
_DATELINE: Final = 4
_DEMONYMS: Final = frozenset(words.DEMONYMS)
_SHORT_LINE: Final = 12
_LOWER: Final = re.compile("[a-z]{3}")
_ABOUT: Final = 0.4
_SHORT_NAME: Final = 5
_VILLAGE: Final = 10_000
_TOWN: Final = 50_000


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
        return self.spot.precision if self.spot else self.hint or "settlement"

    @property
    def key(self) -> str:
        """Equal for spellings of one name."""
        return gazetteer.fold(self.text)


def scan(sentence: Sentence) -> tuple[Mention, ...]:
    """All mentions in a sentence, in order, not yet resolved."""
    tokens = sentence.tokens
    shouted = is_shouted(sentence.text)
    found: list[Mention] = []
    position = 0
    while position < len(tokens):
        if not _is_name(tokens[position]):
            position += 1
            continue
        stop = _span(tokens, position)
        found.extend(_in_span(sentence, tokens, position, stop, shouted=shouted))
        position = stop
    return tuple(found)


def is_shouted(text: str) -> bool:
    """Upper-case wire copy: capitals say nothing there, only the gazetteer and the words before do."""
    head = text[:120]
    return len(head) > _SHORT_LINE and _LOWER.search(head) is None


def _is_name(token: Token) -> bool:
    text = token.text
    return text[0].isupper() or ("-" in text and _ARTICLED.match(text) is not None)


def _span(tokens: Sequence[Token], start: int) -> int:
    """Where the run of capitalised words and connectors that begins at `start` ends."""
    stop = start + 1
    while stop < len(tokens) and not _ends_name(tokens[stop - 1]) and not _ends_dateline(tokens, stop):
        if _is_name(tokens[stop]):
            stop += 1
        elif tokens[stop].lower in _CONNECTORS and stop + 1 < len(tokens) and _is_name(tokens[stop + 1]):
            stop += 2
        else:
            break
    return stop


def _ends_dateline(tokens: Sequence[Token], stop: int) -> bool:
    """Whether capitals end here and a name or a sentence in mixed case begins: "BEIRUT At least seven"."""
    one, other = tokens[stop - 1].text, tokens[stop].text
    return len(one) >= _DATELINE and one.isupper() and other[:1].isupper() and not other.isupper()


def _ends_name(token: Token) -> bool:
    """A possessive ends a name: "Syria's Idlib" is two; some texts lost the apostrophe."""
    return token.lower.endswith(("'s", "’s")) or _possessive_country(token.text) is not None


@lru_cache(maxsize=8192)
def _possessive_country(word: str) -> str | None:
    """The name in a possessive that lost its apostrophe ("Syrias", "Idlibs"), None for other words."""
    lower = word.lower()
    if not word.endswith("s") or len(word) < 5 or lower in words.DEMONYMS or lower in words.NOT_PLACES:  # noqa: PLR2004 - no such name is shorter
        return None
    spots = gazetteer.find(lower[:-1])
    known = any(spot.precision in {"country", "province"} or spot.population > _TOWN for spot in spots)
    return word[:-1] if known and lower[:-1] not in words.DEMONYMS and not gazetteer.find(lower) else None


def _bare(token: Token) -> str:
    """The word without its possessive."""
    text = token.text
    if text.endswith(("'s", "’s")):
        return text[:-2]
    return _possessive_country(text) or text


def _in_span(sentence: Sentence, tokens: Sequence[Token], start: int, stop: int, *, shouted: bool) -> Iterator[Mention]:
    """The places in a run of capitalised words: known names first, longest first, else the whole where syntax says so."""
    position, known = start, False
    last: Mention | None = None
    while position < stop:
        length = _known_length(tokens, position, stop)
        if length:
            known = True
            for mention in _mention(sentence, tokens, position, position + length, (start, stop), shouted=shouted):
                listed = last is not None and last.last == position and mention.role == "body" and last.role in {"at", "bare"}
                last = mention._replace(role=last.role) if listed and last is not None else mention
                yield last
        position += length or 1
    if not known and not shouted:
        yield from _unknown(sentence, tokens, start, stop)


def _known_length(tokens: Sequence[Token], start: int, stop: int) -> int:
    """How many words from `start` are the longest name that the gazetteer has, 0 for none."""
    for length in range(min(_LONGEST, stop - start), 0, -1):
        part = tokens[start : start + length]
        if length == 1 and (part[0].lower in words.NOT_PLACES or len(part[0].text) < 3):  # noqa: PLR2004 - "US" comes below
            return int(part[0].text in {"US", "UK"})
        if length == 1 and _is_word(part[0].lower):
            return 0
        if part[0].lower in words.NOT_PLACES and length > 1 and part[0].lower not in _CONNECTORS:
            continue
        name = _name(part)
        if (gazetteer.find(name) or _transliterated(name)) and not (
            start + length < stop and _ARTICLED.match(tokens[start + length].text)
        ):
            return length
    return 0


def _is_word(lower: str) -> bool:
    """Whether a word in capitals is more likely that word than a place of its name ("Least", "South", "Turkish")."""
    return lower in words.DEMONYMS or lower in words.DIRECTIONS or lower in COMMON


def _transliterated(name: str) -> bool:
    """Whether a name with the article of Arabic, or of several words, is spelt about like a listed one."""
    return ("-" in name or " " in name) and bool(gazetteer.sounding(name))


def _name(part: Sequence[Token]) -> str:
    return " ".join([*(token.text for token in part[:-1]), _bare(part[-1])])


def _mention(
    sentence: Sentence, tokens: Sequence[Token], first: int, stop: int, span: tuple[int, int], *, shouted: bool
) -> Iterator[Mention]:
    name = _name(tokens[first:stop])
    role, hint, adjective = _before(tokens, first)
    after, after_hint = _after(tokens, stop)
    inside = first > span[0] and tokens[first - 1].lower not in words.DIRECTIONS and not _ends_name(tokens[first - 1])
    spots = gazetteer.find(name)
    if inside and tokens[first - 1].lower not in words.NOT_PLACES and not shouted:
        if spots and spots[0].precision == "settlement" and not gazetteer.find(_bare(tokens[first - 1])):
            return
        role = "body"
    if after is not None:
        role = after
    if shouted and role == "bare" and not any(spot.precision in {"country", "province"} for spot in spots):
        return
    end = tokens[stop - 1].start + len(_bare(tokens[stop - 1]))
    yield Mention(
        tokens[first].start, end, first, stop, sentence.text[tokens[first].start - sentence.start : end - sentence.start],
        role, after_hint or hint, spots, adjective, sounds=() if spots else gazetteer.sounding(name),
    )  # fmt: skip


def _unknown(sentence: Sentence, tokens: Sequence[Token], start: int, stop: int) -> Iterator[Mention]:
    """A name that no list has, where the words around it make it a place."""
    first, last = start, stop
    while first < last and (tokens[first].lower in words.DIRECTIONS or tokens[first].lower in words.NOT_PLACES):
        first += 1
    kind = None
    if last - first > 1 and tokens[last - 1].lower in {*words.KINDS, *words.SITE_WORDS}:
        kind = _kind(tokens[last - 1].lower)
        last -= kind != "site"
    if first >= last or last - first > _LONGEST - 1 or any(_no_place(tokens[index].lower) for index in range(first, last)):
        return
    role, hint, adjective = _before(tokens, first)
    after, after_hint = _after(tokens, last) if kind is None else (None, kind)
    placed = role == "at" and (hint or after_hint or (first > 0 and tokens[first - 1].lower in {"in", "near", "at", "outside"}))
    if (
        after == "body"
        or not (placed or after_hint in {"district", "settlement", "province"})
        or tokens[first].start == sentence.start
    ):
        return
    end = tokens[last - 1].start + len(_bare(tokens[last - 1]))
    text = sentence.text[tokens[first].start - sentence.start : end - sentence.start]
    yield Mention(
        tokens[first].start, end, first, last, text, "at", after_hint or hint, (), adjective, sounds=gazetteer.sounding(text)
    )


def _no_place(word: str) -> bool:
    """A people, or an adjective made of one ("Kurdish-held")."""
    return (
        word in words.DEMONYMS
        or word in words.CONTINENTS
        or word.endswith(("-held", "-based", "-led", "-backed", "-run", "-controlled"))
    )


def _kind(word: str) -> PlacePrecision | None:
    if word in words.SITE_WORDS:
        return "site"
    return words.KINDS.get(word)  # type: ignore[return-value] # the table holds precisions only


def _before(tokens: Sequence[Token], first: int) -> tuple[Role, PlacePrecision | None, str | None]:
    """The role that the words before a name give it, the kind of place they call it, the country of an adjective."""
    hint: PlacePrecision | None = None
    adjective: str | None = None
    position = first - 1
    while position >= max(0, first - _BACK):
        word = tokens[position].lower
        if word in {"of", "called", "named"} and position > 0 and tokens[position - 1].lower in words.KINDS:
            hint = hint or _kind(tokens[position - 1].lower)
            position -= 2
            continue
        if word in words.KINDS and position == first - 1:
            hint = hint or _kind(word)
        elif word in words.DEMONYMS:
            adjective = words.DEMONYMS[word]
        elif not (_ends_name(tokens[position]) or word in words.HOLDERS or word in words.DIRECTIONS or word in {"'s", "-"}):
            break
        position -= 1
    return _role(tokens, position, hinted=hint is not None), hint, adjective


def _role(tokens: Sequence[Token], position: int, *, hinted: bool) -> Role:
    """The role by the word at `position`, the first before the name that is no adjective of it."""
    if position < 0:
        return "at" if hinted else "bare"
    word = tokens[position].lower
    near = [token.lower for token in tokens[max(0, position - 4) : position]]
    if any(each in words.BORDER for each in [*near[-2:], word]) and word in {"with", "to", "of", "and", "the", "border"}:
        return "border"
    if word in words.BEFORE:
        if any(each in words.SPEAKING for each in near[-3:]) or any(each in words.TREATED for each in near[-3:]):
            return "speaking"
        return "at"
    if word in {"for", "of"} and near and near[-1] in words.BATTLES:
        return "at"
    if word in words.ELSEWHERE or (word == "of" and near and near[-1] in {",", "man", "woman", "native", "resident"}):
        return "from"
    return "at" if hinted else "bare"


def _after(tokens: Sequence[Token], stop: int) -> tuple[Role | None, PlacePrecision | None]:
    """What the words after a name make of it: a body named for the place, or a place of some kind."""
    if stop >= len(tokens):
        return None, None
    word = tokens[stop].lower
    if word in words.SITE_WORDS and tokens[stop].text[0].isupper():
        return None, "site"
    if word in words.KINDS and word not in {"state", "area", "areas", "camp"}:
        return None, _kind(word)
    if word in words.BODY_WORDS or word.endswith("-based") or word in words.SPEAKING:
        return "body", None
    if tokens[stop - 1].text in {"US", "UK"} and tokens[stop].text[0].isalpha() and word not in words.ELSEWHERE:
        return "body", None
    if word == "-" and stop + 1 < len(tokens) and tokens[stop + 1].lower in {"based", "led", "backed"}:
        return "body", None
    if word in words.BORDER:
        return "border", None
    return None, None


def tally(mentions: Iterable[Mention], adjectives: Iterable[str]) -> tuple[dict[str, float], frozenset[str]]:
    """The countries an article is about, heaviest 1.0, and the states of the United States that it names."""
    weights: dict[str, float] = {}
    states: set[str] = set()
    for mention in mentions:
        spot = mention.spots[0] if mention.spots else None
        if mention.adjective:
            weights[mention.adjective] = weights.get(mention.adjective, 0.0) + 2.0
        if spot is None:
            continue
        factor = _certainty(mention)
        weights[spot.country] = weights.get(spot.country, 0.0) + WEIGHT[mention.role] * factor
        if spot.country == "US" and spot.precision == "province":
            states.add(spot.admin)
    for country in adjectives:
        weights[country] = weights.get(country, 0.0) + 0.7
    top = max(weights.values(), default=0.0)
    return {country: weight / top for country, weight in sorted(weights.items()) if weight > 0}, frozenset(states)


def _certainty(mention: Mention) -> float:
    """How surely a name alone says which country: a country does, a name that many villages share does not."""
    spots = mention.spots
    if spots[0].precision == "country":
        return 0.4 if any(spot.precision == "province" and spot.country == "US" for spot in spots) else 1.0
    if spots[0].precision == "province" and spots[0].country != "US" and mention.hint not in {"province", "district"}:
        return 0.5 if len(spots[0].name) > _SHORT_NAME else 0.1
    alone = len({spot.country for spot in spots}) == 1
    size = max(spot.population for spot in spots[:2])
    if size > 500_000 or spots[0].precision == "province":  # noqa: PLR2004 - a big city
        return 0.9
    if size > 100_000:  # noqa: PLR2004 - a city
        return 0.8 if alone else 0.4
    return 0.4 if alone and size > _VILLAGE else 0.1


def is_foreign_country(mention: Mention) -> bool:
    """Whether a mention names a country other than the United States, and nothing else."""
    spots = mention.spots
    if not spots or mention.role not in {"at", "bare"} or spots[0].precision != "country":
        return False
    return spots[0].country != "US" and not any(spot.country == "US" for spot in spots)


def adjectives(lowers: frozenset[str]) -> list[str]:
    """Countries of the adjectives and peoples among the words of a sentence."""
    return sorted(words.DEMONYMS[word] for word in lowers & _DEMONYMS)


def resolve(mentions: Sequence[Mention], countries: dict[str, float], states: frozenset[str]) -> tuple[Mention, ...]:
    """The mentions with the place on the map that each most likely is in an article about these countries."""
    resolved = []
    for mention in mentions:
        about = {mention.adjective: 1.0} if mention.adjective else countries
        hint = None if mention.hint == "site" else mention.hint
        spots = mention.spots or tuple(spot for spot in mention.sounds if about.get(spot.country, 0.0) >= _ABOUT)
        spot = gazetteer.choose(spots, hint, about, states) if mention.hint != "site" else None
        resolved.append(mention._replace(spot=spot))
    return tuple(resolved)


def place(mention: Mention, within: Sequence[str], country: str | None) -> Place:
    """A mention as the claim carries it."""
    spot = mention.spot
    if spot is None:
        precision = mention.hint or "settlement"
        return Place(text=mention.text, name=mention.text, country=country, precision=precision, within=tuple(within))
    return Place(
        text=mention.text, name=spot.name, country=spot.country or country, lat=spot.lat, lon=spot.lon, geonameid=spot.geonameid,
        precision=spot.precision, within=tuple(within),
    )  # fmt: skip


def with_role(mention: Mention, role: Role) -> Mention:
    """The mention in another role."""
    return mention._replace(role=role)
