"""The monthly plan of a project beside what was done or arrived: drawn as two curves, and told in a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from xml.etree.ElementTree import Element

import pandas as pd
import streamlit as st

from graph.analysis.ledger.calendar import end_of_month, months_ended
from graph.analysis.ledger.progress import months_of
from graph.analysis.ledger.state import ProjectFile
from graph.model.ledger_words import AmountKind, Curve
from graph.text import Text
from reports.drawing.markup import SVG, element, to_text
from reports.wording.language import BLANK
from reports.wording.ledger_race import plain
from views.shared.context import PageContext
from views.shared.markup_component import show_markup

TITLE = Text("{year} 年月度计划与{done}（累计，亿元）", "Plan of {year} by month and {done} (sums, 亿元)")
SAID = Text(
    "{year} 年计划到 {month} 月 {plan} 亿元，{done} {value} 亿元。",
    "By month {month} of {year} the plan asks for {plan} 亿元; {done}: {value} 亿元.",
)
NO_VALUE = Text("未填报", "not reported")
HEADS = (
    Text("月", "Month"),
    Text("计划累计", "Plan"),
    Text("实际累计", "Actual"),
    Text("差", "Difference"),
)
PLAN, ACTUAL = Text("计划", "Plan"), Text("实际", "Actual")
WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 480, 170, 46, 14, 24
STEP = (WIDTH - LEFT - 16) / 11
DONE_OF = {Curve.WORK: AmountKind.YEAR_DONE, Curve.FUNDS: AmountKind.ARRIVED}
CSS = """
.curve{max-width:560px;width:100%;height:auto;font-size:11px}
.curve text{fill:var(--lp-ink2)}
.curve .grid{stroke:var(--lp-line);stroke-width:1}
.curve .plan{stroke:var(--lp-ink3);stroke-width:1.5;stroke-dasharray:5 3;fill:none}
.curve .actual{stroke:var(--lp-accent);stroke-width:2;fill:none}
.curve .dot{fill:var(--lp-accent)}
"""


@dataclass(frozen=True, slots=True)
class PlanCurve:
    """A plan of twelve sums, and beside each the last that was told in the month, None where nothing was."""

    curve: Curve
    year: int
    plan: tuple[Decimal, ...]
    actual: tuple[Decimal | None, ...]
    ended: int


def plan_curve(project: ProjectFile, curve: Curve) -> PlanCurve | None:
    """Return the plan of this year with what came of it up to the present month, None where there is no plan."""
    held = project.plan(curve)
    plan = months_of(held)
    if held is None or plan is None:
        return None
    told = [act for _, act in project.amounts if act.amount is DONE_OF[curve] and act.day[:4] == str(held.year)]
    actual = []
    for month in range(1, 13):
        first = f"{held.year}-{month:02}-01"
        # a sum of February says nothing of March: a month nobody told of stays blank
        known = [act.yi for act in told if first <= act.day <= end_of_month(first)]
        actual.append(Decimal(str(known[-1])) if known else None)
    return PlanCurve(curve, held.year, plan, tuple(actual), months_ended(project.day))


def show_curves(context: PageContext, project: ProjectFile) -> None:
    """Draw each plan of the year with its table."""
    for curve in Curve:
        found = plan_curve(project, curve)
        if found is None:
            continue
        done = DONE_OF[curve].label(context.language)
        st.markdown(f"##### {context.text(TITLE, year=found.year, done=done)}")
        show_markup(to_text(drawn(context, found)), key=f"curve-{project.id}-{curve.value}", css=CSS)
        heads = [context.text(head) for head in HEADS]
        frame = pd.DataFrame(rows(found), columns=heads)
        st.dataframe(
            frame, hide_index=True, width="stretch", height="content", key=f"curve-table-{project.id}-{curve.value}"
        )


def rows(found: PlanCurve) -> list[tuple[str, str, str, str]]:
    """Return the months with plan, what was done, and by how much it is ahead."""
    return [
        (
            str(month),
            plain(plan),
            BLANK if actual is None else plain(actual),
            BLANK if actual is None else plain(actual - plan),
        )
        for month, (plan, actual) in enumerate(zip(found.plan, found.actual, strict=True), 1)
    ]


def drawn(context: PageContext, found: PlanCurve) -> Element:
    """Return both curves as a picture that says in words what it shows."""
    most = max((*found.plan, *(each for each in found.actual if each is not None)))
    top = most if most > 0 else Decimal(1)
    actual = [(at, each) for at, each in enumerate(found.actual) if each is not None]
    parts = [*_grid(top), _line("plan", list(enumerate(found.plan)), top), _line("actual", actual, top)]
    parts += [_tag("circle", "dot", cx=_x(at), cy=_y(each, top), r="3") for at, each in actual]
    parts += [_word(_x(11), _y(found.plan[-1], top) - 5, context.text(PLAN), "end")]
    if actual:
        at, last = actual[-1]
        parts.append(_word(_x(at), _y(last, top) - 8, context.text(ACTUAL), "middle"))
    box = {"class": "curve", "viewBox": f"0 0 {WIDTH} {HEIGHT}", "role": "img", "aria-label": said(context, found)}
    return element(f"{{{SVG}}}svg", box, *parts)


def said(context: PageContext, found: PlanCurve) -> str:
    """Return what the picture shows, in a sentence."""
    last = next((each for each in reversed(found.actual) if each is not None), None)
    return context.text(
        SAID,
        year=found.year,
        month=found.ended,
        plan=plain(found.plan[found.ended - 1]) if found.ended else "0",
        done=DONE_OF[found.curve].label(context.language),
        value=context.text(NO_VALUE) if last is None else plain(last),
    )


def _grid(top: Decimal) -> list[Element]:
    found = []
    for share in (Decimal(0), Decimal("0.5"), Decimal(1)):
        at = _y(top * share, top)
        found.append(_tag("line", "grid", x1=LEFT, x2=WIDTH - 16, y1=at, y2=at))
        found.append(_word(LEFT - 6, at + 4, plain(top * share), "end"))
    return found + [_word(_x(month), HEIGHT - 8, str(month + 1), "middle") for month in range(12)]


def _line(kind: str, points: Sequence[tuple[int, Decimal]], top: Decimal) -> Element:
    return _tag("polyline", kind, points=" ".join(f"{_x(at):.1f},{_y(value, top):.1f}" for at, value in points))


def _tag(tag: str, kind: str, **attributes: object) -> Element:
    told = {name: f"{each:.1f}" if isinstance(each, float) else str(each) for name, each in attributes.items()}
    return element(f"{{{SVG}}}{tag}", {"class": kind, **told})


def _word(x: float, y: float, text: str, anchor: str) -> Element:
    return element(f"{{{SVG}}}text", {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor}, text)


def _x(month: int) -> float:
    return LEFT + month * STEP


def _y(value: Decimal, top: Decimal) -> float:
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - float(value / top))
