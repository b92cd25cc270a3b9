"""The flow a firm would close: feeds on the left, the link in the middle, users on the right, with firms by name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.etree.ElementTree import Element

from graph.analysis.candidates.local_links import Neighbour
from graph.analysis.facts.criticality import is_readily_bought
from graph.analysis.verdicts.states import Mark
from graph.model.edges import InputTo
from graph.model.kinds import Market, Strength
from graph.text import Text
from reports.dossier.candidacies import Candidacy
from reports.dossier.draft import FirmDraft
from reports.dossier.page import Flow
from reports.drawing.markup import element, to_text
from reports.drawing.panorama_marks import mark
from reports.drawing.panorama_text import wrap
from reports.one_page.marks import BLACK
from reports.one_page.type_sizes import POINTS
from reports.wording.language import Language
from reports.wording.neighbours import makers_of, mark_of
from reports.wording.punctuation import PAUSE, join_clauses
from reports.wording.sentences import firm_name
from reports.wording.supply_words import arising
from reports.wording.verdicts import state_text

SHOWN = 2
"""Boxes on each side."""
BOX_WIDTH, GAP, PAD, MARK_ROOM = 150.0, 30.0, 5.0, 15.0
"""Measures of the drawing in points; three boxes and two gaps are as wide as the text."""
EDGE, SIDE = 0.6, 2.0
"""What the lines of the outer boxes need above and below, and at the sides, where word processors cut some off."""
NAME, NOTE = 10.5, 9.0
NAME_LINE, NOTE_LINE = 13.0, 11.5
STYLE = (
    "text{font-family:'Noto Sans CJK SC','Noto Sans SC',sans-serif;fill:#000}.n{font-weight:700}"
    ".box{fill:#fff;stroke:#000;stroke-width:.9}.way{fill:none;stroke:#000;stroke-width:.9}"
    ".open{stroke-dasharray:4 2.5}" + BLACK
)
BOUGHT = Text("可外购", "can be bought")
NOT_HERE = Text("本地没有查到", "none found here")
NO_USER = Text("本地用户没有查到", "No user found here")
MARKETS = {
    Market.NATIONAL: Text("面向全国市场", "sold nationwide"),
    Market.REGIONAL: Text("面向区域市场", "sold in the region"),
    Market.EXPORT: Text("面向出口", "exported"),
}
FIRM_MAKES = Text("{firm}在外地做", "made elsewhere by {firm}")
FEEDS, INTO, USERS = Text("原料", "feeds"), Text("做", "make"), Text("供", "for")
WORDS = Text("{feeds}供{link}，{link}供{users}", "{feeds} feed {link}, which feeds {users}")


@dataclass(frozen=True, slots=True)
class FlowBox:
    """One box: a name, a note under it, its mark, and whether it is there; a line to it is dashed if it is not."""

    name: tuple[str, ...]
    note: tuple[str, ...]
    mark: Mark | None
    solid: bool

    @property
    def height(self) -> float:
        """Its height in units of the drawing."""
        return 2 * PAD + NAME_LINE * len(self.name) + NOTE_LINE * len(self.note)


def flow(draft: FirmDraft) -> Flow:
    """Draw what the first link of a firm takes here and who takes it."""
    each = draft.first
    columns = (_feeds(draft, each), [_link(draft, each)], _users(draft, each))
    high = max(_stack(boxes) for boxes in columns)
    placed = [_placed(boxes, at, high) for at, boxes in enumerate(columns)]
    lines = [_line(one, other) for left, right in pairwise(placed) for one in left for other in right]
    drawn = [_drawn(box, x, y) for column in placed for box, x, y in column]
    wide, tall = 3 * BOX_WIDTH + 2 * GAP + 2 * SIDE, high + 2 * EDGE
    size = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {wide:g} {tall:g}"}
    inside = element("g", {"transform": f"translate({SIDE:g} {EDGE:g})"}, *lines, *drawn)
    svg = to_text(element("svg", size, element("style", {}, STYLE), inside))
    return Flow(svg, tall / POINTS, _words(columns, draft.language))


def _feeds(draft: FirmDraft, each: Candidacy) -> list[FlowBox]:
    """Pick the first feeds made here, and where there is room one that is not."""
    here = draft.feeds_of(each)[:SHOWN]
    boxes = [_neighbour(draft, feed) for feed in here]
    absent = [edge for edge in _core(draft, each) if edge.start not in {feed.link.id for feed in here}]
    return boxes + [_absent(draft, edge) for edge in absent[: max(0, SHOWN - len(boxes))]]


def _core(draft: FirmDraft, each: Candidacy) -> list[InputTo]:
    edges = draft.city.inputs.get(each.link_id, ())
    return [edge for edge in edges if edge.strength is Strength.CORE and draft.is_good(edge.start)]


def _users(draft: FirmDraft, each: Candidacy) -> list[FlowBox]:
    users = each.candidate.local_links.users[:SHOWN]
    market = MARKETS.get(draft.first_link.market) if draft.first_link.market is not None else None
    nobody = _box(draft.text(NO_USER), "" if market is None else draft.text(market), None, solid=False)
    return [_neighbour(draft, user) for user in users] or [nobody]


def _link(draft: FirmDraft, each: Candidacy) -> FlowBox:
    made = draft.text(FIRM_MAKES, firm=firm_name(draft.firm))
    note = PAUSE.of(draft.language).join((state_text(each.verdict.rule, draft.language), made))
    return _box(draft.link(each.link_id), note, each.verdict.mark, solid=False)


def _neighbour(draft: FirmDraft, found: Neighbour) -> FlowBox:
    told = [makers_of(found, draft.language), mark_of(found, draft.language)]
    note = draft.tight(PAUSE.of(draft.language).join(part for part in told if part))
    return _box(draft.thing(found), note, draft.judgement.mark(found.link.id), solid=True)


def _absent(draft: FirmDraft, edge: InputTo) -> FlowBox:
    note = BOUGHT if is_readily_bought(draft.city, edge.start) else NOT_HERE
    name = draft.tight(arising(edge, draft.link(edge.start), draft.language))
    return _box(name, draft.text(note), draft.judgement.mark(edge.start), solid=False)


def _box(name: str, note: str, state: Mark | None, *, solid: bool) -> FlowBox:
    room = BOX_WIDTH - 2 * PAD - (MARK_ROOM if state is not None else 0)
    lines = tuple(wrap(note, room, NOTE)) if note else ()
    return FlowBox(tuple(wrap(name, room, NAME, bold=True)), lines, state, solid)


def _stack(boxes: Sequence[FlowBox]) -> float:
    return sum(box.height for box in boxes) + PAD * max(0, len(boxes) - 1)


def _placed(boxes: Sequence[FlowBox], column: int, high: float) -> list[tuple[FlowBox, float, float]]:
    """Place the boxes of a column one under another, in the middle of the height."""
    x, y = column * (BOX_WIDTH + GAP), (high - _stack(boxes)) / 2
    found = []
    for box in boxes:
        found.append((box, x, y))
        y += box.height + PAD
    return found


def _line(one: tuple[FlowBox, float, float], other: tuple[FlowBox, float, float]) -> Element:
    (left, x, y), (right, to_x, to_y) = one, other
    begin, end = y + left.height / 2, to_y + right.height / 2
    middle = (x + BOX_WIDTH + to_x) / 2
    path = f"M{x + BOX_WIDTH:g} {begin:g}C{middle:g} {begin:g} {middle:g} {end:g} {to_x:g} {end:g}"
    there = left.solid if column_of(x) == 0 else right.solid
    return element("path", {"class": "way" if there else "way open", "d": path})


def column_of(x: float) -> int:
    """Return the column of a box by its left edge."""
    return round(x / (BOX_WIDTH + GAP))


def _drawn(box: FlowBox, x: float, y: float) -> Element:
    around = {"transform": f"translate({x:g} {y:g})"}
    frame = {"class": "box" if box.solid else "box open", "width": f"{BOX_WIDTH:g}", "height": f"{box.height:g}"}
    parts = [element("rect", frame)]
    indent = PAD
    if box.mark is not None:
        indent += MARK_ROOM
        at = {"transform": f"translate({PAD + 6:g} {PAD + 6:g})"}
        parts.append(element("g", at, mark(box.mark)))
    parts += _lines(box.name, "n", NAME, indent, PAD + 9.5, NAME_LINE)
    parts += _lines(box.note, "", NOTE, indent, PAD + NAME_LINE * len(box.name) + 8.5, NOTE_LINE)
    return element("g", around, *parts)


def _lines(lines: Iterable[str], kind: str, size: float, x: float, y: float, step: float) -> list[Element]:
    look = {"font-size": f"{size:g}", **({"class": kind} if kind else {})}
    return [element("text", {**look, "x": f"{x:g}", "y": f"{y + at * step:g}"}, text) for at, text in enumerate(lines)]


def _words(columns: tuple[list[FlowBox], ...], language: Language) -> str:
    """Say in words what the drawing shows, for whoever cannot see it."""
    told = [join_clauses(("".join(box.name) for box in boxes), language) for boxes in columns]
    return WORDS.of(language, feeds=told[0], link=told[1], users=told[2])
