"""An act on facts taken back from a page: what would follow, by whom, and the press that does it."""

import streamlit as st

from graph.store.log_limits import MAX_REASON
from graph.text import Text
from views.shared.act_form import REASON, TAKING, UNSIGNED, look_once, told
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.fact_changes import show_changes
from views.shared.importing import ImportDesk
from views.shared.record_form import ASKED, MESSAGE, UNDO, FactsChanged
from views.shared.signature import forget_signature, signature_field, signer
from views.shared.waiting import entered_text

TITLE = Text("撤销 #{number}", "Undo #{number}")
AFTER = Text("撤销后资料会这样变：", "This is how the graph would change:")
UNDONE = Text("已撤销 #{number}（记录 #{record}，资料版次 {load}）。", "#{number} undone (#{record}, graph {load}).")
KEY = "imports-undo"


def undo_when_asked(context: PageContext) -> None:
    """Open the form that undoes an entry, where the press before asked for one."""
    number = st.session_state.pop(ASKED, None)
    if number is not None and context.desk is not None:
        forget_signature()
        st.dialog(context.text(TITLE, number=number), width="large")(_undo)(context, context.desk, number)


def _undo(context: PageContext, desk: ImportDesk, number: int) -> None:
    """Show what follows from taking an act back, and do it when pressed."""
    ahead = look_once(context, f"undo {number}", KEY, lambda: desk.preview_undo(number, context.language))
    if ahead is None:
        return
    signature_field(context)
    reason = st.text_input(context.text(REASON), key=f"{KEY}-reason", max_chars=MAX_REASON).strip()
    pressed = st.button(context.text(UNDO), type="primary", key=f"{KEY}-now")
    st.markdown(escape_markdown(context.text(AFTER)))
    show_changes(context, ahead)
    if not pressed:
        return
    if not signer(context):
        st.warning(context.text(UNSIGNED))
        return
    done: list[tuple[int, str]] = []
    if told(context, TAKING, lambda: done.append(desk.undo(number, signer(context), reason or None))):
        record, load = done[0]
        said = entered_text(context, record, context.text(UNDONE, number=number, record=record, load=load))
        st.session_state[MESSAGE] = FactsChanged(said)
        st.rerun()
