"""What acts on facts come to, as tables: facts by kind and one by one, states, targets, and where records disagree."""

from collections.abc import Sequence

import streamlit as st

from graph.text import Text
from reports.wording.language import BLANK
from views.shared import texts
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.importing import Plain
from views.shared.plain_table import ROWS, SHOWN, show_rows

COUNTS = (Text("资料", "Facts"), Text("新增", "Added"), Text("改动", "Changed"), Text("移除", "Removed"))
NO_CHANGE = Text("资料没有变化。", "No fact changes.")
FACTS = (Text("怎么变", "Change"), Text("类别", "Kind"), Text("名称", "Name"), Text("改什么或出处", "What, or source"))
EACH = Text("逐条改动 {count}", "Fact by fact: {count}")
STATES = Text("链环状态 {count} 处改变", "States of links changed: {count}")
STATE_HEADS = (
    Text("产业链", "Chain"),
    Text("链环", "Link"),
    Text("原来", "Before"),
    Text("以后", "After"),
    Text("为什么", "Why"),
)
TARGETS = Text("目标 {count} 个改变", "Targets changed: {count}")
TARGET_HEADS = (Text("变化", "Change"), Text("链环", "Link"), Text("原来", "Before"), Text("以后", "After"))
CLASHES = Text(
    "与别的记录说法不同 {count} 格（以后一个为准）", "Set otherwise by another record: {count} (last counts)"
)
CLASH_HEADS = (Text("哪一条", "Fact"), Text("栏目", "Column"), Text("别的记录", "Other"), Text("这一份", "This file"))


def show_changes(context: PageContext, ahead: Plain) -> None:
    """Show what acts come to: facts by kind and one by one, states, targets, and where records disagree."""
    if not ahead["counts"]:
        st.markdown(context.text(NO_CHANGE))
    else:
        rows = [(row[0], *(f"{count:,}" if count else BLANK for count in row[1:])) for row in ahead["counts"]]
        show_rows(context, COUNTS, rows, "counts")
    for each in ahead["wanting"]:
        st.info(escape_markdown(each))
    rows_part(context, STATES, STATE_HEADS, ahead["states"], "states")
    rows_part(context, TARGETS, TARGET_HEADS, ahead["targets"], "targets")
    if ahead["clashes"]:
        rows_part(context, CLASHES, CLASH_HEADS, ahead["clashes"], "clashes")
    rows_part(context, EACH, FACTS, ahead["facts"], "facts")


def rows_part(
    context: PageContext, title: Text, heads: Sequence[Text], rows: Sequence[Sequence[str]], name: str
) -> None:
    """Show rows under a title that counts them; of many the first, and all on a press."""
    st.subheader(context.text(title, count=f"{len(rows):,}"), anchor=False)
    if not rows:
        return
    whole = len(rows) > ROWS and st.toggle(context.text(texts.ALL), key=f"imports-all-{name}")
    shown = rows if whole else rows[:ROWS]
    show_rows(context, heads, shown, name)
    if len(rows) > len(shown):
        st.caption(context.text(SHOWN, shown=len(shown), total=f"{len(rows):,}"))
