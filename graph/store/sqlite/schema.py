"""Tables of the embedded store, derived from the schema: one a node kind, one a relation kind.

Names stand in square brackets: one in double quotes that SQLite does not know it takes for a text.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import fields
from functools import cache

from graph.errors import Issue
from graph.model.fact import Fact
from graph.model.schema import EDGES, EVIDENCE, NODES, fingerprint, properties
from graph.store.base import LoadChange

APPLICATION = b"LPkg"
"""What SQLite's header names as the program a file belongs to; a graph that was cut short is known by it."""

_TYPES = {float: "REAL", int: "INTEGER", bool: "INTEGER"}


def table_of(kind: type[Fact]) -> str:
    """Return the quoted name of the table that holds a kind."""
    return f"[{kind.KIND}]"


def columns_of(kind: type[Fact]) -> tuple[str, ...]:
    """Return the columns of a kind's table: its ids, its properties, its evidence."""
    ends = ("id",) if kind.KIND in NODES else ("start", "end", "key")
    own = tuple(each.name for each in properties(kind) if each.name != "id")
    return (*ends, *own, *(each.name for each in EVIDENCE))


def quoted(columns: tuple[str, ...]) -> str:
    """Return column names quoted and joined."""
    return ", ".join(f"[{column}]" for column in columns)


def create_statements() -> Iterator[str]:
    """Yield the statements that make an empty graph."""
    yield f"PRAGMA application_id = {int.from_bytes(APPLICATION, 'big')}"
    for kind in (*NODES.values(), *EDGES.values()):
        yield f"CREATE TABLE {table_of(kind)} ({_definitions(kind)}, PRIMARY KEY ({_key(kind)})) WITHOUT ROWID"
    yield "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"
    yield (
        "CREATE TABLE loads (number INTEGER PRIMARY KEY, id TEXT NOT NULL, loaded_at TEXT NOT NULL, "
        "loaded_by TEXT NOT NULL, digest TEXT NOT NULL, changes TEXT NOT NULL, warnings TEXT NOT NULL, "
        "sum TEXT NOT NULL)"
    )


def index_statements() -> Iterator[str]:
    """Yield the statements that index a filled graph: every relation by its end too."""
    for kind in EDGES.values():
        yield f"CREATE INDEX [{kind.KIND}_end] ON {table_of(kind)} ([end], start, key)"


@cache
def layout() -> str:
    """Return a SHA-256 over all that decides how a file is read: the schema, the tables, what a load is kept as."""
    kept = [field.name for plain in (LoadChange, Issue) for field in fields(plain)]
    shape = (fingerprint(), *create_statements(), *index_statements(), *kept)
    return hashlib.sha256("\n".join(shape).encode()).hexdigest()


def _definitions(kind: type[Fact]) -> str:
    types = {each.name: _TYPES.get(each.type, "TEXT") for each in (*properties(kind), *EVIDENCE)}
    return ", ".join(f"[{column}] {types.get(column, 'TEXT')}" for column in columns_of(kind))


def _key(kind: type[Fact]) -> str:
    return "id" if kind.KIND in NODES else "start, [end], key"


def insert_statement(kind: type[Fact]) -> str:
    """Return the statement that writes one record of a kind."""
    columns = columns_of(kind)
    return f"INSERT INTO {table_of(kind)} ({quoted(columns)}) VALUES ({', '.join('?' * len(columns))})"
