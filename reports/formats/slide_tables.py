"""Native tables of PowerPoint with three rules: a strong one under the head, hairlines under the rows, no grounds."""

from collections.abc import Callable
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from reports.drawing.markup import holdable
from reports.drawing.tokens import TONES
from reports.drawing.wide import AROUND, PADDING, Runs, Table
from reports.formats.slide_base import pixels, solid

NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""The table style without ground and grid (ISO 29500, predefined)."""
HEAD_RULE, HAIR = ("line2", 12700), ("line", 9525)
"""Colour and weight, in English metric units, of the rule under the head and of those under rows."""
Write = Callable[[Any, Runs, int], None]


def add_table(shapes: Any, table: Table, write: Write) -> None:
    """Add a table to a slide; `write` writes a paragraph into the text frame of a cell in a column."""
    heights = table.heights
    around = map(pixels, (table.x, table.y, sum(table.widths), sum(heights)))
    frame = shapes.add_table(len(table.lines), len(table.widths), *around)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", holdable(table.name))
    grid = frame.table
    _plain(grid, head=bool(table.head))
    for column, width in zip(grid.columns, table.widths, strict=True):
        column.width = pixels(width)
    for at, (row, height) in enumerate(zip(grid.rows, heights, strict=True)):
        row.height = pixels(height)
        rule = HEAD_RULE if table.head and at == 0 else HAIR
        for column, cell in enumerate(row.cells):
            _cell(cell, rule)
            write(cell.text_frame, table.lines[at][column], column)


def _plain(grid: Any, *, head: bool) -> None:
    properties = grid._tbl.tblPr
    for flag in ("firstRow", "bandRow"):
        properties.attrib.pop(flag, None)
    if head:
        properties.set("firstRow", "1")
    for style in properties.findall(qn("a:tableStyleId")):
        properties.remove(style)
    properties.append(parse_xml(f"<a:tableStyleId {nsdecls('a')}>{NO_STYLE}</a:tableStyleId>"))


def _cell(cell: Any, rule: tuple[str, int]) -> None:
    cell.margin_left = cell.margin_right = pixels(PADDING)
    cell.margin_top = cell.margin_bottom = pixels(AROUND)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    tone, weight = rule
    colour = solid(TONES[tone].light)
    line = f'<a:lnB {nsdecls("a")} w="{weight}"><a:solidFill>{colour}</a:solidFill></a:lnB>'
    cell._tc.get_or_add_tcPr().append(parse_xml(line))
