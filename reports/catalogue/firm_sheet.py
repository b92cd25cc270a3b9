"""A list of firms as a sheet: one row for each firm, ready to be filtered and printed, with cells to be filled in."""

from typing import Any

from xlsxwriter.worksheet import Worksheet

from reports.catalogue.chain_sheet import INK
from reports.catalogue.content import NOTE
from reports.catalogue.firm_rows import FirmColumn, FirmTable
from reports.catalogue.office_cells import OfficeCells
from reports.formats.excel_cells import HEAD, RULE, SECOND, Formats, height, write
from reports.formats.excel_paper import on_paper
from reports.formats.typed_cells import ROW_ID
from reports.wording.language import Language

HEAD_ROWS = 3
"""Rows above the first firm: title, note, heads."""
ONCE = frozenset({"trip", "town"})
"""Columns whose text is shown in the first of several rows alone."""


def firm_sheet(sheet: Worksheet, table: FirmTable, language: Language, formats: Formats, office: OfficeCells) -> None:
    """Write a list of firms."""
    sheet.write_string(0, 0, table.title, formats.of(font_size=14, bold=True, text_wrap=False))
    sheet.write_string(1, 0, table.note, formats.of(font_color=INK, text_wrap=False))
    sheet.set_row(0, 24)
    _heads(sheet, table, language, formats)
    last = HEAD_ROWS - 1 + len(table.rows)
    _rows(sheet, table, formats, office)
    for place, column in enumerate(table.columns):
        if column.typed is not None:
            office.check(sheet, column.typed, place, (HEAD_ROWS, last))
        if column.id in ONCE:
            _show_once(sheet, place, last, formats)
    frozen = next(place for place, column in enumerate(table.columns) if column.id == "firm") + 1
    sheet.freeze_panes(HEAD_ROWS, frozen)
    sheet.autofilter(HEAD_ROWS - 1, 0, last, len(table.columns) - 1)
    sheet.print_area(HEAD_ROWS - 1, 0, last, len(table.columns) - 1)
    on_paper(sheet, (HEAD_ROWS - 1, HEAD_ROWS - 1), table.title, NOTE.of(language), table.name)


def _heads(sheet: Worksheet, table: FirmTable, language: Language, formats: Formats) -> None:
    look = {"bg_color": HEAD, "bold": True, "align": "center", "bottom": 2, "bottom_color": "#8A96A2"}
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(HEAD_ROWS - 1, place, column.head.of(language), formats.of(**look))
    end = len(table.columns)
    sheet.set_column(end, end, 10, None, {"hidden": True})
    sheet.write_string(HEAD_ROWS - 1, end, ROW_ID.of(language), formats.of(**look))
    sheet.set_row(HEAD_ROWS - 1, 22)


def _rows(sheet: Worksheet, table: FirmTable, formats: Formats, office: OfficeCells) -> None:
    looks = [
        [formats.of(**_look(column, ground, office)) for column in table.columns] for ground in (SECOND, "#FFFFFF")
    ]
    for line, row in enumerate(table.rows, HEAD_ROWS):
        for place, value in enumerate(row.cells):
            write(sheet, line, place, value, looks[line % 2][place])
        sheet.write_string(line, len(table.columns), row.id)
        told = zip(row.cells, table.columns, strict=True)
        sheet.set_row(line, height([(value, column.width) for value, column in told if isinstance(value, str)]))


def _look(column: FirmColumn, ground: str, office: OfficeCells) -> dict[str, Any]:
    look: dict[str, Any] = {"bg_color": ground, "border": 1, "border_color": RULE, "bold": column.id == "firm"}
    if column.typed is not None:
        return {**look, **office.look(column.typed)}
    centred = {"align": "center"} if column.id in ("number", "tier", "same_day") else {}
    return {**look, **centred, "num_format": "0" if column.id == "number" else "@"}


def _show_once(sheet: Worksheet, place: int, last: int, formats: Formats) -> None:
    """Hide what a cell repeats of the one above; it keeps its value, so that filters find it."""
    first = HEAD_ROWS + 1
    if last >= first:
        letter = chr(ord("A") + place)
        same = f"=${letter}{first + 1}=${letter}{first}"
        hidden = {"type": "formula", "criteria": same, "format": formats.rule(num_format=";;;")}
        sheet.conditional_format(first, place, last, place, hidden)
