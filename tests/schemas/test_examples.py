"""Every topic has examples of its life, valid under the models and under the generated JSON Schemas; invalid ones fail."""

import json
from pathlib import Path

import jsonschema
import pytest
from pydantic import ValidationError

from schemas.generate import json_schema
from schemas.topics import TOPICS

EXAMPLES = Path(__file__).resolve().parents[2] / "schemas" / "examples"
VALID = sorted(EXAMPLES.glob("*/*.json"))
INVALID = sorted(EXAMPLES.glob("*/invalid/*.json"))


def topic_of(path: Path) -> str:
    return path.relative_to(EXAMPLES).parts[0]


def name(path: Path) -> str:
    return str(path.relative_to(EXAMPLES))


@pytest.mark.parametrize("path", VALID, ids=name)
def test_an_example_is_what_its_model_and_its_schema_say(path: Path) -> None:
    example = json.loads(path.read_text())
    model = TOPICS[topic_of(path)].models[example["type"]]

    read = model.model_validate(example["value"])

    jsonschema.Draft202012Validator(json_schema(example["type"], model)).validate(example["value"])
    assert model.from_json(read.to_json()) == read


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_an_invalid_example_is_refused_by_its_model_and_by_its_schema(path: Path) -> None:
    example = json.loads(path.read_text())
    model = TOPICS[topic_of(path)].models[example["type"]]

    with pytest.raises(ValidationError):
        model.model_validate(example["value"])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(json_schema(example["type"], model)).validate(example["value"])


@pytest.mark.parametrize("topic", TOPICS)
def test_each_topic_shows_a_beginning_an_update_a_retraction_and_something_invalid(topic: str) -> None:
    assert {"initial.json", "update.json", "retraction.json"} <= {path.name for path in VALID if topic_of(path) == topic}
    assert [path for path in INVALID if topic_of(path) == topic]


def test_every_message_type_has_an_example() -> None:
    shown = {json.loads(path.read_text())["type"] for path in VALID}

    assert shown == {kind for topic in TOPICS.values() for kind in topic.models}


def test_quotes_in_examples_stand_where_they_say() -> None:
    for moment in ("initial", "update"):
        article = json.loads((EXAMPLES / "articles" / f"{moment}.json").read_text())["value"]
        claims = json.loads((EXAMPLES / "claims" / f"{moment}.json").read_text())["value"]["claims"]

        for claim in claims:
            quote = claim["quote"]
            assert article[quote["field"]][quote["start"] : quote["end"]] == quote["text"]
