"""The local shell: one file, several processes, kill -9."""

import asyncio
import signal
import subprocess
import sys
import time
from pathlib import Path

from schemas.feed import FeedSubscription
from schemas.incident import Incident
from services.shell.codec import decode
from services.shell.local import LocalLog, drain, run_services
from tests.shell.toys import FETCHER, TOYS, article

ROOT = Path(__file__).resolve().parents[2]


def incidents(log: LocalLog) -> dict[str, Incident]:
    events = [decode(record) for record in log.read("incidents", 0, 100_000)]
    return {event.incident_id: event for event in events if isinstance(event, Incident)}


async def test_a_published_article_becomes_an_incident_while_the_services_run(tmp_path: Path) -> None:
    log = LocalLog(tmp_path / "log.db")
    stop = asyncio.Event()
    running = asyncio.create_task(run_services(log, TOYS, stop))
    await log.publish(article("hajin-1", 43), source="test")
    record = await asyncio.wait_for(anext(log.tail(["incidents"])), 5)
    stop.set()
    await running
    log.close()
    assert decode(record).to_json() == incidents_of([43])["hajin"]
    assert record.header("ce_sequence") == "1"
    assert record.header("traceparent") is not None


def incidents_of(killed: list[int]) -> dict[str, bytes]:
    from services.shell.memory import Memory

    memory = Memory(TOYS)
    for number, count in enumerate(killed, 1):
        memory.publish(article(f"hajin-{number}", count))
    return {key: event.to_json() for key, event in memory.latest["incidents"].items()}


async def test_a_second_reader_follows_from_another_connection(tmp_path: Path) -> None:
    writer, reader = LocalLog(tmp_path / "log.db"), LocalLog(tmp_path / "log.db")
    live = asyncio.Event()
    tail = reader.tail(["incidents"], live=live)
    waiting = asyncio.ensure_future(anext(tail))
    await asyncio.wait_for(live.wait(), 5)
    await writer.publish(article("hajin-1"), source="test")
    await writer.in_writer(drain, writer, TOYS)
    assert (await asyncio.wait_for(waiting, 5)).key == b"hajin"
    writer.close()
    reader.close()


async def test_a_poll_leaves_its_article_and_its_state_in_one_transaction(tmp_path: Path) -> None:
    log = LocalLog(tmp_path / "log.db")
    source = log.source(FETCHER)
    await log.publish(FeedSubscription(url="https://gazette.example/rss"))
    await asyncio.wait_for(source.changed(), 5)
    assert list(source.subscriptions()) == ["https://gazette.example/rss"]
    for _ in range(2):
        await source.feed("https://gazette.example/rss", article("hajin-1", feed="https://gazette.example/rss"))
    log.close()
    again = LocalLog(tmp_path / "log.db")
    assert again.end("articles") == 1
    assert again.source(FETCHER).state("https://gazette.example/rss") == {"hajin-1": 1}
    again.close()


SLOW_RUN = """
import sys, asyncio
from services.shell.local import LocalLog, run_services
from tests.shell.toys import TOYS
print("up", flush=True)
asyncio.run(run_services(LocalLog(sys.argv[1]), TOYS, asyncio.Event()))
"""


def test_a_run_killed_again_and_again_ends_as_one_that_never_died(tmp_path: Path) -> None:
    path = tmp_path / "log.db"
    log = LocalLog(path)
    names = [f"{word}-{number}" for number in range(400) for word in ("hajin", "sousa", "abyad")]
    killed = 0
    for start in range(0, len(names), 300):
        asyncio.run(_publish(log, names[start : start + 300]))
        child = subprocess.Popen([sys.executable, "-c", SLOW_RUN, str(path)], cwd=ROOT, stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(0.05)
        child.send_signal(signal.SIGKILL)
        killed += child.wait() == -signal.SIGKILL
    drain(log, TOYS)
    assert killed == 4
    found = incidents(log)
    assert {name: found[name].estimates["killed"]["people"].best for name in found} == {
        "hajin": 1200,
        "sousa": 1200,
        "abyad": 1200,
    }
    assert [record.header("ce_sequence") for record in log.read("incidents", 0, 5000) if record.key == b"hajin"] == [
        str(number) for number in range(1, 401)
    ]
    log.close()


FULL_RUN = """
import sys, resource
from pathlib import Path
from services.shell.local import LocalLog, drain
from tests.shell.toys import TOYS
log = LocalLog(sys.argv[1])
largest = max(file.stat().st_size for file in Path(sys.argv[1]).parent.iterdir())
resource.setrlimit(resource.RLIMIT_FSIZE, (largest + int(sys.argv[2]), resource.RLIM_INFINITY))
drain(log, TOYS)
"""


def test_a_run_whose_disk_is_full_ends_and_goes_on_once_there_is_room(tmp_path: Path) -> None:
    """The file may not grow by more than so much: the transaction that needs more fails as a whole, and the process says so."""
    path = tmp_path / "log.db"
    log = LocalLog(path)
    names = [f"{word}-{number}" for number in range(100) for word in ("hajin", "sousa")]
    asyncio.run(_publish(log, names))
    for room in (0, 40_000, 80_000):
        child = subprocess.run(
            [sys.executable, "-c", FULL_RUN, str(path), str(room)], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert child.returncode == 1
        assert "sqlite3.OperationalError" in child.stderr
    drain(log, TOYS)
    found = incidents(log)
    assert {name: found[name].estimates["killed"]["people"].best for name in found} == {"hajin": 300, "sousa": 300}
    numbers = [record.header("ce_sequence") for record in log.read("incidents", 0, 5000) if record.key == b"hajin"]
    assert numbers == [str(number) for number in range(1, 101)]
    log.close()


async def _publish(log: LocalLog, names: list[str]) -> None:
    for name in names:
        await log.publish(article(name), source="test")
