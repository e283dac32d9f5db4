"""The file of the local shell: a durable log, the parts of states and the readers' offsets in one SQLite database (WAL).

Everything that must happen together happens in one transaction. Does not run steps: local.py does.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import orjson

from services.shell.ports import Headers, Message, Record

_TABLES = (
    """CREATE TABLE IF NOT EXISTS log (
         topic TEXT NOT NULL, "offset" INTEGER NOT NULL, at INTEGER NOT NULL, "key" BLOB, value BLOB, headers BLOB NOT NULL,
         PRIMARY KEY (topic, "offset")) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS state (
         service TEXT NOT NULL, "key" TEXT NOT NULL, part TEXT NOT NULL, value BLOB NOT NULL,
         PRIMARY KEY (service, "key", part)) WITHOUT ROWID""",
    """CREATE TABLE IF NOT EXISTS offsets (
         service TEXT NOT NULL, topic TEXT NOT NULL, next INTEGER NOT NULL,
         PRIMARY KEY (service, topic)) WITHOUT ROWID""",
)
_BUSY_SECONDS = 30


def connect(path: Path) -> sqlite3.Connection:
    """Open or make the file. WAL lets readers go on while one writer writes, and survives kill -9 at any point."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    for table in _TABLES:
        connection.execute(table)
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; takes the write lock at once, so that what was read stays true."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def append(connection: sqlite3.Connection, messages: Iterable[Message], at: int) -> None:
    """Write messages to the ends of their topics."""
    ends: dict[str, int] = {}
    rows = []
    for message in messages:
        offset = ends[message.topic] if message.topic in ends else end(connection, message.topic)
        ends[message.topic] = offset + 1
        rows.append((message.topic, offset, at, message.key, message.value, packed(message.headers)))
    connection.executemany("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?)", rows)


def end(connection: sqlite3.Connection, topic: str) -> int:
    """The offset that the next record of a topic gets."""
    row = connection.execute('SELECT MAX("offset") FROM log WHERE topic = ?', (topic,)).fetchone()
    return 0 if row[0] is None else int(row[0]) + 1


def read(connection: sqlite3.Connection, topic: str, start: int, limit: int) -> list[Record]:
    """Records of a topic from an offset on."""
    rows = connection.execute(
        'SELECT "offset", at, "key", value, headers FROM log WHERE topic = ? AND "offset" >= ? ORDER BY "offset" LIMIT ?',
        (topic, start, limit),
    )
    return [Record(topic, key, value, unpacked(headers), 0, offset, at) for offset, at, key, value, headers in rows]


def committed(connection: sqlite3.Connection, service: str, topic: str) -> int:
    """The offset from which a service goes on."""
    row = connection.execute("SELECT next FROM offsets WHERE service = ? AND topic = ?", (service, topic)).fetchone()
    return 0 if row is None else int(row[0])


def commit(connection: sqlite3.Connection, service: str, topic: str, following: int) -> None:
    """Remember where a service goes on."""
    connection.execute("INSERT OR REPLACE INTO offsets VALUES (?, ?, ?)", (service, topic, following))


def save(connection: sqlite3.Connection, service: str, key: str, writes: Mapping[str, bytes | None]) -> None:
    """Write the changed parts of one state."""
    for part, value in writes.items():
        if value is None:
            connection.execute('DELETE FROM state WHERE service = ? AND "key" = ? AND part = ?', (service, key, part))
        else:
            connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?, ?, ?)", (service, key, part, value))


class SqliteParts:
    """The parts of one service's states."""

    def __init__(self, connection: sqlite3.Connection, service: str) -> None:
        self._connection = connection
        self._service = service

    def get(self, key: str) -> Mapping[str, bytes]:
        """All parts of this key."""
        rows = self._connection.execute('SELECT part, value FROM state WHERE service = ? AND "key" = ?', (self._service, key))
        return dict(rows.fetchall())


def packed(headers: Headers) -> bytes:
    """Headers as bytes; values are bytes of any kind, so they travel as Latin-1."""
    return orjson.dumps([(name, value.decode("latin-1")) for name, value in headers])


def unpacked(data: bytes) -> Headers:
    """The headers again."""
    return tuple((name, value.encode("latin-1")) for name, value in orjson.loads(data))
