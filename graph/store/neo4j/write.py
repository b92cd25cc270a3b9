"""What has to be written for one load to become another: statements with their rows, in an order that holds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from graph.model.facts import Scalar, scalar_names
from graph.model.schema import EDGES, NODES
from graph.store.contents import Content
from graph.store.neo4j import cypher

BATCH = 2_000
"""Rows of one statement; larger ones make loads of the server no quicker."""

OURS = ("id", "name")
"""What a node carries before its declared properties: id and caption."""
NAMES = ("short_name", "name_zh", "text")
"""Properties that can be the caption, the one to be preferred first."""

Contents = Mapping[str, Content]
Key = tuple[str, ...]
Values = Mapping[str, Scalar]
Strays = dict[str, list[str]]
"""Records without an identity of their own, by kind, as the server names them."""
Step = tuple[str, Iterable[Any]]
"""A query and all its rows."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement, the rows it writes, and the number of the load they are tagged with."""

    query: str
    rows: tuple[Any, ...]
    load: int

    @property
    def parameters(self) -> dict[str, Any]:
        """Return what goes in with the query."""
        return {"rows": self.rows, "load": self.load}


def stages(
    old: Contents, new: Contents, load: int, strays: Strays, unclaimed: Iterable[str] = (), former: Iterable[str] = ()
) -> Iterator[Iterator[Statement]]:
    """Yield what turns the records of one load into those of another: stage after stage, each in batches.

    Strays go first, then what carries no workspace is claimed and what a former version wrote is taken off. Relations
    go before their ends and come after them. The statements of one stage hold in any order, at once too.
    """
    taken = ((cypher.CLAIM_NODES, unclaimed), (cypher.REMOVE_FORMER, former))
    for step in (_stray_edges(strays), _stray_nodes(strays), *taken):
        yield _batches(iter((step,)), load)
    for steps in (_removed_edges, _removed_nodes, _made_nodes, _changed_nodes, _made_edges, _changed_edges):
        yield _batches(steps(old, new), load)


def _batches(steps: Iterator[Step], load: int) -> Iterator[Statement]:
    for query, rows in steps:
        left = iter(rows)
        while batch := tuple(islice(left, BATCH)):
            yield Statement(query, batch, load)


def _stray_edges(strays: Strays) -> Step:
    return cypher.REMOVE_STRAY_EDGES, chain.from_iterable(strays.get(name, ()) for name in EDGES)


def _stray_nodes(strays: Strays) -> Step:
    return cypher.REMOVE_STRAY_NODES, chain.from_iterable(strays.get(name, ()) for name in NODES)


def _removed_edges(old: Contents, new: Contents) -> Iterator[Step]:
    for name, edge in EDGES.items():
        yield cypher.remove_edges(edge), map(_relation, _first_only(old, new, name))


def _removed_nodes(old: Contents, new: Contents) -> Iterator[Step]:
    for name, node in NODES.items():
        yield cypher.remove_nodes(node), ({"id": id} for (id,) in _first_only(old, new, name))


def _made_nodes(old: Contents, new: Contents) -> Iterator[Step]:
    for name, node in NODES.items():
        made = _of(new, name, _first_only(new, old, name))
        yield cypher.create_nodes(node, (*OURS, *scalar_names(node))), map(_node_by_place, made)


def _changed_nodes(old: Contents, new: Contents) -> Iterator[Step]:
    for name, node in NODES.items():
        yield cypher.change_nodes(node), map(_node_by_name, _of(new, name, _differing(old, new, name)))


def _made_edges(old: Contents, new: Contents) -> Iterator[Step]:
    for name, edge in EDGES.items():
        made = _of(new, name, _first_only(new, old, name))
        yield cypher.create_edges(edge, ("key", *scalar_names(edge))), map(_relation_by_place, made)


def _changed_edges(old: Contents, new: Contents) -> Iterator[Step]:
    for name, edge in EDGES.items():
        yield cypher.change_edges(edge), map(_relation_by_name, _of(new, name, _differing(old, new, name)))


def _first_only(first: Contents, second: Contents, kind: str) -> list[Key]:
    """Return the keys that only the first of two loads has."""
    return sorted(first.get(kind, {}).keys() - second.get(kind, {}).keys())


def _differing(old: Contents, new: Contents, kind: str) -> list[Key]:
    """Return the keys both loads have with other values."""
    before, after = old.get(kind, {}), new.get(kind, {})
    return sorted(key for key in before.keys() & after.keys() if before[key] != after[key])


def _of(contents: Contents, kind: str, keys: Iterable[Key]) -> Iterator[tuple[Key, Values]]:
    return ((key, contents[kind][key]) for key in keys)


def _node_by_place(record: tuple[Key, Values]) -> list[Any]:
    (id,), values = record
    return [*ours(id, values), *values.values()]


def _node_by_name(record: tuple[Key, Values]) -> dict[str, Any]:
    """Return a row with its blanks, which clear what was there."""
    (id,), values = record
    return {"id": id, "own": {**values, **dict(zip(OURS, ours(id, values), strict=True))}}


def ours(id: str, values: Values) -> tuple[str, str]:
    """Return what a node carries before its declared properties, by the names of OURS: its id if it has no name."""
    named = (values.get(name) for name in NAMES)
    return id, next((text for text in named if isinstance(text, str)), id)


def _relation_by_place(record: tuple[Key, Values]) -> list[Any]:
    key, values = record
    return [*key, *values.values()]


def _relation_by_name(record: tuple[Key, Values]) -> dict[str, Any]:
    key, values = record
    return {**_relation(key), "own": dict(values)}


def _relation(key: Key) -> dict[str, Any]:
    return dict(zip(("start", "end", "key"), key, strict=True))
