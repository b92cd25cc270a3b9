"""The answers of a Reader that follow from its nodes and relations alone."""

from abc import ABC, abstractmethod
from collections.abc import Collection
from typing import TypeVar

from graph.model.edges import Edge
from graph.model.nodes import Node
from graph.model.region import Region
from graph.model.schema import EDGES, NODES
from graph.store.base import Load

N = TypeVar("N", bound=Node)
E = TypeVar("E", bound=Edge)


class AbstractReader(ABC):
    """A Reader that has to say no more than its loads, region, nodes and relations."""

    @abstractmethod
    def load(self) -> Load:
        """Return the load being read."""

    @abstractmethod
    def loads(self, limit: int = 20) -> tuple[Load, ...]:
        """Return the latest loads, newest first."""

    @abstractmethod
    def region(self) -> Region:
        """Return the home of the facts."""

    @abstractmethod
    def nodes(self, kind: type[N], ids: Collection[str] | None = None) -> tuple[N, ...]:
        """List the nodes of a kind, ordered by id; `ids` restricts the result."""

    @abstractmethod
    def edges(
        self, kind: type[E], starts: Collection[str] | None = None, ends: Collection[str] | None = None
    ) -> tuple[E, ...]:
        """List the relations of a kind, optionally only those with the given start or end ids."""

    def node(self, kind: type[N], id: str) -> N | None:
        """Return the node, or None."""
        found = self.nodes(kind, [id])
        return found[0] if found else None

    def counts(self) -> dict[str, int]:
        """Return the number of records of each kind, in the order of the schema."""
        nodes = {kind: len(self.nodes(node)) for kind, node in NODES.items()}
        return nodes | {kind: len(self.edges(edge)) for kind, edge in EDGES.items()}


def filter_edges(edges: tuple[E, ...], starts: Collection[str] | None, ends: Collection[str] | None) -> tuple[E, ...]:
    """Return the relations that touch the named starts and ends."""
    if starts is None and ends is None:
        return edges
    return tuple(
        edge for edge in edges if (starts is None or edge.start in starts) and (ends is None or edge.end in ends)
    )
