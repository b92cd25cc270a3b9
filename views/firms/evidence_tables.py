"""Every fact on file of a firm, with its evidence and its address: one folded table a section."""

from collections.abc import Callable, Mapping

import streamlit as st

from graph.model.edges import Makes
from graph.model.kinds import NOT_YET_PRESENCE
from graph.model.nodes import Firm
from reports.drawing.markup import to_text
from reports.wording.candidate_words import candidate_reason, fit_words, lead_words
from reports.wording.language import Text
from reports.wording.objection_words import against_words
from reports.wording.punctuation import aside, clauses
from reports.wording.sentences import capacity, chain_name, firm_name, link_name
from views.shared import texts
from views.shared.desk import Desk
from views.shared.fact_rows import fact_row, project_row, words_of
from views.shared.mount import mount
from views.shared.tables import STYLE, words_table

CANDIDACIES = Text("可作哪些目标的候选", "Candidate for these targets")
MAKES = Text("生产的链环", "Links it makes")
ROLES = Text("链中角色", "Roles in chains")
PROJECTS = Text("项目", "Projects")
RELATIONS = Text("与其他企业的关系", "Relations to other firms")
PRESENCE = Text("区域布局", "Presence")
SIGNALS = Text("动向与风险", "News and risks")
NOT_YET = Text("尚不是布局", "not yet presence")

Rows = list[dict[str, str | None]]
"""Facts as rows of words."""


def evidence_tables(desk: Desk, firm: Firm) -> None:
    """Draw each section that has facts as a folded table, which is filled when it is opened."""
    for title, rows in sections(desk, firm).items():
        if not rows:
            continue
        key = f"firm-{title.en}-{firm.id}-{desk.language}"
        opened = st.expander(f"{desk.say(title)} {len(rows)}", on_change="rerun", key=key)
        if opened.open:
            with opened:
                mount(to_text(words_table(rows)), key=f"facts-{title.en}", css=STYLE)


def sections(desk: Desk, firm: Firm) -> Mapping[Text, Rows]:
    """Return the facts of every section as rows; a section without facts has none."""
    return {title: list(rows(desk, firm)) for title, rows in SECTIONS.items()}


def _candidacies(desk: Desk, firm: Firm) -> Rows:
    """Return for which targets a firm from elsewhere is a candidate, in which place, with reasons for and against."""
    place, tier, fit, way, why, objections = words_of(
        desk,
        ("位次", "Place"),
        ("档次", "Tier"),
        ("匹配度", "Fit"),
        ("引进方式", "Way in"),
        ("为什么来这里", "Why here"),
        ("不利", "Against"),
    )
    return [
        {
            desk.say(texts.LINK): link_name(desk.city.links[lead.link_id], desk.language),
            place: str(lead.place),
            tier: lead.candidate.tier.label(desk.language),
            fit: fit_words(lead.candidate, desk.language),
            way: lead_words(lead.candidate, desk.language),
            why: candidate_reason(lead.candidate, desk.language),
            objections: clauses((against_words(each, desk.language) for each in lead.candidate.against), desk.language),
        }
        for lead in desk.judgement.leads.get(firm.id, ())
        if not firm.local
    ]


def _makes(desk: Desk, firm: Firm) -> Rows:
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

    return [row(make) for make in desk.city.makes_of.get(firm.id, ())]


def _roles(desk: Desk, firm: Firm) -> Rows:
    (role,) = words_of(desk, ("角色", "Role"))
    leads = [lead for group in desk.city.leads.values() for lead in group if lead.start == firm.id]
    return [
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


def _projects(desk: Desk, firm: Firm) -> Rows:
    return [project_row(desk, desk.city.projects[edge.end]) for edge in desk.city.undertakes.get(firm.id, ())]


def _relations(desk: Desk, firm: Firm) -> Rows:
    kind, other, note = words_of(desk, ("关系", "Relation"), ("企业", "Firms"), ("备注", "Note"))
    rows = []
    for edge in desk.city.relations.get(firm.id, ()):
        ends = f"{firm_name(desk.city.firms[edge.start])} → {firm_name(desk.city.firms[edge.end])}"
        cells = {other: ends, kind: edge.kind.label(desk.language), note: edge.note}
        rows.append(fact_row(desk, edge.evidence, **cells))
    return rows


def _presence(desk: Desk, firm: Firm) -> Rows:
    form, what, note = words_of(desk, ("形式", "Form"), ("内容", "What"), ("备注", "Note"))
    rows = []
    for edge in desk.city.presence.get(firm.id, ()):
        not_yet = desk.say(NOT_YET) if edge.kind in NOT_YET_PRESENCE else None
        word = aside(edge.kind.label(desk.language), not_yet, desk.language)
        cells = {desk.say(texts.PLACE): edge.end, form: word, what: edge.what, note: edge.note}
        rows.append(fact_row(desk, edge.evidence, **cells))
    return rows


def _signals(desk: Desk, firm: Firm) -> Rows:
    kind, text = words_of(desk, ("类别", "Kind"), ("内容", "News"))
    return [
        fact_row(
            desk,
            signal.evidence,
            **{desk.say(texts.DATE): signal.year, kind: signal.kind.label(desk.language), text: signal.text},
        )
        for signal in desk.city.signals.get(firm.id, ())
    ]


SECTIONS: Mapping[Text, Callable[[Desk, Firm], Rows]] = {
    CANDIDACIES: _candidacies,
    MAKES: _makes,
    ROLES: _roles,
    PROJECTS: _projects,
    RELATIONS: _relations,
    PRESENCE: _presence,
    SIGNALS: _signals,
}
"""What draws the rows of each section, in the order they are shown."""
