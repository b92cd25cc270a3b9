"""The blank workbook a planner fills: a sheet a table, its headings told in notes, its words to choose from."""

from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from graph.model.labelled_enum import LabelledEnum
from graph.model.schema import NODES, Property
from graph.model.tables import GUIDE, TABLES, Table
from graph.text import Text
from reports.formats.excel_cells import CAUTION, HEAD, LABEL, Formats, height, write
from reports.wording.language import Language
from reports.wording.table_instructions import FILLING, FIRST, content_of, needs_of

ROWS = 2000
"""Rows that are prepared below the headings; more may be typed."""
WIDTH, GUIDE_WIDTH = 16, 110
"""Width of a column of a table and of the guide's text, in characters."""
A4 = 9
"""Excel's number of the paper."""
NOTE = {"x_scale": 2.2, "y_scale": 1.1, "font_size": 9}

TITLE = Text(*GUIDE)
REQUIRED = Text("必填", "required")
NEEDED = Text(
    "橙底的列必填，列名上的批注说明填什么。", "Amber headings are required; a note on each tells what goes in."
)
SHEETS = Text("各张工作表", "The sheets")


def template(language: Language) -> bytes:
    """Return the workbook: a guide, then a sheet a table with headings in a language."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    formats = Formats(book)
    _guide(book.add_worksheet(TITLE.of(language)), formats, language)
    for table in TABLES:
        _table(book.add_worksheet(_label(table, language)), table, formats, language)
    book.close()
    return target.getvalue()


def _label(table: Table, language: Language) -> str:
    return table.of(language)


def _guide(sheet: Worksheet, formats: Formats, language: Language) -> None:
    lines = [TITLE.of(language), *(text.of(language) for text in (NEEDED, *FIRST, *FILLING)), SHEETS.of(language)]
    heads = {0, len(lines) - 1}
    lines += [needs_of(table, language) for table in TABLES]
    _on_paper(sheet)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, GUIDE_WIDTH)
    for row, line in enumerate(lines):
        sheet.set_row(row, height([(line, GUIDE_WIDTH)]))
        write(
            sheet,
            row,
            0,
            line.replace("`", ""),
            formats.of(bold=True, bg_color=LABEL) if row in heads else formats.of(),
        )


def _table(sheet: Worksheet, table: Table, formats: Formats, language: Language) -> None:
    _on_paper(sheet)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    for place, column in enumerate(table.columns()):
        told = column.column
        heading = told.of(language)
        plain = (
            formats.of(num_format="@") if column.type is str or issubclass(column.type, LabelledEnum) else formats.of()
        )
        sheet.set_column(place, place, max(WIDTH, 2 * len(heading) if language == "zh" else len(heading) + 2), plain)
        write(sheet, 0, place, heading, formats.of(bold=True, bg_color=HEAD if column.optional else CAUTION, border=1))
        sheet.write_comment(0, place, _note(column, language), NOTE)
        choice = _choice(column, language)
        if choice is not None:
            sheet.data_validation(1, place, ROWS, place, choice)


def _on_paper(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)


def _note(column: Property, language: Language) -> str:
    """Return what goes into a column: its meaning, then its words or its kind of value."""
    told = column.column
    meaning = told.doc_zh if language == "zh" else told.doc
    needed = "" if column.optional else f" [{REQUIRED.of(language)}]"
    return f"{meaning}{needed}\n{content_of(column, language)}"


def _choice(column: Property, language: Language) -> dict[str, Any] | None:
    """Return what a cell lets one choose from or refuses; an id of another sheet may be typed as well as chosen."""
    if issubclass(column.type, LabelledEnum):
        return {"validate": "list", "source": [word.of(language) for word in column.type]}
    if column.type in (int, float):
        return _bounds(column)
    if column.column.references is not None:
        return _ids_of(column.column.references, language)
    return None


def _bounds(column: Property) -> dict[str, Any]:
    kind = "integer" if column.type is int else "decimal"
    least, most = column.column.minimum, column.column.maximum
    if most is not None:
        return {"validate": kind, "criteria": "between", "minimum": least or 0, "maximum": most}
    return {"validate": kind, "criteria": ">=", "value": -1e15 if least is None else least}


def _ids_of(kind: str, language: Language) -> dict[str, Any] | None:
    """Return the ids typed in the sheet of a kind; none where its ids are not typed."""
    table = next((each for each in TABLES if each.fact_kind is NODES[kind] and each.has_id_column), None)
    if table is None:
        return None
    place = next(place for place, column in enumerate(table.columns()) if column.name == "id")
    letter = xl_col_to_name(place)
    source = f"='{_label(table, language)}'!${letter}$2:${letter}${ROWS + 1}"
    return {"validate": "list", "source": source, "show_error": False}
