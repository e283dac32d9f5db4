"""A line of input as an article, or the reason why it is none.

Does not read files: lines.py does.
"""

from typing import Any

import orjson
from pydantic import ValidationError

from schemas.article import Article
from services.commands.lines import Bad, Line

MAX_TEXT = 2_000_000
"""Characters. A longer text is a dump, not an article."""
REASONS = {"missing": "is missing", "string_type": "is no text"}
"""pydantic's kinds of error in words; any other speaks for itself."""


def article_of(line: Line) -> Article | Bad:
    """The article of this line. A date that is none counts as unknown; unknown fields are ignored."""
    if line.refused:
        return Bad(line.number, line.refused)
    try:
        value = orjson.loads(line.data)
    except orjson.JSONDecodeError as error:
        return Bad(line.number, f"not JSON: {error}")
    if not isinstance(value, dict):
        return Bad(line.number, "not an article: a JSON object is expected")
    try:
        article = Article.model_validate(_filled(value))
    except ValidationError as error:
        return Bad(line.number, f"not an article: {in_words(error)}")
    return _readable(line.number, article)


def _filled(value: dict[str, Any]) -> dict[str, Any]:
    """Null means the same as absent where the contract gives a default; what is withdrawn needs no text any more."""
    kept = {name: field for name, field in value.items() if field is not None}
    return {"text": "", **kept} if kept.get("withdrawn") is True else kept


def _readable(number: int, article: Article) -> Article | Bad:
    if not article.text.strip() and not (article.title or "").strip() and not article.withdrawn:
        return Bad(number, f"article {article.id!r} has neither text nor headline")
    if len(article.text) > MAX_TEXT:
        return Bad(number, f"article {article.id!r} is too long: {len(article.text):,} characters, at most {MAX_TEXT:,} are read")
    return article


def in_words(error: ValidationError) -> str:
    """The first thing that is wrong, with its place."""
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"]) or "value"
    return f"{place} {REASONS.get(first['type'], '- ' + first['msg'])}"
