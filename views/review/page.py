"""What waits for a review: accepted or returned, several at once; what was decided; and which kinds of act wait."""

from collections.abc import Sequence

import streamlit as st

from access.door import is_guarded
from graph.analysis.proposals import Proposal
from graph.text import Text
from views.review.decide import decide_bar, say_outcome
from views.review.row import decided_rows, proposal_row
from views.review.settings import settings_part
from views.shared import texts
from views.shared.context import PageContext

LEAD = Text(
    "填报岗登记的、本市要审核的事，通过之前不计入任何状态、目标、合计和材料。不能审自己报的。",
    "What reporters entered of the kinds the city wants reviewed: until it is accepted it counts in no state, target, "
    "total or paper. Nobody decides on an own proposal.",
)
SINGLE = Text(
    "这里是单机方式，不分人登录，新登记的都直接生效；要审核请用账号方式（LIANPU_ACCESS）。",
    "Nobody signs in on this PC, so what is entered counts at once; a review needs accounts (LIANPU_ACCESS).",
)
NONE = Text("没有待审的。", "Nothing waits.")
WAITING, DECIDED = Text("待审 {count}", "Waiting {count}"), Text("已审 {count}", "Decided {count}")
ALL, NO = Text("全选", "Tick all"), Text("全不选", "Tick none")
MORE = Text("先列 {shown} 条，共 {total} 条；审完再列后面的。", "The first {shown} of {total}; the others follow.")
MOST = 50
"""Proposals that are listed at once."""


def render(context: PageContext) -> None:
    """Draw the page."""
    st.title(context.text(texts.REVIEW), anchor=False)
    st.caption(context.text(LEAD))
    if not is_guarded():
        st.caption(context.text(SINGLE))
    say_outcome(context)
    proposals = context.records.proposals
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.markdown(f"##### {context.text(WAITING, count=len(proposals.waiting))}", width="stretch")
        settings_part(context)
    _queue(context, proposals.waiting)
    with st.expander(context.text(DECIDED, count=len(proposals.decided))):
        decided_rows(context, proposals.decided)


def _queue(context: PageContext, waiting: Sequence[Proposal]) -> None:
    if not waiting:
        st.caption(context.text(NONE))
        return
    shown = waiting[:MOST]
    bar = st.container(key="review-bar")
    with st.container(horizontal=True):
        st.button(context.text(ALL), key="review-all", type="tertiary", on_click=_tick, args=(shown, True))
        st.button(context.text(NO), key="review-none", type="tertiary", on_click=_tick, args=(shown, False))
    ticked = [each for each in shown if proposal_row(context, each)]
    if len(waiting) > len(shown):
        st.caption(context.text(MORE, shown=len(shown), total=len(waiting)))
    with bar:
        decide_bar(context, ticked)


def _tick(shown: Sequence[Proposal], on: bool) -> None:
    for each in shown:
        st.session_state[f"review-tick-{each.sequence}"] = on
