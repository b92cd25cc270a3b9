"""Finding a thing by name: Chinese, pinyin, initials of pinyin, English or code."""

import streamlit as st

from graph.analysis.exploration.fact_graph import FactGraph, NodeKey, parse_key, read_fact_graph
from graph.analysis.exploration.node_search import IndexedNode, SearchResult, index_names, search_nodes
from graph.analysis.records import with_rulings
from reports.wording.facts import kind_text, node_name
from reports.wording.language import Text
from views.shared.badges import escape_markdown
from views.shared.context import PageContext

FIND = Text("{what}：名称、拼音、首字母、代码", "{what}: name, pinyin, initials or code")
NONE = Text("没有叫“{name}”的。可以只输几个字，或用拼音首字母。", 'Nothing is called "{name}". Fewer letters may do.')
MORE = Text("列出 {shown} / {total} 个；多输几个字可缩小范围。", "{shown} of {total}; type more to narrow it.")
MAX_MATCHES = 10


@st.cache_resource(max_entries=2, show_spinner=False)
def open_fact_graph(_context: PageContext, key: str) -> tuple[FactGraph, tuple[IndexedNode, ...]]:
    """Return the web of the present load with the index of its names, read once for a load."""
    del key
    with _context.store.reader() as reader:
        web = read_fact_graph(with_rulings(reader, _context.records))
    return web, index_names(web)


def nodes_in_address(graph: FactGraph, name: str) -> list[NodeKey]:
    """Return the things of the graph that the address names under `name`."""
    asked = dict.fromkeys(st.query_params.get_all(name))
    return [key for text in asked if (key := parse_key(graph, text)) is not None]


def search_node(context: PageContext, label: Text, key: str) -> NodeKey | None:
    """Draw a search and what it finds; return the thing just chosen, else None."""
    return chosen_node(context, search_field(context, label, key), key)


def search_field(context: PageContext, label: Text, key: str) -> str:
    """Draw the field of a search and return what stands in it."""
    turn = st.session_state.setdefault(f"turn-{key}", 0)
    what = context.text(label)
    return st.text_input(
        what,
        key=f"find-{key}-{turn}",
        placeholder=context.text(FIND, what=what),
        width=420,
        label_visibility="collapsed",
    ).strip()


def chosen_node(context: PageContext, text: str, key: str) -> NodeKey | None:
    """Draw what a search finds; return the thing just chosen, else None."""
    if not text:
        return None
    web, index = open_fact_graph(context, context.key)
    found = search_nodes(index, text, MAX_MATCHES)
    if not found.keys:
        st.caption(context.text(NONE, name=escape_markdown(text)))
        return None
    chosen = _choice(context, web, found, key)
    if chosen is not None:
        # the next search begins with an empty field
        st.session_state[f"turn-{key}"] += 1
    return chosen


def _choice(context: PageContext, graph: FactGraph, found: SearchResult, key: str) -> NodeKey | None:
    """Draw the things found as buttons; return the one pressed."""
    chosen = None
    with st.container(horizontal=True, gap="small", key=f"found-{key}"):
        for each in found.keys:
            node = graph.nodes[each]
            label = (
                f"{escape_markdown(node_name(node, context.language))} :gray[{kind_text(type(node), context.language)}]"
            )
            if st.button(label, key=f"found-{key}-{each[0]}-{each[1]}"):
                chosen = each
    if found.total > len(found.keys):
        st.caption(context.text(MORE, shown=len(found.keys), total=found.total))
    return chosen
