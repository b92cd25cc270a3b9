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
from views.documents.handing_over import hand_over, hand_over_all
from views.documents.scope import choose_scope
from views.documents.since import Since, choose_since
from views.shared import texts
from views.shared.address import asked_among, keep, settle
from views.shared.badges import plain
from views.shared.desk import Desk
from views.shared.nothing_yet import NO_CHAINS, NO_CHAINS_DO, nothing_yet
from views.shared.unknown import Known, is_chain, one_of

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
SHOWN = 200
ALL_CHAINS = "*"
"""What stands for every chain in the choice of one."""
ADDRESS: dict[str, Known] = {
    "what": one_of(DELIVERABLES),
    "chain": lambda desk, value: value == ALL_CHAINS or is_chain(desk, value),
}


def render(desk: Desk) -> None:
    """Draw the page of documents."""
    st.title(desk.say(texts.DOCUMENTS), anchor=False)
    st.caption(desk.say(HELP))
    if not desk.city.chains:
        nothing_yet(desk, NO_CHAINS, NO_CHAINS_DO)
        return
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        deliverable = _deliverable(desk)
    with right:
        form = _form(desk, deliverable)
    if deliverable.one_a_chain:
        _one_a_chain(desk, deliverable, form)
    else:
        _catalogue(desk, form)


def _deliverable(desk: Desk) -> Deliverable[Any]:
    """Draw the choice of what is handed over; the address says it first."""
    found = st.segmented_control(
        desk.say(WHAT),
        list(DELIVERABLES),
        required=True,
        format_func=lambda name: DELIVERABLES[name].label.of(desk.language),
        key=asked_among("what", "documents-what", DELIVERABLES, CATALOGUE.id),
        on_change=keep,
        args=("documents-what", "what"),
    )
    chosen = found or CATALOGUE.id
    return DELIVERABLES[chosen]


def _form(desk: Desk, deliverable: Deliverable[Any]) -> str:
    return st.segmented_control(
        desk.say(FORM),
        list(deliverable.forms),
        default=next(iter(deliverable.forms)),
        required=True,
        format_func=lambda form: deliverable.form_name(form, desk.language),
        key=f"documents-form-{deliverable.id}-{desk.language}",
    )


def _catalogue(desk: Desk, form: str) -> None:
    scope = choose_scope(desk)
    since = choose_since(desk, scope.chains_in(desk.judgement))
    catalogue = _built(desk, desk.key, desk.language, len(desk.records.entries), scope, since.file, since)
    rows = sum(len(sheet.rows) for sheet in catalogue.sheets)
    if rows == 0:
        with st.container(border=True):
            st.markdown(desk.say(NOTHING))
        return
    hand_over(desk, CATALOGUE, form, scope, since)
    targets = sum(number for _, number in catalogue.strategies)
    filters = typeset(desk.say(FILTERS, filters=catalogue.filters))
    st.caption(f"{desk.say(ROWS, rows=rows, targets=targets)} · {plain(filters)} · {catalogue.version}")
    st.caption(catalogue.competition)
    if catalogue.versions is not None:
        for line in summary_text(catalogue.versions, desk.language):
            st.caption(plain(line))
    for sheet in catalogue.sheets:
        if sheet.rows:
            _preview(desk, sheet)


@st.cache_resource(max_entries=8, show_spinner=False)
def _built(
    _desk: Desk, key: str, language: str, entries: int, scope: TargetFilter, file: str | None, _since: Since
) -> Catalogue:
    del key, language, entries, file
    return build_catalogue(_desk.judgement, scope, _desk.records, _desk.language, _since.export)


def _preview(desk: Desk, sheet: ChainSheet) -> None:
    """Draw the first rows of one chain, without the columns in which none of them says anything."""
    heads = [column.heading(desk.language) for column in COLUMNS]
    table = pd.DataFrame([row.cells for row in sheet.rows[:SHOWN]], columns=heads).dropna(axis=1, how="all")
    with st.expander(f"{plain(sheet.name)} · {len(sheet.rows)}"):
        st.dataframe(table, hide_index=True, width="stretch", row_height=30)
        if len(sheet.rows) > SHOWN:
            st.caption(desk.say(texts.CUT, shown=SHOWN, total=len(sheet.rows)))


def _one_a_chain(desk: Desk, deliverable: Deliverable[Any], form: str) -> None:
    """Draw the choice of a chain, its file and its preview; or of all chains, made one after another."""
    chain = _chain(desk)
    chains = desk.city.chains if chain == ALL_CHAINS else (chain,)
    since = choose_since(desk, tuple(chains)) if deliverable.shows_changes else Since()
    if chain == ALL_CHAINS:
        hand_over_all(desk, deliverable, form, since)
        return
    hand_over(desk, deliverable, form, TargetFilter((chain,)), since)
    st.markdown(f"**{desk.say(PREVIEW)}**")
    with st.container(border=True, height=640):
        content = _content(desk, desk.key, desk.language, len(desk.records.entries), chain, deliverable.id)
        if isinstance(content, Document):
            _pages(content)
        else:
            st.image(content, width="stretch")


def _chain(desk: Desk) -> str:
    chains = [*desk.city.chains, ALL_CHAINS]
    every = desk.say(EVERY_CHAIN, count=len(desk.city.chains))
    chosen = st.selectbox(
        desk.say(texts.CHAIN),
        chains,
        format_func=lambda chain: every if chain == ALL_CHAINS else chain_name(desk.city.chains[chain], desk.language),
        width=360,
        key=asked_among("chain", "documents-chain", chains, chains[0]),
        on_change=keep,
        args=("documents-chain", "chain"),
    )
    settle("chain", chosen)
    return chosen


@st.cache_resource(max_entries=16, show_spinner=False)
def _content(
    _desk: Desk, key: str, language: str, entries: int, chain: str, deliverable: str
) -> Document | str | bytes:
    """Return what a deliverable of a chain shows: a document, or a sheet as SVG or PNG."""
    del key, language, entries
    commission = Commission(_desk.judgement, TargetFilter((chain,)), _desk.records, _desk.language)
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
