"""All ways from one link to another along the inputs, the shortest first, within bounds that are told."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.analysis.exploration.fact_graph import FactGraph, NodeKey, format_key
from graph.analysis.facts.city import City
from graph.analysis.facts.traversal import walk
from graph.model.edges import Builds, InputTo, Makes
from graph.model.kinds import Strength
from graph.model.nodes import Link

MOST, LONGEST = 50, 8
"""Ways listed at most, and steps a way may have."""
MAX_TRIES = 200_000
"""Steps tried at most before the search gives up and says so."""


@dataclass(frozen=True, slots=True)
class InputPaths:
    """Ways from `start` to `end`, each a row of inputs; `is_truncated` tells that there are more than are listed."""

    start: str
    end: str
    paths: tuple[tuple[InputTo, ...], ...]
    is_truncated: bool


def input_paths(city: City, start: str, end: str, max_paths: int = MOST, max_steps: int = LONGEST) -> InputPaths:
    """Return the ways that pass no link twice: shorter before longer, then more core inputs, then ids."""
    left = _steps_left(city, end)
    found: list[tuple[InputTo, ...]] = []
    tries = [MAX_TRIES]
    shortest = left.get(start)
    if shortest is None or start == end:
        return InputPaths(start, end, (), False)
    for length in range(shortest, max_steps + 1):
        for way in _ways(city, (start,), end, length, left, tries):
            found.append(way)
            if len(found) > max_paths:
                break
        if len(found) > max_paths or tries[0] <= 0:
            break
    found.sort(key=_order)
    return InputPaths(
        start, end, tuple(found[:max_paths]), len(found) > max_paths or tries[0] <= 0 or shortest > max_steps
    )


def _order(way: tuple[InputTo, ...]) -> tuple[int, int, tuple[str, ...]]:
    auxiliary = sum(edge.strength is Strength.AUXILIARY for edge in way)
    return len(way), auxiliary, tuple(edge.end for edge in way)


def _steps_left(city: City, end: str) -> Mapping[str, int]:
    """Return from each link how many steps the shortest way to `end` has."""
    found: dict[str, int] = {}
    reached = walk([end], lambda link: (edge.start for edge in city.inputs.get(link, ())))
    for link, after in reached.items():
        found[link] = 0 if after is None else found[after] + 1
    return found


def _ways(
    city: City, passed: tuple[str, ...], end: str, length: int, left: Mapping[str, int], tries: list[int]
) -> Iterator[tuple[InputTo, ...]]:
    """Yield the ways of exactly `length` steps from the last link passed; `tries` counts down what may be tried."""
    if passed[-1] == end:
        if length == 0:
            yield ()
        return
    for edge in city.uses.get(passed[-1], ()):
        if edge.end in passed or left.get(edge.end, length) > length - 1:
            continue
        tries[0] -= 1
        if tries[0] <= 0:
            return
        for rest in _ways(city, (*passed, edge.end), end, length - 1, left, tries):
            yield (edge, *rest)


def links_of(graph: FactGraph, key: NodeKey) -> tuple[str, ...]:
    """Return the links a thing stands for: a link itself, what a firm makes, what a project builds; else none."""
    if key[0] == Link.KIND:
        return (key[1],)
    found = (edge.end for edge in graph.edges.get(key, ()) if isinstance(edge, Makes | Builds) and edge.start == key[1])
    return tuple(dict.fromkeys(found))


def paths_between(city: City, graph: FactGraph, start: NodeKey, end: NodeKey, max_paths: int = MOST) -> InputPaths:
    """Return the ways from any link of one thing to any link of another, in the order of `input_paths`."""
    found: set[tuple[InputTo, ...]] = set()
    cut = False
    for first in links_of(graph, start):
        for last in links_of(graph, end):
            ways = input_paths(city, first, last, max_paths)
            found.update(ways.paths)
            cut = cut or ways.is_truncated
    ranked = sorted(found, key=lambda way: (*_order(way), way[0].start))
    return InputPaths(format_key(start), format_key(end), tuple(ranked[:max_paths]), cut or len(ranked) > max_paths)


def path_keys(paths: InputPaths, start: NodeKey, end: NodeKey) -> list[list[NodeKey]]:
    """Return each way as the things it passes, from `start` to `end`."""
    found = []
    for way in paths.paths:
        links = [(Link.KIND, way[0].start), *((Link.KIND, edge.end) for edge in way)]
        found.append([*([] if start in links else [start]), *links, *([] if end in links else [end])])
    return found
