"""Data and evidence: what is read at a page, general or inferred; what is blank; sources, projects, figures, loads."""

from collections import Counter
from collections.abc import Iterator, Sequence

import pandas as pd
import streamlit as st

from graph.model.cells import all_evidence
from graph.model.evidence import host_of
from graph.model.fact import Fact
from graph.model.fact_acts import FactAct
from graph.model.schema import EDGES, NODES
from graph.text import Text
from reports.deliverable import MIMES
from reports.drawing.markup import to_text
from reports.wording.facts import source_text
from reports.wording.language import BLANK, Language, amount, beijing_time, percent
from reports.wording.punctuation import join_names
from reports.wording.table_instructions import WORKBOOK
from views.shared import texts
from views.shared.arranging import Row
from views.shared.badges import evidence_text
from views.shared.context import PageContext
from views.shared.fact_rows import project_row
from views.shared.handing_over import handed
from views.shared.markup_component import show_markup
from views.shared.quality import quality, quality_bars
from views.shared.table_tools import table_tools
from views.shared.tables import STYLE, changes_table
from views.shared.waiting import of_kinds, waiting_part

HELP = Text(
    "每条资料都写明出处、依据和时间。有出处：读到所列原文；行业常识：业内公认，未读原文；推定：按资料判断，未经确认。空格表示没有资料。",
    "Every fact states source, basis and date: read at the page named; general industrial knowledge; or inferred and "
    "unconfirmed. A blank means there is no record.",
)
TABS = (
    Text("出处质量", "Evidence quality"),
    Text("缺哪些资料", "Blanks"),
    Text("项目", "Projects"),
    Text("城市指标", "City figures"),
    Text("出处", "Sources"),
    Text("待处理提醒", "Warnings"),
    Text("更新记录", "Updates"),
)
WEAK = Text(
    "只有存疑的出处、须核实的：{parts}。",
    "Supported only by weak sources, unverified: {parts}.",
)
BLANKS_HELP = Text(
    "下列栏目部分或全部没有资料；补上后更新一次即可。",
    "These columns are blank in some or all records; fill them in and load again.",
)
BLANK_TABLES = Text("下载空白表格（Excel）", "Blank tables (Excel)")
NO_WARNINGS = Text("这一版没有待处理提醒。", "No warnings in this load.")
FIND = Text("筛选（名称、出处中的文字）", "Filter (text in names and sources)")
CHANGED = Text("本次更新的变化", "Changes since the previous load")


def render(context: PageContext) -> None:
    """Draw the page of data and evidence."""
    st.title(context.text(texts.EVIDENCE), anchor=False)
    st.caption(context.text(HELP))
    drawn = (_quality, _blanks, _projects, _figures, _sources, _warnings, _loads)
    tabs = st.tabs([context.text(text) for text in TABS], key=f"evidence-{context.language}", on_change="rerun")
    for tab, draw in zip(tabs, drawn, strict=True):
        if tab.open:
            with tab:
                draw(context)
    waiting_part(context, "evidence", of_kinds(FactAct))


def _quality(context: PageContext) -> None:
    found = quality(context)
    show_markup(to_text(quality_bars(found, context.language)), key="evidence-quality", css=STYLE)
    weak = [f"{_label(each.kind, context.language)} {each.weak}" for each in found if each.weak]
    if weak:
        st.caption(context.text(WEAK, parts=join_names(weak, context.language)))


def _label(kind: type[Fact], language: Language) -> str:
    return kind.ZH if language == "zh" else kind.EN


def _blanks(context: PageContext) -> None:
    zh = context.language == "zh"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(context.text(BLANKS_HELP), width="stretch")
        st.download_button(
            context.text(BLANK_TABLES),
            handed(context, "blank-tables.xlsx", lambda: _blank_tables(context.language)),
            file_name=WORKBOOK.of(context.language),
            mime=MIMES["xlsx"],
            on_click="ignore",
        )
    heads = ("表", "栏目", "空白") if zh else ("Table", "Column", "Blank")
    rows = [
        {
            heads[0]: _label(each.kind, context.language),
            heads[1]: column.column.zh if zh else column.column.en,
            heads[2]: percent(empty, each.total, context.language),
        }
        for each in quality(context)
        for column, empty in each.blanks
        if empty
    ]
    _table(context, "blanks", context.text(TABS[1]), rows)


def _blank_tables(language: Language) -> bytes:
    # writing workbooks takes a while to import, and this tab is seldom opened
    from reports.template.workbook import template  # noqa: PLC0415

    return template(language)


def _table(context: PageContext, key: str, name: str, rows: Sequence[Row], total: int | None = None) -> None:
    """Draw a table under its tools: filters, an order, a file of what is shown; `total` counts rows left out before."""
    shown = [rows[place] for place in table_tools(context, key, name, rows, total)]
    table = pd.DataFrame([{head: cell if cell else BLANK for head, cell in row.items()} for row in shown])
    st.dataframe(table, hide_index=True, width="stretch", row_height=30)


def _filtered(context: PageContext, key: str, rows: list[dict[str, str | None]]) -> list[dict[str, str | None]]:
    text = st.text_input(context.text(FIND), key=key, width=320).strip().lower()
    return [row for row in rows if text in " ".join(cell or "" for cell in row.values()).lower()]


def _projects(context: PageContext) -> None:
    rows = [project_row(context, project) for project in context.city.projects.values()]
    _table(context, "project", context.text(TABS[2]), _filtered(context, "find-project", rows), len(rows))


def _figures(context: PageContext) -> None:
    zh = context.language == "zh"
    rows = [
        {
            "指标" if zh else "Figure": figure.name_zh,
            "数值" if zh else "Value": amount(figure.value, figure.unit, context.language, figure.value_high),
            "时期" if zh else "Period": figure.period,
            context.text(texts.EVIDENCE_COLUMN): evidence_text(context, figure),
            "出处" if zh else "Source": source_text(figure, context.language),
        }
        for figure in context.city.figures
    ]
    _table(context, "figure", context.text(TABS[3]), _filtered(context, "find-figure", rows), len(rows))


def _sources(context: PageContext) -> None:
    zh = context.language == "zh"
    cited = _cited(context, context.key)
    rows: list[dict[str, str | None]] = [
        {
            "出处" if zh else "Source": source,
            "可信度" if zh else "Standing": _standing(context, source),
            "引用次数" if zh else "Cited by": str(times),
        }
        for source, times in cited
    ]
    _table(context, "source", context.text(TABS[4]), _filtered(context, "find-source", rows), len(rows))


def _standing(context: PageContext, source: str) -> str | None:
    host = host_of(source)
    grade = context.city.grades.get(host) if host is not None else None
    return None if grade is None else grade.label(context.language)


@st.cache_resource(max_entries=2, show_spinner=False)
def _cited(_context: PageContext, key: str) -> list[tuple[str, int]]:
    """Return every source cited and how many facts cite it, most cited first."""
    del key
    found: Counter[str] = Counter()
    with _context.store.reader() as reader:
        for node_kind in NODES.values():
            found.update(source for node in reader.nodes(node_kind) for source in _sources_of(node))
        for edge_kind in EDGES.values():
            found.update(source for edge in reader.edges(edge_kind) for source in _sources_of(edge))
    return sorted(found.items(), key=lambda each: (-each[1], each[0]))


def _sources_of(fact: Fact) -> Iterator[str]:
    """Yield the sources of a row and those of its corrected cells, each once."""
    yield from dict.fromkeys(source for evidence in all_evidence(fact) for source in evidence.sources)


def _warnings(context: PageContext) -> None:
    warnings = context.city.load.warnings
    if not warnings:
        st.caption(context.text(NO_WARNINGS))
        return
    heads = ("位置", "问题", "怎么改") if context.language == "zh" else ("Where", "What", "What to do")
    language = context.language
    _table(
        context,
        "warnings",
        context.text(TABS[5]),
        [
            {heads[0]: each.where(language), heads[1]: each.what(language), heads[2]: each.remedy(language)}
            for each in warnings
        ],
    )


def _loads(context: PageContext) -> None:
    zh = context.language == "zh"
    with context.store.reader() as reader:
        loads = reader.loads()
    heads = (
        ("资料版次", "时间", "记录单位", "校验码", "提醒")
        if zh
        else ("Load", "Time (Beijing)", "By", "Digest", "Warnings")
    )
    rows = [
        dict(
            zip(
                heads,
                (each.id, beijing_time(each.loaded_at), each.loaded_by, each.digest, str(len(each.warnings))),
                strict=True,
            )
        )
        for each in loads
    ]
    _table(context, "loads", context.text(TABS[6]), rows)
    if context.city.load.changes:
        st.markdown(f"##### {context.text(CHANGED)}")
        show_markup(to_text(changes_table(context.city.load.changes, context.language)), key="load-changes", css=STYLE)
