"""The log of records beside the embedded graph: a file of its own with its head, which no load ever touches."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.errors import StoreBusy
from graph.model.acts import LogEntry
from graph.store.disk import disk_errors
from graph.store.log import NewEntry, entries_from_rows, entries_to_copy, entry_to_row, make_entry, validated
from graph.store.log_chain import (
    PUT_LOG_BACK,
    START,
    UNREADABLE,
    VANISHED,
    EntryRow,
    Head,
    damaged,
    missing_log,
    with_marks,
)
from graph.store.sqlite.uri import uri_of
from graph.store.sqlite_log.log_file import LogFile, head_in, log_in, make_head, open_connection, read_head
from graph.store.sqlite_log.salvage import put_in_place, readable, remove_leftovers, without_head

BUSY = "记录正被别人写入，没有保存，请稍后再试 / another entry is being saved. Yours was not; try again"

Stamp = tuple[int, int, int]
"""What tells whether a file has changed: its number on the disk, its size, and when it was written."""
_seen: dict[Path, tuple[Stamp, Head]] = {}
"""How far this process has checked each log: entries that were checked are not checked again at every append."""
_met: set[Path] = set()
"""Logs this process has found: one that is gone with its head, or never had one, is then no log nobody wrote to."""


@dataclass(frozen=True, slots=True)
class SqliteLog:
    """A log kept in one file; `path` need not exist before the first entry."""

    path: Path

    @property
    def head_path(self) -> Path:
        """Return where the mark of the last entry is kept apart."""
        return self.path.with_name(f"{self.path.name}.head")

    @property
    def identity(self) -> str:
        """Return where the file is."""
        return str(self.path.resolve())

    def last(self) -> int:
        """Return the sequence of the last entry, 0 where there is none."""
        with self._reading() as file:
            return 0 if file is None else file.checked_end().sequence

    def state(self) -> str:
        """Return the end of the log with what tells whether the file was touched."""
        with self._reading() as file:
            if file is None:
                return ""
            end = file.checked_end()
            return f"{end.sequence} {end.mark} {_stamp(self.path)}"

    def entries(self) -> tuple[LogEntry, ...]:
        """Return every entry, by sequence."""
        return entries_from_rows(self.rows())

    def rows(self) -> tuple[EntryRow, ...]:
        """Return every entry as it is kept, with its mark."""
        with self._reading() as file:
            if file is None:
                return ()
            stamp = _stamp(self.path)
            rows = file.checked()
            _seen[self.path] = stamp, file.end()
            return rows

    def head(self) -> Head | None:
        """Return the mark of the last entry that is kept apart."""
        with self._translate_errors():
            return read_head(self.head_path)

    def append(self, draft: NewEntry, expected: int) -> LogEntry:
        """Enter an act; the check against what its maker expected and the writing are one transaction."""
        told = validated(draft)
        with self._writing() as file:
            on_subject = _number(file, "SELECT max(sequence) FROM entries WHERE subject = ?", told.act.subject)
            entry = make_entry(told, file.end().sequence, on_subject, _named(file, told), expected)
            file.add([entry_to_row(entry)])
        return entry

    def enter(self, make: Callable[[int], EntryRow]) -> EntryRow:
        """Enter a row that is no act, made from its sequence; whatever keeps a log of its own does so."""
        with self._writing() as file:
            row = make(file.end().sequence + 1)
            file.add([row])
        return row

    def copy_from(self, others: Sequence[EntryRow]) -> int:
        """Add the entries of another log behind those held, as they are; return how many were added."""
        with self._writing() as file:
            rest = entries_to_copy(file.rows(), others)
            file.add(rest)
        return len(rest)

    def copied(self) -> tuple[EntryRow, ...]:
        """Return the entries of a copy, which may have come without its head: then its end cannot be checked."""
        if self.head_path.exists() or not self.path.exists():
            return self.rows()
        with self._translate_errors():
            return without_head(self.path)

    def salvage(self) -> tuple[EntryRow, ...]:
        """Return whatever entries can still be read and understood."""
        with self._translate_errors():
            return readable(self.path, self.head_path)

    def start_over(self, rows: Sequence[EntryRow]) -> str:
        """Put what is there aside and make `rows` the log; nobody else may have it open."""
        fresh = SqliteLog(self.path.with_name(f"{self.path.name}.new"))
        with self._translate_errors():
            remove_leftovers(fresh.path, "")
            fresh.copy_from(with_marks(rows))
            return put_in_place((fresh.head_path, fresh.path), (self.head_path, self.path))

    def forget(self) -> None:
        """Forget that a log was here, if it was moved away on purpose."""
        _met.discard(self.path)
        _seen.pop(self.path, None)

    @contextmanager
    def _reading(self) -> Iterator[LogFile | None]:
        """Open the log in one read transaction, None where nobody has written to it yet."""
        with self._translate_errors():
            if self._is_fresh():
                yield None
                return
            # the head is read before the log: entries that come in meanwhile only put the log ahead of it
            head = read_head(self.head_path)
            with open_connection(self.path) as connection:
                connection.execute("BEGIN")
                yield log_in(connection, head)

    def _is_fresh(self) -> bool:
        """Return whether nobody has written here yet. Raises LogUnreadable where a log is missing."""
        if self._is_there():
            return False
        head = read_head(self.head_path)
        if head is None or not head.sequence:
            if self.path in _met:
                raise damaged(VANISHED, PUT_LOG_BACK)
            return True
        # the first entry may have come in between the two looks
        if not self.path.exists():
            raise missing_log(head)
        return False

    def _is_there(self) -> bool:
        """Return whether the file is there, and remember one that holds anything."""
        there = self.path.exists()
        if there and self.path.stat().st_size:
            _met.add(self.path)
        return there

    @contextmanager
    def _writing(self) -> Iterator[LogFile]:
        """Open one transaction over the log and its head, alone; whatever is raised inside undoes it."""
        with self._translate_errors():
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # a log that is damaged or gone is told before anything is made
            with self._reading() as standing:
                head = None if standing is None else standing.head
            if head is None:
                make_head(self.head_path)
            with open_connection(self.path, "rwc") as connection:
                connection.execute("ATTACH DATABASE ? AS heads", (uri_of(self.head_path.resolve(), "mode=rw"),))
                # a commit over two files ends with the folder synced: an entry that was confirmed survives a power cut
                for schema in ("main", "heads"):
                    connection.execute(f"PRAGMA {schema}.synchronous = FULL")
                connection.execute("BEGIN IMMEDIATE")
                # alone here, with what was cut off put back: no commit needs its super-journal any more
                remove_leftovers(self.path, "-mj")
                file = log_in(connection, head_in(connection, "heads")).prepare()
                self._check_unseen(file)
                yield file
                end = file.end()
                connection.execute("COMMIT")
                _seen[self.path] = _stamp(self.path), end

    def _check_unseen(self, file: LogFile) -> None:
        """Check what this process has not checked yet: all where the file was changed in any way but by entries."""
        stamp, seen = _seen.get(self.path, (None, START))
        if stamp == _stamp(self.path):
            file.checked_end()
            return
        added = stamp is not None and stamp[0] == _stamp(self.path)[0] and file.end().sequence > seen.sequence
        file.checked(seen if added and file.mark_at(seen.sequence) == seen.mark else START)

    @contextmanager
    def _translate_errors(self) -> Iterator[None]:
        try:
            with disk_errors(self.path):
                yield
        except (sqlite3.Error, UnicodeError) as error:
            code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)
            if code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
                raise StoreBusy(BUSY) from error
            raise damaged(UNREADABLE, where=self.path.name) from error


def _stamp(path: Path) -> Stamp:
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns


def _number(file: LogFile, query: str, *values: str | int) -> int:
    found = file.connection.execute(query, values).fetchone()
    return int(found[0] or 0)


def _named(file: LogFile, draft: NewEntry) -> str | None:
    """Return the subject of the entry an act names."""
    if draft.act.names is None:
        return None
    found = file.connection.execute("SELECT subject FROM entries WHERE sequence = ?", draft.act.names[:1]).fetchone()
    return None if found is None else str(found[0])
