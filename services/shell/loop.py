"""The one loop: a record in, its effects out. And the law on how a shell makes them happen: outputs, then state, then offsets.

    effects = processor.process(record)
    apply(effects, target)          # target.send(messages); target.save(writes); target.commit(record)

Three fates: refused (a dead letter, with the original bytes), done, or an exception that ends the process. Does no I/O.
"""

import json
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Protocol

from schemas.base import Model
from schemas.topics import TOPICS, address
from services.outcome import Outcome, Reject, Service
from services.shell.codec import MAX_VALUE_BYTES, decode, encode, learned_at
from services.shell.deadletter import Limits, Tally, dead_letter
from services.shell.ports import Message, Parts, Record

SHELLS_OWN = "~"
"""Parts whose name begins so are the shell's: the service's `load` never sees them."""
SEQUENCE = f"{SHELLS_OWN}sequence"
LOADED_STATES = 20_000


@dataclass(frozen=True, slots=True)
class Effects:
    """What one record leads to. `writes`: part name -> bytes (None removes it) of the state of `key`."""

    record: Record
    key: str = ""
    messages: tuple[Message, ...] = ()
    writes: Mapping[str, bytes | None] = field(default_factory=dict)
    refused: str | None = None
    latest: Callable[[], Message] | None = None
    """Makes the message of what stands now under the key. `settle` asks for it, unless a later record of the transaction replaces it."""


class Target(Protocol):
    """Where effects happen. Each call is durable, in the order given, when it returns; or all of them in one transaction."""

    def send(self, messages: tuple[Message, ...]) -> None:
        """Append to the topics."""
        ...

    def save(self, key: str, writes: Mapping[str, bytes | None]) -> None:
        """Keep the state's parts."""
        ...

    def commit(self, record: Record) -> None:
        """Remember that the record is done."""
        ...


def apply(effects: Effects, target: Target) -> None:
    """The law. A crash between any two of these loses nothing: the record comes again and repeats itself exactly."""
    target.send(effects.messages)
    target.save(effects.key, effects.writes)
    target.commit(effects.record)


class Processor:
    """Runs one service's step on records of the partitions it owns, keeping states at hand.

    States are built from their parts when first needed; the least used are dropped (their parts stay in `parts`).
    """

    def __init__(
        self, service: Service[Any], parts: Parts, *, limits: Limits | None = None, max_bytes: int = MAX_VALUE_BYTES
    ) -> None:
        self.service = service
        self._parts = parts
        self._tally = Tally(limits or Limits())
        self._max_bytes = max_bytes
        self._states: OrderedDict[str, Any] = OrderedDict()
        self._sequences: dict[str, dict[str, int]] = {}

    def process(self, record: Record, trace: str | None = None, *, told: bool = False) -> Effects:
        """The effects of a record, under the given trace (None: the record's own). `told`: an earlier run has told them already, only the
        state is still to be made. Raises TooManyDeadLettersError and whatever a broken step raises.
        """
        return self.settle([self.take(record, trace, told=told)])[0]

    def take(self, record: Record, trace: str | None = None, *, told: bool = False) -> Effects:
        """As `process`, of one of several records that become visible together: all of them go to `settle` when the last is taken."""
        if record.value is None and record.topic in TOPICS and TOPICS[record.topic].cleanup == "compact":
            return Effects(record)
        try:
            effects = self._taken(address_of(event := decode(record, self._max_bytes)), event, record, trace, told=told)
        except Reject as refusal:
            if told:
                return Effects(record)
            self._tally.note(refused=True)
            letter = dead_letter(record, self.service.name, refusal.reason)
            return Effects(record, messages=(encode(letter, source=self.service.name, cause=record),), refused=refusal.reason)
        self._tally.note(refused=False)
        return effects

    def settle(self, effects: Sequence[Effects]) -> list[Effects]:
        """The whole effects of records that were taken: what stands under a key is told once, with the last that changed it."""
        last = {effect.key: number for number, effect in enumerate(effects) if effect.latest is not None}
        told = [self._told(effect, whole=last.get(effect.key) == number) for number, effect in enumerate(effects)]
        return [self._counted(effect) for effect in told]

    def handle(self, key: str, event: Model, record: Record) -> Effects:
        """The effects of an event on the state of `key`, caused by `record`. Raises Reject."""
        return self.settle([self._taken(key, event, record)])[0]

    def _taken(self, key: str, event: Model, record: Record, trace: str | None = None, *, told: bool = False) -> Effects:
        outcome: Outcome[Any] = self.service.step(self.state(key), event, learned_at(record))
        self._states[key] = outcome.state
        if told:
            return Effects(record, key, (), outcome.writes)
        messages = tuple(self._message(key, event, record, trace) for event in outcome.events)
        latest = None if outcome.latest is None else partial(self._latest, outcome.latest, key, record, trace)
        return Effects(record, key, messages, outcome.writes, latest=latest)

    def _latest(self, make: Callable[[], Model], key: str, cause: Record, trace: str | None) -> Message:
        return self._message(key, make(), cause, trace)

    def _told(self, effect: Effects, *, whole: bool) -> Effects:
        if effect.latest is None:
            return effect
        return replace(effect, messages=(effect.latest(), *effect.messages) if whole else effect.messages, latest=None)

    def _counted(self, effect: Effects) -> Effects:
        """With the number of the key's last version of each kind, where one was told."""
        if not any(message.topic in _COUNTED for message in effect.messages) or effect.key not in self._sequences:
            return effect
        return replace(effect, writes={**effect.writes, SEQUENCE: json.dumps(self._sequences[effect.key]).encode()})

    def state(self, key: str) -> Any:
        """The state of a key, loaded when it is not at hand."""
        if key in self._states:
            self._states.move_to_end(key)
            return self._states[key]
        parts = self._parts.get(key)
        state = self.service.load({name: data for name, data in parts.items() if not name.startswith(SHELLS_OWN)})
        if SEQUENCE in parts:
            self._sequences[key] = json.loads(parts[SEQUENCE])
        self._states[key] = state
        if len(self._states) > LOADED_STATES:
            dropped, _ = self._states.popitem(last=False)
            self._sequences.pop(dropped, None)
        return state

    def forget(self) -> None:
        """Drop every loaded state: the effects since the last save did not happen."""
        self._states.clear()
        self._sequences.clear()

    def _message(self, key: str, event: Model, cause: Record, trace: str | None) -> Message:
        topic, message_key = address(event)
        sequence = None
        if message_key == key and topic in _COUNTED:
            counts = self._sequences.setdefault(key, {})
            sequence = counts[topic] = counts.get(topic, 0) + 1
        return encode(event, source=self.service.name, cause=cause, sequence=sequence, trace=trace)


_COUNTED = frozenset({"incidents", "changes"})
"""Topics whose records are numbered per key without gaps, so that a reader can tell that it saw every version."""


def address_of(event: Model) -> str:
    """The state's key: the event's own key."""
    return address(event)[1]
