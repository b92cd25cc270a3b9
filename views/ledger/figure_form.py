"""A figure of a race that no project tells, entered from the race: whose, which, its period, its proof."""

import streamlit as st

from graph.analysis.ledger.race import Race
from graph.errors import InvalidRequest
from graph.model.ledger_city_acts import ReportFigure
from graph.text import Text
from reports.wording.ledger_race import indicator_text
from views.shared.context import PageContext
from views.shared.ledger_form import check_units, line_field, save_acts

UNIT, FIGURE = Text("单位", "Unit"), Text("哪一项", "Which figure")
VALUE, PROOF = Text("数值", "Figure"), Text("凭证（文号或文件名）", "Proof (number or file)")
HELP = Text(
    "{period} 的数；比率写小数（80% 写 0.8）。改数再填一次，前一笔留着可查。",
    "Of {period}; a rate is written as a decimal (0.8 for 80 %). To change a figure enter it again; the former stays.",
)


def figure_form(context: PageContext, race: Race) -> None:
    """Ask for a figure of one of the units for the period of the race."""
    st.caption(context.text(HELP, period=race.period))
    unit = st.selectbox(context.text(UNIT), [lane.unit for lane in race.lanes], key="ledger-figure-unit")
    names = list(dict.fromkeys(name for part in race.parts for name in part.inputs))
    name = st.selectbox(
        context.text(FIGURE),
        names,
        format_func=lambda each: indicator_text(each, context.language),
        key="ledger-figure-name",
    )
    value = st.number_input(context.text(VALUE), value=None, format="%.4f", key="ledger-figure-value")
    proof = line_field(context, PROOF, "figure-proof")
    if value is None:
        save_acts(context, [])
        return
    act = ReportFigure(unit=unit, indicator=name, period=race.period, value=round(value, 4), proof=proof or None)

    def check() -> None:
        check_units(context.city, (unit,))
        if not proof:
            raise InvalidRequest("赛马数要有凭证，没有记录", "a figure of the race has its proof; nothing was recorded")

    save_acts(context, [act], check)
