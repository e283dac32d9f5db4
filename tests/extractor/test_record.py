"""Records: equal and hashed by their fields, with nothing but their fields; a growing one keeps what is made of it."""

from dataclasses import replace

import pytest

from services.extractor.kept import Once
from services.extractor.record import growing, record


@record
class Pair:
    """Two numbers."""

    one: int
    other: int = 0


@growing
class Text:
    """A text with its words."""

    text: str

    @Once
    def words(self) -> list[str]:
        """Its words."""
        return self.text.split()


def test_records_are_equal_and_hashed_by_their_fields() -> None:
    assert {Pair(1, 2), Pair(1, other=2), replace(Pair(1), other=2)} == {Pair(1, 2)}


def test_a_record_has_no_room_for_anything_else() -> None:
    with pytest.raises(AttributeError):
        Pair(1).third = 3  # type: ignore[attr-defined] # what is tried


def test_a_growing_record_keeps_what_is_made_of_it_and_stays_equal() -> None:
    text = Text("two words")

    assert text.words is text.words
    assert text == Text("two words")
