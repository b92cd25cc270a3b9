"""A 16:9 sheet as one SVG file that stands alone, in the light theme."""

from collections.abc import Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element

from graph.analysis.verdicts.states import Mark
from reports.drawing.markup import SVG, element, to_file_text
from reports.drawing.panorama_marks import mark
from reports.drawing.tokens import FONT, STATE_STYLES, colours
from reports.drawing.wide import (
    AROUND,
    HEIGHT,
    PADDING,
    PIXELS,
    RAISED,
    WIDTH,
    Item,
    Panel,
    Run,
    Runs,
    Sign,
    Stroke,
    Table,
    Words,
    line_height,
    wrapped,
)

WIDTH_MM, HEIGHT_MM = 338.67, 190.5
"""13.333 by 7.5 inches, the 16:9 page of offices."""
DRAWN = 10.4
"""Pixels a mark is across as it is drawn."""
BASELINE = 0.98
"""How far below the top of a line its baseline is, by the size of type."""
LIFT = 0.35
ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_COLOURS = colours("light")


def to_svg(items: Iterable[Item], title: str) -> str:
    """Return a sheet as the text of an SVG file; nothing in it refers to anything outside."""
    size = {"width": f"{WIDTH_MM}mm", "height": f"{HEIGHT_MM}mm", "viewBox": f"0 0 {WIDTH:g} {HEIGHT:g}"}
    ground = element("rect", {"width": f"{WIDTH:g}", "height": f"{HEIGHT:g}", "fill": _COLOURS["bg"]})
    parts = (part for item in items for part in _drawn(item))
    style = element("style", {}, _style())
    return to_file_text(
        element("svg", {"xmlns": SVG, **size}, element("title", {}, title), style, _hatch(), ground, *parts)
    )


def _style() -> str:
    rules = [f"text{{font-family:{FONT};white-space:pre}}.q{{font-size:7.5px;font-weight:700;text-anchor:middle}}"]
    for kind in Mark:
        colour = STATE_STYLES[kind].line.light
        rules.append(f".m.{kind.value} .full{{fill:{colour}}}.m.{kind.value} .ring{{fill:none;stroke:{colour}}}")
    return "".join(rules)


def _hatch() -> Element:
    size = {"width": "6", "height": "6", "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    stroke = element("rect", {"width": "1.6", "height": "6", "fill": _COLOURS["building-hatch"]})
    return element("defs", {}, element("pattern", {"id": "hatch", **size}, stroke))


def _drawn(item: Item) -> Iterator[Element]:
    match item:
        case Panel():
            yield from _panel(item)
        case Stroke():
            yield _stroke(item)
        case Sign(x, y, kind, name, size):
            turned = {"transform": f"translate({_n(x)} {_n(y)}) scale({size / DRAWN:.4f})"}
            yield element("g", turned, element("title", {}, name), mark(kind))
        case Words():
            yield from _words(item)
        case Table():
            yield from _table(item)


def _n(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _panel(panel: Panel) -> Iterator[Element]:
    box = {"x": _n(panel.x), "y": _n(panel.y), "width": _n(panel.width), "height": _n(panel.height)}
    edge = {"stroke": _COLOURS[panel.edge]} if panel.edge else {}
    dash = {"stroke-dasharray": "4 2.5"} if panel.dashed else {}
    if panel.fill is not None or not panel.hatch:
        yield element("rect", {**box, "fill": _COLOURS[panel.fill] if panel.fill else "none", **edge, **dash})
    if panel.hatch:
        yield element("rect", {**box, "fill": "url(#hatch)", **edge})


def _stroke(stroke: Stroke) -> Element:
    ends = {"x1": _n(stroke.x), "y1": _n(stroke.y), "x2": _n(stroke.to_x), "y2": _n(stroke.to_y)}
    return element("line", {**ends, "stroke": _COLOURS[stroke.tone], "stroke-width": _n(stroke.weight)})


def _words(words: Words) -> Iterator[Element]:
    top = words.y + (max(words.height - words.needed, 0) / 2 if words.anchor == "middle" else 0)
    for runs in words.paragraphs:
        x = words.x + {"left": 0.0, "center": words.width / 2, "right": words.width}[words.align]
        for line in _lines(runs, words.width, words.size):
            yield _line(line, x, top, words.size, words.align)
            top += line_height(words.size)
        top += words.gap


def _line(line: Sequence[Run], x: float, top: float, size: float, align: str) -> Element:
    pixels = size * PIXELS
    y = top + (line_height(size) - pixels) / 2 + pixels * BASELINE * 0.9
    parts, lifted = [], False
    for run in line:
        given = {"fill": _COLOURS[run.tone]} | ({"font-weight": "700"} if run.bold else {})
        if run.raised != lifted:
            given["dy"] = _n((-LIFT if run.raised else LIFT) * pixels)
            lifted = run.raised
        if run.raised:
            given["font-size"] = _n(pixels * RAISED)
        parts.append(element("tspan", given, run.text))
    return element("text", {"x": _n(x), "y": _n(y), "font-size": _n(pixels), "text-anchor": ANCHORS[align]}, *parts)


def _lines(runs: Runs, width: float, size: float) -> Iterator[list[Run]]:
    """Yield the lines of a paragraph as runs: each line takes its characters from the runs in turn."""
    chars = [(char, run) for run in runs for char in run.text]
    at = 0
    for line in wrapped(runs, width, size):
        while at < len(chars) and chars[at][0] == " " and not line.startswith(" "):
            at += 1
        taken, at = chars[at : at + len(line)], at + len(line)
        yield _joined(taken)


def _joined(chars: Sequence[tuple[str, Run]]) -> list[Run]:
    found: list[tuple[Run, list[str]]] = []
    for char, run in chars:
        if not found or found[-1][0] is not run:
            found.append((run, []))
        found[-1][1].append(char)
    return [Run("".join(kept), run.bold, run.tone, run.raised) for run, kept in found]


def _table(table: Table) -> Iterator[Element]:
    """Yield the cells of a table, and its rules: a stronger one under the head, hairlines under the rows."""
    top, right = table.y, table.x + sum(table.widths)
    for at, (cells, height) in enumerate(zip(table.lines, table.heights, strict=True)):
        left = table.x
        for cell, width, align in zip(cells, table.widths, table.aligns, strict=True):
            room = width - 2 * PADDING
            yield from _words(
                Words(left + PADDING, top + AROUND, room, height - 2 * AROUND, (cell,), table.size, align, "middle")
            )
            left += width
        top += height
        yield _stroke(Stroke(table.x, top, right, top, "line2" if table.head and not at else "line"))
