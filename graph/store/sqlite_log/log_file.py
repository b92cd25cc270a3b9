"""The files of the embedded log: the entries, and beside them the head, which knows how the entries end.

Both are written in one transaction, which SQLite makes atomic over two files (https://www.sqlite.org/atomiccommit.html,
section 5): whoever is killed in the middle leaves both as they were before, or both as they are after.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.errors import LogOfAnotherVersion
from graph.store.log_chain import (
    BAD_HEAD,
    COLUMNS,
    FOREIGN,
    NO_HEAD,
    PUT_BACK,
    START,
    UNREADABLE,
    EntryRow,
    Head,
    check_chain,
    check_end,
    check_numbers,
    damaged,
    empty_log,
    with_marks,
)
from graph.store.sqlite.uri import uri_of

FORMAT, FORMER = 2, 1
"""Version of the file's layout, and the one before, which kept no marks; 0 is a file nobody has written to yet."""
TIMEOUT = 10.0
"""Seconds a writer waits for another."""

_COLUMNS = (
    "sequence INTEGER PRIMARY KEY, subject TEXT NOT NULL, who TEXT NOT NULL, made_at TEXT NOT NULL, "
    "load_id TEXT NOT NULL, kind TEXT NOT NULL, payload TEXT NOT NULL, reason TEXT, mark TEXT NOT NULL"
)
# whoever opens the file with a tool of their own is kept from rewriting what was done
_GUARDS = (
    "CREATE TRIGGER entries_stay BEFORE UPDATE ON entries BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
    "CREATE TRIGGER entries_kept BEFORE DELETE ON entries BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END",
    f"PRAGMA user_version = {FORMAT}",
)
# there is no index by subject: a damaged one would answer wrongly, and nothing would show it
CREATE = (f"CREATE TABLE entries ({_COLUMNS})", *_GUARDS)
FROM_FORMER = (
    "DROP TRIGGER IF EXISTS entries_stay",
    "DROP TRIGGER IF EXISTS entries_kept",
    "DROP INDEX IF EXISTS entries_subject",
    "ALTER TABLE entries ADD COLUMN mark TEXT NOT NULL DEFAULT ''",
)
INSERT = f"INSERT INTO entries ({', '.join(COLUMNS)}, mark) VALUES ({', '.join('?' * len(COLUMNS))}, ?)"

CREATE_HEAD = (
    "CREATE TABLE IF NOT EXISTS head (id INTEGER PRIMARY KEY CHECK (id = 1), sequence INTEGER NOT NULL, "
    "mark TEXT NOT NULL, later INTEGER NOT NULL, seal TEXT NOT NULL)"
)
PUT_HEAD = "INSERT OR {conflict} INTO {schema}.head (id, sequence, mark, later, seal) VALUES (1, ?, ?, ?, ?)"
READ_HEAD = "SELECT sequence, mark, later, seal FROM {schema}.head WHERE id = 1"


@contextmanager
def open_connection(path: Path, mode: str = "rw") -> Iterator[sqlite3.Connection]:
    """Open a file, by mode `rw` only where it is there, by `rwc` making it.

    It is opened for writing where that is allowed: what a process that was killed left half done is then put back.
    """
    uri = uri_of(path.resolve(), f"mode={mode}")
    connection = sqlite3.connect(uri, uri=True, timeout=TIMEOUT, isolation_level=None)
    # text that was damaged is to be told by its mark, not by a decoder
    connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        yield connection
    finally:
        connection.close()


@dataclass(frozen=True, slots=True)
class LogFile:
    """A log inside a transaction: its format, and the head kept apart; None where there is none yet."""

    connection: sqlite3.Connection
    format: int
    head: Head | None

    def rows(self, behind: int = 0) -> tuple[EntryRow, ...]:
        """Return the entries behind a sequence."""
        if not self.format:
            return ()
        names = COLUMNS if self.format == FORMER else (*COLUMNS, "mark")
        found = self.connection.execute(
            f"SELECT {', '.join(names)} FROM entries WHERE sequence > ? ORDER BY sequence", (behind,)
        )
        return tuple(EntryRow(*row) for row in found)

    def end(self) -> Head:
        """Return sequence and mark of the last entry."""
        if not self.format:
            return Head()
        mark = "''" if self.format == FORMER else "mark"
        row = self.connection.execute(f"SELECT sequence, {mark} FROM entries ORDER BY sequence DESC LIMIT 1").fetchone()
        return Head() if row is None else Head(*row)

    def mark_at(self, sequence: int) -> str | None:
        """Return the mark of an entry, None where it is not there."""
        if self.format != FORMAT:
            return None
        row = self.connection.execute("SELECT mark FROM entries WHERE sequence = ?", (sequence,)).fetchone()
        return None if row is None else str(row[0])

    def checked_end(self) -> Head:
        """Return the last entry. Raises LogUnreadable where the log does not end as the head knows."""
        end = self.end()
        if self.format == FORMAT and self.head is not None:
            check_end(self.head, end, self.mark_at(self.head.sequence))
        return end

    def checked(self, start: Head = START) -> tuple[EntryRow, ...]:
        """Return the entries behind `start`, each checked against its mark; former ones are given theirs."""
        rows = self.rows(start.sequence)
        if self.format == FORMER:
            check_numbers(rows)
            return with_marks(rows)
        # which entry was altered says more than that the end differs, so it is told first
        check_chain(rows, start)
        self.checked_end()
        return rows

    def prepare(self) -> "LogFile":
        """Make the tables of a new log, or mark the entries of a former one; return the log as it then is."""
        if self.format == FORMAT:
            return self
        rows = self.checked()
        for statement in FROM_FORMER if self.format == FORMER else (CREATE[0],):
            self.connection.execute(statement)
        self.connection.executemany(
            "UPDATE entries SET mark = ? WHERE sequence = ?", [(row.mark, row.sequence) for row in rows]
        )
        for statement in _GUARDS:
            self.connection.execute(statement)
        head = Head(rows[-1].sequence, rows[-1].mark or "", len(rows)) if rows else Head()
        put_head(self.connection, head, "heads")
        return LogFile(self.connection, FORMAT, head)

    def add(self, rows: Sequence[EntryRow]) -> Head:
        """Write entries behind the last, marked, and the head with them; return the head."""
        end = self.end()
        marked = with_marks(rows, end.mark)
        self.connection.executemany(INSERT, [tuple(row.as_dict().values()) for row in marked])
        last = marked[-1] if marked else None
        later = 0 if self.head is None else self.head.later
        head = Head(end.sequence, end.mark, later) if last is None else Head(last.sequence, last.mark or "", later)
        put_head(self.connection, head, "heads")
        return head


def log_in(connection: sqlite3.Connection, head: Head | None) -> LogFile:
    """Return the log a file holds. Raises LogUnreadable or LogOfAnotherVersion if the head knows another."""
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version == 0:
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,):
            raise damaged(UNREADABLE)
        if head is None or head.sequence:
            raise empty_log(head)
    elif version == FORMER:
        if head is not None and head.sequence:
            raise damaged(FOREIGN)
    elif version != FORMAT:
        raise LogOfAnotherVersion(
            f"记录文件是另一版本写的（格式 {version}），这一版读不了；请更新程序，请勿删除"
            f" / another version wrote the log (format {version}); update the program, do not delete it"
        )
    elif head is None:
        raise damaged(NO_HEAD, PUT_BACK)
    return LogFile(connection, version, head)


def make_head(path: Path) -> None:
    """Make the head of a log nobody has written to, durable before the log itself is there."""
    with open_connection(path, "rwc") as connection:
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(CREATE_HEAD)
        put_head(connection, Head(), "main", "IGNORE")
        connection.execute("COMMIT")


def put_head(connection: sqlite3.Connection, head: Head, schema: str, conflict: str = "REPLACE") -> None:
    """Write the head into the database of that name."""
    values = (head.sequence, head.mark, head.later, head.seal)
    connection.execute(PUT_HEAD.format(schema=schema, conflict=conflict), values)


def read_head(path: Path) -> Head | None:
    """Return the head, None where there is no file or nothing in it. Raises LogUnreadable."""
    if not path.exists() or not path.stat().st_size:
        return None
    try:
        with open_connection(path) as connection:
            return head_in(connection, "main")
    except (sqlite3.DatabaseError, UnicodeError) as error:
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in _NOT_DAMAGE:
            raise
        raise damaged(BAD_HEAD, PUT_BACK) from error


def head_in(connection: sqlite3.Connection, schema: str) -> Head:
    """Return the head that a database holds. Raises LogUnreadable where it was altered."""
    row = connection.execute(READ_HEAD.format(schema=schema)).fetchone()
    head = None if row is None else Head(*row[:3])
    if head is None or head.seal != row[3]:
        raise damaged(BAD_HEAD, PUT_BACK)
    return head


_NOT_DAMAGE = frozenset(
    (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
    )
)
"""What a head may meet that says nothing against it."""
