"""A what-if as a sheet of its own: what was supposed, today beside what follows, and the links that change."""

from xml.etree.ElementTree import Element

from graph.text import Text
from reports.drawing.markup import SVG, element, to_file_text
from reports.drawing.panorama_style import resolved
from reports.drawing.panorama_text import cut, wrap
from reports.drawing.tokens import FONT
from reports.drawing.what_if_drawing import WHAT_IF_STYLE, draw_sides
from reports.drawing.what_if_scene import WhatIfScene
from reports.what_if.rows import ChangeRow
from reports.wording.language import Language

WIDTH, MARGIN, SIDE = 1240.0, 40.0, 560.0
ROOM = WIDTH - 2 * MARGIN
MAX_ROWS = 24
SUPPOSED = Text("假设", "Supposed")
CHANGED = Text("变了的链环及其原因", "Links that change, and why")
FOOT = Text(
    "只是推演，叠加在资料 {load} 之上，不改资料。",
    "Laid over load {load}; nothing is written.",
)
MORE = Text("其余 {count} 项见变化表。", "{count} more in the table of changes.")
_STYLE = (
    WHAT_IF_STYLE
    + ".paper{fill:var(--lp-bg)}.title{font-size:22px;font-weight:700;fill:var(--lp-ink)}"
    + ".section{font-size:14px;font-weight:700;fill:var(--lp-ink)}.said{font-size:13px;fill:var(--lp-ink)}"
    + ".foot{font-size:11px;fill:var(--lp-ink3)}"
)


def what_if_sheet(
    scene: WhatIfScene, supposed: list[str], rows: list[ChangeRow], load_id: str, language: Language
) -> str:
    """Return the sheet as the text of an SVG file in the light theme; nothing in it refers to anything outside."""
    told = [(each, "said") for line in supposed for each in wrap(line, ROOM, 13)]
    parts, y = _lines(MARGIN, 96, [(SUPPOSED.of(language), "section"), *told])
    before, after = draw_sides(scene, SIDE)
    sides = [(before, MARGIN), (after, WIDTH - MARGIN - SIDE)]
    for (picture, x), (name, counts) in zip(sides, scene.sides, strict=True):
        parts.append(_text("section", x, y + 16, f"{name}　{counts}"))
        parts.append(element("g", {"transform": f"translate({x:g} {y + 28:g})", "class": "panorama"}, *picture))
    changed = [(cut(_row_text(row), ROOM, 13), "said") for row in rows[:MAX_ROWS]]
    if len(rows) > MAX_ROWS:
        changed.append((MORE.of(language, count=len(rows) - MAX_ROWS), "said"))
    top = y + 28 + float(before.get("height", "0")) + 34
    more, y = _lines(MARGIN, top, [(CHANGED.of(language), "section"), *changed])
    foot = _text("foot", MARGIN, y + 18, FOOT.of(language, load=load_id))
    sheet = element(
        "svg",
        {"xmlns": SVG, "width": f"{WIDTH:g}", "height": f"{y + 40:g}", "viewBox": f"0 0 {WIDTH:g} {y + 40:g}"},
        element("title", {}, scene.title),
        element("style", {}, f"svg text{{font-family:{FONT}}}" + resolved(_STYLE, "light")),
        element("rect", {"class": "paper", "width": "100%", "height": "100%"}),
        _text("title", MARGIN, 58, scene.title),
        *parts,
        *more,
        foot,
    )
    return to_file_text(sheet)


def _lines(x: float, y: float, lines: list[tuple[str, str]]) -> tuple[list[Element], float]:
    """Return lines of text one under the other, and where the next would stand."""
    return [_text(kind, x, y + 21 * at, line) for at, (line, kind) in enumerate(lines)], y + 21 * len(lines)


def _text(kind: str, x: float, y: float, words: str) -> Element:
    return element("text", {"class": kind, "x": f"{x:g}", "y": f"{y:g}"}, words)


def _row_text(row: ChangeRow) -> str:
    return f"{row.name}　{row.change}　{row.origin}　{row.path}"
