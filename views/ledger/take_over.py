"""Taking over all the projects that are listed at once: whom to ask about them, one entry each."""

from collections.abc import Sequence

import streamlit as st

from graph.analysis.ledger.calendar import today
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.model.ledger_acts import OpenProject
from graph.text import Text
from views.shared.context import PageContext
from views.shared.ledger_form import check_units, line_field, save_acts
from views.shared.record_form import record_button

TAKE_ALL = Text("接收所列 {count} 个", "Take over the {count} listed")
TITLE = Text("接收进台账", "Take over")
TOLD = Text(
    "所列项目里 {count} 个还没有接收。写责任单位就都由它负责；空着就按各自的县区问，没有县区的 {without} 个不接收。",
    "{count} of those listed are not taken over. A department is in charge of them all; left blank, each is asked "
    "about at its district, and the {without} without one are not taken.",
)
DEPARTMENT = Text("责任单位（可不填）", "Department in charge (optional)")
FORCE = Text("专班（可不填）", "Task force (optional)")


def take_all_button(context: PageContext, ledger: Ledger, projects: Sequence[ProjectFile]) -> None:
    """Draw the button that takes over those of some projects that nobody did; nothing where there is none."""
    waiting = [each for each in projects if each.opened is None]
    if not waiting or ledger.day != today():
        return
    label = context.text(TAKE_ALL, count=len(waiting))
    if record_button(context, label, "ledger-take-all", "secondary", OpenProject):
        st.dialog(context.text(TITLE))(_form)(context, waiting)


def _form(context: PageContext, waiting: Sequence[ProjectFile]) -> None:
    without = sum(each.district is None for each in waiting)
    st.caption(context.text(TOLD, count=len(waiting), without=without))
    department = line_field(context, DEPARTMENT, "department") or None
    force = line_field(context, FORCE, "force") or None
    acts = [
        OpenProject(
            project_id=each.id,
            day=today(),
            title=each.title,
            department=department,
            task_force=force,
            district=each.district,
        )
        for each in waiting
        if department or each.district
    ]
    save_acts(context, acts, lambda: check_units(context.city, (department, force)))
