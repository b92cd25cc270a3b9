"""The log of records beside the embedded graph: one SQLite file of its own, which no load ever touches."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.errors import LogDamaged, StoreBusy
from graph.model.entries import Entry, Undo
from graph.store.log import COLUMNS, DAMAGED, Draft, checked, entered, entries_of, entry_values, missing

FORMAT = 1
"""Version of the file's layout; 0 is a file nobody has written to yet."""
TIMEOUT = 10.0
"""Seconds a writer waits for another."""
BUSY = "记录正被别人写入，没有保存，请稍后再试 / another entry is being written; nothing was saved, try again"

_COLUMNS = (
    "sequence INTEGER PRIMARY KEY, subject TEXT NOT NULL, who TEXT NOT NULL, made_at TEXT NOT NULL, "
    "load_id TEXT NOT NULL, kind TEXT NOT NULL, payload TEXT NOT NULL, reason TEXT"
)
CREATE = (
    f"CREATE TABLE entries ({_COLUMNS})",
    "CREATE INDEX entries_subject ON entries (subject, sequence)",
    # whoever opens the file with a tool of their own is kept from rewriting what was done
    "CREATE TRIGGER entries_stay BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
    "CREATE TRIGGER entries_kept BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
    f"PRAGMA user_version = {FORMAT}",
)

INSERT = f"INSERT INTO entries ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"


@dataclass(frozen=True, slots=True)
class SqliteLog:
    """A log kept in one file; `path` need not exist before the first entry."""

    path: Path

    def last(self) -> int:
        """Return the sequence of the last entry, 0 where there is none."""
        with self._reading() as connection:
            return 0 if connection is None else _last(connection)

    def entries(self) -> tuple[Entry, ...]:
        """Return every entry, by sequence."""
        with self._reading() as connection:
            return () if connection is None else _entries(connection)

    def append(self, draft: Draft, expected: int) -> Entry:
        """Enter an act; the check against what its maker expected and the writing are one transaction."""
        told = checked(draft)
        with self._writing() as connection:
            on_subject = _number(connection, "SELECT max(sequence) FROM entries WHERE subject = ?", told.act.subject)
            entry = entered(told, _last(connection), on_subject, _undone(connection, told), expected)
            connection.execute(INSERT, list(entry_values(entry).values()))
        return entry

    def take_over(self, entries: Sequence[Entry]) -> int:
        """Add the entries of another log behind those held, as they are; return how many were added."""
        with self._writing() as connection:
            rest = missing(_entries(connection), entries)
            connection.executemany(INSERT, [list(entry_values(entry).values()) for entry in rest])
        return len(rest)

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """Open the file, None where nobody has written to it yet.

        It is opened for writing where that is allowed: what a process that was killed left half done is then put back.
        """
        if not self.path.exists():
            yield None
            return
        with self._connection() as connection:
            yield connection if _written(connection) else None

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """Open one transaction, alone; whatever is raised inside undoes it."""
        _make_place(self.path)
        with self._connection() as connection:
            # EXTRA is FULL and has the folder synced too: an entry that was confirmed survives a power cut
            connection.execute("PRAGMA synchronous = EXTRA")
            connection.execute("BEGIN IMMEDIATE")
            if not _written(connection):
                for statement in CREATE:
                    connection.execute(statement)
            yield connection
            connection.execute("COMMIT")

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        try:
            connection = sqlite3.connect(self.path, timeout=TIMEOUT, isolation_level=None)
        except sqlite3.OperationalError as error:
            raise LogDamaged(f"{DAMAGED}: {self.path.name}") from error
        try:
            yield connection
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise StoreBusy(BUSY) from error
            raise LogDamaged(f"{DAMAGED}: {self.path.name} ({error})") from error
        finally:
            connection.close()


def _written(connection: sqlite3.Connection) -> bool:
    """Return whether the file holds a log. Raises LogDamaged where it holds something else."""
    version = _number(connection, "PRAGMA user_version")
    if version == FORMAT:
        return True
    if version or _number(connection, "SELECT count(*) FROM sqlite_master"):
        raise LogDamaged(f"记录文件是另一版本写的，或不是记录文件；{DAMAGED}")
    return False


def _number(connection: sqlite3.Connection, query: str, *values: str | int) -> int:
    found = connection.execute(query, values).fetchone()
    return int(found[0] or 0)


def _entries(connection: sqlite3.Connection) -> tuple[Entry, ...]:
    rows = connection.execute(f"SELECT {', '.join(COLUMNS)} FROM entries ORDER BY sequence")
    return entries_of(dict(zip(COLUMNS, row, strict=True)) for row in rows)


def _last(connection: sqlite3.Connection) -> int:
    return _number(connection, "SELECT max(sequence) FROM entries")


def _undone(connection: sqlite3.Connection, draft: Draft) -> str | None:
    """Return the subject of the entry an undo names."""
    if not isinstance(draft.act, Undo):
        return None
    found = connection.execute("SELECT subject FROM entries WHERE sequence = ?", (draft.act.entry,)).fetchone()
    return None if found is None else str(found[0])


def _make_place(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LogDamaged(f"记录文件不能放在这里 / the log cannot be kept here: {path}") from error
