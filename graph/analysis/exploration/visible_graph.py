"""The visible part of the fact graph: opened nodes and their neighbours, up to a stated limit."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.exploration.fact_graph import FactGraph, NodeKey, degree, ends, order_of, other_end
from graph.model.edges import Edge

MAX_NODES = 500
"""Nodes drawn at most: a picture of more is neither quick nor readable."""


@dataclass(frozen=True, slots=True)
class EdgeGroup:
    """All relations of one kind from one node to another: drawn as one line."""

    kind: str
    start: NodeKey
    end: NodeKey
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class VisibleGraph:
    """What is shown: nodes in the order they came, lines among them, and what was left out.

    `opened_from` tells beside each node which opened one brought it, None for the opened ones that nothing brought;
    `total` is how many nodes there would be without the cap, `kinds` and `relations` how many nodes and lines of each
    kind there are before the filters, `hidden` how many neighbours of each node are not shown.
    """

    nodes: tuple[NodeKey, ...]
    opened_from: Mapping[NodeKey, NodeKey | None]
    edge_groups: tuple[EdgeGroup, ...]
    total: int
    kinds: Mapping[str, int]
    relations: Mapping[str, int]
    hidden: Mapping[NodeKey, int]

    @property
    def is_truncated(self) -> bool:
        """Return whether the cap left nodes out."""
        return self.total > len(self.nodes)


def expand(
    graph: FactGraph,
    opened: Sequence[NodeKey],
    *,
    without_kinds: frozenset[str] = frozenset(),
    without_relations: frozenset[str] = frozenset(),
    limit: int = MAX_NODES,
) -> VisibleGraph:
    """Return the opened nodes with their neighbours, nearest to the first opened one first.

    An opened node stays even where its kind is filtered out. Raises ValueError where nothing is opened.
    """
    if not opened:
        raise ValueError("nothing is opened")
    everything = _brought(graph, opened, frozenset())
    allowed = {
        key: by
        for key, by in _brought(graph, opened, without_relations).items()
        if key in opened or key[0] not in without_kinds
    }
    return _sight(graph, opened, everything, allowed, without_relations, limit)


def induced_subgraph(graph: FactGraph, keys: Sequence[NodeKey], limit: int = MAX_NODES) -> VisibleGraph:
    """Return just these nodes and the lines among them."""
    found: dict[NodeKey, NodeKey | None] = dict.fromkeys(keys)
    return _sight(graph, keys, found, found, frozenset(), limit)


def _brought(graph: FactGraph, opened: Sequence[NodeKey], without: frozenset[str]) -> dict[NodeKey, NodeKey | None]:
    """Return every node in the order it comes, with the opened node that brings it."""
    found: dict[NodeKey, NodeKey | None] = {opened[0]: None}
    for key in opened:
        found.setdefault(key, None)
        edges = (edge for edge in graph.edges.get(key, ()) if edge.KIND not in without)
        for each in order_of({other_end(edge, key) for edge in edges} - {key}):
            found.setdefault(each, key)
    return found


def _sight(
    graph: FactGraph,
    opened: Sequence[NodeKey],
    everything: Mapping[NodeKey, NodeKey | None],
    allowed: Mapping[NodeKey, NodeKey | None],
    without: frozenset[str],
    cap: int,
) -> VisibleGraph:
    first = [*dict.fromkeys(opened), *(key for key in allowed if key not in opened)]
    kept = set(first[:cap])
    nodes = tuple(key for key in allowed if key in kept)
    lines = _lines(graph, nodes)
    return VisibleGraph(
        nodes=nodes,
        opened_from={key: allowed[key] for key in nodes},
        edge_groups=tuple(line for line in lines if line.kind not in without),
        total=len(allowed),
        kinds=Counter(key[0] for key in everything),
        relations=Counter(line.kind for line in _lines(graph, tuple(everything)[: 4 * cap])),
        hidden={key: degree(graph, key) - _is_visible(graph, key, kept) for key in nodes},
    )


def _is_visible(graph: FactGraph, key: NodeKey, kept: set[NodeKey]) -> int:
    return len({other_end(edge, key) for edge in graph.edges.get(key, ())} & kept - {key})


def _lines(graph: FactGraph, nodes: Sequence[NodeKey]) -> tuple[EdgeGroup, ...]:
    """Return the lines whose two ends are both among `nodes`."""
    inside = set(nodes)
    found: dict[tuple[str, NodeKey, NodeKey], list[Edge]] = {}
    for key in nodes:
        for edge in graph.edges.get(key, ()):
            start, end = ends(edge)
            if start == key and end in inside and end != start:
                found.setdefault((edge.KIND, start, end), []).append(edge)
    return tuple(EdgeGroup(*which, tuple(edges)) for which, edges in found.items())
