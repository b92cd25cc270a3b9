"""The embedded store: one SQLite file, sealed, and swapped in whole by each load."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from graph.model.facts import FactSet
from graph.model.region import Region
from graph.store.base import Engine, Load, LoadChange, Reader
from graph.store.contents import Content, contents_by_kind, diff_contents
from graph.store.disk import disk_errors
from graph.store.loads import check_removal, check_same_city, is_unchanged, next_load
from graph.store.sqlite.file_swap import claim, clear, exclusive_lock, fresh_file, make_folder, remove_leftovers, swap
from graph.store.sqlite.graph_file import open_graph
from graph.store.sqlite.read import SqliteReader
from graph.store.sqlite.seal import identity, is_settled
from graph.store.sqlite.stored_graph import StoredGraph, read_stored_graph, stored_city, stored_contents
from graph.store.sqlite.write import write_file


@dataclass(frozen=True, slots=True)
class SqliteStore:
    """A graph kept in one file; `path` need not exist before the first load."""

    path: Path

    @property
    def engine(self) -> Engine:
        """Return that the graph is kept in a file."""
        return Engine.EMBEDDED

    @property
    def identity(self) -> str:
        """Return where the file is."""
        return str(self.path.resolve())

    def state(self) -> str | None:
        """Return which file there is, by what the system tells of it."""
        with suppress(OSError):
            seen = identity(self.path)
            return str(seen) if is_settled(seen) else None
        return None

    def city(self) -> Region | None:
        """Return the home of the facts held, None where nothing whole is."""
        with disk_errors(self.path):
            return stored_city(self.path) if read_stored_graph(self.path).readable else None

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        """Open a consistent view; a load that swaps the file meanwhile does not disturb it."""
        with closing(open_graph(self.path)) as connection:
            yield SqliteReader(connection, self.path)

    def replace(
        self,
        facts: FactSet,
        by: str,
        allow_removal: bool = False,
        in_parts: bool = False,
        another_city: bool = False,
    ) -> tuple[Load, bool]:
        """Make `facts` the whole graph, whatever was there; return the load and whether anything was written.

        A file is always swapped in whole, so that `in_parts` says nothing here.
        """
        del in_parts
        with disk_errors(self.path):
            make_folder(self.path)
            with exclusive_lock(self.path) as lock:
                remove_leftovers(self.path)
                held = read_stored_graph(self.path)
                check_same_city(stored_city(self.path) if held.readable else None, facts.region, another_city)
                digest = facts.digest()
                if held.current and is_unchanged(held.history, facts, digest):
                    return held.history[0], False
                new = contents_by_kind((*facts.nodes, *facts.edges))
                changes = self._changes(new, allow_removal, held)
                load = next_load(held.history, facts, digest, by, changes, held.notes)
                claim(lock)
                self._write(facts.region, new, (load, *held.history), held.foreign)
                return load, True

    def _changes(self, new: Mapping[str, Content], allow_removal: bool, stored: StoredGraph) -> tuple[LoadChange, ...]:
        changes = diff_contents(stored_contents(self.path) if stored.readable else {}, new)
        check_removal(changes, allow_removal)
        return changes

    def _write(self, region: Region, new: Mapping[str, Content], history: tuple[Load, ...], foreign: bool) -> None:
        with fresh_file(self.path) as fresh:
            write_file(fresh, region, new, history)
            clear(self.path, foreign)
            swap(fresh, self.path)
