"""A dead letter: an event that a step refused, with all that is needed to look at it and to play it again.

Does not decide when to stop: the shell's limits do.
"""

from pydantic import Field

from schemas.base import Model


class DeadLetter(Model):
    """Topic `dead-letters`, key: original topic. `value` and `key` are the original bytes in base64."""

    letter_id: str
    topic: str
    partition: int = 0
    offset: int = 0
    key: str | None = None
    value: str
    headers: dict[str, str] = Field(default_factory=dict)
    step: str
    version: str
    reason: str
    at: str
