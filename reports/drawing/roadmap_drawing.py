"""A roadmap as an SVG tree: what is here today, then near, middle and far.

An arrow means that one must be built first, a dashed one that it feeds the other and holds nothing up.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from graph.analysis.roadmap.phase_limits import Phase
from reports.drawing.markup import SVG, element, to_file_text
from reports.drawing.panorama_marks import mark
from reports.drawing.panorama_style import STYLE, resolved
from reports.drawing.panorama_text import cut, text_width
from reports.drawing.roadmap_scene import RoadmapScene, StepCard, Today
from reports.drawing.tokens import FONT, STATE_STYLES

TODAY_WIDTH, CARD_WIDTH, CARD_HEIGHT, TODAY_HEIGHT = 128.0, 268.0, 50.0, 26.0
TIGHT_GAP = 44.0
"""Room for arrows between two columns of a picture on paper."""
PITCH, TOP, PAD, ROUND = 58.0, 52.0, 8.0, 30.0
STEP_STYLE = (
    STYLE
    + ".paper{fill:var(--lp-bg)}.title{font-size:17px;font-weight:700;fill:var(--lp-ink)}"
    + ".step{cursor:pointer}.step text{fill:var(--lp-ink2);font-size:12px}"
    + ".step .n{font-size:14px;fill:var(--lp-ink)}.step .right{text-anchor:end}"
    + ".step .box{fill:var(--lp-bg)}.step:focus .e,.step:hover .e{stroke:var(--lp-ink);stroke-width:2}"
    + ".need{fill:none;stroke:var(--lp-edge);stroke-width:1.4}.need.from-today{stroke-width:1;stroke-opacity:.6}"
    + ".need.feeds{stroke-width:1;stroke-opacity:.6;stroke-dasharray:4 3}"
    + "rect.out{fill:none;stroke:var(--lp-weak);stroke-dasharray:3 2}"
    + ".step text.out{fill:var(--lp-weak-text);font-size:11px}"
    + ".arrow{fill:var(--lp-edge)}"
)


@dataclass(frozen=True, slots=True)
class PhaseColumns:
    """Where the columns of a picture begin, and how wide it is; `today` says whether what is here has one."""

    lefts: Mapping[Phase, float]
    width: float
    today: bool = True


ALL = PhaseColumns({Phase.NEAR: 204.0, Phase.MIDDLE: 560.0, Phase.FAR: 916.0}, 1184.0)


def tight(scene: RoadmapScene) -> PhaseColumns:
    """Return the columns that hold something, as near to each other as arrows allow: what a picture on paper has."""
    here, left = bool(scene.today), 0.0
    lefts, end = {}, TODAY_WIDTH if here else 0.0
    for phase in (phase for phase in Phase if any(card.phase is phase for card in scene.steps)):
        left = end + TIGHT_GAP if end else PAD
        lefts[phase], end = left, left + CARD_WIDTH
    return PhaseColumns(lefts, end + PAD, here)


def draw_roadmap(scene: RoadmapScene, columns: PhaseColumns = ALL) -> Element:
    """Return the picture; cards carry `data-click`, the id of their link."""
    rows = _rows(scene)
    today = _today_rows(scene, rows)
    height = max([*rows.values(), *today.values(), TOP], default=TOP) + PITCH + PAD
    lefts = columns.lefts
    return element(
        "svg",
        {
            "xmlns": SVG,
            "class": "panorama",
            "width": f"{columns.width:g}",
            "height": f"{height:g}",
            "viewBox": f"0 0 {columns.width:g} {height:g}",
            "aria-label": scene.title,
        },
        _definitions(),
        *(_lane(left, height) for left in lefts.values()),
        *([_head(0, scene.today_head)] if columns.today else []),
        *(_head(left + 12, scene.phase_heads[phase]) for phase, left in lefts.items()),
        element("g", {}, *_lines(scene, lefts, rows, today)),
        *(_today(each, today[each.link_id]) for each in scene.today),
        *(_step(card, lefts[card.phase], rows[card.link_id]) for card in scene.steps),
    )


def roadmap_file(scene: RoadmapScene, columns: PhaseColumns = ALL) -> str:
    """Return the picture as the text of an SVG file of its own, in the light theme."""
    picture = draw_roadmap(scene, columns)
    picture.insert(0, element("style", {}, f"svg text{{font-family:{FONT}}}" + resolved(STEP_STYLE, "light")))
    paper = {"class": "paper", "width": "100%", "height": "100%"}
    picture.insert(1, element("rect", paper))
    return to_file_text(picture)


def _rows(scene: RoadmapScene) -> dict[str, float]:
    """Return the top of each step: in order within its phase, as near to what it waits for as there is room."""
    found: dict[str, float] = {}
    for phase in Phase:
        free = TOP
        for card in scene.steps:
            if card.phase is phase:
                wanted = _mean(found[each] for each in (*card.waits_for, *card.fed_by) if each in found)
                found[card.link_id] = max(free, free if wanted is None else wanted)
                free = found[card.link_id] + PITCH
    return found


def _today_rows(scene: RoadmapScene, rows: Mapping[str, float]) -> dict[str, float]:
    """Return the top of each link that is here, near to the steps it feeds."""
    found: dict[str, float] = {}
    free = TOP
    wanted = {each.link_id: _mean(rows[step] for step in each.feeds) or TOP for each in scene.today}
    for link in sorted(wanted, key=lambda each: (wanted[each], each)):
        found[link] = max(free, wanted[link] + (CARD_HEIGHT - TODAY_HEIGHT) / 2)
        free = found[link] + TODAY_HEIGHT + 8
    return found


def _mean(values: Iterable[float]) -> float | None:
    known = list(values)
    return sum(known) / len(known) if known else None


def _definitions() -> Element:
    head = element("path", {"class": "arrow", "d": "M0 0L7 3.5L0 7Z"})
    box = {"id": "need-tip", "markerWidth": "7", "markerHeight": "7", "refX": "7", "refY": "3.5", "orient": "auto"}
    return element("defs", {}, element("marker", {**box, "markerUnits": "userSpaceOnUse"}, head))


def _lane(left: float, height: float) -> Element:
    box = {"x": f"{left - PAD:g}", "y": "0", "width": f"{CARD_WIDTH + 2 * PAD:g}", "height": f"{height:g}"}
    return element("rect", {**box, "class": "lane"})


def _head(x: float, words: tuple[str, str]) -> Element:
    name, note = words
    return element(
        "text", {"class": "head", "x": f"{x:g}", "y": "22"}, element("tspan", {"class": "name"}, name), f" {note}"
    )


def _lines(
    scene: RoadmapScene, columns: Mapping[Phase, float], rows: Mapping[str, float], today: Mapping[str, float]
) -> list[Element]:
    lefts = {card.link_id: columns[card.phase] for card in scene.steps}
    found = [
        _line((TODAY_WIDTH, today[each.link_id] + TODAY_HEIGHT / 2), _entry(lefts, rows, step), "need from-today")
        for each in scene.today
        for step in each.feeds
    ]
    for card in scene.steps:
        for kind, others in (("need", card.waits_for), ("need feeds", card.fed_by)):
            for before in others:
                beside = lefts[before] == lefts[card.link_id]
                start = (lefts[before] + (0 if beside else CARD_WIDTH), rows[before] + CARD_HEIGHT / 2)
                found.append(_line(start, _entry(lefts, rows, card.link_id), kind))
    return found


def _entry(lefts: Mapping[str, float], rows: Mapping[str, float], link: str) -> tuple[float, float]:
    return lefts[link], rows[link] + CARD_HEIGHT / 2


def _line(start: tuple[float, float], end: tuple[float, float], kind: str) -> Element:
    """Return a curve from the right of one card to the left of another; within a lane it runs round on the left."""
    (x, y), (to_x, to_y) = start, end
    out, back = ((to_x - x) / 2, (to_x - x) / 2) if to_x > x else (-ROUND, ROUND)
    path = f"M{x:.1f} {y:.1f}C{x + out:.1f} {y:.1f} {to_x - back:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}"
    return element("path", {"class": kind, "d": path, "marker-end": "url(#need-tip)"})


def _today(each: Today, y: float) -> Element:
    style = STATE_STYLES[each.mark]
    box = {"x": ".5", "y": ".5", "width": f"{TODAY_WIDTH - 1:g}", "height": f"{TODAY_HEIGHT - 1:g}", "rx": "3"}
    dash = {} if style.dash is None else {"stroke-dasharray": style.dash}
    name = cut(each.name, TODAY_WIDTH - 30, 12)
    spoken = each.name if name == each.name else f"{name}\n{each.name}"
    return element(
        "g",
        {"transform": f"translate(0 {y:.1f})", "class": "step", "data-click": each.link_id, "aria-label": spoken},
        element("rect", {**box, "class": f"g {each.mark.value}"}),
        element("rect", {**box, **dash, "class": f"e {each.mark.value}"}),
        element("g", {"transform": "translate(13 13)"}, mark(each.mark)),
        element("text", {"x": "24", "y": "17"}, name),
    )


def _step(card: StepCard, x: float, y: float) -> Element:
    style = STATE_STYLES[card.mark]
    box = {"x": ".5", "y": ".5", "width": f"{CARD_WIDTH - 1:g}", "height": f"{CARD_HEIGHT - 1:g}", "rx": "3"}
    dash = {} if style.dash is None else {"stroke-dasharray": style.dash}
    aim = text_width(card.aim, 12)
    parts = [
        element("rect", {**box, "class": "box"}),
        element("rect", {**box, **dash, "class": f"e {card.mark.value}"}),
        element("text", {"x": "10", "y": "20"}, str(card.order)),
        element("text", {"class": "n", "x": "30", "y": "20"}, cut(card.name, CARD_WIDTH - 50 - aim, 14, bold=True)),
        element("text", {"class": "right", "x": f"{CARD_WIDTH - 10:g}", "y": "20"}, card.aim),
        *_second_line(card),
    ]
    for part in parts:
        # a space between the words, for who reads them as one text
        part.tail = " "
    place = {"transform": f"translate({x:g} {y:.1f})", "class": "step"}
    return element("g", {**place, "data-click": card.link_id, "aria-label": _label(card, parts)}, *parts)


def _label(card: StepCard, parts: list[Element]) -> str:
    """Return what a card is called: what it shows, so that who speaks it is understood, then in full."""
    shown = (text.text for part in parts for text in part.iter("text") if text.text)
    return f"{' '.join(shown)}\n{card.label}"


def _second_line(card: StepCard) -> list[Element]:
    """Return whom to ask, and at the right what comes from outside or else how long the like took."""
    if card.outside is None and card.time is None:
        room, right = CARD_WIDTH - 40, []
    elif card.outside is None:
        aside = cut(card.time or "", 124, 12)
        room = CARD_WIDTH - 50 - text_width(aside, 12)
        right = [element("text", {"class": "right", "x": f"{CARD_WIDTH - 10:g}", "y": "40"}, aside)]
    else:
        aside = cut(card.outside, 118, 11)
        wide = text_width(aside, 11) + 10
        room = CARD_WIDTH - 48 - wide
        box = {"x": f"{CARD_WIDTH - 8 - wide:.1f}", "y": "28.5", "width": f"{wide:.1f}", "height": "16", "rx": "2"}
        words = {"x": f"{CARD_WIDTH - 3 - wide:.1f}", "y": "40.5"}
        right = [element("rect", {**box, "class": "out"}), element("text", {**words, "class": "out"}, aside)]
    return [element("text", {"x": "30", "y": "40"}, cut(card.ask, room, 12)), *right]
