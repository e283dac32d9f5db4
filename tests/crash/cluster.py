"""Every service as real processes, two replicas each, and one board, started again when they end: what an orchestrator would do.

Does not decide when something fails: chaos.py does.
"""

import asyncio
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.conftest import ROOT
from tests.kafka_fixture import kafka_dev

SERVICES = ("extractor", "deduplicator", "aggregator")
FETCHER = "fetcher"
BOARD = "board"
ITS_OWN = {FETCHER: "services.fetcher", BOARD: "services.board"}
"""What runs as it is, without a variant to break."""
RESTART_SECONDS = 0.3
END_SECONDS = 30.0
"""More than a process may take to end in order."""


@dataclass
class Replica:
    """One process and its successors."""

    service: str
    number: int
    environment: dict[str, str]
    log: Path
    port: int
    process: subprocess.Popen[bytes] | None = None
    starts: int = 0
    stopped: bool = False
    exits: list[int] = field(default_factory=list)

    @property
    def name(self) -> str:
        """Service and number."""
        return f"{self.service}-{self.number}"

    def start(self) -> None:
        with self.log.open("ab") as output:
            module = [ITS_OWN[self.service]] if self.service in ITS_OWN else ["tests.crash.service", self.service]
            command = [sys.executable, "-m", *module]
            self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=output, stderr=output)
        self.starts += 1

    def move(self, port: int, board: int) -> None:
        """Let the next process listen elsewhere, as another pod would, so that two can be there at once."""
        self.port = port
        self.environment |= {"TOLLWIRE_HEALTH_PORT": str(port), "TOLLWIRE_BOARD_PORT": str(board)}

    def limit_files(self, size: int | None) -> None:
        """No file of the process may grow beyond the size (None: any): to it the disk is full, its logs' and its state folder's."""
        if self.process is not None and self.process.poll() is None:
            most = resource.RLIM_INFINITY if size is None else size
            resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    def send(self, number: signal.Signals) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(number)

    async def end(self, number: signal.Signals) -> None:
        """Send it, and wait until the process has ended by it."""
        if self.process is not None:
            self.send(number)
            await asyncio.to_thread(self.process.wait, END_SECONDS)

    def ready(self) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.port), 1) as connection:
                connection.sendall(b"GET /readyz HTTP/1.1\r\n\r\n")
                return connection.recv(64).startswith(b"HTTP/1.1 200")
        except OSError:
            return False


class Cluster:
    """The replicas and their supervisor."""

    def __init__(
        self, folder: Path, brokers: str, settings: dict[str, str], replicas: int, services: Sequence[str] = SERVICES
    ) -> None:
        names = [(service, number) for service in services for number in range(replicas)] + [(BOARD, 0)]
        *ports, board = kafka_dev().free_ports(len(names) + 1)
        settings = settings | {"TOLLWIRE_BOARD_PORT": str(board)}
        self.replicas = [
            Replica(
                service,
                number,
                self._environment(f"{service}-{number}", brokers, settings, port),
                folder / f"{service}-{number}.log",
                port,
            )
            for (service, number), port in zip(names, ports, strict=True)
        ]
        self._supervisor: asyncio.Task[None] | None = None

    @property
    def board(self) -> str:
        """The board's address."""
        return f"http://127.0.0.1:{self.replicas[-1].environment['TOLLWIRE_BOARD_PORT']}"

    @staticmethod
    def _environment(instance: str, brokers: str, settings: dict[str, str], port: int) -> dict[str, str]:
        own = {"TOLLWIRE_BROKERS": brokers, "TOLLWIRE_INSTANCE": instance, "TOLLWIRE_HEALTH_PORT": str(port),
               "TOLLWIRE_SESSION_MS": "6000", "TOLLWIRE_DRAIN_SECONDS": "3"}  # fmt: skip
        return {**os.environ, "PYTHONPATH": str(ROOT), **own, **settings}

    def start(self) -> None:
        for replica in self.replicas:
            replica.start()
        self._supervisor = asyncio.create_task(self._supervise())

    async def _supervise(self) -> None:
        while True:
            await asyncio.sleep(RESTART_SECONDS)
            for replica in self.replicas:
                if replica.process is not None and not replica.stopped and (status := replica.process.poll()) is not None:
                    replica.exits.append(status)
                    replica.start()

    async def until_ready(self, patience: float) -> float:
        """Seconds until every replica is ready."""
        begun = time.monotonic()
        while not all([await asyncio.to_thread(replica.ready) for replica in self.replicas]):
            if time.monotonic() - begun > patience:
                return time.monotonic() - begun
            await asyncio.sleep(0.1)
        return time.monotonic() - begun

    async def retire(self, service: str) -> None:
        """End a service's replicas in order, for good."""
        for replica in self.replicas:
            if replica.service == service:
                replica.stopped = True
                await replica.end(signal.SIGTERM)

    async def stop(self) -> None:
        """End all in order, at the end of the run."""
        if self._supervisor is not None:
            self._supervisor.cancel()
        for replica in self.replicas:
            replica.stopped = True
            replica.send(signal.SIGCONT)
            replica.send(signal.SIGTERM)
        for replica in self.replicas:
            if replica.process is not None:
                try:
                    await asyncio.to_thread(replica.process.wait, 15)
                except subprocess.TimeoutExpired:
                    replica.process.kill()
                    await asyncio.to_thread(replica.process.wait)
