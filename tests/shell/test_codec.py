"""CloudEvents in Kafka's binary mode: there and back, ids by content, every refusal in words."""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import Article
from schemas.envelope import HEADERS
from schemas.incident import Incident
from services.outcome import Reject
from services.shell.codec import decode, encode, learned_at
from services.shell.ports import Headers, Record
from tests.shell.toys import article

NOW = datetime(2018, 11, 17, 9, tzinfo=UTC)


def read(event: object = None, **changes: object) -> Record:
    message = encode(article("hajin-1", 43), source="test", recorded=NOW)
    return replace(Record(message.topic, message.key, message.value, message.headers), **changes)  # type: ignore[arg-type] # the fields' own types


def test_an_event_comes_back_as_it_went() -> None:
    assert decode(read()) == article("hajin-1", 43)


def test_every_header_is_a_declared_one_and_every_required_one_is_there() -> None:
    names = [name for name, _ in read().headers]
    assert set(names) <= set(HEADERS)
    assert {name for name, row in HEADERS.items() if row.required} <= set(names)
    assert len(names) == len(set(names))


def test_the_id_is_a_hash_of_the_content_alone() -> None:
    one, two = (encode(article("hajin-1", 43), source=source, recorded=NOW) for source in ("fetcher", "editor"))
    assert dict(one.headers)["ce_id"] == dict(two.headers)["ce_id"] == b"evt_" + dict(one.headers)["ce_id"][4:]
    assert dict(one.headers)["ce_id"] != dict(encode(article("hajin-1", 44), source="fetcher").headers)["ce_id"]


def test_what_follows_keeps_the_time_of_learning_the_cause_and_the_trace() -> None:
    cause = read(headers=(*read().headers, ("traceparent", b"00-" + b"a" * 32 + b"-" + b"b" * 16 + b"-01")))
    following = dict(encode(Incident(incident_id="inc_1", block="SY"), source="aggregator", cause=cause, sequence=3).headers)
    assert following["ce_recordedtime"] == NOW.isoformat().encode()
    assert following["ce_causationid"] == dict(cause.headers)["ce_id"]
    assert following["traceparent"] == dict(cause.headers)["traceparent"]
    assert following["ce_sequence"] == b"3"
    assert learned_at(cause) == NOW


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"value": None}, "the record has no value"),
        ({"value": b"{ not json"}, "not a valid Article: the value: Invalid JSON"),
        ({"value": b'{"id": "a"}'}, "not a valid Article: text: Field required"),
        ({"headers": (("ce_type", b"tollwire.article.v2"),)}, "type tollwire.article.v2 is not one that topic articles carries"),
        ({"topic": "gossip"}, "topic gossip is not declared"),
        ({"key": b"other"}, "the record's key b'other' is not the event's key b'hajin-1'"),
        ({"key": None}, "the record's key None is not the event's key"),
    ],
)
def test_what_is_no_event_is_refused_in_words(changes: dict[str, object], reason: str) -> None:
    with pytest.raises(Reject) as refusal:
        decode(read(**changes))
    assert reason in refusal.value.reason


@given(st.binary(max_size=200), st.lists(st.tuples(st.sampled_from(sorted(HEADERS)), st.binary(max_size=30))))
def test_any_bytes_are_an_event_or_refused(value: bytes, headers: list[tuple[str, bytes]]) -> None:
    given_headers: Headers = tuple(headers)
    record = read(value=value, headers=given_headers)
    learned_at(record)
    with suppress(Reject):
        assert isinstance(decode(record), Article)
