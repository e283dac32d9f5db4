"""What breaks a reader or a writer when a schema changes within one version.

Compares two JSON Schemas of one message, old and new. Does not read files. Additive changes (a new optional field, a wider
set of values for a reader that ignores unknown ones is still breaking: old readers would refuse) are told apart in RULES.
"""

from collections.abc import Callable, Iterator
from typing import Any

Json = dict[str, Any]


def breaking(old: Json, new: Json) -> list[str]:
    """Every breaking difference as a sentence with its place, none for equal or additive schemas."""
    return [
        f"{place}: {sentence}"
        for place, before, after in _objects(old, new)
        for rule in RULES
        for sentence in rule(before, after)
    ]


def _objects(old: Json, new: Json) -> Iterator[tuple[str, Json, Json]]:
    """The message itself and every nested definition that both have; a vanished one shows through its fields."""
    yield str(old.get("title", "message")), old, new
    for name, definition in old.get("$defs", {}).items():
        if name in new.get("$defs", {}):
            yield name, definition, new["$defs"][name]


def removed_fields(old: Json, new: Json) -> Iterator[str]:
    """A field that readers may rely on is gone."""
    for name in old.get("properties", {}):
        if name not in new.get("properties", {}):
            yield f"field {name!r} was removed"


def newly_required(old: Json, new: Json) -> Iterator[str]:
    """Messages already written lack the field."""
    for name in new.get("required", []):
        if name not in old.get("required", []):
            yield f"field {name!r} became required"


def changed_types(old: Json, new: Json) -> Iterator[str]:
    """What a field may hold is no longer what it was."""
    for name, before in old.get("properties", {}).items():
        after = new.get("properties", {}).get(name)
        if after is not None and not _accepts(after) >= _accepts(before):
            yield f"field {name!r} no longer accepts {', '.join(sorted(_accepts(before) - _accepts(after)))}"


def changed_values(old: Json, new: Json) -> Iterator[str]:
    """A named value is gone, or a new one that old readers refuse."""
    for name, before in old.get("properties", {}).items():
        after = new.get("properties", {}).get(name)
        if after is None:
            continue
        for value in sorted(_values(before) ^ _values(after)):
            yield f"field {name!r}: value {value!r} was {'removed' if value in _values(before) else 'added'}"


def _accepts(schema: Json) -> set[str]:
    if "anyOf" in schema:
        return set().union(*(_accepts(one) for one in schema["anyOf"]))
    if "$ref" in schema:
        return {str(schema["$ref"])}
    if "type" in schema:
        inner = _accepts(schema["items"]) if "items" in schema else {""}
        return {f"{schema['type']} {one}".strip() for one in inner}
    return {"enum"} if "enum" in schema or "const" in schema else {"anything"}


def _values(schema: Json) -> set[str]:
    if "anyOf" in schema:
        return set().union(*(_values(one) for one in schema["anyOf"]))
    return {str(value) for value in [*schema.get("enum", []), *([schema["const"]] if "const" in schema else [])]}


RULES: tuple[Callable[[Json, Json], Iterator[str]], ...] = (removed_fields, newly_required, changed_types, changed_values)
