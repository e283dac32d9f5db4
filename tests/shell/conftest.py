"""What clients of a broker leave behind is cleared up where it was made.

A future that Faust's client never asks for reports itself when it is collected, with a traceback, for which Python 3.11 parses source; where that
happens in the middle of another parse (test_architecture.py parses every file), the interpreter fails with "AST constructor recursion depth mismatch".
"""

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module", autouse=True)
def _cleared() -> Iterator[None]:
    yield
    gc.collect()
