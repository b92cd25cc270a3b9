"""What cards are made of, defined once a picture and used by name: marks, card grounds, owner badge, hatch, arrow."""

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element

from graph.analysis.verdicts.states import Mark
from reports.drawing.layout.pixel_layout import CARD_HEIGHT
from reports.drawing.markup import element
from reports.drawing.panorama_scene import SceneLabels
from reports.drawing.tokens import STATE_STYLES

MARK_X, MARK_Y = 14.0, 12.5
OWNER_SIZE = 13.0
PIECE, PITCH, ROOM = 4.5, 7.0, 8.0
"""A bar in pieces: how tall each is, from one to the next, and the height of a card that asks for one."""


def mark(kind: Mark) -> Element:
    """Return a mark around its own middle, 10.4 pixels across; its form tells the state without colour."""
    return element("g", {"class": f"m {kind.value}"}, *form(kind))


def form(kind: Mark) -> list[Element]:
    """Return the parts of a mark: `full` is filled, `ring` is drawn as a line, both in the colour of the state."""
    dots = {"stroke-dasharray": "1.5 2.04"}
    half = {"class": "full", "d": "M0-5.2A5.2 5.2 0 0 0 0 5.2Z"}
    forms: dict[Mark, list[Element]] = {
        Mark.STRONG: [_disc("5.2")],
        Mark.PRESENT: [_ring("4.5", "1.4"), _disc("2.3")],
        Mark.WEAK: [_ring("4.4", "1.6"), element("path", half)],
        Mark.BUILDING: [_ring("4.5", "1.4"), _strokes("M-4 1 1-4M-3.1 3.1 3.1-3.1M-1 4 4-1")],
        Mark.ANNOUNCED: [_ring("4.5", "1.4"), _strokes("M-3.1 3.1 3.1-3.1")],
        Mark.MISSING: [_ring("4.2", "2")],
        Mark.UNKNOWN: [_ring("4.5", "1.4", dots), element("text", {"class": "full q", "y": "2.8"}, "?")],
        Mark.EXPECTED: [_ring("4.5", "1.4", dots), _disc("1.9")],
        Mark.UNSUITABLE: [element("path", {"class": "ring", "d": "M-4 0H4", "stroke-width": "2"})],
    }
    return forms[kind]


def _disc(radius: str) -> Element:
    return element("circle", {"class": "full", "r": radius})


def _strokes(path: str) -> Element:
    return element("path", {"class": "ring", "d": path, "stroke-width": "1.3"})


def _ring(radius: str, width: str, more: Mapping[str, str] | None = None) -> Element:
    return element("circle", {"class": "ring", "r": radius, "stroke-width": width, **(more or {})})


def definitions(card_width: float, words: SceneLabels, tags: Sequence[Element] = ()) -> Element:
    """Return the definitions a picture's cards and lines refer to, `tags` among them."""
    grounds = [element("g", {"id": f"c-{kind.value}"}, *_ground(kind, card_width)) for kind in Mark]
    marks = [element("g", {"id": f"m-{kind.value}"}, mark(kind)) for kind in Mark]
    return element("defs", {}, _hatch(), _arrow(), *grounds, *marks, *_badges(words), *tags)


def _ground(kind: Mark, width: float) -> list[Element]:
    """Return a card without its words: ground, hatch, edge, bar and mark."""
    style = STATE_STYLES[kind]
    box = {"x": ".5", "y": ".5", "width": f"{width - 1:g}", "height": f"{CARD_HEIGHT - 1}", "rx": "3"}
    parts = [element("rect", {**box, "class": f"g {kind.value}"})]
    if style.hatch is not None:
        parts.append(element("rect", {**box, "fill": "url(#hatch)"}))
    dash = {} if style.dash is None else {"stroke-dasharray": style.dash}
    parts.append(element("rect", {**box, **dash, "class": f"e {kind.value}"}))
    if style.bar is not None:
        bar = bar_path(CARD_HEIGHT) if style.bar == "whole" else pieces_path(CARD_HEIGHT)
        parts.append(element("path", {"class": f"b {kind.value}", "d": bar}))
    parts.append(element("g", {"transform": f"translate({MARK_X:g} {MARK_Y:g})"}, mark(kind)))
    return parts


def bar_path(height: float) -> str:
    """Return the outline of the bar on the left of a card of some height."""
    return f"M4 0H3A3 3 0 0 0 0 3V{height - 3:g}A3 3 0 0 0 3 {height:g}H4Z"


def pieces_path(height: float) -> str:
    """Return the outline of a bar cut into pieces, as many as there is room for: here, its size not on file."""
    pieces = int(height // ROOM)
    top = (height - pieces * PITCH + PITCH - PIECE) / 2
    return "".join(f"M0 {top + PITCH * place:g}H4V{top + PITCH * place + PIECE:g}H0Z" for place in range(pieces))


def _hatch() -> Element:
    size = {"width": "6", "height": "6", "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    stroke = element("rect", {"class": "hatch", "width": "1.6", "height": "6"})
    return element("pattern", {"id": "hatch", **size}, stroke)


def _arrow() -> Element:
    size = {"viewBox": "0 0 7 7", "refX": "6.5", "refY": "3.5", "markerWidth": "7", "markerHeight": "7"}
    tip = element("path", {"class": "tip", "d": "M0 .8 6.8 3.5 0 6.2Z"})
    return element("marker", {"id": "arrow", **size, "markerUnits": "userSpaceOnUse", "orient": "auto"}, tip)


def _badges(words: SceneLabels) -> list[Element]:
    """Return the two badges of a card, that of the chain owner filled, that of projects under way in outline."""
    return [_badge("owner", words.owner_badge), _badge("works", words.works_badge)]


def _badge(kind: str, word: str) -> Element:
    size = f"{OWNER_SIZE - 1:g}"
    box = {"class": kind, "x": ".5", "y": ".5", "width": size, "height": size, "rx": "2"}
    letter = {"class": f"{kind}-word", "x": f"{OWNER_SIZE / 2:g}", "y": "10.1"}
    return element("g", {"id": kind}, element("rect", box), element("text", letter, word))
