"""Where the dots and labels of a quadrant go, so that none lies upon another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

from reports.drawing.panorama_text import cut, text_width

Point = tuple[float, float]
SIZE, LABEL_ROOM = 12, 132.0
"""Size of a label and the room it may take."""
SIDES = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))
"""Where a label is tried, best first: right, left, above, below, then the corners."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """A rectangle by its edges."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Bounds") -> bool:
        """Return whether two boxes share more than an edge."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def holds(self, other: "Bounds") -> bool:
        """Return whether another box lies inside."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


@dataclass(frozen=True, slots=True)
class Label:
    """A text, cut where it must be, and the box it fills."""

    text: str
    box: Bounds


def place_dots(wanted: Sequence[Point], radius: float, frame: Bounds, rings: int) -> list[Point]:
    """Place dots at their ideal points or the nearest free point on rings around them; earlier dots have priority.

    A ring is as wide as a dot. Where none of so many rings has room it stays where it is, upon another.
    """
    placed: list[Point] = []
    for point in wanted:
        home = _inside(point, radius, frame)
        free = (spot for spot in _rings(home, radius, frame, rings) if _clear(spot, placed, radius))
        placed.append(next(free, home))
    return placed


def _inside(point: Point, radius: float, frame: Bounds) -> Point:
    x, y = point
    return (
        min(max(x, frame.left + radius), frame.right - radius),
        min(max(y, frame.top + radius), frame.bottom - radius),
    )


def _rings(point: Point, radius: float, frame: Bounds, rings: int) -> Iterator[Point]:
    yield point
    step = 2 * radius + 1
    for ring in range(1, rings + 1):
        spots = 6 * ring
        for at in range(spots):
            turn = 2 * pi * at / spots
            spot = point[0] + ring * step * cos(turn), point[1] + ring * step * sin(turn)
            if spot == _inside(spot, radius, frame):
                yield spot


def _clear(spot: Point, placed: Sequence[Point], radius: float) -> bool:
    return all(hypot(spot[0] - x, spot[1] - y) >= 2 * radius + 0.9 for x, y in placed)


def place_labels(
    names: Sequence[tuple[int, str]], dots: Sequence[Point], radius: float, frame: Bounds, taken: Sequence[Bounds]
) -> dict[int, Label]:
    """Return the labels by the number of their dot; earlier names first, none upon another label or `taken`.

    A side clear of dots goes before one where a dot shows through the label's rim; a name with no side gets no label.
    """
    blocks = list(taken)
    dotted = [Bounds(x - radius, y - radius, x + radius, y + radius) for x, y in dots]
    found: dict[int, Label] = {}
    for number, name in names:
        text = cut(name, LABEL_ROOM, SIZE)
        room = [box for box in _sides(dots[number], text_width(text, SIZE), radius) if frame.holds(box)]
        free = [box for box in room if not any(box.meets(other) for other in blocks)]
        clear = (box for box in free if not any(box.meets(other) for other in dotted))
        box = next(clear, free[0] if free else None)
        if box is not None:
            found[number] = Label(text, box)
            blocks.append(box)
    return found


def _sides(dot: Point, width: float, radius: float) -> Iterator[Bounds]:
    x, y = dot
    height = SIZE + 2.0
    for across, down in SIDES:
        reach = radius + 3 if down == 0 else 0.0
        left = x - width / 2 if across == 0 else x + across * reach - (width if across < 0 else 0)
        top = y - height / 2 if down == 0 else y + down * (radius + 2) - (height if down < 0 else 0)
        yield Bounds(left, top, left + width, top + height)
