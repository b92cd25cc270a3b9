"""The lines of a planned layout: from the right of a card to the left of the one it feeds, in slits between cards."""

from dataclasses import dataclass

from graph.model.kinds import Stage
from reports.drawing.layout.columns import Edge
from reports.drawing.layout.layout import Slot
from reports.drawing.layout.pixel_layout import BAND_MARGIN, CARD_HEIGHT, FIRST_CARD, ROW, PixelLayout, margin

# How far a line stands off a card where it runs along a column, and how far its bends reach.
OFF, BEND = 12.0, 10.0
ARC_LEAST, ARC_STEP, ARC_MOST = 8.0, 3.0, 22.0
CHANNEL = 8.0

Step = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """One line: steps of two numbers go straight to a point, steps of six along a Bézier curve; the first begins it.

    `band_start` and `band_end` say how many of the first and of the last points stand in the support band.
    """

    steps: tuple[Step, ...]
    band_start: int = 0
    band_end: int = 0


def route_lines(plan: PixelLayout) -> dict[Edge, Route]:
    """Return the route of every input of the layout."""
    return {edge: _route(plan, edge) for edge in plan.layout.edges}


def _route(plan: PixelLayout, edge: Edge) -> Route:
    start, end = (plan.layout.slots[card] for card in edge)
    if start.stage is Stage.SUPPORT and end.stage is Stage.SUPPORT:
        return _inside_band(plan, start, end)
    if start.stage is Stage.SUPPORT:
        return _from_band(plan, start, end)
    if end.stage is Stage.SUPPORT:
        return _to_band(plan, start, end)
    if start.column == end.column:
        return _arc(plan, start, end)
    heights = tuple(_height(row) for row in plan.layout.passes[edge])
    if start.column < end.column:
        return _onward(plan, start, end, heights)
    return _back(plan, start, end, heights)


def _height(row: float) -> float:
    """Return the middle of a row, or of a slit for a half row."""
    return FIRST_CARD + ROW * row + CARD_HEIGHT / 2


def _across(from_x: float, from_y: float, to_x: float, to_y: float) -> Step:
    """Return the curve across a gap, level at both ends."""
    half = (from_x + to_x) / 2
    return (half, from_y, half, to_y, to_x, to_y)


def _onward(plan: PixelLayout, start: Slot, end: Slot, heights: tuple[float, ...]) -> Route:
    """Return the line to a column further right; it runs level along the cards of the columns between."""
    x, y = plan.columns[start.column] + plan.card_width, _height(start.row)
    steps: list[Step] = [(x, y)]
    for column, height in enumerate(heights, start.column + 1):
        steps += [_across(x, y, plan.columns[column], height), (plan.columns[column] + plan.card_width, height)]
        x, y = plan.columns[column] + plan.card_width, height
    steps.append(_across(x, y, plan.columns[end.column], _height(end.row)))
    return Route(tuple(steps))


def _arc(plan: PixelLayout, start: Slot, end: Slot) -> Route:
    """Return the arc on the left of a column from one of its cards to another."""
    x = plan.columns[start.column]
    room = margin(plan.card_width) if start.column == 0 else plan.gap
    reach = min(ARC_MOST, ARC_LEAST + ARC_STEP * abs(start.row - end.row), room)
    upper, lower = _height(start.row), _height(end.row)
    return Route(((x, upper), (x - reach, upper, x - reach, lower, x, lower)))


def _back(plan: PixelLayout, start: Slot, end: Slot, heights: tuple[float, ...]) -> Route:
    """Return the line to a column further left: out on the right, round and back in the slits, in on the left."""
    from_y, to_y = _height(start.row), _height(end.row)
    out = _adjacent(from_y, towards=heights[0] if heights else to_y)
    into = _adjacent(to_y, towards=heights[-1] if heights else out)
    x = plan.columns[start.column] + plan.card_width
    steps: list[Step] = [(x, from_y), (x + BEND, from_y, x + BEND, out, x, out), (plan.columns[start.column], out)]
    y = out
    for column, height in zip(range(start.column - 1, end.column - 1, -1), (*heights, into), strict=True):
        steps.append(_across(plan.columns[column + 1], y, plan.columns[column] + plan.card_width, height))
        steps.append((plan.columns[column], height))
        y = height
    x = plan.columns[end.column]
    steps.append((x - BEND, into, x - BEND, to_y, x, to_y))
    return Route(tuple(steps))


def _adjacent(height: float, towards: float) -> float:
    """Return the height of the slit over or under a card, on the side of `towards`."""
    return height + (ROW / 2 if towards > height else -ROW / 2)


def _from_band(plan: PixelLayout, start: Slot, end: Slot) -> Route:
    """Return the line from a support card: up to the lanes, along the left of a column, into a card."""
    door = _port(plan, start)
    x, y = plan.columns[end.column], _height(end.row)
    run = x - OFF
    bottom = plan.lanes_bottom
    between = bottom + (plan.band_top - bottom) / 2
    lift: Step = (door[-1][-2], between, run, between, run, bottom - 2)
    steps = (*door, lift, (run, y + BEND), (run, y + 2, run + 4, y, x, y))
    return Route(steps, band_start=_points(door) + 1)


def _to_band(plan: PixelLayout, start: Slot, end: Slot) -> Route:
    """Return the line to a support card: along the right of a column down to the band."""
    x, y = plan.columns[start.column] + plan.card_width, _height(start.row)
    run = x + OFF
    bottom = plan.lanes_bottom
    between = bottom + (plan.band_top - bottom) / 2
    door = _reversed(_port(plan, end))
    drop: Step = (run, between, door[0][0], between, door[0][0], door[0][1])
    steps = ((x, y), (run - 4, y, run, y + 2, run, y + BEND), (run, bottom - 2), drop, *door[1:])
    return Route(steps, band_end=_points(door) + 1)


def _inside_band(plan: PixelLayout, start: Slot, end: Slot) -> Route:
    """Return the line between two support cards, over the upper edge of the band."""
    door, into = _port(plan, start), _reversed(_port(plan, end))
    over = plan.band_top - BAND_MARGIN / 3
    bridge: Step = (door[-1][-2], over, into[0][0], over, into[0][0], into[0][1])
    steps = (*door, bridge, *into[1:])
    return Route(steps, band_start=_points(steps))


def _port(plan: PixelLayout, slot: Slot) -> tuple[Step, ...]:
    """Return the way from a support card to the upper edge of the band: straight up, or in the gap on its left."""
    x, top = plan.corner(slot)
    if slot.row == 0:
        return ((x + plan.card_width / 2, top),)
    run, y = x - min(CHANNEL, plan.band_gap / 2), top + CARD_HEIGHT / 2
    return ((x, y), (run, y, run, y, run, y - BEND), (run, plan.band_top + BAND_MARGIN))


def _reversed(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    """Return the same way walked from its end."""
    turned: list[Step] = [steps[-1][-2:]]
    for before, step in zip(reversed(steps[:-1]), reversed(steps[1:]), strict=True):
        turned.append((*step[2:4], *step[:2], *before[-2:]) if len(step) == 6 else before[-2:])
    return tuple(turned)


def _points(steps: tuple[Step, ...]) -> int:
    return sum(len(step) // 2 for step in steps)
