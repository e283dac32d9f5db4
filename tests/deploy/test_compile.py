"""The compiled extractor says what its source says. Compiling takes some minutes."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FIGURES = ROOT / "tests" / "extractor" / "golden" / "figures.jsonl"
WHICH = "from services.extractor import casualties; print(casualties.__file__); from services.cli import main; main()"

pytestmark = [pytest.mark.slow, pytest.mark.process, pytest.mark.timeout(1800)]


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages as the image has them."""
    if shutil.which("cc") is None:
        pytest.skip("no C compiler here")
    target = tmp_path_factory.mktemp("compiled")
    subprocess.run([sys.executable, str(ROOT / "deploy" / "compile.py"), str(target)], check=True)
    return target


def said(packages: Path, articles: str) -> tuple[str, list[str]]:
    """Which file the extractor was read from, and its lines."""
    environment = os.environ | {"PYTHONPATH": str(packages), "PYTHONSAFEPATH": "1"}
    command = [sys.executable, "-c", WHICH, "extract", "-"]
    done = subprocess.run(command, input=articles, env=environment, capture_output=True, text=True, check=True)
    which, *lines = done.stdout.splitlines()
    return which, lines


def test_it_says_of_every_golden_sentence_what_the_source_says(compiled: Path) -> None:
    texts = [json.loads(line)["text"] for line in FIGURES.read_text().splitlines()]
    articles = "".join(
        json.dumps({"id": str(n), "title": text, "text": f"{text} {texts[n - 1]}", "published": "2018-04-23"}) + "\n"
        for n, text in enumerate(texts)
    )

    source, expected = said(ROOT, articles)
    binary, lines = said(compiled, articles)

    assert source.endswith(".py")
    assert binary.endswith(".so")
    assert lines == expected


def test_it_is_compiled_once(compiled: Path) -> None:
    before = (compiled / "SOURCE").stat().st_mtime_ns

    subprocess.run([sys.executable, str(ROOT / "deploy" / "compile.py"), str(compiled)], check=True)

    assert (compiled / "SOURCE").stat().st_mtime_ns == before
