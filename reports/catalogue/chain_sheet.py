"""The sheet of a chain: twelve columns on one width of A3, the others grouped away and not printed."""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from xlsxwriter.worksheet import Worksheet

from reports.catalogue.annexes import list_sheet
from reports.catalogue.columns import COLUMNS, PAPER, CatalogueColumn
from reports.catalogue.content import Catalogue
from reports.catalogue.office_cells import OfficeCells
from reports.catalogue.rows import CatalogueRow, ChainSheet
from reports.formats.excel_cells import HEAD, RULE, SECOND, Cell, Formats, height, write
from reports.formats.excel_paper import on_paper
from reports.formats.typed_cells import ROW_ID
from reports.wording.language import Language

HEAD_ROWS, FROZEN = 4, 2
"""Rows above the first row of a chain (title, note, two of heads), and columns that stay in sight: link and firm."""
INK = "#5C6873"
ONCE = ("focus", "why_brief")
"""Columns whose text is shown in the first row of a target alone; the cells keep it, so that filters find it."""
_WORD = re.compile(r"[A-Za-z]+")
LONGEST_WORD = 16
"""Letters up to which a word is never split; what is longer is an address or a code."""


def chain_sheet(
    sheet: Worksheet, found: ChainSheet, catalogue: Catalogue, formats: Formats, office: OfficeCells
) -> None:
    """Write the rows of a chain, or its survey."""
    sheet.write_string(0, 0, found.title, formats.of(font_size=14, bold=True, text_wrap=False))
    sheet.set_row(0, 24)
    if found.survey is not None:
        list_sheet(sheet, found.survey, formats, top=1, title=found.title)
        return
    told = f"{found.note} · {catalogue.version}"
    sheet.write_string(1, 0, told, formats.of(font_color=INK, text_wrap=False))
    widths = column_widths(found, catalogue.language)
    last = HEAD_ROWS - 1 + len(found.rows)
    _heads(sheet, widths, catalogue.language, formats)
    _rows(sheet, found.rows, widths, formats, office)
    _repeated(sheet, last, formats)
    for place, column in enumerate(COLUMNS):
        if column.typed is not None:
            office.check(sheet, column.typed, place, (HEAD_ROWS, last))
    sheet.freeze_panes(HEAD_ROWS, FROZEN)
    sheet.autofilter(HEAD_ROWS - 1, 0, last, len(COLUMNS) - 1)
    # on paper the title stands in the header of every page: in a cell it would be on the first alone
    sheet.print_area(2, 0, last, len(PAPER) - 1)
    sheet.repeat_columns(0, FROZEN - 1)
    on_paper(sheet, (2, HEAD_ROWS - 1), found.title, found.note, found.name, edition=catalogue.load.id)


def column_widths(found: ChainSheet, language: Language) -> list[int]:
    """Return the widths of a chain's columns in characters: as declared, but no narrower than a word in them."""
    widths = []
    for place, column in enumerate(COLUMNS):
        texts = [column.head.of(language), *(row.cells[place] for row in found.rows)]
        words = (word for text in texts if isinstance(text, str) for word in _WORD.findall(text))
        widths.append(max(column.width, *(len(word) + 1 for word in words if len(word) <= LONGEST_WORD), 0))
    return widths


def _heads(sheet: Worksheet, widths: Sequence[int], language: Language, formats: Formats) -> None:
    """Write two rows of heads: the groups over their columns, a column without others over both rows."""
    look = {"bg_color": HEAD, "bold": True, "align": "center", "border": 1, "border_color": "#FFFFFF"}
    group, own = formats.of(**look), formats.of(**{**look, "bottom": 1, "bottom_color": "#8A96A2"})
    top, bottom = 2, HEAD_ROWS - 1
    for place, (column, width) in enumerate(zip(COLUMNS, widths, strict=True)):
        sheet.set_column(place, place, width, None, {} if column.paper else {"level": 1, "hidden": True})
    end = len(COLUMNS)
    sheet.set_column(end, end, 10, None, {"hidden": True, "collapsed": True})
    sheet.merge_range(top, end, bottom, end, ROW_ID.of(language), own)
    start = 0
    for text, members in groupby(COLUMNS, key=lambda column: column.group):
        columns = list(members)
        end = start + len(columns) - 1
        if start == end:
            sheet.merge_range(top, start, bottom, start, text.of(language), own)
        else:
            sheet.merge_range(top, start, top, end, text.of(language), group)
            for at, column in enumerate(columns, start):
                sheet.write_string(bottom, at, column.head.of(language), own)
        start = end + 1
    sheet.set_row(top, 18)
    sheet.set_row(bottom, 18)


def _rows(
    sheet: Worksheet, rows: Sequence[CatalogueRow], widths: Sequence[int], formats: Formats, office: OfficeCells
) -> None:
    """Write the rows; those of one target share a ground."""
    grounds = [
        [formats.of(**{"bg_color": ground, **_look(column, office)}) for column in COLUMNS]
        for ground in (SECOND, "#FFFFFF")
    ]
    shade, last = False, None
    for line, row in enumerate(rows, HEAD_ROWS):
        again, last = row.link_id == last, row.link_id
        shade = shade if again else not shade
        for place, value in enumerate(row.cells):
            write(sheet, line, place, value, grounds[shade][place])
        sheet.write_string(line, len(COLUMNS), row.id)
        sheet.set_row(line, height(list(_printed(row.cells, widths, again))))


def _printed(cells: Sequence[Cell], widths: Sequence[int], again: bool) -> Sequence[tuple[str, int]]:
    """Return the texts of a row that are seen on paper, with their widths."""
    return [
        (value, width)
        for column, value, width in zip(PAPER, cells, widths, strict=False)
        if isinstance(value, str) and not (again and column.id in ONCE)
    ]


def _repeated(sheet: Worksheet, last: int, formats: Formats) -> None:
    """Show what a row repeats of the row above in grey, and what is the same for all rows of a target once."""
    first = HEAD_ROWS + 1
    if last < first:
        return
    same = f"=$A{first + 1}=$A{first}"
    sheet.conditional_format(
        first, 0, last, 0, {"type": "formula", "criteria": same, "format": formats.rule(font_color=INK, bold=False)}
    )
    for place, column in enumerate(PAPER):
        if column.id in ONCE:
            hidden = {"type": "formula", "criteria": same, "format": formats.rule(num_format=";;;")}
            sheet.conditional_format(first, place, last, place, hidden)


def _look(column: CatalogueColumn, office: OfficeCells) -> dict[str, Any]:
    look: dict[str, Any] = {
        "bottom": 1,
        "bottom_color": RULE,
        "valign": "top",
        "bold": column.id in ("link", "firm"),
        "text_wrap": column.paper,
        "right": 1 if column.id == "firm" else 0,
        "right_color": "#8A96A2",
    }
    if column.typed is not None:
        return {**look, "border": 1, "border_color": RULE, **office.look(column.typed)}
    match column.kind:
        case "text":
            return {**look, "num_format": "@"}
        case "number":
            return {**look, "num_format": "#,##0.####", "align": "right", "indent": 1}
        case "integer":
            return {**look, "num_format": "#,##0", "align": "right", "indent": 1}
        case "percent":
            return {**look, "num_format": "0%", "align": "right", "indent": 1}
