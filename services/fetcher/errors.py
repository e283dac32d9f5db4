"""How the fetcher says no: one class per noun, each with a reason that an operator understands.

Does not decide what becomes of a failed feed: freshness.py does.
"""

from typing import Literal

from services.outcome import TollwireError

FailureKind = Literal[
    "address", "scheme", "port", "credentials", "dns", "connect", "timeout", "slow", "too_large", "bomb", "redirect", "headers",
    "encoding", "robots", "protocol",
]  # fmt: skip


class FetchError(TollwireError):
    """A page or feed could not be had. `kind` is for counting, the message for people."""

    def __init__(self, kind: FailureKind, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason


class UnreadableError(TollwireError):
    """Bytes that are no feed or page, with the reason."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
