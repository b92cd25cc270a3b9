"""The profile of a link beside the panorama: its state and why, both its ends, candidates, score and next step."""

import streamlit as st

from graph.analysis.candidates.candidates import rank_candidates
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.diagnosis import Verdict
from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import Grade, LinkState
from graph.model.classification import industry_names
from graph.model.kinds import Basis
from reports.drawing.markup import to_text
from reports.wording.language import Text, count
from reports.wording.punctuation import clauses
from reports.wording.sentences import fact_line, link_name
from reports.wording.target_words import owner_need, reason
from reports.wording.verdict_words import factor_words, nearest_words, note_words, rule_words, stable_words, state_words
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
WHY = Text("为什么判为{state}", "Why {state}")
RULE = Text("规则 {rule}", "Rule {rule}")
ENDS = Text("它的两端", "Both sides of it")
ALL_FACTS = Text("链环本身", "The link itself")
SITING = Text("选址性质", "Siting")
ALL_CANDIDATES = Text("目标板上的全部理由", "All reasons on the targets board")
NEXT = Text("下一步", "Next step")
CODE = Text("行业代码 {code}", "GB/T 4754 {code}")
CATALOGUE_ROW = Text("查看目录", "Open catalogue")


def link_profile(desk: Desk, chain_id: str, link_id: str) -> None:
    """Draw the profile of a link of a chain."""
    verdict = desk.judgement.verdicts[link_id]
    target = desk.judgement.target(link_id)
    target = target if target is not None and chain_id in target.chains else None
    with st.container(border=True, height=HEIGHT, key="link-profile"):
        _head(desk, chain_id, verdict, target)
        shortlist_part(desk, link_id)
        attract_best(desk, link_id, chain_id)
        _why(desk, chain_id, verdict)
        _ends(desk, chain_id, verdict)
        _itself(desk, verdict)
        candidates_part(desk, link_id, desk.say(texts.CANDIDATES), SHOWN)
        if target is not None:
            score_bar(desk, target.score, key=f"score-{link_id}")
        _next(desk, verdict, target)
        _doors(desk, chain_id, link_id)


def _head(desk: Desk, chain_id: str, verdict: Verdict, target: Target | None) -> None:
    link = desk.city.links[verdict.link_id]
    parts = [f"**{state_words(verdict.rule, desk.language)}**"]
    if target is not None:
        rank = desk.judgement.targets_of(chain_id).index(target) + 1
        zh = f"{target.strategy.zh}目标 · 本链第 {rank} 位"
        parts.append(zh if desk.language == "zh" else f"{target.strategy.en} · rank {rank} in the chain")
    profile_head(desk, " · ".join(parts), "close-profile")
    st.subheader(plain(link_name(link, desk.language)), anchor=False)
    stage = desk.city.stage(chain_id, verdict.link_id).label(desk.language)
    number = len(desk.city.chains_of[link.id])
    chains = f"见于 {number} 条链" if desk.language == "zh" else f"in {count('en', number, '', 'chain')}"
    code = [] if link.gbt4754 is None else [desk.say(CODE, code=plain(_industry(link.gbt4754)))]
    st.caption(" · ".join([stage, link.kind.label(desk.language), *code, chains]))


def _industry(code: str) -> str:
    """Return a code with what the standard calls it."""
    return f"{code} {industry_names()[code]}" if code in industry_names() else code


def _why(desk: Desk, chain_id: str, verdict: Verdict) -> None:
    state, rule = verdict.state.label(desk.language), verdict.rule
    with st.container(horizontal=True):
        st.markdown(f"**{desk.say(WHY, state=state)}**", width="stretch")
        st.page_link(
            desk.pages["methods"],
            label=desk.say(RULE, rule=rule.id),
            query_params={"rule": rule.id, **desk.always},
        )
    st.markdown(rule_words(rule, desk.language))
    mount(to_text(readings_table(verdict, desk.language)), key=f"readings-{verdict.link_id}", css=STYLE)
    _beside(desk, verdict)
    ruling_part(desk, chain_id, verdict)
    for fact in verdict.facts()[:SHOWN]:
        st.markdown(f"{plain(fact_line(desk.city, fact, desk.language))}  \n{evidence_line(desk, fact.evidence)}")


def _beside(desk: Desk, verdict: Verdict) -> None:
    """Draw what is said beside the rule: stability, remarks with their ids, and what would change the verdict."""
    stable = stable_words(verdict, desk.language)
    lines = [f"{stable} {desk.say(texts.NOT_SEEN)}" if verdict.grade is Grade.UNSEEN else stable]
    lines += [f"{note.rule.id} {plain(note_words(note, desk.language))}" for note in verdict.notes]
    nearest = nearest_words(verdict, desk.language)
    lines += [] if nearest is None else [plain(nearest)]
    st.caption("  \n".join(lines))


def _ends(desk: Desk, chain_id: str, verdict: Verdict) -> None:
    """Draw what feeds the link and what it feeds, those that are here first, and what the inputs rest on."""
    around = desk.judgement.around(verdict.link_id)
    st.markdown(f"**{desk.say(ENDS)}**")
    picture = ends_picture(desk.judgement, chain_id, around, desk.language)
    clicked = mount(to_text(picture), key=f"ends-{verdict.link_id}", css=STYLE)
    if clicked is not None:
        st.query_params["link"] = clicked
        st.rerun()
    st.caption(plain(clauses(factor_words(desk.city, around, desk.language), desk.language)))
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
    parts.append(f"{desk.say(ALL_FACTS)} {evidence_line(desk, link.evidence)}")
    st.caption("  \n".join(parts))


def _next(desk: Desk, verdict: Verdict, target: Target | None) -> None:
    steps = next_steps(desk, verdict, target)
    if steps:
        st.markdown(f"**{desk.say(NEXT)}**")
        st.markdown("\n".join(f"{place}. {plain(step)}" for place, step in enumerate(steps, 1)))


def next_steps(desk: Desk, verdict: Verdict, target: Target | None) -> list[str]:
    """Return what to find out next, drawn from what is unknown."""
    zh, steps = desk.language == "zh", []
    if target is not None:
        steps.append(f"{reason(desk.city, target, desk.language)}；{owner_need(desk.city, target, desk.language)}")
    if verdict.value(Measure.UNCLEAR):
        steps.append("核实在案企业与项目的现状" if zh else "Check the present state of makers and projects on file")
    if verdict.value(Measure.OPERATING) and not verdict.value(Measure.SIZED):
        steps.append("向在产企业核实产能" if zh else "Ask the operating maker for its capacity")
    if verdict.state is LinkState.MISSING:
        steps.append("请链长部门确认本地确无企业" if zh else "Have the chief department confirm that there is none")
    if target is not None and rank_candidates(desk.city, verdict.link_id):
        steps.append("核对候选企业的扩产与选址信息" if zh else "Check the candidates' plans and siting news")
    return steps[:4]


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
