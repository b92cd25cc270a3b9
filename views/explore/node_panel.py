"""What is known of one explored thing, beside the picture: its facts, how many relations of each kind, what to do."""

from collections import Counter
from collections.abc import Callable

import streamlit as st

from graph.analysis.exploration.fact_graph import FactGraph, NodeKey
from graph.model.nodes import Chain, Firm, Link
from graph.model.schema import EDGES
from graph.text import Text
from reports.drawing.network_scene import detail_text
from reports.wording.facts import fact_pairs, kind_text, node_name
from views.shared import texts
from views.shared.badges import escape_markdown, evidence_line
from views.shared.context import PageContext
from views.shared.waiting import waiting_about

RELATIONS = Text("关系 {count} 条", "{count} relations")
NO_FACTS = Text("除名称外没有资料。", "Only its name is on file.")


def node_panel(context: PageContext, graph: FactGraph, key: NodeKey, actions: Callable[[], None]) -> None:
    """Draw the panel of a thing; `actions` draws what can be done with it, under its name."""
    node = graph.nodes[key]
    with st.container(border=True, height=690, key="explored-thing"):
        st.caption(escape_markdown(detail_text(context.judgement, node, context.language)))
        st.subheader(escape_markdown(node_name(node, context.language)), anchor=False)
        actions()
        pairs = fact_pairs(node, context.language)
        for name, value in pairs.items():
            st.markdown(f":gray[{escape_markdown(name)}] {escape_markdown(value)}")
        if not pairs:
            st.caption(context.text(NO_FACTS))
        st.caption(evidence_line(context, node))
        waiting_about(context, "explored", node.id)
        _relations(context, graph, key)
        _page_link(context, key)


def _relations(context: PageContext, graph: FactGraph, key: NodeKey) -> None:
    counts = Counter(edge.KIND for edge in graph.edges.get(key, ()))
    st.markdown(f"**{context.text(RELATIONS, count=counts.total())}**")
    told = " · ".join(f"{kind_text(EDGES[kind], context.language)} {number}" for kind, number in counts.items())
    st.caption(told)


def _page_link(context: PageContext, key: NodeKey) -> None:
    """Draw the way to the page that tells most of a thing, where there is one."""
    kind, id = key
    if kind == Link.KIND and id in context.city.chains_of:
        _way(context, "panorama", texts.PANORAMA, chain=context.city.chains_of[id][0].start, link=id)
    elif kind == Firm.KIND:
        _way(context, "firms", texts.FIRMS, firm=id)
    elif kind == Chain.KIND:
        _way(context, "panorama", texts.PANORAMA, chain=id)


def _way(context: PageContext, page: str, label: Text, **query: str) -> None:
    st.page_link(context.pages[page], label=context.text(label), query_params={**query, **context.always})
