"""The first two steps of an import: the file chosen, and what its sheets hold."""

from collections import defaultdict
from collections.abc import Mapping

import streamlit as st

from graph.model.fact_acts import ImportFile
from graph.text import Text
from views.imports import visit
from views.imports.questions import ask
from views.imports.visit import desk_of, in_words
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.framework_texts import MAX_MEGABYTES
from views.shared.importing import Draft, Plain
from views.shared.plain_table import show_rows
from views.shared.record_form import why_not

TYPES = ("xlsx", "xlsm", "xlsb", "xls", "ods", "csv", "txt", "tsv", "htm", "html")
ASK = Text("要导入的文件", "The file to import")
LIMITS = Text(
    "xlsx、xls、xlsm、xlsb、ods、csv 或网页表格，不超过 {most} MB；每张表不超过 20 万行。"
    "宏不运行，外部链接不打开，隐藏的表先问再读，个人姓名和电话不读入。更大的文件请管理员用命令行导入。",
    "xlsx, xls, xlsm, xlsb, ods, csv or an HTML table, up to {most} MB; up to 200,000 rows a sheet. Macros are not "
    "run, links not opened, hidden sheets asked about first, names and telephones of persons not read. Larger files: "
    "ask your administrator, who can import them by the command line.",
)
REFUSED = Text("这个文件没有读：{why}", "This file was not read: {why}")
GO_ON = Text("继续看这个文件", "Go on with this file")
TABLES = Text("认出的表", "Tables recognised")
NO_TABLES = Text("没有认出一张表：没有一行像表头。", "No table was recognised: no line looks like headings.")
HEADS = (
    Text("工作表", "Sheet"),
    Text("按什么读", "Read as"),
    Text("行", "Rows"),
    Text("可用", "Ready"),
    Text("要看", "To review"),
    Text("要改", "To fix"),
)
KIND = Text("“{sheet}”按哪一种表读？", "As which kind of table is “{sheet}” read?")
UNREAD = Text("没有读的表", "Sheets not read")
WHY_UNREAD = {
    "hidden": Text("是隐藏的", "hidden"),
    "headings": Text("没有认出表头", "no headings known"),
    "own": Text(
        "是本系统自己的表，放回资料文件夹再更新", "a table of our own: put it into the folder of facts and load"
    ),
    "inputs": Text("写的是投入关系，填进资料表“投入关系”再更新", "tells inputs: fill in the table “Inputs” and load"),
    "kind": Text("看不出是哪一种表，在下面选定", "tells no kind of table: choose below"),
    "blank": Text("空表", "blank"),
    "guide": Text("是填写说明", "tells how to fill in"),
}
SKIPPED = Text("没有当作内容的行", "Lines left out")
SKIP_HEADS = (Text("为什么", "Why"), Text("行数", "Lines"), Text("哪些行", "Which"), Text("例如", "Such as"))
SHOWN = 12
"""Lines named of each reason."""


def file_step(context: PageContext, made: Draft | None) -> None:
    """Draw the choice of a file, and why the one chosen was refused."""
    st.caption(context.text(LIMITS, most=MAX_MEGABYTES))
    with st.container(key="imports-upload"):
        given = st.file_uploader(
            context.text(ASK),
            type=list(TYPES),
            key=f"imports-file-{visit.uploads()}",
            disabled=why_not(context, ImportFile) is not None,
        )
    refused = None if made is None else visit.refusal(made)
    if given is not None and (made is None or st.session_state.get("imports-given") != given.file_id):
        st.session_state["imports-given"] = given.file_id
        name, content = given.name, given.getvalue()
        if visit.told_on_a_bar(
            context, visit.READING, lambda tell: visit.begin(desk_of(context).read(name, content, tell))
        ):
            st.rerun()
    elif refused is not None:
        st.error(escape_markdown(context.text(REFUSED, why=in_words(context, refused))))
    elif made is not None:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{escape_markdown(made.name)}**", width="stretch")
            if st.button(context.text(GO_ON), key="imports-go-on"):
                visit.go(2)
                st.rerun()


def shape_step(context: PageContext, made: Draft) -> Mapping[str, Mapping[str, str]]:
    """Draw what the sheets hold; return the kinds of table and the answers that were changed."""
    file = made.head["files"][0]
    for note in file["notes"]:
        st.info(escape_markdown(in_words(context, note)))
    st.subheader(context.text(TABLES), anchor=False)
    if not made.head["tables"]:
        st.warning(context.text(NO_TABLES))
    else:
        show_rows(context, HEADS, [_table(context, made, table) for table in made.head["tables"]], "tables")
    kinds: dict[str, str] = {}
    for table in made.head["tables"]:
        found = _kind(context, table)
        kinds |= {} if found is None else {table["source"]: found}
    unread = [sheet for sheet in file["sheets"] if sheet.get("why") in WHY_UNREAD]
    if unread:
        named = [f"{sheet['name']}（{context.text(WHY_UNREAD[sheet['why']])}）" for sheet in unread]
        st.markdown(f"**{context.text(UNREAD)}** {escape_markdown('；'.join(named))}")
    answers = ask(context, made, ("hidden:", *(f"kind:{each['name']}" for each in unread if each["why"] == "kind")))
    _skipped(context, made)
    return {"kinds": kinds, "answers": answers}


def _table(context: PageContext, made: Draft, table: Plain) -> tuple[str, ...]:
    sheet = table["source"].removeprefix(f"{made.head['files'][0]['name']}!")
    return (sheet, in_words(context, table), *(f"{table[name]:,}" for name in ("rows", "ok", "review", "error")))


def _kind(context: PageContext, table: Plain) -> str | None:
    """Draw the choice of the kind of a table; return it where it is another one."""
    known = desk_of(context).kinds()
    if table["kind"] not in known:
        return None
    sheet = table["source"].rpartition("!")[2]
    chosen = st.selectbox(
        escape_markdown(context.text(KIND, sheet=sheet)),
        list(known),
        index=list(known).index(table["kind"]),
        format_func=lambda kind: known[kind][context.language == "en"],
        key=f"imports-kind-{visit.uploads()}-{table['id']}-{table['kind']}",
        width=360,
    )
    return None if chosen == table["kind"] else chosen


def _skipped(context: PageContext, made: Draft) -> None:
    groups: defaultdict[str, list[Plain]] = defaultdict(list)
    for each in made.head["skipped"]:
        groups[in_words(context, each)].append(each)
    if not groups:
        return
    rows = [
        (
            why,
            f"{len(found):,}",
            " ".join(each["source"].rpartition("!")[2] for each in found[:SHOWN])
            + (" …" if len(found) > SHOWN else ""),
            next((each["text"] for each in found if each["text"]), ""),
        )
        for why, found in groups.items()
    ]
    with st.expander(f"{context.text(SKIPPED)} {len(made.head['skipped']):,}"):
        show_rows(context, SKIP_HEADS, rows, "skipped")
