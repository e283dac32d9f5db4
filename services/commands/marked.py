"""The sentences of an article that hold claims, with figure, claimant and place marked where they stand, and each claim in words below.

Decides nothing: the claims are given. The wording of a claim is spoken.py's.
"""

from collections.abc import Sequence

from schemas.article import Article
from schemas.claim import Claim, Statement
from services.commands.spoken import claim_in_words
from services.extractor import sentences
from services.extractor.document import Document, Sentence

Line = Claim | Statement
Span = tuple[int, int, tuple[str, str]]
FIGURE, CLAIMANT, PLACE = ("[", "]"), ("{", "}"), ("<", ">")
LEGEND = "[figure] {who says so} <where>"


def marked(article: Article, lines: Sequence[Line]) -> str:
    """Each sentence that holds claims, once, with its marks, and below it every claim and statement in it."""
    document = sentences.split(article.title, article.text, article.published)
    found = [(sentence, [line for line in lines if _within(sentence, line)]) for sentence in document.sentences]
    blocks = [
        "\n".join([f"  {_marks(document, sentence, held)}", *map(claim_in_words, held)]) for sentence, held in found if held
    ]
    heading = f"{article.id}  {article.title or ''}".rstrip()
    if not blocks:
        return f"{heading}\n  says nothing about people killed, injured or missing\n"
    return "\n\n".join([f"{heading}\n  {LEGEND}", *blocks]) + "\n"


def _within(sentence: Sentence, line: Line) -> bool:
    return line.quote.field == sentence.field and sentence.start <= line.quote.start < sentence.end


def _marks(document: Document, sentence: Sentence, lines: Sequence[Line]) -> str:
    """The sentence with its marks, put in from the right so that offsets stay true."""
    spans: list[Span] = [(line.quote.start, min(line.quote.end, sentence.end), FIGURE) for line in lines]
    for line in lines:
        spans += _named(sentence, line.claimant.name if line.claimant else None, CLAIMANT)
        spans += _named(sentence, line.event.place.text if line.event.place else None, PLACE)
    text = document.source(sentence.field)[sentence.start : sentence.end]
    for at, mark in sorted(
        {(at, mark) for start, end, (left, right) in spans for at, mark in ((start, left), (end, right))}, reverse=True
    ):
        text = f"{text[: at - sentence.start]}{mark}{text[at - sentence.start :]}"
    return " ".join(text.split())


def _named(sentence: Sentence, name: str | None, marks: tuple[str, str]) -> list[Span]:
    at = sentence.text.lower().find(name.lower()) if name else -1
    return [] if at < 0 or not name else [(sentence.start + at, sentence.start + at + len(name), marks)]
