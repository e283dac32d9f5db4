"""The state of one incident: the latest report of each article, read, with the redirect and the ruling that stand.

Nothing is changed in place. What a report says is read once and kept beside it. Does not judge.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from immutables import Map

from schemas.incident import Agreed, Denial, Estimate, Flag, Grade
from schemas.report import Redirect, Report, Ruling
from services.aggregator.memo import Memo
from services.aggregator.reading import Reading, read

REPORT, REDIRECT, RULING = "report/", "redirect", "ruling"


@dataclass(frozen=True, slots=True)
class Judged:
    """What an incident comes to: all that a change tells of."""

    incident_id: str
    block: str
    merged_into: str | None
    perpetrators: Agreed
    articles: tuple[str, ...]
    estimates: dict[str, dict[str, Estimate]]
    n_origins: int
    n_outlets: int
    grade: Grade
    grade_reason: str
    contested: Flag
    denials: tuple[Denial, ...]
    revision: int


@dataclass(frozen=True, slots=True)
class State:
    """An incident's state. `versions` holds withdrawn articles too, so that an older report cannot bring them back."""

    incident_id: str = ""
    block: str = ""
    readings: Map[str, Reading] = field(default_factory=Map)
    versions: Map[str, Report] = field(default_factory=Map)
    redirect: Redirect | None = None
    ruling: Ruling | None = None
    judged: Judged | None = None
    """What the state comes to, once worked out; derived, never stored."""
    memo: Memo = field(default_factory=Memo, compare=False, repr=False)
    """What its parts came to; derived, never stored, and of no influence on what the state comes to."""
    shown: Memo = field(default_factory=Memo, compare=False, repr=False)
    """The same of the parts that only readers see."""


Event = Report | Redirect | Ruling
MODELS: dict[str, type[Redirect] | type[Ruling]] = {REDIRECT: Redirect, RULING: Ruling}


def taken_in(state: State, event: Event) -> State | None:
    """The state with the event; None where a later version of it is there already."""
    before = _earlier(state, event)
    if before is not None and _age(before) >= _age(event):
        return None
    named = replace(state, incident_id=event.incident_id, block=event.block, judged=None)
    if isinstance(event, Redirect):
        return replace(named, redirect=event)
    if isinstance(event, Ruling):
        return replace(named, ruling=event)
    article = event.article.id
    speaks = not event.withdrawal
    without = named.readings.delete(article) if article in named.readings else named.readings
    return replace(
        named, versions=named.versions.set(article, event), readings=without.set(article, read(event)) if speaks else without
    )


def _earlier(state: State, event: Event) -> Event | None:
    if isinstance(event, Redirect):
        return state.redirect
    return state.ruling if isinstance(event, Ruling) else state.versions.get(event.article.id)


def _age(event: Event) -> tuple[int, bytes]:
    """Versions in order; equal versions by content, so that even then the order of arrival decides nothing."""
    return event.version, event.to_json()


def part_of(event: Event) -> str:
    """The part of the stored state that the event replaces."""
    if isinstance(event, Redirect):
        return REDIRECT
    return RULING if isinstance(event, Ruling) else REPORT + event.article.id


def load(parts: Mapping[str, bytes]) -> State:
    """The state of its stored parts."""
    state = State()
    for name in sorted(parts):
        event: Event = MODELS.get(name, Report).from_json(parts[name])
        state = taken_in(state, event) or state
    return state
