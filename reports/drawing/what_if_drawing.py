"""Small panoramas beside each other, of a what-if or of two chains: what is marked is named, the rest put back."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from xml.etree.ElementTree import Element

from graph.analysis.verdicts.states import Mark
from graph.model.kinds import Stage
from reports.drawing.layout.layout import Layout, arrange
from reports.drawing.markup import SVG, element
from reports.drawing.panorama_marks import bar_path, mark, pieces_path
from reports.drawing.panorama_scene import InputLine
from reports.drawing.panorama_style import STYLE
from reports.drawing.panorama_text import cut, text_width
from reports.drawing.tokens import STATE_STYLES
from reports.drawing.what_if_scene import SmallCard, WhatIfScene

WIDE_SIDE, NARROW_SIDE = 428.0, 352.0
CARD_HEIGHT, ROW, TOP = 16.0, 22.0, 26.0
WIDEST_CARD, BETWEEN = 62.0, 14.0
NAMED_HEIGHT, NAME_SIZE, NAME_PAD = 20.0, 12.0, 27.0
BAND_LABEL, BAND_APART = 56.0, 12.0
MAX_NAME = 104.0
MAX_PATHS = 24
WHAT_IF_STYLE = (
    STYLE
    + "svg.panorama{overflow:visible}.back{opacity:.38}.stage{font-size:12px;font-weight:700;fill:var(--lp-ink)}"
    + ".ring-ink{fill:none;stroke:var(--lp-ink);stroke-width:1.8}"
    + ".plain{fill:var(--lp-bg)}.moved text{font-size:12px;font-weight:700;fill:var(--lp-ink)}"
    + ".moved[data-click]{cursor:pointer}.moved:focus .ring-ink,.moved:hover .ring-ink{stroke-width:3}"
    + ".way{fill:none;stroke:var(--lp-accent);stroke-width:1;stroke-opacity:.75}.way.aux{stroke-dasharray:3 3}"
)


@dataclass(frozen=True, slots=True)
class SmallGrid:
    """Where the cards of one small picture stand, in pixels."""

    layout: Layout
    width: float
    card: float
    pitch: float
    band_pitch: float

    @property
    def bottom(self) -> float:
        """Return the lower edge of the lanes."""
        return TOP + ROW * self.layout.rows

    @property
    def height(self) -> float:
        """Return the height of the picture."""
        return self.bottom + (BAND_APART + ROW * self.layout.band if self.layout.band else 0)

    def place(self, card: str) -> tuple[float, float]:
        """Return the upper left corner of a card."""
        slot = self.layout.slots[card]
        if slot.stage is Stage.SUPPORT:
            return BAND_LABEL + self.band_pitch * slot.column, self.bottom + BAND_APART + ROW * slot.row
        return self.pitch * slot.column, TOP + ROW * slot.row


def draw_sides(scene: WhatIfScene, width: float = WIDE_SIDE) -> tuple[Element, Element]:
    """Return both pictures: how it stands, what is marked ringed; and how it is after, what is marked named."""
    grid = grid_of(scene, width)
    before = [_small(card, grid, "ring" if card.marked else "", 0) for card in scene.cards]
    return _picture(scene, grid, 0, before), draw_marked(scene, width, 1)


def draw_marked(scene: WhatIfScene, width: float, side: int) -> Element:
    """Return one picture, what is marked in front with its inputs; it carries `data-click`, the id of its link."""
    grid = grid_of(scene, width)
    still = [_small(card, grid, "back", side) for card in scene.cards if not card.marked]
    ways = element("g", {"class": "ways"}, *_paths(scene, grid))
    marked = {_next_to(grid, card.id) for card in scene.cards if card.marked}
    named = [_named(card, grid, _room(grid, card.id, marked), side) for card in scene.cards if card.marked]
    return _picture(scene, grid, side, [*still, ways, *named])


def grid_of(scene: WhatIfScene, width: float) -> SmallGrid:
    """Return the grid of a comparison: as many columns as its layout has, over a width."""
    layout = _laid_out(tuple((card.id, card.stage) for card in scene.cards), scene.lines)
    columns = max(1, len(layout.stages))
    card = max(24.0, min(WIDEST_CARD, (width - (columns - 1) * BETWEEN) / columns))
    band = max((slot.column for slot in layout.slots.values() if slot.stage is Stage.SUPPORT), default=0)
    return SmallGrid(
        layout=layout,
        width=width,
        card=card,
        pitch=(width - card) / (columns - 1) if columns > 1 else 0.0,
        band_pitch=min(card + BETWEEN, (width - BAND_LABEL - card) / max(1, band)),
    )


@lru_cache(maxsize=64)
def _laid_out(cards: tuple[tuple[str, Stage], ...], lines: tuple[InputLine, ...]) -> Layout:
    return arrange(dict(cards), [(line.start, line.end) for line in lines])


def _picture(scene: WhatIfScene, grid: SmallGrid, side: int, cards: list[Element]) -> Element:
    wide, high = f"{grid.width:g}", f"{grid.height:g}"
    name, counts = scene.sides[side]
    return element(
        "svg",
        {
            "xmlns": SVG,
            "class": "panorama",
            "width": wide,
            "height": high,
            "viewBox": f"0 0 {wide} {high}",
            "role": "group",
            "aria-label": f"{name} {counts}",
        },
        element("defs", {}, _hatch(_hatch_id(grid, side))),
        *_heads(scene, grid),
        *cards,
    )


def _heads(scene: WhatIfScene, grid: SmallGrid) -> Iterator[Element]:
    for stage in dict.fromkeys(grid.layout.stages):
        room = grid.width - text_width(scene.stages[stage], NAME_SIZE, bold=True)
        x = min(grid.pitch * grid.layout.stages.index(stage), room)
        yield element("text", {"class": "stage", "x": f"{x:.1f}", "y": "14"}, scene.stages[stage])
    if grid.layout.band:
        y = grid.bottom + BAND_APART + 12
        yield element("text", {"class": "stage", "x": "0", "y": f"{y:g}"}, scene.stages[Stage.SUPPORT])


def _hatch_id(grid: SmallGrid, side: int) -> str:
    """Return a name of its own for each picture's hatch: one in a picture out of sight draws nothing."""
    return f"hatch-{grid.width:g}-{side}"


def _hatch(name: str) -> Element:
    size = {"width": "6", "height": "6", "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    return element("pattern", {"id": name, **size}, element("rect", {"class": "hatch", "width": "1.6", "height": "6"}))


def _ground(kind: Mark, width: float, height: float, hatch: str) -> list[Element]:
    """Return a card without words: ground, hatch, edge and bar of its mark."""
    style = STATE_STYLES[kind]
    box = {"x": ".5", "y": ".5", "width": f"{width - 1:.1f}", "height": f"{height - 1:g}", "rx": "2"}
    parts = [element("rect", {**box, "class": f"g {kind.value}"})]
    if style.hatch is not None:
        parts.append(element("rect", {**box, "fill": f"url(#{hatch})"}))
    dash = {} if style.dash is None else {"stroke-dasharray": style.dash}
    parts.append(element("rect", {**box, **dash, "class": f"e {kind.value}"}))
    if style.bar is not None:
        bar = bar_path(height) if style.bar == "whole" else pieces_path(height)
        parts.append(element("path", {"class": f"b {kind.value}", "d": bar}))
    return parts


def _small(card: SmallCard, grid: SmallGrid, kind: str, side: int) -> Element:
    x, y = grid.place(card.id)
    shown = card.after if side else card.before
    parts = [element("title", {}, card.label), *_ground(shown, grid.card, CARD_HEIGHT, _hatch_id(grid, side))]
    if kind == "ring":
        size = {"width": f"{grid.card + 4:.1f}", "height": f"{CARD_HEIGHT + 4:g}", "rx": "3"}
        parts.append(element("rect", {"x": "-2", "y": "-2", **size, "class": "ring-ink"}))
    return element("g", {"class": kind, "data-card": card.id, "transform": f"translate({x:.1f} {y:.1f})"}, *parts)


def _next_to(grid: SmallGrid, card: str) -> tuple[bool, int, int]:
    """Return the slot of a card: whether it is in the support band, its column and its row."""
    slot = grid.layout.slots[card]
    return slot.stage is Stage.SUPPORT, slot.column, slot.row


def _room(grid: SmallGrid, card: str, marked: set[tuple[bool, int, int]]) -> float:
    """Return how long a name may be: less where the card next to it is named too."""
    band, column, row = _next_to(grid, card)
    if {(band, column - 1, row), (band, column + 1, row)} & marked:
        if band or 0 < column < len(grid.layout.stages) - 1:
            return (grid.band_pitch if band else grid.pitch) - NAME_PAD - 4
        # at an edge of the picture a name can only grow inwards, into the gap that its neighbour grows into too
        return (grid.card + grid.pitch) / 2 - NAME_PAD - 2
    return MAX_NAME


def _named(card: SmallCard, grid: SmallGrid, room: float, side: int) -> Element:
    """Return a marked card: ringed, with its mark and its name, wider than its place if need be."""
    name = cut(card.name, room, NAME_SIZE, bold=True)
    width = max(grid.card, text_width(name, NAME_SIZE, bold=True) + NAME_PAD)
    x, y = grid.place(card.id)
    left = min(max(0.0, x + (grid.card - width) / 2), grid.width - width)
    ring = {"x": ".9", "y": ".9", "width": f"{width - 1.8:.1f}", "height": f"{NAMED_HEIGHT - 1.8:g}", "rx": "3"}
    return element(
        "g",
        {
            "class": "moved",
            "data-card": card.id,
            "data-click": card.id,
            # what is shown comes first, so that who speaks it is understood
            "aria-label": card.label if name == card.name else f"{name}\n{card.label}",
            "transform": f"translate({left:.1f} {y - (NAMED_HEIGHT - CARD_HEIGHT) / 2:.1f})",
        },
        element("title", {}, card.label),
        element("rect", {"class": "plain", "width": f"{width:.1f}", "height": f"{NAMED_HEIGHT:g}", "rx": "3"}),
        *_ground(card.after, width, NAMED_HEIGHT, _hatch_id(grid, side)),
        element("rect", {**ring, "class": "ring-ink"}),
        element("g", {"transform": f"translate(13 {NAMED_HEIGHT / 2:g})"}, mark(card.after)),
        element("text", {"x": "22", "y": "14.5", "class": "rim" if card.after is Mark.BUILDING else ""}, name),
    )


def _paths(scene: WhatIfScene, grid: SmallGrid) -> Iterator[Element]:
    """Yield the inputs of the marked cards, to and from; of very many the core ones alone."""
    marked = {card.id for card in scene.cards if card.marked}
    joined = [line for line in scene.lines if {line.start, line.end} & marked]
    for line in joined:
        if line.core or len(joined) <= MAX_PATHS:
            (x, y), (to_x, to_y) = grid.place(line.start), grid.place(line.end)
            start, middle = (x + grid.card, y + CARD_HEIGHT / 2), to_y + CARD_HEIGHT / 2
            bend = max(18.0, abs(to_x - start[0]) / 2)
            path = f"M{start[0]:.1f} {start[1]:.1f}C{start[0] + bend:.1f} {start[1]:.1f} "
            path += f"{to_x - bend:.1f} {middle:.1f} {to_x:.1f} {middle:.1f}"
            yield element("path", {"class": "way" if line.core else "way aux", "d": path})
