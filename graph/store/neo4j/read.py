"""Answers of a Neo4j server: after every question it is checked that the same load is still the visible one."""

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

from graph.errors import StoreBusy, StoreEmpty, StoreOutdated, StoreUnreadable
from graph.model.edges import Edge
from graph.model.facts import Scalar, from_scalars
from graph.model.nodes import Node
from graph.model.region import Region
from graph.model.schema import EDGES, EVIDENCE, NODES, fingerprint, properties
from graph.store.abstract_reader import AbstractReader
from graph.store.base import Load
from graph.store.loads import load_from_former_row
from graph.store.neo4j import cypher
from graph.store.read_errors import OUTDATED

N = TypeVar("N", bound=Node)
E = TypeVar("E", bound=Edge)

Row = Mapping[str, Any]
RunQuery = Callable[[str, Mapping[str, Any]], list[Row]]

UNDER_WAY = "资料正在更新，请稍后再看 / a load is in progress; try again shortly"
ALTERED = "资料里有记录被改成了读不懂的样子，请重新更新：python -m pipeline load / records were altered: load again"


@contextmanager
def as_written() -> Iterator[None]:
    """Say that records were altered where what is kept cannot be made into records of ours."""
    try:
        yield
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise StoreUnreadable(ALTERED) from error


@dataclass(frozen=True)
class VisibleLoad:
    """The load that is visible, and the home of its facts."""

    load: int
    home: Region


def visible_load(rows: list[Row]) -> VisibleLoad:
    """Return what the state of a graph says. Raises StoreEmpty, StoreOutdated, StoreUnreadable or StoreBusy."""
    if not rows:
        raise StoreEmpty("还没有资料 / nothing has been loaded yet")
    stored = rows[0]["stored"]
    if stored.get("loading"):
        raise StoreBusy(UNDER_WAY)
    # a graph from before a server held several workspaces has to be taken over by a load
    if stored.get("schema") != fingerprint() or stored.get("workspace") is None:
        raise StoreOutdated(OUTDATED)
    return VisibleLoad(stored["load"], Region.from_json(json.loads(stored["region"])))


@dataclass(frozen=True)
class Neo4jReader(AbstractReader):
    """A Reader over `ask`, which runs one query in a read transaction and checks that the load is still `marker`'s."""

    ask: RunQuery
    marker: VisibleLoad

    def load(self) -> Load:
        """Return the load being read."""
        return self.loads(1)[0]

    def loads(self, limit: int = 20) -> tuple[Load, ...]:
        """Return the latest loads, newest first."""
        rows = self.ask(cypher.LOADS, {"limit": limit})
        with as_written():
            return tuple(load_from_former_row(row["stored"]) for row in rows)

    def region(self) -> Region:
        """Return the home of the facts."""
        return self.marker.home

    def nodes(self, kind: type[N], ids: Collection[str] | None = None) -> tuple[N, ...]:
        """List the nodes of a kind, ordered by id; `ids` restricts the result."""
        return read_nodes(self.ask, kind, ids)

    def edges(
        self, kind: type[E], starts: Collection[str] | None = None, ends: Collection[str] | None = None
    ) -> tuple[E, ...]:
        """List the relations of a kind, optionally only those with the given start or end ids."""
        return read_edges(self.ask, kind, starts, ends)

    def counts(self) -> dict[str, int]:
        """Return the number of records of each kind, in the order of the schema."""
        nodes = {kind: self._number(cypher.node_count_query(node)) for kind, node in NODES.items()}
        return nodes | {kind: self._number(cypher.edge_count_query(edge)) for kind, edge in EDGES.items()}

    def _number(self, query: str) -> int:
        return int(self.ask(query, {})[0]["number"])


def read_nodes(ask: RunQuery, kind: type[N], ids: Collection[str] | None = None) -> tuple[N, ...]:
    """Return the nodes of a kind by id; sorted here, by code point, as every engine must."""
    rows = ask(cypher.nodes_query(kind, ids is not None), {} if ids is None else {"ids": sorted(ids)})
    with as_written():
        return tuple(sorted((_node(kind, row["stored"]) for row in rows), key=lambda node: node.id))


def read_edges(
    ask: RunQuery, kind: type[E], starts: Collection[str] | None = None, ends: Collection[str] | None = None
) -> tuple[E, ...]:
    """Return the relations of a kind by start, end and key."""
    limits = {name: sorted(ids) for name, ids in (("starts", starts), ("ends", ends)) if ids is not None}
    rows = ask(cypher.edges_query(kind, starts is not None, ends is not None), limits)
    with as_written():
        found = (
            from_scalars(kind, {"start": row["start"], "end": row["end"]}, _values(kind, row["stored"])) for row in rows
        )
        return tuple(sorted(found, key=lambda edge: (edge.start, edge.end, edge.key)))


def _node(kind: type[N], stored: Mapping[str, Any]) -> N:
    return from_scalars(kind, {"id": stored["id"]}, _values(kind, stored))


def _values(kind: type[Node] | type[Edge], stored: Mapping[str, Any]) -> dict[str, Scalar]:
    """Return every declared property; what is blank is not kept at all."""
    return {each.name: stored.get(each.name) for each in (*properties(kind), *EVIDENCE)}
