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
from views.panorama.ends import ends_picture
from views.panorama.readings import readings_table
from views.shared import texts
from views.shared.badges import basis_badge, evidence_line, plain
from views.shared.candidate import candidates_part
from views.shared.desk import Desk
from views.shared.mount import mount
from views.shared.profile_head import profile_head
from views.shared.ruling import ruling_part
from views.shared.scorebar import score_bar
from views.shared.shortlisting import shortlist_part
from views.shared.supposed import attract_best
from views.shared.tables import STYLE

HEIGHT = 742
SHOWN = 5
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


def link_profile(desk: Desk, chain_id: str, link_id: str) -> None:
    """Draw the profile of a link of a chain."""
    verdict = desk.judgement.verdicts[link_id]
    target = desk.judgement.target(link_id)
    target = target if target is not None and chain_id in target.chains else None
    with st.container(border=True, height=HEIGHT, key="link-profile"):
        _head(desk, chain_id, verdict, target)
        _said(desk, verdict)
        shortlist_part(desk, link_id)
        attract_best(desk, link_id, chain_id)
        _next(desk, chain_id, verdict, target)
        _firms(desk, verdict, target)
        _why(desk, chain_id, verdict)
        with st.expander(desk.say(ENDS)):
            _ends(desk, chain_id, verdict)
        if target is not None:
            score_bar(desk, target.score, key=f"score-{link_id}")
        with st.expander(desk.say(ALL_FACTS)):
            _itself(desk, verdict)
        _doors(desk, chain_id, link_id)


def _head(desk: Desk, chain_id: str, verdict: Verdict, target: Target | None) -> None:
    link = desk.city.links[verdict.link_id]
    parts = [f"**{state_text(verdict.rule, desk.language)}**"]
    if target is not None:
        rank = desk.judgement.targets_of(chain_id).index(target) + 1
        zh = f"{target.strategy.zh} · 本链第 {rank} 位"
        parts.append(zh if desk.language == "zh" else f"{target.strategy.en} · rank {rank} in the chain")
    profile_head(desk, " · ".join(parts), "close-profile")
    st.subheader(plain(link_name(link, desk.language)), anchor=False)
    stage = desk.city.stage(chain_id, verdict.link_id).label(desk.language)
    number = len(desk.city.chains_of[link.id])
    chains = f"同属 {number} 条链" if desk.language == "zh" else f"in {count('en', number, '', 'chain')}"
    code = [] if link.gbt4754 is None else [desk.say(CODE, code=plain(_industry(link.gbt4754)))]
    st.caption(" · ".join([stage, link.kind.label(desk.language), *code, *([chains] if number > 1 else [])]))


def _industry(code: str) -> str:
    """Return a code with what the standard calls it."""
    return f"{code} {industry_names()[code]}" if code in industry_names() else code


def _said(desk: Desk, verdict: Verdict) -> None:
    """Draw the verdict in one sentence, then why the link is a target, or why it is none."""
    told, stop = [verdict_sentence(desk.city, verdict, desk.language)], "。" if desk.language == "zh" else "."
    target, excluded = desk.judgement.target(verdict.link_id), desk.judgement.why_not(verdict.link_id)
    if target is not None:
        why = f"{reason(desk.city, target, desk.language)}{stop}"
        # what makes a link weak begins its reason too
        told = [why] if target.strategy is Strategy.STRENGTHEN else [*told, why]
    if excluded is not None and (excluded.users or verdict.state is not LinkState.UNSUITABLE):
        told += [exclusion_text(desk.city, excluded, desk.language)]
    lines = [element("div", {"class": "line"}, text) for text in told]
    box = element("div", {"class": "verdict", "style": f"border-color:var(--lp-{verdict.mark.value})"}, *lines)
    mount(to_text(box), key=f"verdict-{verdict.link_id}", css=STYLE)


def _firms(desk: Desk, verdict: Verdict, target: Target | None) -> None:
    """Draw the candidates of a target; of a link that is not judged yet they are leads in reserve."""
    if target is not None and target.strategy is not Strategy.SEE_THROUGH:
        candidates_part(desk, verdict.link_id, desk.say(texts.CANDIDATES), FIRST)
    elif target is None and verdict.state is LinkState.UNKNOWN and desk.city.candidates.get(verdict.link_id):
        candidates_part(desk, verdict.link_id, desk.say(RESERVE), FIRST)


def _why(desk: Desk, chain_id: str, verdict: Verdict) -> None:
    """Draw, folded, the rule that decided with what it read, the remarks, the facts, and what settles it otherwise."""
    with st.expander(desk.say(WHY, state=state_text(verdict.rule, desk.language))):
        st.page_link(
            desk.pages["methods"],
            label=desk.say(RULE, rule=verdict.rule.id),
            query_params={"rule": verdict.rule.id, **desk.always},
        )
        st.markdown(rule_text(verdict.rule, desk.language))
        found = readings_table(verdict, desk.language)
        if found is not None:
            mount(to_text(found), key=f"readings-{verdict.link_id}", css=STYLE)
        _beside(desk, verdict)
        for fact in verdict.facts()[:SHOWN]:
            st.markdown(f"{plain(fact_line(desk.city, fact, desk.language))}  \n{evidence_line(desk, fact.evidence)}")
    ruling_part(desk, chain_id, verdict)


def _beside(desk: Desk, verdict: Verdict) -> None:
    """Draw what is said beside the rule: stability, remarks, and what would change the verdict."""
    lines = [stable_text(verdict, desk.language)]
    lines += [plain(remark_text(note, desk.language)) for note in verdict.remarks]
    nearest = nearest_tipping_facts_text(verdict, desk.language)
    lines += [] if nearest is None else [plain(nearest)]
    st.caption("  \n".join(lines))


def _ends(desk: Desk, chain_id: str, verdict: Verdict) -> None:
    """Draw what feeds the link and what it feeds, those that are here first, and what the inputs rest on."""
    around = desk.judgement.context_of(verdict.link_id)
    picture = ends_picture(desk.judgement, chain_id, around, desk.language)
    clicked = mount(to_text(picture), key=f"ends-{verdict.link_id}", css=STYLE)
    if clicked is not None:
        st.query_params["link"] = clicked
        st.rerun()
    st.caption(plain(join_clauses(factor_text(desk.city, around, desk.language), desk.language)))
    edges = (*around.inputs, *around.uses)
    if edges:
        bases = sorted({edge.evidence.basis for edge in edges}, key=list(Basis).index)
        badges = " ".join(basis_badge(basis, desk.language) for basis in bases)
        st.caption(("投入关系的依据 " if desk.language == "zh" else "Inputs rest on ") + badges)


def _itself(desk: Desk, verdict: Verdict) -> None:
    link = desk.city.links[verdict.link_id]
    parts = []
    if link.siting is not None:
        said = [link.siting.label(desk.language), link.siting_reason, link.siting_reference]
        badge = "" if link.siting_basis is None else basis_badge(link.siting_basis, desk.language)
        parts.append(f"{desk.say(SITING)}：{plain(' · '.join(part for part in said if part))} {badge}")
    if link.note is not None:
        parts.append(plain(link.note))
    parts.append(evidence_line(desk, link.evidence))
    st.caption("  \n".join(parts))


def _next(desk: Desk, chain_id: str, verdict: Verdict, target: Target | None) -> None:
    steps = next_steps(desk, chain_id, verdict, target)
    if steps:
        st.markdown(f"**{desk.say(NEXT)}**")
        st.markdown("\n".join(f"{place}. {plain(step)}" for place, step in enumerate(steps, 1)))
    if target is not None:
        st.caption(plain(owner_need(desk.city, target, desk.language)))


def next_steps(desk: Desk, chain_id: str, verdict: Verdict, target: Target | None) -> list[str]:
    """Say whom to ask what, in the order in which it is to be done."""
    call, steps = call_of(desk.judgement, verdict), []
    if call is not None:
        steps.append(call_text(desk.city, call, desk.language))
    if verdict.state is LinkState.MISSING:
        chiefs = desk.city.chiefs.get(chain_id, ())
        office = desk.city.organisations[chiefs[0].start].name_zh if chiefs else desk.say(OFFICE)
        link = link_name(desk.city.links[verdict.link_id], desk.language)
        steps.append(desk.say(CONFIRM, office=office, link=link))
    if target is not None:
        steps += _work(desk, target)
    return steps


def _work(desk: Desk, target: Target) -> list[str]:
    """Say what to do about a target: see its firm through, ask its maker, or see the candidates."""
    firms = join_names([*firms_behind(desk.city, target.verdict)][:FIRST], desk.language)
    if target.strategy is Strategy.SEE_THROUGH:
        return [desk.say(SEE_THROUGH, firms=firms)] if firms else []
    if target.strategy is Strategy.STRENGTHEN:
        return [desk.say(STRENGTHEN, firms=firms)] if firms and not target.verify_first else []
    return [desk.say(TALK)] if desk.city.candidates.get(target.link_id) else []


def _doors(desk: Desk, chain_id: str, link_id: str) -> None:
    with st.container(horizontal=True):
        if desk.judgement.target(link_id) is not None:
            st.page_link(
                desk.pages["targets"],
                label=desk.say(ALL_CANDIDATES),
                query_params={"link": link_id, "chain": chain_id, **desk.always},
            )
        st.page_link(
            desk.pages["documents"],
            label=desk.say(CATALOGUE_ROW),
            query_params={"chain": chain_id, **desk.always},
        )
