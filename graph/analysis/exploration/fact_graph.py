"""The facts as one web: every node by kind and id, every relation by both its ends."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.model.edges import EDGE_KINDS, Edge
from graph.model.nodes import NODE_KINDS, Firm, Link, Node, Project
from graph.store.base import Reader

NodeKey = tuple[str, str]
"""Kind and id of a node."""

EXPLORED = tuple(kind for kind in EDGE_KINDS if kind.EXPLORED)
"""The kinds of relation that are gone along."""

_ENDS = {end for kind in EXPLORED for end in (kind.START, kind.END)}
FIRST_SHOWN: tuple[type[Node], ...] = (Link, Firm, Project)
"""What a reader looks for first."""
CONNECTED = tuple(kind for kind in dict.fromkeys((*FIRST_SHOWN, *NODE_KINDS)) if kind.KIND in _ENDS)
"""The kinds of node that those relations join, in the order they are shown: the rest in that of the model."""


@dataclass(frozen=True)
class FactGraph:
    """Nodes by key; relations by the key of either end, each kind in its order."""

    load_id: str
    nodes: Mapping[NodeKey, Node]
    edges: Mapping[NodeKey, tuple[Edge, ...]]


def read_fact_graph(reader: Reader) -> FactGraph:
    """Return all nodes that relations join, and all relations that are gone along."""
    nodes = {(kind.KIND, node.id): node for kind in CONNECTED for node in reader.nodes(kind)}
    edges: defaultdict[NodeKey, list[Edge]] = defaultdict(list)
    for kind in EXPLORED:
        for edge in reader.edges(kind):
            for end in dict.fromkeys(ends(edge)):
                edges[end].append(edge)
    return FactGraph(reader.load().id, nodes, {key: tuple(group) for key, group in edges.items()})


def ends(edge: Edge) -> tuple[NodeKey, NodeKey]:
    """Return the keys of the two ends of a relation."""
    return (edge.START, edge.start), (edge.END, edge.end)


def other_end(edge: Edge, key: NodeKey) -> NodeKey:
    """Return the end of a relation that is not `key`; `key` itself where it joins a node to itself."""
    start, end = ends(edge)
    return end if start == key else start


def degree(graph: FactGraph, key: NodeKey) -> int:
    """Return with how many other nodes a node is joined."""
    return len({other_end(edge, key) for edge in graph.edges.get(key, ())} - {key})


def order_of(keys: Iterable[NodeKey]) -> list[NodeKey]:
    """Return keys by kind in the order they are shown, then by id."""
    kinds = [kind.KIND for kind in CONNECTED]
    return sorted(keys, key=lambda key: (kinds.index(key[0]), key[1]))


def format_key(key: NodeKey) -> str:
    """Return a key as it stands in an address: `Link:ethylene`."""
    return f"{key[0]}:{key[1]}"


def parse_key(graph: FactGraph, text: str) -> NodeKey | None:
    """Return the key that an address names, or None where there is no such node."""
    kind, _, id = text.partition(":")
    return (kind, id) if (kind, id) in graph.nodes else None
