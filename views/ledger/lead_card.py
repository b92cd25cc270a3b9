"""One lead: the link and the firm followed on it, by whom, and what opens a project from it or gives it up."""

import streamlit as st

from graph.analysis.ledger.calendar import today
from graph.analysis.ledger.drafts import free_id, of_lead
from graph.analysis.ledger.state import Ledger
from graph.model.ledger_acts import OpenProject
from graph.model.ledger_city_acts import DropLead, FollowLead
from graph.text import Text
from reports.wording.language import BLANK
from reports.wording.sentences import firm_name, link_name
from views.ledger.particulars import new_form
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.ledger_form import save_acts
from views.shared.record_form import record_button

OPEN, DROP = Text("立项", "Open a project"), Text("放弃线索", "Give up the lead")
TOLD = Text(
    "{day} 起跟进 · 首谈单位 {first} · 落地单位 {landing} · 专班 {force}",
    "Followed since {day} · talks first: {first} · settles in: {landing} · task force: {force}",
)
TO_LINK, TO_FIRM = (
    Text("在全景图上看{link}", "{link} in the panorama"),
    Text("看企业档案：{firm}", "Firm profile: {firm}"),
)
TO_PROJECT = Text("由它立的项目：{title}，{step}", "Project opened from it: {title}, {step}")
NEXT = Text(
    "谈成意向就立项，从谋划起一步一步推进；谈不成写明理由放弃。",
    "Open a project once there is intent, or give it up with a reason.",
)
REASON = Text("放弃理由", "Why it is given up")


def lead_title(context: PageContext, lead: FollowLead) -> str:
    """Return the title of a lead: its link and its firm."""
    return f"{_link(context, lead.link_id)} × {_firm(context, lead.firm_id)}"


def lead_text(context: PageContext, lead: FollowLead) -> str:
    """Return since when and by whom a lead is followed."""
    told = {"first": lead.first_talk, "landing": lead.landing or BLANK, "force": lead.task_force or BLANK}
    return context.text(TOLD, day=lead.day, **told)


def lead_buttons(context: PageContext, ledger: Ledger, lead: FollowLead) -> None:
    """Draw what can be done with a lead."""
    if record_button(context, context.text(OPEN), "ledger-open", "primary", lead):
        st.dialog(context.text(OPEN))(_open)(context, ledger, lead)
    if record_button(
        context, context.text(DROP), "ledger-drop", "tertiary", DropLead(link_id=lead.link_id, firm_id=lead.firm_id)
    ):
        st.dialog(context.text(DROP))(_drop)(context, lead)


def lead_card(context: PageContext, ledger: Ledger, lead: FollowLead) -> None:
    """Draw a lead."""
    found = of_lead(ledger, lead)
    for project in found:
        label = context.text(TO_PROJECT, title=project.title, step=project.step.label(context.language))
        address = {"project": project.id, **context.always}
        st.page_link(context.pages["ledger"], label=escape_markdown(label), query_params=address)
    if not found:
        st.caption(context.text(NEXT))
    ways(context, (lead.link_id,), lead.firm_id)


def ways(context: PageContext, links: tuple[str, ...], firm_id: str | None) -> None:
    """Draw the ways from the ledger back to links in the panorama and to a firm."""
    with st.container(horizontal=True):
        for link in links:
            chain = context.judgement.local_facts(link) if link in context.city.links else None
            if chain is not None:
                address = {"chain": chain, "link": link, **context.always}
                label = escape_markdown(context.text(TO_LINK, link=_link(context, link)))
                st.page_link(context.pages["panorama"], label=label, query_params=address)
        if firm_id is not None and firm_id in context.city.firms:
            label = escape_markdown(context.text(TO_FIRM, firm=_firm(context, firm_id)))
            st.page_link(context.pages["firms"], label=label, query_params={"firm": firm_id, **context.always})


def _link(context: PageContext, id: str) -> str:
    return link_name(context.city.links[id], context.language) if id in context.city.links else id


def _firm(context: PageContext, id: str) -> str:
    return firm_name(context.city.firms[id]) if id in context.city.firms else id


def _open(context: PageContext, ledger: Ledger, lead: FollowLead) -> None:
    """Ask for the particulars of a project; what the lead tells stands there already."""
    held = OpenProject(
        project_id=free_id(ledger),
        day=today(),
        title="",
        first_talk=lead.first_talk,
        landing=lead.landing,
        task_force=lead.task_force,
        link_id=lead.link_id,
        firm_id=lead.firm_id,
    )
    new_form(context, ledger, held)


def _drop(context: PageContext, lead: FollowLead) -> None:
    reason = st.text_area(context.text(REASON), key="ledger-reason").strip()
    act = DropLead(link_id=lead.link_id, firm_id=lead.firm_id)
    save_acts(context, [act] if reason else [], None, reason, address={"link": None, "firm": None})
