"""A table of words as a file, as it is shown: a workbook or CSV."""

from collections.abc import Sequence
from io import BytesIO

import xlsxwriter

from reports.formats.csv_text import csv_text

WIDEST, NARROWEST = 60, 8
"""Widths of a column in characters."""


def table_file(form: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return a table in one of the forms `xlsx`, `csv` and `gb18030`, every cell as text."""
    match form:
        case "xlsx":
            return _workbook(heads, rows)
        case "gb18030":
            return csv_text(heads, rows, "gb18030")
        case _:
            return csv_text(heads, rows)


def _workbook(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """Return a workbook of one sheet whose head stays and filters."""
    held = BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        for column, title in enumerate(heads):
            cells = [row[column] for row in rows]
            longest = max((2 * len(cell) for cell in (title, *cells)), default=NARROWEST)
            sheet.set_column(column, column, max(NARROWEST, min(WIDEST, longest)))
            sheet.write_string(0, column, title, head)
            for place, cell in enumerate(cells, 1):
                if cell:
                    sheet.write_string(place, column, cell, wrapped)
        sheet.freeze_panes(1, 0)
        if heads:
            sheet.autofilter(0, 0, len(rows), len(heads) - 1)
    return held.getvalue()
