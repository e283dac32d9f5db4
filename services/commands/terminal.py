"""How the commands speak: errors, notes and progress on standard error, results on standard output.

Does not know any command.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NoReturn

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from services.outcome import TollwireError

BAD_LINES = 1
"""Exit status: some of the input was refused, the rest is done."""
NOT_POSSIBLE = 2
"""Exit status: the command could not begin, or was asked for something that is not there."""
INTERRUPTED = 130


class CommandError(TollwireError):
    """The command cannot go on. The message is for the person at the terminal; `status` is the exit status."""

    def __init__(self, message: str, status: int = NOT_POSSIBLE) -> None:
        super().__init__(message)
        self.status = status


def complain(message: str) -> None:
    """One line on standard error."""
    sys.stderr.write(f"tollwire: {message}\n")
    sys.stderr.flush()


def leave_quietly() -> NoReturn:
    """The reader of our output has gone: nothing more to say, not even at interpreter exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(0)


class Meter:
    """Counts what was read; shows it where somebody looks."""

    def __init__(self, progress: Progress | None = None, task: TaskID | None = None) -> None:
        self._progress = progress
        self._task = task

    def at(self, done: float) -> None:
        """So much of the input is read."""
        if self._progress is not None and self._task is not None:
            self._progress.update(self._task, completed=done)


@contextmanager
def meter(label: str, total: float | None, *, in_bytes: bool = True) -> Iterator[Meter]:
    """A progress bar on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield Meter()
        return
    amount = DownloadColumn() if in_bytes else MofNCompleteColumn()
    columns = (TextColumn("{task.description}"), BarColumn(), amount, TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield Meter(progress, progress.add_task(label, total=total))
