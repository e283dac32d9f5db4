"""What all tests share: the project's root on the import path, what may not be skipped where it has to be there, and what may not
run beside each other.

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

HEAVY = ("kafka", "browser", "process", "slow")
"""What starts brokers, browsers and processes: each such test needs a core to itself."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where tests are shared out (`make test`), one worker takes all the heavy ones, one after another; the others take the rest."""
    for item in items:
        if any(item.get_closest_marker(kind) for kind in HEAVY):
            item.add_marker(pytest.mark.xdist_group("heavy"))


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
