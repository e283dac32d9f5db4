"""Puts together what the parts of the extractor found in one article: candidates, who says so, where and when, as claims.

Decides nothing about language.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Literal, cast

from schemas.article import Article
from schemas.claim import Claim, EventRef, Quote, Statement
from services.extractor import assertions, attribution, casualties, events, sums, survivors
from services.extractor.candidate import Assertion, Attribution, Candidate, Happening
from services.extractor.claimants import KnownClaimants
from services.extractor.document import Document
from services.extractor.references import Reader
from services.ids import content_id

Asserted = Literal["event_occurred", "responsibility", "no_civilian_harm", "unverifiable", "figure", "retraction"]
Numbered = Callable[..., str]


def lines(article: Article, document: Document, known: KnownClaimants) -> list[Claim | Statement]:
    """The claims and statements of the article in the order of the text, the title's first."""
    if not casualties.may_speak_of_harm(document.lower):
        return []
    candidates = casualties.find(document)
    reader = Reader(document, known)
    asserted = assertions.find(document, candidates, known, reader)
    if not candidates and not asserted:
        return []
    said = attribution.attribute(document, candidates, known, reader)
    happened = events.assign(document, candidates)
    candidates = survivors.settle(document, candidates, happened)
    candidates = sums.find(candidates, [one.event.ref for one in happened])
    candidates, said, happened = survivors.add(document, (candidates, said, happened))
    numbered = _numbering()
    ids = [_id(article, document, one, said[n], numbered) for n, one in enumerate(candidates)]
    claims = [_claim(article, document, ids, (n, one, said[n], happened[n])) for n, one in enumerate(candidates)]
    statements = [_statement(article, document, one, _event(document, one, happened, candidates), numbered) for one in asserted]
    return sorted([*claims, *statements], key=_order)


def _order(line: Claim | Statement) -> tuple[bool, int, int, str]:
    return line.quote.field != "title", line.quote.start, line.quote.end, line.claim_id


def _numbering() -> Numbered:
    """Ids over the fields given; what is said again with the very same words gets the next number in the id."""
    seen: Counter[tuple[object, ...]] = Counter()

    def numbered(kind: str, *fields: object) -> str:
        seen[kind, *fields] += 1
        return content_id(kind, *fields, seen[kind, *fields])

    return numbered


def _id(article: Article, document: Document, one: Candidate, said: Attribution, numbered: Numbered) -> str:
    sentence = document.sentences[one.sentence]
    quote = document.source(sentence.field)[one.start : one.end]
    who = said.claimant.name if said.claimant else None
    return numbered("clm", article.id, sentence.field, quote, one.measure, one.low, one.high, one.modifier, one.category, who)


def _quote(document: Document, sentence: int, start: int, end: int) -> Quote:
    field = document.sentences[sentence].field
    return Quote.trusted(field=field, start=start, end=end, text=document.source(field)[start:end])


def _claim(article: Article, document: Document, ids: list[str], found: tuple[int, Candidate, Attribution, Happening]) -> Claim:
    n, one, said, happened = found
    return Claim.trusted(
        kind="claim",
        claim_id=ids[n],
        article_id=article.id,
        outlet=article.publisher,
        quote=_quote(document, one.sentence, one.start, one.end),
        measure=one.measure,
        low=one.low,
        high=one.high,
        modifier=one.modifier,
        words=one.words,
        category=one.category,
        category_text=one.category_text,
        part_of=None if one.parent is None else ids[one.parent],
        claimant=said.claimant,
        claimant_alt=said.alternatives,
        joint=said.joint,
        relays=said.relays,
        stance=said.stance,
        unverified=said.unverified,
        scope=happened.scope,
        since=happened.since,
        until=happened.until,
        event=happened.event,
        increment=one.increment,
        partial=happened.partial,
        superseded=one.superseded,
        sentence=one.sentence,
        rule=one.rule,
        attribution_rule=said.rule,
    )


def _event(document: Document, one: Assertion, happened: Sequence[Happening], candidates: Sequence[Candidate]) -> EventRef:
    return events.at(document, one.sentence, happened, candidates)


def _statement(article: Article, document: Document, one: Assertion, event: EventRef, numbered: Numbered) -> Statement:
    quote = _quote(document, one.sentence, one.start, one.end)
    who = one.claimant.name if one.claimant else None
    return Statement(
        claim_id=numbered(
            "stm", article.id, quote.field, quote.text, one.asserts, one.stance, who, one.target, one.low, one.high
        ),
        article_id=article.id,
        outlet=article.publisher,
        quote=quote,
        asserts=cast(Asserted, one.asserts),
        stance=one.stance,
        claimant=one.claimant,
        claimant_alt=one.alternatives,
        relays=one.relays,
        target=one.target,
        low=one.low,
        high=one.high,
        event=event,
        rule=one.rule,
    )
