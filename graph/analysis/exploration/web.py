"""The facts as one web: every node by kind and id, every relation by both its ends."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.model.edges import EDGE_KINDS, Edge
from graph.model.nodes import Chain, Firm, Link, Node, Organisation, Place, Project, Signal
from graph.store.base import Reader

Key = tuple[str, str]
"""Kind and id of a node."""

CONNECTED: tuple[type[Node], ...] = (Link, Firm, Project, Chain, Organisation, Place, Signal)
"""The kinds of node that relations join, in the order they are shown."""


@dataclass(frozen=True)
class Web:
    """Nodes by key; relations by the key of either end, each kind in its order."""

    load_id: str
    nodes: Mapping[Key, Node]
    edges: Mapping[Key, tuple[Edge, ...]]


def read_web(reader: Reader) -> Web:
    """Return all nodes that relations join, and all relations."""
    nodes = {(kind.KIND, node.id): node for kind in CONNECTED for node in reader.nodes(kind)}
    edges: defaultdict[Key, list[Edge]] = defaultdict(list)
    for kind in EDGE_KINDS:
        for edge in reader.edges(kind):
            for end in dict.fromkeys(ends(edge)):
                edges[end].append(edge)
    return Web(reader.load().id, nodes, {key: tuple(group) for key, group in edges.items()})


def ends(edge: Edge) -> tuple[Key, Key]:
    """Return the keys of the two ends of a relation."""
    return (edge.START, edge.start), (edge.END, edge.end)


def other_end(edge: Edge, key: Key) -> Key:
    """Return the end of a relation that is not `key`; `key` itself where it joins a node to itself."""
    start, end = ends(edge)
    return end if start == key else start


def degree(web: Web, key: Key) -> int:
    """Return with how many other nodes a node is joined."""
    return len({other_end(edge, key) for edge in web.edges.get(key, ())} - {key})


def order_of(keys: Iterable[Key]) -> list[Key]:
    """Return keys by kind in the order they are shown, then by id."""
    kinds = [kind.KIND for kind in CONNECTED]
    return sorted(keys, key=lambda key: (kinds.index(key[0]), key[1]))


def key_text(key: Key) -> str:
    """Return a key as it stands in an address: `Link:ethylene`."""
    return f"{key[0]}:{key[1]}"


def key_of(web: Web, text: str) -> Key | None:
    """Return the key that an address names, or None where there is no such node."""
    kind, _, id = text.partition(":")
    return (kind, id) if (kind, id) in web.nodes else None
