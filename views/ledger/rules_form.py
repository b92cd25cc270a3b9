"""The tables of rules as the page edits them: gates, lights, ladder, clocks and race, with who changed them and why."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from graph.analysis.ledger.adopting import check_table
from graph.analysis.ledger.state import Ledger
from graph.analysis.ledger.tables import TABLES, Rows, as_content, rules
from graph.model.ledger_city_acts import AdoptTable
from graph.text import Text
from reports.wording.punctuation import with_label
from reports.wording.records import made_text
from views.ledger.rule_columns import column_of
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.ledger_form import line_field, save_acts
from views.shared.record_form import record_button

RULES = Text("改规则和权重", "Rules and weights")
TABLE, WHY = Text("哪张规则表", "Which table"), Text("为什么改（文号或会议）", "Why (number or meeting)")
HELP = Text(
    "直接改格子，行可增删，可从表格里复制粘贴。从今天起算，以前的日子仍照原来的规则；有不认识的词或数就不启用。",
    "Edit the cells, add or delete rows, paste from a sheet. It counts from today on, days before keep their rules; "
    "a word or number that is not known is refused.",
)
CHANGED = Text("与现行相比：改动 {count} 行", "{count} rows differ from those in force")
SHIPPED = Text("现行的是随程序给的表，本市还没有改过。", "The table in force is the one shipped.")
HISTORY = Text("改过的记录", "What was changed")
UNDONE = Text("（已撤销）", " (undone)")
NAMES: Mapping[str, Text] = {
    "race": Text("赛马办法", "Race"),
    "lights": Text("亮灯界线", "Lights"),
    "gates": Text("阶段门和凭证", "Gates and proofs"),
    "ladder": Text("不按时会怎样", "What lateness brings"),
    "clocks": Text("问题期限的颜色", "Clock of problems"),
}
OF_VIEW = {"race": "race", "dispatch": "ladder", "board": "lights", "register": "gates", "totals": "gates"}
"""The table that stands first, by the view its button was pressed in."""


def rules_button(context: PageContext, ledger: Ledger, view: str) -> None:
    """Draw the button that opens the tables of rules."""
    if record_button(context, context.text(RULES), "ledger-rules", "tertiary", AdoptTable):
        st.dialog(context.text(RULES), width="large")(_form)(context, ledger, OF_VIEW[view])


def _form(context: PageContext, ledger: Ledger, first: str) -> None:
    table = st.selectbox(
        context.text(TABLE),
        TABLES,
        index=TABLES.index(first),
        format_func=lambda each: NAMES[each].of(context.language),
        key="ledger-rules-table",
    )
    st.caption(context.text(HELP))
    held = rules(table, ledger.adopted)
    frame = pd.DataFrame([dict(row) for row in held], dtype=str)
    edited = st.data_editor(
        frame,
        num_rows="dynamic",
        hide_index=True,
        width="stretch",
        column_config={name: column_of(name, context.language) for name in frame.columns},
        key=f"ledger-rules-{table}",
    )
    rows = rows_of(edited)
    count = changed(held, rows)
    st.caption(context.text(CHANGED, count=count) if count or table in ledger.adopted else context.text(SHIPPED))
    why = line_field(context, WHY, "why")
    act = AdoptTable(table=table, content=as_content(table, rows)) if rows else None
    ready = [act] if act is not None and count and why else []
    save_acts(context, ready, lambda: check_table(ledger, table, ready[0].content), reason=why)
    _history(context, table)


def rows_of(edited: pd.DataFrame) -> Rows:
    """Return the rows of an edited table as texts; a cell that was emptied is blank, a row without any is none."""
    told = ({str(name): _text(value) for name, value in row.items()} for row in edited.to_dict("records"))
    return tuple(row for row in told if any(row.values()))


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def changed(held: Rows, rows: Rows) -> int:
    """Count the rows of one of two tables that the other has not, whichever has more of them."""
    one, other = ([tuple(sorted(row.items())) for row in each] for each in (held, rows))
    return max(_beyond(one, other), _beyond(other, one))


def _beyond(one: Sequence[object], other: Sequence[object]) -> int:
    left = list(other)
    for each in one:
        if each in left:
            left.remove(each)
    return len(left)


def _history(context: PageContext, table: str) -> None:
    """Tell who adopted a table when and why, the latest first."""
    records = context.records
    found = [each for each in records.entries if isinstance(each.act, AdoptTable) and each.act.table == table]
    if not found:
        return
    st.markdown(f"**{context.text(HISTORY)}**")
    for entry in reversed(found):
        told = with_label(made_text(entry, context.language), entry.reason or "", context.language)
        undone = context.text(UNDONE) if entry.sequence in records.undone else ""
        st.caption(escape_markdown(f"#{entry.sequence} {told}{undone}"))
