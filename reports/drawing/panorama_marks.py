"""What cards are made of, defined once a picture and used by name: marks, card grounds, owner badge, hatch, arrow."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from graph.analysis.verdicts.states import LinkState
from reports.drawing.layout.plan import CARD_HEIGHT
from reports.drawing.markup import element
from reports.drawing.scene import Words
from reports.drawing.tokens import STATE_STYLES

MARK_X, MARK_Y = 14.0, 12.5
OWNER_SIZE = 13.0


def mark(state: LinkState) -> Element:
    """Return the mark of a state around its own middle, 10.4 pixels across; its form tells the state without colour."""
    return element("g", {"class": f"m {state.value}"}, *_form(state))


def _form(state: LinkState) -> list[Element]:
    match state:
        case LinkState.STRONG:
            return [element("circle", {"class": "full", "r": "5.2"})]
        case LinkState.WEAK:
            half = element("path", {"class": "full", "d": "M0-5.2A5.2 5.2 0 0 0 0 5.2Z"})
            return [element("circle", {"class": "ring", "r": "4.4", "stroke-width": "1.6"}), half]
        case LinkState.MISSING:
            return [element("circle", {"class": "ring", "r": "4.2", "stroke-width": "2"})]
        case LinkState.PLANNED:
            strokes = "M-4 1 1-4M-3.1 3.1 3.1-3.1M-1 4 4-1"
            ring = element("circle", {"class": "ring", "r": "4.5", "stroke-width": "1.4"})
            return [ring, element("path", {"class": "ring", "d": strokes, "stroke-width": "1.3"})]
        case LinkState.UNKNOWN:
            dots = {"class": "ring", "r": "4.5", "stroke-width": "1.4", "stroke-dasharray": "1.5 2.04"}
            return [element("circle", dots), element("text", {"class": "full q", "y": "2.8"}, "?")]
        case LinkState.NOT_LOCAL:
            return [element("path", {"class": "ring", "d": "M-4 0H4", "stroke-width": "2"})]


def definitions(card_width: float, words: Words, tags: Sequence[Element] = ()) -> Element:
    """Return the definitions a picture's cards and lines refer to, `tags` among them."""
    grounds = [element("g", {"id": f"c-{state.value}"}, *_ground(state, card_width)) for state in LinkState]
    marks = [element("g", {"id": f"m-{state.value}"}, mark(state)) for state in LinkState]
    return element("defs", {}, _hatch(), _arrow(), *grounds, *marks, *_badges(words), *tags)


def _ground(state: LinkState, width: float) -> list[Element]:
    """Return a card without its words: ground, hatch, edge, bar and mark."""
    style = STATE_STYLES[state]
    box = {"x": ".5", "y": ".5", "width": f"{width - 1:g}", "height": f"{CARD_HEIGHT - 1}", "rx": "3"}
    parts = [element("rect", {**box, "class": f"g {state.value}"})]
    if style.hatch is not None:
        parts.append(element("rect", {**box, "fill": "url(#hatch)"}))
    dash = {} if style.dash is None else {"stroke-dasharray": style.dash}
    parts.append(element("rect", {**box, **dash, "class": f"e {state.value}"}))
    if style.bar:
        bar = f"M4 0H3A3 3 0 0 0 0 3V{CARD_HEIGHT - 3}A3 3 0 0 0 3 {CARD_HEIGHT}H4Z"
        parts.append(element("path", {"class": f"b {state.value}", "d": bar}))
    parts.append(element("g", {"transform": f"translate({MARK_X:g} {MARK_Y:g})"}, mark(state)))
    return parts


def _hatch() -> Element:
    size = {"width": "6", "height": "6", "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    stroke = element("rect", {"class": "hatch", "width": "1.6", "height": "6"})
    return element("pattern", {"id": "hatch", **size}, stroke)


def _arrow() -> Element:
    size = {"viewBox": "0 0 7 7", "refX": "6.5", "refY": "3.5", "markerWidth": "7", "markerHeight": "7"}
    tip = element("path", {"class": "tip", "d": "M0 .8 6.8 3.5 0 6.2Z"})
    return element("marker", {"id": "arrow", **size, "markerUnits": "userSpaceOnUse", "orient": "auto"}, tip)


def _badges(words: Words) -> list[Element]:
    """Return the two badges of a card, that of the chain owner filled, that of projects under way in outline."""
    return [_badge("owner", words.owner_badge), _badge("works", words.works_badge)]


def _badge(kind: str, word: str) -> Element:
    size = f"{OWNER_SIZE - 1:g}"
    box = {"class": kind, "x": ".5", "y": ".5", "width": size, "height": size, "rx": "2"}
    letter = {"class": f"{kind}-word", "x": f"{OWNER_SIZE / 2:g}", "y": "10.1"}
    return element("g", {"id": kind}, element("rect", box), element("text", letter, word))
