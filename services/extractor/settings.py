"""The setting of an article: its day, its countries, and what each sentence that matters says of when, where and what.

Reads only the title, the opening and the sentences asked for, each at most once. Does not tell incidents apart; events.py does.
"""

import itertools
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from schemas.claim import EventType
from services.extractor import american, event_types, people, places, time, toponyms
from services.extractor.document import Document, Sentence
from services.extractor.kept import Memo, Once
from services.extractor.record import growing
from services.extractor.vocabulary.common import COMMON
from services.extractor.vocabulary.en_events import COURT, NATURAL
from services.extractor.vocabulary.en_places import AGENCIES, DIRECTIONS, HOLDERS, KINDS, SITE_WORDS, WORKS
from services.extractor.vocabulary.en_statements import NOTICES
from services.extractor.vocabulary.en_time import HAPPENED

OPENING: Final = 4
LONG_OPENING: Final = 8
_LINKS: Final = frozenset(
    {
        ",",
        "in",
        "of",
        "near",
        "'s",
        "s",
        "’s",
        "the",
        "outside",
        "a",
        "an",
        "its",
        "at",
        "(",
        "on",
        "from",
        "vicinity",
        "edge",
        "km",
        "miles",
        "kilometers",
        "kilometres",
    }
)
_LONGEST_LINK: Final = 7
_CAPITALS: Final = 4
_LEAD: Final = 2
_FURTHER: Final = 40
_CITY: Final = 200_000

Chain = tuple[toponyms.Mention, ...]


@growing
class Scene:
    """What one sentence says: chains of places (smallest first), and, when asked, dates and words for what happened."""

    sentence: Sentence
    chains: tuple[Chain, ...]
    base: time.Anchor

    @property
    def lowers(self) -> frozenset[str]:
        """All its words in lower case."""
        return self.sentence.words

    @Once
    def times(self) -> tuple[time.Mention, ...]:
        """Its dates, in order."""
        return time.find(self.sentence, self.base, self.lowers)

    @Once
    def types(self) -> event_types.Weights:
        """How much its words speak for each type of event."""
        return event_types.weigh(self.sentence)

    @Once
    def rare(self) -> frozenset[str]:
        """Its words that are not in every story."""
        return frozenset(word for word in self.lowers - COMMON if len(word) > 3 and word.isalpha())  # noqa: PLR2004 - short words say little


@growing
class Setting:
    """An article's day, countries and scenes by sentence index."""

    doc: Document
    base: time.Anchor
    country: str | None
    scenes: dict[int, Scene]
    opening: tuple[int, ...]

    @Once
    def lead(self) -> tuple[Scene, ...]:
        """The title and the first two sentences, in which the main incident is told."""
        return tuple(self.scenes[index] for index in self.opening[:_LEAD])

    @property
    def home(self) -> toponyms.Mention | None:
        """The town of whose police or people the opening speaks, and in local news that of the dateline: where no place is told, there."""
        return _home(self)

    def recalled(self) -> time.Mention | None:
        """The date that an article about a trial or an anniversary gives of the incident further down, days before months and years."""
        later = (each for each in self.doc.sentences[OPENING : OPENING + _FURTHER] if HAPPENED.search(each.lower))
        times = [when for sentence in later for when in time.find(sentence, self.base)
                 if not (when.since or when.future or when.recurring or when.aside or when.spoken)]  # fmt: skip
        return min(times, key=lambda when: when.precision != "day", default=None)

    @Once
    def is_natural(self) -> bool:
        """Whether the opening tells of a disaster, whose toll may be of any size."""
        return any(event_types.strongest(self.scenes[index].types) in NATURAL for index in self.opening)

    @Once
    def is_case(self) -> bool:
        """Whether the article is about what came of an incident long after it: a trial, an anniversary."""
        return any(self.scenes[index].lowers & COURT for index in self.opening)


def _home(setting: Setting) -> toponyms.Mention | None:
    local = setting.country == "US"
    roles = {"body", "dateline"} if local else {"body"}
    towns = [mention for index in setting.opening for chain in setting.scenes[index].chains for mention in chain if mention.role in roles
             and mention.spot is not None and mention.spot.precision == "settlement" and mention.spot.country == setting.country]  # fmt: skip
    often = Counter(mention.key for mention in towns)
    return min(towns, key=lambda mention: (mention.role != "dateline", -often[mention.key]), default=None)


def read(doc: Document, wanted: Iterable[int]) -> Setting:
    """The setting, with scenes for the opening, the wanted sentences and the one before each.

    Where they name no exact place, the opening is taken to be longer.
    """
    source = _Source(doc, time.anchor(doc), american.Head(doc), Memo(lambda index: _scanned(doc, index)), Memo(people.surnames))
    near = {each for index in wanted for each in (doc.before(index), index) if each >= 0}
    setting = _read(source, near, OPENING)
    placed = any(
        exact(chain[0]) and chain[0].role in {"at", "hit"} for scene in setting.scenes.values() for chain in scene.chains
    )
    return setting if placed or len(doc.sentences) <= OPENING else _read(source, near, LONG_OPENING)


class _Source(NamedTuple):
    """An article with what has been read of it, so that a longer opening does not read it again."""

    doc: Document
    base: time.Anchor
    head: american.Head
    scans: Mapping[int, tuple[toponyms.Mention, ...]]
    """The places that a sentence may name, by its index."""
    surnames: Mapping[str, frozenset[str]]
    """The surnames of the people in a text."""


def _scanned(doc: Document, index: int) -> tuple[toponyms.Mention, ...]:
    return _dateline(doc, index, toponyms.scan(doc.sentences[index]))


def _read(source: _Source, wanted: set[int], length: int) -> Setting:
    doc, base, head, scans, surnames = source
    opening = _opening(doc, length)
    indexes = sorted({*opening, *wanted})
    raw = _consistent({index: scans[index] for index in indexes})
    adjectives = [country for index in indexes for country in places.adjectives(doc.sentences[index].words)]
    adjectives = adjectives or places.of_parties(doc.lower)
    found = [mention for mentions in raw.values() for mention in mentions]
    countries, states = head.weighed(places.tally(found, adjectives), found, adjectives)
    countries = countries or places.of_outlet(doc.outlet or "")
    placed = {mention.key for mention in found if mention.role == "at"}
    local = countries.get("US", 0.0) >= 1.0
    scenes = {}
    for index in indexes:
        sentence = doc.sentences[index]
        mentions = (
            mention
            for mention in places.resolve(raw[index], countries, states)
            if _credible(mention, sentence, placed)
            and not (local and _is_bare_word(mention))
            and not _is_signature(mention, sentence)
            and not (_may_be_surname(mention, placed) and mention.key in surnames[doc.text])
        )
        scenes[index] = Scene(sentence, tuple(_chains(sentence, tuple(mentions))), base)
    return Setting(doc, base, _country(scenes.values(), countries), scenes, opening)


def _opening(doc: Document, length: int) -> tuple[int, ...]:
    """The first sentences of an article, those of a notice of correction left out."""
    notices = {
        sentence.paragraph
        for sentence in doc.sentences[:length]
        if sentence.field == "text" and sentence.lower.startswith(NOTICES)
    }
    told = (at for at, sentence in enumerate(doc.sentences) if sentence.field == "title" or sentence.paragraph not in notices)
    return tuple(itertools.islice(told, length)) or tuple(range(min(length, len(doc.sentences))))


def _consistent(raw: dict[int, tuple[toponyms.Mention, ...]]) -> dict[int, tuple[toponyms.Mention, ...]]:
    """A name that is called a province, and nowhere a town, is that province wherever the article has it."""
    hints: dict[str, set[str | None]] = {}
    for mentions in raw.values():
        for mention in mentions:
            hints.setdefault(mention.key, set()).add(mention.hint)
    provinces = {key for key, given in hints.items() if "province" in given and "settlement" not in given}
    if not provinces:
        return raw
    return {
        index: tuple(each._replace(hint="province") if each.hint is None and each.key in provinces else each for each in mentions)
        for index, mentions in raw.items()
    }


def _dateline(doc: Document, index: int, mentions: tuple[toponyms.Mention, ...]) -> tuple[toponyms.Mention, ...]:
    """The place where the text was written, in capitals before the story: no place of the event by itself."""
    sentence = doc.sentences[index]
    if sentence.field != "text" or index >= OPENING or not mentions or toponyms.is_shouted(sentence.text):
        return mentions
    return tuple(places.with_role(mention, "dateline") if _is_dateline(sentence, mention) else mention for mention in mentions)


def _is_dateline(sentence: Sentence, mention: toponyms.Mention) -> bool:
    """Whether a place stands in capitals in a mixed text, or right before the name of an agency."""
    if mention.text.isupper() and len(mention.text) >= _CAPITALS:
        return True
    following = [token.lower for token in sentence.tokens[mention.last : mention.last + 2] if token.text != "("]
    return bool(following) and following[0] in AGENCIES


def _is_bare_word(mention: toponyms.Mention) -> bool:
    """Whether only "in" before it speaks for a single word being a place that no list has."""
    return mention.spot is None and mention.hint is None and " " not in mention.text and "-" not in mention.text


def _is_signature(mention: toponyms.Mention, sentence: Sentence) -> bool:
    """Whether a name stands in the outlet's name at the end of a title."""
    before = sentence.text[: mention.start - sentence.start]
    return sentence.field == "title" and (" - " in before or " | " in before)


def _credible(mention: toponyms.Mention, sentence: Sentence, placed: set[str]) -> bool:
    """Whether a bare name is a place and not a person: towns and surnames are the same words."""
    if (
        mention.role not in {"bare", "hit"}
        or mention.hint
        or mention.spot is None
        or mention.precision in {"country", "province"}
    ):
        return True
    if mention.key in placed:
        return True
    spot = mention.spot
    if mention.role == "hit" and (spot.country != "US" or sentence.field == "title"):
        return True
    return spot.population > _CITY and (spot.country != "US" or sentence.field == "title")


def _may_be_surname(mention: toponyms.Mention, placed: set[str]) -> bool:
    """Whether nothing but its capital makes a single word the name of a town."""
    town = mention.spot is not None and mention.precision == "settlement" and mention.hint is None
    return town and mention.role == "bare" and mention.key not in placed and " " not in mention.text


def _country(scenes: Iterable[Scene], countries: dict[str, float]) -> str | None:
    """The country the article is about: that of the places where things happen, else the one most spoken of."""
    votes: dict[str, float] = {}
    for scene in scenes:
        for chain in scene.chains:
            for mention in chain:
                if mention.spot is not None and mention.role in {"at", "hit", "bare"}:
                    votes[mention.spot.country] = votes.get(mention.spot.country, 0.0) + places.WEIGHT[mention.role]
    total = {code: countries.get(code, 0.0) * 4 + votes.get(code, 0.0) for code in {*countries, *votes}}
    return min(total, key=lambda code: (-total[code], code)) if total else None


def _chains(sentence: Sentence, mentions: tuple[toponyms.Mention, ...]) -> list[Chain]:
    """Mentions that the text puts inside one another: "X, a village near Y in Z province"."""
    chains: list[list[toponyms.Mention]] = []
    for mention in mentions:
        if mention.spot is None and mention.hint is None and (mention.spots or mention.role != "at"):
            continue
        if (
            chains
            and mention.role in {"at", "hit", "bare"}
            and chains[-1][-1].role in {"at", "hit", "bare"}
            and _linked(sentence, chains[-1][-1], mention)
        ):
            chains[-1].append(mention)
        else:
            chains.append([mention])
    return [tuple(sorted(chain, key=_size)) for chain in chains]


def _linked(sentence: Sentence, one: toponyms.Mention, other: toponyms.Mention) -> bool:
    between = sentence.tokens[one.last : other.first]
    if not between and not (one.precision in {"country", "province"} and sentence.tokens[one.last - 1].lower.endswith("s")):
        return False
    return len(between) <= _LONGEST_LINK and all(
        token.lower in _LINKS
        or token.lower in DIRECTIONS
        or token.lower in HOLDERS
        or token.lower in KINDS
        or token.lower in SITE_WORDS
        or token.lower in WORKS
        for token in between
    )


_ORDER: Final = {"settlement": 0, "district": 0, "site": 1, "province": 2, "country": 3}


def _size(mention: toponyms.Mention) -> int:
    if mention.spot is None and mention.hint is None and "-" not in mention.text:
        return 1
    if mention.spot is not None and mention.spot.precision == "district":
        return 1
    return _ORDER[mention.precision]


def size(chain: Chain) -> int:
    """How exact a chain is: 0 for a settlement, 3 for a country."""
    return _size(chain[0])


def kind(scene: Scene) -> EventType | None:
    """The type of event that a sentence's own words speak for."""
    return event_types.strongest(scene.types)


def exact(mention: toponyms.Mention) -> bool:
    """Whether a mention is a settlement, district or site and no province or country."""
    return _size(mention) <= 1


def is_day(when: time.Mention) -> bool:
    """Whether a date is a past day of something told, if only of the telling."""
    return when.precision == "day" and not (when.since or when.future or when.recurring or when.aside)


def is_period(when: time.Mention) -> bool:
    """Whether a date is a month or a year in which the incident of a case was: "the shooting last weekend"."""
    return when.precision in {"month", "year"} and not (when.since or when.future or when.recurring or when.aside or when.spoken)


@lru_cache(maxsize=4096)
def ordinal(day: str) -> int:
    """The number of a full date, for counting days between."""
    return date.fromisoformat(day).toordinal()
