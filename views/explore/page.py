"""Exploring: start anywhere, open what stands around, or see every input path between two things."""

from collections.abc import Mapping

import streamlit as st

from graph.analysis.exploration.fact_graph import FactGraph, NodeKey, format_key, parse_key
from graph.analysis.exploration.grid_layout import grid_layout
from graph.analysis.exploration.visible_graph import VisibleGraph, expand
from graph.model.fact import Fact
from graph.model.nodes import Chain, Firm, Link
from graph.model.schema import EDGES, NODES
from graph.text import Text
from reports.drawing.network_scene import build_network_scene, cut_text, drawn_text
from reports.wording.facts import key_name, kind_text
from reports.wording.sentences import dot
from views.explore.input_path_view import input_path_view
from views.explore.network_panel import network_panel
from views.explore.node_panel import node_panel
from views.explore.search_box import nodes_in_address, open_fact_graph, search_node
from views.shared import texts
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.empty_state import NO_CHAINS, NO_CHAINS_REMEDY, empty_state
from views.shared.query_params import keep, requested_among
from views.shared.unknown_ids import Known, one_of

HELP = Text(
    "选一个链环、企业或项目，看它跟谁有关系；双击继续展开，每条线都带依据。也可查两者之间全部投入路径；画面可存成网页。",
    "Choose a link, firm or project to see what it is connected with; double-click to expand. Every line has its "
    "evidence. Or see all input paths between two things; the picture can be saved as a web page.",
)
MODE = Text("看什么", "What to see")
MODES = {"around": Text("周围关系", "What is around"), "paths": Text("投入路径", "Input paths")}
START = Text("从哪里开始", "Where to start")
ADD = Text("再找一个", "Add another")
FOR_EXAMPLE = Text("也可从这些开始：", "Or start from one of these:")
KINDS = Text("节点", "Nodes")
RELATIONS = Text("关系", "Relations")
OPEN, SHUT, ONLY = Text("展开周围", "Open around it"), Text("收起", "Close it"), Text("只看它", "Only this")
NOTHING_NEW = Text("周围都已画出", "Everything connected is already shown")
CLEAR = Text("清空重来", "Start over")
FILTER = Text("筛选", "Filter")
LEFT_OUT = Text("略去 {count} 类", "{count} kinds left out")
BESIDE = (872, 296)
"""Widths of the picture and of the panel: five columns of cards fit the first."""
EXAMPLES = 4


def _is_thing(context: PageContext, value: str) -> bool:
    """Check that a node of the graph is named, as `Kind:id`."""
    return parse_key(open_fact_graph(context, context.key), value) is not None


ADDRESS: dict[str, Known] = {
    **dict.fromkeys(("open", "pick", "from", "to"), _is_thing),
    "mode": one_of(MODES),
    "hide": one_of(NODES),
    "drop": one_of(EDGES),
}


def render(context: PageContext) -> None:
    """Draw the page."""
    if not context.city.chains and not context.city.firms:
        st.title(context.text(texts.EXPLORE), anchor=False)
        empty_state(context, NO_CHAINS, NO_CHAINS_REMEDY)
        return
    web = open_fact_graph(context, context.key)
    opened, found = nodes_in_address(web, "open"), None
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(context.text(texts.EXPLORE), anchor=False, width="content", help=context.text(HELP))
        mode = _mode(context)
        if mode == "around":
            found = search_node(context, ADD if opened else START, "start")
    if mode == "paths":
        input_path_view(context, web)
        return
    if found is not None:
        _go(opened=[*opened, found], picked=found)
    if opened:
        _around(context, web, opened)
    else:
        _examples(context, web)


def _mode(context: PageContext) -> str:
    found = st.segmented_control(
        context.text(MODE),
        list(MODES),
        required=True,
        format_func=lambda name: MODES[name].of(context.language),
        label_visibility="collapsed",
        key=requested_among("mode", "explore-mode", MODES, "around"),
        on_change=keep,
        args=("explore-mode", "mode"),
    )
    return found or "around"


def _go(*, opened: list[NodeKey], picked: NodeKey | None) -> None:
    """Draw the page anew with these opened and chosen; the address says so."""
    st.query_params["open"] = [format_key(key) for key in dict.fromkeys(opened)]
    if picked is None:
        st.query_params.pop("pick", None)
    else:
        st.query_params["pick"] = format_key(picked)
    st.rerun()


def _chips(context: PageContext, graph: FactGraph, opened: list[NodeKey], told: str) -> None:
    """Draw what is opened, each with the way to close it, and how much is drawn."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="explore-opened"):
        for key in opened:
            if st.button(f"✕ {escape_markdown(key_name(graph, key, context.language))}", key=f"shut-{format_key(key)}"):
                _go(opened=[each for each in opened if each != key], picked=None)
        if len(opened) > 1 and st.button(context.text(CLEAR), type="tertiary", key="explore-clear"):
            _go(opened=[], picked=None)
        st.caption(told, width="content")


def _examples(context: PageContext, graph: FactGraph) -> None:
    """Offer the most pressing targets and the owners of chains as places to start from."""
    keys: list[NodeKey] = [(Link.KIND, target.link_id) for target in context.judgement.targets[:EXAMPLES]]
    owners = dict.fromkeys(firm.id for chain in context.city.chains for firm in context.judgement.owners(chain))
    keys += [(Firm.KIND, firm) for firm in list(owners)[:EXAMPLES]]
    keys = keys or [(Chain.KIND, chain) for chain in list(context.city.chains)[:EXAMPLES]]
    if not keys:
        return
    with st.container(border=True):
        st.markdown(context.text(FOR_EXAMPLE))
        with st.container(horizontal=True, gap="small"):
            for key in keys:
                kind = kind_text(NODES[key[0]], context.language)
                name = f"{escape_markdown(key_name(graph, key, context.language))} :gray[{kind}]"
                if st.button(name, key=f"example-{format_key(key)}"):
                    _go(opened=[key], picked=key)


def _around(context: PageContext, graph: FactGraph, opened: list[NodeKey]) -> None:
    """Draw what stands around what is opened: the picture first, what may be left out behind a button."""
    everything = expand(graph, opened)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        chips = st.container(width="stretch")
        kinds, lines = _filters(context, everything)
    sight = expand(graph, opened, without_kinds=kinds, without_relations=lines)
    left_out = context.text(LEFT_OUT, count=len(kinds) + len(lines)) if kinds or lines else None
    with chips:
        _chips(context, graph, opened, dot(drawn_text(sight, context.language), left_out))
    if sight.is_truncated:
        st.warning(cut_text(sight, context.language))
    picked = parse_key(graph, st.query_params.get("pick", ""))
    picked = picked if picked in sight.nodes else opened[-1]
    shown = build_network_scene(context.judgement, graph, sight, grid_layout(sight), opened, context.language)
    whole = (
        expand(graph, opened, without_kinds=kinds, without_relations=lines, limit=len(graph.nodes))
        if sight.is_truncated
        else sight
    )
    with st.container(key="stack-explore"):
        left, right = st.columns(BESIDE, gap="small")
        with right:
            node_panel(context, graph, picked, lambda: _actions(context, sight, opened, picked))
        with left:
            event = network_panel(context, graph, shown, (sight, whole), picked)
    if event is not None:
        verb, node = event
        key = parse_key(graph, node)
        if key is not None:
            _go(opened=[*opened, key] if verb == "open" else opened, picked=key)


def _filters(context: PageContext, everything: VisibleGraph) -> tuple[frozenset[str], frozenset[str]]:
    """Draw the button that holds what may be left out; return the kinds of nodes and of relations that are."""
    with st.popover(context.text(FILTER), width="content", key=f"explore-filter-{context.language}"):
        kinds = _filter(context, KINDS, "hide", everything.kinds, NODES)
        lines = _filter(context, RELATIONS, "drop", everything.relations, EDGES)
    return kinds, lines


def _filter(
    context: PageContext, label: Text, name: str, counts: Mapping[str, int], declared: Mapping[str, type[Fact]]
) -> frozenset[str]:
    """Draw what may be left out, with counts; return what is. The address keeps it."""
    there = [kind for kind in declared if counts.get(kind)]
    asked = [kind for kind in st.query_params.get_all(name) if kind in there]
    kept = st.pills(
        context.text(label),
        there,
        selection_mode="multi",
        default=[kind for kind in there if kind not in asked],
        format_func=lambda kind: f"{kind_text(declared[kind], context.language)} {counts[kind]}",
        width="content",
        key=f"explore-{name}-{context.language}-{'-'.join(there)}",
    )
    left_out = [kind for kind in there if kind not in kept]
    if left_out != asked:
        st.query_params[name] = left_out
    return frozenset(left_out)


def _actions(context: PageContext, visible: VisibleGraph, opened: list[NodeKey], picked: NodeKey) -> None:
    """Draw what can be done with the thing that is chosen."""
    with st.container(horizontal=True, gap="small"):
        if picked not in opened:
            if visible.hidden[picked] and st.button(context.text(OPEN), type="primary", key="explore-open"):
                _go(opened=[*opened, picked], picked=picked)
            if not visible.hidden[picked]:
                st.caption(context.text(NOTHING_NEW))
        elif len(opened) > 1 and st.button(context.text(SHUT), key="explore-shut"):
            _go(opened=[key for key in opened if key != picked], picked=None)
        if opened != [picked] and st.button(context.text(ONLY), key="explore-only"):
            _go(opened=[picked], picked=picked)
