"""The third step of an import: which column is read as what, in which unit, and what is not read."""

from collections.abc import Mapping

import streamlit as st

from graph.text import Text
from reports.wording.language import BLANK
from views.imports import visit
from views.imports.questions import ask
from views.imports.visit import desk_of
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.importing import Draft, Plain

COUNT = Text("{sheet}：{count} 列，认得 {known} 列", "{sheet}: {count} columns, {known} known")
HEADS = (
    Text("文件里的列", "Column in the file"),
    Text("样本", "Samples"),
    Text("放进哪一项", "Goes into"),
    Text("单位", "Unit"),
    Text("凭什么", "Known by"),
)
WIDTHS = (3, 4, 4, 2, 2)
NONE = Text("不导入，原样留存", "Not imported, kept as it is")
PERSONAL = Text("个人信息，不读入", "Personal, not read")
BY = {
    "declared": Text("词表认得", "Word list"),
    "decision": Text("已选定的", "Your decision"),
    "recipe": Text("上次这样定", "As last time"),
    "values": Text("按内容猜的，请看一眼", "Guessed by content; please look"),
    "marks": Text("打勾的列", "Ticked column"),
    "none": Text("不认得", "Not known"),
}
LEFT = Text("不导入的列（内容随记录保存）：{names}", "Columns not imported (kept with the record): {names}")
UNITS = Text("单位和别的要定的", "Units and other things to decide")
DRAWN = Text("{sheet}：画成图的产业链表，没有列可改。", "{sheet}: a drawn chain book; there are no columns to change.")


def columns_step(context: PageContext, made: Draft) -> Mapping[str, Mapping[str, str]]:
    """Draw every column with its choice; return the columns and answers that were changed."""
    samples = made.samples()
    changed: dict[str, str] = {}
    for table in made.head["tables"]:
        changed |= _table(context, table, samples)
    asked = [each["id"] for each in made.asked.values() if each["group"] == "questions"]
    # whatever has a place at another step is not asked here
    starts = tuple({f"{id.partition(':')[0]}:" for id in asked} - {"column:", "kind:", "hidden:", "word:"})
    answers: dict[str, str] = {}
    if starts:
        st.subheader(context.text(UNITS), anchor=False)
        answers = ask(context, made, starts)
    return {"columns": changed, "answers": answers}


def _table(context: PageContext, table: Plain, samples: Mapping[str, list[str]]) -> dict[str, str]:
    sheet, columns = table["source"].rpartition("!")[2], table.get("columns", ())
    if not columns:
        st.caption(escape_markdown(context.text(DRAWN, sheet=sheet)))
        return {}
    known = sum(column["field"] is not None for column in columns)
    st.subheader(escape_markdown(context.text(COUNT, sheet=sheet, count=len(columns), known=known)), anchor=False)
    for cell, head in zip(st.columns(WIDTHS), HEADS, strict=True):
        cell.caption(context.text(head))
    fields = desk_of(context).fields(table["kind"])
    changed: dict[str, str] = {}
    for column in columns:
        name = _column(context, table, column, fields, samples.get(f"{table['id']} {column['column']}", []))
        changed |= {} if name is None else {column["heading"]: name}
    left = [column["heading"] for column in columns if column["field"] is None]
    if left:
        stop = "、" if context.language == "zh" else ", "
        st.caption(escape_markdown(context.text(LEFT, names=stop.join(left))))
    return changed


def _column(
    context: PageContext, table: Plain, column: Plain, fields: Mapping[str, tuple[str, str]], samples: list[str]
) -> str | None:
    """Draw one column; return the field chosen where it is another one."""
    heading, sample, into, unit, by = st.columns(WIDTHS, vertical_alignment="center")
    heading.markdown(f"**{escape_markdown(column['heading'])}** {column['column']}")
    sample.caption(escape_markdown(" · ".join(text[:24] for text in samples)) or BLANK)
    unit.caption(escape_markdown(str(column.get("unit") or BLANK)))
    if column.get("withheld"):
        into.caption(context.text(PERSONAL))
        return None
    stands = column["field"] or "none"
    names = ["none", *fields]
    chosen = into.selectbox(
        column["heading"],
        names if stands in names else [stands, *names],
        index=names.index(stands) if stands in names else 0,
        format_func=lambda name: _field(context, fields, name),
        key=f"imports-column-{visit.uploads()}-{table['id']}-{column['column']}-{stands}-{context.language}",
        label_visibility="collapsed",
    )
    by.caption(context.text(BY.get(column["by"], BY["none"])))
    return None if chosen == stands else chosen


def _field(context: PageContext, fields: Mapping[str, tuple[str, str]], name: str) -> str:
    return fields[name][context.language == "en"] if name in fields else context.text(NONE)
