"""One candidate in a profile: who and where, what speaks for it and against it, on which evidence."""

import streamlit as st

from graph.analysis.candidates.against import Against
from graph.analysis.candidates.candidates import Candidate, follow_ups, rank_candidates
from graph.analysis.verdicts.states import LeadKind
from graph.model.nodes import Signal
from reports.drawing.markup import to_text
from reports.wording.language import Text
from reports.wording.punctuation import aside, clauses, titled
from reports.wording.sentences import (
    against_words,
    candidate_reason,
    commitment_words,
    firm_name,
    firm_place,
    intent,
    lead_words,
)
from views.shared.badges import basis_badge, evidence_line, plain
from views.shared.desk import Desk
from views.shared.mount import mount
from views.shared.scorebar import bar
from views.shared.tables import STYLE

PROFILE = Text("档案", "profile")
POINTS = Text("匹配 {points} 分，{share}% 的权重有事实", "{points} points, {share}% of the weight rests on facts")
FOLLOW_UP = Text(
    "已在本市签约或有项目的企业，不再列为候选，由责任单位盯办。",
    "Firms that have signed or have a project here are no candidates any more; they are followed up.",
)
NO_CANDIDATE = Text(
    "没有候选企业在库。这不表示没有合适的企业，只是资料里还没有。",
    "No candidate on file. That does not mean none exists; the facts name none yet.",
)


ALL_AGAINST = Text(
    "在库候选各有不利情况（见“−”各条），可能都不合适；先核实，或另行摸排。",
    "Something speaks against every candidate on file (the lines with −); check first, or look for others.",
)


def candidates_part(desk: Desk, link_id: str, title: str, most: int | None = None) -> None:
    """Draw the candidates of a link in their order, the first `most` of them, then those to be followed up."""
    ranked = rank_candidates(desk.city, link_id)
    st.markdown(f"**{title} {len(ranked)}**")
    if not ranked:
        st.caption(desk.say(NO_CANDIDATE))
    if ranked and all(each.against for each in ranked):
        st.warning(desk.say(ALL_AGAINST))
    for place, candidate in enumerate(ranked[:most], 1):
        _candidate(desk, place, candidate)
    if most is not None and len(ranked) > most:
        st.caption(f"1–{most} / {len(ranked)}")
    followed = follow_ups(desk.city, link_id)
    if followed:
        st.markdown(f"**{LeadKind.FOLLOW_UP.label(desk.language)} {len(followed)}**", help=desk.say(FOLLOW_UP))
    for candidate in followed:
        signed = plain(commitment_words(candidate, desk.language))
        st.markdown(f"**{plain(firm_name(candidate.firm))}** {signed}")


def _candidate(desk: Desk, place: int, candidate: Candidate) -> None:
    firm = candidate.firm
    code = f" · {firm.stock_code}" if firm.stock_code else ""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        name = f"**{place}. {plain(firm_name(firm))}** {plain(firm_place(firm) + code)}"
        kind = f":gray-badge[{plain(lead_words(candidate, desk.language))}]"
        st.markdown(f"{name} {basis_badge(candidate.basis, desk.language)} {kind}", width="stretch")
        st.page_link(desk.pages["firms"], label=desk.say(PROFILE), query_params={"firm": firm.id, **desk.always})
    why = [candidate_reason(candidate, desk.language), intent(candidate, desk.language)]
    said = plain(clauses((part for part in why if part), desk.language))
    known = round(100 * candidate.score.known)
    lines = [f"{desk.say(POINTS, points=candidate.score.points, share=known)} · {said}"]
    lines += [_dated(desk, signal.kind.label(desk.language), signal) for signal in candidate.news]
    lines += [_against(desk, each) for each in candidate.against]
    lines.append(evidence_line(desk, candidate.makes[0].evidence))
    st.caption("  \n".join(lines))
    mount(to_text(bar(candidate.score, desk.language)), key=f"fit-{candidate.makes[0].end}-{firm.id}", css=STYLE)


def _dated(desk: Desk, title: str, signal: Signal) -> str:
    told = titled(title, aside(plain(signal.text), signal.year, desk.language), desk.language)
    return f"{told} {evidence_line(desk, signal.evidence)}"


def _against(desk: Desk, each: Against) -> str:
    """Return a reason against with the evidence of every fact that raises it."""
    lines = dict.fromkeys(evidence_line(desk, fact.evidence) for fact in each.facts)
    return " ".join((f"− {each.rule.id} {plain(against_words(each, desk.language))}", *lines))
