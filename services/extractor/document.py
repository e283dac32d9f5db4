"""An article as sentences and tokens with offsets into the original field. Nothing is rewritten: text[start:end] is the token.

Does not know any casualty word; see vocabulary/ and casualties.py.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

Field = Literal["title", "text"]
TOKEN = re.compile(
    r"[^\W\d_]{2}[^\W_]*+(?:['’-][^\W_]++)*+|(?:[^\W\d_]\.){2,}+(?:-[^\W_]++)*+|(?:[^\W\d_]\.)++[^\W\d_](?![^\W_])(?:-[^\W_]++)*+|\d++(?:[.,]\d++)*+[^\W\d_]*+(?:-[^\W\d_][^\W_]*+)*+|[^\W_]++(?:['’-][^\W_]++)*+|\S"
)
"""Words of two letters and more, which are most and so stand first; acronyms with dots, numbers with what is glued to them ("3rd", "16-year-old"), words with inner hyphens and apostrophes, marks."""


class Token(NamedTuple):
    """A word, number or mark. `start` and `end` are offsets in the field, not in the sentence."""

    text: str
    lower: str
    start: int
    end: int


def lowered(text: str) -> str:
    """The text in lower case with the same offsets, on which patterns run much faster than with case ignored."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


@dataclass(frozen=True)
class Sentence:
    """One sentence of the title or the text. `index` counts through the document, the title first."""

    field: Field
    index: int
    paragraph: int
    start: int
    end: int
    text: str

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens, made when first asked for: most sentences are never looked at."""
        offset, token = self.start, Token
        return tuple([token(text := match[0], text.lower(), offset + match.start(), offset + match.end())
                      for match in TOKEN.finditer(self.text)])  # fmt: skip

    @cached_property
    def lower(self) -> str:
        """The text in lower case, with the same offsets."""
        return lowered(self.text)


@dataclass(frozen=True)
class Document:
    """An article ready to be read. `published` is ISO 8601 or None (the dateline may still give a date)."""

    title: str
    text: str
    published: str | None
    sentences: tuple[Sentence, ...]

    def source(self, field: Field) -> str:
        """The field's original text."""
        return self.title if field == "title" else self.text
