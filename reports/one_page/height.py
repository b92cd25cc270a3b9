"""How high the one side comes, reckoned from its texts, so that it is shortened before it needs a second."""

from collections.abc import Iterable, Mapping, Sequence

from reports.formats.document import Spans
from reports.one_page.page import Box, Figures, Grid, OnePage, Pair, Part, Points, Prose, States, text_of
from reports.one_page.text_fit import Room
from reports.one_page.type_sizes import (
    BEFORE_BOX,
    BEFORE_SOURCES,
    BOTTOM,
    HALF,
    INDENT,
    PADDING,
    PAGE,
    POINTS,
    TOP,
    WIDTH,
    Name,
    TypeSize,
    type_sizes,
)
from reports.wording.language import Language

RULE = 0.75
"""Points a line between rows takes."""
ROOM = (PAGE[1] - TOP - BOTTOM) * POINTS
SLACK = 0.965
"""Share of the page that may be filled, because programs set type a little differently."""
MARK = "　 "
"""What the mark of a state takes of its line, about."""


def fits_on_one_side(page: OnePage) -> bool:
    """Check whether a page is sure to fit on one side."""
    return height(page) <= ROOM * SLACK


def height(page: OnePage) -> float:
    """Return the height of a page in points."""
    reckoning = Reckoning(page.language, type_sizes(page.language))
    lines: list[tuple[str, Name]] = [(page.title, "title"), (page.subtitle, "subtitle"), (page.sources, "note")]
    around = sum(reckoning.text(text, name, WIDTH) for text, name in lines)
    return around + BEFORE_SOURCES + sum(reckoning.part(part) for part in page.parts)


class Reckoning:
    """The heights of parts in a type."""

    def __init__(self, language: Language, types: Mapping[Name, TypeSize]) -> None:
        self.language = language
        self.faces = types

    def text(self, text: str, name: Name, width: float) -> float:
        """Return the height of a paragraph so many millimetres wide."""
        face = self.faces[name]
        return face.before + face.after + face.line * max(1, self.lines(text, face, width))

    def lines(self, text: str, face: TypeSize, width: float) -> int:
        """Count the lines of a text so many millimetres wide."""
        return len(Room(width, face.size, 0).wrapped(text))

    def part(self, part: Part) -> float:
        """Return the height of a part."""
        match part:
            case Figures(cells, nothing):
                names: tuple[Name, ...] = ("value", "label", "note")
                return sum(self.faces[name].line for name in names) if cells else self.text(nothing, "text", WIDTH)
            case States(begin, counts, end):
                return self.text(begin + MARK.join(text for _, text in counts) + end, "label", WIDTH)
            case Pair(left, right):
                return self._pair(left, right)
            case Grid():
                return self._grid(part)
            case Box(points):
                return BEFORE_BOX + self._head(points.head) + self._stack(points.items)
            case Prose(head, spans):
                indent = "　" * INDENT if self.language == "zh" else ""
                return (self._head(head) if head else 0) + self.text(indent + text_of(spans), "prose", WIDTH)

    def _head(self, head: str) -> float:
        return self.text(head, "head", WIDTH)

    def _stack(self, items: Iterable[Spans]) -> float:
        return sum(self.text(f"1. {text_of(spans)}", "text", WIDTH - PADDING) for spans in items)

    def _pair(self, left: Points, right: Points) -> float:
        rows = max(len(left.items), len(right.items))
        both = [[*points.items, *[()] * (rows - len(points.items))] for points in (left, right)]
        return self._head(left.head) + sum(
            self._row((text_of(one), text_of(other)), (HALF, HALF)) for one, other in zip(*both, strict=True)
        )

    def _grid(self, grid: Grid) -> float:
        widths = [column.width for column in grid.columns]
        heads = [column.head.of(self.language) for column in grid.columns]
        rows = [heads, *([text_of(cell) for cell in row] for row in grid.rows)] if widths else []
        note = self.text(text_of(grid.note), "note", WIDTH) + 2 if grid.note else 0
        head = self._row(rows[0], widths) if rows else 0
        body = sum(max(self._row(row, widths), grid.row_height) for row in rows[1:])
        return self._head(grid.head) + head + body + note

    def _row(self, texts: Sequence[str], widths: Sequence[float]) -> float:
        cells = zip(texts, widths, strict=True)
        return RULE + max(self.text(text, "text", width - PADDING) for text, width in cells)
