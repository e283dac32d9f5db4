"""An article as sentences and tokens with offsets into the original field. Nothing is rewritten: text[start:end] is the token.

Does not know any casualty word; see vocabulary/ and casualties.py.
"""

import re
from collections.abc import Callable
from functools import partial
from itertools import accumulate
from typing import Literal, NamedTuple

from services.extractor.kept import Memo, Once
from services.extractor.record import growing

Field = Literal["title", "text"]
TOKEN = re.compile(
    r"([^\W\d_]{2}[^\W_]*+(?:['’-][^\W_]++)*+|(?:[^\W\d_]\.){2,}+(?:-[^\W_]++)*+|(?:[^\W\d_]\.)++[^\W\d_](?![^\W_])(?:-[^\W_]++)*+|\d++(?:[.,]\d++)*+[^\W\d_]*+(?:-[^\W\d_][^\W_]*+)*+|[^\W_]++(?:['’-][^\W_]++)*+|\S)"
)
"""Words of two letters and more, which are most and so stand first; acronyms with dots, numbers with what is glued to them ("3rd", "16-year-old"), words with inner hyphens and apostrophes, marks.
One group around it all, so that a split gives tokens and the gaps between them in turn."""

_PLAIN_TOKEN = re.compile(
    TOKEN.pattern.replace(r"[^\W\d_]", "[A-Za-z]").replace(r"[^\W_]", "[A-Za-z0-9]").replace(r"\d", "[0-9]")
)
"""The same for text in ASCII, which is most: sets of letters are looked up faster than what a character is."""
_LONGEST_HEADING = 6
"""Words of a heading between paragraphs."""


class Token(NamedTuple):
    """A word, number or mark. `start` and `end` are offsets in the field, not in the sentence."""

    text: str
    lower: str
    start: int
    end: int


_as_token: Callable[[tuple[str, str, int, int]], Token] = partial(tuple.__new__, Token)
"""A token of its four values, without the detour through Python that the class itself takes: it is called for every word."""


class Columns(NamedTuple):
    """The tokens of a sentence, a list for each of their values: what looks at every word reads these."""

    texts: list[str]
    lowers: list[str]
    starts: list[int]
    ends: list[int]


_LOWERS: Memo[str, str] = Memo(str.lower)
"""One string for each word in small letters, whose hash is known from its first use on: words are looked up in many tables."""


def lowered(text: str) -> str:
    """The text in lower case with the same offsets, on which patterns run much faster than with case ignored."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


@growing
class Sentence:
    """One sentence of the title or the text. `index` counts through the document, the title first."""

    field: Field
    index: int
    paragraph: int
    start: int
    end: int
    text: str

    @Once
    def columns(self) -> Columns:
        """The tokens as columns, made when first asked for: most sentences are never looked at, and of most the words alone."""
        parts = (_PLAIN_TOKEN if self.text.isascii() else TOKEN).split(self.text)
        texts, at = parts[1::2], list(accumulate(map(len, parts), initial=self.start))
        return Columns(texts, list(map(_LOWERS.__getitem__, texts)), at[1:-1:2], at[2::2])

    @Once
    def tokens(self) -> tuple[Token, ...]:
        """The tokens in order."""
        return tuple(map(_as_token, zip(*self.columns, strict=True)))

    @Once
    def words(self) -> frozenset[str]:
        """All its tokens in lower case."""
        return frozenset(self.columns.lowers)

    @Once
    def lower(self) -> str:
        """The text in lower case, with the same offsets."""
        return lowered(self.text)


@growing
class Document:
    """An article ready to be read. `published` is ISO 8601 or None (the dateline may still give a date)."""

    title: str
    text: str
    published: str | None
    sentences: tuple[Sentence, ...]
    outlet: str | None = None
    """Who printed it: its name may say in which country, where the text does not."""

    @Once
    def lower_text(self) -> str:
        """The text in lower case. Its offsets are nobody's."""
        return self.text.lower()

    @Once
    def lower(self) -> str:
        """Title and text in lower case: for a look whether a word can be found at all. Its offsets are nobody's."""
        return f"{self.title.lower()}\n{self.lower_text}"

    def source(self, field: Field) -> str:
        """The field's original text."""
        return self.title if field == "title" else self.text

    def before(self, index: int) -> int:
        """The sentence before one, past a heading between paragraphs; -1 for the first."""
        at = index - 1
        return at - 1 if at > 0 and self._is_heading(at) else at

    def _is_heading(self, index: int) -> bool:
        """A few words without a full stop, alone in their paragraph, within the text."""
        one, last = self.sentences[index], len(self.sentences) - 1
        alone = self.sentences[index - 1].paragraph < one.paragraph < self.sentences[min(index + 1, last)].paragraph
        in_text = one.field == self.sentences[index - 1].field == "text"
        return alone and in_text and one.text[-1].isalnum() and one.text.count(" ") < _LONGEST_HEADING
