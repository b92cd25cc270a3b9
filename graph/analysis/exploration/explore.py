"""What is shown of the web: what stands around the nodes that were opened, within a limit that is told."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.exploration.web import Key, Web, degree, ends, order_of, other_end
from graph.model.edges import Edge

CAP = 500
"""Nodes drawn at most: a picture of more is neither quick nor readable."""


@dataclass(frozen=True, slots=True)
class Line:
    """All relations of one kind from one node to another: drawn as one line."""

    kind: str
    start: Key
    end: Key
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Sight:
    """What is shown: nodes in the order they came, lines among them, and what was left out.

    `brought` tells beside each node which opened one brought it, None for the opened ones that nothing brought;
    `total` is how many nodes there would be without the cap, `kinds` and `relations` how many nodes and lines of each
    kind there are before the filters, `hidden` how many neighbours of each node are not shown.
    """

    nodes: tuple[Key, ...]
    brought: Mapping[Key, Key | None]
    lines: tuple[Line, ...]
    total: int
    kinds: Mapping[str, int]
    relations: Mapping[str, int]
    hidden: Mapping[Key, int]

    @property
    def cut(self) -> bool:
        """Return whether the cap left nodes out."""
        return self.total > len(self.nodes)


def surround(
    web: Web,
    opened: Sequence[Key],
    *,
    without_kinds: frozenset[str] = frozenset(),
    without_relations: frozenset[str] = frozenset(),
    cap: int = CAP,
) -> Sight:
    """Return the opened nodes with their neighbours, nearest to the first opened one first.

    An opened node stays even where its kind is filtered out. Raises ValueError where nothing is opened.
    """
    if not opened:
        raise ValueError("nothing is opened")
    everything = _brought(web, opened, frozenset())
    allowed = {
        key: by
        for key, by in _brought(web, opened, without_relations).items()
        if key in opened or key[0] not in without_kinds
    }
    return _sight(web, opened, everything, allowed, without_relations, cap)


def of_nodes(web: Web, keys: Sequence[Key], cap: int = CAP) -> Sight:
    """Return just these nodes and the lines among them."""
    found: dict[Key, Key | None] = dict.fromkeys(keys)
    return _sight(web, keys, found, found, frozenset(), cap)


def _brought(web: Web, opened: Sequence[Key], without: frozenset[str]) -> dict[Key, Key | None]:
    """Return every node in the order it comes, with the opened node that brings it."""
    found: dict[Key, Key | None] = {opened[0]: None}
    for key in opened:
        found.setdefault(key, None)
        edges = (edge for edge in web.edges.get(key, ()) if edge.KIND not in without)
        for each in order_of({other_end(edge, key) for edge in edges} - {key}):
            found.setdefault(each, key)
    return found


def _sight(
    web: Web,
    opened: Sequence[Key],
    everything: Mapping[Key, Key | None],
    allowed: Mapping[Key, Key | None],
    without: frozenset[str],
    cap: int,
) -> Sight:
    first = [*dict.fromkeys(opened), *(key for key in allowed if key not in opened)]
    kept = set(first[:cap])
    nodes = tuple(key for key in allowed if key in kept)
    lines = _lines(web, nodes)
    return Sight(
        nodes=nodes,
        brought={key: allowed[key] for key in nodes},
        lines=tuple(line for line in lines if line.kind not in without),
        total=len(allowed),
        kinds=Counter(key[0] for key in everything),
        relations=Counter(line.kind for line in _lines(web, tuple(everything)[: 4 * cap])),
        hidden={key: degree(web, key) - _shown(web, key, kept) for key in nodes},
    )


def _shown(web: Web, key: Key, kept: set[Key]) -> int:
    return len({other_end(edge, key) for edge in web.edges.get(key, ())} & kept - {key})


def _lines(web: Web, nodes: Sequence[Key]) -> tuple[Line, ...]:
    """Return the lines whose two ends are both among `nodes`."""
    inside = set(nodes)
    found: dict[tuple[str, Key, Key], list[Edge]] = {}
    for key in nodes:
        for edge in web.edges.get(key, ()):
            start, end = ends(edge)
            if start == key and end in inside and end != start:
                found.setdefault((edge.KIND, start, end), []).append(edge)
    return tuple(Line(*which, tuple(edges)) for which, edges in found.items())
