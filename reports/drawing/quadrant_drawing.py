"""A quadrant as an SVG tree: shape tells the strategy, filled the city's first, a dotted edge too few facts."""

from xml.etree.ElementTree import Element

from graph.analysis.targets.quadrant import MIDDLE, Corner
from graph.analysis.verdicts.states import Strategy
from reports.drawing.markup import SVG, element, to_file_text
from reports.drawing.panorama_style import resolved
from reports.drawing.panorama_text import text_width
from reports.drawing.quadrant_layout import SIZE, Bounds, Label, Point, place_dots, place_labels
from reports.drawing.quadrant_scene import Dot, QuadrantScene
from reports.drawing.tokens import FONT

RADIUS, MARGIN, FOOT, HEM = 4.5, 20.0, 42.0, 24.0
"""Radius of a dot; room for the axes, the legend, and inside the frame for the names of the corners."""
SMALL, SCALE, RINGS = 400.0, 0.62, (8, 1)
"""Below this width labels and legend are left to the larger picture, dots shrink and make less way."""
QUADRANT_STYLE = (
    f"svg.quadrant{{font-family:{FONT};display:block;font-variant-numeric:tabular-nums}}"
    ".quadrant .paper{fill:var(--lp-bg)}.quadrant .frame{fill:none;stroke:var(--lp-line2)}"
    ".quadrant .middle{stroke:var(--lp-line2);stroke-dasharray:3 3}"
    ".quadrant text{font-size:12px;fill:var(--lp-ink2)}.quadrant .corner{font-size:13px;font-weight:700}"
    ".quadrant .dot{fill:var(--lp-bg);stroke:var(--lp-ink3);stroke-width:1.2}"
    ".quadrant .front .dot{fill:var(--lp-accent);stroke:var(--lp-accent)}"
    ".quadrant .few .dot{stroke-dasharray:1.5 1.5}.quadrant .end{text-anchor:end}"
    ".quadrant .ring{fill:none;stroke:var(--lp-ink);stroke-width:2}"
    ".quadrant .label{fill:var(--lp-ink);paint-order:stroke;stroke:var(--lp-bg);stroke-width:3px;stroke-linejoin:round}"
    ".quadrant .label.open{font-weight:700}"
    ".quadrant [data-click]{cursor:pointer}.quadrant [data-click]:focus-visible{outline:none}"
    ".quadrant [data-click]:focus-visible .dot,.quadrant [data-click]:hover .dot{stroke:var(--lp-ink);stroke-width:2.4}"
)


def draw_quadrant(scene: QuadrantScene, width: float, height: float, opened: str | None = None) -> Element:
    """Return the picture, `width` by `height` pixels; dots carry `data-click`, the id of their link."""
    small = width < SMALL
    frame = Bounds(MARGIN, 0.5, width - 0.5, height - (20.0 if small else FOOT))
    plot = Bounds(frame.left + 8, frame.top + HEM, frame.right - 8, frame.bottom - HEM)
    scale = SCALE if small else 1.0
    dots = place_dots([_place(dot, plot) for dot in scene.dots], RADIUS * scale, frame, RINGS[small])
    corners = _corners(scene, frame)
    labels = {} if small else _labels(scene, dots, frame, [box for _, box in corners.values()], opened)
    return element(
        "svg",
        {
            "xmlns": SVG,
            "class": "quadrant",
            "width": f"{width:g}",
            "height": f"{height:g}",
            "viewBox": f"0 0 {width:g} {height:g}",
            "role": "group",
            "aria-label": scene.title,
        },
        *_axes(scene, frame, plot),
        *(element("text", {"class": "corner", "x": f"{box.left:.1f}", "y": f"{box.bottom - 3:.1f}"}, text)
          for text, box in corners.values()),
        *(
            _dot(dot, place, scale, dot.link_id == opened)
            for dot, place in sorted(zip(scene.dots, dots, strict=True), key=lambda each: each[0].front)
        ),
        *(_label(labels[at], scene.dots[at].link_id == opened) for at in labels),
        *([] if small else _legend(scene, frame, height)),
    )  # fmt: skip


def quadrant_file(scene: QuadrantScene, width: float, height: float) -> str:
    """Return the picture as the text of an SVG file of its own, in the light theme."""
    picture = draw_quadrant(scene, width, height)
    picture.insert(0, element("style", {}, resolved(QUADRANT_STYLE, "light")))
    picture.insert(1, element("rect", {"class": "paper", "width": "100%", "height": "100%"}))
    return to_file_text(picture)


def _place(dot: Dot, plot: Bounds) -> Point:
    x = plot.left + (plot.right - plot.left) * dot.feasible / 100
    return x, plot.bottom - (plot.bottom - plot.top) * dot.attractive / 100


def _labels(
    scene: QuadrantScene, dots: list[Point], frame: Bounds, taken: list[Bounds], opened: str | None
) -> dict[int, Label]:
    """Return the labels of the first and of the target that is open, which comes before all."""
    names = [(at, dot.name) for at, dot in enumerate(scene.dots) if dot.front or dot.link_id == opened]
    names.sort(key=lambda each: scene.dots[each[0]].link_id != opened)
    return place_labels(names, dots, RADIUS, frame, taken)


def _corners(scene: QuadrantScene, frame: Bounds) -> dict[Corner, tuple[str, Bounds]]:
    """Return the name of each corner with the box it takes, in the outer corner of its quarter."""
    found = {}
    for corner, text in scene.corners.items():
        wide = text_width(text, 13, bold=True)
        right = corner in (Corner.FIRST, Corner.CONVENIENT)
        left = frame.right - wide - 8 if right else frame.left + 8
        top = frame.top + 3 if corner in (Corner.FIRST, Corner.EFFORT) else frame.bottom - 20
        found[corner] = (text, Bounds(left, top, left + wide, top + 17))
    return found


def _axes(scene: QuadrantScene, frame: Bounds, plot: Bounds) -> list[Element]:
    x = plot.left + (plot.right - plot.left) * MIDDLE / 100
    y = plot.bottom - (plot.bottom - plot.top) * MIDDLE / 100
    size = {"width": f"{frame.right - frame.left:.1f}", "height": f"{frame.bottom - frame.top:.1f}"}
    upright = {"class": "end", "transform": f"translate(13 {frame.top:.1f}) rotate(-90)"}
    return [
        element("rect", {"class": "frame", "x": f"{frame.left:g}", "y": f"{frame.top:g}", **size}),
        element("path", {"class": "middle", "d": f"M{x:.1f} {frame.top:.1f}V{frame.bottom:.1f}"}),
        element("path", {"class": "middle", "d": f"M{frame.left:.1f} {y:.1f}H{frame.right:.1f}"}),
        element("text", upright, scene.up),
        element("text", {"class": "end", "x": f"{frame.right:g}", "y": f"{frame.bottom + 16:g}"}, scene.right),
    ]


def _dot(dot: Dot, place: Point, scale: float, opened: bool) -> Element:
    kinds = [name for name, holds in (("front", dot.front), ("few", not dot.has_enough_facts)) if holds]
    ring = [element("circle", {"class": "ring", "r": f"{RADIUS + 4:g}"})] if opened else []
    return element(
        "g",
        {
            "class": " ".join(kinds),
            "transform": f"translate({place[0]:.1f} {place[1]:.1f}) scale({scale:g})",
            "data-click": dot.link_id,
            "aria-label": dot.label,
        },
        element("title", {}, dot.label),
        _form(dot.strategy),
        *ring,
    )


def _form(strategy: Strategy) -> Element:
    match strategy:
        case Strategy.SUPPLEMENT:
            return element("circle", {"class": "dot", "r": f"{RADIUS:g}"})
        case Strategy.EXTEND:
            return element("path", {"class": "dot", "d": "M0-4.9 4.9 4H-4.9Z"})
        case Strategy.STRENGTHEN:
            return element("rect", {"class": "dot", "x": "-4", "y": "-4", "width": "8", "height": "8"})
        case Strategy.SEE_THROUGH:
            return element("path", {"class": "dot", "d": "M0-5 5 0 0 5-5 0Z"})


def _label(label: Label, opened: bool) -> Element:
    box = label.box
    kind = "label open" if opened else "label"
    return element("text", {"class": kind, "x": f"{box.left:.1f}", "y": f"{box.bottom - 3:.1f}"}, label.text)


def _legend(scene: QuadrantScene, frame: Bounds, height: float) -> list[Element]:
    """Return the forms with what they mean, in a row under the frame."""
    entries = [("", strategy, text) for strategy, text in scene.strategies.items()]
    entries += [("front", Strategy.SUPPLEMENT, scene.front), ("few", Strategy.SUPPLEMENT, scene.few_facts)]
    found, x = [], frame.left + 6
    for kind, strategy, text in entries:
        mark = element("g", {"transform": f"translate({x:.1f} 0)"}, _form(strategy))
        words = element("text", {"x": f"{x + 9:.1f}", "y": "4"}, text)
        found.append(element("g", {"class": kind, "transform": f"translate(0 {height - 9:g})"}, mark, words))
        x += text_width(text, SIZE) + 27
    return found
