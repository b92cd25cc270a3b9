"""The target-enterprise catalogue: choose what it covers, look at it, take it as Excel."""

from io import BytesIO

import pandas as pd
import streamlit as st

from graph.analysis.scope import Scope
from graph.analysis.states import Strategy
from reports.catalogue import Catalogue, ChainSheet, build_catalogue
from reports.catalogue_rows import COLUMNS
from reports.excel import write_catalogue
from reports.language import Text
from reports.sentences import chain_name
from views.parts import texts
from views.parts.desk import Desk

TITLE = Text("招商引资目标企业目录", "Target-enterprise catalogue")
HELP = Text(
    "一行一家候选企业，附缺口依据、证据等级与来源。下载的文件不联网也能打开，封面写明范围、数据版本和没有资料而留空的列。",
    "One row a candidate, with the gap's reason, evidence grade and source. The file opens without a network; its "
    "cover states the scope, the data version and the columns left blank for lack of facts.",
)
CHAINS = Text("产业链（不选即全部）", "Chains (none means all)")
STRATEGIES = Text("策略（不选即全部）", "Strategies (none means all)")
MAKE = Text("下载 Excel 目录", "Download the Excel catalogue")
NOTHING = Text("所选范围内没有目标。请放宽产业链或策略。", "No target in this selection. Widen chains or strategies.")
ROWS = Text("{rows} 行 · {targets} 个目标", "{rows} rows · {targets} targets")
SHOWN = 200
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def render(desk: Desk) -> None:
    """Draw the catalogue page."""
    st.title(desk.say(TITLE), anchor=False)
    st.caption(desk.say(HELP))
    chains, strategies = _scope(desk)
    catalogue = _catalogue(desk, chains, strategies)
    rows = sum(len(sheet.rows) for sheet in catalogue.sheets)
    if rows == 0:
        with st.container(border=True):
            st.markdown(desk.say(NOTHING))
        return
    region = desk.city.region
    st.download_button(
        desk.say(MAKE),
        _file(desk, desk.city.load.id, desk.language, chains, strategies),
        file_name=f"{region.city_zh}{TITLE.zh}.xlsx" if desk.language == "zh" else f"{region.city_en}-catalogue.xlsx",
        mime=EXCEL,
        type="primary",
        on_click="ignore",
    )
    targets = sum(number for _, number in catalogue.strategies)
    st.caption(f"{desk.say(ROWS, rows=rows, targets=targets)} · {catalogue.version}")
    for sheet in catalogue.sheets:
        if sheet.rows:
            _preview(desk, sheet)


def _scope(desk: Desk) -> tuple[tuple[str, ...], tuple[Strategy, ...]]:
    asked = st.query_params.get("chain")
    left, right = st.columns([2, 1])
    with left:
        chains = st.multiselect(
            desk.say(CHAINS),
            list(desk.city.chains),
            default=[asked] if asked in desk.city.chains else [],
            format_func=lambda chain: chain_name(desk.city.chains[chain], desk.language),
            placeholder=desk.say(texts.ALL),
            key=f"catalogue-chains-{asked}",
        )
    with right:
        strategies = st.multiselect(
            desk.say(STRATEGIES),
            list(Strategy),
            format_func=lambda strategy: strategy.label(desk.language),
            placeholder=desk.say(texts.ALL),
            key="catalogue-strategies",
        )
    return tuple(chains), tuple(strategies)


def _catalogue(desk: Desk, chains: tuple[str, ...], strategies: tuple[Strategy, ...]) -> Catalogue:
    return _built(desk, desk.city.load.id, desk.language, chains, strategies)


@st.cache_resource(max_entries=8, show_spinner=False)
def _built(
    _desk: Desk, load_id: str, language: str, chains: tuple[str, ...], strategies: tuple[Strategy, ...]
) -> Catalogue:
    del load_id, language
    return build_catalogue(
        _desk.judgement,
        Scope(chains or None, frozenset(strategies) or None),
        _desk.records,
        _desk.language,
    )


@st.cache_resource(max_entries=8, show_spinner=False)
def _file(_desk: Desk, load_id: str, language: str, chains: tuple[str, ...], strategies: tuple[Strategy, ...]) -> bytes:
    """Return the workbook, written once for a selection."""
    buffer = BytesIO()
    write_catalogue(_built(_desk, load_id, language, chains, strategies), buffer)
    return buffer.getvalue()


def _preview(desk: Desk, sheet: ChainSheet) -> None:
    """Draw the first rows of one chain, without the columns in which none of them says anything."""
    heads = [column.heading(desk.language) for column in COLUMNS]
    table = pd.DataFrame([row.cells for row in sheet.rows[:SHOWN]], columns=heads).dropna(axis=1, how="all")
    with st.expander(f"{sheet.name} · {len(sheet.rows)}"):
        st.dataframe(table, hide_index=True, width="stretch", row_height=30)
        if len(sheet.rows) > SHOWN:
            st.caption(desk.say(texts.CUT, shown=SHOWN, total=len(sheet.rows)))
