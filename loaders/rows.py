"""What a file gives before it is understood: a header and rows of cells, each knowing where it stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.errors import Issue
from loaders.messages import Place, issue


class Number(str):
    """The text of a cell that a workbook keeps as a number, so that zeros before it are lost."""

    __slots__ = ()


class Refused(str):
    """The text of a cell that was reported while its file was read, and of which nothing more is to be said."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet shows it, and its cells by heading; a blank cell is None.

    `askew` holds the cells found and expected where they differ, and the cells may stand under wrong headings.
    """

    number: int
    cells: Mapping[str, str | None]
    askew: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of one file: its header and its rows."""

    file: str
    sheet: str | None
    table: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]

    def place(self, row: int | None = None, column: str | None = None) -> Place:
        """Return where a row and a column of this sheet stand."""
        return Place(self.file, self.sheet, row, column)


@dataclass(slots=True)
class Findings:
    """The issues found so far, in the order of finding."""

    issues: list[Issue] = field(default_factory=list)

    def add(self, code: str, place: Place, **values: object) -> None:
        """Report an issue at a place."""
        self.issues.append(issue(code, place, **values))


Line = tuple[int, Sequence[str | None]]


def build_sheet(where: Place, table: str, lines: Iterable[Line], findings: Findings) -> Sheet | None:
    """Return numbered lines of stripped cells as a sheet: header first, blank rows and blank last columns left out.

    None where there is no header and that is reported.
    """
    numbered = iter(lines)
    width, header = _header(next(numbered, (1, ()))[1])
    if not header:
        findings.add("header-missing" if any(any(cells) for _, cells in numbered) else "file-empty", where)
        return None
    for number, heading in enumerate(header, 1):
        if not heading:
            findings.add("column-blank", Place(where.file, where.sheet, 1), number=number)
    rows = []
    for number, cells in numbered:
        if any(cells):
            named = dict(zip(header, cells, strict=False))
            rows.append(Row(number, named, _askew(cells, width, len(header))))
    return Sheet(where.file, where.sheet, table, header, tuple(rows))


def _askew(cells: Sequence[str | None], width: int, headings: int) -> tuple[int, int] | None:
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
