"""What a claim costs the deduplicator as a block grows, in one block and in many, and what a hundred thousand open incidents weigh.

The stream is synthetic: a few reports per incident, names and places from large invented sets, in order of time. Prints ratios
between the sizes; nothing here asserts a time. Run with sizes as arguments for a shorter look: 10000 100000.
"""

import random
import sys
import time
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from schemas.claim import ArticleClaims, ArticleHead, Claim, Claimant, EventRef, Place, Quote
from services.deduplicator.state import BlockState
from services.deduplicator.step import step

SIZES = (10_000, 100_000, 1_000_000)
BLOCKS = 50
CLAIMS_PER_ARTICLE = 3
REPORTS_PER_INCIDENT = 4
ARTICLES_PER_DAY = 400
WEIGHED = 100_000
SAMPLE = 5_000
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


def cost(claims: int, blocks: int) -> tuple[float, int]:
    """Microseconds of processor time per claim over the last articles of the stream, and how many incidents are open at its end."""
    states: dict[str, BlockState] = {}
    spent, counted = 0.0, 0
    last = claims // CLAIMS_PER_ARTICLE - SAMPLE // CLAIMS_PER_ARTICLE
    for number, message in enumerate(stream(claims, blocks)):
        start = time.process_time()
        states[message.block] = step(states.get(message.block), message, START).state
        if number >= last:
            spent += time.process_time() - start
            counted += CLAIMS_PER_ARTICLE
    return 1e6 * spent / counted, sum(len(state.members) for state in states.values())


def weight(articles: int) -> tuple[float, int]:
    """Megabytes that a block's state takes after so many articles, and its open incidents."""
    messages = stream(articles * CLAIMS_PER_ARTICLE, 1)
    state: BlockState | None = None
    tracemalloc.start()
    for message in messages:
        state = step(state, message, START).state
    held, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return held / 1e6, len(state.members) if state is not None else 0


def main(sizes: tuple[int, ...] = SIZES) -> None:
    """Print the table."""
    for blocks in (1, BLOCKS):
        first = None
        for size in sizes:
            each, incidents = cost(size, blocks)
            first = first or each
            print(
                f"{size:>9,} claims in {blocks:>2} blocks: {each:7.1f} us a claim, {each / first:4.2f} x, {incidents:,} open incidents"
            )
    articles = min(20_000, sizes[0])
    megabytes, incidents = weight(articles)
    print(f"{megabytes:,.0f} MB for {incidents:,} open incidents; {megabytes * WEIGHED / incidents:,.0f} MB per {WEIGHED:,}")


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
