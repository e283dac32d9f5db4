"""An article's text with the words of its claims marked, as pieces a template can print. Pure.

Does not fetch the article and does not trust its text: pieces are plain text, the template escapes them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from schemas.article import Article
from schemas.incident import Evidence


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text. `starts` are claims whose quote begins here, `claims` those that cover it, `cited` if one of them was asked for."""

    text: str
    starts: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    cited: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """An article to read: title and paragraphs in pieces. `lost` are claims whose words this revision does not have."""

    title: tuple[Piece, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    lost: tuple[Evidence, ...]


def told(article: Article, claims: Sequence[Evidence], cited: str | None = None) -> Told:
    """Mark the claims. A quote that is not literally where it should be is never marked."""
    found = [claim for claim in claims if _source(article, claim)[claim.quote.start : claim.quote.end] == claim.quote.text]
    numbers = {claim.claim_id: number for number, claim in enumerate(claims, 1)}
    marks = _Marks(found, numbers, cited)
    return Told(
        marks.pieces("title", article.title or "", (0, len(article.title or ""))),
        tuple(marks.pieces("text", article.text, span) for span in _paragraphs(article.text)),
        tuple(claim for claim in claims if claim not in found),
    )


def _source(article: Article, claim: Evidence) -> str:
    return (article.title or "") if claim.quote.field == "title" else article.text


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Where each line with words begins and ends; newsrooms break paragraphs by one newline or two."""
    spans, start = [], 0
    for line in text.splitlines(keepends=True):
        if stripped := line.rstrip():
            spans.append((start, start + len(stripped)))
        start += len(line)
    return spans


@dataclass(frozen=True, slots=True)
class _Marks:
    """The claims to be marked, their numbers in the margin, and the one that was asked for."""

    claims: Sequence[Evidence]
    numbers: dict[str, int]
    cited: str | None

    def pieces(self, field: str, text: str, span: tuple[int, int]) -> tuple[Piece, ...]:
        """A paragraph cut wherever a quote begins or ends in it."""
        start, end = span
        here = [claim for claim in self.claims
                if claim.quote.field == field and claim.quote.start < end and claim.quote.end > start]  # fmt: skip
        edges = {edge for claim in here for edge in (claim.quote.start, claim.quote.end) if start < edge < end}
        return tuple(self._piece(text, here, left, right) for left, right in pairwise(sorted({start, end} | edges)))

    def _piece(self, text: str, here: Sequence[Evidence], left: int, right: int) -> Piece:
        over = [claim for claim in here if claim.quote.start <= left and claim.quote.end >= right]
        ids = tuple(claim.claim_id for claim in over)
        return Piece(
            text[left:right],
            starts=tuple(claim.claim_id for claim in over if claim.quote.start == left),
            claims=ids,
            numbers=tuple(self.numbers[claim.claim_id] for claim in over if claim.quote.end == right),
            cited=self.cited in ids,
        )
