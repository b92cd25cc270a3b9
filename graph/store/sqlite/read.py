"""Answers of the embedded store: one connection, one load, explicit orders."""

import json
import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from graph.errors import StoreEmpty
from graph.model.edges import Edge
from graph.model.facts import Scalar, from_scalars
from graph.model.nodes import Node
from graph.model.region import Region
from graph.model.schema import EDGES, NODES
from graph.store.abstract_reader import AbstractReader
from graph.store.base import Load
from graph.store.disk import disk_errors
from graph.store.loads import load_from_row
from graph.store.read_errors import translate_read_errors
from graph.store.sqlite.schema import columns_of, quoted, table_of

LOAD_COLUMNS = ("number", "id", "loaded_at", "loaded_by", "digest", "changes", "warnings")

N = TypeVar("N", bound=Node)
E = TypeVar("E", bound=Edge)
T = TypeVar("T")


@dataclass(frozen=True)
class SqliteReader(AbstractReader):
    """A Reader over one connection that stays inside one transaction; `path` is the file, for messages."""

    connection: sqlite3.Connection
    path: Path

    def load(self) -> Load:
        """Return the load being read."""
        found = self.loads(1)
        if not found:
            raise StoreEmpty("还没有资料 / nothing has been loaded yet")
        return found[0]

    def loads(self, limit: int = 20) -> tuple[Load, ...]:
        """Return the latest loads, newest first."""
        query = f"SELECT {quoted(LOAD_COLUMNS)} FROM loads ORDER BY number DESC LIMIT ?"
        return self._read(query, (limit,), lambda row: load_from_row(dict(zip(LOAD_COLUMNS, row, strict=True))))

    def region(self) -> Region:
        """Return the home of the facts."""
        with translate_read_errors(self.path.name):
            (found,) = self._read("SELECT value FROM meta WHERE name = 'region'", (), _region)
        return found

    def nodes(self, kind: type[N], ids: Collection[str] | None = None) -> tuple[N, ...]:
        """List the nodes of a kind, ordered by id; `ids` restricts the result."""
        where, values = _among({"id": ids})
        query = f"SELECT {quoted(columns_of(kind))} FROM {table_of(kind)}{where} ORDER BY id"
        return self._read(query, values, lambda row: _node(kind, row))

    def edges(
        self, kind: type[E], starts: Collection[str] | None = None, ends: Collection[str] | None = None
    ) -> tuple[E, ...]:
        """List the relations of a kind, optionally only those with the given start or end ids."""
        where, values = _among({"start": starts, "end": ends})
        query = f"SELECT {quoted(columns_of(kind))} FROM {table_of(kind)}{where} ORDER BY start, [end], key"
        return self._read(query, values, lambda row: _edge(kind, row))

    def counts(self) -> dict[str, int]:
        """Return the number of records of each kind, in the order of the schema."""
        kinds = (*NODES.values(), *EDGES.values())
        return {
            kind.KIND: self._read(f"SELECT count(*) FROM {table_of(kind)}", (), lambda row: int(row[0]))[0]
            for kind in kinds
        }

    def _read(self, query: str, values: Sequence[object], made: Callable[[Any], T]) -> tuple[T, ...]:
        """Return what `made` makes of each row. Raises StoreUnreadable where one cannot be read."""
        with translate_read_errors(self.path.name), disk_errors(self.path):
            return tuple(made(row) for row in self.connection.execute(query, values))


def _among(wanted: Mapping[str, Collection[str] | None]) -> tuple[str, list[str]]:
    """Return a WHERE clause for columns limited to ids, and its values: one JSON list a column."""
    limited = {column: ids for column, ids in wanted.items() if ids is not None}
    clauses = [f"[{column}] IN (SELECT value FROM json_each(?))" for column in limited]
    where = f" WHERE {' AND '.join(clauses)}" if clauses else ""
    return where, [json.dumps(sorted(ids)) for ids in limited.values()]


def _region(row: tuple[Scalar, ...]) -> Region:
    return Region.from_json(json.loads(str(row[0])))


def _node(kind: type[N], row: tuple[Scalar, ...]) -> N:
    values = dict(zip(columns_of(kind), row, strict=True))
    return from_scalars(kind, {"id": str(values["id"])}, values)


def _edge(kind: type[E], row: tuple[Scalar, ...]) -> E:
    values = dict(zip(columns_of(kind), row, strict=True))
    return from_scalars(kind, {"start": str(values["start"]), "end": str(values["end"])}, values)
