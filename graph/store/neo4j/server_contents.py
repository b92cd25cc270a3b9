"""What of ours is on a server, as it stands there: read raw, so that what someone's own Cypher did to it is seen."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graph.model.edges import Edge
from graph.model.facts import Scalar, scalar_names
from graph.model.nodes import Node
from graph.model.schema import EDGES, NODES
from graph.store.base import LoadChange
from graph.store.contents import Content
from graph.store.neo4j import cypher
from graph.store.neo4j.write import OURS, Strays, ours

Row = Mapping[str, Any]
RunQuery = Callable[[str, Mapping[str, Any]], list[Row]]
Key = tuple[Any, ...]


@dataclass(frozen=True)
class ServerContents:
    """The records there are, as plain values by kind and identity, and those that have no identity of their own.

    A record that is not as a load wrote it has values no record of the facts has, so that it counts as changed.
    `unclaimed` are nodes that carry no workspace, `former` those with what a former version wrote, as the server names
    them.
    """

    records: dict[str, dict[tuple[str, ...], dict[str, Scalar]]] = field(default_factory=dict)
    strays: Strays = field(default_factory=dict)
    unclaimed: list[str] = field(default_factory=list)
    former: list[str] = field(default_factory=list)

    def add(self, kind: str, key: Key, at: str, values: dict[str, Scalar]) -> None:
        """Add a record; one whose identity is no text, or is another's too, is a stray."""
        held = self.records.setdefault(kind, {})
        if key in held or not all(isinstance(part, str) for part in key):
            self.strays.setdefault(kind, []).append(at)
        else:
            held[key] = values

    def add_node(self, kind: str, key: Key, row: Row, values: dict[str, Scalar]) -> None:
        """Add a node; one that carries no workspace is to be claimed, unless its identity is taken already."""
        if row["stored"].get("workspace") is None:
            taken = key in self.records.get(kind, {})
            if taken and row["stored"].get("load") is None:
                # somebody's own, beside ours
                return
            if not taken:
                self.unclaimed.append(row["at"])
        if row["stored"].get(cypher.FORMER) is not None:
            self.former.append(row["at"])
        self.add(kind, key, row["at"], values)

    def with_former(self, changes: Iterable[LoadChange]) -> tuple[LoadChange, ...]:
        """Return changes with the strays, which are removed, counted as changed."""
        return tuple(replace(each, changed=each.changed + len(self.strays.get(each.kind, ()))) for each in changes)


def read_server_contents(ask: RunQuery, wanted: Mapping[str, Content]) -> ServerContents:
    """Return what there is of ours; a record nobody loaded is ours where `wanted` holds one of the same identity."""
    found = ServerContents()
    there = {row["kind"] for row in ask(cypher.kinds_query(), {})}
    for name, kind in NODES.items():
        if name in there:
            _add_nodes(found, ask(cypher.all_nodes_query(kind), {}), kind, wanted[name])
    for name, edge in EDGES.items():
        if {edge.START, edge.END} <= there:
            _add_edges(found, ask(cypher.all_edges_query(edge), {}), edge, wanted[name])
    return found


def _add_nodes(found: ServerContents, rows: Iterable[Row], kind: type[Node], wanted: Content) -> None:
    names = scalar_names(kind)
    for row in rows:
        stored = row["stored"]
        key = _key(stored.get("id"))
        values = {name: stored.get(name) for name in names}
        if stored.get("load") is None and key not in wanted:
            continue
        if stored.get("load") is None or not _has_values(key[0], stored, values):
            values["load"] = None
        found.add_node(kind.KIND, key, row, values)


def _key(*parts: object) -> Key:
    """Return an identity as what can be looked up; a part that is no text, as a list somebody put there, is None."""
    return tuple(part if isinstance(part, str) else None for part in parts)


def _has_values(id: object, stored: Row, values: Mapping[str, Scalar]) -> bool:
    """Return whether the caption is that its own names give."""
    return isinstance(id, str) and tuple(stored.get(name) for name in OURS) == ours(id, values)


def _add_edges(found: ServerContents, rows: Iterable[Row], kind: type[Edge], wanted: Content) -> None:
    names = scalar_names(kind)
    for row in rows:
        stored = row["stored"]
        key = _key(row["start"], row["end"], stored.get("key"))
        values = {name: stored.get(name) for name in names}
        if stored.get("load") is None:
            if key not in wanted:
                continue
            values["load"] = None
        found.add(kind.KIND, key, row["at"], values)
