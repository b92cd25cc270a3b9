"""The panorama as an A3 landscape sheet: one SVG file that stands alone, in the light theme, ready to be printed."""

from itertools import accumulate
from xml.etree.ElementTree import Element

from reports.drawing.layout.layout import Layout
from reports.drawing.layout.pixel_layout import LEAST_GAP, WIDE_CARD, least_width, pixel_layout
from reports.drawing.markup import SVG, element, to_file_text
from reports.drawing.panorama_drawing import draw, lay_out, number
from reports.drawing.panorama_marks import mark
from reports.drawing.panorama_scene import PanoramaScene, PrintSheet
from reports.drawing.panorama_style import PRINT_OPACITY, STYLE, resolved
from reports.drawing.panorama_text import by_clauses, cut, text_width, wrap
from reports.drawing.tokens import FONT

# A3 landscape at 96 pixels an inch.
WIDTH_MM, HEIGHT_MM = 420, 297
WIDTH, HEIGHT = 1588.0, 1123.0
MARGIN = 54.0
ROOM = WIDTH - 2 * MARGIN
TITLE_Y, PICTURE_Y, PICTURE_ROOM = 70.0, 88.0, 792.0
LARGEST = 1.35
RIGHT_X = 894.0
LEFT_ROOM = RIGHT_X - MARGIN - 40
WIDEST_NAME = 240.0
PAPER_CARD, PAPER_GAP = 216.0, 44.0
"""The widest a card is drawn on paper, and the least gap between columns that wider cards leave to the lines."""
FOOT_Y = HEIGHT - 22
XLINK = "http://www.w3.org/1999/xlink"

_SHEET_STYLE = (
    "svg text{font-family:" + FONT + "}"
    ".paper{fill:var(--lp-bg)}"
    ".title{font-size:30px;font-weight:700;fill:var(--lp-ink)}"
    ".fact{font-size:13px;fill:var(--lp-ink2);text-anchor:end}"
    ".count{font-size:14px;fill:var(--lp-ink)}.count .number{font-weight:700}"
    ".key{font-size:13px;fill:var(--lp-ink2)}"
    ".rule{stroke:var(--lp-line2);stroke-width:1}.thin{stroke:var(--lp-line);stroke-width:1}"
    ".section{font-size:14px;font-weight:700;fill:var(--lp-ink)}"
    ".cell{font-size:13px;fill:var(--lp-ink)}.cell.strong-word{font-weight:700}"
    ".read{font-size:13px;fill:var(--lp-ink2)}"
    ".foot{font-size:11px;fill:var(--lp-ink3);text-anchor:end}"
    f"svg .l{{stroke-opacity:{PRINT_OPACITY}}}"
    f"svg .l.core,svg .l.aux,svg .l.s{{stroke-opacity:{PRINT_OPACITY}}}"
)


def print_sheet(scene: PanoramaScene) -> str:
    """Return the sheet of a scene as the text of an SVG file; nothing in it refers to anything outside."""
    layout = lay_out(scene)
    scale = _scale(layout)
    card_width = _card_width(layout, scale)
    planned = pixel_layout(layout, card_width, ROOM / scale)
    scale = min(scale, ROOM / planned.width)
    picture = draw(scene, layout, card_width, ROOM / scale, on_paper=True)
    under = PICTURE_Y + planned.height * scale
    sheet = element(
        "svg",
        {
            "xmlns": SVG,
            "xmlns:xlink": XLINK,
            "width": f"{WIDTH_MM}mm",
            "height": f"{HEIGHT_MM}mm",
            "viewBox": f"0 0 {WIDTH:g} {HEIGHT:g}",
        },
        element("title", {}, scene.sheet.title),
        element("style", {}, resolved(STYLE + _SHEET_STYLE, "light")),
        element("rect", {"class": "paper", "width": f"{WIDTH:g}", "height": f"{HEIGHT:g}"}),
        *_head(scene.sheet),
        _placed(picture, MARGIN, PICTURE_Y, scale),
        *_legend(scene, under + 30),
        *_targets(scene.sheet, under + 72),
        *_reading(scene.sheet, under + 72),
        _text("foot", WIDTH - MARGIN, FOOT_Y, scene.sheet.foot),
    )
    _name_twice(sheet)
    return to_file_text(sheet)


def _scale(layout: Layout) -> float:
    """Return how much larger than on the screen the picture is drawn, to fill the sheet's height but not its width."""
    height = pixel_layout(layout, WIDE_CARD, ROOM).height
    return min(LARGEST, PICTURE_ROOM / height, ROOM / least_width(layout, WIDE_CARD))


def _card_width(layout: Layout, scale: float) -> float:
    """Return how wide cards are: as wide as firms by name want, where the gaps between columns leave the room."""
    columns = max(1, len(layout.stages))
    spare = ROOM / scale - least_width(layout, WIDE_CARD) - (PAPER_GAP - LEAST_GAP) * (columns - 1)
    return min(PAPER_CARD, WIDE_CARD + max(0.0, spare // columns))


def _placed(picture: Element, x: float, y: float, scale: float) -> Element:
    place = f"translate({number(x)} {number(y)}) scale({scale:.4f})"
    return element("g", {"class": "panorama", "transform": place}, *picture)


def _name_twice(sheet: Element) -> None:
    """Add the older name of `href`, which some drawing programs still need."""
    for use in sheet.iter("use"):
        use.set("xlink:href", use.attrib["href"])


def _text(kind: str, x: float, y: float, text: str) -> Element:
    return element("text", {"class": kind, "x": number(x), "y": number(y)}, text)


def _line(kind: str, x: float, y: float, to_x: float) -> Element:
    return element("line", {"class": kind, "x1": number(x), "y1": number(y), "x2": number(to_x), "y2": number(y)})


def _head(sheet: PrintSheet) -> list[Element]:
    """Return the title with the facts at its right."""
    facts = sheet.facts[-2:]
    room = ROOM - max((text_width(fact, 13) for fact in facts), default=0) - 24
    lines = [_text("fact", WIDTH - MARGIN, TITLE_Y - 15 + 19 * at, fact) for at, fact in enumerate(facts)]
    return [_text("title", MARGIN, TITLE_Y, cut(sheet.title, room, 30, bold=True)), *lines]


def _legend(scene: PanoramaScene, y: float) -> list[Element]:
    """Return the states with their counts at the left, the other signs at the right, and the rule under both."""
    parts, x = [], MARGIN + 6
    for entry in scene.legend:
        if not entry.count:
            continue
        parts.append(element("g", {"transform": f"translate({number(x)} {number(y - 5)})"}, mark(entry.mark)))
        count = element("tspan", {"class": "number"}, str(entry.count))
        label = {"class": "count", "x": number(x + 10), "y": number(y)}
        parts.append(element("text", label, f"{entry.name} ", count))
        x += 10 + text_width(f"{entry.name} ", 14) + text_width(str(entry.count), 14, bold=True) + 24
    return [*parts, *_keys(scene, y), _line("rule", MARGIN, y + 18, WIDTH - MARGIN)]


def _keys(scene: PanoramaScene, y: float) -> list[Element]:
    """Return the samples of lines, owner badge and rank tag, ending at the right margin."""
    words = scene.labels
    stroke = [element("path", {"class": f"l {kind}", "d": "M0 8H26"}) for kind in ("core", "aux")]
    owner, works = (element("use", {"href": href}) for href in ("#owner", "#works"))
    box = element("rect", {"width": "16", "height": "12.5", "rx": "2"})
    tag = element("g", {"class": "rank"}, box, _text("", 8, 9.8, "1"))
    samples = [(stroke[0], 26, words.core), (stroke[1], 26, words.auxiliary), (owner, 13, words.owner)]
    if any(card.works for card in scene.cards):
        samples.append((works, 13, words.works))
    samples.append((tag, 16, words.rank))
    x = WIDTH - MARGIN - sum(wide + 6 + text_width(name, 13) for _, wide, name in samples) - 20 * (len(samples) - 1)
    parts = []
    for sample, wide, name in samples:
        parts.append(element("g", {"transform": f"translate({number(x)} {number(y - 12)})"}, sample))
        parts.append(_text("key", x + wide + 6, y - 1, name))
        x += wide + 6 + text_width(name, 13) + 20
    return parts


def _targets(sheet: PrintSheet, y: float) -> list[Element]:
    """Return the table of the most pressing targets; its last column takes what room the others leave."""
    parts = [_text("section", MARGIN, y, sheet.targets_title)]
    widths = [max((text_width(row[at], 13, at == 1) for row in sheet.targets), default=0.0) + 18 for at in range(3)]
    widths[1] = min(widths[1], WIDEST_NAME)
    lefts = [*accumulate(widths, initial=0.0)]
    rooms = [*(width - 8 for width in widths), LEFT_ROOM - lefts[-1]]
    for row, cells in enumerate(sheet.targets, 1):
        at = y + 23 * row
        for column, (cell, x, room) in enumerate(zip(cells, lefts, rooms, strict=True)):
            bold = column == 1
            parts.append(
                _text("cell strong-word" if bold else "cell", MARGIN + x, at, by_clauses(cell, room, 13, bold))
            )
        parts.append(_line("thin", MARGIN, at + 7, MARGIN + LEFT_ROOM))
    return parts


def _reading(sheet: PrintSheet, y: float) -> list[Element]:
    """Return how the sheet is read, as many lines as the paper has."""
    room = WIDTH - MARGIN - RIGHT_X
    lines = [line for paragraph in sheet.reading for line in wrap(paragraph, room, 13)]
    most = int((FOOT_Y - 24 - y) // 20)
    return [
        _text("section", RIGHT_X, y, sheet.reading_title),
        *(_text("read", RIGHT_X, y + 22 + 20 * at, line) for at, line in enumerate(lines[:most])),
    ]
