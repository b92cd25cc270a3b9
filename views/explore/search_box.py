"""The graph that is explored, and finding a thing of it to start from or to add."""

import streamlit as st

from graph.analysis.exploration.fact_graph import FactGraph, NodeKey, parse_key, read_fact_graph
from graph.analysis.records import with_rulings
from graph.text import Text
from views.search.box import search_for
from views.search.index import NODES
from views.shared.context import PageContext
from views.shared.kept import kept

FIND = Text("{what}：名称、拼音、首字母、代码", "{what}: name, pinyin, initials or code")


@kept(2)
def open_fact_graph(_context: PageContext, key: str) -> FactGraph:
    """Return the web of the present load, read once for a load."""
    del key
    with _context.store.reader() as reader:
        return read_fact_graph(with_rulings(reader, _context.records))


def nodes_in_address(graph: FactGraph, name: str) -> list[NodeKey]:
    """Return the things of the graph that the address names under `name`."""
    asked = dict.fromkeys(st.query_params.get_all(name))
    return [key for text in asked if (key := parse_key(graph, text)) is not None]


def search_node(context: PageContext, label: Text, key: str) -> NodeKey | None:
    """Draw the field of a search for any node; return the one just chosen, else None."""
    chosen = search_for(context, context.text(FIND, what=context.text(label)), key, NODES)
    return None if chosen is None else parse_key(open_fact_graph(context, context.key), chosen)
