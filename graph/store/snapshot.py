"""A Reader that holds everything another has read, so that questions can be asked once the connection is closed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeVar, cast

from graph.model.edges import Edge
from graph.model.fact import Fact
from graph.model.nodes import Node
from graph.model.region import Region
from graph.model.schema import EDGES, NODES
from graph.store.abstract_reader import AbstractReader, filter_edges
from graph.store.base import Load, Reader

N = TypeVar("N", bound=Node)
E = TypeVar("E", bound=Edge)

HISTORY = 20
"""How many loads a snapshot remembers."""


@dataclass(frozen=True)
class Snapshot(AbstractReader):
    """Every record of one load, by kind, in the order of the contract."""

    history: tuple[Load, ...]
    home: Region
    facts: Mapping[str, tuple[Fact, ...]]

    def load(self) -> Load:
        """Return the load being read."""
        return self.history[0]

    def loads(self, limit: int = HISTORY) -> tuple[Load, ...]:
        """Return the latest loads, newest first; no more than were remembered."""
        return self.history[:limit]

    def region(self) -> Region:
        """Return the home of the facts."""
        return self.home

    def nodes(self, kind: type[N], ids: Collection[str] | None = None) -> tuple[N, ...]:
        """List the nodes of a kind, ordered by id; `ids` restricts the result."""
        found = cast("tuple[N, ...]", self.facts[kind.KIND])
        return found if ids is None else tuple(node for node in found if node.id in ids)

    def edges(
        self, kind: type[E], starts: Collection[str] | None = None, ends: Collection[str] | None = None
    ) -> tuple[E, ...]:
        """List the relations of a kind, optionally only those with the given start or end ids."""
        return filter_edges(cast("tuple[E, ...]", self.facts[kind.KIND]), starts, ends)


def take_snapshot(reader: Reader) -> Snapshot:
    """Return everything a reader answers with. Raises StoreEmpty."""
    reader.load()
    nodes: dict[str, tuple[Fact, ...]] = {kind: reader.nodes(node) for kind, node in NODES.items()}
    edges: dict[str, tuple[Fact, ...]] = {kind: reader.edges(edge) for kind, edge in EDGES.items()}
    return Snapshot(reader.loads(HISTORY), reader.region(), nodes | edges)
