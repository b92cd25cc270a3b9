"""Why one light of a project may wait, from its card: which light, the reason, and the last day it counts."""

import streamlit as st

from graph.analysis.ledger.state import ProjectFile
from graph.errors import InvalidRequest
from graph.model.dates import read_date
from graph.model.ledger_acts import AcceptReason
from graph.model.ledger_words import Dimension
from graph.text import Text
from views.ledger.problem_form import check_day
from views.shared.context import PageContext
from views.shared.ledger_form import day_field, line_field, save_acts

LIGHT, WHY = Text("哪一盏灯", "Which light"), Text("理由（写明依据）", "Reason, with what it rests on")
UNTIL = Text("有效至（如 2026-12-31）", "Counts until (2026-12-31)")
HELP = Text(
    "认可的理由到期自动失效，灯按原口径再亮；理由期内不算绿灯。",
    "An accepted reason expires by itself and the light shows again; while it counts the light is not green.",
)


def reason_form(context: PageContext, project: ProjectFile, first: Dimension = Dimension.START) -> None:
    """Ask for a reason with its last day, the light `first` standing there at first."""
    st.caption(context.text(HELP))
    names = {each.value: each for each in Dimension}
    light = st.selectbox(
        context.text(LIGHT),
        list(names),
        index=list(names).index(first.value),
        format_func=lambda each: names[each].label(context.language),
        key="ledger-light",
    )
    why, until, day = line_field(context, WHY, "why"), line_field(context, UNTIL, "until"), day_field(context)
    act = AcceptReason(project_id=project.id, dimension=names[light], day=day, until=read_date(until) or until)

    def check() -> None:
        check_day(until)
        if act.until < day:
            raise InvalidRequest(
                f"有效至 {act.until} 早于 {day}，没有记录", f"{act.until} is before {day}; nothing was recorded"
            )

    save_acts(context, [act] if why and until else [], check, reason=why)
