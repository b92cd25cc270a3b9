"""Deciding on ticked proposals: accept, return with the reason, look at what would follow; and what came of it."""

from collections.abc import Callable, Sequence

import streamlit as st

from graph.analysis.proposals import Proposal
from graph.model.review_acts import Accept
from graph.store.log_limits import MAX_REASON
from graph.text import Text
from views.shared.act_form import LOOKING, TAKING, told
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.fact_changes import show_changes
from views.shared.importing import Plain, ReviewDesk
from views.shared.record_form import why_not
from views.shared.signature import signature_field, signer

TICKED = Text("已勾选 {count} 条", "{count} ticked")
ACCEPT, RETURN, LOOK = Text("通过", "Accept"), Text("退回", "Return"), Text("看会改变什么", "What would change")
ANYWAY = Text("仍然通过", "Accept anyway")
REASON = Text("审核意见（退回必填）", "Remark (required to return)")
NO_REASON = Text("退回要写明理由。", "Say why it is returned.")
UNSIGNED = Text("请先写明由谁审核。", "Say first who decides.")
NO_FACT = Text("不改动资料；通过后计入台账或清单。", "No fact changes; it would count in the ledger or the shortlist.")
DONE = {
    "accept": Text("通过 {count} 条。", "{count} accepted."),
    "return": Text("退回 {count} 条。", "{count} returned."),
}
LEFT = Text("没有审成 {count} 条：", "{count} left as they were:")
SAID, AHEAD = "review-said", "review-ahead"


def desk_of(context: PageContext) -> ReviewDesk:
    """Return where proposals of the workspace of a visit are decided on."""
    if context.desk is None:
        raise TypeError("the app was opened without a desk for decisions")
    return context.desk.review


def decide_bar(context: PageContext, ticked: Sequence[Proposal]) -> None:
    """Draw what decides on the ticked proposals; it is off, and says why, for whoever may not."""
    closed = _closed(context, ticked)
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.markdown(f"**{context.text(TICKED, count=len(ticked))}**", width="content")
            reason = st.text_input(context.text(REASON), key="review-reason", max_chars=MAX_REASON, width=420).strip()
            off = closed is not None or not ticked
            accept = st.button(context.text(ACCEPT), key="review-accept", type="primary", disabled=off, help=closed)
            back = st.button(context.text(RETURN), key="review-return", disabled=off, help=closed)
            look = st.button(context.text(LOOK), key="review-look", type="tertiary", disabled=not ticked)
        if closed is None:
            signature_field(context)
        elif ticked:
            st.caption(escape_markdown(closed))
    numbers = [each.sequence for each in ticked]
    if accept:
        _decide(context, "accept", lambda: desk_of(context).accept(numbers, signer(context), reason or None))
    elif back and not reason:
        st.warning(context.text(NO_REASON))
    elif back:
        _decide(context, "return", lambda: desk_of(context).send_back(numbers, signer(context), reason))
    _ahead(context, numbers, look)


def _closed(context: PageContext, ticked: Sequence[Proposal]) -> str | None:
    """Return why the visitor may decide on none of what is ticked; what is own is told when the others are done."""
    if not ticked:
        return why_not(context, Accept)
    found = [why_not(context, Accept(proposal=each.sequence, about=each.act.subject)) for each in ticked]
    return None if None in found else found[0]


def _decide(context: PageContext, what: str, does: Callable[[], Plain]) -> None:
    if not signer(context):
        st.warning(context.text(UNSIGNED))
        return
    found: list[Plain] = []
    if told(context, TAKING, lambda: found.append(does())):
        st.session_state[SAID] = (what, found[0])
        st.session_state.pop(AHEAD, None)
        for number in found[0]["done"]:
            st.session_state.pop(f"review-tick-{number}", None)
        st.rerun()


def say_outcome(context: PageContext) -> None:
    """Say what the last decision came to, and offer to accept all the same what changed since it was proposed."""
    held = st.session_state.get(SAID)
    if held is None:
        return
    what, outcome = held
    if outcome["done"]:
        st.success(context.text(DONE[what], count=len(outcome["done"])))
    left = outcome["left"]
    asks = [each["number"] for each in left if each["asks"]]
    if left:
        lines = [f"- #{each['number']} {escape_markdown(each[context.language])}" for each in left]
        st.warning("\n".join([context.text(LEFT, count=len(left)), "", *lines]))
    if asks and st.button(context.text(ANYWAY), key="review-anyway"):
        _decide(context, "accept", lambda: desk_of(context).accept(asks, signer(context), None, anyway=True))
    if not asks:
        st.session_state.pop(SAID)


def _ahead(context: PageContext, numbers: Sequence[int], look: bool) -> None:
    """Show what would follow from accepting what is ticked, once it was asked for."""
    asked = (context.language, tuple(numbers), context.records.entries[-1].sequence)
    if look:
        found: list[Plain | None] = []
        if told(context, LOOKING, lambda: found.append(desk_of(context).preview(numbers, context.language))):
            st.session_state[AHEAD] = (asked, found[0])
    held = st.session_state.get(AHEAD)
    if held is None or held[0] != asked:
        return
    if held[1] is None:
        st.caption(context.text(NO_FACT))
    else:
        show_changes(context, held[1])
