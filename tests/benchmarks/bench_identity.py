"""What a claim costs the deduplicator as a block grows, in one block and in many, and what an open incident weighs.

The stream is synthetic: a few reports per incident, names and places from large invented sets, in order of time. Prints ratios
between the sizes; nothing here asserts a time. The long variant takes sizes as arguments: 10000 100000 1000000.
"""

import gc
import os
import random
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from schemas.claim import ArticleClaims, ArticleHead, Claim, Claimant, EventRef, Place, Quote
from services.deduplicator.state import BlockState
from services.deduplicator.step import step
from services.shell.changelog import MemoryParts
from services.shell.collector import calm

SIZES = (10_000, 100_000)
BLOCKS = 50
CLAIMS_PER_ARTICLE = 3
REPORTS_PER_INCIDENT = 4
ARTICLES_PER_DAY = 400
WEIGHED_ARTICLES = 16_000
SAMPLE = 6_000
START = datetime(2025, 1, 1, tzinfo=UTC)
KINDS = ("bombing", "shooting", "airstrike", "fire", "flood", "transport_accident")


def _article(rng: random.Random, number: int, block: str) -> ArticleClaims:
    """The number-th article: one of the reports of an incident that began some articles ago."""
    incident = random.Random((number - rng.randrange(REPORTS_PER_INCIDENT) * 20) // REPORTS_PER_INCIDENT)
    said = START + timedelta(minutes=number * 1440 / ARTICLES_PER_DAY)
    town = incident.randrange(2000)
    toll = incident.randrange(1, 60)
    place = Place(
        text=f"Town{town}", name=f"Town{town}", country=block, lat=town % 50 * 0.7, lon=town // 50 * 0.7, geonameid=town
    )
    kind = incident.choice(KINDS)
    event = EventRef(ref="e1", type=kind, date=said.date().isoformat(), date_precision="day", date_basis="stated", place=place)
    people = [f"@given{incident.randrange(500)} family{incident.randrange(20_000)}" for _ in range(6)]
    words = (*people, *(f"@{name.split()[1]}" for name in people), *(f"word{incident.randrange(3000)}" for _ in range(20)))
    base = incident.getrandbits(20)
    shingles = tuple((base + at if rng.random() < 0.1 else rng.getrandbits(32)) for at in range(128))  # fmt: skip
    head = ArticleHead(
        id=f"{block}{number}", publisher=f"outlet{rng.randrange(40)}", published=said.isoformat(), words=words, shingles=shingles,
        title=f"{toll} dead in Town{town}", n_words=400,
    )  # fmt: skip
    claims = tuple(
        Claim(claim_id=f"{block}{number}-{at}", article_id=head.id, quote=Quote(field="text", start=0, end=9, text=f"{toll} killed"),
              measure="killed" if at != 1 else "injured", low=toll + at, high=toll + at, event=event, claimant=Claimant(name="police"))
        for at in range(CLAIMS_PER_ARTICLE)
    )  # fmt: skip
    return ArticleClaims(article=head, block=block, claims=claims)


def stream(claims: int, blocks: int) -> Iterator[ArticleClaims]:
    """As many claims, spread evenly over the blocks."""
    rng = random.Random(7)
    for number in range(claims // CLAIMS_PER_ARTICLE):
        yield _article(rng, number // blocks, f"B{number % blocks}")


def curve(sizes: Sequence[int], blocks: int) -> Iterator[tuple[int, float, int]]:
    """One stream to the largest size; at each size the microseconds of processor time per claim lately, and the open incidents."""
    states: dict[str, BlockState] = {}
    spent, counted = 0.0, 0
    marks = {size // CLAIMS_PER_ARTICLE: size for size in sizes}
    measured = {number - back for number in marks for back in range(SAMPLE // CLAIMS_PER_ARTICLE)}
    for number, message in enumerate(stream(max(sizes), blocks), start=1):
        begun = time.process_time()
        states[message.block] = step(states.get(message.block), message, START).state
        if number in measured:
            spent += time.process_time() - begun
            counted += CLAIMS_PER_ARTICLE
        if number in marks:
            yield marks[number], 1e6 * spent / counted, sum(len(state.members) for state in states.values())
            spent, counted = 0.0, 0


def weight(articles: int) -> tuple[float, float]:
    """Bytes that one more open incident takes, of the process as a whole (state and the shell's parts), and its reports.

    Taken over the second half of the stream, when all that is remembered for a while has reached its bound.
    """
    state: BlockState | None = None
    parts = MemoryParts()
    marks: list[tuple[int, int]] = []
    for number, message in enumerate(stream(articles * CLAIMS_PER_ARTICLE, 1), start=1):
        outcome = step(state, message, START)
        state = outcome.state
        parts.save(message.block, outcome.writes)
        if number in (articles // 2, articles):
            gc.collect()
            marks.append((_resident(), len(state.members)))
    (low, few), (high, many) = marks
    return (high - low) / (many - few), articles / max(many, 1)


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Print the table, measured as the services run: with Python's collector calmed."""
    calm()
    each, reports = weight(WEIGHED_ARTICLES)
    print(
        f"an open incident of {reports:.1f} reports takes {each / 1000:.1f} KB, with what the shell keeps to load it again: {each * 100_000 / 1e6:,.0f} MB per 100,000"
    )
    for blocks in (1, BLOCKS):
        first = None
        for size, cost, incidents in curve(sizes, blocks):
            first = first or cost
            print(
                f"{size:>9,} claims in {blocks:>2} blocks: {cost:7.1f} us a claim, {cost / first:4.2f} x, {incidents:,} open incidents; the process takes {_resident() / 1e6:,.0f} MB",
                flush=True,
            )


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
