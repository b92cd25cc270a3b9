"""The embedded store: one SQLite file, swapped in whole by each load."""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.errors import StoreBusy, StoreDamaged, StoreEmpty
from graph.model.facts import Facts
from graph.model.schema import EDGES, NODES
from graph.store.base import Change, Engine, Load, Reader
from graph.store.changes import compare, content
from graph.store.loads import is_held, next_load, refuse_removal
from graph.store.sqlite_read import SqliteReader
from graph.store.sqlite_schema import FORMAT
from graph.store.sqlite_write import make_durable, write_file

TIMEOUT = 10.0
"""Seconds a reader waits for a lock, and a load for readers to let go of the old file (on Windows)."""

AGAIN = "请重新装载：python -m pipeline load / load again"


@dataclass(frozen=True, slots=True)
class SqliteStore:
    """A graph kept in one file; `path` need not exist before the first load."""

    path: Path

    @property
    def engine(self) -> Engine:
        """Return that the graph is kept in a file."""
        return Engine.EMBEDDED

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        """Open a consistent view; a load that swaps the file meanwhile does not disturb it."""
        connection = self._open()
        try:
            yield SqliteReader(connection)
        except sqlite3.DatabaseError as error:
            raise StoreDamaged(f"图谱文件读到一半出错，{AGAIN}: {self.path.name}") from error
        finally:
            connection.close()

    def _open(self) -> sqlite3.Connection:
        if not self.path.exists():
            raise StoreEmpty("图谱还没有装载过内容 / nothing has been loaded yet")
        uri = f"{self.path.resolve().as_uri()}?mode=ro"
        try:
            connection = sqlite3.connect(uri, uri=True, timeout=TIMEOUT, isolation_level=None, check_same_thread=False)
        except sqlite3.OperationalError as error:
            raise StoreDamaged(f"图谱文件打不开，{AGAIN}: {self.path.name}") from error
        try:
            connection.execute("BEGIN")
            found = connection.execute("SELECT value FROM meta WHERE name = 'format'").fetchone()
        except sqlite3.DatabaseError as error:
            connection.close()
            raise StoreDamaged(f"图谱文件打不开，{AGAIN}: {self.path.name}") from error
        if found != (str(FORMAT),):
            connection.close()
            raise StoreDamaged(f"图谱文件是另一版本写的，{AGAIN}: {self.path.name}")
        return connection

    def replace(self, facts: Facts, by: str, allow_removal: bool = False, in_parts: bool = False) -> tuple[Load, bool]:
        """Make `facts` the whole graph; return the load and whether anything was written.

        A file is always swapped in whole, so that `in_parts` says nothing here.
        """
        del in_parts
        _check_place(self.path)
        with self._alone():
            self._sweep()
            history = self._history()
            digest = facts.digest()
            if is_held(history, facts, digest):
                return history[0], False
            changes = self._changes(facts, bool(history))
            refuse_removal(changes, allow_removal)
            load = next_load(history, facts, digest, by, changes)
            fresh = self.path.with_name(f"{self.path.name}.{os.getpid()}.new")
            write_file(fresh, facts, (load, *history))
            self._swap(fresh)
            return load, True

    def _history(self) -> tuple[Load, ...]:
        """Return the loads on record, newest first; a damaged file is replaced as if there were none."""
        try:
            with self.reader() as reader:
                return reader.loads(limit=1_000_000)
        except (StoreEmpty, StoreDamaged):
            return ()

    def _changes(self, facts: Facts, held: bool) -> tuple[Change, ...]:
        new = content((*facts.nodes, *facts.edges))
        if not held:
            return compare({}, new)
        with self.reader() as reader:
            nodes = [node for kind in NODES.values() for node in reader.nodes(kind)]
            edges = [edge for kind in EDGES.values() for edge in reader.edges(kind)]
        return compare(content((*nodes, *edges)), new)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the loading lock; it falls with the process that holds it."""
        lock = sqlite3.connect(self.path.with_name(f"{self.path.name}.lock"), timeout=0, isolation_level=None)
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            lock.close()
            raise StoreBusy("另一个装载正在进行，请稍后再试 / another load is under way; try again later") from error
        try:
            yield
        finally:
            lock.close()

    def _sweep(self) -> None:
        """Remove what a load that was cut off left behind."""
        for left in self.path.parent.glob(f"{self.path.name}.*.new*"):
            left.unlink()

    def _swap(self, fresh: Path) -> None:
        """Put the new file in the place of the old; on Windows wait for readers to let go of it."""
        limit = time.monotonic() + TIMEOUT
        while True:
            try:
                fresh.replace(self.path)
            except PermissionError as error:
                if time.monotonic() > limit:
                    raise StoreBusy(
                        "图谱文件正被占用，请关闭后重试 / the graph is held open; close it, retry"
                    ) from error
                time.sleep(0.1)
            else:
                make_durable(self.path.parent)
                return


def _check_place(path: Path) -> None:
    """Make the folder of a graph. Raises StoreDamaged where no file can stand there."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreDamaged(f"图谱不能放在这里 / the graph cannot be kept here: {path}") from error
    if path.is_dir():
        raise StoreDamaged(f"图谱文件的位置是一个文件夹 / the graph's file is a folder: {path}")
