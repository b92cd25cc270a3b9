"""A whole new graph file, written beside the old one and made durable before it takes its place."""

import json
import os
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from graph.model.region import Region
from graph.model.schema import EDGES, NODES
from graph.store.base import Load
from graph.store.contents import Content
from graph.store.loads import load_to_row, row_checksum
from graph.store.sqlite.schema import (
    create_statements,
    index_statements,
    insert_statement,
    layout,
)
from graph.store.sqlite.seal import add_seal


def write_file(path: Path, region: Region, contents: Mapping[str, Content], history: Iterable[Load]) -> None:
    """Write facts, as plain values by kind, and the history of loads to a new file, seal it and make it durable."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        for statement in create_statements():
            connection.execute(statement)
        _write_records(connection, contents)
        _write_meta(connection, region, history)
        for statement in index_statements():
            connection.execute(statement)
        connection.execute("COMMIT")
    finally:
        connection.close()
    add_seal(path)
    make_durable(path)


def _write_records(connection: sqlite3.Connection, contents: Mapping[str, Content]) -> None:
    for kind in (*NODES.values(), *EDGES.values()):
        # plain values come in the order of the columns; by key every row goes to the end of its table
        rows = ((*key, *values.values()) for key, values in sorted(contents[kind.KIND].items()))
        connection.executemany(insert_statement(kind), rows)


def _write_meta(connection: sqlite3.Connection, region: Region, history: Iterable[Load]) -> None:
    home = json.dumps(region.as_json(), ensure_ascii=False)
    connection.executemany("INSERT INTO meta VALUES (?, ?)", [("schema", layout()), ("region", home)])
    for load in history:
        values = load_to_row(load)
        row = (*values.values(), row_checksum(values))
        connection.execute(f"INSERT INTO loads VALUES ({', '.join('?' * len(row))})", row)


def make_durable(path: Path) -> None:
    """Have the disk hold a file, or a folder where the system can open one."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
