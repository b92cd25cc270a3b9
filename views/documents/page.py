"""The documents page: choose a deliverable and what it covers, look at it, take it as a file."""

from typing import Any

import pandas as pd
import streamlit as st

from graph.analysis.target_filter import TargetFilter
from graph.once import once
from graph.text import Text
from reports.catalogue.carrying import left_lines
from reports.catalogue.columns import COLUMNS
from reports.catalogue.content import Catalogue, build_catalogue
from reports.catalogue.deliverable import CATALOGUE
from reports.catalogue.rows import ChainSheet
from reports.deliverable import Deliverable
from reports.deliverables import DELIVERABLES
from reports.formats.typed_cells import NOTHING_TYPED
from reports.wording.file_names import file_stem
from reports.wording.language import Language, typeset
from reports.wording.sentences import chain_name, home_name
from reports.wording.versions import summary_text
from views.documents.briefs import ALL_FIRMS, briefs
from views.documents.chain import ALL_CHAINS, choose_chain
from views.documents.downloads import Part, download, download_all
from views.documents.preview import preview
from views.documents.previous_version import PreviousVersion, choose_previous
from views.documents.target_filter import choose_filter
from views.shared import texts
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.empty_state import NO_CHAINS, NO_CHAINS_REMEDY, empty_state
from views.shared.query_params import keep, requested_among
from views.shared.unknown_ids import Known, is_chain, is_firm, one_of

HELP = Text(
    "各样材料都由资料直接生成，数字带出处，空格表示没有资料。先选成果和范围，看预览，再下载；文件不联网也能打开。",
    "All deliverables come straight from the data, figures with their sources, blanks where nothing is on file. "
    "Choose a deliverable and its scope, preview it, then download it; the files open without a network.",
)
WHAT = Text("成果", "Deliverable")
FORM = Text("文件形式", "Form")
NOTHING = Text("所选范围内没有目标。请放宽范围。", "No targets in this selection. Broaden it.")
SHEET_ROWS = Text("{rows} 行", "{rows} rows")
ROWS = Text("{rows} 行（一户一环一行） · {targets} 个目标", "{rows} rows, one a firm and link · {targets} targets")
FILTERS = Text("筛选条件：{filters}", "Filters: {filters}")
MAX_SHOWN = 200
LEFT_SHOWN = 10
"""Cells that did not come back named on the page; the sheet has all."""
ADDRESS: dict[str, Known] = {
    "what": one_of(DELIVERABLES),
    "form": one_of({form for each in DELIVERABLES.values() for form in each.forms}),
    "chain": lambda desk, value: value == ALL_CHAINS or is_chain(desk, value),
    "firm": lambda desk, value: value == ALL_FIRMS or is_firm(desk, value),
}


def render(context: PageContext) -> None:
    """Draw the page of documents."""
    st.title(context.text(texts.DOCUMENTS), anchor=False)
    st.caption(context.text(HELP))
    if not context.city.chains:
        empty_state(context, NO_CHAINS, NO_CHAINS_REMEDY)
        return
    deliverable = _deliverable(context)
    form = _form(context, deliverable)
    match deliverable.one_per:
        case "chain":
            _one_a_chain(context, deliverable, form)
        case "firm":
            briefs(context, deliverable, form)
        case "scope" if deliverable.id == CATALOGUE.id:
            _catalogue(context, form)
        case "scope":
            download(context, deliverable, form, TargetFilter(), PreviousVersion())
            preview(context, deliverable.id, TargetFilter())


def _deliverable(context: PageContext) -> Deliverable[Any]:
    """Draw the choice of what is handed over, over as many lines as it takes; the address says it first."""
    found = st.pills(
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
    """Draw the choice of the form; the address says it first, where the deliverable has it."""
    first, key = next(iter(deliverable.forms)), f"documents-form-{deliverable.id}-{context.language}"
    found = st.segmented_control(
        context.text(FORM),
        list(deliverable.forms),
        required=True,
        format_func=lambda form: deliverable.form_name(form, context.language),
        key=requested_among("form", key, deliverable.forms, first),
        on_change=keep,
        args=(key, "form"),
    )
    return found or first


def _catalogue(context: PageContext, form: str) -> None:
    scope = choose_filter(context)
    row = st.container(horizontal=True, vertical_alignment="center")
    with row:
        since = choose_previous(context, scope.chains_in(context.judgement))
    catalogue = _built(context, context.key, context.language, len(context.records.entries), scope, since.file, since)
    rows = sum(len(sheet.rows) for sheet in catalogue.sheets)
    if rows == 0:
        with st.container(border=True):
            st.markdown(context.text(NOTHING))
        return
    with row:
        download(context, CATALOGUE, form, scope, since)
    targets = sum(number for _, number in catalogue.strategies)
    filters = typeset(context.text(FILTERS, filters=catalogue.filters))
    st.caption(f"{context.text(ROWS, rows=rows, targets=targets)} · {escape_markdown(filters)} · {catalogue.version}")
    st.caption(catalogue.competition)
    _carried(catalogue)
    if catalogue.versions is not None:
        for line in summary_text(catalogue.versions, context.language):
            st.caption(escape_markdown(line))
    for sheet in catalogue.sheets:
        if sheet.rows:
            _preview(context, sheet)


def _carried(catalogue: Catalogue) -> None:
    """Say how many cells of the earlier catalogue came back, and name those that did not."""
    carried = catalogue.carried
    if carried.left is not None:
        lines = [escape_markdown(line) for line in left_lines(carried, catalogue.language)]
        more = [f"… {len(lines) - LEFT_SHOWN}"] if len(lines) > LEFT_SHOWN else []
        st.warning("  \n".join((escape_markdown(carried.words), *lines[:LEFT_SHOWN], *more)))
    elif carried.words:
        st.caption(escape_markdown(carried.words))


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
    typed = _previous.typed or NOTHING_TYPED
    return build_catalogue(_context.judgement, scope, _context.records, _context.language, _previous.export, typed)


def _preview(context: PageContext, sheet: ChainSheet) -> None:
    """Draw the first rows of one chain, without the columns in which none of them says anything."""
    with st.expander(f"{escape_markdown(sheet.name)} · {context.text(SHEET_ROWS, rows=len(sheet.rows))}"):
        st.dataframe(_first_rows(sheet, context.language), hide_index=True, width="stretch", row_height=30)
        if len(sheet.rows) > MAX_SHOWN:
            st.caption(context.text(texts.CUT, shown=MAX_SHOWN, total=len(sheet.rows)))


@once
def _first_rows(sheet: ChainSheet, language: Language) -> pd.DataFrame:
    heads = [column.heading(language) for column in COLUMNS]
    return pd.DataFrame([row.cells for row in sheet.rows[:MAX_SHOWN]], columns=heads).dropna(axis=1, how="all")


def _one_a_chain(context: PageContext, deliverable: Deliverable[Any], form: str) -> None:
    """Draw the choice of a chain, its file and its preview; or of all chains, made one after another."""
    chain = choose_chain(context)
    chains = context.city.chains if chain == ALL_CHAINS else (chain,)
    since = choose_previous(context, tuple(chains)) if deliverable.shows_changes else PreviousVersion()
    if chain == ALL_CHAINS:
        name = file_stem(f"{home_name(context.city.region, context.language)}{deliverable.label.of(context.language)}")
        download_all(context, deliverable, form, [_part(context, each, since) for each in chains], name)
        return
    download(context, deliverable, form, TargetFilter((chain,)), since)
    preview(context, deliverable.id, TargetFilter((chain,)))


def _part(context: PageContext, chain: str, since: PreviousVersion) -> Part:
    """Return the document of one of all chains; it is compared with an earlier one that holds the chain."""
    old = since.export if since.export is not None and chain in since.export.chains else None
    return Part(chain_name(context.city.chains[chain], context.language), TargetFilter((chain,)), old)
