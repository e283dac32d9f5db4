"""What must be there in the end: one pass of the memory shell over the whole feed, by one process that nothing disturbs.

Ids that were given up on the way depend on the way: which of two articles came first decides whether an id was ever told. What such
an id answers in the end does not depend on it, so the oracle can say it for every id. Where it leads is worked out by the service's own
rule, which tests/deduplicator/test_laws.py holds to its laws: a fault of that rule is not found here. Does not look at a cluster: judge.py does.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from schemas.base import Model
from schemas.incident import Incident
from schemas.report import Redirect
from services.deduplicator.draft import Draft
from services.deduplicator.reporting import moved_to
from services.deduplicator.state import BlockState
from services.outcome import Outcome, Reject, Service
from services.shell.memory import Memory
from services.shell.ports import Message
from services.wiring import services as real_services
from tests.crash.fates import Fates, fates_of, seen
from tests.crash.generator import Feed, edited, feed
from tests.shell.shells import record


def remembering(services: Sequence[Service[Any]]) -> tuple[Service[Any], ...]:
    """The same services; the extractor, which has no state, works each article out once however often it is asked."""
    known: dict[bytes, Outcome[None] | Reject] = {}

    def once(service: Service[Any]) -> Service[Any]:
        def step(state: None, event: Model, now: datetime) -> Outcome[None]:
            told = event.to_json()
            if told not in known:
                try:
                    known[told] = service.step(state, event, now)
                except Reject as refusal:
                    known[told] = refusal
            found = known[told]
            if isinstance(found, Reject):
                raise found
            return found

        return replace(service, step=step)

    return tuple(once(service) if service.name == "extractor" else service for service in services)


@dataclass
class Oracle:
    """The end as it must be."""

    services: Sequence[Service[Any]]
    memory: Memory
    live: dict[str, bytes]
    """Incidents that articles speak of."""
    letters: set[str]
    fates: Fates

    def answer(self, incident_id: str, block: str) -> bytes | None:
        """What an id must read: its incident or, of one that was given up, where its readers should look. None: no such id."""
        if incident_id in self.live:
            return self.live[incident_id]
        told = self.memory.latest["incidents"].get(incident_id)
        state = self.memory.states.get(("deduplicator", block))
        if not isinstance(state, BlockState):  # a toy gives up no id
            return told.to_json() if told else None
        into = moved_to(Draft(state), incident_id)
        aggregator = self.services[-1]
        moved = Redirect(incident_id=incident_id, block=block, merged_into=into, reason="given up")
        (found,) = (one for one in aggregator.step(aggregator.load({}), moved, self.memory.now).told if isinstance(one, Incident))
        return found.to_json()


def oracle(services: Sequence[Service[Any]], messages: Sequence[Message]) -> Oracle:
    """What one undisturbed process comes to."""
    memory = Memory(services)
    for number, message in enumerate(messages):
        memory.publish(record(message, number))
    live = {key: event.to_json() for key, event in memory.latest["incidents"].items() if getattr(event, "articles", ())}
    states = {key: state for (name, key), state in memory.states.items() if name == "aggregator"}
    return Oracle(
        services, memory, live, {letter.letter_id for letter in memory.dead}, fates_of(seen(messages), states, memory.dead)
    )


def newsroom(seed: int, count: int) -> tuple[Feed, Oracle]:
    """So many articles with editors' commands, and what the real services must make of them."""
    known = remembering(real_services())
    made = feed(seed, count, toy=False)
    made = edited(made, oracle(known, made.messages).memory, seed)
    return made, oracle(known, made.messages)
