"""A change within a version may add, never take away."""

from typing import Any

import pytest

from schemas.compatibility import breaking
from schemas.generate import breaking_changes, rendered

OLD: dict[str, Any] = {
    "title": "Claim",
    "required": ["id"],
    "properties": {
        "id": {"type": "string"},
        "low": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
        "measure": {"enum": ["killed", "injured"], "type": "string"},
    },
}


def changed(**properties: Any) -> dict[str, Any]:
    return {**OLD, "properties": {**OLD["properties"], **properties}}


def test_an_optional_field_more_breaks_nobody() -> None:
    assert breaking(OLD, changed(rule={"type": "string"})) == []


def test_a_wider_type_breaks_nobody() -> None:
    assert breaking(OLD, changed(id={"anyOf": [{"type": "string"}, {"type": "null"}]})) == []


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ({**OLD, "properties": {"id": {"type": "string"}}}, "field 'low' was removed"),
        ({**OLD, "required": ["id", "measure"]}, "field 'measure' became required"),
        (changed(low={"type": "integer"}), "field 'low' no longer accepts null"),
        (changed(measure={"enum": ["killed"], "type": "string"}), "value 'injured' was removed"),
        (changed(measure={"enum": ["killed", "injured", "lost"], "type": "string"}), "value 'lost' was added"),
        ({**OLD, "$defs": {}}, ""),
    ],
)
def test_a_change_that_breaks_somebody_is_named_with_its_field(new: dict[str, Any], words: str) -> None:
    found = breaking(OLD, new)

    assert any(words in sentence for sentence in found) if words else found == []


def test_a_change_inside_a_nested_model_is_found() -> None:
    old = {"title": "Report", "$defs": {"Quote": OLD}}
    new = {"title": "Report", "$defs": {"Quote": {**OLD, "required": ["id", "low"]}}}

    assert breaking(old, new) == ["Quote: field 'low' became required"]


def test_the_written_schemas_are_those_of_the_models() -> None:
    assert breaking_changes() == []
    assert {path.name for path, text in rendered().items() if not path.exists() or path.read_text() != text} == set()
