"""The steps of a roadmap in time as an SVG picture for a page of text: a row a step, a bar as long as the like took.

The axis counts months from the beginning of each phase, since nobody knows when that is. Drawn are the steps with a
comparable project; if no step has one all are, each with a dotted bar over its whole phase, and tell the order alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from graph.analysis.judgement import Judgement
from graph.analysis.roadmap.phase_limits import Phase
from graph.analysis.roadmap.roadmap import Roadmap, Step
from graph.text import Text
from reports.drawing.markup import SVG, element, to_file_text
from reports.drawing.panorama_style import resolved
from reports.drawing.panorama_text import cut, text_width
from reports.drawing.tokens import FONT
from reports.wording.language import Language
from reports.wording.roadmap import TO_ESTIMATE, duration_text
from reports.wording.sentences import short_name

MAX_ROWS = 36
WIDTH, NAMES, TOP, PITCH, BAR = 600.0, 150.0, 40.0, 20.0, 13.0
BAND = (WIDTH - NAMES) / len(Phase)
MIN_BAR = 24
"""Months the axis of a phase shows at least."""
MONTHS = Text("{months} 个月", "{months} months")
START = Text("期初", "start")
STYLE = (
    f"svg text{{font-family:{FONT};font-size:11px;fill:var(--lp-ink)}}"
    ".paper{fill:var(--lp-bg)}.band{fill:var(--lp-panel)}.head{font-weight:700;font-size:12px}"
    "svg text.axis{font-size:10px;fill:var(--lp-ink3)}.tick{stroke:var(--lp-line);stroke-width:1}"
    ".least{fill:var(--lp-accent)}.most{fill:none;stroke:var(--lp-accent);stroke-width:1}"
    ".open{fill:none;stroke:var(--lp-edge);stroke-width:1.2;stroke-dasharray:1.5 3}svg text.end{text-anchor:end}"
    "svg text.on{fill:var(--lp-bg)}"
)


@dataclass(frozen=True, slots=True)
class TimelineBar:
    """One step: its order and name, its phase, the months the like took where known, and that in words."""

    name: str
    phase: Phase
    months: tuple[int, int] | None
    words: str


def timeline_file(judgement: Judgement, roadmap: Roadmap, language: Language) -> str:
    """Return the picture of the steps to be drawn as the text of an SVG file of its own, in the light theme."""
    rows = [_row(judgement, step, language) for step in drawn_steps(roadmap)]
    return to_file_text(draw_timeline(rows, language))


def drawn_steps(roadmap: Roadmap) -> tuple[Step, ...]:
    """List the steps with a comparable project, all if there is none, as many as a page holds."""
    timed = tuple(step for step in roadmap.steps if step.duration is not None)
    return (timed or roadmap.steps)[:MAX_ROWS]


def _row(judgement: Judgement, step: Step, language: Language) -> TimelineBar:
    name = f"{step.order} {short_name(judgement.city.links[step.link_id], language)}"
    found = step.duration
    months = None if found is None else (found.minimum, found.maximum)
    words = TO_ESTIMATE.of(language) if found is None else duration_text(found, language, step.is_underway)
    return TimelineBar(name, step.phase, months, words)


def draw_timeline(rows: list[TimelineBar], language: Language) -> Element:
    """Return the picture of rows."""
    height = TOP + PITCH * len(rows) + 22
    longest = max([MIN_BAR, *(row.months[1] for row in rows if row.months is not None)])
    bands = (part for at, phase in enumerate(Phase) for part in _band(at, phase, height, longest, language))
    return element(
        "svg",
        {"xmlns": SVG, "width": f"{WIDTH:g}", "height": f"{height:g}", "viewBox": f"0 0 {WIDTH:g} {height:g}"},
        element("style", {}, resolved(STYLE, "light")),
        element("rect", {"class": "paper", "width": "100%", "height": "100%"}),
        *bands,
        *(part for at, row in enumerate(rows) for part in _bar(at, row, longest)),
    )


def _band(at: int, phase: Phase, height: float, longest: int, language: Language) -> Iterator[Element]:
    x = NAMES + at * BAND
    box = {"x": f"{x + 2:g}", "y": "0", "width": f"{BAND - 4:g}", "height": f"{height - 18:g}"}
    yield element("rect", {"class": "band", **box})
    yield element("text", {"class": "head", "x": f"{x + 8:g}", "y": "18"}, phase.label(language))
    yield element("text", {"class": "axis", "x": f"{x + 4:g}", "y": f"{height - 5:g}"}, START.of(language))
    end = {"class": "axis end", "x": f"{x + BAND - 4:g}", "y": f"{height - 5:g}"}
    yield element("text", end, MONTHS.of(language, months=longest))


def _bar(at: int, row: TimelineBar, longest: int) -> Iterator[Element]:
    """Yield the name of a step, its bar (full to the least, outlined to the most) and its words beside or on it."""
    y, left = TOP + at * PITCH, NAMES + list(Phase).index(row.phase) * BAND + 4
    room = BAND - 8
    yield element("text", {"x": "0", "y": f"{y + BAR - 2:g}"}, cut(row.name, NAMES - 8, 11))
    if row.months is None:
        yield _rect("open", left, y, room)
        return
    least, most = (room * each / longest for each in row.months)
    yield _rect("most", left, y, most)
    yield _rect("least", left, y, least)
    base, words = f"{y + BAR - 3:g}", text_width(row.words, 10)
    if words < room - most - 6:
        yield element("text", {"class": "axis", "x": f"{left + most + 4:.1f}", "y": base}, row.words)
    elif words < least - 6:
        yield element("text", {"class": "axis on", "x": f"{left + 4:.1f}", "y": base}, row.words)


def _rect(kind: str, x: float, y: float, width: float) -> Element:
    box = {"x": f"{x:.1f}", "y": f"{y:g}", "width": f"{max(2.0, width):.1f}", "height": f"{BAR:g}", "rx": "1"}
    return element("rect", {"class": kind, **box})
