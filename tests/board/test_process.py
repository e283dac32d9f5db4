"""The board and the commands that look at a cluster, as processes over a real Kafka."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from schemas.base import Model
from services.shell.kafka_tail import KafkaTail
from tests.board import factories as given
from tests.kafka_fixture import running

pytestmark = [pytest.mark.kafka, pytest.mark.process]
ROOT = Path(__file__).resolve().parent.parent.parent
SECONDS = 60


@pytest.fixture(scope="module")
def brokers() -> Iterator[str]:
    with running() as address:
        yield address


def publish(brokers: str, *events: Model) -> None:
    async def go() -> None:
        async with KafkaTail(brokers) as tail:
            for event in events:
                await tail.publish(event)

    asyncio.run(go())


def asked(port: int, path: str) -> bytes:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return bytes(answer.read())
    except OSError:
        return b""


def until(port: int, path: str, wanted: bytes) -> None:
    deadline = time.monotonic() + SECONDS
    while asked(port, path) != wanted:
        assert time.monotonic() < deadline, f"{path} never became {wanted[:80]!r}"
        time.sleep(0.2)


def tollwire(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "services.cli", *arguments], cwd=ROOT, text=True, capture_output=True, timeout=SECONDS,
                          check=False, env={**os.environ, "COLUMNS": "160"})  # fmt: skip


def test_the_board_rebuilds_from_the_topics_follows_them_and_stops_cleanly(brokers: str) -> None:
    publish(brokers, given.article(), given.incident(), given.change())
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    environment = {**os.environ, "TOLLWIRE_BROKERS": brokers, "TOLLWIRE_BOARD_PORT": str(port)}
    board = subprocess.Popen(
        [sys.executable, "-m", "services.board"], cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        until(port, "/readyz", b"ready\n")
        assert asked(port, "/api/incidents/inc_1") == given.incident().to_json()

        publish(brokers, given.incident(revision=9))

        until(port, "/api/incidents/inc_1", given.incident(revision=9).to_json())
        board.send_signal(signal.SIGTERM)
        assert board.wait(20) == 0
    finally:
        board.kill()
        board.communicate()


def test_watch_shows_the_incidents_of_a_cluster(brokers: str) -> None:
    publish(brokers, given.incident("inc_watched"))

    done = tollwire("watch", "--once", "--kafka", brokers)

    assert done.returncode == 0, done.stderr
    assert "inc_watched" in done.stdout


def test_dead_letters_of_a_cluster_are_listed(brokers: str) -> None:
    done = tollwire("dead-letters", "list", "--kafka", brokers)

    assert done.returncode == 0, done.stderr
    assert "no dead letters" in done.stderr


def test_topics_are_checked_against_the_cluster(brokers: str) -> None:
    done = tollwire("topics", "--check", "--kafka", brokers)

    assert (done.returncode, done.stdout) == (0, "12 as declared\n")


def test_a_cluster_that_is_not_there_is_said() -> None:
    done = tollwire("topics", "--check", "--kafka", "127.0.0.1:1")

    assert done.returncode == 2
    assert "cannot reach Kafka at 127.0.0.1:1" in done.stderr
    assert "Traceback" not in done.stderr
