"""A broker for the tests: Apache Kafka from its jars, or from a container, or one that runs already (TOLLWIRE_BROKER=jars|docker|host:port).

Skips with a reason where there is none. Topics are made as declared.
"""

import importlib.util
import os
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import pytest

from services.commands.topics import topics
from tests.conftest import ROOT


def kafka_dev() -> ModuleType:
    """The module deploy/kafka-dev/broker.py; its folder is no package."""
    spec = importlib.util.spec_from_file_location("kafka_dev_broker", ROOT / "deploy" / "kafka-dev" / "broker.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@contextmanager
def running() -> Iterator[str]:
    """The address of a broker with all topics."""
    wanted = os.environ.get("TOLLWIRE_BROKER", "jars")
    if wanted == "docker":
        with _container() as address:
            yield _with_topics(address)
    elif wanted == "jars":
        with broker() as one:
            yield one.address
    else:
        yield _with_topics(wanted)


@contextmanager
def broker(**options: Any) -> Iterator[Any]:
    """A started Broker of our own (it can be killed and started again), with all topics; skips where there is no Java."""
    module = kafka_dev()
    if why := module.missing():
        pytest.skip(f"no real Kafka: {why}")
    one = module.Broker(**options)
    try:
        one.start()
        _with_topics(one.address)
        yield one
    finally:
        one.close()


def _with_topics(address: str) -> str:
    assert topics(address, check=False) == 0
    return address


@contextmanager
def _container() -> Iterator[str]:
    from testcontainers.community.kafka import KafkaContainer

    with KafkaContainer().with_kraft() as container:
        yield str(container.get_bootstrap_server())
