"""Pictures of a Word file: the page of its own that a large one has, and the SVG beside the PNG."""

from collections.abc import Sequence
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from reports.formats.document import Block, FigureBlock, Heading
from reports.formats.image import Size, size_of

LYING, STANDING = Size(281, 174), Size(194, 262)
"""Room for a picture on an A4 page of its own, in millimetres."""
HEAD_MM = 11
"""Millimetres a heading takes of such a page."""


def lies(svg: str) -> bool:
    """Check whether a picture is larger on a page that lies than on one that stands."""
    drawn = size_of(svg, 1)
    lying, standing = (min(room.width, room.height / drawn.height) for room in (LYING, STANDING))
    return lying >= standing


SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""The name under which Office keeps the SVG beside a picture (MS-ODRAWXML, svgBlip)."""


def heads_before(blocks: Sequence[Block], at: int) -> list[Heading]:
    """Return the headings right before a block."""
    found: list[Heading] = []
    for block in reversed(blocks[:at]):
        if not isinstance(block, Heading):
            break
        found.insert(0, block)
    return found


def is_on_a_sheet(blocks: Sequence[Block], at: int) -> bool:
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
