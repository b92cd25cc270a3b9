"""What has to be written for one load to become another: statements with their rows, in an order that holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from graph.model.facts import Scalar
from graph.model.schema import EDGES, NODES
from graph.store import cypher
from graph.store.changes import Content
from graph.store.names import caption_of, texts_of

BATCH = 5_000
"""Rows of one statement."""

Contents = Mapping[str, Content]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement and the rows it writes."""

    query: str
    rows: tuple[Mapping[str, Any], ...]


def statements(old: Contents, new: Contents, load: int) -> Iterator[Statement]:
    """Yield what turns the records of one load into those of another; records are tagged with the load's number.

    Relations go before their ends and come after them.
    """
    yield from _edges(old, new, "remove", load)
    yield from _nodes(old, new, "remove", load)
    for step in ("create", "change"):
        yield from _nodes(old, new, step, load)
    for step in ("create", "change"):
        yield from _edges(old, new, step, load)


def _touched(old: Content, new: Content, step: str) -> list[tuple[str, ...]]:
    match step:
        case "remove":
            return sorted(old.keys() - new.keys())
        case "create":
            return sorted(new.keys() - old.keys())
        case "change":
            return sorted(key for key in old.keys() & new.keys() if old[key] != new[key])
    raise AssertionError(step)


def _nodes(old: Contents, new: Contents, step: str, load: int) -> Iterator[Statement]:
    query_of = {"remove": cypher.remove_nodes, "create": cypher.create_nodes, "change": cypher.change_nodes}[step]
    for kind, node in NODES.items():
        keys = _touched(old.get(kind, {}), new.get(kind, {}), step)
        rows = (_shortened(_node_row(key[0], new[kind].get(key), load), step) for key in keys)
        yield from _batched(query_of(node), rows)


def _edges(old: Contents, new: Contents, step: str, load: int) -> Iterator[Statement]:
    query_of = {"remove": cypher.remove_edges, "create": cypher.create_edges, "change": cypher.change_edges}[step]
    for kind, edge in EDGES.items():
        keys = _touched(old.get(kind, {}), new.get(kind, {}), step)
        rows = (_shortened(_edge_row(key, new[kind].get(key), load), step) for key in keys)
        yield from _batched(query_of(edge), rows)


def _node_row(id: str, values: Mapping[str, Scalar] | None, load: int) -> dict[str, Any]:
    if values is None:
        return {"id": id}
    ours = {
        "id": id,
        "name": caption_of(id, values),
        "search": [text.casefold() for text in texts_of(id, values)],
        "load": load,
    }
    return {"id": id, "own": {**values, **ours}}


def _edge_row(key: tuple[str, ...], values: Mapping[str, Scalar] | None, load: int) -> dict[str, Any]:
    start, end, own_key = key
    ends = {"start": start, "end": end, "key": own_key}
    return ends if values is None else {**ends, "own": {**values, "key": own_key, "load": load}}


def _shortened(row: dict[str, Any], step: str) -> dict[str, Any]:
    """Return a row without its blanks where it makes something new; a change sends them, to clear what was there."""
    if step != "create":
        return row
    return {**row, "own": {name: value for name, value in row["own"].items() if value is not None}}


def _batched(query: str, rows: Iterator[dict[str, Any]]) -> Iterator[Statement]:
    while batch := tuple(islice(rows, BATCH)):
        yield Statement(query, batch)
