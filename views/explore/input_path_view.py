"""Every input path between two things: as a picture from left to right, and step by step in words."""

import streamlit as st

from graph.analysis.exploration.fact_graph import FactGraph, NodeKey, format_key
from graph.analysis.exploration.grid_layout import path_layout
from graph.analysis.exploration.input_paths import LONGEST, MOST, InputPaths, links_of, path_keys, paths_between
from graph.analysis.exploration.visible_graph import induced_subgraph
from graph.model.edges import InputTo
from graph.text import Text
from reports.drawing.markup import to_text
from reports.drawing.network_scene import build_network_scene
from reports.wording.facts import evidence_text, key_name
from reports.wording.punctuation import join_names
from views.explore.network_panel import network_panel
from views.explore.search_box import nodes_in_address, search_node
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.markup_component import show_markup
from views.shared.tables import STYLE, words_table

FROM, TO = Text("起点", "From"), Text("终点", "To")
CHOSEN = Text("{end}：**{name}**", "{end}: **{name}**")
CHANGE = Text("换一个", "Change")
HOW = Text(
    "起点与终点可以是链环、企业（取它生产的链环）或项目（取它建设的链环）。",
    "Both ends may be links, firms (the links they make) or projects (the links they build).",
)
TURN = Text("对调", "Swap")
FOUND = Text("{count} 条路径，短的在前", "{count} paths, the shortest first")
CUT = Text(
    "只列出 {count} 条路径：最多 {most} 条，每条最多 {longest} 步。请选更近的两端。",
    "Only {count} paths are listed: at most {most}, each of at most {longest} steps. Choose nearer ends.",
)
NONE = Text(
    "没有从 {start} 到 {end} 的投入路径。可对调两端再看；没有查到，不等于没有。",
    "No input path leads from {start} to {end}. Swap the ends and look again; none seen does not mean none exists.",
)
NO_LINKS = Text(
    "{name} 没有对应的链环：请选链环、有产品的企业或有建设内容的项目。",
    "{name} has no link. Choose a link, a firm that makes one, or a project that builds one.",
)
WAY, STEPS, EVIDENCE = Text("路径", "Path"), Text("步数", "Steps"), Text("各步依据", "Evidence of each step")
NUMBER = Text("序", "#")


def input_path_view(context: PageContext, graph: FactGraph) -> None:
    """Draw the choice of both ends, and the ways between them."""
    st.caption(context.text(HOW))
    left, right = st.columns(2)
    with left:
        start = _end(context, graph, FROM, "from")
    with right:
        end = _end(context, graph, TO, "to")
    if start is None or end is None:
        return
    if st.button(context.text(TURN), key="paths-turn"):
        st.query_params.update({"from": format_key(end), "to": format_key(start)})
        st.rerun()
    if _have_links(context, graph, start, end):
        _between(context, graph, start, end)


def _end(context: PageContext, graph: FactGraph, label: Text, name: str) -> NodeKey | None:
    """Draw one end: what the address names, or a search."""
    asked = next(iter(nodes_in_address(graph, name)), None)
    if asked is None:
        found = search_node(context, label, name)
        if found is not None:
            st.query_params[name] = format_key(found)
            st.rerun()
        return None
    with st.container(horizontal=True, vertical_alignment="center"):
        spoken = escape_markdown(key_name(graph, asked, context.language))
        st.markdown(context.text(CHOSEN, end=context.text(label), name=spoken), width="content")
        if st.button(context.text(CHANGE), key=f"change-{name}", type="tertiary"):
            st.query_params.pop(name)
            st.rerun()
    return asked


def _have_links(context: PageContext, graph: FactGraph, *ends: NodeKey) -> bool:
    without = [key for key in ends if not links_of(graph, key)]
    for key in without:
        st.info(context.text(NO_LINKS, name=escape_markdown(key_name(graph, key, context.language))))
    return not without


def _between(context: PageContext, graph: FactGraph, start: NodeKey, end: NodeKey) -> None:
    ways = paths_between(context.city, graph, start, end)
    first, last = (escape_markdown(key_name(graph, key, context.language)) for key in (start, end))
    if ways.is_truncated:
        st.warning(context.text(CUT, count=len(ways.paths), most=MOST, longest=LONGEST))
    if not ways.paths:
        if not ways.is_truncated:
            st.info(context.text(NONE, start=first, end=last))
        return
    st.markdown(f"##### {context.text(FOUND, count=len(ways.paths))}")
    keys = path_keys(ways, start, end)
    sight = induced_subgraph(graph, list(dict.fromkeys(key for way in keys for key in way)))
    shown = build_network_scene(context.judgement, graph, sight, path_layout(keys), (start, end), context.language)
    event = network_panel(
        context, graph, shown, (sight, sight), None, key=f"paths-{format_key(start)}-{format_key(end)}"
    )
    show_markup(to_text(words_table(_rows(context, graph, ways))), key="ways", css=STYLE)
    if event is not None:
        st.query_params.from_dict({"open": event[1], "pick": event[1], **context.always})
        st.rerun()


def _rows(context: PageContext, graph: FactGraph, ways: InputPaths) -> list[dict[str, str | None]]:
    """Return each way as a row: its links, how many steps, and on what each step rests."""
    return [
        {
            context.text(NUMBER): str(number),
            context.text(WAY): _path_text(context, graph, way),
            context.text(STEPS): str(len(way)),
            context.text(EVIDENCE): join_names(
                dict.fromkeys(evidence_text(context.city, edge, context.language) for edge in way),
                context.language,
            ),
        }
        for number, way in enumerate(ways.paths, 1)
    ]


def _path_text(context: PageContext, graph: FactGraph, way: tuple[InputTo, ...]) -> str:
    """Return a way in words: `乙烯 →核心→ 环氧乙烷 →辅助→ …`."""
    told = key_name(graph, (way[0].START, way[0].start), context.language)
    for edge in way:
        told += f" →{edge.strength.label(context.language)}→ {key_name(graph, (edge.END, edge.end), context.language)}"
    return told
