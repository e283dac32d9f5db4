"""Events of an article: which incident each figure is about, where and when it was, of what kind, and whether the figure is a total.

`assign` for figures, `at` for statements without one, `main` for the article as a whole. Does not link incidents across articles.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from schemas.claim import EventRef, EventType
from services.extractor import event_types, incidents, localities, remainders, settings, time, totals, whereabouts
from services.extractor.candidate import Candidate, Happening
from services.extractor.document import Document
from services.extractor.mentions import Telling, tell
from services.extractor.settings import Setting
from services.extractor.vocabulary.en_events import ACTORS, AFTERMATH, GROUND, PERPETRATOR
from services.extractor.vocabulary.en_time import NUMBERS

MAIN: Final = "A"
_LONGEST: Final = {"day": 0, "month": 30, "year": 365, "unknown": 36500}
"""Days after the first that a date of each precision may mean."""


def assign(doc: Document, candidates: Sequence[Candidate]) -> list[Happening]:
    """The event and scope of every figure, in the same order."""
    if not candidates:
        return []
    setting = settings.read(doc, (candidate.sentence for candidate in candidates))
    tellings = tell(doc, setting, candidates)
    parents = [candidate.parent for candidate in candidates]
    tellings = totals.spread(tellings, parents, candidates)
    numbers = incidents.group(tellings, parents, setting)
    groups: dict[int, list[Telling]] = {}
    for telling, number in zip(tellings, numbers, strict=True):
        groups.setdefault(number, []).append(telling)
    names = _names(groups)
    lead = next(number for number, name in names.items() if name == MAIN)
    shared = {number: _shared(setting, members, main=number == lead) for number, members in groups.items()}
    shared = {
        number: event if number == lead and _counted_back(setting) else _dated(event, groups[number], shared[lead])
        for number, event in shared.items()
    }
    keys = {
        number: frozenset(mention.key for member in members for mention in member.chain or ())
        for number, members in groups.items()
    }
    found = [_happening(setting, telling, names[number], shared[number], keys[number])
             for telling, number in zip(tellings, numbers, strict=True)]  # fmt: skip
    return remainders.marked(doc, localities.marked(found, tellings, candidates), candidates)


def _dated(event: EventRef, members: Sequence[Telling], lead: EventRef) -> EventRef:
    """An incident told without a date, and not as one of the past, with the day of the main one."""
    past = any(member.past for member in members)
    total = members[0].span is not None and not members[0].span.daily
    shift = next((member.shift for member in members if member.shift is not None), None)
    if (
        shift is not None
        and not any(member.when and not member.when.spoken for member in members)
        and lead.date_precision == "day"
        and lead.date
    ):
        day = date.fromisoformat(lead.date) + timedelta(days=shift)
        return event.but(date=day.isoformat(), date_precision="day", date_basis="relative")
    if event.date is not None or total or past:
        return event
    return event.but(date=lead.date, date_precision=lead.date_precision, date_basis=lead.date_basis)


def _names(groups: dict[int, list[Telling]]) -> dict[int, str]:
    """A for the main incident, then B, C... in order of the text. Main is the first that is no total, else the first."""
    main = next(
        (number for number, members in groups.items() if members[0].span is None or members[0].span.daily), next(iter(groups))
    )
    order = [main, *(number for number in groups if number != main)]
    return {number: _letters(position) for position, number in enumerate(order)}


def _letters(position: int) -> str:
    """A to Z, then AA, AB..."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _shared(setting: Setting, members: Sequence[Telling], *, main: bool) -> EventRef:
    """What the tellings of one incident have in common: the most exact place, the first day, the commonest type."""
    kind = _kind(setting, members, main=main)
    when = _when(setting, members, main=main, recurring=kind in GROUND)
    place = whereabouts.shared(setting, members, main=main)
    return EventRef.trusted(
        ref=MAIN,
        type=kind,
        **when,
        place=place,
        perpetrator=_perpetrator(setting, members) if kind in GROUND or kind == "other" else None,
        background=False,
    )


def _perpetrator(setting: Setting, members: Sequence[Telling]) -> str | None:
    """Who did it, by the first telling whose sentence says so."""
    for index in sorted({member.sentence for member in members if member.span is None}):
        scene = setting.scenes[index]
        found = PERPETRATOR.search(scene.sentence.text) if scene.lowers & ACTORS else None
        if found is not None and found.lastgroup:
            return str(found[found.lastgroup])
    return None


_ORDER: Final = {"day": 0, "month": 1, "year": 2, "unknown": 3}


def _when(setting: Setting, members: Sequence[Telling], *, main: bool, recurring: bool) -> dict[str, Any]:
    """The date of an incident: as its figures tell it, then as the sentences before or the opening do, then the day somebody spoke.

    Of attacks that may come again the next day somebody speaks on the day itself; of accidents and disasters for days.
    """
    own = [member.when for member in members if member.when is not None]
    opening = [when for index in setting.opening for when in setting.scenes[index].times if main and settings.is_day(when)]
    told = [when for when in own if not when.spoken]
    if not any(when.precision == "day" for when in told):
        told += [when for when in opening if not when.spoken]
    before = [member.when_before for member in members if member.when_before is not None and not member.when_before.spoken]
    told = told or before
    day = _counted_back(setting) if main and not told else None
    if day is not None:
        return {"date": day.isoformat(), "date_precision": "day", "date_basis": "relative"}
    further = (_in_lead(setting) or setting.recalled()) if main and not told and setting.is_case else None
    told = told or ([further] if further is not None else [])
    first = min(told or own or opening, key=lambda when: _ORDER[when.precision], default=None)
    if first is not None:
        return {
            "date": first.value,
            "date_precision": first.precision,
            "date_basis": first.basis if told or recurring else "published",
        }
    if main and setting.base.day is not None and setting.base.sure:
        return {"date": setting.base.day.isoformat(), "date_precision": "day", "date_basis": "published"}
    return {"date": None, "date_precision": "unknown", "date_basis": "published"}


def _in_lead(setting: Setting) -> time.Mention | None:
    """The month or year in which the lead of an article about a case puts it: "the shooting last weekend"."""
    return next((when for scene in setting.lead for when in scene.times if settings.is_period(when)), None)


def _counted_back(setting: Setting) -> date | None:
    """For "three days after the bombing" in the opening of an article: the day of the incident, counted from the day told of or of writing."""
    for scene in (setting.scenes[index] for index in setting.opening):
        match = AFTERMATH.search(scene.sentence.text) if "after" in scene.lowers else None
        told = next(
            (when.day for when in scene.times if when.precision == "day" and (when.aside or when.spoken)), setting.base.day
        )
        if match is not None and told is not None:
            count = match["n"].lower()
            days = int(count) if count.isdigit() else NUMBERS.get(count, 0)
            return told - timedelta(days=days * (7 if match["unit"].lower() == "week" else 1))
    return None


def _kind(setting: Setting, members: Sequence[Telling], *, main: bool) -> EventType:
    """The type that the tellings speak for, the main incident's also by the opening."""
    parts = [(member.types, 1.0) for member in members]
    if not any(part for part, _ in parts):
        parts = [(member.types_before, 1.0) for member in members]
    if main:
        parts += [(setting.scenes[index].types, 0.5 if members else 1.0) for index in setting.opening]
    return event_types.strongest(event_types.merged(parts)) or "other"


def _happening(setting: Setting, telling: Telling, name: str, shared: EventRef, keys: frozenset[str]) -> Happening:
    place = whereabouts.of_figure(setting, telling, shared, keys)
    event = shared.but(ref=name, place=place, background=name != MAIN)
    span = telling.span
    if span is not None and not span.daily:
        named = telling.when.value if telling.when is not None and telling.when.precision in {"month", "year"} else None
        since = span.since or named or telling.since_before
        kind = "other" if telling.huge or telling.kind is None else telling.kind
        return Happening(event.but(type=kind, date=since), "cumulative", since, span.until)
    if telling.when is not None and not telling.when.spoken:
        when = telling.when
        event = event.but(date=when.value, date_precision=when.precision, date_basis=when.basis)
    if span is not None:
        return Happening(event, "cumulative", span.since or event.date, span.until or event.date)
    return Happening(event)


def _said_by(doc: Document, index: int) -> date | None:
    """The last day of the time that a sentence names: "last week it denied" is not about an attack of this week."""
    sentence = doc.sentences[index]
    times = [when for when in time.find(sentence, time.anchor(doc)) if not (when.future or when.since or when.recurring)]
    if not times:
        return None
    week = any("week" in sentence.lower[when.start - sentence.start : when.end - sentence.start] for when in times)
    return max(when.day for when in times) + timedelta(days=6 if week else _LONGEST[times[-1].precision])


def _after(event: EventRef, latest: date | None) -> bool:
    return latest is not None and event.date_precision == "day" and event.date is not None and event.date > latest.isoformat()


def main(doc: Document) -> EventRef:
    """The event an article is about, from its title and opening."""
    setting = settings.read(doc, ())
    return _shared(setting, (), main=True)


def at(doc: Document, sentence_index: int, happenings: Sequence[Happening], candidates: Sequence[Candidate]) -> EventRef:
    """The event that a statement in a sentence is about: that of the figure told just before or beside it, else the main one."""
    here = doc.sentences[sentence_index].paragraph
    incidental = [(abs(sentence_index - candidate.sentence) + (here != doc.sentences[candidate.sentence].paragraph and sentence_index < candidate.sentence),
                   sentence_index < candidate.sentence, number)
                  for number, candidate in enumerate(candidates) if happenings[number].scope == "incident"]  # fmt: skip
    if incidental:
        distance, _, number = min(incidental)
        first = next((each.event for each in happenings if each.event.ref == MAIN), happenings[number].event)
        nearest = happenings[number].event if distance <= 1 else first
        latest = _said_by(doc, sentence_index)
        known = [happenings[number].event for _, _, number in sorted(incidental)]
        return next((event for event in (nearest, *known) if not _after(event, latest)), nearest)
    return happenings[0].event if happenings else main(doc)
