"""What the map is narrowed to: the side, a chain, a link, candidates for targets; and the firms that leaves."""

import streamlit as st

from graph.analysis.facts.firm_locations import (
    local_firms,
    local_makers,
    outside_firms,
    outside_makers,
    without_link,
    without_place,
)
from graph.model.nodes import Firm
from graph.text import Text
from reports.wording.punctuation import join_clauses
from reports.wording.sentences import chain_name, link_name
from views.shared import texts
from views.shared.context import PageContext
from views.shared.query_params import NONE, filled, keep, put, requested

SIDE = Text("看哪边", "Which side")
SIDES = {"elsewhere": Text("外地企业", "Firms elsewhere"), "here": Text("本地企业", "Local firms")}
ONLY = Text("只看当前目标的候选", "Candidates for present targets only")
NO_PLACE = Text("没有填所在地 {count} 家", "{count} without a place on file")
NO_LINK = Text("没有填生产的链环 {count} 家", "{count} without anything they make on file")
LEFT_OUT = Text(
    "另有 {count} 家没有填生产的链环，不在所选之内",
    "{count} more, without anything they make on file, are not within this choice",
)


def choose_side(context: PageContext) -> str:
    """Draw the choice between firms elsewhere and here, and return it."""
    key = filled("map-side", requested("side") if requested("side") in SIDES else "elsewhere")
    chosen: str | None = st.segmented_control(
        context.text(SIDE),
        list(SIDES),
        required=True,
        format_func=lambda name: SIDES[name].of(context.language),
        label_visibility="collapsed",
        key=key,
        on_change=_turn,
        args=(key,),
    )
    return chosen or "elsewhere"


def _turn(key: str) -> None:
    """Keep the side; the place that was open belongs to the other one."""
    put("side", st.session_state[key])
    put("place", NONE)
    put("city", NONE)


def choose_links(context: PageContext, side: str) -> tuple[str, ...]:
    """Draw the filters and return the links whose makers are counted."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chains = [NONE, *context.city.chains]
        chain = st.selectbox(
            context.text(texts.CHAIN),
            chains,
            format_func=lambda each: (
                chain_name(context.city.chains[each], context.language) if each else context.text(texts.ALL)
            ),
            width=320,
            key=filled("map-chain", requested("chain") if requested("chain") in chains else NONE),
            on_change=_keep_chain,
        )
        of_chain = [edge.end for edge in context.city.includes.get(chain, ())] if chain else list(context.city.links)
        links = [NONE, *sorted(of_chain, key=lambda each: link_name(context.city.links[each], context.language))]
        link = st.selectbox(
            context.text(texts.LINK),
            links,
            format_func=lambda each: (
                link_name(context.city.links[each], context.language) if each else context.text(texts.ALL)
            ),
            width=320,
            key=filled("map-link", requested("link") if requested("link") in links else NONE),
            on_change=keep,
            args=("map-link", "link"),
        )
        if side == "elsewhere":
            st.toggle(
                context.text(ONLY), key=filled("map-serving", bool(requested("serving"))), on_change=_keep_serving
            )
    return (link,) if link else tuple(of_chain)


def _keep_chain() -> None:
    put("chain", st.session_state["map-chain"])
    put("link", NONE)


def _keep_serving() -> None:
    put("serving", "1" if st.session_state["map-serving"] else NONE)


def firms_of(context: PageContext, side: str, links: tuple[str, ...]) -> tuple[Firm, ...]:
    """Return the firms of a side: all on file where nothing is filtered, else those that make one of the links."""
    if not _narrowed():
        return (outside_firms if side == "elsewhere" else local_firms)(context.city)
    return (outside_makers if side == "elsewhere" else local_makers)(context.city, links)


def _narrowed() -> bool:
    """Return whether only makers of chosen links are asked for."""
    return bool(requested("chain") or requested("link"))


def show_blanks(context: PageContext, side: str, firms: tuple[Firm, ...]) -> None:
    """Say how many firms have no place or nothing they make on file, and whether they are counted."""
    everyone = (outside_firms if side == "elsewhere" else local_firms)(context.city)
    placeless, linkless = without_place(firms), without_link(context.city, everyone)
    told = [context.text(NO_PLACE, count=placeless)] if placeless else []
    if linkless and not requested("serving"):
        told.append(context.text(LEFT_OUT if _narrowed() else NO_LINK, count=linkless))
    if told:
        st.caption(join_clauses(told, context.language))


def serves(context: PageContext, firm: Firm, links: tuple[str, ...]) -> bool:
    """Return whether a firm is a candidate for a target of today among the links."""
    return any(lead.link_id in links for lead in context.judgement.candidacies.get(firm.id, ()))
