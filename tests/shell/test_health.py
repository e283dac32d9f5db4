"""The probes: alive, started, ready and why not, metrics; and the settings, the assignor and the wait before a retry."""

import asyncio
import sys
from time import monotonic

import pytest

from services.shell.assignor import spread
from services.shell.health import STUCK_SECONDS, Health, HealthServer, main
from services.shell.retry import Backoff
from services.shell.settings import Settings, SettingsError, from_environment
from services.shell.telemetry import METRICS


async def get(port: int, path: str) -> tuple[int, str]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: here\r\n\r\n".encode())
    answer = (await reader.read()).decode()
    writer.close()
    return int(answer.split(" ")[1]), answer.split("\r\n\r\n", 1)[1]


async def test_a_process_is_ready_when_assigned_and_restored_and_the_broker_answers() -> None:
    health = Health()
    server = HealthServer(health)
    port = await server.start("127.0.0.1", 0)
    assert await get(port, "/readyz") == (503, "not assigned, not restored, not reachable\n")
    assert (await get(port, "/startupz"))[0] == 503
    health.started = health.assigned = health.restored = health.reachable = True
    assert await get(port, "/readyz") == (200, "ok\n")
    assert await asyncio.to_thread(main, ["--check", f"http://127.0.0.1:{port}/readyz"]) == 0
    health.reachable = False
    assert await get(port, "/readyz") == (503, "not reachable\n")
    assert (await get(port, "/livez"))[0] == 200
    assert (await get(port, "/"))[0] == 404
    await server.close()


def test_a_loop_that_does_not_turn_is_not_alive() -> None:
    assert Health(ticked=monotonic() - STUCK_SECONDS - 1).alive() is not None


async def test_every_metric_is_on_the_list_and_told() -> None:
    server = HealthServer(Health())
    port = await server.start("127.0.0.1", 0)
    _, text = await get(port, "/metrics")
    await server.close()
    told = {line.split(" ")[2].removesuffix("_created") for line in text.splitlines() if line.startswith("# HELP tollwire_")}
    assert {name.removesuffix("_total") for name in METRICS} == {name.removesuffix("_total") for name in told}


def test_a_check_of_nothing_says_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "usage" in capsys.readouterr().err
    assert sys.argv


def test_settings_come_from_the_environment_and_a_bad_one_is_named() -> None:
    found = from_environment({"TOLLWIRE_BROKERS": "kafka:9092", "TOLLWIRE_BATCH": "7", "HOME": "/"})
    assert (found.brokers, found.batch, found.session_ms) == ("kafka:9092", 7, Settings().session_ms)
    with pytest.raises(SettingsError, match="TOLLWIRE_BATCH is 'many', but has to be a whole number"):
        from_environment({"TOLLWIRE_BATCH": "many"})


def test_a_member_is_named_after_its_replica() -> None:
    assert Settings(instance="extractor-1").member("extractor") == "extractor-1"
    assert Settings(instance="one", prefix="test-").member("extractor") == "test-extractor-one"


@pytest.mark.parametrize("replicas", [1, 2, 3, 4, 5])
def test_partitions_are_spread_evenly_and_the_same_whoever_asks(replicas: int) -> None:
    names = [f"extractor-{number}" for number in range(replicas)]
    shares = spread(range(4), names)
    assert shares == spread(reversed(range(4)), reversed(names))
    assert sorted(number for share in shares.values() for number in share) == [0, 1, 2, 3]
    assert max(map(len, shares.values())) - min(map(len, shares.values())) <= 1


def test_waits_double_to_a_limit_and_end() -> None:
    backoff = Backoff(first=1, most=5, attempts=4)
    assert [backoff.wait(attempt) for attempt in range(1, 6)] == [1, 2, 4, 5, None]
