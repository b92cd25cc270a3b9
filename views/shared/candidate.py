"""One candidate in a profile: who and where, what speaks for it and against it, on which evidence."""

import streamlit as st

from graph.analysis.candidates.candidates import Candidate, are_all_on_watch, follow_ups, rank_candidates
from graph.analysis.candidates.growers import local_growers
from graph.analysis.candidates.objections import Objection
from graph.analysis.verdicts.states import CandidateKind, Tier
from graph.model.nodes import Signal
from reports.drawing.markup import to_text
from reports.wording.candidates import (
    ALL_ON_WATCH,
    candidacy_text,
    candidate_reason,
    commitment_text,
    fit_text,
    intent_caveat,
)
from reports.wording.growers import LOCAL_FIRST, grower_text
from reports.wording.language import Text
from reports.wording.objections import objections_text
from reports.wording.punctuation import join_clauses, join_names, with_brackets, with_label
from reports.wording.sentences import firm_name, firm_place
from views.shared.badges import basis_badge, evidence_line, plain
from views.shared.desk import Desk
from views.shared.mount import mount
from views.shared.scorebar import bar
from views.shared.tables import STYLE

PROFILE = Text("档案", "profile")
MORE = Text("另有：{firms}", "Also: {firms}")
TIER_COLOURS = {Tier.FIRST: "green", Tier.POSSIBLE: "blue", Tier.WATCH: "orange"}
FOLLOW_UP = Text(
    "已在本市签约或有项目的企业，不再列为候选，由责任单位盯办。",
    "Firms that have signed or have a project here are no candidates any more; they are followed up.",
)
NO_CANDIDATE = Text(
    "还没有收录能做这一环的外地企业。可导入名单，或看下面的线索。",
    "No firm elsewhere that makes it is on file yet. Import a list, or see the leads below.",
)
MATCH = Text("匹配度{level}", "{level} fit")
GROWERS = 3
"""Local firms shown before the rest is counted."""


def growers_part(desk: Desk, link_id: str) -> None:
    """Show the local firms that could grow into a link, before anybody is sought elsewhere; nothing if none could."""
    growers = local_growers(desk.city, link_id)
    if not growers:
        return
    st.markdown(f"**{desk.say(LOCAL_FIRST)} {len(growers)}**")
    for grower in growers[:GROWERS]:
        reason = plain(grower_text(grower, desk.language))
        evidence = evidence_line(desk, grower.reasons[0].make.evidence)
        st.markdown(f"**{plain(firm_name(grower.firm))}** {reason}  \n{evidence}")
    if len(growers) > GROWERS:
        rest = join_names((firm_name(grower.firm) for grower in growers[GROWERS:]), desk.language)
        st.caption(plain(desk.say(MORE, firms=rest)))


def candidates_part(desk: Desk, link_id: str, title: str, most: int | None = None) -> None:
    """Show local firms that could expand, the first `most` candidates in their order, then those to follow up."""
    growers_part(desk, link_id)
    ranked = rank_candidates(desk.city, link_id)
    st.markdown(f"**{title} {len(ranked)}**")
    if not ranked:
        st.caption(desk.say(NO_CANDIDATE))
    if are_all_on_watch(ranked):
        st.warning(desk.say(ALL_ON_WATCH))
    for place, candidate in enumerate(ranked[:most], 1):
        _candidate(desk, place, candidate)
    if most is not None and len(ranked) > most:
        st.caption(f"1–{most} / {len(ranked)}")
    followed = follow_ups(desk.city, link_id)
    if followed:
        st.markdown(f"**{CandidateKind.FOLLOW_UP.label(desk.language)} {len(followed)}**", help=desk.say(FOLLOW_UP))
    for candidate in followed:
        signed = plain(commitment_text(candidate, desk.language))
        st.markdown(f"**{plain(firm_name(candidate.firm))}** {signed}")


def _candidate(desk: Desk, place: int, candidate: Candidate) -> None:
    firm = candidate.firm
    code = f" · {firm.stock_code}" if firm.stock_code else ""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        name = f"**{place}. {plain(firm_name(firm))}** {plain(firm_place(firm) + code)}"
        tier = f":{TIER_COLOURS[candidate.tier]}-badge[{plain(candidate.tier.label(desk.language))}]"
        kind = f":gray-badge[{plain(candidacy_text(candidate, desk.language))}]"
        st.markdown(f"{tier} {name} {basis_badge(candidate.basis, desk.language)} {kind}", width="stretch")
        st.page_link(desk.pages["firms"], label=desk.say(PROFILE), query_params={"firm": firm.id, **desk.always})
    why = [candidate_reason(candidate, desk.language), intent_caveat(candidate, desk.language)]
    said = plain(join_clauses((part for part in why if part), desk.language))
    lines = [f"{said} · {desk.say(MATCH, level=fit_text(candidate, desk.language))}"]
    lines += [_dated(desk, signal.kind.label(desk.language), signal) for signal in candidate.news]
    lines += [_against(desk, each) for each in candidate.objections]
    lines.append(evidence_line(desk, candidate.makes[0].evidence))
    st.caption("  \n".join(lines))
    mount(to_text(bar(candidate.score, desk.language)), key=f"fit-{candidate.makes[0].end}-{firm.id}", css=STYLE)


def _dated(desk: Desk, title: str, signal: Signal) -> str:
    told = with_label(title, with_brackets(plain(signal.text), signal.year, desk.language), desk.language)
    return f"{told} {evidence_line(desk, signal.evidence)}"


def _against(desk: Desk, each: Objection) -> str:
    """Return a reason against with the evidence of every fact that raises it."""
    lines = dict.fromkeys(evidence_line(desk, fact.evidence) for fact in each.facts)
    return " ".join((f"− {each.rule.id} {plain(objections_text(each, desk.language))}", *lines))
