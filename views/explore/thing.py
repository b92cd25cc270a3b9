"""What is known of one explored thing, beside the picture: its facts, how many relations of each kind, what to do."""

from collections import Counter
from collections.abc import Callable

import streamlit as st

from graph.analysis.exploration.fact_graph import FactGraph, NodeKey
from graph.model.nodes import Chain, Firm, Link
from graph.model.schema import EDGES
from reports.drawing.network_scene import detail_text
from reports.wording.facts import fact_pairs, kind_text, node_name
from reports.wording.language import Text
from views.shared import texts
from views.shared.badges import evidence_line, plain
from views.shared.desk import Desk

RELATIONS = Text("关系 {count} 条", "{count} relations")
NO_FACTS = Text("除名称外没有资料。", "Nothing on file but its name.")


def thing(desk: Desk, web: FactGraph, key: NodeKey, actions: Callable[[], None]) -> None:
    """Draw the panel of a thing; `actions` draws what can be done with it, under its name."""
    node = web.nodes[key]
    with st.container(border=True, height=606, key="explored-thing"):
        st.caption(plain(detail_text(desk.judgement, node, desk.language)))
        st.subheader(plain(node_name(node, desk.language)), anchor=False)
        actions()
        pairs = fact_pairs(node, desk.language)
        for name, value in pairs.items():
            st.markdown(f":gray[{plain(name)}] {plain(value)}")
        if not pairs:
            st.caption(desk.say(NO_FACTS))
        st.caption(evidence_line(desk, node.evidence))
        _relations(desk, web, key)
        _door(desk, key)


def _relations(desk: Desk, web: FactGraph, key: NodeKey) -> None:
    counts = Counter(edge.KIND for edge in web.edges.get(key, ()))
    st.markdown(f"**{desk.say(RELATIONS, count=counts.total())}**")
    told = " · ".join(f"{kind_text(EDGES[kind], desk.language)} {number}" for kind, number in counts.items())
    st.caption(told)


def _door(desk: Desk, key: NodeKey) -> None:
    """Draw the way to the page that tells most of a thing, where there is one."""
    kind, id = key
    if kind == Link.KIND and id in desk.city.chains_of:
        _way(desk, "panorama", texts.PANORAMA, chain=desk.city.chains_of[id][0].start, link=id)
    elif kind == Firm.KIND:
        _way(desk, "firms", texts.FIRMS, firm=id)
    elif kind == Chain.KIND:
        _way(desk, "panorama", texts.PANORAMA, chain=id)


def _way(desk: Desk, page: str, label: Text, **query: str) -> None:
    st.page_link(desk.pages[page], label=desk.say(label), query_params={**query, **desk.always})
