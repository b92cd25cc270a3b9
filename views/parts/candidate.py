"""One candidate in a profile: who and where, what speaks for it and against it, on which evidence."""

import streamlit as st

from graph.analysis.candidates import Candidate
from graph.model.nodes import Signal
from reports.language import Text
from reports.punctuation import aside, clauses, titled
from reports.sentences import candidate_reason, firm_name, firm_place, intent
from views.parts.badges import basis_badge, evidence_line, plain
from views.parts.desk import Desk

PROFILE = Text("档案", "profile")
POINTS = Text("匹配 {points} 分", "{points} points")
RISK = Text("风险", "Risk")
REINVESTMENT = Text("增资扩产", "reinvestment")
NO_CANDIDATE = Text(
    "没有候选企业在库。这不表示没有合适的企业，只是资料里还没有。",
    "No candidate on file. That does not mean none exists; the facts name none yet.",
)


def candidates_part(desk: Desk, ranked: tuple[Candidate, ...], title: str, most: int | None = None) -> None:
    """Draw candidates in their order, the first `most` of them."""
    st.markdown(f"**{title} {len(ranked)}**")
    if not ranked:
        st.caption(desk.say(NO_CANDIDATE))
    for place, candidate in enumerate(ranked[:most], 1):
        _candidate(desk, place, candidate)
    if most is not None and len(ranked) > most:
        st.caption(f"1–{most} / {len(ranked)}")


def _candidate(desk: Desk, place: int, candidate: Candidate) -> None:
    firm = candidate.firm
    code = f" · {firm.stock_code}" if firm.stock_code else ""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        name = f"**{place}. {plain(firm_name(firm))}** {plain(firm_place(firm) + code)}"
        again = f" :gray-badge[{desk.say(REINVESTMENT)}]" if candidate.reinvestment else ""
        st.markdown(f"{name} {basis_badge(candidate.basis, desk.language)}{again}", width="stretch")
        st.page_link(
            desk.pages["firms"], label=desk.say(PROFILE), query_params={"firm": firm.id, "lang": desk.language}
        )
    why = [candidate_reason(candidate, desk.language), intent(candidate, desk.language)]
    said = plain(clauses((part for part in why if part), desk.language))
    lines = [f"{desk.say(POINTS, points=candidate.score.points)} · {said}"]
    lines += [_dated(desk, signal.kind.label(desk.language), signal) for signal in candidate.news]
    lines += [_dated(desk, f"**{desk.say(RISK)}**", signal) for signal in candidate.risks]
    lines.append(evidence_line(desk, candidate.makes[0].evidence))
    st.caption("  \n".join(lines))


def _dated(desk: Desk, title: str, signal: Signal) -> str:
    return titled(title, aside(plain(signal.text), signal.year, desk.language), desk.language)
