"""The layout of a panorama: lanes by stage, columns by longest path, few crossings, cards on a grid of rows.

Pure geometry on ids; the same cards and inputs give the same layout in whatever order they come.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean
from types import MappingProxyType

from graph.model.kinds import Stage
from reports.drawing.layout.columns import ColumnAssignment, Edge, band_rows, choose_columns
from reports.drawing.layout.order import Layers, crossings, reduce_crossings
from reports.drawing.layout.rows import assign_rows

__all__ = ["Layout", "Slot", "arrange", "crossings", "layered"]

MIN_ROWS = 6


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a card stands, counted from the left and from above; support cards count inside their own band."""

    stage: Stage
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the cards stand and the lines pass.

    `stages` has the stage of each column; `rows` is the height of the lanes and `band` the height of the support band
    (0 without support), both in rows; `passes` has, for an input that crosses whole columns, the height at which it
    passes each of them, in rows from the middle of the first row, in the order it meets them.
    """

    stages: tuple[Stage, ...]
    rows: int
    band: int
    slots: Mapping[str, Slot]
    edges: tuple[Edge, ...]
    passes: Mapping[Edge, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class Layered:
    """Cards and passing lines as layers of numbers, cards first, and the segments between neighbouring layers."""

    layers: Layers
    segments: tuple[tuple[int, int], ...]
    cards: tuple[str, ...]
    chains: Mapping[Edge, tuple[int, ...]]


def arrange(cards: Mapping[str, Stage], edges: Iterable[Edge]) -> Layout:
    """Return the layout of cards by stage and the inputs between them; inputs from outside are left out."""
    known = {card: cards[card] for card in sorted(cards)}
    inside = tuple(sorted({(start, end) for start, end in edges if start in known and end in known and start != end}))
    columns = choose_columns(known, inside)
    graph = layered(columns, inside)
    order = _settle_loose(reduce_crossings(graph.layers, graph.segments), graph, inside)
    rows = max([MIN_ROWS] + [sum(node < len(graph.cards) for node in layer) for layer in order])
    at_band = _at_band(known, inside)
    pulled = {at for at, card in enumerate(graph.cards) if card in at_band}
    place = assign_rows(order, graph.segments, pulled, len(graph.cards), rows)
    slots = {
        card: Slot(known[card], columns.column[card], (place[number] - 1) // 2)
        for number, card in enumerate(graph.cards)
    }
    support = [card for card, stage in known.items() if stage is Stage.SUPPORT]
    band = band_rows(len(support), len(columns.stages))
    slots |= _band(support, band, inside, columns)
    return Layout(
        stages=columns.stages,
        rows=rows,
        band=band,
        slots=MappingProxyType(slots),
        edges=inside,
        passes=MappingProxyType(
            {edge: tuple((place[number] - 1) / 2 for number in chain) for edge, chain in graph.chains.items()}
        ),
    )


def _at_band(cards: Mapping[str, Stage], edges: Sequence[Edge]) -> frozenset[str]:
    """Return the cards that are joined to a support card."""
    return frozenset(card for edge in edges if Stage.SUPPORT in (cards[edge[0]], cards[edge[1]]) for card in edge)


def _settle_loose(layers: Layers, graph: "Layered", edges: Sequence[Edge]) -> Layers:
    """Return the layers with the cards that no segment holds moved beside those of their column they are joined to.

    Where there is none they go to the foot, towards the support band.
    """
    number = {card: at for at, card in enumerate(graph.cards)}
    near: dict[int, list[int]] = {at: [] for at in number.values()}
    for start, end in edges:
        if start in number and end in number:
            near[number[start]].append(number[end])
            near[number[end]].append(number[start])
    held = {node for segment in graph.segments for node in segment}
    settled = []
    for layer in layers:
        order = [node for node in layer if node in held]
        for node in sorted((node for node in layer if node not in held), key=lambda node: -len(near[node])):
            places = [order.index(other) for other in near[node] if other in order]
            order.insert(round(fmean(places) + 0.5) if places else len(order), node)
        settled.append(order)
    return settled


def layered(columns: ColumnAssignment, edges: Sequence[Edge]) -> Layered:
    """Return the inputs between columns as layers; one that crosses columns has a passing node in each of them.

    Inputs inside a column and those of the support band are left out; one that runs backward is layered from its end.
    """
    cards = tuple(columns.column)
    number = {card: at for at, card in enumerate(cards)}
    layers: Layers = [[] for _ in columns.stages]
    for card in cards:
        layers[columns.column[card]].append(number[card])
    segments: list[tuple[int, int]] = []
    chains: dict[Edge, tuple[int, ...]] = {}
    following = len(cards)
    for edge in edges:
        if not all(card in number for card in edge):
            continue
        left, right = sorted(edge, key=columns.column.__getitem__)
        between = range(columns.column[left] + 1, columns.column[right])
        chain = [*range(following, following + len(between))]
        following += len(chain)
        for level, node in zip(between, chain, strict=True):
            layers[level].append(node)
        stops = [number[left], *chain, number[right]]
        if columns.column[left] != columns.column[right]:
            segments += pairwise(stops)
        chains[edge] = tuple(chain if left == edge[0] else reversed(chain))
    return Layered(layers, tuple(segments), cards, MappingProxyType(chains))


def _band(support: list[str], rows: int, edges: Sequence[Edge], columns: ColumnAssignment) -> dict[str, Slot]:
    """Return the slots of the support cards, ordered by the mean column of what they serve."""
    near: dict[str, list[int]] = {card: [] for card in support}
    for start, end in edges:
        if start in near and end in columns.column:
            near[start].append(columns.column[end])
        if end in near and start in columns.column:
            near[end].append(columns.column[start])
    middle = (len(columns.stages) - 1) / 2
    order = sorted(support, key=lambda card: (fmean(near[card]) if near[card] else middle, card))
    return {card: Slot(Stage.SUPPORT, at // rows, at % rows) for at, card in enumerate(order)}
