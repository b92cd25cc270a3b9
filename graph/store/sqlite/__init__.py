"""The embedded store: one SQLite file, sealed, and swapped in whole by each load."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.model.facts import Facts
from graph.model.region import Region
from graph.store.base import Change, Engine, Load, Reader
from graph.store.changes import Content, compare, content
from graph.store.disk import disk_errors
from graph.store.loads import is_held, next_load, refuse_city, refuse_removal
from graph.store.sqlite.held import Held, held_city, held_content, look
from graph.store.sqlite.open import open_graph
from graph.store.sqlite.place import alone, claim, clear, fresh_file, make_folder, swap, sweep
from graph.store.sqlite.read import SqliteReader
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

    def city(self) -> Region | None:
        """Return the home of the facts held, None where nothing whole is."""
        with disk_errors(self.path):
            return held_city(self.path) if look(self.path).readable else None

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        """Open a consistent view; a load that swaps the file meanwhile does not disturb it."""
        with closing(open_graph(self.path)) as connection:
            yield SqliteReader(connection, self.path)

    def replace(
        self,
        facts: Facts,
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
            with alone(self.path) as lock:
                sweep(self.path)
                held = look(self.path)
                refuse_city(held_city(self.path) if held.readable else None, facts.region, another_city)
                digest = facts.digest()
                if held.current and is_held(held.history, facts, digest):
                    return held.history[0], False
                new = content((*facts.nodes, *facts.edges))
                changes = self._changes(new, allow_removal, held)
                load = next_load(held.history, facts, digest, by, changes, held.notes)
                claim(lock)
                self._write(facts.region, new, (load, *held.history), held.foreign)
                return load, True

    def _changes(self, new: Mapping[str, Content], allow_removal: bool, held: Held) -> tuple[Change, ...]:
        changes = compare(held_content(self.path) if held.readable else {}, new)
        refuse_removal(changes, allow_removal)
        return changes

    def _write(self, region: Region, new: Mapping[str, Content], history: tuple[Load, ...], foreign: bool) -> None:
        with fresh_file(self.path) as fresh:
            write_file(fresh, region, new, history)
            clear(self.path, foreign)
            swap(fresh, self.path)
