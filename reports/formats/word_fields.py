"""Fields of a Word file: the number of a page, and a table of contents whose numbers follow from the pages."""

from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Length
from docx.text.paragraph import Paragraph

from reports.drawing.markup import holdable


def page_number(line: Paragraph) -> None:
    """Write `— 4 —` into a line, the number as a field."""
    line.add_run("— ")
    _field(line, "PAGE", "1")
    line.add_run(" —")


def contents_line(line: Paragraph, text: str, mark: str, width: Length) -> None:
    """Write an entry of the contents: its text, dots, and the page a bookmark is on.

    The number is left to the reader's program: one written here would be wrong with other fonts.
    """
    line.paragraph_format.tab_stops.add_tab_stop(width, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    line.add_run(holdable(text))
    line.add_run("\t")
    _field(line, f"PAGEREF {mark} \\h", "", dirty=True)


def add_bookmark(line: Paragraph, name: str, number: int) -> None:
    """Put a bookmark around a line."""
    begin = parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="{name}"/>')
    line._p.insert(1 if line._p.pPr is not None else 0, begin)
    line._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>'))


def _field(line: Paragraph, code: str, shown: str, *, dirty: bool = False) -> None:
    """Write a field: its code, and what is shown until the reader's program works it out."""
    stale = ' w:dirty="true"' if dirty else ""
    line.add_run()._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="begin"{stale}/>'))
    line.add_run()._r.append(parse_xml(f'<w:instrText {nsdecls("w")} xml:space="preserve">{code}</w:instrText>'))
    line.add_run()._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="separate"/>'))
    line.add_run(shown)
    line.add_run()._r.append(parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="end"/>'))
