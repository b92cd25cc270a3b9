"""What a file gives before it is understood: a header and rows of cells, each knowing where it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.errors import Issue
from loaders.defaults import defaults_above
from loaders.headings import find_header, unit_above
from loaders.messages import CellRef, make_issue


class Number(str):
    """The text of a cell that a workbook keeps as a number, so that zeros before it are lost."""

    __slots__ = ()


class RejectedCell(str):
    """Text of a cell that has already been reported; later checks skip it."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: its number as a spreadsheet shows it, and its cells by heading; a blank cell is None.

    `width_mismatch` holds the cells found and expected where they differ, and the cells may stand under wrong headings.
    """

    number: int
    cells: Mapping[str, str | None]
    width_mismatch: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class TableSheet:
    """One table of one file: its header, the row it stands in, its rows, and what is given above the headings.

    `unit` is that of the whole table, `defaults` the source, basis and date of the rows that give none.
    """

    file: str
    sheet: str | None
    table: str
    header: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    header_row: int = 1
    unit: str | None = None
    defaults: Mapping[str, str] = field(default_factory=dict)

    def cell_ref(self, row: int | None = None, column: str | None = None) -> CellRef:
        """Return where a row and a column of this sheet stand."""
        return CellRef(self.file, self.sheet, row, column)


@dataclass(slots=True)
class IssueCollector:
    """The issues found so far, in the order of finding."""

    issues: list[Issue] = field(default_factory=list)

    def add(self, code: str, cell_ref: CellRef, **values: object) -> None:
        """Report an issue at a place."""
        self.issues.append(make_issue(code, cell_ref, **values))


Line = tuple[int, Sequence[str | None]]


def build_sheet(where: CellRef, table: str, lines: Sequence[Line], issues: IssueCollector) -> TableSheet | None:
    """Return numbered lines of stripped cells as a sheet: header first, blank rows and blank columns left out.

    Lines above the headings are reported. None if there is no header and that is reported.
    """
    filled = [(number, cells) for number, cells in lines if any(cells)]
    if not filled:
        issues.add("file-empty", where)
        return None
    at = find_header([cells for _, cells in filled], table)
    row, first = filled[at]
    width, header = _header(first)
    rows = filled[at + 1 :]
    if at:
        issues.add("header-lower", CellRef(where.file, where.sheet, row), row=row, number=at)
    for number in _unnamed(header, rows):
        issues.add("column-blank", CellRef(where.file, where.sheet, row), number=number)
    taken = tuple(
        SheetRow(
            number,
            {name: cell for name, cell in zip(header, cells, strict=False) if name},
            _width_mismatch(cells, width, len(header)),
        )
        for number, cells in rows
    )
    above = [cells for _, cells in filled[:at]]
    return TableSheet(where.file, where.sheet, table, header, taken, row, unit_above(above), defaults_above(above))


def _unnamed(header: Sequence[str], rows: Sequence[Line]) -> list[int]:
    """List the columns, counted from one, that hold a cell and have no heading."""
    blank = [place for place, heading in enumerate(header) if not heading]
    return [place + 1 for place in blank if any(place < len(cells) and cells[place] for _, cells in rows)]


def _width_mismatch(cells: Sequence[str | None], width: int, headings: int) -> tuple[int, int] | None:
    """Return how many cells a row has and should have, or None where it fits: only blank ones may stand beyond."""
    if len(cells) != width:
        return len(cells), width
    filled = max(number for number, cell in enumerate(cells, 1) if cell)
    return (filled, headings) if filled > headings else None


def _header(cells: Sequence[str | None]) -> tuple[int, tuple[str, ...]]:
    """Return how many cells the header line has, and its headings without the blank ones at its end."""
    headings = [cell or "" for cell in cells]
    while headings and not headings[-1]:
        headings.pop()
    return len(cells), tuple(headings)
