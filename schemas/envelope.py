"""The envelope: CloudEvents 1.0 in Kafka binary mode. Which headers a record carries, and what they mean.

Does not write or read records: services/shell/codec.py does.
"""

from dataclasses import dataclass

CONTENT_TYPE = "application/json"
SPEC_VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class Header:
    """One Kafka header of every record."""

    meaning: str
    required: bool = True


HEADERS: dict[str, Header] = {
    "ce_specversion": Header("CloudEvents version, 1.0"),
    "ce_id": Header("content hash of type, key and value: a redelivered event has the same id"),
    "ce_type": Header("name and version of the model, tollwire.<name>.v<version>"),
    "ce_source": Header("the service that wrote it, /tollwire/<service>"),
    "ce_time": Header("when it was said (event time), where known", required=False),
    "ce_subject": Header("the record's key", required=False),
    "ce_recordedtime": Header("when we learned it", required=False),
    "ce_causationid": Header("ce_id of the event that led to this one", required=False),
    "ce_sequence": Header("counts the versions of this key, without gaps", required=False),
    "traceparent": Header("W3C trace context, from feed item to incident version", required=False),
    "content-type": Header("application/json"),
}
"""Header name -> meaning; the AsyncAPI document is generated from it."""
