"""The one side as a Word file: A4, black on white, tables with three rules and hairlines, one box."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import docx
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph

from reports.drawing.markup import holdable
from reports.formats.document import Align, Span, Spans, cited_numbers, text_span
from reports.formats.image import Size, to_png
from reports.formats.word_styles import BLACK, KAI, SONG, TITLE, Style, declare_styles, name_fonts
from reports.one_page.marks import MARK_MM, mark_svg
from reports.one_page.page import Box, Figures, Grid, OnePage, Pair, Part, Points, Prose, States, StrongText
from reports.one_page.type_sizes import (
    BEFORE_BOX,
    BEFORE_SOURCES,
    BOTTOM,
    GAP,
    HALF,
    INDENT,
    NUMBER,
    PAGE,
    SIDE,
    TOP,
    VALUE,
    WIDTH,
    Name,
    TypeSize,
    type_sizes,
)
from reports.wording.language import Language

MARK_DPI = 600
PROPERTY = 255
"""Characters a property of the file may have."""
LOOKS: Mapping[Name, Style] = {
    "title": Style(TITLE, 0, None, "center", bold=True),
    "subtitle": Style(KAI, 0, None, "center"),
    "value": Style(SONG, 0, None),
    "label": Style(SONG, 0, None),
    "head": Style(BLACK, 0, None, keep=True),
    "text": Style(SONG, 0, None),
    "prose": Style(SONG, 0, None, first=INDENT),
    "note": Style(SONG, 0, None),
}
"""Fonts and alignments of the kinds of line; their sizes come with the language."""
ALIGNS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
RULE, HAIR = (8, "000000"), (3, "808080")
"""Weight in eighths of a point and colour of the rules of a table, and of the lines between its rows."""
CELL_MARGINS = (
    f'<w:tblCellMar {nsdecls("w")}><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
)


def write_one_page(page: OnePage, target: Path | IO[bytes]) -> None:
    """Write the one side to a path or a binary buffer."""
    writer = PageWriter(page.language, type_sizes(page.language), page.title, page.version)
    _write(writer, page)
    writer.save(target)


def write_parts(page: OnePage, book: Any) -> Paragraph:
    """Write the one side into a file being written; return its first line."""
    return _write(PartWriter(page.language, type_sizes(page.language), book), page)


def _write(writer: "PartWriter", page: OnePage) -> Paragraph:
    first: Paragraph = writer.line("title", text_span(page.title))
    writer.line("subtitle", text_span(page.subtitle))
    for part in page.parts:
        writer.part(part)
    writer.sources(page.sources)
    return first


def _styles(language: Language, types: Mapping[Name, TypeSize]) -> dict[str, Style]:
    """Return the styles of a language by their names in the file; heads are bold in English, black in Chinese."""
    found = {}
    for name, face in types.items():
        look = LOOKS[name]
        bold = look.bold or (name == "head" and language == "en")
        found[f"LP Page {name}"] = replace(
            look, size=face.size, line=face.line, before=face.before, after=face.after, bold=bold
        )
    return found


class PartWriter:
    """Parts being written into a Word file, at its end."""

    def __init__(self, language: Language, types: Mapping[Name, TypeSize], book: Any) -> None:
        self.language, self.book = language, book
        declare_styles(self.book, _styles(language, types), language)

    def sources(self, text: str) -> None:
        """Write the sources under a line."""
        sources = self.line("note", text_span(text))
        rule_at(sources, "top")
        sources.paragraph_format.space_before = Pt(BEFORE_SOURCES)

    def part(self, part: Part) -> None:
        """Write one part."""
        match part:
            case Figures():
                self._figures(part)
            case States():
                self._states(part)
            case Pair(left, right):
                self._pair(left, right)
            case Grid():
                self._grid(part)
            case Box(points):
                self._box(points)
            case Prose(head, spans):
                if head is not None:
                    self.line("head", text_span(head))
                self.line("prose", spans)

    def line(self, style: Name, spans: Spans) -> Paragraph:
        """Write a paragraph in one of the kinds of line."""
        line: Paragraph = self.book.add_paragraph(style=f"LP Page {style}")
        _runs(line, spans)
        return line

    def table(self, rows: int, widths: Sequence[float], borders: str) -> Any:
        """Add a table with columns so many millimetres wide; none of its rows breaks over pages."""
        grid = self.book.add_table(rows, len(widths))
        grid.autofit = False
        properties = grid._tbl.tblPr
        lines = parse_xml(f"<w:tblBorders {nsdecls('w')}>{borders}</w:tblBorders>")
        properties.insert_element_before(lines, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
        properties.insert_element_before(parse_xml(CELL_MARGINS), "w:tblLook")
        for element, width in zip(grid._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
            element.set(qn("w:w"), str(Length(Mm(width)).twips))
        for row in grid.rows:
            row._tr.get_or_add_trPr().append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
            for box, width in zip(row.cells, widths, strict=True):
                box.width = Mm(width)
        return grid

    def fill(self, box: Any, spans: Spans, style: Name, align: Align = "left") -> Paragraph:
        """Write the text of a cell."""
        line: Paragraph = box.paragraphs[0]
        line.style = self.book.styles[f"LP Page {style}"]
        line.alignment = ALIGNS[align]
        _runs(line, spans)
        return line

    def _figures(self, figures: Figures) -> None:
        if not figures.cells:
            grid = self.table(1, [WIDTH], edges(top=RULE, bottom=RULE))
            self.fill(grid.cell(0, 0), text_span(figures.nothing), "text")
            return
        count = len(figures.cells)
        grid = self.table(1, [WIDTH / count] * count, edges(top=RULE, bottom=RULE, insideV=HAIR))
        for box, cell in zip(grid.rows[0].cells, figures.cells, strict=True):
            value = self.fill(box, (StrongText(cell.value),), "value")
            value.runs[0].font.size = Pt(VALUE)
            value.add_run(holdable(f" {cell.unit}"))
            for style, spans in (("label", text_span(cell.label)), ("note", cell.note)):
                _runs(box.add_paragraph(style=f"LP Page {style}"), spans)

    def _states(self, states: States) -> None:
        line = self.line("label", text_span(states.begin))
        for at, (state, text) in enumerate(states.counts):
            line.add_run(" " if at else "")
            png = to_png(mark_svg(state), Size(MARK_MM, MARK_MM), MARK_DPI)
            shape = line.add_run().add_picture(BytesIO(png), Mm(MARK_MM), Mm(MARK_MM))
            shape._inline.docPr.set("descr", holdable(text))
            for side in ("distT", "distB", "distL", "distR"):
                shape._inline.set(side, "0")
            line.add_run(holdable(f" {text}"))
        line.add_run(holdable(states.end))
        rule_at(line, "bottom")

    def _pair(self, left: Points, right: Points) -> None:
        """Write two lists side by side, each row of both on one height."""
        rows = max(len(left.items), len(right.items))
        grid = self.table(rows + 1, [NUMBER, HALF, GAP, NUMBER, HALF], "")
        for column, points in ((0, left), (3, right)):
            head = grid.cell(0, column).merge(grid.cell(0, column + 1))
            self.fill(head, text_span(points.head), "head").paragraph_format.keep_with_next = False
            _edge(head, "bottom", RULE)
            for at, spans in enumerate(points.items, 1):
                self.fill(grid.cell(at, column), text_span(str(at) if points.numbered else ""), "text")
                self.fill(grid.cell(at, column + 1), spans, "text")
                for place in (column, column + 1):
                    _edge(grid.cell(at, place), "bottom", HAIR)
        for at in range(rows + 1):
            for place in range(5):
                _fit(self, grid.cell(at, place))

    def _grid(self, grid: Grid) -> None:
        self.line("head", text_span(grid.head))
        if grid.columns:
            widths = [column.width for column in grid.columns]
            table = self.table(len(grid.rows) + 1, widths, edges(top=RULE, bottom=RULE, insideH=HAIR))
            for at, row in enumerate((self._heads(grid), *grid.rows)):
                if at and grid.row_height:
                    table.rows[at].height = Pt(grid.row_height)
                    table.rows[at].height_rule = WD_ROW_HEIGHT_RULE.AT_LEAST
                for box, spans, column in zip(table.rows[at].cells, row, grid.columns, strict=True):
                    self.fill(box, spans, "text", column.align)
                    if at == 0:
                        _edge(box, "bottom", RULE)
        if grid.note:
            note = self.line("note", grid.note)
            note.paragraph_format.space_before = Pt(2)

    def _heads(self, grid: Grid) -> tuple[Spans, ...]:
        return tuple((StrongText(column.head.of(self.language)),) for column in grid.columns)

    def _box(self, points: Points) -> None:
        before = self.line("note", ())
        before.paragraph_format.line_spacing = Pt(BEFORE_BOX)
        grid = self.table(1, [WIDTH], edges(top=RULE, bottom=RULE, left=RULE, right=RULE))
        box = grid.cell(0, 0)
        self.fill(box, text_span(points.head), "head").paragraph_format.space_before = Pt(1)
        for at, spans in enumerate(points.items, 1):
            _runs(box.add_paragraph(style="LP Page text"), (Span(f"{at}. "), *spans))


class PageWriter(PartWriter):
    """A Word file of parts being written: working paper, A4."""

    def __init__(self, language: Language, types: Mapping[Name, TypeSize], title: str, version: str) -> None:
        super().__init__(language, types, docx.Document())
        name_fonts(self.book)
        properties = self.book.core_properties
        properties.title, properties.subject = (holdable(text)[:PROPERTY] for text in (title, version))
        properties.author = properties.comments = properties.keywords = ""
        section = self.book.sections[0]
        section.page_width, section.page_height = (Mm(side) for side in PAGE)
        section.left_margin = section.right_margin = Mm(SIDE)
        section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
        section.header_distance = section.footer_distance = Mm(5)

    def save(self, target: Path | IO[bytes]) -> None:
        """Save the file to a path or a binary buffer."""
        self.book.save(str(target) if isinstance(target, Path) else target)


def _fit(writer: PartWriter, box: Any) -> None:
    """Give an empty cell the style of its row, so that it is no taller than its text."""
    line = box.paragraphs[0]
    if not line.runs:
        line.style = writer.book.styles["LP Page note"]


def _runs(line: Paragraph, spans: Iterable[Span]) -> None:
    for span in spans:
        if span.text:
            line.add_run(holdable(span.text)).font.bold = isinstance(span, StrongText) or None
        if span.cites:
            line.add_run(cited_numbers(span.cites)).font.superscript = True


def edges(**sides: tuple[int, str]) -> str:
    """Return the lines at sides of a table, cell or paragraph, each of a weight and a colour."""
    return "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'
        for side, (size, colour) in sides.items()
    )


def _edge(box: Any, side: str, line: tuple[int, str]) -> None:
    """Draw a line at one side of a cell."""
    borders = f"<w:tcBorders {nsdecls('w')}>{edges(**{side: line})}</w:tcBorders>"
    box._tc.get_or_add_tcPr().append(parse_xml(borders))


def rule_at(line: Paragraph, side: str) -> None:
    """Draw a line above or below a paragraph."""
    properties = line._p.get_or_add_pPr()
    properties.append(parse_xml(f"<w:pBdr {nsdecls('w')}>{edges(**{side: RULE})}</w:pBdr>"))
