"""Tables of a Word file: how wide their columns are, their rules, and which rows stay on one page."""

import re
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Length, Mm, Pt

from reports.drawing.panorama_text import text_width
from reports.formats.document import TableBlock

_WORD = re.compile(r"[!-~\u00a1-\u024f\u0370-\u03ff]+")
"""What is never split across lines: a run of Latin or Greek letters, figures and stops."""
CELL_MARGINS = (
    f'<w:tblCellMar {nsdecls("w")}><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar>'
)
"""A millimetre at the left and right of each cell."""
PADDING = Mm(2.5)
WIDEST = 0.4
"""Share of the room beyond which no word widens its column; a word that long is split."""


def column_widths(table: TableBlock, room: Length, points: float) -> list[Length]:
    """Return the widths of a table's columns set in type of so many points; what one column needs more others give."""
    declared = [room * share / sum(table.shares) for share in table.shares]
    needed = [min(_longest(table, at, points), room * WIDEST) for at in range(len(declared))]
    widened = [max(pair) for pair in zip(declared, needed, strict=True)]
    slack = [width - need for width, need in zip(widened, needed, strict=True)]
    over = sum(widened) - room
    if over > sum(slack):
        return [Length(int(room * width / sum(widened))) for width in widened]
    given = over / sum(slack) if sum(slack) else 0.0
    return [Length(int(width - given * more)) for width, more in zip(widened, slack, strict=True)]


def _longest(table: TableBlock, at: int, points: float) -> float:
    """Return the room the longest word of a column takes; heads are bold."""
    head = [text_width(word, points, bold=True) for word in _WORD.findall(table.headers[at])] if table.headers else []
    texts = ("".join(span.text for span in row[at]) for row in table.rows)
    cells = [text_width(word, points) for text in texts for word in _WORD.findall(text)]
    return Pt(max([*head, *cells], default=0.0)) + PADDING


def borders(table: TableBlock, ruled: bool) -> str:
    """Return the rules of a table: over and under it; a table without a head, or a wide one, has hairlines too."""
    edges = {"top": (8, "000000"), "bottom": (8, "000000")}
    if ruled or not table.headers:
        edges["insideH"] = (4, "A0A0A0")
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{colour}"/>'
        for side, (size, colour) in edges.items()
    )
    return f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>"


WHOLE = 8
"""Rows up to which a table with a total stays whole; a longer one would leave a page half empty before it."""


def _stays(table: TableBlock, at: int, noted: bool) -> bool:
    """Return whether a row stays with what is next: the first, those before more of the same and before the last.

    A short table with a total is read as one and stays whole.
    """
    left = len(table.rows) - 1 - at
    whole = table.total and len(table.rows) <= WHOLE
    return noted if left == 0 else whole or at == 0 or left == 1 or table.goes_on(at + 1)


def keep_rows(grid: Any, head: int, table: TableBlock, noted: bool) -> None:
    """Repeat the head on each page, set it apart by a rule, let no row break across pages, keep together what is one.

    So no page begins or ends with a row alone. Word keeps a row with the next where its paragraphs say so.
    """
    rows = list(grid.rows)
    for at, row in enumerate(rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        if at < head:
            properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        if at < head or _stays(table, at - head, noted):
            for line in row._tr.iter(qn("w:p")):
                line.get_or_add_pPr().get_or_add_keepNext()
    for row, side in ((rows[0] if head else None, "bottom"), (rows[-1] if table.total else None, "top")):
        if row is not None:
            for box in row.cells:
                line = f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
                borders = f"<w:tcBorders {nsdecls('w')}>{line}</w:tcBorders>"
                box._tc.get_or_add_tcPr().append(parse_xml(borders))
