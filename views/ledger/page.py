"""The project ledger: a board by step, what is to be asked, or one project with all that was recorded of it."""

from collections import Counter
from xml.etree.ElementTree import Element

import streamlit as st

from graph.analysis.ledger.dispatch import Ask, day_before_ten_days, dispatch
from graph.analysis.ledger.gates import AMOUNTS
from graph.analysis.ledger.lights import DEFAULT_PROFILE, profiles
from graph.analysis.ledger.race import schemes
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.analysis.proposals import concerns
from graph.model.ledger_acts import LEDGER_ACTS
from graph.model.ledger_city_acts import FollowLead, LeadAct
from graph.once import once
from reports.deliverable import MIMES
from reports.drawing.markup import element, to_text
from reports.ledger.office_table import office_table
from reports.wording.language import BLANK, Language, Text
from reports.wording.ledger import ask_text
from reports.wording.ledger_profiles import profile_label, profile_source
from views.ledger.board import CSS, board, lead_of
from views.ledger.card import card
from views.ledger.forms import entry_buttons
from views.ledger.lead_card import lead_buttons, lead_card, lead_text, lead_title
from views.ledger.race_view import KINDS, periods, race_view
from views.ledger.totals_view import SORTS, totals_view
from views.shared import texts
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.handing_over import handed, why_kept
from views.shared.ledger_desk import ledger_of
from views.shared.markup_component import show_markup
from views.shared.query_params import drop, keep, put, requested, requested_among
from views.shared.table_tools import arranged
from views.shared.unknown_ids import Known, one_of
from views.shared.waiting import waiting_about, waiting_part

HELP = Text(
    "一个项目、一个责任单位、一抓到底。每一笔都留记录，撤销是再记一笔；缺凭证的不予推进。没有计划或日期的不亮绿灯。",
    "One project, one unit in charge. Every entry is kept and undone by another; a step without its proofs is refused, "
    "and without a plan or a day there is no green.",
)
VIEW, BOARD, DISPATCH = Text("看什么", "View"), Text("按阶段", "By step"), Text("今日调度", "Dispatch")
RACE, TOTALS = Text("赛马", "Race"), Text("合计", "Totals")
PROFILE = Text("亮灯口径", "Profile of lights")
EXPORT = Text("导出台账", "Export the ledger")
EXPORT_HELP = Text(
    "在表里改好，从“资料导入”读回来，只记改动的格。",
    "Edit the sheet and take it in on the page of imports: edits alone.",
)
BACK = Text("返回台账", "Back to the ledger")
COUNT = Text(
    "{day} · 项目 {count} 个 · 同一项目的别名 {doubles} 个不重复计", "{day} · {count} projects · {doubles} other names"
)
ASKS = Text("要问的事：{counts}，涉及 {projects} 个项目", "To be asked: {counts}, of {projects} projects")
NOTHING = Text("没有要问的：先把项目接收进台账。", "Nothing to ask: take projects over first.")
HEADS = (
    Text("何时", "When"),
    Text("为何", "Why"),
    Text("项目", "Project"),
    Text("问谁", "Whom"),
    Text("问什么", "What to ask"),
    Text("要交什么", "To hand in"),
    Text("几号前", "By"),
)
VIEWS = {"board": BOARD, "dispatch": DISPATCH, "race": RACE, "totals": TOTALS}
ADDRESS: dict[str, Known] = {
    "project": lambda desk, value: value in ledger_of(desk).projects,
    "view": one_of(VIEWS),
    "profile": lambda desk, value: value in profiles(ledger_of(desk).adopted),
    "scheme": lambda desk, value: value in schemes(ledger_of(desk).adopted),
    "by": one_of(KINDS),
    "period": lambda desk, value: value in periods(ledger_of(desk).day),
    "sort": one_of(SORTS),
    "amount": one_of(AMOUNTS),
    "cell": lambda _, value: "/" in value,
}
PROFILED = ("board", "dispatch")
"""Views that show lights."""


def render(context: PageContext) -> None:
    """Draw the page: a project, a lead, or one of the views."""
    ledger = ledger_of(context)
    project, lead = ledger.projects.get(requested("project")), ledger.leads.get((requested("link"), requested("firm")))
    if project is not None:
        _project(context, ledger, project)
    elif lead is not None:
        _lead(context, ledger, lead)
    else:
        _views(context, ledger)


def _project(context: PageContext, ledger: Ledger, project: ProjectFile) -> None:
    st.title(escape_markdown(project.title), anchor=False)
    told = (project.step.label(context.language), project.responsible or BLANK, project.district or BLANK)
    st.caption(" · ".join(escape_markdown(each) for each in told))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        profile = _profile(context, ledger)
        _back(context)
        entry_buttons(context, ledger, project)
    waiting_about(context, "project", project.id)
    _profile_source(context, ledger, profile)
    card(context, ledger, project, profile)


def _lead(context: PageContext, ledger: Ledger, lead: FollowLead) -> None:
    st.title(escape_markdown(lead_title(context, lead)), anchor=False)
    st.caption(escape_markdown(lead_text(context, lead)))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _back(context)
        lead_buttons(context, ledger, lead)
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


def _views(context: PageContext, ledger: Ledger) -> None:
    st.title(context.text(texts.LEDGER), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        view = _view(context)
        profile = _profile(context, ledger) if view in PROFILED else DEFAULT_PROFILE
        if view == "board":
            _export(context, ledger)
    if view in PROFILED:
        _profile_source(context, ledger, profile)
    match view:
        case "dispatch":
            _dispatch(context, ledger, profile)
        case "race":
            race_view(context, ledger)
        case "totals":
            totals_view(context, ledger)
        case _:
            _board(context, ledger, profile)
    # opened, moved, reported: whatever the ledger would count once it is accepted
    waiting_part(context, "ledger", lambda act: isinstance(act, LEDGER_ACTS) or bool(getattr(act, "ledger", "")))


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
    names = profiles(ledger.adopted)
    first = DEFAULT_PROFILE if DEFAULT_PROFILE in names else names[0]
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


def _profile_source(context: PageContext, ledger: Ledger, profile: str) -> None:
    """Say whose limits the lights follow."""
    st.caption(escape_markdown(profile_source(profile, ledger.adopted, context.language)))


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
    counted = context.text(COUNT, day=ledger.day, count=len(ledger.counted), doubles=len(ledger.doubles))
    st.caption(f"{context.text(HELP)}  \n{counted}")
    # a browser is sent the key, so it says nothing of where the graph is kept
    shown = (*context.always.values(), context.city.load.id, str(len(context.records.entries)), profile)
    key = f"ledger-board-{'-'.join(shown)}"
    clicked = show_markup(_board_text(ledger, profile, context.language), key=key, css=CSS)
    if clicked:
        lead = lead_of(ledger, clicked)
        address = {"project": clicked} if lead is None else {"link": lead.link_id, "firm": lead.firm_id}
        for name, value in address.items():
            put(name, value)
        st.rerun()


@once
def _board_text(ledger: Ledger, profile: str, language: Language) -> str:
    """Return the board as text, drawn once for a ledger, which is folded anew with each entry and each day."""
    return to_text(board(ledger, profile, language))


def _dispatch(context: PageContext, ledger: Ledger, profile: str) -> None:
    earlier = ledger_of(context, day_before_ten_days(ledger.day))
    asks = dispatch(ledger, earlier, profile)
    if not asks:
        st.caption(context.text(NOTHING))
        return
    counts = Counter(ask.horizon.label(context.language) for ask in asks)
    told = "　".join(f"{name} {count}" for name, count in counts.items())
    st.markdown(context.text(ASKS, counts=told, projects=len({ask.project.id for ask in asks})))
    lines = [_ask(context, ask) for ask in asks]
    heads = [element("th", {}, context.text(head)) for head in HEADS]
    head = element("thead", {}, element("tr", {}, *heads))
    table = element("table", {"class": "asks"}, head, element("tbody", {}, *lines))
    table = arranged(context, "ledger-asks", context.text(DISPATCH), table, paper="projects")
    clicked = show_markup(to_text(table), key="ledger-asks", css=CSS)
    if clicked:
        put("project", clicked)
        st.rerun()


def _ask(context: PageContext, ask: Ask) -> Element:
    """Return what is to be asked as a row; its project leads to the card."""
    said = (ask.horizon.label(context.language), ask.cause.label(context.language))
    opened = element("span", {"data-click": ask.project.id}, ask.project.title)
    further = (
        ask.whom or BLANK,
        ask_text(ask, context.language),
        BLANK if ask.rung is None else ask.rung[f"hands_in_{context.language}"],
        ask.hand_in_by or BLANK,
    )
    return element("tr", {}, *(element("td", {}, each) for each in (*said, opened, *further)))
