"""The cells of a worksheet as text, as the workbook shows them; what cannot be shown as it is kept is reported."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.datetime import from_ISO8601

from graph.unpacking import UnpackingFault, UnreadablePackage
from loaders.messages import CellRef
from loaders.number_formats import GENERAL, sections, show_number, show_text, shown_date
from loaders.rows import IssueCollector, Line, RejectedCell
from loaders.workbook import Book, SheetPart, elements, local, text_of

_INSIDE = {
    "sheetData": {"row"},
    "row": {"c", "extLst"},
    "c": {"f", "v", "is", "extLst"},
}
"""What may stand in the rows of a sheet; anything else is damage, and taking no notice of it would lose cells."""
_KINDS = frozenset({"n", "s", "str", "inlineStr", "b", "d", "e"})
"""Types of cells."""


@dataclass(frozen=True, slots=True)
class SheetGrid:
    """The rows of a sheet that hold a cell, by number, and its merged ranges with the row each starts in."""

    lines: Sequence[Line]
    merged: Sequence[tuple[str, int]]


@dataclass(slots=True)
class _Cells:
    """Where the cells of a sheet are read: their workbook, place, and whether a style was missing."""

    book: Book
    where: CellRef
    findings: IssueCollector
    unknown_style: bool = False
    row: int = 0
    lines: list[Line] = field(default_factory=list)
    merged: list[tuple[str, int]] = field(default_factory=list)

    def place(self) -> CellRef:
        return CellRef(self.where.file, self.where.sheet, self.row)

    def code(self, cell: Element) -> str | None:
        """Return the number format of a cell; None if its style is not there."""
        style = cell.get("s", "0")
        formats = self.book.formats or ()
        if style.isdecimal() and int(style) < len(formats):
            return formats[int(style)]
        return GENERAL if style == "0" else None


def read_grid(book: Book, sheet: SheetPart, where: CellRef, issues: IssueCollector) -> SheetGrid:
    """Read the cells of a worksheet. Raises UnreadablePackage if it is damaged."""
    cells = _Cells(book, where, issues)
    try:
        for row in _rows(sheet, cells):
            _take_row(row, cells)
    except ValueError as error:
        raise UnreadablePackage(UnpackingFault.BROKEN, sheet.name) from error
    if cells.unknown_style:
        issues.add("book-styles", where)
    return SheetGrid(cells.lines, sorted(cells.merged, key=lambda found: (found[1], found[0])))


def _rows(sheet: SheetPart, cells: _Cells) -> Iterator[Element]:
    """Yield every row and forget it; note merged ranges. Raises UnreadablePackage for what belongs nowhere."""
    above: list[Element] = []
    found = False
    for event, element in elements(sheet.markup, sheet.name):
        name = local(element.tag)
        if event == "start":
            if name not in _INSIDE.get(local(above[-1].tag), {name}) if above else name != "worksheet":
                raise UnreadablePackage(UnpackingFault.BROKEN, sheet.name)
            above.append(element)
            found = found or name == "sheetData"
            continue
        above.pop()
        if name == "row" and local(above[-1].tag) == "sheetData":
            yield element
            above[-1].remove(element)
        elif name == "mergeCell":
            _note_merged(element.get("ref", ""), cells)
    if not found:
        raise UnreadablePackage(UnpackingFault.BROKEN, sheet.name)


def _note_merged(whole: str, cells: _Cells) -> None:
    digits = "".join(letter for letter in whole.partition(":")[0] if letter.isdecimal())
    cells.merged.append((whole, int(digits or 1)))


def _take_row(row: Element, cells: _Cells) -> None:
    cells.row = int(row.get("r", cells.row + 1))
    line: list[str | None] = []
    for cell in row:
        if local(cell.tag) != "c":
            continue
        reference = cell.get("r")
        column = len(line) + 1 if reference is None else _column(reference)
        line += [None] * (column - 1 - len(line))
        line.append(_shown(cell, cells))
    if any(line):
        cells.lines.append((cells.row, line))


def _column(reference: str) -> int:
    return int(column_index_from_string(reference.rstrip("0123456789")))


def _shown(cell: Element, cells: _Cells) -> str | None:
    """Return a cell as text; formulas and error values are reported, for their result may not be what was meant."""
    children = {local(child.tag): child for child in cell if local(child.tag) != "extLst"}
    if "f" in children:
        formula = f"={children['f'].text or ''}"
        cells.findings.add("cell-formula", cells.place(), value=formula)
        return RejectedCell(formula)
    kind = cell.get("t", "n")
    if kind not in _KINDS or (children and (kind == "inlineStr") != ("is" in children)):
        return _unfit(kind)
    if not children:
        return None
    if kind == "inlineStr":
        return _text(text_of(children["is"]), cell, cells)
    stored = children["v"].text or ""
    if kind == "e":
        cells.findings.add("cell-error", cells.place(), value=stored)
        return RejectedCell(stored)
    return _value(kind, stored.strip(), cell, cells) if stored.strip() else None


def _text(text: str, cell: Element, cells: _Cells) -> str | None:
    return show_text(text.strip(), cells.code(cell) or GENERAL) if text.strip() else None


def _value(kind: str, stored: str, cell: Element, cells: _Cells) -> str | None:
    """Return a stored value as text. Raises ValueError for one that does not fit its kind."""
    if kind == "b":
        return {"1": "TRUE", "0": "FALSE", "true": "TRUE", "false": "FALSE"}.get(stored) or _unfit(stored)
    if kind == "d":
        value = from_ISO8601(stored)
        dates = sections(cells.code(cell) or GENERAL)[0].dates
        return shown_date(value, dates) if isinstance(value, datetime.datetime) else stored
    if kind == "n":
        return _number(stored, cell, cells)
    return _text(_shared(stored, cells) if kind == "s" else stored, cell, cells)


def _unfit(stored: str) -> str:
    raise ValueError(stored)


def _shared(stored: str, cells: _Cells) -> str:
    if not stored.isdecimal() or int(stored) >= len(cells.book.strings):
        _unfit(stored)
    return cells.book.strings[int(stored)]


def _number(stored: str, cell: Element, cells: _Cells) -> str | None:
    code = cells.code(cell)
    cells.unknown_style = cells.unknown_style or code is None
    shown = show_number(stored, code or GENERAL, cells.book.epoch)
    if shown is None:
        cells.findings.add("cell-scaled", cells.place(), value=stored, format=code)
        return RejectedCell(stored)
    return shown
