"""The project ledger: a board by step, what is to be asked, or one project with all that was recorded of it."""

from datetime import date

import streamlit as st

from graph.analysis.ledger.calendar import today
from graph.analysis.ledger.dispatch import askable
from graph.analysis.ledger.gates import AMOUNTS
from graph.analysis.ledger.lights import COLOURS, first_profile, profiles
from graph.analysis.ledger.race import schemes
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.analysis.proposals import concerns
from graph.model.ledger_acts import LEDGER_ACTS, OpenProject
from graph.model.ledger_city_acts import FollowLead, LeadAct
from graph.text import Text
from reports.deliverable import MIMES
from reports.drawing.markup import to_text
from reports.ledger.office_table import office_table
from reports.wording.language import BLANK
from reports.wording.ledger_profiles import profile_label, profile_source
from views.ledger.board import CSS, board, lead_of, step_of
from views.ledger.card import card
from views.ledger.chosen import STEPS, UNKNOWN, choose
from views.ledger.dispatch_view import DISPATCH, dispatch_view
from views.ledger.forms import entry_buttons
from views.ledger.lead_card import lead_buttons, lead_card, lead_text, lead_title
from views.ledger.particulars import NEW, new_form
from views.ledger.race_view import KINDS, periods, race_view
from views.ledger.register import register
from views.ledger.rules_form import rules_button
from views.ledger.totals_view import SORTS, totals_view
from views.shared import texts
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.handing_over import handed, why_kept
from views.shared.ledger_desk import ledger_of, lit
from views.shared.markup_component import show_markup
from views.shared.query_params import drop, filled, keep, put, requested, requested_among
from views.shared.record_form import record_button
from views.shared.unknown_ids import Known, one_of
from views.shared.waiting import waiting_about, waiting_part

HELP = Text(
    "一个项目、一个责任单位、一抓到底。每一笔都留记录，撤销是再记一笔；缺凭证的不予推进。没有计划或日期的不亮绿灯。",
    "One project, one unit in charge. Every entry is kept and undone by another; a step without its proofs is refused, "
    "and without a plan or a day there is no green.",
)
VIEW, BOARD, TABLE = Text("看什么", "View"), Text("按阶段", "By step"), Text("表格", "Table")
RACE, TOTALS = Text("赛马", "Race"), Text("合计", "Totals")
PROFILE = Text("亮灯口径", "Profile of lights")
EXPORT = Text("导出台账", "Export the ledger")
EXPORT_HELP = Text(
    "在表里改好，从“资料导入”读回来，只记改动的格。",
    "Edit the sheet and take it in on the page of imports: edits alone.",
)
ON, ON_HELP = (
    Text("哪一天", "As of"),
    Text(
        "看过去某一天的台账：按当时已发生的算，只看不记。",
        "The ledger as it stood on a past day, to look at and not to enter in.",
    ),
)
PAST = Text(
    "这是 {day} 的台账，只看不记；要登记、导出，把“哪一天”改回今天。",
    "The ledger of {day}, to look at: go back to today to enter something or export it.",
)
NOT_YET = Text(
    "这个地址里的项目或线索在 {day} 还没有登记，下面是那天的台账。",
    "The project or lead of this address was not on file on {day}; below stands the ledger of that day.",
)
BACK = Text("返回台账", "Back to the ledger")
COUNT = Text(
    "{day} · 项目 {count} 个 · 同一项目的别名 {doubles} 个不重复计",
    "{day} · {count} projects · {doubles} second names not counted",
)
VIEWS = {"board": BOARD, "register": TABLE, "dispatch": DISPATCH, "race": RACE, "totals": TOTALS}
ADDRESS: dict[str, Known] = {
    "on": lambda _, value: _is_past(value),
    "project": lambda desk, value: value in ledger_of(desk).projects,
    "view": one_of(VIEWS),
    "profile": lambda desk, value: value in profiles(ledger_of(desk).adopted),
    "scheme": lambda desk, value: value in schemes(ledger_of(desk).adopted),
    "by": one_of(KINDS),
    "period": lambda desk, value: value in periods(ledger_of(desk).day),
    "sort": one_of(SORTS),
    "amount": one_of(AMOUNTS),
    "cell": lambda _, value: "/" in value,
    "district": lambda desk, value: value in (UNKNOWN, *(each.district for each in ledger_of(desk).counted)),
    "unit": lambda desk, value: value in (UNKNOWN, *(each.responsible for each in ledger_of(desk).counted)),
    "light": one_of(COLOURS),
    "whom": lambda desk, value: value in askable(ledger_of(desk)),
    "step": one_of(STEPS),
}
PROFILED = ("board", "register", "dispatch")
"""Views that show lights."""
COUNTED = ("board", "register")
"""Views of all projects, whose number is told."""


def render(context: PageContext) -> None:
    """Draw the page: a project, a lead, or one of the views."""
    ledger = ledger_of(context, requested("on") if _is_past(requested("on")) else None)
    project, lead = ledger.projects.get(requested("project")), ledger.leads.get((requested("link"), requested("firm")))
    if project is not None:
        _project(context, ledger, project)
    elif lead is not None:
        _lead(context, ledger, lead)
    else:
        if _is_of_the_past(ledger) and (requested("project") or requested("firm")):
            st.info(context.text(NOT_YET, day=ledger.day))
        _views(context, ledger)


def _project(context: PageContext, ledger: Ledger, project: ProjectFile) -> None:
    st.title(escape_markdown(project.title), anchor=False)
    told = (project.step.label(context.language), project.responsible or BLANK, project.district or BLANK)
    # a project that nobody took over is asked about at its district: that is named once
    st.caption(" · ".join(escape_markdown(each) for each in dict.fromkeys(told)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        profile = _profile(context, ledger)
        _back(context)
        if not _is_of_the_past(ledger):
            entry_buttons(context, ledger, project)
    _tell_the_past(context, ledger)
    waiting_about(context, "project", project.id)
    _profile_source(context, ledger, profile)
    card(context, ledger, project, profile)


def _lead(context: PageContext, ledger: Ledger, lead: FollowLead) -> None:
    st.title(escape_markdown(lead_title(context, lead)), anchor=False)
    st.caption(escape_markdown(lead_text(context, lead)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _back(context)
        if not _is_of_the_past(ledger):
            lead_buttons(context, ledger, lead)
    _tell_the_past(context, ledger)
    waiting_part(
        context,
        "lead",
        lambda act: isinstance(act, LeadAct) and all(concerns(act, id) for id in (lead.link_id, lead.firm_id)),
    )
    lead_card(context, ledger, lead)


def _back(context: PageContext) -> None:
    if st.button(context.text(BACK), key="ledger-back"):
        drop(("project", "link", "firm"))
        st.rerun()


def _is_of_the_past(ledger: Ledger) -> bool:
    """Check whether a ledger is of a past day: it is looked at, and what is entered is entered on today's."""
    return ledger.day != today()


def _tell_the_past(context: PageContext, ledger: Ledger) -> None:
    if _is_of_the_past(ledger):
        st.caption(context.text(PAST, day=ledger.day))


def _is_past(value: str) -> bool:
    """Check whether a text is a day that has come, as 2026-09-22."""
    try:
        return date.fromisoformat(value).isoformat() == value <= today()
    except ValueError:
        return False


def _day(context: PageContext, ledger: Ledger) -> None:
    """Draw the day whose ledger is shown; today's is that of an address that names none."""
    key = filled("ledger-on", ledger.day)
    st.text_input(
        context.text(ON),
        max_chars=len(ledger.day),
        key=key,
        width=130,
        help=context.text(ON_HELP),
        on_change=_keep_day,
        args=(key,),
    )


def _keep_day(key: str) -> None:
    """Copy the day to the address; what is no day that has come is told there, as all that an address names."""
    chosen = st.session_state[key].strip()
    put("on", None if chosen == today() else chosen)


def _views(context: PageContext, ledger: Ledger) -> None:
    st.title(context.text(texts.LEDGER), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        view = _view(context)
        profile = _profile(context, ledger) if view in PROFILED else first_profile(ledger.adopted)
        _day(context, ledger)
        # taken in again, an export of a past day would put back what stood then
        if view in COUNTED and not _is_of_the_past(ledger):
            _new(context, ledger)
            _export(context, ledger)
        if not _is_of_the_past(ledger):
            rules_button(context, ledger, view)
    _tell_the_past(context, ledger)
    if view in PROFILED:
        _profile_source(context, ledger, profile, counted=view in COUNTED)
    match view:
        case "dispatch":
            dispatch_view(context, ledger, profile)
        case "register":
            register(context, ledger, profile)
        case "race":
            race_view(context, ledger)
        case "totals":
            totals_view(context, ledger)
        case _:
            _board(context, ledger, profile)
    # opened, moved, reported: whatever the ledger would count once it is accepted
    waiting_part(context, "ledger", lambda act: isinstance(act, LEDGER_ACTS) or bool(getattr(act, "ledger", "")))


def _new(context: PageContext, ledger: Ledger) -> None:
    if record_button(context, context.text(NEW), "ledger-new", "primary", OpenProject):
        st.dialog(context.text(NEW))(new_form)(context, ledger)


def _export(context: PageContext, ledger: Ledger) -> None:
    last, name = context.records.entries[-1].sequence if context.records.entries else 0, f"项目台账{ledger.day}.xlsx"
    # every project with its amounts, as the list of projects
    kept = why_kept(context, "projects")
    st.download_button(
        context.text(EXPORT),
        handed(context, name, lambda: office_table(ledger, last)),
        file_name=name,
        mime=MIMES["xlsx"],
        disabled=kept is not None,
        help=kept or context.text(EXPORT_HELP),
        on_click="ignore",
        key="ledger-export",
    )


def _profile(context: PageContext, ledger: Ledger) -> str:
    names, first = profiles(ledger.adopted), first_profile(ledger.adopted)
    key = requested_among("profile", "ledger-profile", names, first)
    found = st.selectbox(
        context.text(PROFILE),
        names,
        format_func=lambda name: profile_label(name, ledger.adopted, context.language),
        key=key,
        width=330,
        on_change=keep,
        args=("ledger-profile", "profile"),
    )
    return found or first


def _profile_source(context: PageContext, ledger: Ledger, profile: str, *, counted: bool = False) -> None:
    """Say whose limits the lights follow, and where asked for how many projects there are."""
    lines = [escape_markdown(profile_source(profile, ledger.adopted, context.language))]
    if counted:
        lines.append(context.text(COUNT, day=ledger.day, count=len(ledger.counted), doubles=len(ledger.doubles)))
    st.caption("  \n".join(lines), help=context.text(HELP) if counted else None)


def _view(context: PageContext) -> str:
    found = st.segmented_control(
        context.text(VIEW),
        list(VIEWS),
        required=True,
        format_func=lambda name: VIEWS[name].of(context.language),
        key=requested_among("view", "ledger-view", VIEWS, "board"),
        on_change=keep,
        args=("ledger-view", "view"),
    )
    return found or "board"


def _board(context: PageContext, ledger: Ledger, profile: str) -> None:
    colours = lit(context, ledger, profile)
    projects = choose(context, ledger, colours)
    shown = to_text(board(ledger, projects, colours, context.language, profile))
    clicked = show_markup(shown, key=f"ledger-board-{context.language}", css=CSS)
    if clicked:
        for name, value in _behind(ledger, clicked).items():
            put(name, value)
        st.rerun()


def _behind(ledger: Ledger, clicked: str) -> dict[str, str]:
    """Return the address of what was pressed on the board: a project, a lead, or the rest of a step."""
    lead, step = lead_of(ledger, clicked), step_of(clicked)
    if step is not None:
        return {"view": "register", "step": step}
    return {"project": clicked} if lead is None else {"link": lead.link_id, "firm": lead.firm_id}
