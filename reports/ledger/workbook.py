"""A paper of the ledger as a workbook: its words on the first sheet, each table on one of its own."""

import re
from io import BytesIO

import xlsxwriter

from graph.text import Text
from reports.formats.document import Document, Heading, Note, Paragraph, Spans, TableBlock
from reports.formats.excel_cells import HEAD, Formats, height, sheet_name, write
from reports.formats.excel_paper import Paper, on_paper

WORDS = Text("说明", "Words")
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
WIDTH, TEXT_WIDTH = 160, 110
"""Characters of a page of tables, and of the column of words."""
LEAST = 6
NUMBER = re.compile(r"-?\d{1,12}(\.\d+)?")


def workbook(document: Document) -> bytes:
    """Return a document as a workbook."""
    target = BytesIO()
    book = xlsxwriter.Workbook(target, OPTIONS)
    book.set_properties({"title": document.title, "comments": document.version})
    formats, taken = Formats(book), set[str]()
    _words(book.add_worksheet(sheet_name(WORDS.of(document.language), taken)), document, formats)
    for block in document.blocks:
        if isinstance(block, TableBlock):
            sheet = book.add_worksheet(sheet_name(block.caption, taken))
            _table(sheet, block, formats)
            paper: Paper = "A3" if document.wide else "A4"
            on_paper(sheet, (0, 0), document.title, document.cover.subtitle, block.caption, paper=paper)
    book.close()
    return target.getvalue()


def _words(sheet: xlsxwriter.worksheet.Worksheet, document: Document, formats: Formats) -> None:
    lines = [(document.title, True), (document.cover.subtitle, False)]
    for block in document.blocks:
        match block:
            case Heading(_, text):
                lines.append((text, True))
            case Paragraph(spans) | Note(spans):
                lines.append((_text(spans), False))
    sheet.set_column(0, 0, TEXT_WIDTH)
    sheet.hide_gridlines(2)
    for row, (line, bold) in enumerate(lines):
        sheet.set_row(row, height([(line, TEXT_WIDTH)]))
        write(sheet, row, 0, line, formats.of(bold=bold))


def _table(sheet: xlsxwriter.worksheet.Worksheet, block: TableBlock, formats: Formats) -> None:
    whole = sum(block.shares)
    widths = [max(LEAST, round(share / whole * WIDTH)) for share in block.shares]
    sheet.freeze_panes(1, 1)
    for place, (head, wide_by) in enumerate(zip(block.headers, widths, strict=True)):
        sheet.set_column(place, place, wide_by)
        write(sheet, 0, place, head, formats.of(bold=True, bg_color=HEAD, border=1))
    for at, row in enumerate(block.rows, 1):
        bold = block.total and at == len(block.rows)
        texts = [_text(spans).strip() for spans in row]
        sheet.set_row(at, height(list(zip(texts, widths, strict=True))))
        for place, (text, align) in enumerate(zip(texts, block.aligns, strict=True)):
            value = float(text) if NUMBER.fullmatch(text) else text
            write(sheet, at, place, value, formats.of(align=align, bold=bold, border=1))


def _text(spans: Spans) -> str:
    return "".join(span.text for span in spans)
