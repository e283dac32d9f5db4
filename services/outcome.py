"""What a step returns, and how it refuses. The one signature of every service:

    step(state, event, now) -> Outcome(state, events, writes)      # may raise Reject; may do nothing else

Does not run anything: services/shell does.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Generic, TypeVar

from schemas.base import Model

S = TypeVar("S")


class TollwireError(Exception):
    """Root of all errors of Tollwire's own."""


class Reject(TollwireError):  # noqa: N818 - a verdict on the event, named as the steps speak
    """The event can never be processed: to the dead letters, with this reason."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Outcome(Generic[S]):
    """What should happen. `state` is the new state of the event's key; the old one is untouched.

    `writes` names the parts of the state that changed (part name -> bytes, None removes the part), so that a
    shell stores a change and not the whole state. Loading all parts written so far gives `state` again.
    """

    state: S
    events: tuple[Model, ...] = ()
    writes: Mapping[str, bytes | None] = field(default_factory=dict)
    latest: Callable[[], Model] | None = None
    """Gives one event more, of a compacted topic and the state's own key: what stands there from now on. A shell that takes several
    events in one transaction need not ask for those that a later one of the key replaces: no reader would find them standing."""

    @property
    def told(self) -> tuple[Model, ...]:
        """All events, with what stands now before what changed."""
        return self.events if self.latest is None else (self.latest(), *self.events)


Step = Callable[[S, Model, datetime], Outcome[S]]


@dataclass(frozen=True, slots=True)
class Service(Generic[S]):
    """A service as the shell sees it. State is per message key; `load({})` is the empty state.

    `inputs` are topic names. A stateless service loads None and writes nothing.
    """

    name: str
    inputs: tuple[str, ...]
    step: Step[S]
    load: Callable[[Mapping[str, bytes]], S]
    form: int = 1
    """Number of the form in which parts are written; it rises when an earlier release could not read them."""
    reads: int = 1
    """The oldest form that `load` reads. A state in an older one is rebuilt from the service's input, where it has only one."""
    by_time: bool = False
    """Whether it works least, to the same end, when what was said earlier comes first: a shell may put what it has in hand in that order."""
