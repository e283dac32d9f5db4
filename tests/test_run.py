"""`tollwire run` as a newcomer starts it: a real process, the sample newsroom, the board, Ctrl-C, and once more."""

import json
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.slow, pytest.mark.process]
ROOT = Path(__file__).resolve().parent.parent
RUN = (sys.executable, "-m", "services.cli", "run", "--no-browser")
SECONDS_TO_THE_INCIDENT = 90
SECONDS_TO_STOP = 20


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


@contextmanager
def running(*arguments: str | Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen([*RUN, *map(str, arguments)], cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def asked(port: int, path: str) -> Any:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
        return json.loads(answer.read())


def incidents(port: int) -> list[dict[str, Any]]:
    try:
        found: list[dict[str, Any]] = asked(port, "/api/incidents?limit=500")["incidents"]
    except OSError:
        return []
    return found


def the_strike(port: int) -> dict[str, Any] | None:
    """The incident of 17 November near Hajin, once two outlets tell of it."""
    told = [
        one
        for one in incidents(port)
        if one["date"]["value"] == "2018-11-17" and one["n_outlets"] > 1 and "killed" in one["estimates"]
    ]
    return told[0] if told else None


def stopped(process: subprocess.Popen[str]) -> tuple[str, str]:
    process.send_signal(signal.SIGINT)
    return process.communicate(timeout=SECONDS_TO_STOP)


def test_the_story_unfolds_stops_cleanly_and_goes_on_where_it_was(tmp_path: Path) -> None:
    port, started = free_port(), time.monotonic()
    with running("--sample", "--data", tmp_path, "--port", str(port)) as process:
        while (strike := the_strike(port)) is None:
            assert process.poll() is None, process.stderr and process.stderr.read()
            assert time.monotonic() - started < SECONDS_TO_THE_INCIDENT
            time.sleep(0.5)
        assert asked(port, "/api/feeds")["feeds"]
        known = {one["incident_id"] for one in incidents(port)}
        out, err = stopped(process)

    assert process.returncode == 0
    assert err == ""
    assert out.rstrip().endswith("Stopped. The next run goes on from here.")
    assert strike["origins"] is not None

    with running("--sample", "--data", tmp_path, "--port", str(port)) as process:
        deadline = time.monotonic() + 60
        while not known <= {one["incident_id"] for one in incidents(port)}:
            assert time.monotonic() < deadline
            time.sleep(0.3)
        out, err = stopped(process)

    assert (process.returncode, err) == (0, "")
    assert "article revisions are known from before" in out


def test_a_port_that_is_taken_is_said_with_a_way_out(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        done = subprocess.run(
            [*RUN, "--data", str(tmp_path), "--port", str(port)],
            cwd=ROOT,
            text=True,
            capture_output=True,
            timeout=60,
            check=False,
        )

    assert done.returncode == 2
    assert f"port {port} is taken" in done.stderr
    assert "--port" in done.stderr
    assert "Traceback" not in done.stderr


def test_two_runs_never_share_a_folder(tmp_path: Path) -> None:
    with running("--data", tmp_path, "--port", str(free_port())) as process:
        assert process.stdout
        assert process.stdout.readline().startswith("Board")
        second = subprocess.run(
            [*RUN, "--data", str(tmp_path), "--port", str(free_port())],
            cwd=ROOT,
            text=True,
            capture_output=True,
            timeout=60,
            check=False,
        )
        stopped(process)

    assert second.returncode == 2
    assert "another `tollwire run`" in second.stderr
    assert process.returncode == 0


@pytest.mark.parametrize(("name", "text"), [("feeds.toml", "[[feed]\n"), ("feeds.opml", "<opml"), ("none.opml", None)])
def test_a_config_that_cannot_be_read_is_said_before_anything_starts(tmp_path: Path, name: str, text: str | None) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)

    done = subprocess.run(
        [*RUN, "--config", str(tmp_path / name), "--data", str(tmp_path / "data")],
        cwd=ROOT,
        text=True,
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 2
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "data").exists()
