"""A few seconds of coverage-guided fuzzing of each parser, from good documents as seeds; `python -m tests.fetcher.fuzz` goes on for longer."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from services.fetcher.opml import write
from tests.fetcher.test_feed import ATOM, JSON_FEED, RDF, REFUSED, RSS, SITEMAP
from tests.fetcher.test_page import LINKED_DATA, html, linked
from tests.fetcher.test_push import NEWSML, NINJS, NINJS_2
from tests.fetcher.test_robots import TEXT
from tests.fetcher.worlds import subscription

ROOT = Path(__file__).resolve().parents[2]
SECONDS = int(os.environ.get("FUZZ_SECONDS", "8"))
SEEDS: dict[str, list[bytes]] = {
    "feed": [
        *(text.encode() for text in (RSS, ATOM, RDF, JSON_FEED, SITEMAP)),
        NINJS,
        NINJS_2,
        NEWSML,
        *(data for data in REFUSED.values() if len(data) < 5_000),
    ],
    "page": [
        html(),
        html(head=linked(LINKED_DATA)),
        html("This story has been retracted."),
        b"<html><time class=updated>1 May 2020</time>",
    ],
    "robots": [TEXT.encode()],
    "opml": [write([subscription()])],
}


@pytest.mark.process
@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris has no wheel for this Python")
@pytest.mark.parametrize("parser", SEEDS)
def test_no_bytes_break_a_parser(parser: str, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number, seed in enumerate(SEEDS[parser]):
        (corpus / f"seed-{number}").write_bytes(seed)
    options = [
        f"-max_total_time={SECONDS}",
        "-max_len=4096",
        "-timeout=20",
        "-rss_limit_mb=2000",
        f"-artifact_prefix={tmp_path}/",
    ]
    run = subprocess.run(
        [sys.executable, "-m", "tests.fetcher.fuzz", parser, str(corpus), *options], cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)}, timeout=SECONDS + 120,
    )  # fmt: skip
    found = [path.read_bytes() for path in tmp_path.iterdir() if path.is_file()]

    assert (run.returncode, found) == (0, []), run.stderr[-3000:]
    assert "Done" in run.stderr
