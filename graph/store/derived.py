"""The answers of a Reader that follow from its nodes and relations alone."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, TypeVar

from graph.model.edges import Edge, Makes
from graph.model.facts import plain
from graph.model.nodes import Firm, Node
from graph.model.region import Region
from graph.model.schema import EDGES, NODES
from graph.store.base import Hit, Load
from graph.store.names import texts_of

if TYPE_CHECKING:
    import networkx as nx

N = TypeVar("N", bound=Node)
E = TypeVar("E", bound=Edge)


class DerivedReader(ABC):
    """A Reader that has to say no more than its loads, region, nodes, relations, hits and counts."""

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
        """Return the nodes of a kind by id, all or those named."""

    @abstractmethod
    def edges(
        self, kind: type[E], starts: Collection[str] | None = None, ends: Collection[str] | None = None
    ) -> tuple[E, ...]:
        """Return the relations of a kind, all or those that touch the named starts and ends."""

    @abstractmethod
    def search(self, text: str, limit: int = 30) -> tuple[Hit, ...]:
        """Return nodes whose names or codes contain `text`, case aside: the shortest match first."""

    def node(self, kind: type[N], id: str) -> N | None:
        """Return the node, or None."""
        found = self.nodes(kind, [id])
        return found[0] if found else None

    def neighbours(self, kind: type[Node], id: str, limit: int = 500) -> tuple[tuple[Edge, Node], ...]:
        """Return relations of a node with the node at their other end, by kind of relation, then start, end, key."""
        return tuple(self._neighbours(kind, id))[:limit]

    def _neighbours(self, kind: type[Node], id: str) -> Iterator[tuple[Edge, Node]]:
        for relation in EDGES.values():
            found: dict[tuple[str, str, str], tuple[Edge, str, str]] = {}
            if relation.START == kind.KIND:
                for edge in self.edges(relation, starts=[id]):
                    found[edge.start, edge.end, edge.key] = (edge, relation.END, edge.end)
            if relation.END == kind.KIND:
                for edge in self.edges(relation, ends=[id]):
                    found.setdefault((edge.start, edge.end, edge.key), (edge, relation.START, edge.start))
            for key in sorted(found):
                edge, other, other_id = found[key]
                node = self.node(NODES[other], other_id)
                if node is not None:
                    yield edge, node

    def chain_graph(self, chain_id: str) -> "nx.MultiDiGraph[tuple[str, str]]":
        """Return a chain with its links, their inputs, makers and projects."""
        # networkx takes a third of a second to import, and only this answer needs it
        from graph.store.chain_graph import build_chain_graph  # noqa: PLC0415

        return build_chain_graph(self, chain_id)

    def candidates(self, link_id: str) -> tuple[tuple[Firm, Makes], ...]:
        """Return the firms from elsewhere that make a link, each with one of its products."""
        makes = self.edges(Makes, ends=[link_id])
        firms = {firm.id: firm for firm in self.nodes(Firm, {make.start for make in makes}) if not firm.local}
        return tuple((firms[make.start], make) for make in makes if make.start in firms)

    def counts(self) -> dict[str, int]:
        """Return the number of records of each kind, in the order of the schema."""
        nodes = {kind: len(self.nodes(node)) for kind, node in NODES.items()}
        return nodes | {kind: len(self.edges(edge)) for kind, edge in EDGES.items()}


def among(edges: tuple[E, ...], starts: Collection[str] | None, ends: Collection[str] | None) -> tuple[E, ...]:
    """Return the relations that touch the named starts and ends."""
    if starts is None and ends is None:
        return edges
    return tuple(
        edge for edge in edges if (starts is None or edge.start in starts) and (ends is None or edge.end in ends)
    )


def hit_of(node: Node, text: str) -> Hit | None:
    """Return the shortest name or code of a node that contains `text`, case aside, or None."""
    sought = text.strip().casefold()
    found = [each for each in texts_of(node.id, plain(node)) if sought and sought in each.casefold()]
    return Hit(node.KIND, node.id, min(found, key=lambda each: (len(each), each))) if found else None


def first_hits(hits: Collection[Hit], limit: int) -> tuple[Hit, ...]:
    """Return the hits a search shows: the shortest match first, then kind and id."""
    return tuple(sorted(hits, key=lambda hit: (len(hit.text), hit.kind, hit.id))[: max(0, limit)])
