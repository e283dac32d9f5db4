"""What every message model has in common: frozen, tolerant of fields it does not know, one canonical JSON form.

Does not know any topic or service.
"""

from functools import cached_property
from typing import Any, Self

import orjson
from pydantic import BaseModel, ConfigDict

_set = object.__setattr__
_NAMES: dict[type[BaseModel], set[str]] = {}
"""The names of all fields by model: one set for all its messages, which nobody changes (pydantic copies it with the message)."""


class Model(BaseModel):
    """A frozen message. Unknown fields are ignored, so that a reader of version 1 can read an additive version 2."""

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=False)

    def to_json(self) -> bytes:
        """Canonical bytes: keys in order of declaration, UTF-8, no spaces. Equal models give equal bytes."""
        return self.__pydantic_serializer__.to_json(self, by_alias=True)

    @classmethod
    def from_json(cls, data: bytes | str) -> Self:
        """Read one message. Raises pydantic.ValidationError with the place and the reason."""
        return cls.model_validate_json(data)

    @classmethod
    def trusted(cls, **values: Any) -> Self:
        """A message of values known to be good: every field, in order of declaration. Nothing is checked, and nothing costs less."""
        made = cls.__new__(cls)
        _set(made, "__dict__", values)
        _set(made, "__pydantic_fields_set__", _NAMES.get(cls) or _NAMES.setdefault(cls, set(cls.model_fields)))
        _set(made, "__pydantic_extra__", None)
        _set(made, "__pydantic_private__", None)
        return made

    def but(self, **changes: Any) -> Self:
        """The same message with some fields changed to values known to be good."""
        return self.trusted(**({name: self.__dict__[name] for name in type(self).model_fields} | changes))


class Piece(Model):
    """A model that stands in one larger message after another: its bytes are made once."""

    @cached_property
    def piece(self) -> bytes:
        """Its canonical bytes."""
        return self.to_json()

    def __copy__(self) -> Self:
        """A copy is made to be changed: it makes its own bytes."""
        copied = super().__copy__()
        copied.__dict__.pop("piece", None)
        return copied


def canonical(value: Any) -> bytes:
    """JSON bytes of plain data, in the order given, without spaces."""
    return orjson.dumps(value)
