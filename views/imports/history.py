"""What was imported so far: who, when, which file, what it changed; each can be taken back."""

from collections.abc import Sequence

import streamlit as st

from graph.model.fact_acts import FactAct, ImportFile
from graph.text import Text
from reports.wording.language import BLANK
from reports.wording.records import about_text
from views.shared.context import PageContext
from views.shared.importing import Plain
from views.shared.plain_table import show_rows
from views.shared.record_form import UNDO, ask_undo, why_not
from views.shared.undo_form import undo_when_asked
from views.shared.waiting import of_kinds, waiting_part

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


def history(context: PageContext, past: Sequence[Plain]) -> None:
    """Draw the imports so far and the choice of one to take back."""
    waiting_part(context, "history", of_kinds(FactAct))
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
        ask_undo(number)
        undo_when_asked(context)


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
