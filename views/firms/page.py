"""Everything known of one firm, each fact with its evidence."""

from collections.abc import Iterable

import streamlit as st

from graph.analysis.candidates.candidates import commitments
from graph.model.edges import Makes
from graph.model.kinds import PENDING_PRESENCE
from graph.model.nodes import Firm
from reports.drawing.markup import to_text
from reports.wording.candidates import candidacy_text, candidate_reason, fit_text
from reports.wording.language import Text
from reports.wording.objections import objections_text
from reports.wording.punctuation import join_clauses, join_names, with_label
from reports.wording.sentences import capacity, chain_name, firm_name, firm_place, link_name
from views.shared import texts
from views.shared.badges import escape_markdown, evidence_line
from views.shared.context import PageContext
from views.shared.empty_state import NO_FIRMS, NO_FIRMS_REMEDY, empty_state
from views.shared.fact_rows import fact_row, project_row, words_of
from views.shared.firm_select import choose_firm
from views.shared.markup_component import show_markup
from views.shared.tables import STYLE, words_table

HELP = Text(
    "一家企业收录的全部资料：生产、项目、关系、集团、布局、动向，逐条有依据。没有查到，不等于没有。",
    "Every fact on file of a firm: products, projects, relations, group, presence and news, each with its evidence. "
    "None seen does not mean there is none.",
)
LOCAL = Text("本地企业", "Local firm")
OUTSIDE = Text("外地企业", "Firm from elsewhere")
CANDIDACIES = Text("可作哪些目标的候选", "Targets it is a candidate for")
FOLLOWED = Text(
    "这家企业在本市已签约或有项目，不再列为候选，转入盯办。",
    "It has signed or has a project here: followed up, no longer a candidate.",
)
MAKES = Text("生产的链环", "Links it makes")
ROLES = Text("链中角色", "Roles in chains")
PROJECTS = Text("项目", "Projects")
RELATIONS = Text("与其他企业的关系", "Relations to other firms")
PRESENCE = Text("区域布局", "Presence")
SIGNALS = Text("动向与风险", "News and risks")
NOT_YET = Text("尚不是布局", "not yet presence")
GROUP = Text("所属集团", "Group")
SISTERS = Text("同集团收录企业", "Firms of the same group on file")
NOTHING = Text("这一栏没有资料。没有查到，不等于没有。", "Nothing on file here. None seen does not mean none exists.")


def render(context: PageContext) -> None:
    """Draw the profile of the firm named in the address, or of the first local one."""
    st.title(context.text(texts.FIRMS), anchor=False, help=context.text(HELP))
    if not context.city.firms:
        empty_state(context, NO_FIRMS, NO_FIRMS_REMEDY)
        return
    firm = choose_firm(context, "firms")
    _head(context, firm)
    st.page_link(
        context.pages["ties"], label=context.text(texts.TIES), query_params={"firm": firm.id, **context.always}
    )
    _candidacies(context, firm)
    _makes(context, firm)
    _roles(context, firm)
    _projects(context, firm)
    _relations(context, firm)
    _presence(context, firm)
    _signals(context, firm)


def _head(context: PageContext, firm: Firm) -> None:
    side = LOCAL if firm.local else OUTSIDE
    parts = [context.text(side), firm_place(firm), firm.district, firm.park, firm.stock_code, firm.uscc]
    st.subheader(escape_markdown(firm.name_zh), anchor=False)
    st.markdown(" · ".join(escape_markdown(part) for part in parts if part))
    if firm.group is not None:
        sisters = [each for each in context.city.firms.values() if each.group == firm.group and each.id != firm.id]
        some = join_names((firm_name(each) for each in sisters[:8]), context.language)
        counted = f"{context.text(SISTERS)} {len(sisters)}"
        more = f" · {with_label(counted, escape_markdown(some), context.language)}" if sisters else ""
        st.markdown(f"{context.text(GROUP)} **{escape_markdown(firm.group)}**{more}")
    if firm.ownership is not None:
        st.caption(escape_markdown(firm.ownership))
    st.caption(evidence_line(context, firm.evidence))


def _section(context: PageContext, title: Text, rows: Iterable[dict[str, str | None]]) -> None:
    """Draw one section as a table, or say that nothing is on file."""
    found = list(rows)
    st.markdown(f"##### {context.text(title)} {len(found)}")
    if not found:
        st.caption(context.text(NOTHING))
        return
    show_markup(to_text(words_table(found)), key=f"firm-{title.en}", css=STYLE)


def _candidacies(context: PageContext, firm: Firm) -> None:
    """Draw for which targets a firm from elsewhere is a candidate, in which place, with points and reasons against."""
    if firm.local:
        return
    st.markdown(f"##### {context.text(CANDIDACIES)}")
    signed = commitments(context.city, firm.id)
    if signed:
        st.caption(context.text(FOLLOWED))
    zh = context.language == "zh"
    rows = [
        {
            context.text(texts.LINK): link_name(context.city.links[lead.link_id], context.language),
            "位次" if zh else "Place": str(lead.rank),
            "档次" if zh else "Tier": lead.candidate.tier.label(context.language),
            "匹配度" if zh else "Fit": fit_text(lead.candidate, context.language),
            "引进方式" if zh else "Way in": candidacy_text(lead.candidate, context.language),
            "为什么来这里" if zh else "Why here": candidate_reason(lead.candidate, context.language),
            "不利" if zh else "Against": join_clauses(
                (objections_text(each, context.language) for each in lead.candidate.objections), context.language
            ),
        }
        for lead in context.judgement.candidacies.get(firm.id, ())
    ]
    if rows:
        show_markup(to_text(words_table(rows)), key="firm-candidacies", css=STYLE)
    elif not signed:
        st.caption(context.text(NOTHING))


def _makes(context: PageContext, firm: Firm) -> None:
    product, amount, status, note = words_of(
        context, ("产品", "Product"), ("产能", "Capacity"), ("状态", "Status"), ("备注", "Note")
    )

    def row(make: Makes) -> dict[str, str | None]:
        cells = {
            context.text(texts.LINK): link_name(context.city.links[make.end], context.language),
            product: make.product,
            amount: capacity(make, context.language),
            status: None if make.status is None else make.status.label(context.language),
            note: make.note,
        }
        return fact_row(context, make.evidence, **cells)

    _section(context, MAKES, [row(make) for make in context.city.makes_of.get(firm.id, ())])


def _roles(context: PageContext, firm: Firm) -> None:
    leads = [lead for group in context.city.chain_roles.values() for lead in group if lead.start == firm.id]
    role = "角色" if context.language == "zh" else "Role"
    rows = [
        fact_row(
            context,
            lead.evidence,
            **{
                context.text(texts.CHAIN): chain_name(context.city.chains[lead.end], context.language),
                role: lead.role.label(context.language),
            },
        )
        for lead in leads
    ]
    _section(context, ROLES, rows)


def _projects(context: PageContext, firm: Firm) -> None:
    projects = [context.city.projects[edge.end] for edge in context.city.undertakes.get(firm.id, ())]
    _section(context, PROJECTS, [project_row(context, project) for project in projects])


def _relations(context: PageContext, firm: Firm) -> None:
    kind, other, note = words_of(context, ("关系", "Relation"), ("企业", "Firms"), ("备注", "Note"))
    rows = []
    for edge in context.city.relations.get(firm.id, ()):
        names = f"{firm_name(context.city.firms[edge.start])} → {firm_name(context.city.firms[edge.end])}"
        cells = {other: names, kind: edge.kind.label(context.language), note: edge.note}
        rows.append(fact_row(context, edge.evidence, **cells))
    _section(context, RELATIONS, rows)


def _presence(context: PageContext, firm: Firm) -> None:
    form, what, note = words_of(context, ("形式", "Form"), ("内容", "What"), ("备注", "Note"))
    rows = []
    for edge in context.city.presence.get(firm.id, ()):
        word = edge.kind.label(context.language)
        word += f"（{context.text(NOT_YET)}）" if edge.kind in PENDING_PRESENCE else ""
        cells = {context.text(texts.PLACE): edge.end, form: word, what: edge.what, note: edge.note}
        rows.append(fact_row(context, edge.evidence, **cells))
    _section(context, PRESENCE, rows)


def _signals(context: PageContext, firm: Firm) -> None:
    kind, text = words_of(context, ("类别", "Kind"), ("内容", "News"))
    rows = [
        fact_row(
            context,
            signal.evidence,
            **{context.text(texts.DATE): signal.year, kind: signal.kind.label(context.language), text: signal.text},
        )
        for signal in context.city.signals.get(firm.id, ())
    ]
    _section(context, SIGNALS, rows)
