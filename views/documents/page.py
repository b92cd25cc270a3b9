"""The documents page: choose a deliverable and what it covers, look at it, take it as a file."""

from typing import Any

import pandas as pd
import streamlit as st

from graph.analysis.target_filter import TargetFilter
from reports.catalogue.content import Catalogue, ChainSheet, build_catalogue
from reports.catalogue.deliverable import CATALOGUE
from reports.catalogue.rows import COLUMNS
from reports.deliverable import Commission, Deliverable
from reports.deliverables import DELIVERABLES
from reports.formats.document import Document, FigureBlock
from reports.formats.markdown import parts_of
from reports.wording.language import Text, typeset
from reports.wording.sentences import chain_name
from reports.wording.versions import summary_text
from views.documents.downloads import download, download_all
from views.documents.previous_version import PreviousVersion, choose_previous
from views.documents.target_filter import choose_filter
from views.shared import texts
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.empty_state import NO_CHAINS, NO_CHAINS_REMEDY, empty_state
from views.shared.query_params import keep, requested_among, settle
from views.shared.unknown_ids import Known, is_chain, one_of

HELP = Text(
    "四样成果都由图谱数据直接生成，数字带来源，空白即无资料。先选成果和范围，看预览，再下载；文件不联网也能打开。",
    "All four deliverables come straight from the data, figures with their sources, blanks where nothing is on file. "
    "Choose one and what it covers, look at it, take it; the files open without a network.",
)
WHAT = Text("成果", "Deliverable")
FORM = Text("文件形式", "Form")
EVERY_CHAIN = Text("全部 {count} 条（打包）", "All {count} (as one archive)")
PREVIEW = Text("预览", "Preview")
NOTHING = Text("所选范围内没有目标。请放宽范围。", "No target in this selection. Widen it.")
ROWS = Text("{rows} 行 · {targets} 个目标", "{rows} rows · {targets} targets")
FILTERS = Text("筛选条件：{filters}", "Filters: {filters}")
MAX_SHOWN = 200
ALL_CHAINS = "*"
"""What stands for every chain in the choice of one."""
ADDRESS: dict[str, Known] = {
    "what": one_of(DELIVERABLES),
    "chain": lambda desk, value: value == ALL_CHAINS or is_chain(desk, value),
}


def render(context: PageContext) -> None:
    """Draw the page of documents."""
    st.title(context.text(texts.DOCUMENTS), anchor=False)
    st.caption(context.text(HELP))
    if not context.city.chains:
        empty_state(context, NO_CHAINS, NO_CHAINS_REMEDY)
        return
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        deliverable = _deliverable(context)
    with right:
        form = _form(context, deliverable)
    if deliverable.is_per_chain:
        _one_a_chain(context, deliverable, form)
    else:
        _catalogue(context, form)


def _deliverable(context: PageContext) -> Deliverable[Any]:
    """Draw the choice of what is handed over; the address says it first."""
    found = st.segmented_control(
        context.text(WHAT),
        list(DELIVERABLES),
        required=True,
        format_func=lambda name: DELIVERABLES[name].label.of(context.language),
        key=requested_among("what", "documents-what", DELIVERABLES, CATALOGUE.id),
        on_change=keep,
        args=("documents-what", "what"),
    )
    chosen = found or CATALOGUE.id
    return DELIVERABLES[chosen]


def _form(context: PageContext, deliverable: Deliverable[Any]) -> str:
    return st.segmented_control(
        context.text(FORM),
        list(deliverable.forms),
        default=next(iter(deliverable.forms)),
        required=True,
        format_func=lambda form: deliverable.form_name(form, context.language),
        key=f"documents-form-{deliverable.id}-{context.language}",
    )


def _catalogue(context: PageContext, form: str) -> None:
    scope = choose_filter(context)
    since = choose_previous(context, scope.chains_in(context.judgement))
    catalogue = _built(context, context.key, context.language, len(context.records.entries), scope, since.file, since)
    rows = sum(len(sheet.rows) for sheet in catalogue.sheets)
    if rows == 0:
        with st.container(border=True):
            st.markdown(context.text(NOTHING))
        return
    download(context, CATALOGUE, form, scope, since)
    targets = sum(number for _, number in catalogue.strategies)
    filters = typeset(context.text(FILTERS, filters=catalogue.filters))
    st.caption(f"{context.text(ROWS, rows=rows, targets=targets)} · {escape_markdown(filters)} · {catalogue.version}")
    st.caption(catalogue.competition)
    if catalogue.versions is not None:
        for line in summary_text(catalogue.versions, context.language):
            st.caption(escape_markdown(line))
    for sheet in catalogue.sheets:
        if sheet.rows:
            _preview(context, sheet)


@st.cache_resource(max_entries=8, show_spinner=False)
def _built(
    _context: PageContext,
    key: str,
    language: str,
    entries: int,
    scope: TargetFilter,
    file: str | None,
    _previous: PreviousVersion,
) -> Catalogue:
    del key, language, entries, file
    return build_catalogue(_context.judgement, scope, _context.records, _context.language, _previous.export)


def _preview(context: PageContext, sheet: ChainSheet) -> None:
    """Draw the first rows of one chain, without the columns in which none of them says anything."""
    heads = [column.heading(context.language) for column in COLUMNS]
    table = pd.DataFrame([row.cells for row in sheet.rows[:MAX_SHOWN]], columns=heads).dropna(axis=1, how="all")
    with st.expander(f"{escape_markdown(sheet.name)} · {len(sheet.rows)}"):
        st.dataframe(table, hide_index=True, width="stretch", row_height=30)
        if len(sheet.rows) > MAX_SHOWN:
            st.caption(context.text(texts.CUT, shown=MAX_SHOWN, total=len(sheet.rows)))


def _one_a_chain(context: PageContext, deliverable: Deliverable[Any], form: str) -> None:
    """Draw the choice of a chain, its file and its preview; or of all chains, made one after another."""
    chain = _chain(context)
    chains = context.city.chains if chain == ALL_CHAINS else (chain,)
    since = choose_previous(context, tuple(chains)) if deliverable.shows_changes else PreviousVersion()
    if chain == ALL_CHAINS:
        download_all(context, deliverable, form, since)
        return
    download(context, deliverable, form, TargetFilter((chain,)), since)
    st.markdown(f"**{context.text(PREVIEW)}**")
    with st.container(border=True, height=640):
        content = _content(context, context.key, context.language, len(context.records.entries), chain, deliverable.id)
        if isinstance(content, Document):
            _pages(content)
        else:
            st.image(content, width="stretch")


def _chain(context: PageContext) -> str:
    chains = [*context.city.chains, ALL_CHAINS]
    every = context.text(EVERY_CHAIN, count=len(context.city.chains))
    chosen = st.selectbox(
        context.text(texts.CHAIN),
        chains,
        format_func=lambda chain: (
            every if chain == ALL_CHAINS else chain_name(context.city.chains[chain], context.language)
        ),
        width=360,
        key=requested_among("chain", "documents-chain", chains, chains[0]),
        on_change=keep,
        args=("documents-chain", "chain"),
    )
    settle("chain", chosen)
    return chosen


@st.cache_resource(max_entries=16, show_spinner=False)
def _content(
    _context: PageContext, key: str, language: str, entries: int, chain: str, deliverable: str
) -> Document | str | bytes:
    """Return what a deliverable of a chain shows: a document, or a sheet as SVG or PNG."""
    del key, language, entries
    commission = Commission(_context.judgement, TargetFilter((chain,)), _context.records, _context.language)
    what = DELIVERABLES[deliverable]
    made = next(what.contents(commission))[1]
    shown: Document | str | bytes = made if what.preview is None else what.preview(made)
    return shown


def _pages(document: Document) -> None:
    """Draw a document as it reads: texts between pictures."""
    texts_so_far: list[str] = []
    for part in parts_of(document, raised=False):
        if isinstance(part, FigureBlock):
            st.markdown("\n\n".join(texts_so_far))
            texts_so_far = []
            st.image(part.svg, caption=part.caption, width="stretch")
        else:
            texts_so_far.append(part)
    st.markdown("\n\n".join(texts_so_far))
