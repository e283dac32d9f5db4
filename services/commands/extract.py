"""`tollwire extract`: what each article says, one line an article, in input order, on as many processes as asked for.

Does not find claims: services/extractor does.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from datetime import UTC, datetime
from functools import cache, partial
from itertools import islice
from multiprocessing import get_context
from typing import Any

from schemas.article import Article
from schemas.base import canonical
from schemas.claim import ArticleClaims, Claim, Statement
from services.commands.articles import article_of
from services.commands.lines import Bad, BadLines, Line, Output, read_lines
from services.commands.marked import marked
from services.commands.terminal import BAD_LINES, CommandError
from services.outcome import Reject, Service

BATCH = 16
"""Lines handed to a worker at once: enough to hide the cost of handing over, few enough to keep the order cheap."""
BATCHES_PER_JOB = 4

Answer = bytes | Bad
Render = Callable[[Article, list[Claim | Statement]], bytes]


def extract(source: str, target: str, jobs: int, *, explain: bool) -> int:
    """Write the claims of every article; the exit status says whether a line was refused."""
    bad = BadLines(source)
    answer = partial(answered, explain=explain)
    lines = read_lines(source, "extract")
    with Output(target) as out:
        for one in _in_order(answer, lines, jobs) if jobs > 1 else map(answer, lines):
            if isinstance(one, Bad):
                bad.report(one)
            else:
                out.write(one)
    return BAD_LINES if bad.count else 0


def answered(line: Line, *, explain: bool) -> Answer:
    """The output line of one input line. Runs in a worker."""
    article = article_of(line)
    if isinstance(article, Bad):
        return article
    try:
        claims = claims_of(article)
    except Reject as reject:
        return Bad(line.number, f"article {article.id!r}: {reject.reason}")
    return marked(article, claims).encode() if explain else _listed(article, claims)


def claims_of(article: Article) -> list[Claim | Statement]:
    """All that the article says, in the order in which it says it, the title first."""
    outcome = _extractor().step(None, article, datetime.now(UTC))
    said: list[Claim | Statement] = []
    for event in outcome.events:
        if isinstance(event, ArticleClaims):
            said += [*event.claims, *event.statements]
    return sorted(said, key=lambda one: (one.quote.field == "text", one.quote.start, one.quote.end))


@cache
def _extractor() -> Service[Any]:
    from services.wiring import service

    return service("extractor")


def _listed(article: Article, claims: list[Claim | Statement]) -> bytes:
    return canonical({"id": article.id, "claims": [claim.model_dump(mode="json") for claim in claims]})


def _in_order(answer: Callable[[Line], Answer], lines: Iterable[Line], jobs: int) -> Iterator[Answer]:
    """Answers in the order of the lines, with a bounded number of lines under way."""
    lines = iter(lines)
    waiting: deque[Future[list[Answer]]] = deque()
    # Spawned, not forked: the progress bar has a thread, and a fork would copy its locks.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        try:
            while batch := list(islice(lines, BATCH)):
                waiting.append(pool.submit(_answers, answer, batch))
                if len(waiting) >= jobs * BATCHES_PER_JOB:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            raise CommandError("a worker process died (out of memory?); try fewer --jobs", BAD_LINES) from error


def _answers(answer: Callable[[Line], Answer], batch: list[Line]) -> list[Answer]:
    return [answer(line) for line in batch]
