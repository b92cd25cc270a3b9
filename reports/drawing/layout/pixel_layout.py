"""A layout in pixels for a width: where lanes, columns and cards stand. Widths change the gaps, never the cards."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from graph.model.kinds import Stage
from reports.drawing.layout.layout import Layout, Slot

CARD_HEIGHT = 34
ROW = 40
FIRST_CARD = 38
LEAST_GAP, WIDEST_GAP = 28.0, 110.0
LANES_APART = 4
BAND_APART = 6
BAND_MARGIN = 9
BAND_LABEL = 112
BAND_WIDEST_GAP = 40.0
WIDE_CARD, NARROW_CARD = 152, 128


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PixelLayout:
    """Where everything stands, in pixels; `columns` and `band_columns` are the left edges of cards."""

    layout: Layout
    card_width: float
    width: float
    height: float
    gap: float
    band_gap: float
    columns: tuple[float, ...]
    band_columns: tuple[float, ...]
    lanes: Mapping[Stage, Rect]

    @property
    def lanes_bottom(self) -> float:
        """Return the lower edge of the lanes."""
        return lanes_height(self.layout)

    @property
    def band_top(self) -> float:
        """Return the upper edge of the support band."""
        return self.lanes_bottom + BAND_APART

    def place(self, card: str) -> tuple[float, float]:
        """Return the upper left corner of a card. Raises KeyError for an unknown card."""
        return self.corner(self.layout.slots[card])

    def corner(self, slot: Slot) -> tuple[float, float]:
        """Return the upper left corner of a slot."""
        if slot.stage is Stage.SUPPORT:
            return self.band_columns[slot.column], self.band_top + BAND_MARGIN + ROW * slot.row
        return self.columns[slot.column], FIRST_CARD + ROW * slot.row

    def anchors(self) -> tuple[float, ...]:
        """Return the places that a change of width moves in the lanes: edges of lanes and of columns."""
        edges = {edge for x in self.columns for edge in (x, x + self.card_width)}
        for stage, box in self.lanes.items():
            if stage is not Stage.SUPPORT:
                edges |= {box.x, box.x + box.width}
        return tuple(sorted(edges))

    def band_anchors(self) -> tuple[float, ...]:
        """Return the places that a change of width moves in the support band: its ends and the edges of its cards."""
        edges = [edge for x in self.band_columns for edge in (x, x + self.card_width)]
        return (0.0, *edges, self.width)


def lanes_height(layout: Layout) -> float:
    """Return the height of the lanes, 2 px of ground under the last slit."""
    return FIRST_CARD + ROW * layout.rows + 2


def least_width(layout: Layout, card_width: float) -> float:
    """Return the width below which the picture scrolls sideways and does not shrink."""
    return _width(layout, card_width, LEAST_GAP)


def _width(layout: Layout, card_width: float, gap: float) -> float:
    columns = max(1, len(layout.stages))
    return 2 * margin(card_width) + columns * card_width + (columns - 1) * gap


def margin(card_width: float) -> float:
    """Return the ground left and right of the outermost cards: narrower beside a profile."""
    return 20.0 if card_width > NARROW_CARD else 14.0


def pixel_layout(layout: Layout, card_width: float, width: float) -> PixelLayout:
    """Return the plan of a layout for a width, which is raised to the least the picture needs."""
    full = max(width, least_width(layout, card_width))
    count = len(layout.stages)
    spare = full - _width(layout, card_width, 0)
    gap = min(WIDEST_GAP, spare / (count - 1)) if count > 1 else 0.0
    stages = list(dict.fromkeys(layout.stages))
    extra = (spare - gap * (count - 1)) / (2 * len(stages)) if stages else 0.0
    columns = _columns(layout, card_width, gap, extra)
    band_gap, band_columns = _band_columns(layout, card_width, full)
    height = lanes_height(layout) + (BAND_APART + band_height(layout) if layout.band else 0)
    return PixelLayout(
        layout=layout,
        card_width=card_width,
        width=full,
        height=height,
        gap=gap,
        band_gap=band_gap,
        columns=columns,
        band_columns=band_columns,
        lanes=MappingProxyType(_lanes(layout, columns, card_width, full)),
    )


def stops(layout: Layout, card_width: float) -> tuple[tuple[float, tuple[float, ...], tuple[float, ...]], ...]:
    """Return widths with the anchors of lanes and band at each; between two of them every anchor moves evenly."""
    band = [slot.column + 1 for slot in layout.slots.values() if slot.stage is Stage.SUPPORT]
    count = max(band, default=0)
    band_full = BAND_LABEL + margin(card_width) + count * card_width + max(0, count - 1) * BAND_WIDEST_GAP
    usual = _width(layout, card_width, WIDEST_GAP)
    least = _width(layout, card_width, LEAST_GAP)
    widths = sorted({least, usual, max(least, band_full), 2 * max(usual, band_full)})
    plans = [pixel_layout(layout, card_width, width) for width in widths]
    return tuple((planned.width, planned.anchors(), planned.band_anchors()) for planned in plans)


def band_height(layout: Layout) -> float:
    """Return the height of the support band."""
    return 2 * BAND_MARGIN + CARD_HEIGHT + ROW * (layout.band - 1)


def _columns(layout: Layout, card_width: float, gap: float, extra: float) -> tuple[float, ...]:
    """Return the left edges of the columns; `extra` stands on both sides of every lane."""
    x = margin(card_width) + extra
    columns = []
    for at, stage in enumerate(layout.stages):
        if at > 0:
            x += card_width + gap + (2 * extra if layout.stages[at - 1] is not stage else 0)
        columns.append(x)
    return tuple(columns)


def _lanes(layout: Layout, columns: tuple[float, ...], card_width: float, width: float) -> dict[Stage, Rect]:
    """Return the grounds of the lanes, parted in the middle of the gap between them, and of the support band."""
    boxes = {}
    left = 0.0
    for at, stage in enumerate(layout.stages):
        if at + 1 < len(columns) and layout.stages[at + 1] is stage:
            continue
        last = at + 1 == len(columns)
        middle = width if last else (columns[at] + card_width + columns[at + 1]) / 2
        right = middle if last else middle - LANES_APART / 2
        boxes[stage] = Rect(left, 0, right - left, lanes_height(layout))
        left = middle + LANES_APART / 2
    if layout.band:
        boxes[Stage.SUPPORT] = Rect(0, lanes_height(layout) + BAND_APART, width, band_height(layout))
    return boxes


def _band_columns(layout: Layout, card_width: float, width: float) -> tuple[float, tuple[float, ...]]:
    """Return the gap between the support cards and their left edges."""
    count = 1 + max((slot.column for slot in layout.slots.values() if slot.stage is Stage.SUPPORT), default=-1)
    if count == 0:
        return 0.0, ()
    room = width - BAND_LABEL - margin(card_width) - count * card_width
    gap = min(BAND_WIDEST_GAP, room / (count - 1)) if count > 1 else BAND_WIDEST_GAP
    return gap, tuple(BAND_LABEL + at * (card_width + gap) for at in range(count))
