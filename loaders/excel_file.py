"""Workbooks: one sheet a table, named by the table's name or label."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.model.tables import GUIDE, TABLES_BY_NAME
from graph.unpacking import UnpackingFault, UnreadablePackage
from loaders.headings import likely_table
from loaders.messages import CellRef, did_you_mean
from loaders.rows import IssueCollector, Line, TableSheet, build_sheet
from loaders.sheet_grid import SheetGrid, read_grid
from loaders.table_names import match_table, near_names
from loaders.workbook import Book, SheetPart, open_book

CODES = {
    UnpackingFault.PACKED: "file-large",
    UnpackingFault.UNPACKED: "file-large",
    UnpackingFault.CELLS: "file-large",
    UnpackingFault.LOCKED: "file-locked",
    UnpackingFault.BROKEN: "file-broken",
}
"""The issue each fault of a package is reported as; the others are signs of an attack, not of a planner's mistake."""
ATTACK = "file-bomb"
NAMED = 80
"""Characters of the names of sheets that a message lists."""


def load(content: bytes, file: str, tables: Mapping[str, str], issues: IssueCollector) -> list[TableSheet] | None:
    """Return the sheets that are tables, or None if the workbook does not open and why is reported.

    `tables` maps each accepted sheet name, in lower case, to its table.
    """
    if not content:
        issues.add("file-empty", CellRef(file))
        return None
    try:
        book = open_book(content)
        taken = [_take_sheet(_Sheet(book, part, CellRef(file, part.name)), tables, issues) for part in book.sheets]
    except UnreadablePackage as error:
        issues.add(CODES.get(error.fault, ATTACK), CellRef(file))
        return None
    found = [sheet for sheet in taken if sheet is not None]
    _report_bare(found, book, file, issues)
    return found


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A worksheet of a workbook and where it stands."""

    book: Book
    part: SheetPart
    where: CellRef

    def read(self, issues: IssueCollector) -> SheetGrid:
        return read_grid(self.book, self.part, self.where, issues)


def _take_sheet(sheet: _Sheet, tables: Mapping[str, str], issues: IssueCollector) -> TableSheet | None:
    """Return a sheet as its table; a blank one is passed over, one that is no table is reported."""
    name = sheet.part.name.strip()
    table, sure = match_table(name, tables)
    if table is None:
        if name not in GUIDE:
            _report_unknown(sheet, issues)
        return None
    grid = sheet.read(issues)
    if not grid.lines:
        return None
    if not sure:
        names = {"table": TABLES_BY_NAME[table].zh, "table_en": TABLES_BY_NAME[table].en}
        issues.add("name-taken", sheet.where, value=name, **names)
    if sheet.part.hidden:
        issues.add("sheet-hidden", sheet.where)
    taken = build_sheet(sheet.where, table, _even(grid.lines), issues)
    for whole, row in grid.merged if taken is not None else ():
        if taken is not None and taken.header_row <= row <= grid.lines[-1][0]:
            issues.add("cell-merged", CellRef(sheet.where.file, sheet.where.sheet, row), value=whole)
    return taken


def _report_unknown(sheet: _Sheet, issues: IssueCollector) -> None:
    """Report a sheet that holds cells under a name of no table, with the table it looks like."""
    lines = [cells for _, cells in sheet.read(IssueCollector()).lines]
    if lines:
        likely = likely_table(lines)
        near = near_names(sheet.part.name) if likely is None else [likely.zh]
        issues.add("sheet-unknown", sheet.where, **did_you_mean(near))


def _report_bare(found: list[TableSheet], book: Book, file: str, issues: IssueCollector) -> None:
    """Report a workbook that gives no row, and sheets of headings alone; our own blank workbook has such sheets."""
    if not any(sheet.rows for sheet in found):
        if found:
            issues.add("book-bare", CellRef(file))
        else:
            issues.add("book-nothing", CellRef(file), names="、".join(part.name for part in book.sheets)[:NAMED])
        return
    bare = [sheet.sheet or "" for sheet in found if not sheet.rows]
    if bare and not any(part.name.strip() in GUIDE for part in book.sheets):
        issues.add("sheets-bare", CellRef(file), names="、".join(bare)[:NAMED])


def _even(lines: Sequence[Line]) -> list[Line]:
    """Return lines of one width, with the blank cells that a workbook leaves out or keeps for their format alone."""
    width = max(place for _, cells in lines for place, cell in enumerate(cells, 1) if cell)
    return [(number, [*cells[:width], *[None] * (width - len(cells))]) for number, cells in lines]
