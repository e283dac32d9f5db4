"""A part that is demanded may not be skipped: the run fails instead of passing without it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).resolve().parent / "conftest.py"


@pytest.mark.process
@pytest.mark.parametrize(("required", "status"), [("kafka", 1), ("browser", 0), ("", 0)])
def test_an_absent_broker_fails_a_run_that_demands_it(tmp_path: Path, required: str, status: int) -> None:
    (tmp_path / "conftest.py").write_text(CONFTEST.read_text())
    (tmp_path / "test_it.py").write_text(
        "import pytest\n\n@pytest.mark.kafka\ndef test_it():\n    pytest.skip('no real Kafka: no Java here')\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)],
        env={**os.environ, "TOLLWIRE_REQUIRE": required}, cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert done.returncode == status, done.stdout
