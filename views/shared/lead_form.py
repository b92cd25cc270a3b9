"""A link in the project ledger: the firms followed on it, the projects that build it, and what follows another firm."""

import streamlit as st

from graph.analysis.candidates.candidates import rank_candidates
from graph.analysis.ledger.calendar import today
from graph.analysis.ledger.drafts import of_lead
from graph.analysis.ledger.state import Ledger, ProjectFile
from graph.model.ledger_city_acts import FollowLead
from graph.text import Text
from reports.wording.punctuation import join_names
from reports.wording.sentences import firm_name, link_name
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.ledger_desk import ledger_of
from views.shared.ledger_form import check_units, day_field, line_field, save_acts
from views.shared.record_form import record_button

FOLLOW = Text("列入台账", "Follow up as a lead")
WHICH = Text("跟进哪家企业", "Which firm")
CHOOSE = Text("请选企业；候选企业在前", "Choose a firm; candidates first")
FIRST = Text("首谈单位（由谁跟进）", "Who talks first and follows it up")
FIRST_HELP = Text("部门、专班、县区或园区，不写个人。", "A department, task force, district or park; no person.")
CHIEFS = Text("本链牵头部门：{names}", "In charge of the chain: {names}")
LANDING, FORCE = (
    Text("落地单位（可不填）", "Where it is to settle (optional)"),
    Text("专班（可不填）", "Task force (optional)"),
)
AGAIN = Text("已在台账，由{unit}跟进；保存即更新。", "Followed by {unit} already; saving updates it.")
LEAD_LINE = Text("台账线索：{firm}，{unit}跟进", "Lead: {firm}, followed by {unit}")
PROJECT_LINE = Text("台账项目：{title}，{step}", "Project: {title}, {step}")
MORE = Text("台账里另有 {count} 个项目", "{count} more projects in the ledger")
SHOWN = 5


def ledger_part(context: PageContext, link_id: str) -> None:
    """Draw the button that follows a firm on a link, and what the ledger holds of the link."""
    lead_button(context, link_id)
    lead_lines(context, link_id)


def lead_button(context: PageContext, link_id: str) -> None:
    """Draw the button that follows a firm on a link."""
    if record_button(context, context.text(FOLLOW), f"lead-{link_id}", "secondary", FollowLead):
        st.dialog(context.text(FOLLOW))(_dialog)(context, link_id)


def lead_lines(context: PageContext, link_id: str) -> None:
    """Draw the leads on a link and the projects that build it."""
    ledger = ledger_of(context)
    for (link, firm), lead in ledger.leads.items():
        if link == link_id and not of_lead(ledger, lead):
            _lead_line(context, lead, firm)
    building = projects_of(ledger, link_id)
    for project in building[:SHOWN]:
        said = context.text(PROJECT_LINE, title=project.title, step=project.step.label(context.language))
        _to_ledger(context, said, project=project.id)
    if len(building) > SHOWN:
        st.caption(context.text(MORE, count=len(building) - SHOWN))


def projects_of(ledger: Ledger, link_id: str) -> tuple[ProjectFile, ...]:
    """Return the projects that build a link, those taken over first."""
    found = (each for each in ledger.counted if link_id in ledger.links(each))
    return tuple(sorted(found, key=lambda each: (each.opened is None, each.id)))


def _lead_line(context: PageContext, lead: FollowLead, firm: str) -> None:
    name = firm_name(context.city.firms[firm]) if firm in context.city.firms else firm
    _to_ledger(context, context.text(LEAD_LINE, firm=name, unit=lead.first_talk), link=lead.link_id, firm=firm)


def _to_ledger(context: PageContext, said: str, **address: str) -> None:
    st.page_link(
        context.pages["ledger"],
        label=escape_markdown(said),
        icon=":material/assignment:",
        query_params={**address, **context.always},
    )


def _dialog(context: PageContext, link_id: str) -> None:
    st.markdown(f"**{escape_markdown(link_name(context.city.links[link_id], context.language))}**")
    firm = st.selectbox(
        context.text(WHICH),
        _firms(context, link_id),
        index=None,
        format_func=lambda each: firm_name(context.city.firms[each]),
        placeholder=context.text(CHOOSE),
        key="ledger-firm",
    )
    before = None if firm is None else ledger_of(context).leads.get((link_id, firm))
    if before is not None:
        st.caption(escape_markdown(context.text(AGAIN, unit=before.first_talk)))
    first = line_field(context, FIRST, "first", help=FIRST_HELP)
    chiefs = _chiefs(context, link_id)
    if chiefs:
        st.caption(escape_markdown(context.text(CHIEFS, names=join_names(chiefs, context.language))))
    landing, force = line_field(context, LANDING, "landing"), line_field(context, FORCE, "force")
    day = day_field(context)
    acts = []
    if firm is not None and first:
        told = {"landing": landing or None, "task_force": force or None}
        acts.append(FollowLead(link_id=link_id, firm_id=firm, day=day or today(), first_talk=first, **told))
    save_acts(context, acts, lambda: check_units(context.city, (first, landing, force)))


def _firms(context: PageContext, link_id: str) -> list[str]:
    """Return the firms that may be followed: candidates by rank, then all others by name."""
    ranked = [each.firm.id for each in rank_candidates(context.city, link_id)]
    others = sorted(context.city.firms, key=lambda each: firm_name(context.city.firms[each]))
    return list(dict.fromkeys((*ranked, *others)))


def _chiefs(context: PageContext, link_id: str) -> list[str]:
    chains = (edge.start for edge in context.city.chains_of.get(link_id, ()))
    offices = (edge.start for chain in chains for edge in context.city.chiefs.get(chain, ()))
    return list(dict.fromkeys(context.city.organisations[office].name_zh for office in offices))
