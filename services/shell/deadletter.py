"""Dead letters: what a step or the codec refused, with its original bytes; and the limits that stop a bad deploy.

Does not read or write topics; `listed`, `shown` and `replayed` work on records that a Tail brought.
"""

import base64
import hashlib
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from schemas.deadletter import DeadLetter
from services.ids import content_id
from services.shell.codec import learned_text
from services.shell.ports import Message, Record, ShellError

MAX_KEPT_BYTES: Final = 45 * 1024 * 1024
"""In base64 they still fit into one message. What is compressed well can be larger and still reach us; it must not stop its partition."""
REPLAYED_HEADER: Final = "tollwire_replayed"


class TooManyDeadLettersError(ShellError):
    """So much was refused that the fault is ours: the process stops before it drains the topic."""


def release() -> str:
    """The version of Tollwire that runs."""
    try:
        return version("tollwire")
    except PackageNotFoundError:
        return "0"


def dead_letter(record: Record, step: str, reason: str) -> DeadLetter:
    """The letter of a refused record. Refusing the same bytes again gives the same id."""
    value = record.value or b""
    digest = hashlib.sha256(value).hexdigest()
    kept = value if len(value) <= MAX_KEPT_BYTES else b""
    if kept != value:
        reason += (
            f"; its {len(value)} bytes (SHA-256 {digest}) are too many for a letter and "
            f"stay in {record.topic}, partition {record.partition}, offset {record.offset}"
        )
    return DeadLetter(
        letter_id=_letter_id(step, record, digest),
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        key=None if record.key is None else base64.b64encode(record.key).decode(),
        value=base64.b64encode(kept).decode(),
        headers={name: data.decode("utf-8", "replace") for name, data in record.headers},
        step=step,
        version=release(),
        reason=reason,
        at=learned_text(record) or "1970-01-01T00:00:00+00:00",
    )


def _letter_id(step: str, record: Record, digest: str) -> str:
    return content_id("dlt", step, record.topic, record.key, digest)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much may be refused: so many in a row, and this share of the last `window` records once there are that many."""

    run: int = 100
    ratio: float = 0.5
    window: int = 500


@dataclass(slots=True)
class Tally:
    """Counts refusals against the limits. One per service and process; forgets with it."""

    limits: Limits = Limits()
    run: int = 0
    refused: int = 0
    recent: deque[bool] = field(default_factory=deque)

    def note(self, refused: bool) -> None:
        """Count one record. Raises TooManyDeadLettersError; the record it stands for must then not be committed."""
        self.run = self.run + 1 if refused else 0
        self.refused += refused
        self.recent.append(refused)
        if len(self.recent) > self.limits.window:
            self.refused -= self.recent.popleft()
        if self.run >= self.limits.run:
            raise TooManyDeadLettersError(f"{self.run} records in a row were refused; is this release at fault?")
        if len(self.recent) == self.limits.window and self.refused >= self.limits.ratio * self.limits.window:
            raise TooManyDeadLettersError(f"{self.refused} of the last {self.limits.window} records were refused")


def listed(letters: Iterable[DeadLetter]) -> dict[str, DeadLetter]:
    """Each letter once, by id, in the order in which they first came; a letter refused again keeps its latest reason."""
    found: dict[str, DeadLetter] = {}
    for letter in letters:
        found[letter.letter_id] = letter
    return found


def original(letter: DeadLetter) -> Record:
    """The refused record with its bytes as they were."""
    return Record(
        letter.topic,
        None if letter.key is None else base64.b64decode(letter.key),
        base64.b64decode(letter.value),
        tuple((name, text.encode()) for name, text in letter.headers.items()),
        letter.partition,
        letter.offset,
    )


def is_whole(letter: DeadLetter) -> bool:
    """Whether the letter holds the refused bytes; far too many stay in their topic."""
    record = original(letter)
    return letter.letter_id == _letter_id(letter.step, record, hashlib.sha256(record.value or b"").hexdigest())


def replayed(letter: DeadLetter) -> Message:
    """The message that plays a letter again: the original bytes under the original key, marked with the letter's id.

    Playing it twice changes nothing: steps are idempotent, and a letter refused again has the id it had.
    """
    record = original(letter)
    headers = tuple(row for row in record.headers if row[0] != REPLAYED_HEADER)
    return Message(record.topic, record.key or b"", record.value, (*headers, (REPLAYED_HEADER, letter.letter_id.encode())))
