"""Shows why a claim was made: its sentence with the figure, who says it and the scope marked, and the rule that fired.

Decides nothing: the claims are given. Knows no terminal and no colours.
"""

from collections.abc import Iterable, Sequence

from schemas.article import Article
from schemas.claim import Claim, Statement
from services.extractor import sentences
from services.extractor.document import Document, Sentence

Line = Claim | Statement
FIGURE, CLAIMANT, PLACE = ("[", "]"), ("{", "}"), ("<", ">")
"""Marks around the evidence, around who says it and around where it happened."""
LEGEND = "[figure] {who says so} <where>"


def explain(article: Article, lines: Sequence[Line]) -> str:
    """Each sentence that holds claims, once, with its marks, and below it a line for each claim and statement."""
    document = sentences.split(article.title, article.text, article.published)
    holding = [(sentence, found) for sentence in document.sentences if (found := _of(sentence, lines))]
    blocks = ["\n".join([_marked(document, sentence, found), *map(_told, found)]) for sentence, found in holding]
    return "\n\n".join([f"{article.id}: {LEGEND}", *blocks]) if blocks else f"{article.id}: no claims"


def _of(sentence: Sentence, lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if line.quote.field == sentence.field and sentence.start <= line.quote.start < sentence.end]


def _marked(document: Document, sentence: Sentence, lines: Sequence[Line]) -> str:
    """The sentence with marks put in from the right, so that offsets stay true."""
    spans = [(line.quote.start, min(line.quote.end, sentence.end), FIGURE) for line in lines]
    spans += [span for line in lines for span in _found(sentence, line.claimant.name if line.claimant else None, CLAIMANT)]
    spans += [span for line in lines for span in _found(sentence, line.event.place.text if line.event.place else None, PLACE)]
    text = document.source(sentence.field)[sentence.start : sentence.end]
    inserts = sorted(
        {(at, mark) for start, end, (left, right) in spans for at, mark in ((start, left), (end, right))}, reverse=True
    )
    for at, mark in inserts:
        position = at - sentence.start
        text = f"{text[:position]}{mark}{text[position:]}"
    return " ".join(text.split())


def _found(sentence: Sentence, name: str | None, marks: tuple[str, str]) -> list[tuple[int, int, tuple[str, str]]]:
    at = sentence.text.lower().find(name.lower()) if name else -1
    return [] if at < 0 or not name else [(sentence.start + at, sentence.start + at + len(name), marks)]


def _told(line: Line) -> str:
    who = line.claimant.name if line.claimant else "the outlet itself"
    relayed = f" through {', '.join(line.relays)}" if line.relays else ""
    when = line.event.date or "day unknown"
    if isinstance(line, Statement):
        return f"    {line.stance} {line.asserts.replace('_', ' ')} - {who}{relayed}; event {line.event.ref}, {when}; rule: {line.rule}"
    part = "; part of another figure" if line.part_of else ""
    figure = f"{line.measure.replace('_', ' ')} {_bounds(line)} {line.category_text or line.category.replace('_', ' ')}"
    return f"    {figure} - {who}{relayed}; {line.scope}, event {line.event.ref}, {when}{part}; rule: {line.rule}"


def _bounds(claim: Claim) -> str:
    if claim.low is None and claim.high is None:
        return f"“{claim.words}”"
    low, high = ("…" if bound is None else str(bound) for bound in (claim.low, claim.high))
    return low if low == high else f"{low}-{high}"
