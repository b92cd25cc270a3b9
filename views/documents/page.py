"""The documents page: choose a deliverable and what it covers, look at it, take it as a file."""

from typing import Any

import pandas as pd
import streamlit as st

from graph.analysis.scope import Scope
from reports.catalogue.carrying import left_lines
from reports.catalogue.columns import COLUMNS
from reports.catalogue.content import Catalogue, build_catalogue
from reports.catalogue.deliverable import CATALOGUE
from reports.catalogue.rows import ChainSheet
from reports.deliverable import Deliverable
from reports.deliverables import DELIVERABLES
from reports.formats.typed_cells import NOTHING_TYPED
from reports.wording.file_names import file_stem
from reports.wording.language import Text, typeset
from reports.wording.sentences import chain_name, home_name
from reports.wording.version_words import summary_words
from views.documents.briefs import ALL_FIRMS, briefs
from views.documents.chain import ALL_CHAINS, choose_chain
from views.documents.handing_over import Part, hand_over, hand_over_all
from views.documents.preview import preview
from views.documents.scope import choose_scope
from views.documents.since import Since, choose_since
from views.shared import texts
from views.shared.address import asked_among, keep
from views.shared.badges import plain
from views.shared.desk import Desk
from views.shared.nothing_yet import NO_CHAINS, NO_CHAINS_DO, nothing_yet
from views.shared.unknown import Known, is_chain, is_firm, one_of

HELP = Text(
    "各样成果都由图谱数据直接生成，数字带来源，空白即无资料。先选成果和范围，看预览，再下载；文件不联网也能打开。",
    "All deliverables come straight from the data, figures with their sources, blanks where nothing is on file. "
    "Choose one and what it covers, look at it, take it; the files open without a network.",
)
WHAT = Text("成果", "Deliverable")
FORM = Text("文件形式", "Form")
NOTHING = Text("所选范围内没有目标。请放宽范围。", "No target in this selection. Widen it.")
ROWS = Text("{rows} 行 · {targets} 个目标", "{rows} rows · {targets} targets")
FILTERS = Text("筛选条件：{filters}", "Filters: {filters}")
SHOWN = 200
LEFT_SHOWN = 10
"""Cells that did not come back named on the page; the sheet has all."""
ADDRESS: dict[str, Known] = {
    "what": one_of(DELIVERABLES),
    "chain": lambda desk, value: value == ALL_CHAINS or is_chain(desk, value),
    "firm": lambda desk, value: value == ALL_FIRMS or is_firm(desk, value),
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
    match deliverable.one_per:
        case "chain":
            _one_a_chain(desk, deliverable, form)
        case "firm":
            briefs(desk, deliverable, form)
        case "scope":
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
    _carried(catalogue)
    if catalogue.versions is not None:
        for line in summary_words(catalogue.versions, desk.language):
            st.caption(plain(line))
    for sheet in catalogue.sheets:
        if sheet.rows:
            _preview(desk, sheet)


def _carried(catalogue: Catalogue) -> None:
    """Say how many cells of the earlier catalogue came back, and name those that did not."""
    carried = catalogue.carried
    if carried.left is not None:
        lines = [plain(line) for line in left_lines(carried, catalogue.language)]
        more = [f"… {len(lines) - LEFT_SHOWN}"] if len(lines) > LEFT_SHOWN else []
        st.warning("  \n".join((plain(carried.words), *lines[:LEFT_SHOWN], *more)))
    elif carried.words:
        st.caption(plain(carried.words))


@st.cache_resource(max_entries=8, show_spinner=False)
def _built(
    _desk: Desk, key: str, language: str, entries: int, scope: Scope, file: str | None, _since: Since
) -> Catalogue:
    del key, language, entries, file
    typed = _since.typed or NOTHING_TYPED
    return build_catalogue(_desk.judgement, scope, _desk.records, _desk.language, _since.export, typed)


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
    chain = choose_chain(desk)
    chains = desk.city.chains if chain == ALL_CHAINS else (chain,)
    since = choose_since(desk, tuple(chains)) if deliverable.tells_changes else Since()
    if chain == ALL_CHAINS:
        name = file_stem(f"{home_name(desk.city.region, desk.language)}{deliverable.label.of(desk.language)}")
        hand_over_all(desk, deliverable, form, [_part(desk, each, since) for each in chains], name)
        return
    hand_over(desk, deliverable, form, Scope((chain,)), since)
    preview(desk, deliverable.id, Scope((chain,)))


def _part(desk: Desk, chain: str, since: Since) -> Part:
    """Return the document of one of all chains; it is compared with an earlier one that holds the chain."""
    old = since.export if since.export is not None and chain in since.export.chains else None
    return Part(chain_name(desk.city.chains[chain], desk.language), Scope((chain,)), old)
