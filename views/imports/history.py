"""What was imported so far: who, when, which file, what it changed; each can be taken back."""

from collections.abc import Sequence

import streamlit as st

from graph.model.fact_acts import ImportFile
from graph.store.log_limits import MAX_REASON
from reports.wording.language import BLANK, Text
from reports.wording.records import about_text
from views.imports import visit
from views.imports.look import REASON, TAKING, UNSIGNED, once
from views.imports.visit import desk_of
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.fact_changes import show_changes
from views.shared.importing import Plain
from views.shared.plain_table import show_rows
from views.shared.record_form import UNDO, why_not
from views.shared.signature import forget_signature, signature_field, signer

NOTHING = Text("还没有导入或改动过资料。", "Nothing was imported or changed yet.")
HEADS = (
    Text("记录", "Record"),
    Text("时间（北京）", "Time (Beijing)"),
    Text("由谁", "By"),
    Text("文件或改动", "File or change"),
    Text("名单或对象", "List or subject"),
    Text("校验码", "SHA-256"),
    Text("行", "Rows"),
    Text("新增／改动／移除", "Added / changed / removed"),
    Text("现状", "State"),
    Text("理由", "Reason"),
)
WHICH = Text("撤销哪一次？", "Which one is to be undone?")
TITLE = Text("撤销 #{number}", "Undo #{number}")
AFTER = Text("撤销后资料会这样变：", "This is how the graph would change:")
UNDONE = Text("已撤销 #{number}（记录 #{record}，资料版次 {load}）。", "#{number} undone (#{record}, graph {load}).")


def history(context: PageContext, past: Sequence[Plain]) -> None:
    """Draw the imports so far and the choice of one to take back."""
    if not past:
        st.caption(context.text(NOTHING))
        return
    show_rows(context, HEADS, [_row(context, each) for each in past], "history")
    open_ = [each for each in past if not each["is_undone"]]
    if not open_:
        return
    named = {each["sequence"]: f"#{each['sequence']} {each['file']} {_about(context, each)}" for each in open_}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        number = st.selectbox(
            context.text(WHICH), list(named), format_func=named.__getitem__, key="imports-undo-which", width=480
        )
        closed = why_not(context, ImportFile)
        pressed = st.button(context.text(UNDO), key="imports-undo", disabled=closed is not None, help=closed)
    if pressed and number is not None:
        forget_signature()
        st.dialog(context.text(TITLE, number=number), width="large")(_undo)(context, number)


def _about(context: PageContext, each: Plain) -> str:
    """Return what an act other than an import is about, by name; of an import its list."""
    entry = None if each["sha"] else context.records.entry(each["sequence"])
    return str(each["dataset"]) if entry is None else about_text(context.city, entry.act, context.language)


def _row(context: PageContext, each: Plain) -> tuple[str, ...]:
    counts = " / ".join(BLANK if each[name] is None else str(each[name]) for name in ("added", "changed", "removed"))
    return (
        f"#{each['sequence']}",
        each["time"],
        each["who"],
        each["file"],
        _about(context, each),
        each["sha"],
        f"{each['rows']:,}" if each["sha"] else BLANK,
        counts if each["sha"] else BLANK,
        each["state"],
        each["reason"] or "",
    )


def _undo(context: PageContext, number: int) -> None:
    """Show what follows from taking an import back, and do it when pressed."""
    desk = desk_of(context)
    ahead = once(context, f"undo {number}", lambda: desk.preview_undo(number, context.language))
    if ahead is None:
        return
    signature_field(context)
    reason = st.text_input(context.text(REASON), key="imports-undo-reason", max_chars=MAX_REASON).strip()
    pressed = st.button(context.text(UNDO), type="primary", key="imports-undo-now")
    st.markdown(escape_markdown(context.text(AFTER)))
    show_changes(context, ahead)
    if not pressed:
        return
    if not signer():
        st.warning(context.text(UNSIGNED))
        return
    done: list[tuple[int, str]] = []
    if visit.told(context, TAKING, lambda: done.append(desk.undo(number, signer(), reason or None))):
        record, load = done[0]
        st.session_state[visit.SAID] = context.text(UNDONE, number=number, record=record, load=load)
        st.rerun()
