"""Sheets of an office file written out again, with what is wrong beside each row that needs a look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO

import xlsxwriter

from graph.text import Text
from reports.formats.excel_cells import CAUTION, Formats, sheet_name, write
from reports.wording.language import Language

HEADING = Text("要改要看的", "To fix or to look at")
WRONG = "#F4C7C3"
"""Fill of a cell that must be fixed."""
WIDTH, REASON_WIDTH = 16, 70


@dataclass(frozen=True, slots=True)
class MarkedSheet:
    """A sheet by its lines (row from 1, cells from the left), the reasons of rows, and the cells they are about.

    `cells` tells of each marked cell whether it must be fixed.
    """

    name: str
    lines: Sequence[tuple[int, Sequence[str | None]]]
    reasons: Mapping[int, Sequence[str]] = field(default_factory=dict)
    cells: Mapping[tuple[int, int], bool] = field(default_factory=dict)


def marked_book(sheets: Sequence[MarkedSheet], language: Language) -> bytes:
    """Return a workbook of sheets; every row stays where it was, so that what is fixed can be imported as it is."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    formats, taken = Formats(book), set[str]()
    for sheet in sheets:
        _write(book.add_worksheet(sheet_name(sheet.name, taken)), sheet, formats, language)
    book.close()
    return target.getvalue()


def _write(out: xlsxwriter.worksheet.Worksheet, sheet: MarkedSheet, formats: Formats, language: Language) -> None:
    width = max((len(cells) for _, cells in sheet.lines), default=0)
    out.set_column(0, max(0, width - 1), WIDTH)
    out.set_column(width, width, REASON_WIDTH)
    plain, marks = formats.of(), {True: formats.of(bg_color=WRONG), False: formats.of(bg_color=CAUTION)}
    for row, cells in sheet.lines:
        for column, text in enumerate(cells):
            mark = sheet.cells.get((row, column))
            if text or mark is not None:
                write(out, row - 1, column, text or "", plain if mark is None else marks[mark])
        if row in sheet.reasons:
            write(out, row - 1, width, "\n".join(sheet.reasons[row]), marks[False])
    first = min(sheet.reasons, default=None)
    if first is not None and first > 1:
        write(out, max(0, first - 2), width, HEADING.of(language), formats.of(bold=True, bg_color=CAUTION))
