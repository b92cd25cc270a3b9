"""A new PowerPoint file: 16:9, one layout, our fonts and colours in its theme, and real properties."""

from datetime import datetime
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu

from reports.drawing.markup import holdable
from reports.drawing.tokens import TONES
from reports.drawing.wide import HEIGHT, WIDTH
from reports.formats.deck import TITLE_BOX, TITLE_SIZE, Deck

EMU = 9525
"""English metric units in a pixel of 1/96 inch."""
LATIN, CHINESE = "Arial", "微软雅黑"
"""Fonts every Windows has; elsewhere metric-compatible and Noto faces stand in for them."""
TITLE_ONLY = 5
"""The layout of the empty file that has a title and no other place to fill."""
PROPERTY = 255
"""Characters a property of the file may have."""
PALETTE = {
    "dk1": "ink",
    "lt1": "bg",
    "dk2": "ink2",
    "lt2": "panel",
    "accent1": "accent",
    "accent2": "edge",
    "accent3": "note-text",
    "accent4": "error-text",
    "accent5": "success-text",
    "accent6": "line2",
    "hlink": "accent",
    "folHlink": "ink3",
}
"""The colours of the theme by our names."""


def new_file(deck: Deck) -> Any:
    """Return an empty presentation."""
    book = Presentation()
    book.slide_width, book.slide_height = pixels(WIDTH), pixels(HEIGHT)
    _keep_one_layout(book)
    _theme(book)
    _title_style(book)
    _properties(book, deck)
    return book


def pixels(length: float) -> Emu:
    """Return a length of our sheet as the file counts it."""
    return Emu(round(length * EMU))


def rgb(colour: str) -> RGBColor:
    """Return a colour `#1D4E7E` as the library has it."""
    value = int(colour.removeprefix("#"), 16)
    return RGBColor(value >> 16, value >> 8 & 255, value & 255)  # type: ignore[no-untyped-call]  # it has no stub


def solid(colour: str) -> str:
    """Return a colour as an element of the file."""
    return f'<a:srgbClr {nsdecls("a")} val="{colour.removeprefix("#")}"/>'


def _keep_one_layout(book: Any) -> None:
    layouts = book.slide_layouts
    for layout in [each for at, each in enumerate(layouts) if at != TITLE_ONLY]:
        layouts.remove(layout)
    for holder in (book.slide_master, layouts[0]):
        for shape in list(holder.placeholders):
            if shape.placeholder_format.type is None or shape.placeholder_format.idx != 0:
                shape._element.getparent().remove(shape._element)


def _theme(book: Any) -> None:
    """Write our fonts and colours into the theme, so that what is added by hand looks alike."""
    part = book.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme = parse_xml(part.blob)
    for fonts in theme.iter(qn("a:majorFont"), qn("a:minorFont")):
        fonts.find(qn("a:latin")).set("typeface", LATIN)
        fonts.find(qn("a:ea")).set("typeface", CHINESE)
        for script in fonts.findall(qn("a:font")):
            fonts.remove(script)
    for name, tone in PALETTE.items():
        place = next(theme.iter(qn(f"a:{name}")))
        place[:] = [parse_xml(solid(TONES[tone].light))]
    part._blob = serialize_part_xml(theme)


def _title_style(book: Any) -> None:
    """Place the title of the layout and of its master where ours stands, in its type."""
    x, y, width, height = TITLE_BOX
    for holder in (book.slide_master, book.slide_layouts[0]):
        title = next(shape for shape in holder.placeholders if shape.placeholder_format.idx == 0)
        title.left, title.top, title.width, title.height = (pixels(each) for each in (x, y, width, height))
    style = book.slide_master._element.find(qn("p:txStyles")).find(qn("p:titleStyle")).find(qn("a:lvl1pPr"))
    style.set("algn", "l")
    type_ = style.find(qn("a:defRPr"))
    type_.set("sz", str(round(TITLE_SIZE * 100)))
    type_.set("b", "1")


def _properties(book: Any, deck: Deck) -> None:
    """Say in the file what it is and which data it is of; nobody is named as its author."""
    found = book.core_properties
    found.title, found.subject = (holdable(text)[:PROPERTY] for text in (deck.title, deck.version))
    found.author = found.last_modified_by = found.comments = found.keywords = found.category = ""
    found.language = "zh-CN" if deck.language == "zh" else "en-GB"
    found.created = found.modified = datetime.fromisoformat(deck.made_at).replace(tzinfo=None)
    found.revision = 1
    _drop(book.part.package, RELATIONSHIP_TYPE.THUMBNAIL)
    _drop(book.part, RELATIONSHIP_TYPE.PRINTER_SETTINGS)
    _drop(book.part.package, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)


def _drop(holder: Any, kind: str) -> None:
    """Take a part of the empty file away: its thumbnail, its printer, and what it says of another deck."""
    for id in [id for id, rel in holder._rels.items() if rel.reltype == kind]:
        holder._rels.pop(id)
