"""The place of a graph's file: one load at a time, what others left there, and the swap."""

import os
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from graph.errors import StoreBusy
from graph.store.sqlite.graph_file import check_file
from graph.store.sqlite.stored_graph import set_aside_path
from graph.store.sqlite.write import make_durable

LOCK_WAIT = 10.0
"""Seconds a load waits on Windows for readers to let go of the old file."""
COMPANIONS = ("-journal", "-wal", "-shm")
"""What SQLite puts beside a file that is written to; ours never is, so such a file is left over or foreign."""


def make_folder(path: Path) -> None:
    """Make the folder of a graph's file. Raises StoreUnwritable, OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    check_file(path)


@contextmanager
def exclusive_lock(path: Path) -> Iterator[sqlite3.Connection]:
    """Hold the loading lock of a graph's file; it falls with the process that holds it. Raises StoreBusy."""
    lock = _locked(path.with_name(f"{path.name}.lock"))
    try:
        yield lock
    finally:
        lock.close()


def claim(lock: sqlite3.Connection) -> None:
    """Raise sqlite3.OperationalError where the lock can only be read, for such a one keeps nobody else out."""
    lock.execute("PRAGMA user_version = 1")


def _locked(path: Path) -> sqlite3.Connection:
    try:
        return _lock(path)
    except sqlite3.DatabaseError as error:
        if _reason(error) not in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            raise
        # nobody can hold a lock that is no database; it keeps nothing, so it may be emptied
        path.write_bytes(b"")
    return _lock(path)


def _lock(path: Path) -> sqlite3.Connection:
    lock = sqlite3.connect(path, timeout=0, isolation_level=None)
    try:
        # nothing is ever written back, so no journal may be left beside it
        lock.execute("PRAGMA journal_mode = MEMORY")
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.DatabaseError as error:
        lock.close()
        if _reason(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise StoreBusy("另一次更新正在进行，请稍后再试 / another load is in progress; try again later") from error
        raise
    return lock


def _reason(error: sqlite3.Error) -> int:
    return error.sqlite_errorcode & 0xFF


def remove_leftovers(path: Path) -> None:
    """Remove what loads that were cut off left beside a graph's file."""
    for left in path.parent.iterdir():
        if re.fullmatch(rf"{re.escape(path.name)}\.\d+\.new(-journal)?", left.name) and left.is_file():
            left.unlink()


@contextmanager
def fresh_file(path: Path) -> Iterator[Path]:
    """Name a new file beside a graph's; it is gone afterwards unless it took the other's place."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        yield fresh
    finally:
        # where even that is refused the next load sweeps it, and what went wrong first is what is told
        with suppress(OSError):
            fresh.unlink(missing_ok=True)


def clear(path: Path, foreign: bool) -> None:
    """Make way for a new file: a foreign one goes aside with its companions, those of an old graph are removed."""
    aside = set_aside_path(path)
    for left in (path.with_name(f"{path.name}{companion}") for companion in COMPANIONS):
        if left.is_file() and foreign:
            left.rename(aside.with_name(left.name.replace(path.name, aside.name, 1)))
        elif left.is_file():
            left.unlink()
    if foreign:
        path.rename(aside)


def swap(fresh: Path, path: Path) -> None:
    """Put a new file in the place of the old; on Windows wait for readers to let go of it."""
    limit = time.monotonic() + LOCK_WAIT
    while True:
        try:
            fresh.replace(path)
        except PermissionError as error:
            if os.name != "nt":
                raise
            if time.monotonic() > limit:
                raise StoreBusy(
                    "资料库文件正被占用，请关闭后重试 / "
                    "the graph file is in use; close the program that uses it and retry"
                ) from error
            time.sleep(0.1)
        else:
            make_durable(path.parent)
            return
