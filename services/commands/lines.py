"""JSON Lines in and out, as every command reads and writes them: `-` is standard input or output, gzip is recognised.

Does not know what a line means: articles.py does.
"""

import gzip
import io
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from services.commands.terminal import CommandError, complain, leave_quietly, meter

STANDARD = "-"
GZIP_MAGIC = b"\x1f\x8b"
MAX_LINE = 16 * 1024 * 1024
"""No article is longer; a longer line is refused without being held in memory."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its number, counted from 1. `refused` says why it cannot be read at all."""

    number: int
    data: bytes
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Bad:
    """A line that goes to no output, and why."""

    number: int
    reason: str


class BadLines:
    """Complains of each bad line once, in order, and remembers that there was one."""

    def __init__(self, source: str) -> None:
        self._source = "standard input" if source == STANDARD else source
        self.count = 0

    def report(self, bad: Bad) -> None:
        """One clear error with the line number."""
        self.count += 1
        complain(f"{self._source}, line {bad.number}: {bad.reason}")


def read_lines(source: str, label: str) -> Iterator[Line]:
    """Every line that is not blank, with a progress bar where somebody looks. Raises CommandError where there is no such input."""
    raw = _open(source)
    size = os.fstat(raw.fileno()).st_size if source != STANDARD else None
    with raw, meter(label, size) as bar:
        unpacked = _unpacked(raw)
        number = 0
        try:
            while data := unpacked.readline(MAX_LINE + 1):
                number += 1
                line = _line(number, data, unpacked)
                bar.at(raw.tell() if size is not None else number)
                if line.data.strip() or line.refused:
                    yield line
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            yield Line(number + 1, b"", f"the compressed input is damaged here ({error})")


def _open(source: str) -> io.BufferedReader:
    if source == STANDARD:
        if sys.stdin.isatty():
            complain("reading from the terminal; end with Ctrl-D")
        return os.fdopen(sys.stdin.fileno(), "rb", closefd=False)
    try:
        return Path(source).open("rb")
    except OSError as error:
        raise CommandError(f"cannot read {source}: {error.strerror}") from error


def _unpacked(raw: io.BufferedReader) -> io.BufferedIOBase:
    return gzip.GzipFile(fileobj=raw) if raw.peek(2)[:2] == GZIP_MAGIC else raw


def _line(number: int, data: bytes, stream: io.BufferedIOBase) -> Line:
    if len(data) <= MAX_LINE:
        return Line(number, data.removeprefix(b"\xef\xbb\xbf") if number == 1 else data)
    while data and not data.endswith(b"\n"):
        data = stream.readline(MAX_LINE)
    return Line(number, b"", f"longer than {MAX_LINE // 1024 // 1024} MB")


class Output:
    """Where results go. A named file appears when it is whole: it is written beside and renamed at the end."""

    def __init__(self, target: str) -> None:
        self._target = target
        self._stream: IO[bytes] | io.BufferedIOBase = sys.stdout.buffer if target == STANDARD else self._beside()

    def _beside(self) -> io.BufferedIOBase:
        name = self._unfinished()
        try:
            return gzip.open(name, "wb", compresslevel=6) if self._target.endswith(".gz") else name.open("wb")
        except OSError as error:
            raise CommandError(f"cannot write {self._target}: {error.strerror}") from error

    def _unfinished(self) -> Path:
        return Path(f"{self._target}.unfinished-{os.getpid()}")

    def write(self, line: bytes) -> None:
        """One line; the end of line is added."""
        try:
            self._stream.write(line + b"\n")
        except BrokenPipeError:
            leave_quietly()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._target == STANDARD:
            try:
                self._stream.flush()
            except BrokenPipeError:
                leave_quietly()
            return
        self._stream.close()
        if kind is None:
            self._unfinished().replace(self._target)
        else:
            self._unfinished().unlink(missing_ok=True)


@contextmanager
def output(target: str | None) -> Iterator[Output | None]:
    """An optional second output."""
    if target is None:
        yield None
        return
    with Output(target) as out:
        yield out
