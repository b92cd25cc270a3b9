"""The two sides as a Word file: A4, black on white, a head and a page number on each page."""

from io import BytesIO
from pathlib import Path
from typing import IO, Any

from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

from reports.dossier.faces import BOTTOM, FOOTER, HEADER, LABEL, SMALL, TOP
from reports.dossier.page import Dossier, DossierPart, FactTable, Flow
from reports.dossier.printed import BEGIN, STOP
from reports.drawing.markup import holdable
from reports.formats.document import Spans, text_span
from reports.formats.image import Size, to_png
from reports.formats.word_fields import page_number
from reports.formats.word_pictures import add_svg
from reports.one_page.document import ALIGNS, HAIR, RULE, PageWriter, edges
from reports.one_page.page import StrongText
from reports.one_page.type_sizes import WIDTH

FLOW_DPI = 300
BREAK_ANYWHERE = f'<w:wordWrap {nsdecls("w")} w:val="0"/>'
"""An address may be broken anywhere, for it has no blanks."""


def write_dossier(dossier: Dossier, target: Path | IO[bytes]) -> None:
    """Write the two sides to a path or a binary buffer."""
    writer = _DossierWriter(dossier.language, dossier.types, dossier.firm, dossier.version)
    writer.margins(dossier)
    writer.line("title", text_span(dossier.firm))
    writer.line("subtitle", text_span(dossier.subtitle))
    for part in dossier.facts:
        writer.dossier_part(part)
    first = len(writer.book.paragraphs)
    for part in dossier.work:
        writer.dossier_part(part)
    writer.book.paragraphs[first].paragraph_format.page_break_before = True
    writer.addresses(dossier)
    writer.save(target)


class _DossierWriter(PageWriter):
    """The file being written."""

    def margins(self, dossier: Dossier) -> None:
        """Set the margins, the head of the pages and their numbers: odd at the right, even at the left."""
        section = self.book.sections[0]
        section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
        section.header_distance, section.footer_distance = Mm(HEADER), Mm(FOOTER)
        self.book.settings.odd_and_even_pages_header_footer = True
        for header in (section.header, section.even_page_header):
            header.is_linked_to_previous = False
            self._head(header.paragraphs[0], dossier)
        for footer, align in ((section.footer, "right"), (section.even_page_footer, "left")):
            footer.is_linked_to_previous = False
            line = footer.paragraphs[0]
            line.style = self.book.styles["LP Page label"]
            line.alignment = ALIGNS[align]
            page_number(line)

    def _head(self, line: Any, dossier: Dossier) -> None:
        line.style = self.book.styles["LP Page note"]
        line.paragraph_format.tab_stops.add_tab_stop(Mm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)
        line.add_run(holdable(f"{dossier.subject}\t{dossier.edition}"))

    def dossier_part(self, part: DossierPart) -> None:
        """Write one part."""
        match part:
            case FactTable():
                self._facts(part)
            case Flow():
                self._flow(part)
            case _:
                self.part(part)

    def _facts(self, facts: FactTable) -> None:
        value = WIDTH / 2 - LABEL
        borders = edges(top=RULE, bottom=RULE, insideH=HAIR)
        grid = self.table(len(facts.pairs), [LABEL, value, LABEL, value], borders)
        for row, pair in zip(grid.rows, facts.pairs, strict=True):
            cells = [spans for label, told in (pair.left, pair.right) for spans in (_bold(label), told)]
            for box, spans in zip(row.cells, cells, strict=True):
                self.fill(box, spans, "text")

    def _flow(self, flow: Flow) -> None:
        line = self.line("note", ())
        line.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
        line.paragraph_format.space_before = Pt(5)
        png = to_png(flow.svg, Size(WIDTH, flow.height), FLOW_DPI)
        shape = line.add_run().add_picture(BytesIO(png), Mm(WIDTH), Mm(flow.height))
        shape._inline.docPr.set("descr", holdable(flow.words))
        for side in ("distT", "distB", "distL", "distR"):
            shape._inline.set(side, "0")
        add_svg(self.book, shape, flow.svg, 1)

    def addresses(self, dossier: Dossier) -> None:
        """Write the sources, each with its address in small."""
        self.sources("")
        line = self.book.paragraphs[-1]
        line._p.get_or_add_pPr().append(parse_xml(BREAK_ANYWHERE))
        stop = STOP.of(dossier.language)
        line.add_run(BEGIN.of(dossier.language) if dossier.sources else "")
        for each in dossier.sources:
            line.add_run(holdable(f"[{each.number}] {each.label}"))
            if each.address is not None:
                line.add_run(holdable(f" {each.address}")).font.size = Pt(SMALL)
            line.add_run(stop)
        line.add_run(holdable(dossier.foot))


def _bold(label: str) -> Spans:
    return (StrongText(label),)
