"""The aggregator's step: a report, redirect or ruling in; the incident and the change it made out, or nothing where nothing changed.

Does not judge: fold.py puts the judgement together. Does not write the incident down for readers before somebody wants it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from schemas.base import Model
from schemas.report import Redirect, Report, Ruling
from services.aggregator.changes import change
from services.aggregator.fold import judge
from services.aggregator.origins import Table
from services.aggregator.showing import incident, shown
from services.aggregator.state import State, load, part_of, taken_in
from services.outcome import Outcome, Reject, Service


def make_service(known: Table) -> Service[State]:
    """The aggregator as the shells run it."""
    run: Callable[[State, Model, datetime], Outcome[State]] = partial(step, known)
    return Service("aggregator", ("reports",), run, load)


def step(known: Table, state: State, event: Model, _now: datetime) -> Outcome[State]:
    """Take the event in and tell what became different."""
    if not isinstance(event, Report | Redirect | Ruling):
        raise Reject(f"the aggregator reads reports, redirects and rulings, not {type(event).__name__}")
    if state.incident_id and event.incident_id != state.incident_id:
        raise Reject(f"the event is about {event.incident_id}, its key about {state.incident_id}")
    after = taken_in(state, event)
    if after is None:
        return Outcome(state)
    before = state.judged or (judge(state, known)[0] if state.incident_id else None)
    now, found = judge(after, known)
    after = replace(after, judged=now)
    writes = {part_of(event): event.to_json()}
    look = partial(shown, now, found, after.shown)
    if before == now and incident(state, known) == look():
        return Outcome(after, (), writes)
    return Outcome(after, (change(before, now, event),), writes, look)
