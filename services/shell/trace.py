"""W3C trace contexts: one trace from a feed item (on one machine from a poll) to the incident version that it led to.

Makes and reads `traceparent` texts; telemetry.py turns them into spans.
"""

import re
import secrets

_SHAPE = re.compile(r"00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})")


def new_trace() -> str:
    """A fresh trace, sampled."""
    return f"00-{secrets.token_hex(16)}-{secrets.token_hex(8)}-01"


def trace_id(traceparent: str | None) -> str | None:
    """The trace's id, or None where the text is no trace context."""
    match = _SHAPE.fullmatch(traceparent or "")
    return match.group(1) if match else None
