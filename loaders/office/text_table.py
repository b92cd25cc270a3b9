"""Text tables: the separator under which the lines are of one width and hold known headings, and their cells."""

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from loaders.csv_file import FIELD_LIMIT, SEPARATORS
from loaders.office.encodings import Decoded
from loaders.office.faults import CELL_LIMIT, LAST_COLUMN, LIMITS, Unreadable
from loaders.office.grid import Book, Grid, Line, strip_blank
from loaders.rows import RejectedCell

_SAMPLE_LINES = 200
_SAMPLE = 60_000
_SEPARATOR_LINE = re.compile(r'"?sep=([^"\r\n])"?[,;\t]*\r?\n', re.IGNORECASE)
_GUARDED = re.compile(r'="([^"]*)"')
"""A text that was written as a formula, `="0012"`, so that a spreadsheet keeps its zeros."""
_ENDLESS = re.compile(rf"([^\n\",;\t|]{{{CELL_LIMIT + 1}}})[^\n\",;\t|]+")
Known = Callable[[Sequence[str]], int]
"""Count of the known headings among some cells."""


def read_text_table(decoded: Decoded, name: str, known: Known) -> Book:
    """Read a text table as a book of one grid. Raises Unreadable."""
    # what no cell can hold is cut before the reader of tables copies it; such a cell is then reported as too long
    text = _ENDLESS.sub(r"\1", decoded.text).rstrip("\x1a")
    first = _SEPARATOR_LINE.match(text)
    text = text[first.end() :] if first is not None else text
    if not text.strip():
        raise Unreadable("empty")
    separator = first[1] if first is not None else _separator(text, known)
    grid = Grid(name)
    notes = ["lost"] if decoded.lost else []
    lines, closed = _lines(text, separator, grid)
    if not closed:
        notes.append("quotes")
    grid.lines = list(strip_blank(lines))
    return Book("csv", (grid,), tuple(notes), decoded.encoding, separator)


def _separator(text: str, known: Known) -> str:
    """Return the separator that gives most known headings, then the most even lines of more than one cell."""
    sample = text[:_SAMPLE]
    return max(SEPARATORS, key=lambda each: _fitness(sample, each, known))


def _fitness(sample: str, separator: str, known: Known) -> tuple[int, float, int]:
    rows = [row for row in islice(_reader(sample, separator, strict=False), _SAMPLE_LINES) if any(map(str.strip, row))]
    widths = Counter(len(row) for row in rows)
    width, count = widths.most_common(1)[0] if widths else (1, 0)
    even = count / len(rows) if width > 1 else 0.0
    return max((known(row) for row in rows[:30]), default=0), even, -SEPARATORS.index(separator)


def _reader(text: str, separator: str, strict: bool, quoting: int = csv.QUOTE_MINIMAL) -> Iterator[list[str]]:
    csv.field_size_limit(FIELD_LIMIT)
    source = io.StringIO(text, newline="")
    if quoting == csv.QUOTE_NONE:
        return csv.reader(source, delimiter=separator, quoting=csv.QUOTE_NONE)
    return csv.reader(source, delimiter=separator, strict=strict)


def _lines(text: str, separator: str, grid: Grid) -> tuple[list[Line], bool]:
    """Return the rows with their numbers, and whether the quotes close; if not, quotes count as signs."""
    try:
        return list(_taken(_reader(text, separator, strict=True), grid, separator)), True
    except csv.Error:
        grid.flags.clear()
    try:
        return list(_taken(_reader(text, separator, strict=False, quoting=csv.QUOTE_NONE), grid, separator)), False
    except csv.Error as error:
        raise Unreadable("broken") from error


def _taken(rows: Iterator[list[str]], grid: Grid, separator: str) -> Iterator[Line]:
    cells = filled = 0
    for number, row in enumerate(rows, 1):
        line = [_cell(cell, number, column, grid) for column, cell in enumerate(row[:LAST_COLUMN])]
        cells += len(line)
        filled += any(line)
        if filled > LIMITS.rows:
            raise Unreadable("rows", sheet=grid.name, limit=LIMITS.rows)
        if cells > LIMITS.cells:
            raise Unreadable("cells", limit=LIMITS.cells)
        if any(_holds_rows(cell, separator, len(row)) for cell in line if cell is not None and "\n" in cell):
            raise csv.Error("a quote out of place has swallowed rows")
        yield number, line


def _holds_rows(cell: str, separator: str, width: int) -> bool:
    """Check whether a cell of several lines holds whole rows, which a quote out of place has swallowed."""
    return cell.count(separator) >= cell.count("\n") * max(2, width - 1)


def _cell(cell: str, row: int, column: int, grid: Grid) -> str | None:
    text = cell.strip()
    if not text:
        return None
    if len(text) > CELL_LIMIT:
        grid.flag("long", row, column)
        return RejectedCell(text[:60])
    guarded = _GUARDED.fullmatch(text) if text[0] == "=" else None
    return (guarded[1].strip() or None) if guarded is not None else text
