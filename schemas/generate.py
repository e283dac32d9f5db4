"""Generates schemas/json (one JSON Schema a message), schemas/asyncapi.yaml and the cluster's topics from the declarations.

    python -m schemas.generate            write them
    python -m schemas.generate --check    exit 1 where what is written differs, or breaks readers of the same version

Does not declare anything itself: topics.py and the models do.
"""

import json
import sys
from pathlib import Path
from typing import Any

import yaml

from schemas import compatibility
from schemas.base import Model
from schemas.envelope import HEADERS
from schemas.topics import TOPICS, Topic, changelogs

HERE = Path(__file__).resolve().parent
JSON = HERE / "json"
ASYNCAPI = HERE / "asyncapi.yaml"
STRIMZI = HERE.parent / "deploy" / "kubernetes" / "base" / "topics.yaml"
Json = dict[str, Any]


def json_schema(kind: str, model: type[Model]) -> Json:
    """The JSON Schema (2020-12) of one message, as it appears on the wire."""
    schema = model.model_json_schema(mode="validation", ref_template="#/$defs/{model}")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"{kind}.schema.json", **schema}


def asyncapi() -> Json:
    """The whole flow as one AsyncAPI 3.0 document."""
    return {
        "asyncapi": "3.0.0",
        "info": {"title": "Tollwire", "version": "1.0.0", "license": {"name": "Apache-2.0"},
                 "description": "Casualty claims, who said them, and the consensus per incident. Messages are CloudEvents 1.0 "
                                "in Kafka binary mode."},
        "defaultContentType": "application/json",
        "servers": {"cluster": {"host": "kafka:9092", "protocol": "kafka"}},
        "channels": {name: _channel(topic) for name, topic in TOPICS.items()},
        "operations": {f"read-{name}": {"action": "receive", "channel": {"$ref": f"#/channels/{name}"},
                                        "summary": f"Read {topic.description}."} for name, topic in TOPICS.items()},
        "components": {"messages": {kind: _message(topic, kind) for topic in TOPICS.values() for kind in topic.models}},
    }  # fmt: skip


def _channel(topic: Topic) -> Json:
    config = {"cleanup.policy": [topic.cleanup], "retention.ms": topic.retention_ms}
    return {
        "address": topic.name,
        "description": f"{topic.description}; key: {topic.key}",
        "messages": {kind: {"$ref": f"#/components/messages/{kind}"} for kind in topic.models},
        "bindings": {"kafka": {"partitions": topic.partitions, "topicConfiguration": config}},
    }


def _message(topic: Topic, kind: str) -> Json:
    return {
        "name": kind,
        "contentType": "application/json",
        "headers": {"type": "object", "required": [name for name, row in HEADERS.items() if row.required],
                    "properties": {name: {"type": "string", "description": row.meaning} for name, row in HEADERS.items()}},
        "payload": {"schemaFormat": "application/schema+json;version=2020-12",
                    "schema": {"$ref": f"./json/{kind}.schema.json"}},
        "bindings": {"kafka": {"key": {"type": "string", "description": topic.key}}},
    }  # fmt: skip


def strimzi() -> str:
    """The topics as Kubernetes resources for the Strimzi operator."""
    return "---\n".join(yaml.safe_dump(_strimzi_topic(topic), sort_keys=False) for topic in [*TOPICS.values(), *changelogs()])


def _strimzi_topic(topic: Topic) -> Json:
    return {
        "apiVersion": "kafka.strimzi.io/v1",
        "kind": "KafkaTopic",
        "metadata": {"name": topic.name, "labels": {"strimzi.io/cluster": "tollwire"}},
        "spec": {"partitions": topic.partitions, "replicas": 3, "config": {**topic.settings(), "min.insync.replicas": "2"}},
    }


def rendered() -> dict[Path, str]:
    """Every generated file with its text."""
    files = {JSON / f"{kind}.schema.json": json.dumps(json_schema(kind, model), indent=1, ensure_ascii=False) + "\n"
             for topic in TOPICS.values() for kind, model in topic.models.items()}  # fmt: skip
    documents = {ASYNCAPI: yaml.safe_dump(asyncapi(), sort_keys=False, allow_unicode=True, width=130)}
    return files | documents | ({STRIMZI: strimzi()} if STRIMZI.parent.exists() else {})


def breaking_changes() -> list[str]:
    """What the models now demand that the written schemas of the same version did not, a sentence each."""
    found = []
    for path, text in rendered().items():
        if path.suffix == ".json" and path.exists():
            found += [
                f"{path.name}: {change}" for change in compatibility.breaking(json.loads(path.read_text()), json.loads(text))
            ]
    return found


def main(arguments: list[str]) -> int:
    """Write or check; returns the exit status."""
    if broken := breaking_changes():
        print(
            "\n".join([*broken, "a breaking change needs a new version of the message (…v2) beside the old one"]), file=sys.stderr
        )
        return 1
    stale = [path for path, text in rendered().items() if not path.exists() or path.read_text() != text]
    if "--check" in arguments:
        for path in stale:
            print(f"{path.relative_to(HERE.parent)} is out of date: run `make schemas`", file=sys.stderr)
        return int(bool(stale))
    JSON.mkdir(exist_ok=True)
    for path in stale:
        path.write_text(rendered()[path])
    print(f"{len(stale)} of {len(rendered())} files written")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
