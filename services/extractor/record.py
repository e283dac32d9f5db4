"""The values that the parts of the extractor hand to each other: dataclasses that nothing may change.

Frozen for the type checker, which reads every line of the project, and not at run time: a dataclass that checks it there takes four
times as long to make, and a hundred are made for each article.
"""

from dataclasses import dataclass
from typing import TypeVar, dataclass_transform

Class = TypeVar("Class")


@dataclass_transform(frozen_default=True)
def record(cls: type[Class]) -> type[Class]:
    """A slotted dataclass, equal and hashed by its fields."""
    return dataclass(slots=True, unsafe_hash=True)(cls)


@dataclass_transform(frozen_default=True)
def growing(cls: type[Class]) -> type[Class]:
    """The same without slots, so that it can keep what is made of it (kept.Once)."""
    return dataclass(unsafe_hash=True)(cls)
