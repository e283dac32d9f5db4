"""Where `tollwire run` keeps what it knows on this machine, and who else reads it there.

Does not open the log: services/shell/local.py does.
"""

import os
from pathlib import Path

from services.commands.terminal import CommandError

LOG_NAME = "tollwire.sqlite"
SAMPLE_FOLDER = "sample"


def data_folder(given: Path | None, *, sample: bool = False) -> Path:
    """The folder asked for, else the usual one of this user; the sample newsroom has one of its own."""
    if given is not None:
        return given
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    usual = Path(base) / "tollwire"
    return usual / SAMPLE_FOLDER if sample else usual


def existing_log(given: Path | None) -> Path:
    """The log of a `tollwire run`, running or not. Raises CommandError where there is none."""
    candidates = [data_folder(given), *([] if given else [data_folder(None, sample=True)])]
    for folder in candidates:
        if (folder / LOG_NAME).exists():
            return folder / LOG_NAME
    raise CommandError(f"no log in {candidates[0]}: start `tollwire run` first, or name its folder with --data")
