"""A real Apache Kafka on this machine, from its jars: free ports, a data folder of its own, ready-check, clean stop, kill -9.

Does not create topics and does not fetch the jars (`make jars` does).
"""

import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
LIBS = HERE / "libs"
CLUSTER_ID = "dG9sbHdpcmUtdGVzdHMtMQ"
READY_SECONDS = 60
STOP_SECONDS = 20
JAVA = [
    "java",
    "-Xms192m",
    "-Xmx512m",
    "-XX:+UseSerialGC",
    "-XX:TieredStopAtLevel=1",
    "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
]


class BrokerError(RuntimeError):
    """The broker did not start; the message says why."""


def missing() -> str | None:
    """Why no broker can be started here, or None where one can."""
    if shutil.which("java") is None:
        return "no Java here (openjdk-17-jre-headless)"
    if not any(LIBS.glob("kafka_*.jar")):
        return "no Kafka jars here (make jars)"
    return None


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports


class Broker:
    """One broker. It keeps its data and its ports over `kill` and `start`, and removes the data on `close`.

    `extra`: settings of the broker besides those of server.properties.
    """

    def __init__(
        self, port: int | None = None, advertised_port: int | None = None, extra: Mapping[str, object] | None = None
    ) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="tollwire-kafka-"))
        free = free_ports(3)
        self.port = port or free[0]
        self.proxied_port = free[1]
        self._controller_port = free[2]
        self._advertised_port = advertised_port or self.proxied_port
        self._extra = dict(extra or {})
        self._process: subprocess.Popen[bytes] | None = None
        self._format()

    @property
    def address(self) -> str:
        """What clients connect to."""
        return f"127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """The process's id; 0 while it does not run."""
        return 0 if self._process is None else self._process.pid

    def start(self) -> "Broker":
        """Start and wait until it answers."""
        with (self.folder / "broker.log").open("ab") as log:
            self._process = self._run("kafka.Kafka", str(self._properties), output=log.fileno())
        self._wait_until_ready()
        return self

    def stop(self) -> None:
        """End it as an operator would; kill it where that takes too long."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
        self._process = None

    def kill(self) -> None:
        """End it at once (kill -9)."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None

    def close(self) -> None:
        """Stop and remove the data."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def _properties(self) -> Path:
        return self.folder / "server.properties"

    def _format(self) -> None:
        text = (HERE / "server.properties").read_text(encoding="utf-8")
        values = {"port": self.port, "proxied_port": self.proxied_port, "advertised_port": self._advertised_port,
                  "controller_port": self._controller_port, "data": self.folder / "data"}  # fmt: skip
        more = "".join(f"{name}={value}\n" for name, value in self._extra.items())
        self._properties.write_text(text.format(**values) + more, encoding="utf-8")
        log = self.folder / "format.log"
        with log.open("wb") as output:
            done = self._run(
                "kafka.tools.StorageTool", "format", "-t", CLUSTER_ID, "-c", str(self._properties), output=output.fileno()
            )
            if done.wait(READY_SECONDS) != 0:
                raise BrokerError(log.read_text(errors="replace")[-2000:])

    def _run(self, main: str, *arguments: str, output: int) -> "subprocess.Popen[bytes]":
        command = [*JAVA, "-cp", f"{LIBS}/*", main, *arguments]
        return subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )

    def _wait_until_ready(self) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline:
            if self._process is None or self._process.poll() is not None:
                raise BrokerError((self.folder / "broker.log").read_text(errors="replace")[-2000:])
            if _answers(self.port):
                return
            time.sleep(0.1)
        raise BrokerError(f"the broker did not answer within {READY_SECONDS} s")


_API_VERSIONS = bytes.fromhex("0012000000000001ffff")
"""ApiVersions v0, correlation 1, no client id: the first thing any client asks."""


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), 1) as connection:
            connection.settimeout(2)
            connection.sendall(len(_API_VERSIONS).to_bytes(4, "big") + _API_VERSIONS)
            return len(connection.recv(8)) == 8  # noqa: PLR2004 - the size and the correlation id of an answer
    except OSError:
        return False


@contextmanager
def broker() -> Iterator[Broker]:
    """A started broker for the length of a `with`."""
    one = Broker()
    try:
        yield one.start()
    finally:
        one.close()
