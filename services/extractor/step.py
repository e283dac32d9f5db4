"""One article in, its claims out: one message per block, so that all an article says about a block's events travels at once.

Stateless: what a revision no longer says is found by reading the previous text again. Finds nothing itself: casualties.py,
attribution.py, assertions.py and events.py do; assembly.py makes claims of what they found.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import partial

from schemas.article import Article
from schemas.base import Model
from schemas.claim import UNKNOWN_BLOCK, ArticleClaims, ArticleHead, Claim, Statement
from services.extractor import assembly, attribution, fingerprint, sentences
from services.extractor.claimants import KnownClaimants
from services.extractor.document import Document
from services.outcome import Outcome, Reject, Service

LANGUAGES = frozenset({"en"})
"""The languages whose vocabulary exists."""
_NO_DOCUMENT = Document("", "", None, ())
Line = Claim | Statement


def make_service(known: KnownClaimants) -> Service[None]:
    """The extractor as the shells run it."""
    return Service("extractor", ("articles",), partial(step, known), _stateless)


def _stateless(parts: Mapping[str, bytes]) -> None:
    """Nothing is kept."""


def step(known: KnownClaimants, _state: None, event: Model, _now: datetime) -> Outcome[None]:
    """The messages of one article: its claims by block, and an empty one for a block that only the previous text touched."""
    if not isinstance(event, Article):
        raise Reject(f"the extractor reads articles, not {type(event).__name__}")
    if not event.withdrawn and not event.text.strip() and not (event.title or "").strip():
        raise Reject("the article has neither text nor headline")
    if not readable(event):
        unread = _head(event, _NO_DOCUMENT, known).model_copy(update={"unread": True})
        return Outcome(None, (ArticleClaims(article=unread, block=UNKNOWN_BLOCK),))
    document = _document(event)
    found = [] if event.withdrawn else assembly.lines(event, document, known)
    now_said = by_block(found)
    touched = {*now_said, *_blocks_before(event, known)}
    if not touched:
        return Outcome(None)
    head = _head(event, document, known)
    return Outcome(None, tuple(_message(head, block, now_said.get(block, ())) for block in sorted(touched)))


def extract(article: Article, known: KnownClaimants) -> list[Line]:
    """All that the article says, in the order in which it says it, the title first; nothing for a language without vocabulary."""
    if article.withdrawn or not readable(article):
        return []
    return assembly.lines(article, _document(article), known)


def readable(article: Article) -> bool:
    """Whether the article is in a language that the extractor has the words of."""
    return article.language.partition("-")[0].partition("_")[0].strip().lower() in LANGUAGES


def by_block(found: Iterable[Line]) -> dict[str, tuple[Line, ...]]:
    """What was found by country of its event; what has no place goes where most of the article's claims are."""
    lines = list(found)
    countries = Counter(country for line in lines if (country := _country(line)))
    usual = min(countries, key=lambda country: (-countries[country], country)) if countries else UNKNOWN_BLOCK
    blocks: dict[str, list[Line]] = {}
    for line in lines:
        blocks.setdefault(_country(line) or usual, []).append(line)
    return {block: tuple(blocks[block]) for block in sorted(blocks)}


def _country(line: Line) -> str | None:
    return line.event.place.country if line.event.place else None


def _document(article: Article) -> Document:
    published = article.said_at if article.published is None else article.published
    return sentences.split(article.title, article.text, published, article.publisher)


def _blocks_before(article: Article, known: KnownClaimants) -> set[str]:
    """Blocks that the text before this revision touched; for a withdrawal without one, those of the withdrawn text."""
    before = article.previous
    if before is not None:
        earlier = article.model_copy(
            update={
                "title": before.title,
                "text": before.text,
                "published": before.published,
                "withdrawn": False,
                "previous": None,
            }
        )
    elif article.withdrawn:
        earlier = article.model_copy(update={"withdrawn": False})
    else:
        return set()
    return set(by_block(extract(earlier, known)))


def _head(article: Article, document: Document, known: KnownClaimants) -> ArticleHead:
    return ArticleHead(
        id=article.id,
        revision=article.revision,
        url=article.url,
        publisher=article.publisher,
        published=article.published,
        updated=article.updated,
        title=article.title,
        withdrawn=article.withdrawn,
        credits=attribution.credits(document, known),
        shingles=fingerprint.signature(article.text),
        words=fingerprint.salient(article.title, article.text),
        n_words=len(article.text.split()),
    )


def _message(head: ArticleHead, block: str, lines: tuple[Line, ...]) -> ArticleClaims:
    return ArticleClaims(
        article=head,
        block=block,
        claims=tuple(line for line in lines if isinstance(line, Claim)),
        statements=tuple(line for line in lines if isinstance(line, Statement)),
    )
