"""CloudEvents 1.0 in Kafka's binary mode: models to messages and back. The id is a content hash, so a resent event has the same id.

Refuses what is no event (Reject, in words); does not decide what to do with refused ones.
"""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime

from pydantic import ValidationError

from schemas.article import Article
from schemas.base import Model
from schemas.claim import ArticleClaims
from schemas.dates import as_moment
from schemas.envelope import CONTENT_TYPE, SPEC_VERSION
from schemas.incident import Change, Incident
from schemas.report import Command, Report
from schemas.topics import TOPICS, TYPE_OF, address
from services.ids import content_id
from services.outcome import Reject
from services.shell.ports import Headers, Message, Record

MAX_VALUE_BYTES = 8 * 1024 * 1024
"""No article, claim or incident is larger; what is larger goes to the dead letters unread."""
MAX_LETTER_BYTES = 64 * 1024 * 1024
"""A dead letter holds in base64 what was too large."""
_SHOWN_ERRORS = 3
_FIXED: Headers = (("ce_specversion", SPEC_VERSION.encode()), ("content-type", CONTENT_TYPE.encode()))
_SAID_AT: dict[type[Model], Callable[..., str | None]] = {
    Article: lambda event: event.said_at,
    ArticleClaims: lambda event: event.article.said_at,
    Report: lambda event: event.article.said_at,
    Incident: lambda event: event.updated_at,
    Change: lambda event: event.at,
    Command: lambda event: event.at,
}  # fmt: skip


def event_id(kind: str, key: str, value: bytes) -> str:
    """The content hash that names an event: type, key and value."""
    return content_id("evt", kind, key, hashlib.sha256(value).hexdigest())


def encode(
    event: Model,
    *,
    source: str,
    cause: Record | None = None,
    recorded: datetime | None = None,
    sequence: int | None = None,
    trace: str | None = None,
) -> Message:
    """The message of an event. `cause` is the record that led to it; `recorded` counts only where there is no cause."""
    topic, key = address(event)
    kind, value = TYPE_OF[type(event)], event.to_json()
    named = (
        ("ce_id", event_id(kind, key, value)),
        ("ce_type", kind),
        ("ce_source", f"/tollwire/{source}"),
        ("ce_subject", key),
        ("ce_time", _event_time(event)),
        ("ce_recordedtime", (cause and learned_text(cause)) or (recorded and recorded.isoformat())),
        ("ce_causationid", cause and cause.header("ce_id")),
        ("ce_sequence", None if sequence is None else str(sequence)),
        ("traceparent", trace or (cause and cause.header("traceparent"))),
    )
    return Message(topic, key.encode(), value, (*_FIXED, *((name, text.encode()) for name, text in named if text)))


def _event_time(event: Model) -> str | None:
    say = _SAID_AT.get(type(event))
    when = say(event) if say else None
    return when if when and "T" in when else None


def learned_text(record: Record) -> str | None:
    """When the chain of events that this record belongs to entered Tollwire, as written or by the record's own time."""
    text = record.header("ce_recordedtime")
    if text:
        return text
    return datetime.fromtimestamp(record.timestamp / 1000, UTC).isoformat() if record.timestamp else None


def learned_at(record: Record) -> datetime:
    """The same as a moment. Redelivery does not change it, so that a step given it as `now` repeats itself exactly."""
    text = learned_text(record)
    try:
        return as_moment(text) or datetime.fromtimestamp(0, UTC)
    except ValueError:
        return datetime.fromtimestamp(record.timestamp / 1000, UTC)


def decode(record: Record, max_bytes: int = MAX_VALUE_BYTES) -> Model:
    """The event of a record. Raises Reject with a sentence where it is none that its topic declares."""
    topic = TOPICS.get(record.topic)
    if topic is None:
        raise Reject(f"topic {record.topic} is not declared")
    if record.value is None:
        raise Reject("the record has no value")
    limit = MAX_LETTER_BYTES if record.topic == "dead-letters" else max_bytes
    if len(record.value) > limit:
        raise Reject(f"a value of {len(record.value)} bytes is more than the {limit} that any event needs")
    model = topic.models.get(_kind(record, tuple(topic.models)))
    if model is None:
        raise Reject(f"type {record.header('ce_type')} is not one that topic {record.topic} carries ({', '.join(topic.models)})")
    event = _validated(model, record.value)
    _check_key(event, record)
    return event


def _kind(record: Record, declared: tuple[str, ...]) -> str:
    kind = record.header("ce_type")
    return declared[0] if kind is None and len(declared) == 1 else kind or ""


def _validated(model: type[Model], value: bytes) -> Model:
    try:
        return model.from_json(value)
    except ValidationError as error:
        rows = error.errors(include_url=False, include_context=False, include_input=False)
        told = [f"{'.'.join(map(str, row['loc'])) or 'the value'}: {row['msg']}" for row in rows[:_SHOWN_ERRORS]]
        raise Reject(f"not a valid {model.__name__}: {'; '.join(told)}") from error


def _check_key(event: Model, record: Record) -> None:
    expected = address(event)[1].encode()
    if record.key != expected:
        raise Reject(f"the record's key {record.key!r} is not the event's key {expected!r}")
