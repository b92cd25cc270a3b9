"""A document as a Word file in the manner of official papers (GB/T 9704): type sizes, 28-point lines, page numbers.

Fonts are named as the offices name them; where a machine lacks them the font table tells Word which free font stands
in. Pictures are drawn as SVG for readers that take it, over a PNG for those that do not.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from graph.text import Text
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
from reports.formats.word_fields import add_bookmark, contents_line, page_number
from reports.formats.word_pictures import HEAD_MM, LYING, STANDING, add_svg, heads_before, is_on_a_sheet, lies
from reports.formats.word_styles import WIDTHS, body_margins, make_styles, name_fonts
from reports.formats.word_tables import CELL_MARGINS, borders, column_widths, keep_rows

A4, A3 = (Mm(210), Mm(297)), (Mm(297), Mm(420))
SHEET_MARGIN = Mm(8)
SHEET_DPI, FIGURE_DPI = 200, 200
MARK = "_Toc"
CONTENTS = Text("目　录", "Contents")
ALIGNS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
SMALL = 8
"""Points of what is set small."""
PROPERTY = 255
"""Characters a property of the file may have."""


@dataclass(frozen=True, slots=True)
class Front:
    """A page between the cover and the text: its name in the contents, its margins, and what writes it into a book.

    `write` returns its first line. Margins are in millimetres: top, bottom, sides.
    """

    name: str
    margins: tuple[float, float, float]
    write: Callable[[Any], WordParagraph]


def write_word(document: Document, target: Path | IO[bytes], front: Front | None = None) -> None:
    """Write a document to a path or a binary buffer."""
    writer = _Writer(document, front)
    writer.write()
    writer.book.save(str(target) if isinstance(target, Path) else target)


class _Writer:
    """One Word file being written; `due` says that what comes next begins a section of pages of the body."""

    def __init__(self, document: Document, front: Front | None) -> None:
        self.document, self.front = document, front
        self.book = docx.Document()
        self.pictures = 0
        self.due, self.bookmarks = True, 0
        make_styles(self.book, document.language, dense=document.dense)
        name_fonts(self.book)
        self.ids = {style.name: style.style_id for style in self.book.styles}
        properties = self.book.core_properties
        properties.title, properties.subject = (
            holdable(text)[:PROPERTY] for text in (document.title, document.version)
        )
        properties.author, properties.keywords = (
            holdable(text)[:PROPERTY] for text in (document.organisation, ", ".join(document.keywords))
        )
        properties.comments = ""
        properties.last_modified_by = properties.author
        properties.created = properties.modified = datetime.fromisoformat(document.made_at).replace(tzinfo=None)
        self._page(self.book.sections[0])

    def write(self) -> None:
        if self.document.titled:
            self._title(self.document.cover)
        else:
            self._cover(self.document.cover)
        if self.front is not None:
            self._front(self.front)
        blocks = self.document.blocks
        for at, block in enumerate(blocks):
            if isinstance(block, FigureBlock) and block.sheet:
                self._sheet(block, heads_before(blocks, at))
            elif not is_on_a_sheet(blocks, at):
                if self.due:
                    self._break(self.document.wide)
                self._block(block, next(iter(blocks[at + 1 :]), None))

    def _page(self, section: Section) -> None:
        """Give a section the page of the body, with its number at the foot: odd at the right, even at the left."""
        wide = self.document.wide
        width, height = reversed(A3) if wide else A4
        _size(section, width, height, body_margins(self.document))
        self.book.settings.odd_and_even_pages_header_footer = True
        for footer, align in ((section.footer, "right"), (section.even_page_footer, "left")):
            footer.is_linked_to_previous = False
            line = footer.paragraphs[0]
            line.style = self.book.styles["LP Foot"]
            line.alignment = ALIGNS[align]
            page_number(line)

    def _front(self, front: Front) -> None:
        """Write the page before the text, which has no number, so that its room is all its own."""
        section = self.book.add_section(WD_SECTION.NEW_PAGE)
        top, bottom, side = front.margins
        _size(section, *A4, (Mm(top), Mm(bottom), Mm(side), Mm(side)))
        section.header_distance = section.footer_distance = Mm(5)
        for footer in (section.footer, section.even_page_footer):
            footer.is_linked_to_previous = False
            footer.paragraphs[0].style = self.book.styles["LP Gap"]
        self._mark(front.write(self.book))
        self._page(self.book.add_section(WD_SECTION.NEW_PAGE))
        self.due = False

    def _mark(self, line: WordParagraph) -> None:
        """Bookmark a line that the contents name."""
        add_bookmark(line, f"{MARK}{self.bookmarks}", self.bookmarks)
        self.bookmarks += 1

    def _contents(self) -> None:
        """Write the contents: the page before the text, then each chapter."""
        self.book.add_paragraph(CONTENTS.of(self.document.language), style="LP Contents head")
        names = [self.front.name] if self.front is not None else []
        for at, name in enumerate([*names, *(head.text for head in self.document.chapters)]):
            line = self.book.add_paragraph(style="LP Contents")
            contents_line(line, name, f"{MARK}{at}", WIDTHS[self.document.wide])

    def _break(self, wide: bool) -> None:
        self.due = False
        section = self.book.add_section(WD_SECTION.NEW_PAGE)
        width, height = reversed(A3) if wide else A4
        _size(section, width, height, body_margins(self.document))

    def _line(self, style: str, spans: Spans | None = None) -> WordParagraph:
        line = self.book.add_paragraph(style=style)
        _runs(line, spans or ())
        return line

    def _title(self, cover: Cover) -> None:
        """Write the title over the body; the body goes on under it."""
        for text in cover.title:
            self.book.add_paragraph(holdable(text), style="LP Title")
        self.book.add_paragraph(holdable(cover.subtitle), style="LP Subtitle")
        self.due = False

    def _cover(self, cover: Cover) -> None:
        for at, text in enumerate(cover.title):
            line = self.book.add_paragraph(holdable(text), style="LP Title")
            high = cover.alone and at == 0 and not self.document.wide
            line.paragraph_format.space_before = Pt((20 if self.document.contents else 70) if high else 6)
        under = self.book.add_paragraph(holdable(cover.subtitle), style="LP Subtitle")
        if not cover.alone:
            under.paragraph_format.space_after = Pt(4 if self.document.dense else 8)
            self.due = False
            return
        rows = tuple((text_span(label), text_span(value)) for label, value in cover.facts)
        self._grid(TableBlock("", (), rows, (22, 78), ("left", "left")), style="LP Fact")
        if self.document.contents:
            under.paragraph_format.space_after = Pt(14)
            self._contents()
        else:
            self.book.add_paragraph(style="LP Note")
        note = self.book.add_paragraph(holdable(cover.note), style="LP Cover note")
        if self.document.contents:
            note.style = self.book.styles["LP Note"]
            note.paragraph_format.space_before = Pt(10)

    def _block(self, block: Block, after: Block | None = None) -> None:
        """Write a block; keep a note with its table, and a lead-in with the table after it."""
        noted = isinstance(after, Note)
        match block:
            case Heading(level, text, _):
                line = self.book.add_paragraph(holdable(text), style=f"Heading {level}")
                line.paragraph_format.page_break_before = block.on_new_page or None
                if level == 1:
                    self._mark(line)
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
        """Give a picture, under the headings it stands behind, a page of its own: A4, lying or standing as it is."""
        wide = lies(picture.svg)
        width, height = reversed(A4) if wide else A4
        section = self.book.add_section(WD_SECTION.NEW_PAGE)
        _size(section, width, height, (SHEET_MARGIN, Mm(14), SHEET_MARGIN, SHEET_MARGIN))
        for head in heads:
            self._block(replace(head, on_new_page=False))
        room = LYING if wide else STANDING
        self._picture(picture, Size(room.width, room.height - HEAD_MM * len(heads)), SHEET_DPI)
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
