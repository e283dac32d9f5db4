"""`tollwire feeds`: lists of feeds into the log of `tollwire run` and out of it, and a look at each feed.

Does not poll: the poller of `tollwire run` does.
"""

import asyncio
import sys
from pathlib import Path

from schemas.feed import FeedSubscription
from services.commands.data import LOG_NAME, data_folder, existing_log
from services.commands.lines import Output
from services.commands.terminal import BAD_LINES, CommandError
from services.fetcher import opml
from services.fetcher.errors import UnreadableError
from services.fetcher.reading import check_feeds as checked
from services.shell.local import LocalLog, learn

LIST_SUFFIXES = {".opml", ".toml", ".xml"}


def read_list(file: str) -> tuple[FeedSubscription, ...]:
    """The feeds of an OPML or TOML file. Raises CommandError in words."""
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise CommandError(f"cannot read {file}: {error.strerror}") from error
    try:
        return opml.parse_toml(data.decode("utf-8")) if file.endswith(".toml") else opml.parse(data)
    except (UnreadableError, UnicodeDecodeError) as error:
        raise CommandError(f"{file}: {error}") from error


def import_feeds(file: str, data: Path | None) -> int:
    """Subscribe to every feed of the file that is not subscribed to as it says."""
    wishes = read_list(file)
    folder = data_folder(data)
    folder.mkdir(parents=True, exist_ok=True)
    log = LocalLog(folder / LOG_NAME)
    try:
        known = _subscribed(log)
        new = [wish for wish in wishes if known.get(wish.url) != wish]
        for wish in new:
            asyncio.run(log.publish(wish, source="operator"))
    finally:
        log.close()
    sys.stdout.write(
        f"{len(new)} of {len(wishes)} feeds added or changed; {len(known.keys() | {w.url for w in wishes})} in all.\n"
    )
    return 0


def export_feeds(target: str, data: Path | None) -> int:
    """Write the feeds subscribed to as OPML."""
    log = LocalLog(existing_log(data))
    try:
        known = _subscribed(log)
    finally:
        log.close()
    with Output(target) as out:
        out.write(opml.write(known.values()).rstrip(b"\n"))
    return 0


def check_feeds(sources: list[str]) -> int:
    """Ask each feed once; exit status 1 where one of them is no good."""
    wishes = [wish for source in sources for wish in _wishes(source)]
    wrong = 0
    for report in checked(wishes):
        wrong += not report.ok
        title = f"  {report.title}" if report.title else ""
        moved = f"; moved to {report.moved_to}" if report.moved_to else ""
        sys.stdout.write(f"{'ok ' if report.ok else 'BAD'} {report.url}{title}\n    {report.detail}{moved}\n")
        sys.stdout.flush()
    return BAD_LINES if wrong else 0


def _wishes(source: str) -> tuple[FeedSubscription, ...]:
    return (
        read_list(source) if Path(source).suffix in LIST_SUFFIXES and Path(source).exists() else (FeedSubscription(url=source),)
    )


def _subscribed(log: LocalLog) -> dict[str, FeedSubscription]:
    known: dict[str, FeedSubscription] = {}
    following = 0
    while records := log.read("feeds", following):
        for record in records:
            following = record.offset + 1
            learn(known, record)
    return known
