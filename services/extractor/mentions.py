"""What the words around one figure say of its event: where, when, what kind, whether a total, whether another incident.

One Telling per candidate. Does not compare tellings; events.py groups them into incidents.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from schemas.claim import EventType
from services.extractor import clauses, event_types, gazetteer, scope, settings, time, victims
from services.extractor.candidate import Candidate
from services.extractor.clauses import Clause
from services.extractor.document import Document
from services.extractor.gazetteer import distance
from services.extractor.parts import AMONG
from services.extractor.record import record
from services.extractor.settings import Chain, Scene, Setting
from services.extractor.vocabulary import en_events as words
from services.extractor.vocabulary.en_time import NUMBERS

_LEAD: Final = 45
_HUGE: Final = 5000
_NEAR: Final = 90
FAR_KM: Final = 40.0
_FAR: Final = 10_000
_FEW: Final = 6
_RIGHT_BEHIND: Final = 2
"""Characters between a figure and a time that can only be its own."""
_DYING: Final = frozenset({"died", "state"})


@record
class Telling:
    """One figure's surroundings. `own` says that place or date stand in its own sentence."""

    sentence: int
    chain: Chain | None
    named: frozenset[str]
    """The names that its clause calls an incident by ("the Herat crash"), where it has no place."""
    when: time.Mention | None
    kind: EventType | None
    types: event_types.Weights
    span: scope.Span | None
    once: bool
    """Of one incident, though its sentence tells a total."""
    other: bool
    past: bool
    led: bool
    """Whether its clause begins with words that set it after another incident of the sentence ("hours after six died in Y")."""
    shift: int | None
    """Days from the main incident, where the words count from it ("a day after")."""
    also: bool
    same: bool
    dies: bool
    """The death of one person or of some of the wounded, whose day may be later than that of the incident."""
    rare: frozenset[str]
    figure: tuple[object, ...]
    big: bool
    plural: bool
    huge: bool
    since_before: str | None
    chain_before: Chain | None
    when_before: time.Mention | None
    types_before: event_types.Weights
    other_before: bool
    victim: victims.Name
    """The name of a single victim, who dies in one incident only."""
    alone_before: bool
    """Whether the sentence before has no figure of its own, and so leads to this one."""


def tell(doc: Document, setting: Setting, candidates: Sequence[Candidate]) -> list[Telling]:
    """The surroundings of each candidate: its clause first, then its sentence, then the sentence before."""
    read: dict[tuple[int, int, int], Clause] = {}
    told = frozenset(candidate.sentence for candidate in candidates)
    people = _people(candidates)
    figures: dict[int, list[int]] = {}
    for candidate in candidates:
        figures.setdefault(candidate.sentence, []).append(candidate.start)
    tellings = []
    for candidate in candidates:
        scene = setting.scenes[candidate.sentence]
        key = (candidate.sentence, *clauses.bounds(scene, candidate.start, candidate.end, figures[candidate.sentence]))
        clause = read.get(key)
        if clause is None:
            clause = read[key] = clauses.read(scene, key[1], key[2])
        tellings.append(_telling(doc, setting, clause, candidate, told, people=people.get(candidate.sentence, ())))
    return tellings


def _people(candidates: Sequence[Candidate]) -> dict[int, list[tuple[int, int]]]:
    """Where the names of single victims stand, by sentence: a word of a name is no place."""
    found: dict[int, list[tuple[int, int]]] = {}
    for one in candidates:
        if one.low == one.high == 1 and one.words[:1].isupper() and one.words.rsplit(" ", 1)[-1][:1].isupper():
            found.setdefault(one.sentence, []).append((one.number_start, one.number_end))
    return found


def _telling(
    doc: Document,
    setting: Setting,
    clause: Clause,
    candidate: Candidate,
    told: frozenset[int],
    *,
    people: Sequence[tuple[int, int]],
) -> Telling:
    scene = setting.scenes[candidate.sentence]
    once = _of_one_incident(scene, candidate)
    span = None if once else _span(setting, scene, clause, candidate)
    before = _before(doc, setting, candidate.sentence)
    other = _found(words.OTHER, scene, clause.start, candidate.start)
    told_then = other and _told_then(doc, scene, candidate)
    other = other and not told_then
    led = _led(scene, clause)
    chain_before = _leading(before.chains) if before else None
    chain = _nearest_chain(scene, candidate, clause, people)
    when = _nearest_time(clause.times or scene.times, candidate)
    when = replace(when, spoken=True) if when is not None and told_then else when
    return Telling(
        sentence=candidate.sentence,
        chain=chain,
        named=_named(doc, scene, clause) if chain is None else frozenset(),
        when=when,
        kind=event_types.strongest(clause.types),
        types=clause.types,
        span=span,
        once=once,
        other=other or led,
        led=led,
        past=other and _found(words.PAST, scene, clause.start, candidate.start),
        shift=_shift(doc, scene, clause.start, candidate.start) if other else None,
        also=bool(scene.lowers & words.ALSO_WORDS),
        same=clause.same,
        dies=candidate.rule in _DYING and (candidate.low == candidate.high == 1 or _of_wounds(scene, candidate)),
        rare=scene.rare,
        figure=_figure(candidate),
        big=max(candidate.low or 0, candidate.high or 0) > 3,  # noqa: PLR2004 - small numbers repeat by chance
        plural=clause.plural,
        huge=max(candidate.low or 0, candidate.high or 0) >= _HUGE or "thousands" in candidate.words.lower(),
        since_before=_since(before) if before and span is not None else None,
        chain_before=chain_before,
        when_before=_time_before(before, scene) if before and when is None else None,
        types_before=before.types if before and not clause.types else {},
        victim=victims.name(candidate) if candidate.measure == "killed" else victims.Name(),
        alone_before=before is not None and before.sentence.index not in told,
        other_before=chain_before is not None
        and before is not None
        and (
            _found(words.OTHER, before, before.sentence.start, before.sentence.end)
            or ("it" in before.lowers and words.ONE_OF_SEVERAL.search(before.sentence.lower) is not None)
        ),
    )


def _of_wounds(scene: Scene, candidate: Candidate) -> bool:
    """Reads "two boys died in hospital on Saturday": some of the wounded, on a day of their own."""
    return (candidate.low or _FEW) < _FEW and not scene.lowers.isdisjoint(words.DEATHBEDS)


def _named(doc: Document, scene: Scene, clause: Clause) -> frozenset[str]:
    """The names before words for an incident in a clause, each spelt as a place's key."""
    if "the" not in scene.lowers:
        return frozenset()
    found = words.NAMED.finditer(doc.source(scene.sentence.field), clause.start, clause.end)
    return frozenset(gazetteer.fold(match.group(1)) for match in found)


def _span(setting: Setting, scene: Scene, clause: Clause, candidate: Candidate) -> scope.Span | None:
    """The period of the total that a figure is; an increment tells none by itself."""
    span = None if candidate.increment else scope.total(clause, candidate, setting.base, disaster=setting.is_natural)
    if span is None and clause.plural and not candidate.low == candidate.high == 1 and scattered(scene):
        return scope.FAR_APART
    return span


def _of_one_incident(scene: Scene, candidate: Candidate) -> bool:
    """Reads "the four men were among nine killed since Monday": a victim or those just told of, no share of the total."""
    single, start = candidate.low == candidate.high == 1, candidate.start - scene.sentence.start
    return candidate.rule == AMONG and (single or scene.sentence.lower.startswith(words.DEFINITE, start))


def _figure(candidate: Candidate) -> tuple[object, ...]:
    """What makes two figures the same, told once with a bound and once without."""
    category = "people" if candidate.category == "other" else candidate.category
    return candidate.measure, candidate.low if candidate.low is not None else candidate.high, category


def _found(pattern: re.Pattern[str], scene: Scene, start: int, end: int) -> bool:
    """Whether words in a part of a sentence lead to another incident."""
    sentence = scene.sentence
    first, last = start - sentence.start, end - sentence.start
    return not scene.lowers.isdisjoint(words.OTHER_WORDS) and pattern.search(sentence.lower, max(0, first), last) is not None


def _led(scene: Scene, clause: Clause) -> bool:
    """Whether a later clause of a sentence begins with "hours after" and goes on with figures of its own."""
    first = clause.start - scene.sentence.start
    return first > 0 and "after" in scene.lowers and words.AFTER_ANOTHER.match(scene.sentence.lower, first) is not None


def _told_then(doc: Document, scene: Scene, candidate: Candidate) -> bool:
    """Whether the words of another time only say when somebody told of the figure."""
    return words.TOLD_THEN.search(doc.source(scene.sentence.field), scene.sentence.start, candidate.start) is not None


def _shift(doc: Document, scene: Scene, start: int, end: int) -> int | None:
    """For "a day after the raid on X, which killed seven": the seven died a day before."""
    match = words.SHIFT.search(doc.source(scene.sentence.field), start, end) if scene.lowers & words.OTHER_WORDS else None
    if match is None:
        return None
    if match["before"]:
        return -1
    count = match["n"].lower()
    days = (int(count) if count.isdigit() else NUMBERS.get(count, 0)) * (7 if match["unit"].lower() == "week" else 1)
    return days if match["way"].lower() == "later" else -days


def _nearest_chain(scene: Scene, candidate: Candidate, clause: Clause, people: Sequence[tuple[int, int]]) -> Chain | None:
    """The place that goes with a figure: nearest in its clause, what follows before what precedes, events before bodies."""
    ranked = [
        (_cost(chain, scene, candidate, clause), index) for index, chain in enumerate(scene.chains) if not _in_name(chain, people)
    ]
    ranked = [item for item in ranked if item[0] < _FAR]
    return scene.chains[min(ranked)[1]] if ranked else None


def _in_name(chain: Chain, people: Sequence[tuple[int, int]]) -> bool:
    return any(start <= mention.start and mention.end <= end for start, end in people for mention in chain)


_ROLE_COST: Final = {
    "at": 0,
    "hit": 5,
    "bare": 60,
    "dateline": _FAR,
    "body": _FAR,
    "from": _FAR,
    "speaking": _FAR,
    "border": _FAR,
}


def _cost(chain: Chain, scene: Scene, candidate: Candidate, clause: Clause) -> float:
    first, last = min(mention.start for mention in chain), max(mention.end for mention in chain)
    role = min(_ROLE_COST[mention.role] for mention in chain)
    gap = first - candidate.end if first >= candidate.end else (candidate.start - last) * 1.3
    if last <= candidate.start and first - scene.sentence.start < _LEAD and role == 0:
        gap = min(gap, 40)
    if last < candidate.start and scene.sentence.text.startswith((", where ", " where "), last - scene.sentence.start):
        gap = 0
    outside = 0 if clause.start <= first < clause.end else 150
    return role + max(gap, 0) + outside + 25 * settings.size(chain)


def _nearest_time(times: Sequence[time.Mention], candidate: Candidate | None) -> time.Mention | None:
    """The date that goes with a figure: past, no beginning of a period, days before months before years, then the nearest."""
    known = [when for when in times if not (when.since or when.future or when.recurring or when.aside)]
    ago = next((when for when in known if candidate is not None and 0 <= when.start - candidate.end <= _RIGHT_BEHIND), None)
    if ago is not None and ago.precision != "day" and ago.basis == "relative":
        return ago  # "laid flowers on Monday where a bomb killed 59 people a year ago"
    known = [when for when in known if when.precision == "day" or (_gap(when, candidate) < _NEAR and not when.spoken)]
    order = {"day": 0, "month": 1, "year": 2, "unknown": 3}
    return min(known, key=lambda when: (order[when.precision], when.spoken, _gap(when, candidate)), default=None)


def _gap(when: time.Mention, candidate: Candidate | None) -> int:
    if candidate is None:
        return when.start
    return when.start - candidate.end if when.start >= candidate.end else candidate.start - when.end


def _before(doc: Document, setting: Setting, index: int) -> Scene | None:
    """The sentence before, where it is read and of the same paragraph or the same field."""
    scene = setting.scenes.get(doc.before(index))
    return scene if scene is not None and scene.sentence.field == doc.sentences[index].field else None


def scattered(scene: Scene) -> bool:
    """Whether a sentence sums attacks on places that lie far apart ("attacks in X, Y and Z")."""
    listed = [chain for chain in scene.chains if settings.exact(chain[0]) and chain[0].role in {"at", "hit", "bare"}]
    return any(_listed(scene, one, other) for one, other in pairwise(listed))


def _listed(scene: Scene, one: Chain, other: Chain) -> bool:
    """Whether two places stand side by side in a list and lie far apart."""
    last, first = max(mention.last for mention in one), min(mention.first for mention in other)
    between = {token.lower for token in scene.sentence.tokens[last:first]}
    spots = (one[0].spot, other[0].spot)
    if not between <= {",", "and", "in", "&"} or spots[0] is None or spots[1] is None:
        return False
    return (distance(spots[0], spots[1]) or 0.0) > FAR_KM


def _since(scene: Scene) -> str | None:
    """The beginning of a period that a sentence names."""
    return next((when.value for when in scene.times if when.since), None)


def _time_before(before: Scene, scene: Scene) -> time.Mention | None:
    """The day that the sentence before names; its month or year only for a sentence that points back at its incident."""
    day = _nearest_time([when for when in before.times if when.precision == "day"], None)
    if day is not None or not words.POINTS_BACK.match(scene.sentence.lower):
        return day
    return next(
        (when for when in before.times if not (when.since or when.future or when.recurring or when.aside or when.spoken)), None
    )


def _leading(chains: Sequence[Chain]) -> Chain | None:
    """The most exact place of a sentence where something happens."""
    placed = [chain for chain in chains if any(mention.role == "at" for mention in chain)]
    return min(placed, key=settings.size, default=None)
