"""Runs the parsers in worker processes with limits of time and memory: hostile bytes cost a worker, never the fetcher.

Does not parse. A worker that hangs is killed, one that dies is replaced, and the bytes that did it are refused in words.
"""

import json
import os
import queue
import select
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from typing import IO, Literal

from services.fetcher.errors import UnreadableError
from services.fetcher.events import Page, ParsedFeed
from services.fetcher.worker import HEADER, LENGTH, OUT_OF_MEMORY

KEPT_ENVIRONMENT = ("PATH", "PYTHONPATH", "VIRTUAL_ENV", "LANG", "LC_ALL", "SYSTEMROOT")
"""All that a worker gets: no credentials, no proxies."""
MAX_ANSWER = 64_000_000
LIFETIME = 2_000
"""Documents after which a worker is replaced: libraries keep caches, and a year is long."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one document may cost."""

    seconds: float = 20.0
    cpu_seconds: int = 10
    memory: int = 1_000_000_000
    """Address space of a worker, libraries and all."""


class Sandbox:
    """A pool of workers, started when first needed. Safe to call from threads; `close` ends the workers."""

    def __init__(self, *, workers: int = 1, bounds: Bounds = Bounds()) -> None:
        self._bounds = bounds
        self._places: queue.SimpleQueue[_Worker | None] = queue.SimpleQueue()
        self._all: list[_Worker] = []
        self._lock = threading.Lock()
        self._closed = False
        for _ in range(workers):
            self._places.put(None)

    def feed(self, data: bytes, *, url: str | None = None, content_type: str | None = None) -> ParsedFeed:
        """parse_feed in a worker. Raises UnreadableError for everything that goes wrong with these bytes."""
        return ParsedFeed.from_json(self._run("feed", data, url, content_type))

    def page(self, data: bytes, *, url: str | None = None, content_type: str | None = None) -> Page:
        """read_page in a worker. Raises UnreadableError for everything that goes wrong with these bytes."""
        return Page.from_json(self._run("page", data, url, content_type))

    def close(self) -> None:
        """End all workers, busy ones too."""
        with self._lock:
            self._closed = True
            workers, self._all = self._all, []
        for worker in workers:
            worker.kill()

    def _run(self, kind: Literal["feed", "page"], data: bytes, url: str | None, content_type: str | None) -> bytes:
        worker = self._places.get()
        healthy: _Worker | None = None
        try:
            if worker is None:
                worker = self._start()
            answer = worker.ask({"kind": kind, "url": url, "content_type": content_type}, data, self._bounds)
            healthy = None if worker.asked >= LIFETIME or answer.startswith(OUT_OF_MEMORY) else worker
        except (EOFError, BrokenPipeError, ConnectionError) as error:
            raise UnreadableError(f"the reader died of it ({worker.died_of() if worker else error})") from error
        except TimeoutError as error:
            raise UnreadableError(f"reading it takes longer than {self._bounds.seconds:g} s") from error
        finally:
            if healthy is None and worker is not None:
                self._drop(worker)
            self._places.put(healthy)
        if answer[:1] != b"+":
            raise UnreadableError(answer[1:].decode("utf-8", "replace"))
        return answer[1:]

    def _start(self) -> "_Worker":
        worker = _Worker(self._bounds)
        with self._lock:
            self._all.append(worker)
            closed = self._closed
        if closed:
            worker.kill()
        return worker

    def _drop(self, worker: "_Worker") -> None:
        worker.kill()
        with self._lock:
            if worker in self._all:
                self._all.remove(worker)


class _Worker:
    """One process and its two pipes."""

    def __init__(self, bounds: Bounds) -> None:
        command = [sys.executable, "-m", "services.fetcher.worker", str(bounds.memory), str(bounds.cpu_seconds)]
        environment = {name: value for name, value in os.environ.items() if name in KEPT_ENVIRONMENT}
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, start_new_session=True
        )  # fmt: skip # a session of its own: Ctrl-C is for the parent, which closes the pipe
        self._fresh = True
        self.asked = 0

    def ask(self, task: dict[str, str | None], data: bytes, bounds: Bounds) -> bytes:
        """One task, one answer. Raises EOFError when the process ends, TimeoutError when it takes too long."""
        deadline = time.monotonic() + bounds.seconds + (30.0 if self._fresh else 0.0)  # the first one waits for the imports
        encoded = json.dumps(task).encode()
        pipe = self._stdin()
        pipe.write(HEADER.pack(len(encoded), len(data)))
        pipe.write(encoded)
        pipe.write(data)
        pipe.flush()
        (size,) = LENGTH.unpack(self._read(LENGTH.size, deadline))
        if size > MAX_ANSWER:
            raise EOFError
        answer = self._read(size, deadline)
        self._fresh = False
        self.asked += 1
        return answer

    def died_of(self) -> str:
        """In words, how the process ended."""
        try:
            code = self._process.wait(1)
        except subprocess.TimeoutExpired:
            return "no answer"
        return f"signal {-code}" if code < 0 else f"status {code}"

    def kill(self) -> None:
        """End it now and leave nothing behind."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue  # what was still to be written has no reader

    def _stdin(self) -> IO[bytes]:
        assert self._process.stdin is not None
        return self._process.stdin

    def _read(self, size: int, deadline: float) -> bytes:
        assert self._process.stdout is not None
        descriptor = self._process.stdout.fileno()
        poll = select.poll()  # select() fails for descriptors above 1023, which a busy fetcher has
        poll.register(descriptor, select.POLLIN | select.POLLHUP)
        pieces = bytearray()
        while len(pieces) < size:
            if not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
                raise TimeoutError
            piece = os.read(descriptor, min(size - len(pieces), 1 << 20))
            if not piece:
                raise EOFError
            pieces += piece
        return bytes(pieces)
