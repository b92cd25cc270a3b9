"""The last sheets of the workbook: sources, methods, fair competition, and what is kept."""

from xlsxwriter.worksheet import Worksheet

from graph.text import Text
from reports.catalogue.content import Catalogue
from reports.catalogue.lists import ListTable
from reports.formats.excel_cells import HEAD, RULE, Formats, height, write
from reports.formats.excel_paper import Paper, on_paper
from reports.version_sheet import sheet_lines
from reports.wording.competition import HEADINGS, pack_text
from reports.wording.methods import method_lines

SOURCES = Text("出处", "Sources")
METHODS = Text("口径", "Methods")
COMPETITION = Text("公平竞争", "Fair competition")


def sources_sheet(sheet: Worksheet, catalogue: Catalogue, formats: Formats) -> None:
    """Write every source cited, the most cited first."""
    zh = catalogue.language == "zh"
    heads = (
        ("序号", "出处", "网站", "可信度", "引用行数")
        if zh
        else ("No.", "Source", "Host", "Standing", "Rows citing it")
    )
    for column, (head, width) in enumerate(zip(heads, (6, 90, 28, 14, 10), strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, formats.of(bg_color=HEAD, bold=True))
    for line, source in enumerate(catalogue.sources, 1):
        for column, value in enumerate((line, source.source, source.host, source.standing, source.rows)):
            write(sheet, line, column, value, formats.of(bottom=1, bottom_color=RULE))
        sheet.set_row(line, height([(source.source, 90)]))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(catalogue.sources)), len(heads) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def methods_sheet(sheet: Worksheet, catalogue: Catalogue, formats: Formats) -> None:
    """Write the rules, strategies and weights."""
    for column, width in enumerate((12, 14, 70, 50)):
        sheet.set_column(column, column, width)
    for line, cells in enumerate(method_lines(catalogue.language)):
        title = len(cells) == 1
        form = formats.of(bold=True, bg_color=HEAD) if title else formats.of(bottom=1, bottom_color=RULE)
        for column, text in enumerate((*cells, *[""] * (4 - len(cells)))):
            sheet.write_string(line, column, text, form)
        sheet.set_row(line, height([(cells[2], 70), (cells[3], 50)]) if len(cells) == 4 else 20)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def list_sheet(
    sheet: Worksheet, table: ListTable, formats: Formats, *, top: int = 0, title: str = "", paper: Paper = "A4"
) -> None:
    """Write a list below its note, from a row on: ready to be filtered and to be printed, under a title or its name."""
    sheet.write_string(top, 0, table.note, formats.of(font_color="#5C6873", text_wrap=False))
    for column, (head, width) in enumerate(table.headers):
        sheet.set_column(column, column, width)
        sheet.write_string(top + 1, column, head, formats.of(bg_color=HEAD, bold=True))
    for line, cells in enumerate(table.rows, top + 2):
        for column, value in enumerate(cells):
            write(sheet, line, column, value, formats.of(bottom=1, bottom_color=RULE))
        told = zip(cells, table.headers, strict=True)
        sheet.set_row(line, height([(value, width) for value, (_, width) in told if isinstance(value, str)]))
    sheet.freeze_panes(top + 2, 0)
    last = max(top + 2, top + 1 + len(table.rows))
    sheet.autofilter(top + 1, 0, last, len(table.headers) - 1)
    sheet.print_area(top, 0, last, len(table.headers) - 1)
    on_paper(sheet, (top + 1, top + 1), title or table.name, "", table.name, paper=paper)


def flagged_sheet(sheet: Worksheet, catalogue: Catalogue, formats: Formats) -> None:
    """Write which rule pack was asked, then the wordings found, what each rule rests on and what to write instead."""
    said = pack_text(catalogue.language)
    sheet.merge_range(0, 0, 0, len(HEADINGS) - 1, said, formats.of(font_color="#5C6873"))
    for column, (head, width) in enumerate(zip(HEADINGS, (30, 18, 40, 10, 40, 30, 40), strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(1, column, head.of(catalogue.language), formats.of(bg_color=HEAD, bold=True))
    for line, cells in enumerate(catalogue.flagged, 2):
        for column, text in enumerate(cells):
            write(sheet, line, column, text, formats.of(bottom=1, bottom_color=RULE, num_format="@"))
    sheet.freeze_panes(2, 0)
    sheet.repeat_rows(0, 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def kept_sheet(sheet: Worksheet, catalogue: Catalogue) -> None:
    """Write what a later catalogue is compared with into a hidden sheet, a line a cell."""
    for line, text in enumerate(sheet_lines(catalogue.export)):
        sheet.write_string(line, 0, text)
    sheet.hide()
