"""What all tests share: the project's root on the import path, and what may not be skipped where it has to be there.

TOLLWIRE_REQUIRE names parts (kafka, browser) whose absence is a failure instead of a skip: a green run then means that they ran.
"""

import os
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
REQUIRED = frozenset(os.environ.get("TOLLWIRE_REQUIRE", "").split())
ABSENT = ("no real Kafka", "no Chromium")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A test of a required part that is skipped because the part is absent has failed."""
    report = yield
    if (
        report.skipped
        and any(item.get_closest_marker(part) for part in REQUIRED)
        and any(why in str(report.longrepr) for why in ABSENT)
    ):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} needs what TOLLWIRE_REQUIRE demands: {report.longrepr}"
    return report
