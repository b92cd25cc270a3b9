"""Names of links as they stand at the side of the wide sheet."""

from reports.drawing.panorama_text import wrap
from reports.drawing.wide import PIXELS, fitting, holds

SURE = 0.93
"""Share of a line that bold letters are sure to fit in."""


def two_lines(name: str, room: float, whole: float, size: float) -> tuple[str, str | None]:
    """Return a bold name on one line, or on two of which the second has the whole width; widths are in pixels."""
    if holds(name, room, size, bold=True):
        return name, None
    first = wrap(name, room * SURE, size * PIXELS, bold=True)[0]
    rest = name[len(first) :].strip()
    if not rest:
        return fitting([name], room, size, bold=True), None
    return fitting([first], room, size, bold=True), fitting([rest], whole, size, bold=True)
