"""One broker for all tests of the shells; what its clients leave behind is cleared up where it was made.

A future that Faust's client never asks for reports itself when it is collected, with a traceback, for which Python 3.11 parses source; where that
happens in the middle of another parse (test_architecture.py parses every file), the interpreter fails with "AST constructor recursion depth mismatch".
"""

import gc
from collections.abc import Iterator

import pytest

from tests.kafka_fixture import running


@pytest.fixture(scope="session")
def kafka() -> Iterator[str]:
    with running() as address:
        yield address


@pytest.fixture(scope="module", autouse=True)
def _cleared() -> Iterator[None]:
    yield
    gc.collect()
