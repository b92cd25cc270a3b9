"""A city beside others: who has next door what it lacks, and the other cities kept here, never merged."""

from collections.abc import Sequence

import streamlit as st

from graph.analysis.peers.nearby import PeerTable, peer_table
from graph.model.cells import basis_told
from graph.model.nearby import MadeNearby, NearbyState
from graph.text import Text
from reports.drawing.markup import to_text
from reports.formats.csv_text import csv_text
from reports.wording.facts import source_text
from reports.wording.peers import place_name
from reports.wording.punctuation import join_names
from reports.wording.sentences import chain_name, short_name
from views.peers.cell_panel import cell_panel
from views.peers.marks import legend
from views.peers.nearby_table import BETWEEN, PEERS_STYLE, nearby_table, who
from views.peers.other_cities import other_cities
from views.shared import texts
from views.shared.badges import escape_markdown
from views.shared.context import PageContext, Shown
from views.shared.drawn import drawn
from views.shared.empty_state import NO_CHAINS, NO_CHAINS_REMEDY, empty_state
from views.shared.handing_over import handed
from views.shared.markup_component import show_markup
from views.shared.query_params import keep, put, requested_among
from views.shared.unknown_ids import Known, one_of

NEAR = {"all": Text("全部", "All"), "bordering": Text("只看接壤", "Bordering only")}
RANGE = Text("范围", "Range")
ON_FILE = Text("本链 {asked} 环，近处查到有的 {found} 环", "{found} of {asked} links of this chain are on file nearby")
CAUTION = Text(
    "**只能说“有”，不能说“没有”**　{rows} 环 × {places} 地共 {cells} 格：有 {has} 格，无（查过）{none} 格，"
    "其余 {rest} 格未查。不作排名，也不作“本市独有”的依据。",
    "**We can say who has it, never who has not** — {rows} links × {places} places make {cells} cells: {has} have it, "
    "{none} were checked and have none, {rest} were not checked. No ranking, and no ground for calling a link unique.",
)
NOTHING = Text(
    "近处还没有资料。把邻市企业填进空白表格（“资料与出处”页下载）的“周边生产”表：链环、地点、企业名称，写明出处和依据，"
    "再更新；空着就是未查，不等于没有。",
    "Nothing nearby is on file. Enter makers of other cities in the sheet “Made nearby” of the blank tables (page Data "
    "and evidence): link, place, name, source and basis; then load. Blank means not checked, not none.",
)
HEARSAY = Text("按行业常识没听说有的 {count} 环", "{count} links of which none is heard of (general knowledge)")
QUOTIENT = Text(
    "区位商：没有分行业的户数（或产值）与年份，不算。候选企业名单不是全国统计，不能代替。",
    "Location quotient: no counts by industry with their year are on file, so none is reckoned.",
)
EXPORT = Text("导出所见（CSV）", "Export (CSV)")
BORDERING = Text(
    "粗体：与本市接壤；家数：本表收录企业；省直管片区单列，不计入本市。",
    "Bold: borders this city. Firms: those of this table on file. Zones governed apart stand alone.",
)

SILENT = Text("接壤而本链无资料：{places}。", " Bordering, with nothing on file for this chain: {places}.")


def _is_cell(context: PageContext, value: str) -> bool:
    link, _, place = value.partition(BETWEEN)
    return any(fact.end == place for fact in context.city.nearby.get(link, ()))


ADDRESS: dict[str, Known] = {"near": one_of(NEAR), "cell": _is_cell}


def render(context: PageContext) -> None:
    """Draw the chain of the address, or the first."""
    if not context.city.chains:
        st.title(context.text(texts.PEERS), anchor=False)
        empty_state(context, NO_CHAINS, NO_CHAINS_REMEDY)
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title(context.text(texts.PEERS), anchor=False, width="content")
        chain = _chain(context)
        near = _range(context)
    links = [edge.end for edge in context.city.includes[chain]]
    table = drawn(context, _table, chain, near)
    if table.rows:
        _nearby(context, chain, near, table)
    else:
        st.info(context.text(NOTHING))
    _hearsay(context, table)
    other_cities(context, links)
    st.caption(context.text(QUOTIENT))


def _chain(context: PageContext) -> str:
    chains = list(context.city.chains)
    key = requested_among("chain", "peers-chain", chains, chains[0])
    chosen: str = st.selectbox(
        context.text(texts.CHAIN),
        chains,
        format_func=lambda each: chain_name(context.city.chains[each], context.language),
        label_visibility="collapsed",
        width=300,
        key=key,
        on_change=keep,
        args=(key, "chain"),
    )
    return chosen


def _range(context: PageContext) -> str:
    key = requested_among("near", "peers-near", NEAR, "all")
    chosen = st.segmented_control(
        context.text(RANGE),
        list(NEAR),
        format_func=lambda each: context.text(NEAR[each]),
        label_visibility="collapsed",
        required=True,
        key=key,
        on_change=keep,
        args=(key, "near"),
    )
    return chosen or "all"


def _table(context: Shown, chain: str, near: str) -> PeerTable:
    whole = peer_table(context.judgement, [edge.end for edge in context.city.includes[chain]])
    return whole.of_bordering() if near == "bordering" else whole


def _drawn(context: Shown, chain: str, near: str, chosen: tuple[str, str] | None) -> str:
    return to_text(nearby_table(context, _table(context, chain, near), chosen))


def _legend(context: Shown) -> str:
    return to_text(legend(context.language))


def _nearby(context: PageContext, chain: str, near: str, table: PeerTable) -> None:
    none, held = table.count(NearbyState.NONE), table.count()
    st.caption(context.text(ON_FILE, asked=table.asked, found=len(table.rows)))
    said = {"rows": len(table.rows), "places": len(table.places), "cells": table.cells}
    st.warning(context.text(CAUTION, **said, has=held - none, none=none, rest=table.cells - held))
    # what the marks mean stands before the marks
    show_markup(drawn(context, _legend), key="peers-legend", css=PEERS_STYLE)
    chosen = _chosen()
    clicked = show_markup(drawn(context, _drawn, chain, near, chosen), key="peers", css=PEERS_STYLE)
    _open(context, clicked)
    silent = join_names(map(escape_markdown, table.silent), context.language)
    st.caption(context.text(BORDERING) + (context.text(SILENT, places=silent) if silent else ""))
    facts = () if chosen is None else _facts(context, chosen)
    if facts:
        cell_panel(context, facts)
    _export(context, table)


def _chosen() -> tuple[str, str] | None:
    link, between, place = str(st.query_params.get("cell", "")).partition(BETWEEN)
    return (link, place) if between else None


def _facts(context: PageContext, chosen: tuple[str, str]) -> tuple[MadeNearby, ...]:
    return tuple(fact for fact in context.city.nearby.get(chosen[0], ()) if fact.end == chosen[1])


def _open(context: PageContext, clicked: str | None) -> None:
    if clicked is None or clicked == st.query_params.get("cell"):
        return
    if BETWEEN not in clicked:
        context.open_link(clicked)
        return
    put("cell", clicked)
    st.rerun()


def _hearsay(context: PageContext, table: PeerTable) -> None:
    if not table.hearsay:
        return
    with st.expander(context.text(HEARSAY, count=len(table.hearsay))):
        for row in table.hearsay:
            name = escape_markdown(short_name(context.city.links[row.link_id], context.language))
            st.markdown(f"**{name}**　{escape_markdown(who(context, row))}")


def _export(context: PageContext, table: PeerTable) -> None:
    zh = context.language == "zh"
    heads = ("链环", "地点", "情况", "企业", "产品", "规模", "年份", "依据", "出处") if zh else (
        "Link", "Place", "State", "Maker", "Product", "Size", "Year", "Basis", "Source")  # fmt: skip
    st.download_button(
        context.text(EXPORT),
        handed(context, "peers.csv", lambda: csv_text(heads, _lines(context, table))),
        file_name=f"{context.text(texts.PEERS)}.csv",
        mime="text/csv",
        on_click="ignore",
        key="peers-export",
    )


def _lines(context: PageContext, table: PeerTable) -> list[Sequence[str]]:
    facts = [fact for row in table.rows for fact in row.facts]
    return [
        (
            short_name(context.city.links[fact.start], context.language),
            place_name(fact.end),
            fact.state.label(context.language),
            *(value or "" for value in (fact.maker, fact.product, fact.scale, fact.year)),
            basis_told(fact).label(context.language),
            source_text(fact, context.language),
        )
        for fact in facts
    ]
