"""One broker for all tests of the shells."""

from collections.abc import Iterator

import pytest

from tests.kafka_fixture import running


@pytest.fixture(scope="session")
def kafka() -> Iterator[str]:
    with running() as address:
        yield address
