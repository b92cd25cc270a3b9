"""The race as the page shows it: units by a scheme, missing parts told as missing, each figure with its projects."""

from collections.abc import Sequence
from decimal import Decimal
from xml.etree.ElementTree import Element

import streamlit as st

from graph.analysis.ledger.calendar import quarter, today
from graph.analysis.ledger.formulas import Part
from graph.analysis.ledger.indicators import UnitKind
from graph.analysis.ledger.race import Lane, Race, race, schemes
from graph.analysis.ledger.state import Ledger
from graph.text import Text
from reports.drawing.markup import element
from reports.wording.language import BLANK
from reports.wording.ledger import NOT_REPORTED
from reports.wording.ledger_race import indicator_text, part_text, plain
from reports.wording.punctuation import join_clauses
from views.ledger.figure_form import figure_form
from views.ledger.figures import cell, project_links, show_figures
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.query_params import keep, requested, requested_among
from views.shared.record_form import record_button

HELP = Text(
    "只有缺项最少的单位排名次，缺项过半的不排；未填报的不当零。点一个得分看它由哪些数、哪些项目来。",
    "Only units with the fewest parts missing are ranked, none that lacks more than half; what was not reported is not "
    "taken for nothing. Press a score for the figures and projects behind it.",
)
SCHEME, BY, PERIOD = Text("赛马办法", "Scheme"), Text("比谁", "Who is compared"), Text("时期", "Period")
NOBODY = Text(
    "台账里还没有可比的单位：立项或接收时写上县区、专班或责任单位。",
    "The ledger names no unit to compare: give projects a district, task force or department.",
)
TITLE = Text("赛马得分", "Race scores")
FACET = Text("比{facet}", "{facet}")
KNOWN = Text("已知 {known} 分", "{known} points known")
WORKED = Text("算法：{told}", "Worked out: {told}")
RANK, UNIT, TOTAL = Text("名次", "Rank"), Text("单位", "Unit"), Text("合计", "Total")
MISSING, FULL = Text("缺 {count} 项", "{count} missing"), Text("满分 {full}", "of {full}")
BEHIND = Text("{unit} · {part}", "{unit} · {part}")
VALUE = Text("{name}：{value}", "{name}: {value}")
PROOF = Text("凭证 {proof}", "proof {proof}")
REPORT = Text("填赛马数", "Report a figure")

KINDS = {each.value: each for each in UnitKind}


def race_view(context: PageContext, ledger: Ledger) -> None:
    """Draw the race."""
    with st.container(horizontal=True):
        scheme = _choice(context, SCHEME, "scheme", schemes(ledger.adopted), {})
        names = {each.value: each.label(context.language) for each in UnitKind}
        kind = KINDS[_choice(context, BY, "by", tuple(names), names)]
        period = _choice(context, PERIOD, "period", periods(ledger.day), {})
    found = race(ledger, scheme, kind, period)
    st.caption(context.text(HELP))
    if not found.lanes:
        st.caption(context.text(NOBODY))
        return
    # a past day is looked at alone
    if ledger.day == today() and record_button(context, context.text(REPORT), "ledger-figure", "secondary"):
        st.dialog(context.text(REPORT))(figure_form)(context, found)
    facets = tuple(dict.fromkeys(part.facet for part in found.parts if part.facet))
    rows = [_row(context, found, lane, facets) for lane in found.lanes]
    show_figures(context, context.text(TITLE), "ledger-race", _heads(context, found.parts, facets), rows)
    _behind(context, ledger, found)


def periods(day: str) -> tuple[str, ...]:
    """Return the periods of a year up to a day, the year first, then its quarters."""
    last = int(quarter(day)[-1])
    return (day[:4], *(f"{day[:4]}-Q{number}" for number in range(last, 0, -1)))


def _choice(context: PageContext, label: Text, name: str, options: Sequence[str], names: dict[str, str]) -> str:
    key = requested_among(name, f"ledger-{name}", options, options[0])
    found = st.selectbox(
        context.text(label),
        options,
        format_func=lambda each: names.get(each, each),
        key=key,
        width=180,
        on_change=keep,
        args=(f"ledger-{name}", name),
    )
    return found or options[0]


def _heads(context: PageContext, parts: Sequence[Part], facets: Sequence[str]) -> list[Element]:
    told = [element("th", {"class": "left"}, context.text(RANK)), element("th", {"class": "left"}, context.text(UNIT))]
    for part in parts:
        full = "" if part.full is None else context.text(FULL, full=plain(part.full))
        told.append(element("th", {}, _name(context, part), element("small", {}, full)))
    told += [element("th", {}, context.text(FACET, facet=facet)) for facet in facets]
    return [*told, element("th", {}, context.text(TOTAL))]


def _row(context: PageContext, found: Race, lane: Lane, facets: Sequence[str]) -> Element:
    cells = [cell(BLANK if lane.rank is None else str(lane.rank), kind="left"), cell(lane.unit, kind="left")]
    for part in found.parts:
        points = lane.points[part.id]
        told = context.text(NOT_REPORTED) if points is None else plain(points)
        cells.append(cell(told, f"{lane.unit}/{part.id}", "none" if points is None else ""))
    cells += [_facet(found.facet(lane, facet)) for facet in facets]
    total = BLANK if lane.total is None else plain(lane.total)
    lacks = element("small", {}, _lacks(context, found, lane)) if lane.missing else None
    cells.append(element("td", {}, total, *([] if lacks is None else [element("br", {}), lacks])))
    return element("tr", {}, *cells)


def _facet(points: Decimal | None) -> Element:
    """Return the points of what a city compares by itself; a dash where a part of it is missing."""
    return cell(BLANK if points is None else plain(points), kind="none" if points is None else "")


def _lacks(context: PageContext, found: Race, lane: Lane) -> str:
    """Say how many parts are missing, and where parts have full points how many of them are known."""
    told = [context.text(MISSING, count=len(lane.missing))]
    known = found.known_weight(lane)
    return join_clauses([*told, *([context.text(KNOWN, known=plain(known))] if known else [])], context.language)


def _behind(context: PageContext, ledger: Ledger, found: Race) -> None:
    """Draw what is behind the score that is open: each figure with its projects, or the proof it was reported with."""
    cells = {f"{lane.unit}/{part.id}": (lane, part) for lane in found.lanes for part in found.parts}
    if requested("cell") not in cells:
        return
    lane, part = cells[requested("cell")]
    with st.container(border=True, key="ledger-behind"):
        st.markdown(f"**{escape_markdown(context.text(BEHIND, unit=lane.unit, part=_name(context, part)))}**")
        st.caption(escape_markdown(context.text(WORKED, told=part_text(part, context.language))))
        for name in part.inputs:
            figure = lane.figures[name]
            value = context.text(NOT_REPORTED) if figure.value is None else plain(figure.value)
            said = context.text(VALUE, name=indicator_text(name, context.language), value=value)
            reported = figure.value is not None and not figure.projects and figure.proof is not None
            st.markdown(escape_markdown(f"{said} · {context.text(PROOF, proof=figure.proof)}" if reported else said))
            if figure.projects:
                project_links(context, ledger, figure.projects)


def _name(context: PageContext, part: Part) -> str:
    return part.of(context.language)
