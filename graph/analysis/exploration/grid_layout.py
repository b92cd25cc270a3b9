"""Positions of nodes in an exploration: inputs to the left, uses to the right; nodes never move once placed."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from math import ceil, sqrt

from graph.analysis.exploration.fact_graph import NodeKey
from graph.analysis.exploration.visible_graph import EdgeGroup, VisibleGraph

GridCell = tuple[int, int]
"""Column and row."""

COLUMN, ROW = 176, 44
"""Steps of the grid in pixels: a node is 152 wide and 34 high."""
LEAST_ROWS, MOST_ROWS = 8, 40
CELL_GAP = 3
"""Rows between pictures that nothing joins."""


def grid_layout(visible: VisibleGraph) -> dict[NodeKey, GridCell]:
    """Return a cell for each node: beside the node that brought it, on the side its relation points to.

    Nodes are placed in the order they came and never moved for later ones, so what was placed keeps its place when
    another node is opened.
    """
    sides = _sides(visible.edge_groups)
    cells: dict[NodeKey, GridCell] = {}
    for by, run in groupby(visible.nodes, key=lambda key: visible.opened_from[key]):
        group = list(run)
        if by is None:
            _stack(cells, group)
            continue
        for side in (-1, 1):
            members = [key for key in group if sides.get((by, key), 1) == side]
            free = _free(set(cells.values()), cells[by], side, len(members))
            cells.update(zip(members, free, strict=True))
    return cells


def path_layout(nodes: Sequence[Sequence[NodeKey]]) -> dict[NodeKey, GridCell]:
    """Return a cell for each node of several ways from one node to another: the column is its furthest step."""
    steps: dict[NodeKey, int] = {}
    for way in nodes:
        for at, key in enumerate(way):
            steps[key] = max(at, steps.get(key, 0))
    last = max(steps.values(), default=0)
    ends = {way[-1] for way in nodes}
    columns: dict[int, list[NodeKey]] = {}
    for key, at in steps.items():
        columns.setdefault(last if key in ends else at, []).append(key)
    return {
        key: (column, row - (len(keys) - 1) // 2) for column, keys in columns.items() for row, key in enumerate(keys)
    }


def pixels(cell: GridCell) -> tuple[int, int]:
    """Return where the middle of a cell is, in pixels."""
    return cell[0] * COLUMN, cell[1] * ROW


def _stack(cells: dict[NodeKey, GridCell], group: Sequence[NodeKey]) -> None:
    """Place nodes that nothing brought: the first in the middle, others below all that stand."""
    for key in group:
        lowest = max((row for _, row in cells.values()), default=-CELL_GAP)
        cells[key] = (0, lowest + CELL_GAP)


def _sides(lines: Sequence[EdgeGroup]) -> Mapping[tuple[NodeKey, NodeKey], int]:
    """Return for both ends of each line on which side the other stands: -1 left, 1 right."""
    found: dict[tuple[NodeKey, NodeKey], int] = {}
    for line in lines:
        found.setdefault((line.start, line.end), 1)
        found.setdefault((line.end, line.start), -1)
    return found


def _free(taken: set[GridCell], hub: GridCell, side: int, count: int) -> list[GridCell]:
    """Return the nearest free cells beside a node, column by column, each filled from the middle outward."""
    rows = min(max(LEAST_ROWS, ceil(sqrt(4 * count))), MOST_ROWS)
    found: list[GridCell] = []
    column = hub[0]
    while len(found) < count:
        column += side
        near = sorted(range(-(rows // 2), rows - rows // 2), key=lambda row: (abs(row), row))
        free = [(column, hub[1] + row) for row in near if (column, hub[1] + row) not in taken]
        found.extend(sorted(free[: count - len(found)], key=lambda cell: cell[1]))
    return found
