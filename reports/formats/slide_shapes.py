"""Things placed on a sheet as native shapes of PowerPoint: editable text, tables, marks of ovals and lines."""

from collections.abc import Callable, Sequence
from typing import Any

from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from graph.analysis.verdicts.states import Mark
from reports.drawing.markup import holdable
from reports.drawing.tokens import STATE_STYLES, colours
from reports.drawing.wide import LEADING, PIXELS, Item, Panel, Runs, Sign, Stroke, Table, Words
from reports.formats.slide_base import pixels, rgb
from reports.formats.slide_tables import add_table

ALIGNS = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
ANCHORS = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE}
LIFT = "30000"
"""How far the number of a source is raised, in thousandths of a percent of its size."""
LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}
_COLOURS = colours("light")


def place(shapes: Any, item: Item, language: str) -> None:
    """Add a thing to a slide."""
    match item:
        case Panel():
            _panel(shapes, item)
        case Stroke():
            _stroke(shapes, item)
        case Sign():
            _sign(shapes, item)
        case Words():
            box = shapes.add_textbox(*map(pixels, (item.x, item.y, item.width, item.height)))
            write_words(box.text_frame, item, language)
        case Table():
            add_table(shapes, item, lambda frame, runs, at: _cell(frame, runs, item, at, language))


def write_words(frame: Any, words: Words, language: str) -> None:
    """Write paragraphs into a text frame that neither grows nor shrinks what is in it."""
    frame.word_wrap, frame.auto_size = not words.one_line, MSO_AUTO_SIZE.NONE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = ANCHORS[words.anchor]
    for at, runs in enumerate(words.paragraphs):
        line = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        line.alignment = ALIGNS[words.align]
        if at and words.gap:
            line.space_before = Pt(words.gap / PIXELS)
        write_runs(line, runs, words.size, language)


def write_runs(line: Any, runs: Runs, size: float, language: str) -> None:
    """Write runs into a paragraph; the height of its lines is exact, so that it comes as high as reckoned."""
    line.line_spacing = Pt(size * LEADING)
    line.font.size = Pt(size)
    for run in runs:
        if not run.text:
            continue
        made = line.add_run()
        made.text = holdable(run.text)
        made.font.size, made.font.bold = Pt(size), run.bold
        made.font.color.rgb = _colour(run.tone)
        properties = made._r.get_or_add_rPr()
        properties.set("lang", LANGUAGES[language])
        if run.raised:
            properties.set("baseline", LIFT)


def _cell(frame: Any, runs: Runs, table: Table, column: int, language: str) -> None:
    frame.word_wrap = True
    line = frame.paragraphs[0]
    line.alignment = ALIGNS[table.aligns[column]]
    write_runs(line, runs, table.size, language)


def _colour(tone: str) -> Any:
    return rgb(_COLOURS[tone])


def _panel(shapes: Any, panel: Panel) -> None:
    shape = shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(pixels, (panel.x, panel.y, panel.width, panel.height)))
    _quiet(shape)
    if panel.hatch:
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb = _colour(panel.hatch)
        shape.fill.back_color.rgb = _colour(panel.fill or "bg")
    elif panel.fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = _colour(panel.fill)
    else:
        shape.fill.background()
    if panel.edge:
        _edge(shape, _COLOURS[panel.edge], 1.0, MSO_LINE.DASH if panel.dashed else None)
    else:
        shape.line.fill.background()


def _edge(shape: Any, colour: str, weight: float, dash: Any = None) -> None:
    shape.line.color.rgb = rgb(colour)
    shape.line.width = Pt(weight / PIXELS)
    if dash is not None:
        shape.line.dash_style = dash


def _quiet(shape: Any, name: str = "") -> None:
    """Take the theme's look off a shape, and say what it is where it is more than a ground."""
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)
    described = next(shape._element.iter(qn("p:cNvPr")))
    described.set("descr", holdable(name))
    if not name:
        _decorative(described)


def _decorative(described: Any) -> None:
    """Say that a shape is no content, for those who have the slide read to them (MS-ODRAWXML, decorative)."""
    uri, space = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}", "http://schemas.microsoft.com/office/drawing/2017/decorative"
    flag = f'<adec:decorative xmlns:adec="{space}" val="1"/>'
    described.append(parse_xml(f'<a:extLst {nsdecls("a")}><a:ext uri="{uri}">{flag}</a:ext></a:extLst>'))


def _stroke(shapes: Any, stroke: Stroke) -> None:
    ends = map(pixels, (stroke.x, stroke.y, stroke.to_x, stroke.to_y))
    line = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
    _quiet(line)
    _edge(line, _COLOURS[stroke.tone], stroke.weight)


Draw = Callable[[Any, Sign, str], None]


def _sign(shapes: Any, sign: Sign) -> None:
    """Draw a mark as a group, in the forms of the picture: filled is here, hollow is not, dotted is not known."""
    group = shapes.add_group_shape()
    for draw in FORMS[sign.mark]:
        draw(group.shapes, sign, STATE_STYLES[sign.mark].line.light)
    group.name = "mark"
    group._element.nvGrpSpPr.cNvPr.set("descr", holdable(sign.name))


def _oval(share: float, *, filled: bool, weight: float = 0.0, dash: Any = None, pattern: bool = False) -> Draw:
    """Return what draws an oval of a share of the mark's width."""

    def draw(shapes: Any, sign: Sign, colour: str) -> None:
        shape = shapes.add_shape(MSO_SHAPE.OVAL, *_square(sign, share))
        _quiet(shape)
        _fill(shape, colour, filled=filled, pattern=pattern)
        if weight:
            _edge(shape, colour, weight * sign.size / 10.4, dash)
        else:
            shape.line.fill.background()

    return draw


def _square(sign: Sign, share: float) -> Sequence[Any]:
    across = sign.size * share
    return [pixels(sign.x - across / 2), pixels(sign.y - across / 2), pixels(across), pixels(across)]


def _fill(shape: Any, colour: str, *, filled: bool, pattern: bool = False) -> None:
    told = rgb(colour)
    if pattern:
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb, shape.fill.back_color.rgb = told, _colour("bg")
    elif filled:
        shape.fill.solid()
        shape.fill.fore_color.rgb = told
    else:
        shape.fill.background()


def _half(shapes: Any, sign: Sign, colour: str) -> None:
    """Draw the left half of a disc: a chord from its foot to its head."""
    shape = shapes.add_shape(MSO_SHAPE.CHORD, *_square(sign, 0.96))
    shape.adjustments[0], shape.adjustments[1] = 54.0, 162.0
    _quiet(shape)
    _fill(shape, colour, filled=True)
    shape.line.fill.background()


def _bar(turned: bool) -> Draw:
    """Return what draws a short bar, flat or rising."""

    def draw(shapes: Any, sign: Sign, colour: str) -> None:
        reach = sign.size * (0.29 if turned else 0.4)
        rise = reach if turned else 0.0
        ends = map(pixels, (sign.x - reach, sign.y + rise, sign.x + reach, sign.y - rise))
        line = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
        _quiet(line)
        _edge(line, colour, sign.size / 6)

    return draw


FORMS: dict[Mark, tuple[Draw, ...]] = {
    Mark.STRONG: (_oval(1.0, filled=True),),
    Mark.PRESENT: (_oval(0.87, filled=False, weight=1.4), _oval(0.44, filled=True)),
    Mark.WEAK: (_oval(0.85, filled=False, weight=1.6), _half),
    Mark.BUILDING: (_oval(0.87, filled=False, weight=1.4, pattern=True),),
    Mark.ANNOUNCED: (_oval(0.87, filled=False, weight=1.4), _bar(turned=True)),
    Mark.MISSING: (_oval(0.81, filled=False, weight=2.0),),
    Mark.UNKNOWN: (_oval(0.87, filled=False, weight=1.4, dash=MSO_LINE.ROUND_DOT),),
    Mark.EXPECTED: (_oval(0.87, filled=False, weight=1.4, dash=MSO_LINE.ROUND_DOT), _oval(0.37, filled=True)),
    Mark.UNSUITABLE: (_bar(turned=False),),
}
