"""A clause read once for all figures in it: words of totals, of other incidents and of the same one, its dates and its types.

Does not look at a figure; mentions.py and scope.py do.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from services.extractor import event_types, time
from services.extractor.document import lowered
from services.extractor.record import record
from services.extractor.settings import Scene
from services.extractor.vocabulary import en_events as words
from services.extractor.vocabulary.en_statements import EVENT_NOUNS
from services.extractor.vocabulary.en_time import PERIOD

_CUT: Final = re.compile(
    r";|,? while (?!\w+ing\b)| whereas |,? but |,? meanwhile |, when | -- | (?=(?:came|comes|coming) (?:\w+ ){0,3}(?:after|before) )"
    r"|, (?:in )?the latest (?:of|in) (?=(?:a|the) (?:\w+ )?(?:string|series|spate|wave|number|succession) )|" + words.WHERE_ONCE
)


_LED: Final = len(", when ")
_UNIT: Final = r"(?:minute|hour|day|week|month|year)s? after "
_JOINT: Final = re.compile(
    rf",? and |,? (?=(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) {_UNIT})|, (?={_UNIT})"
)
_OPENING: Final = 12
"""Characters of "in the city of": a clause begins with its place."""
_PLACED: Final = frozenset({"at", "hit"})
_JOINT_WORDS: Final = frozenset({"and", "after"})
_CUT_WORDS: Final = frozenset(
    {";", "while", "whereas", "but", "meanwhile", "when", "where", "-", "came", "comes", "coming", "latest"}
)


@record
class Clause:
    """What a clause says about when and of what kind. `start`, `end` are offsets in the field."""

    start: int
    end: int
    plural: bool
    same: bool
    perfect: bool
    since: bool
    alone: bool
    eventful: bool
    """Names an attack or an accident, one or several."""
    total: str | None
    period: re.Match[str] | None
    times: tuple[time.Mention, ...]
    types: event_types.Weights


def bounds(scene: Scene, start: int, end: int, figures: Sequence[int] = ()) -> tuple[int, int]:
    """The clause around a span, in offsets of the field. `figures`: where the figures of the sentence begin."""
    left, right = scene.sentence.start, scene.sentence.end
    if scene.lowers & _CUT_WORDS:
        left, right = _cut(scene, _CUT.finditer(scene.sentence.text), start, end, (left, right))
    if len(figures) > 1 and scene.lowers & _JOINT_WORDS:
        joints = (each for each in _JOINT.finditer(scene.sentence.text) if _parts(scene, each, figures, (left, right)))
        left, right = _cut(scene, joints, start, end, (left, right))
    return left, right


def _cut(scene: Scene, cuts: Iterable[re.Match[str]], start: int, end: int, around: tuple[int, int]) -> tuple[int, int]:
    """The part of `around` that holds the span, between the nearest cuts."""
    offset, (left, right) = scene.sentence.start, around
    for match in cuts:
        if offset + match.end() <= start:
            left = max(left, offset + match.end())
        elif offset + match.start() >= end:
            return left, min(right, offset + match.start())
    return left, right


def _parts(scene: Scene, joint: re.Match[str], figures: Sequence[int], around: tuple[int, int]) -> bool:
    """Reads "five died in Kabul on Monday and three in Herat on Sunday", "five died in Kabul, hours after three died in Herat": two
    clauses, each with a figure and a day or a place of its own.
    """
    one = range(around[0], scene.sentence.start + joint.start())
    other = range(scene.sentence.start + joint.end(), around[1])
    told = [figure for figure in figures if figure in one]
    if not told or not any(figure in other for figure in figures):
        return False
    days = [when.start for when in scene.times if when.precision == "day" and not (when.since or when.future or when.recurring)]
    spots = [chain[0].start for chain in scene.chains if chain[0].role in _PLACED]
    return any(_each_has_one(listed, max(told), one, other) for listed in (days, spots))


def _each_has_one(spots: Sequence[int], figure: int, one: range, other: range) -> bool:
    """Whether both clauses have a spot: the first behind its figure, or before it where the other opens with its own as well."""
    behind = [spot - other.start for spot in spots if spot in other]
    opens = bool(behind) and min(behind) < _OPENING
    return bool(behind) and any(spot > figure or (spot < figure and opens) for spot in spots if spot in one)


def _times(scene: Scene, start: int, end: int) -> tuple[time.Mention, ...]:
    """The dates of the clause; for "the worst since 2004, when seven died" the year that it hangs on, and that begins no period here."""
    own = tuple(when for when in scene.times if start <= when.start < end)
    led = [when for when in scene.times if 0 < start - when.end <= _LED]
    return own or tuple(replace(when, since=False) for when in led[-1:])


def _total(text: str, start: int, scene: Scene) -> str | None:
    """The words that make numbers beside them totals; a superlative ranks one incident, it counts no period."""
    undated = _without_days(text, start, scene)
    unranked = words.RECORD.sub(" ", undated) if scene.lowers & words.RECORD_WORDS else undated
    unranked = words.HOW_OFTEN.sub(" ", unranked) if "times" in scene.lowers else unranked
    found = words.CUMULATIVE.search(unranked)
    of_war = words.OF_WAR.search(unranked) if any(map(unranked.__contains__, words.WARS)) else None
    first = min(filter(None, (found, of_war)), key=re.Match.start, default=None)
    return first.group() if first else None


def _without_days(text: str, start: int, scene: Scene) -> str:
    """The text from an offset of the field, without its dates: "the November 5 attacks" are not five attacks."""
    for when in scene.times:
        if when.precision == "day" and when.basis == "stated" and start <= when.start:
            first, last = when.start - start, when.end - start
            text = f"{text[:first]}{' ' * len(text[first:last])}{text[last:]}"
    return text


def _small(scene: Scene, start: int, end: int) -> str:
    """The clause in small letters; the name of a newspaper is not that something goes on daily."""
    first, last = start - scene.sentence.start, end - scene.sentence.start
    if "daily" not in scene.lowers:
        return scene.sentence.lower[first:last]
    return lowered(words.NEWSPAPER.sub("_____", scene.sentence.text)[first:last])


def read(scene: Scene, start: int, end: int) -> Clause:
    """The clause between two offsets of the field. Patterns are tried only where a word that they need is in the sentence."""
    text, lowers = _small(scene, start, end), scene.lowers
    unranked = words.RECORD.sub(" ", text) if lowers & words.RECORD_WORDS else text
    unranked = words.ABOUT_SOMEBODY.sub(" ", unranked) if "who" in lowers else unranked
    unranked = words.ILL_SINCE.sub(" ", unranked) if "since" in lowers else unranked
    total = _total(text, start, scene) if lowers & words.TOTAL_WORDS else None
    whole = start == scene.sentence.start and end == scene.sentence.end
    return Clause(
        start=start,
        end=end,
        plural=bool(lowers & words.PLURAL_WORDS) and words.PLURAL.search(text) is not None,
        same=bool(lowers & words.SAME_WORDS) and words.SAME.search(text) is not None,
        perfect=bool(lowers & words.PERFECT_WORDS) and words.PERFECT.search(text) is not None,
        since="since" in lowers and words.SINCE.search(unranked) is not None,
        alone="alone" in lowers,
        eventful=not lowers.isdisjoint(EVENT_NOUNS),
        total=total,
        period=PERIOD.search(unranked) if lowers & words.PERIOD_WORDS else None,
        times=_times(scene, start, end),
        types=scene.types if whole else event_types.weigh(scene.sentence, start, end) or scene.types,
    )
