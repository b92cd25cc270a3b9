"""The profile of a link beside the panorama: its verdict in one sentence, what to do, whom to see; the facts folded."""

import streamlit as st

from graph.analysis.lists.calls import call_of
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.states import LinkState, Strategy
from graph.model.classification import industry_names
from graph.model.kinds import Basis
from reports.drawing.markup import element, to_text
from reports.wording.exclusions import exclusion_text
from reports.wording.language import Text, count
from reports.wording.lists import call_text
from reports.wording.punctuation import join_clauses, join_names
from reports.wording.sentences import fact_line, link_name
from reports.wording.targets import firms_behind, owner_need, reason
from reports.wording.verdict_sentences import verdict_sentence
from reports.wording.verdicts import (
    factor_text,
    nearest_tipping_facts_text,
    remark_text,
    rule_text,
    stable_text,
    state_text,
)
from views.panorama.counts_table import counts_table
from views.panorama.inputs_and_uses import inputs_and_uses_table
from views.shared import texts
from views.shared.assumptions import attract_best
from views.shared.badges import basis_badge, escape_markdown, evidence_line
from views.shared.candidate_list import candidates_part
from views.shared.context import PageContext
from views.shared.fact_form import edit_part
from views.shared.lead_form import ledger_part
from views.shared.markup_component import show_markup
from views.shared.panel_header import panel_header
from views.shared.ruling_form import ruling_part
from views.shared.scorebar import score_bar
from views.shared.shortlist_form import shortlist_part
from views.shared.tables import STYLE

HEIGHT = 742
MAX_SHOWN = 5
FIRST = 3
"""Candidates shown before all reasons on the targets board."""
WHY = Text("为什么判为{state}", "Why {state}")
RULE = Text("判定条件 {rule}", "Rule {rule}")
ENDS = Text("用什么、供谁用", "Inputs and uses")
ALL_FACTS = Text("资料出处", "The link itself")
SITING = Text("能否招引", "Siting")
ALL_CANDIDATES = Text("看全部理由", "All reasons on the targets board")
NEXT = Text("怎么办", "What to do")
RESERVE = Text("备选线索", "Leads in reserve")
CODE = Text("行业代码 {code}", "GB/T 4754 {code}")
CATALOGUE_ROW = Text("看本环目录", "Open catalogue")
CONFIRM = Text("请{office}答复：本地有没有企业做{link}", "Ask {office} whether anybody here makes {link}")
OFFICE = Text("牵头部门", "the department in charge")
SEE_THROUGH = Text("盯{firms}：开工、投产到哪一步，缺什么", "Follow {firms}: how far it is, and what it lacks")
STRENGTHEN = Text(
    "问{firms}：有没有扩产或技改的打算，缺什么", "Ask {firms} for plans to expand or upgrade, and what it lacks"
)
TALK = Text(
    "再约下面的企业：近三年有没有新建打算", "Then see the firms below: do they mean to build within three years?"
)


def link_panel(context: PageContext, chain_id: str, link_id: str) -> None:
    """Draw the profile of a link of a chain."""
    verdict = context.judgement.verdicts[link_id]
    target = context.judgement.target(link_id)
    target = target if target is not None and chain_id in target.chains else None
    with st.container(border=True, height=HEIGHT, key="link-profile"):
        _head(context, chain_id, verdict, target)
        _sentence(context, verdict)
        shortlist_part(context, link_id)
        ledger_part(context, link_id)
        attract_best(context, link_id, chain_id)
        _next(context, chain_id, verdict, target)
        _firms(context, verdict, target)
        _why(context, chain_id, verdict)
        with st.expander(context.text(ENDS)):
            _ends(context, chain_id, verdict)
        if target is not None:
            score_bar(context, target.score, key=f"score-{link_id}")
        with st.expander(context.text(ALL_FACTS)):
            _itself(context, verdict)
        _page_links(context, chain_id, link_id)


def _head(context: PageContext, chain_id: str, verdict: Verdict, target: Target | None) -> None:
    link = context.city.links[verdict.link_id]
    parts = [f"**{state_text(verdict.rule, context.language)}**"]
    if target is not None:
        rank = context.judgement.targets_of(chain_id).index(target) + 1
        zh = f"{target.strategy.zh} · 本链第 {rank} 位"
        parts.append(zh if context.language == "zh" else f"{target.strategy.en} · rank {rank} in the chain")
    panel_header(context, " · ".join(parts), "close-profile")
    st.subheader(escape_markdown(link_name(link, context.language)), anchor=False)
    stage = context.city.stage(chain_id, verdict.link_id).label(context.language)
    number = len(context.city.chains_of[link.id])
    chains = f"同属 {number} 条链" if context.language == "zh" else f"in {count('en', number, '', 'chain')}"
    code = [] if link.gbt4754 is None else [context.text(CODE, code=escape_markdown(_industry(link.gbt4754)))]
    st.caption(" · ".join([stage, link.kind.label(context.language), *code, *([chains] if number > 1 else [])]))


def _industry(code: str) -> str:
    """Return a code with what the standard calls it."""
    return f"{code} {industry_names()[code]}" if code in industry_names() else code


def _sentence(context: PageContext, verdict: Verdict) -> None:
    """Draw the verdict in one sentence, then why the link is a target, or why it is none."""
    told, stop = [verdict_sentence(context.city, verdict, context.language)], "。" if context.language == "zh" else "."
    target, excluded = context.judgement.target(verdict.link_id), context.judgement.why_not(verdict.link_id)
    if target is not None:
        why = f"{reason(context.city, target, context.language)}{stop}"
        # what makes a link weak begins its reason too
        told = [why] if target.strategy is Strategy.STRENGTHEN else [*told, why]
    if excluded is not None and (excluded.users or verdict.state is not LinkState.UNSUITABLE):
        told += [exclusion_text(context.city, excluded, context.language)]
    lines = [element("div", {"class": "line"}, text) for text in told]
    box = element("div", {"class": "verdict", "style": f"border-color:var(--lp-{verdict.mark.value})"}, *lines)
    show_markup(to_text(box), key=f"verdict-{verdict.link_id}", css=STYLE)


def _firms(context: PageContext, verdict: Verdict, target: Target | None) -> None:
    """Draw the candidates of a target; of a link that is not judged yet they are leads in reserve."""
    if target is not None and target.strategy is not Strategy.SEE_THROUGH:
        candidates_part(context, verdict.link_id, context.text(texts.CANDIDATES), FIRST)
    elif target is None and verdict.state is LinkState.UNKNOWN and context.city.candidates.get(verdict.link_id):
        candidates_part(context, verdict.link_id, context.text(RESERVE), FIRST)


def _why(context: PageContext, chain_id: str, verdict: Verdict) -> None:
    """Draw, folded, the rule that decided with what it read, the remarks, the facts, and what settles it otherwise."""
    with st.expander(context.text(WHY, state=state_text(verdict.rule, context.language))):
        st.page_link(
            context.pages["methods"],
            label=context.text(RULE, rule=verdict.rule.id),
            query_params={"rule": verdict.rule.id, **context.always},
        )
        st.markdown(rule_text(verdict.rule, context.language))
        found = counts_table(verdict, context.language)
        if found is not None:
            show_markup(to_text(found), key=f"readings-{verdict.link_id}", css=STYLE)
        _remarks(context, verdict)
        for fact in verdict.facts()[:MAX_SHOWN]:
            line = escape_markdown(fact_line(context.city, fact, context.language))
            st.markdown(f"{line}  \n{evidence_line(context, fact.evidence)}")
    ruling_part(context, chain_id, verdict)
    edit_part(context, context.city.links[verdict.link_id])


def _remarks(context: PageContext, verdict: Verdict) -> None:
    """Draw what is said beside the rule: stability, remarks, and what would change the verdict."""
    lines = [stable_text(verdict, context.language)]
    lines += [escape_markdown(remark_text(note, context.language)) for note in verdict.remarks]
    nearest = nearest_tipping_facts_text(verdict, context.language)
    lines += [] if nearest is None else [escape_markdown(nearest)]
    st.caption("  \n".join(lines))


def _ends(context: PageContext, chain_id: str, verdict: Verdict) -> None:
    """Draw what feeds the link and what it feeds, those that are here first, and what the inputs rest on."""
    around = context.judgement.context_of(verdict.link_id)
    picture = inputs_and_uses_table(context.judgement, chain_id, around, context.language)
    clicked = show_markup(to_text(picture), key=f"ends-{verdict.link_id}", css=STYLE)
    if clicked is not None:
        st.query_params["link"] = clicked
        st.rerun()
    st.caption(escape_markdown(join_clauses(factor_text(context.city, around, context.language), context.language)))
    edges = (*around.inputs, *around.uses)
    if edges:
        bases = sorted({edge.evidence.basis for edge in edges}, key=list(Basis).index)
        badges = " ".join(basis_badge(basis, context.language) for basis in bases)
        st.caption(("投入关系的依据 " if context.language == "zh" else "Inputs rest on ") + badges)


def _itself(context: PageContext, verdict: Verdict) -> None:
    link = context.city.links[verdict.link_id]
    parts = []
    if link.siting is not None:
        said = [link.siting.label(context.language), link.siting_reason, link.siting_reference]
        badge = "" if link.siting_basis is None else basis_badge(link.siting_basis, context.language)
        parts.append(f"{context.text(SITING)}：{escape_markdown(' · '.join(part for part in said if part))} {badge}")
    if link.note is not None:
        parts.append(escape_markdown(link.note))
    parts.append(evidence_line(context, link.evidence))
    st.caption("  \n".join(parts))


def _next(context: PageContext, chain_id: str, verdict: Verdict, target: Target | None) -> None:
    steps = next_steps(context, chain_id, verdict, target)
    if steps:
        st.markdown(f"**{context.text(NEXT)}**")
        st.markdown("\n".join(f"{place}. {escape_markdown(step)}" for place, step in enumerate(steps, 1)))
    if target is not None:
        st.caption(escape_markdown(owner_need(context.city, target, context.language)))


def next_steps(context: PageContext, chain_id: str, verdict: Verdict, target: Target | None) -> list[str]:
    """Say whom to ask what, in the order in which it is to be done."""
    call, steps = call_of(context.judgement, verdict), []
    if call is not None:
        steps.append(call_text(context.city, call, context.language))
    if verdict.state is LinkState.MISSING:
        chiefs = context.city.chiefs.get(chain_id, ())
        office = context.city.organisations[chiefs[0].start].name_zh if chiefs else context.text(OFFICE)
        link = link_name(context.city.links[verdict.link_id], context.language)
        steps.append(context.text(CONFIRM, office=office, link=link))
    if target is not None:
        steps += _work(context, target)
    return steps


def _work(context: PageContext, target: Target) -> list[str]:
    """Say what to do about a target: see its firm through, ask its maker, or see the candidates."""
    firms = join_names([*firms_behind(context.city, target)][:FIRST], context.language)
    if target.strategy is Strategy.SEE_THROUGH:
        return [context.text(SEE_THROUGH, firms=firms)] if firms else []
    if target.strategy is Strategy.STRENGTHEN:
        return [context.text(STRENGTHEN, firms=firms)] if firms and not target.verify_first else []
    return [context.text(TALK)] if context.city.candidates.get(target.link_id) else []


def _page_links(context: PageContext, chain_id: str, link_id: str) -> None:
    with st.container(horizontal=True):
        if context.judgement.target(link_id) is not None:
            st.page_link(
                context.pages["targets"],
                label=context.text(ALL_CANDIDATES),
                query_params={"link": link_id, "chain": chain_id, **context.always},
            )
        st.page_link(
            context.pages["documents"],
            label=context.text(CATALOGUE_ROW),
            query_params={"chain": chain_id, **context.always},
        )
