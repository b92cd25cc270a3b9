"""What the one side is made of, without a format: figures, lists side by side, tables, a box, and lines of text."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.analysis.verdicts.states import Mark
from graph.text import Text
from reports.formats.document import Align, Span, Spans, cited_numbers
from reports.one_page.text_fit import Room
from reports.one_page.type_sizes import PADDING
from reports.wording.language import Language

RULE = "____________"
"""A blank to write on."""


@dataclass(frozen=True, slots=True)
class StrongText(Span):
    """A run of text set apart: the name a line is about."""


@dataclass(frozen=True, slots=True)
class FigureCell:
    """One figure: its value, its unit, what it is of, and when, with its source."""

    value: str
    unit: str
    label: str
    note: Spans


@dataclass(frozen=True, slots=True)
class Figures:
    """Up to three figures in a row, or the sentence that stands for none."""

    cells: tuple[FigureCell, ...]
    nothing: str


@dataclass(frozen=True, slots=True)
class States:
    """One line of states: how many links, each mark with its number, and what to bear in mind."""

    begin: str
    counts: tuple[tuple[Mark, str], ...]
    end: str


@dataclass(frozen=True, slots=True)
class Points:
    """A short numbered list under a heading."""

    head: str
    items: tuple[Spans, ...]

    @property
    def numbered(self) -> bool:
        """Whether its items are counted: not a single sentence that says there is none."""
        return len(self.items) > 1 or any(isinstance(span, StrongText) for spans in self.items for span in spans)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lists side by side."""

    left: Points
    right: Points


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column of a table: its heading, its width in millimetres, how it is set, and how many lines a cell may take."""

    head: Text
    width: float
    lines: int = 1
    align: Align = "left"

    def room(self, size: float, lines: int | None = None) -> Room:
        """Return the room of its cells in type of a size, of fewer lines where so many are given."""
        return Room(self.width - PADDING, size, self.lines if lines is None else min(lines, self.lines))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table under a heading, with a small line below it where there is something to add.

    `row_height` is the least height of its rows in points: of rows to write in.
    """

    head: str
    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[Spans, ...], ...]
    note: Spans = ()
    row_height: float = 0


@dataclass(frozen=True, slots=True)
class Box:
    """A numbered list in a frame."""

    points: Points


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, under a heading where it has one."""

    head: str | None
    spans: Spans


Part = Figures | States | Pair | Grid | Box | Prose


@dataclass(frozen=True, slots=True)
class OnePage:
    """The one side: title, what stands under it, its parts, and its sources in one paragraph.

    `version` and `made_at` (the time of the data, in ISO 8601) go into the properties of a file.
    """

    language: Language
    title: str
    subtitle: str
    parts: tuple[Part, ...]
    sources: str
    version: str
    made_at: str


def spans_of(page: OnePage) -> tuple[Span, ...]:
    """List every run of text of a page in reading order."""
    return tuple(span for part in page.parts for spans in spans_in(part) for span in spans)


def spans_in(part: Part) -> Sequence[Spans]:
    """List the texts of a part in reading order."""
    match part:
        case Figures(cells, nothing):
            told = [(Span(f"{cell.value}{cell.unit}{cell.label}"), *cell.note) for cell in cells]
            return told or [(Span(nothing),)]
        case States(begin, counts, end):
            return [(Span(begin), *(Span(text) for _, text in counts), Span(end))]
        case Pair(left, right):
            return [(Span(left.head),), *left.items, (Span(right.head),), *right.items]
        case Grid(head, _, rows, note):
            return [(Span(head),), *(cell for row in rows for cell in row), note]
        case Box(points):
            return [(Span(points.head),), *points.items]
        case Prose(head, spans):
            return [(Span(head or ""),), spans]


def text_of(spans: Spans) -> str:
    """Return runs of text as one, each with the numbers of its sources: `聚丙烯[3]`."""
    return "".join(f"{span.text}{cited_numbers(span.cites)}" for span in spans)
