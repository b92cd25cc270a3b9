"""Workbooks: one sheet a table, named by the table's name or label."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.model.tables import GUIDE, TABLES_BY_NAME
from graph.unpacking import UnpackingFault, UnreadablePackage
from loaders.book import Book, SheetPart, open_book
from loaders.grid import Grid, read_grid
from loaders.headings import likely_table
from loaders.messages import Place, suggest
from loaders.rows import Findings, Line, Sheet, build_sheet
from loaders.table_names import near_names, take_name

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


def load(content: bytes, file: str, tables: Mapping[str, str], findings: Findings) -> list[Sheet] | None:
    """Return the sheets that are tables, or None if the workbook does not open and why is reported.

    `tables` maps each accepted sheet name, in lower case, to its table.
    """
    if not content:
        findings.add("file-empty", Place(file))
        return None
    try:
        book = open_book(content)
        taken = [_take_sheet(_Sheet(book, part, Place(file, part.name)), tables, findings) for part in book.sheets]
    except UnreadablePackage as error:
        findings.add(CODES.get(error.fault, ATTACK), Place(file))
        return None
    found = [sheet for sheet in taken if sheet is not None]
    _report_bare(found, book, file, findings)
    return found


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A worksheet of a workbook and where it stands."""

    book: Book
    part: SheetPart
    where: Place

    def read(self, findings: Findings) -> Grid:
        return read_grid(self.book, self.part, self.where, findings)


def _take_sheet(sheet: _Sheet, tables: Mapping[str, str], findings: Findings) -> Sheet | None:
    """Return a sheet as its table; a blank one is passed over, one that is no table is reported."""
    name = sheet.part.name.strip()
    table, sure = take_name(name, tables)
    if table is None:
        if name not in GUIDE:
            _report_unknown(sheet, findings)
        return None
    grid = sheet.read(findings)
    if not grid.lines:
        return None
    if not sure:
        names = {"table": TABLES_BY_NAME[table].zh, "table_en": TABLES_BY_NAME[table].en}
        findings.add("name-taken", sheet.where, value=name, **names)
    if sheet.part.hidden:
        findings.add("sheet-hidden", sheet.where)
    taken = build_sheet(sheet.where, table, _even(grid.lines), findings)
    for whole, row in grid.merged if taken is not None else ():
        if taken is not None and taken.header_row <= row <= grid.lines[-1][0]:
            findings.add("cell-merged", Place(sheet.where.file, sheet.where.sheet, row), value=whole)
    return taken


def _report_unknown(sheet: _Sheet, findings: Findings) -> None:
    """Report a sheet that holds cells under a name of no table, with the table it looks like."""
    lines = [cells for _, cells in sheet.read(Findings()).lines]
    if lines:
        likely = likely_table(lines)
        near = near_names(sheet.part.name) if likely is None else [likely.zh]
        findings.add("sheet-unknown", sheet.where, **suggest(near))


def _report_bare(found: list[Sheet], book: Book, file: str, findings: Findings) -> None:
    """Report a workbook that gives no row, and sheets of headings alone; our own blank workbook has such sheets."""
    if not any(sheet.rows for sheet in found):
        if found:
            findings.add("book-bare", Place(file))
        else:
            findings.add("book-nothing", Place(file), names="、".join(part.name for part in book.sheets)[:NAMED])
        return
    bare = [sheet.sheet or "" for sheet in found if not sheet.rows]
    if bare and not any(part.name.strip() in GUIDE for part in book.sheets):
        findings.add("sheets-bare", Place(file), names="、".join(bare)[:NAMED])


def _even(lines: Sequence[Line]) -> list[Line]:
    """Return lines of one width, with the blank cells that a workbook leaves out or keeps for their format alone."""
    width = max(place for _, cells in lines for place, cell in enumerate(cells, 1) if cell)
    return [(number, [*cells[:width], *[None] * (width - len(cells))]) for number, cells in lines]
