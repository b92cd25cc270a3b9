"""Every fact on file of a firm, with its evidence and its address: one folded table a section."""

from collections.abc import Callable, Mapping

import streamlit as st

from graph.model.edges import Makes
from graph.model.kinds import PENDING_PRESENCE
from graph.model.nodes import Firm
from graph.text import Text
from reports.drawing.markup import to_text
from reports.wording.candidates import candidacy_text, candidate_reason, fit_text
from reports.wording.firm_figures import value_text
from reports.wording.objections import objections_text
from reports.wording.punctuation import join_clauses, with_brackets
from reports.wording.sentences import capacity, chain_name, firm_name, link_name
from views.shared import texts
from views.shared.context import PageContext
from views.shared.fact_rows import fact_row, project_row, words_of
from views.shared.markup_component import show_markup
from views.shared.tables import STYLE, words_table

CANDIDACIES = Text("可作哪些目标的候选", "Candidate for these targets")
MAKES = Text("生产记录", "Production records")
ROLES = Text("在链中的角色", "Roles in chains")
PROJECTS = Text("项目", "Projects")
RELATIONS = Text("与其他企业的关系", "Relations to other firms")
PRESENCE = Text("周边布局", "Presence")
SIGNALS = Text("动向与风险", "News and risks")
MEASURES = Text("企业指标", "Figures of the firm")
WANTED = Text("本市名单列为拟引进", "Wanted by the city's own lists")
NOT_YET = Text("尚不是布局", "not yet presence")

Rows = list[dict[str, str | None]]
"""Facts as rows of words."""


def evidence_tables(context: PageContext, firm: Firm) -> None:
    """Draw each section that has facts as a folded table, which is filled when it is opened."""
    for title, rows in sections(context, firm).items():
        if not rows:
            continue
        key = f"firm-{title.en}-{firm.id}-{context.language}"
        opened = st.expander(f"{context.text(title)} {len(rows)}", on_change="rerun", key=key)
        if opened.open:
            with opened:
                show_markup(to_text(words_table(rows)), key=f"facts-{title.en}", css=STYLE)


def sections(context: PageContext, firm: Firm) -> Mapping[Text, Rows]:
    """Return the facts of every section as rows; a section without facts has none."""
    return {title: list(rows(context, firm)) for title, rows in SECTIONS.items()}


def _candidacies(context: PageContext, firm: Firm) -> Rows:
    """Return for which targets a firm from elsewhere is a candidate, in which place, with reasons for and against."""
    place, tier, fit, way, why, objections = words_of(
        context,
        ("位次", "Place"),
        ("档次", "Tier"),
        ("匹配度", "Fit"),
        ("引进方式", "Way in"),
        ("为什么来这里", "Why here"),
        ("不利", "Against"),
    )
    return [
        {
            context.text(texts.LINK): link_name(context.city.links[lead.link_id], context.language),
            place: str(lead.rank),
            tier: lead.candidate.tier.label(context.language),
            fit: fit_text(lead.candidate, context.language),
            way: candidacy_text(lead.candidate, context.language),
            why: candidate_reason(lead.candidate, context.language),
            objections: join_clauses(
                (objections_text(each, context.language) for each in lead.candidate.objections), context.language
            ),
        }
        for lead in context.judgement.candidacies.get(firm.id, ())
        if not firm.local
    ]


def _makes(context: PageContext, firm: Firm) -> Rows:
    product, amount, place, status, note = words_of(
        context,
        ("产品", "Product"),
        ("产能", "Capacity"),
        ("生产地", "Made at"),
        ("状态", "Status"),
        ("备注", "Note"),
    )

    def row(make: Makes) -> dict[str, str | None]:
        cells = {
            context.text(texts.LINK): link_name(context.city.links[make.end], context.language),
            product: make.product,
            amount: capacity(make, context.language),
            place: make.place,
            status: None if make.status is None else make.status.label(context.language),
            note: make.note,
        }
        return fact_row(context, make, **cells)

    return [row(make) for make in context.city.makes_of.get(firm.id, ())]


def _roles(context: PageContext, firm: Firm) -> Rows:
    (role,) = words_of(context, ("角色", "Role"))
    leads = [lead for group in context.city.chain_roles.values() for lead in group if lead.start == firm.id]
    return [
        fact_row(
            context,
            lead,
            **{
                context.text(texts.CHAIN): chain_name(context.city.chains[lead.end], context.language),
                role: lead.role.label(context.language),
            },
        )
        for lead in leads
    ]


def _projects(context: PageContext, firm: Firm) -> Rows:
    return [project_row(context, context.city.projects[edge.end]) for edge in context.city.undertakes.get(firm.id, ())]


def _relations(context: PageContext, firm: Firm) -> Rows:
    kind, other, note = words_of(context, ("关系", "Relation"), ("企业", "Firms"), ("备注", "Note"))
    rows = []
    for edge in context.city.relations.get(firm.id, ()):
        ends = f"{firm_name(context.city.firms[edge.start])} → {firm_name(context.city.firms[edge.end])}"
        cells = {other: ends, kind: edge.kind.label(context.language), note: edge.note}
        rows.append(fact_row(context, edge, **cells))
    return rows


def _presence(context: PageContext, firm: Firm) -> Rows:
    form, what, note = words_of(context, ("形式", "Form"), ("内容", "What"), ("备注", "Note"))
    rows = []
    for edge in context.city.presence.get(firm.id, ()):
        not_yet = context.text(NOT_YET) if edge.kind in PENDING_PRESENCE else None
        word = with_brackets(edge.kind.label(context.language), not_yet, context.language)
        cells = {context.text(texts.PLACE): edge.end, form: word, what: edge.what, note: edge.note}
        rows.append(fact_row(context, edge, **cells))
    return rows


def _signals(context: PageContext, firm: Firm) -> Rows:
    kind, text = words_of(context, ("类别", "Kind"), ("内容", "News"))
    return [
        fact_row(
            context,
            signal,
            **{context.text(texts.DATE): signal.year, kind: signal.kind.label(context.language), text: signal.text},
        )
        for signal in context.city.signals.get(firm.id, ())
    ]


def _measures(context: PageContext, firm: Firm) -> Rows:
    kind, value, scope, note = words_of(
        context, ("指标", "Measure"), ("数值", "Value"), ("口径", "Scope"), ("备注", "Note")
    )
    return [
        fact_row(
            context,
            measure,
            **{
                kind: measure.kind.label(context.language),
                value: value_text(measure, context.language),
                context.text(texts.DATE): measure.date,
                scope: measure.scope,
                note: measure.note,
            },
        )
        for measure in context.city.measures.get(firm.id, ())
    ]


def _wanted(context: PageContext, firm: Firm) -> Rows:
    reason, note = words_of(context, ("招引理由", "Reason"), ("备注", "Note"))
    rows = []
    for edge in context.city.wanted_for.get(firm.id, ()):
        link = link_name(context.city.links[edge.end], context.language)
        cells = {
            context.text(texts.LINK): link,
            reason: edge.reason,
            context.text(texts.DATE): edge.year,
            note: edge.note,
        }
        rows.append(fact_row(context, edge, **cells))
    return rows


SECTIONS: Mapping[Text, Callable[[PageContext, Firm], Rows]] = {
    CANDIDACIES: _candidacies,
    MAKES: _makes,
    ROLES: _roles,
    PROJECTS: _projects,
    RELATIONS: _relations,
    PRESENCE: _presence,
    SIGNALS: _signals,
    MEASURES: _measures,
    WANTED: _wanted,
}
"""What draws the rows of each section, in the order they are shown."""
