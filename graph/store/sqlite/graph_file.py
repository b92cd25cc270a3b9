"""Opening the embedded graph: only a file that is as it was written, and of the schema that reads it."""

import sqlite3
from contextlib import closing
from enum import Enum, auto
from functools import partial
from pathlib import Path

from graph.errors import StoreEmpty, StoreError, StoreOutdated, StoreUnreadable
from graph.store.disk import FOLDER, disk_errors, unwritable
from graph.store.read_errors import AGAIN_EN, AGAIN_ZH, OUTDATED, UNREADABLE, translate_read_errors
from graph.store.sqlite.schema import APPLICATION, layout
from graph.store.sqlite.seal import CHUNK, MARK, Seal, identity, known_seal, tail
from graph.store.sqlite.uri import uri_of

GRAPH_MARK = b"CREATE TABLE loads (number INTEGER PRIMARY KEY"
LOG_MARKS = (
    b"CREATE TABLE entries (sequence INTEGER PRIMARY KEY",
    b"the log is append-only",
    b"CREATE TABLE head (id INTEGER PRIMARY KEY CHECK (id = 1), sequence INTEGER",
)
"""What a graph, and a log of records or its head, have in plain sight among their first pages."""


class FileKind(Enum):
    """What a file is that is no whole graph."""

    BLANK = auto()
    GRAPH = auto()
    LOG = auto()
    FOREIGN = auto()


def connect(path: Path) -> sqlite3.Connection:
    """Open a file for reading, without regard to locks and journals: a graph is never written to where it stands."""
    uri = uri_of(path.resolve(), "mode=ro&immutable=1")
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def open_graph(path: Path) -> sqlite3.Connection:
    """Open a graph. Raises StoreEmpty, StoreUnreadable, StoreOutdated, StoreUnwritable."""
    with translate_read_errors(path.name), disk_errors(path):
        if not path.exists():
            raise StoreEmpty("还没有资料 / nothing has been loaded yet")
        check_file(path)
        while True:
            seen = identity(path)
            connection = _opened(path, known_seal(path, seen))
            # a load may have put another file there since the seal was read
            if identity(path) == seen:
                return connection
            connection.close()


def check_file(path: Path) -> None:
    """Raise StoreUnwritable where a folder or a device is in the place of the file."""
    if path.exists() and not path.is_file():
        raise unwritable(FOLDER, path)


def _opened(path: Path, seal: Seal) -> sqlite3.Connection:
    if seal is not Seal.WHOLE:
        raise _refusal(path, seal)
    connection = connect(path)
    try:
        connection.execute("BEGIN")
        if schema_of(connection) != layout():
            raise _outdated(path)
    except BaseException:
        connection.close()
        raise
    return connection


def schema_of(connection: sqlite3.Connection) -> str | None:
    """Return the fingerprint of the schema a graph was written with."""
    found = connection.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
    return None if found is None else str(found[0])


def _refusal(path: Path, seal: Seal) -> StoreError:
    nature = file_kind(path)
    if nature is FileKind.LOG:
        return log_in_place(path)
    if nature is FileKind.FOREIGN:
        return StoreUnreadable(
            f"资料库的位置上是别的文件；{AGAIN_ZH}，它会被移到一旁保留"
            f" / another file is in the place of the graph; {AGAIN_EN}, which moves it aside: {path.name}"
        )
    if seal is Seal.MISSING and is_earlier(path):
        return _outdated(path)
    return StoreUnreadable(
        f"资料库文件已损坏（与写入时不同），{AGAIN_ZH}"
        f" / the graph's file is damaged (not as it was written); {AGAIN_EN}: {path.name}"
    )


def _outdated(path: Path) -> StoreOutdated:
    return StoreOutdated(f"{OUTDATED}: {path.name}")


def log_in_place(path: Path) -> StoreUnreadable:
    """Return what is raised where the log of records is named as the graph."""
    return StoreUnreadable(
        f"这是记录文件（跟进清单、核实与方案），不是资料库；请用 LIANPU_STORE 另指资料库文件"
        f" / this is the log of records, no graph; name another file by LIANPU_STORE: {path.name}"
    )


def file_kind(path: Path) -> FileKind:
    """Return what a file is, by what stands in it in plain sight; it need not be a whole database.

    SQLite's header holds the id of the program at byte 68.
    """
    with path.open("rb") as file:
        first = file.read(CHUNK)
        parts = iter(partial(file.read, CHUNK), b"")
        if not first.strip(b"\0") and not any(part.strip(b"\0") for part in parts):
            return FileKind.BLANK
    if first[68:72] == APPLICATION or tail(path).startswith(MARK):
        return FileKind.GRAPH
    if any(mark in first for mark in LOG_MARKS):
        return FileKind.LOG
    return FileKind.GRAPH if GRAPH_MARK in first else FileKind.FOREIGN


def is_earlier(path: Path) -> bool:
    """Return whether a file is a sound graph from before graphs were sealed: such a one numbers its format."""
    try:
        with closing(connect(path)) as connection:
            sound = connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
            return sound and connection.execute("SELECT 1 FROM meta WHERE name = 'format'").fetchone() is not None
    except UNREADABLE:
        return False
