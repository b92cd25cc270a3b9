"""The picture of explored things with what goes with it: its table, and both as files."""

import streamlit as st

from graph.analysis.exploration.fact_graph import FactGraph, NodeKey, format_key
from graph.analysis.exploration.visible_graph import VisibleGraph
from graph.text import Text
from reports.drawing.markup import to_text
from reports.drawing.network_html import file_name, standalone
from reports.drawing.network_scene import NetworkScene
from reports.network.table import relation_csv, relation_rows
from views.explore.network_component import network_component, ship_library
from views.shared import texts
from views.shared.context import PageContext
from views.shared.handing_over import handed
from views.shared.markup_component import show_markup
from views.shared.tables import STYLE, words_table

PAGE = Text("存成网页（不联网可看）", "Save as web page (works offline)")
TABLE_FILE = Text("导出表格（CSV）", "Export table (CSV)")
TABLE = Text("看成表格 {count} 行", "Show as table, {count} rows")
MAX_SHOWN = 200


def network_panel(
    context: PageContext,
    graph: FactGraph,
    shown: NetworkScene,
    sights: tuple[VisibleGraph, VisibleGraph],
    picked: NodeKey | None,
    key: str = "around",
) -> tuple[str, str] | None:
    """Draw a picture, its table and its files; return what was done in the picture.

    `sights` are what is drawn and, for the file, all of it.
    """
    drawn, whole = sights
    name = None if picked is None else format_key(picked)
    event = network_component(shown, picked=name, key=f"explorer-{key}-{context.language}")
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            context.text(PAGE),
            handed(context, "network.html", lambda: standalone(shown).encode("utf-8")),
            file_name=file_name(shown, context.language),
            mime="text/html",
            on_click="ignore",
            key=f"page-{key}",
        )
        st.download_button(
            context.text(TABLE_FILE),
            handed(context, "network.csv", lambda: relation_csv(context.city, graph, whole, context.language)),
            file_name=file_name(shown, context.language).replace(".html", ".csv"),
            mime="text/csv",
            on_click="ignore",
            key=f"table-{key}",
        )
    _table(context, graph, drawn, key)
    ship_library()
    return event


def _table(context: PageContext, graph: FactGraph, visible: VisibleGraph, key: str) -> None:
    rows = relation_rows(context.city, graph, visible, context.language)
    opened = st.expander(context.text(TABLE, count=len(rows)), on_change="rerun", key=f"twin-{key}-{context.language}")
    if opened.open and rows:
        with opened:
            show_markup(to_text(words_table(rows[:MAX_SHOWN])), key=f"twin-table-{key}", css=STYLE)
            if len(rows) > MAX_SHOWN:
                st.caption(context.text(texts.CUT, shown=MAX_SHOWN, total=len(rows)))
