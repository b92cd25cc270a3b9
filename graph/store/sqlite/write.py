"""A whole new graph file, written beside the old one and made durable before it takes its place."""

import json
import os
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from graph.model.facts import Facts, identity, plain
from graph.model.record import Record
from graph.model.schema import EDGES, NODES
from graph.store.base import Load, records
from graph.store.loads import load_values, sum_of
from graph.store.sqlite.schema import (
    columns_of,
    create_statements,
    index_statements,
    insert_statement,
    layout,
)
from graph.store.sqlite.seal import add_seal


def write_file(path: Path, facts: Facts, history: Iterable[Load]) -> None:
    """Write facts and the history of loads to a new file, seal it and make it durable."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        for statement in create_statements():
            connection.execute(statement)
        _write_records(connection, facts)
        _write_meta(connection, facts, history)
        for statement in index_statements():
            connection.execute(statement)
        connection.execute("COMMIT")
    finally:
        connection.close()
    add_seal(path)
    make_durable(path)


def _write_records(connection: sqlite3.Connection, facts: Facts) -> None:
    grouped: defaultdict[str, list[Record]] = defaultdict(list)
    for record in records(facts):
        grouped[record.KIND].append(record)
    for kind in (*NODES.values(), *EDGES.values()):
        rows = (_row(record) for record in grouped[kind.KIND])
        connection.executemany(insert_statement(kind), rows)


def _row(record: Record) -> list[object]:
    values = plain(record)
    ends = len(identity(record))
    return [*identity(record), *(values[column] for column in columns_of(type(record))[ends:])]


def _write_meta(connection: sqlite3.Connection, facts: Facts, history: Iterable[Load]) -> None:
    region = json.dumps(facts.region.as_json(), ensure_ascii=False)
    connection.executemany("INSERT INTO meta VALUES (?, ?)", [("schema", layout()), ("region", region)])
    for load in history:
        values = load_values(load)
        row = (*values.values(), sum_of(values))
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
