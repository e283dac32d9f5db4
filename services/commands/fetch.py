"""`tollwire feed` and `tollwire page`: what a feed or a page holds, as lines.

Does not read them: services/fetcher/reading.py does.
"""

from collections.abc import Iterable
from typing import Any

from schemas.base import canonical
from services.commands.lines import Output
from services.commands.terminal import BAD_LINES, NOT_POSSIBLE, CommandError, complain
from services.fetcher.reading import Refusal, read_feeds, read_pages


def feed(sources: list[str], target: str) -> int:
    """One line for each entry; a source that is no feed is named on standard error."""
    return _write(read_feeds(sources), target, len(sources))


def page(sources: list[str], target: str, url: str | None) -> int:
    """One article line for each page."""
    if url and len(sources) > 1:
        raise CommandError("--url is the address of one page; give the pages one at a time")
    return _write(read_pages(sources, url=url), target, len(sources))


def _write(rows: Iterable[dict[str, Any] | Refusal], target: str, asked: int) -> int:
    refused = 0
    with Output(target) as out:
        for row in rows:
            if isinstance(row, Refusal):
                refused += 1
                complain(f"{row.file}: {row.reason}")
            else:
                out.write(canonical(row))
    if not refused:
        return 0
    return NOT_POSSIBLE if refused == asked == 1 else BAD_LINES
