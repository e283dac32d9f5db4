"""Values kept once they are made: a property of one instance (Once), the answers of a function about words (Memo).

Both hold what follows from their input alone, so that nothing depends on what was read before; a Memo stays bounded.
"""

from collections.abc import Callable
from typing import Generic, TypeVar, overload

Owner = TypeVar("Owner")
Key = TypeVar("Key")
Value = TypeVar("Value")


class Once(Generic[Owner, Value]):
    """A property made when first asked for and kept in the instance. Takes no lock, which costs functools' more than much of the making."""

    def __init__(self, make: Callable[[Owner], Value]) -> None:
        """A property made by `make`."""
        self._make, self.__doc__ = make, make.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """Learn under which name the class has it, and with it the instance."""
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> "Once[Owner, Value]": ...
    @overload
    def __get__(self, instance: Owner, owner: type) -> Value: ...
    def __get__(self, instance: Owner | None, owner: type) -> "Once[Owner, Value] | Value":
        """The value: made here, and from then on found in the instance before this is asked."""
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._make(instance)
        return value


class Memo(dict[Key, Value]):
    """What `make` says of each key, made once: text has the same words over and over. Forgets all where it grows beyond `most`."""

    def __init__(self, make: Callable[[Key], Value], most: int = 65536) -> None:
        """Empty at first; at most `most` keys are kept."""
        super().__init__()
        self._make, self._most = make, most

    def __missing__(self, key: Key) -> Value:
        """Make the value of a key asked for the first time."""
        if len(self) >= self._most:
            self.clear()
        value = self[key] = self._make(key)
        return value
