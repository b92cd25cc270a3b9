"""A document as a Word file in the manner of official papers (GB/T 9704): type sizes, 28-point lines, page numbers.

Fonts are named as the offices name them; where a machine lacks them the font table tells Word which free font stands
in. Pictures are drawn as SVG for readers that take it, over a PNG for those that do not.
"""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from reports.drawing.markup import holdable
from reports.formats.document import (
    Block,
    Cover,
    Document,
    FigureBlock,
    Heading,
    Note,
    Paragraph,
    SmallSpan,
    Spans,
    TableBlock,
    cited_numbers,
    text_span,
)
from reports.formats.image import Size, size_of, to_png
from reports.formats.word_styles import WIDTHS, make_styles, name_fonts
from reports.formats.word_tables import CELL_MARGINS, borders, column_widths, keep_rows

A4, A3 = (Mm(210), Mm(297)), (Mm(297), Mm(420))
MARGINS = (Mm(37), Mm(35), Mm(28), Mm(26))
"""Top, bottom, left, right, as GB/T 9704 has them."""
WIDE_MARGINS = (Mm(26), Mm(22), Mm(20), Mm(20))
SHEET_MARGIN = Mm(8)
HEAD_MM = 11
"""Millimetres a heading takes of a sheet."""
SHEET_DPI, FIGURE_DPI = 150, 200
ALIGNS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
SMALL = 8
"""Points of what is set small."""
PROPERTY = 255
"""Characters a property of the file may have."""
SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""The name under which Office keeps the SVG beside a picture (MS-ODRAWXML, svgBlip)."""


def write_word(document: Document, target: Path | IO[bytes]) -> None:
    """Write a document to a path or a binary buffer."""
    writer = _Writer(document)
    writer.write()
    writer.book.save(str(target) if isinstance(target, Path) else target)


class _Writer:
    """One Word file being written; `due` says that what comes next begins a section of pages of the body."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.book = docx.Document()
        self.pictures = 0
        self.due = True
        make_styles(self.book, document.language)
        name_fonts(self.book)
        self.ids = {style.name: style.style_id for style in self.book.styles}
        properties = self.book.core_properties
        properties.title, properties.subject = (
            holdable(text)[:PROPERTY] for text in (document.title, document.version)
        )
        properties.author = properties.comments = properties.keywords = ""
        self._page(self.book.sections[0])

    def write(self) -> None:
        self._cover(self.document.cover)
        blocks = self.document.blocks
        for at, block in enumerate(blocks):
            if isinstance(block, FigureBlock) and block.sheet:
                self._sheet(block, _heads_before(blocks, at))
            elif not _on_a_sheet(blocks, at):
                if self.due:
                    self._break(self.document.wide)
                self._block(block, next(iter(blocks[at + 1 :]), None))

    def _page(self, section: Section) -> None:
        """Give a section the page of the body, with its number at the foot: odd at the right, even at the left."""
        wide = self.document.wide
        width, height = reversed(A3) if wide else A4
        _size(section, width, height, WIDE_MARGINS if wide else MARGINS)
        self.book.settings.odd_and_even_pages_header_footer = True
        for footer, align in ((section.footer, "right"), (section.even_page_footer, "left")):
            footer.is_linked_to_previous = False
            line = footer.paragraphs[0]
            line.style = self.book.styles["LP Foot"]
            line.alignment = ALIGNS[align]
            page_number(line)

    def _break(self, wide: bool) -> None:
        self.due = False
        section = self.book.add_section(WD_SECTION.NEW_PAGE)
        width, height = reversed(A3) if wide else A4
        _size(section, width, height, WIDE_MARGINS if wide else MARGINS)

    def _line(self, style: str, spans: Spans | None = None) -> WordParagraph:
        line = self.book.add_paragraph(style=style)
        _runs(line, spans or ())
        return line

    def _cover(self, cover: Cover) -> None:
        for at, text in enumerate(cover.title):
            line = self.book.add_paragraph(holdable(text), style="LP Title")
            line.paragraph_format.space_before = Pt(70 if at == 0 and not self.document.wide else 6)
        self.book.add_paragraph(holdable(cover.subtitle), style="LP Subtitle")
        rows = tuple((text_span(label), text_span(value)) for label, value in cover.facts)
        self._grid(TableBlock("", (), rows, (22, 78), ("left", "left")), style="LP Fact")
        self.book.add_paragraph(style="LP Note")
        self.book.add_paragraph(holdable(cover.note), style="LP Cover note")

    def _block(self, block: Block, after: Block | None = None) -> None:
        """Write a block; what a note is about stays on its page, and so does what leads to a table."""
        noted = isinstance(after, Note)
        match block:
            case Heading(level, text):
                self.book.add_paragraph(holdable(text), style=f"Heading {level}")
            case Paragraph(spans):
                self._line("LP Body", spans).paragraph_format.keep_with_next = isinstance(after, TableBlock) or None
            case Note(spans):
                self._line("LP Note", spans).paragraph_format.keep_with_next = isinstance(after, TableBlock) or None
            case TableBlock():
                self.book.add_paragraph(holdable(block.caption), style="LP Caption")
                self._grid(block, "LP Cell", noted=noted)
                self.book.add_paragraph(style="LP Gap").paragraph_format.keep_with_next = noted or None
            case FigureBlock():
                self._picture(block, Size(block.width, 0), FIGURE_DPI)
                legend = self.book.add_paragraph(holdable(block.caption), style="LP Legend")
                legend.paragraph_format.keep_with_next = noted

    def _grid(self, table: TableBlock, style: str, *, noted: bool = False) -> None:
        """Write a table with three rules: over and under its head, and at its end; the head repeats on each page."""
        columns, head = len(table.shares), 1 if table.headers else 0
        grid = self.book.add_table(len(table.rows) + head, columns)
        grid.alignment = WD_TABLE_ALIGNMENT.CENTER
        grid.autofit = False
        widths = column_widths(table, WIDTHS[self.document.wide], self.book.styles[style].font.size.pt)
        properties = grid._tbl.tblPr
        properties.append(parse_xml(borders(table, self.document.wide)))
        properties.append(parse_xml(CELL_MARGINS))
        for element, width in zip(grid._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
            element.set(qn("w:w"), str(Length(width).twips))
        cells = grid._cells
        lines = [*([tuple(text_span(each) for each in table.headers)] if head else []), *table.rows]
        for at, line in enumerate(lines):
            for place, spans in enumerate(line):
                box = cells[at * columns + place]
                box.width = Length(widths[place])
                self._fill(box, spans, style, ALIGNS["center"] if at < head else ALIGNS[table.aligns[place]])
                bold = at < head or (table.total and at == len(lines) - 1)
                for run in box.paragraphs[0].runs:
                    run.font.bold = bold or None
        keep_rows(grid, head, table, noted)

    def _fill(self, box: Any, spans: Spans, style: str, align: WD_ALIGN_PARAGRAPH) -> None:
        line = box.paragraphs[0]
        line._p.style = self.ids[style]
        line.alignment = align
        _runs(line, spans)

    def _sheet(self, picture: FigureBlock, heads: Sequence[Heading]) -> None:
        """Give a picture, under the headings it stands behind, a page of its own: A3, landscape or upright as it is."""
        drawn = size_of(picture.svg, 420)
        wide = drawn.width >= drawn.height
        width, height = (Mm(420), Mm(297)) if wide else (Mm(297), Mm(420))
        section = self.book.add_section(WD_SECTION.NEW_PAGE)
        _size(section, width, height, (SHEET_MARGIN, Mm(14), SHEET_MARGIN, SHEET_MARGIN))
        for head in heads:
            self._block(head)
        self._picture(picture, Size(404 if wide else 281, (262 if wide else 385) - HEAD_MM * len(heads)), SHEET_DPI)
        self.book.add_paragraph(holdable(picture.caption), style="LP Legend")
        self.due = True

    def _picture(self, picture: FigureBlock, room: Size, dpi: int) -> None:
        """Place a drawing as wide as its room allows; `height` 0 of the room means as high as it comes."""
        size = size_of(picture.svg, room.width)
        if room.height and size.height > room.height:
            size = size_of(picture.svg, room.width * room.height / size.height)
        self.pictures += 1
        line = self.book.add_paragraph(style="LP Picture")
        png = to_png(picture.svg, size, dpi)
        shape = line.add_run().add_picture(BytesIO(png), Mm(size.width), Mm(size.height))
        shape._inline.docPr.set("descr", holdable(picture.caption))
        add_svg(self.book, shape, picture.svg, self.pictures)


def _runs(line: WordParagraph, spans: Spans) -> None:
    for span in spans:
        if span.text:
            run = line.add_run(holdable(span.text))
            if isinstance(span, SmallSpan):
                run.font.size = Pt(SMALL)
        if span.cites:
            run = line.add_run(cited_numbers(span.cites))
            run.font.superscript = True


def _size(section: Section, width: Length, height: Length, margins: tuple[Length, Length, Length, Length]) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if width > height else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = margins
    section.footer_distance = min(Mm(25), Length(int(margins[1] * 0.55)))
    section.header_distance = Mm(8)


def page_number(line: WordParagraph) -> None:
    """Write `— 4 —` into a line, the number as a field."""
    line.add_run("— ")
    parts: tuple[tuple[str | None, str], ...] = (
        ("begin", ""),
        (None, "PAGE"),
        ("separate", ""),
        (None, "1"),
        ("end", ""),
    )
    for kind, text in parts:
        run = line.add_run()
        if kind is not None:
            run._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>'))
        elif text == "PAGE":
            run._r.append(parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve">PAGE</w:instrText>'))
        else:
            run.text = text
    line.add_run(" —")


def _heads_before(blocks: Sequence[Block], at: int) -> list[Heading]:
    """Return the headings right before a block."""
    found: list[Heading] = []
    for block in reversed(blocks[:at]):
        if not isinstance(block, Heading):
            break
        found.insert(0, block)
    return found


def _on_a_sheet(blocks: Sequence[Block], at: int) -> bool:
    """Return whether a block is a heading whose text is a picture on a sheet."""
    after = next((block for block in blocks[at:] if not isinstance(block, Heading)), None)
    return isinstance(blocks[at], Heading) and isinstance(after, FigureBlock) and after.sheet


def add_svg(book: Any, shape: Any, svg: str, number: int) -> None:
    """Put the SVG beside the PNG of a picture, for readers that draw it."""
    name = PackURI(f"/word/media/drawing{number}.svg")
    part = Part(name, "image/svg+xml", svg.encode(), book.part.package)
    id = book.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    blip = next(iter(shape._inline.iter(qn("a:blip"))))
    blip.append(
        parse_xml(
            f'<a:extLst {nsdecls("a", "r")}><a:ext uri="{SVG_EXTENSION}">'
            '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
            f'r:embed="{id}"/></a:ext></a:extLst>'
        )
    )
