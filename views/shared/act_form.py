"""A change of facts looked at and entered: what would follow, by whom, why, and the press that lets it take effect."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from graph.errors import LianpuError
from graph.store.log_limits import MAX_REASON
from graph.text import Text
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.fact_changes import show_changes
from views.shared.failure import in_language
from views.shared.importing import ActDesk, Plain
from views.shared.record_form import MESSAGE, FactsChanged, why_not
from views.shared.signature import signature_field, signer
from views.shared.waiting import entered_text

LOOKING = Text("正在算会改变什么", "Working out what would change")
TAKING = Text("正在写入并重新判断", "Writing and judging anew")
APPLY = Text("生效", "Apply")
REASON, NEEDED = Text("理由或备注", "Reason or note"), Text("理由（必填）", "Reason (required)")
UNSIGNED = Text("请先写明由谁记录。", "Say first by whom it is recorded.")
NO_REASON = Text("请写明理由。", "Say why.")
WHOLE = Text(
    "要么全部写入，要么一条不写；写入后可以撤销：资料导入页的“导入与改动历史”。",
    "All of it is written or nothing; it can be undone under History on Import data.",
)
ONE = Text("写入后在本页“最近的改动”里可以撤销。", "It can be undone under Latest changes on this page.")
TAKEN = Text("已生效（记录 #{number}，资料版次 {load}）。", "Applied (record #{number}, graph {load}).")


def acts_of(context: PageContext) -> ActDesk:
    """Return where facts of the workspace of a visit are changed."""
    if context.desk is None:
        raise TypeError("the app was opened without a desk for changes of facts")
    return context.desk.acts


def told(context: PageContext, waiting: Text, does: Callable[[], object]) -> bool:
    """Do what may be refused and say so in words; return whether it was done."""
    try:
        with st.spinner(context.text(waiting)):
            does()
    except LianpuError as error:
        st.error(escape_markdown(in_language(error, context.language)))
        return False
    return True


def look_and_enter(context: PageContext, wish: Any, key: str, one_fact: bool, done: Callable[[], None]) -> None:
    """Show what a change comes to, and enter it when pressed; `done` is called once it is entered.

    A change of one fact needs a reason, and what is said of it offers to undo it.
    """
    ahead = look_once(context, repr(wish), key, lambda: acts_of(context).preview(wish, context.language))
    if ahead is None:
        return
    signature_field(context)
    label = context.text(NEEDED if one_fact else REASON)
    reason = st.text_input(label, key=f"{key}-reason", max_chars=MAX_REASON).strip()
    pressed = st.button(
        context.text(APPLY), type="primary", key=f"{key}-apply", disabled=context.read_only, help=why_not(context)
    )
    st.caption(context.text(ONE if one_fact else WHOLE))
    show_changes(context, ahead)
    if not pressed:
        return
    if not signer(context) or (one_fact and not reason):
        st.warning(context.text(UNSIGNED if not signer(context) else NO_REASON))
        return
    entered: list[tuple[int, str]] = []
    if told(context, TAKING, lambda: entered.append(acts_of(context).enter(wish, signer(context), reason or None))):
        number, load = entered[0]
        done()
        said = entered_text(context, number, taken := context.text(TAKEN, number=number, load=load))
        st.session_state[MESSAGE] = FactsChanged(said, number if one_fact and said == taken else None)
        st.rerun()


def look_once(context: PageContext, about: str, key: str, look: Callable[[], Plain]) -> Plain | None:
    """Return what is ahead, worked out once for what it is about and what the log holds; None where it was refused."""
    entries = context.records.entries
    asked = (context.language, about, entries[-1].sequence if entries else 0)
    kept = st.session_state.get(f"{key}-ahead")
    if kept is None or kept[0] != asked:
        found: list[Plain] = []
        if not told(context, LOOKING, lambda: found.append(look())):
            return None
        kept = st.session_state[f"{key}-ahead"] = (asked, found[0])
    ahead: Plain = kept[1]
    return ahead
