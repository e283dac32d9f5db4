"""A state that another release wrote: read as it is, rebuilt from the service's one input, or left alone because it is newer than we are.

Two rows of the changelog tell, under a key that no state has: in which form the parts are written (none: the first), and that what
stood before this row is void, with the offsets up to which the effects of the input are told already. Does no I/O: partition.py does.
"""

import json
from collections.abc import Mapping
from typing import Any, Final, Literal

from services.outcome import Service
from services.shell.changelog import FORM, RESTART, MemoryParts
from services.shell.ports import ShellError

FIRST_FORM: Final = 1
Due = Literal["nothing", "note", "rebuild"]


class NewerStateError(ShellError):
    """A later release has written this state; who reads it as an earlier one would spoil it."""


class UnreadableStateError(ShellError):
    """An earlier release has written this state in a form that this one neither reads nor can do without."""


def due(service: Service[Any], parts: MemoryParts) -> Due:
    """What has to be done before this service can use the state. Raises NewerStateError or UnreadableStateError."""
    form = int(parts.about.get(FORM, FIRST_FORM))
    if form == service.form:
        return "nothing"
    if form > service.form:
        raise NewerStateError(f"the state of {service.name} is in form {form}; this release knows {service.form}")
    if form >= service.reads:
        return "note"
    if len(service.inputs) > 1:
        raise UnreadableStateError(
            f"the state of {service.name} is in form {form}, and this release reads {service.reads} and later. It cannot be rebuilt, "
            f"since no topic says in which order {' and '.join(service.inputs)} were read: first run a release that reads both forms"
        )
    return "rebuild"


def rows(service: Service[Any], told: Mapping[str, int] | None = None) -> dict[str, bytes | None]:
    """The rows that note the service's form and, where the state begins anew, up to which offset of each topic all is told."""
    noted: dict[str, bytes | None] = {FORM: str(service.form).encode()}
    return noted if told is None else noted | {RESTART: json.dumps(told).encode()}


def whole(service: Service[Any], beginning: Mapping[str, int]) -> None:
    """Raises UnreadableStateError where an input has lost its first records: what is rebuilt from the rest would be another state."""
    short = [topic for topic, offset in beginning.items() if offset > 0]
    if short:
        raise UnreadableStateError(
            f"the state of {service.name} is older than form {service.reads} and cannot be rebuilt: "
            f"{', '.join(short)} no longer holds its first records. First run a release that reads both forms"
        )
