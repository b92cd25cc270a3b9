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
from views.shared.badges import evidence_line, plain
from views.shared.choosing_firm import choose_firm
from views.shared.desk import Desk
from views.shared.fact_rows import fact_row, project_row, words_of
from views.shared.mount import mount
from views.shared.nothing_yet import NO_FIRMS, NO_FIRMS_DO, nothing_yet
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


def render(desk: Desk) -> None:
    """Draw the profile of the firm named in the address, or of the first local one."""
    st.title(desk.say(texts.FIRMS), anchor=False, help=desk.say(HELP))
    if not desk.city.firms:
        nothing_yet(desk, NO_FIRMS, NO_FIRMS_DO)
        return
    firm = choose_firm(desk, "firms")
    _head(desk, firm)
    st.page_link(desk.pages["ties"], label=desk.say(texts.TIES), query_params={"firm": firm.id, **desk.always})
    _candidacies(desk, firm)
    _makes(desk, firm)
    _roles(desk, firm)
    _projects(desk, firm)
    _relations(desk, firm)
    _presence(desk, firm)
    _signals(desk, firm)


def _head(desk: Desk, firm: Firm) -> None:
    side = LOCAL if firm.local else OUTSIDE
    parts = [desk.say(side), firm_place(firm), firm.district, firm.park, firm.stock_code, firm.uscc]
    st.subheader(plain(firm.name_zh), anchor=False)
    st.markdown(" · ".join(plain(part) for part in parts if part))
    if firm.group is not None:
        sisters = [each for each in desk.city.firms.values() if each.group == firm.group and each.id != firm.id]
        some = join_names((firm_name(each) for each in sisters[:8]), desk.language)
        counted = f"{desk.say(SISTERS)} {len(sisters)}"
        more = f" · {with_label(counted, plain(some), desk.language)}" if sisters else ""
        st.markdown(f"{desk.say(GROUP)} **{plain(firm.group)}**{more}")
    if firm.ownership is not None:
        st.caption(plain(firm.ownership))
    st.caption(evidence_line(desk, firm.evidence))


def _section(desk: Desk, title: Text, rows: Iterable[dict[str, str | None]]) -> None:
    """Draw one section as a table, or say that nothing is on file."""
    found = list(rows)
    st.markdown(f"##### {desk.say(title)} {len(found)}")
    if not found:
        st.caption(desk.say(NOTHING))
        return
    mount(to_text(words_table(found)), key=f"firm-{title.en}", css=STYLE)


def _candidacies(desk: Desk, firm: Firm) -> None:
    """Draw for which targets a firm from elsewhere is a candidate, in which place, with points and reasons against."""
    if firm.local:
        return
    st.markdown(f"##### {desk.say(CANDIDACIES)}")
    signed = commitments(desk.city, firm.id)
    if signed:
        st.caption(desk.say(FOLLOWED))
    zh = desk.language == "zh"
    rows = [
        {
            desk.say(texts.LINK): link_name(desk.city.links[lead.link_id], desk.language),
            "位次" if zh else "Place": str(lead.rank),
            "档次" if zh else "Tier": lead.candidate.tier.label(desk.language),
            "匹配度" if zh else "Fit": fit_text(lead.candidate, desk.language),
            "引进方式" if zh else "Way in": candidacy_text(lead.candidate, desk.language),
            "为什么来这里" if zh else "Why here": candidate_reason(lead.candidate, desk.language),
            "不利" if zh else "Against": join_clauses(
                (objections_text(each, desk.language) for each in lead.candidate.objections), desk.language
            ),
        }
        for lead in desk.judgement.candidacies.get(firm.id, ())
    ]
    if rows:
        mount(to_text(words_table(rows)), key="firm-candidacies", css=STYLE)
    elif not signed:
        st.caption(desk.say(NOTHING))


def _makes(desk: Desk, firm: Firm) -> None:
    product, amount, status, note = words_of(
        desk, ("产品", "Product"), ("产能", "Capacity"), ("状态", "Status"), ("备注", "Note")
    )

    def row(make: Makes) -> dict[str, str | None]:
        cells = {
            desk.say(texts.LINK): link_name(desk.city.links[make.end], desk.language),
            product: make.product,
            amount: capacity(make, desk.language),
            status: None if make.status is None else make.status.label(desk.language),
            note: make.note,
        }
        return fact_row(desk, make.evidence, **cells)

    _section(desk, MAKES, [row(make) for make in desk.city.makes_of.get(firm.id, ())])


def _roles(desk: Desk, firm: Firm) -> None:
    leads = [lead for group in desk.city.chain_roles.values() for lead in group if lead.start == firm.id]
    role = "角色" if desk.language == "zh" else "Role"
    rows = [
        fact_row(
            desk,
            lead.evidence,
            **{
                desk.say(texts.CHAIN): chain_name(desk.city.chains[lead.end], desk.language),
                role: lead.role.label(desk.language),
            },
        )
        for lead in leads
    ]
    _section(desk, ROLES, rows)


def _projects(desk: Desk, firm: Firm) -> None:
    projects = [desk.city.projects[edge.end] for edge in desk.city.undertakes.get(firm.id, ())]
    _section(desk, PROJECTS, [project_row(desk, project) for project in projects])


def _relations(desk: Desk, firm: Firm) -> None:
    kind, other, note = words_of(desk, ("关系", "Relation"), ("企业", "Firms"), ("备注", "Note"))
    rows = []
    for edge in desk.city.relations.get(firm.id, ()):
        names = f"{firm_name(desk.city.firms[edge.start])} → {firm_name(desk.city.firms[edge.end])}"
        cells = {other: names, kind: edge.kind.label(desk.language), note: edge.note}
        rows.append(fact_row(desk, edge.evidence, **cells))
    _section(desk, RELATIONS, rows)


def _presence(desk: Desk, firm: Firm) -> None:
    form, what, note = words_of(desk, ("形式", "Form"), ("内容", "What"), ("备注", "Note"))
    rows = []
    for edge in desk.city.presence.get(firm.id, ()):
        word = edge.kind.label(desk.language)
        word += f"（{desk.say(NOT_YET)}）" if edge.kind in PENDING_PRESENCE else ""
        cells = {desk.say(texts.PLACE): edge.end, form: word, what: edge.what, note: edge.note}
        rows.append(fact_row(desk, edge.evidence, **cells))
    _section(desk, PRESENCE, rows)


def _signals(desk: Desk, firm: Firm) -> None:
    kind, text = words_of(desk, ("类别", "Kind"), ("内容", "News"))
    rows = [
        fact_row(
            desk,
            signal.evidence,
            **{desk.say(texts.DATE): signal.year, kind: signal.kind.label(desk.language), text: signal.text},
        )
        for signal in desk.city.signals.get(firm.id, ())
    ]
    _section(desk, SIGNALS, rows)
