"""The targets board: what to supplement, extend and strengthen, in order, each with its reasons and candidates."""

from collections import Counter

import streamlit as st

from graph.analysis.states import Strategy
from graph.analysis.targets import Target
from reports.language import Text
from reports.markup import to_text
from reports.sentences import chain_name, firm_name
from views.parts import texts
from views.parts.board import board_table, legend
from views.parts.desk import Desk
from views.parts.mount import mount
from views.parts.tables import STYLE
from views.parts.target import target_profile

HELP = Text(
    "{chains} 条链共 {targets} 个目标；同一链环多链合并计一次",
    "{targets} targets in {chains} chains; a link of several chains counts once",
)
SEARCH = Text("搜目标、企业", "Find target or firm")
CHIEF = Text("链长部门", "Chief department")
NOTHING = Text("没有同时符合的目标", "Nothing matches all filters")
MORE = Text("再列 {count} 个", "{count} more")
PAGE = 14


def render(desk: Desk) -> None:
    """Draw the targets board."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title(desk.say(texts.TARGETS), anchor=False, width="content")
        everything = desk.judgement.targets
        st.caption(desk.say(HELP, chains=len(desk.city.chains), targets=len(everything)), width="stretch")
    found = _filtered(desk, everything)
    chosen = _chosen(found)
    if not found:
        _nothing(desk)
        return
    left, right = st.columns((812, 356), gap="small") if chosen is not None else (st.container(), None)
    with left:
        _board(desk, found, chosen)
    if chosen is not None and right is not None:
        with right:
            target_profile(desk, chosen, desk.judgement.targets.index(chosen) + 1)


def _filtered(desk: Desk, targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """Draw the filters and return the targets that pass all of them."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        strategy = _strategies(desk, targets)
        asked = st.query_params.get("chain")
        chains: list[str | None] = [None, *desk.city.chains]
        chain = st.selectbox(
            desk.say(texts.CHAIN),
            chains,
            index=chains.index(asked) if asked in desk.city.chains else 0,
            format_func=lambda each: _chain_label(desk, each),
            width=220,
            key=f"targets-chain-{asked}",
        )
        chiefs: list[str | None] = [
            None,
            *sorted({edge.start for group in desk.city.chiefs.values() for edge in group}),
        ]
        chief = st.selectbox(
            desk.say(CHIEF),
            chiefs,
            format_func=lambda each: _chief_label(desk, each),
            width=220,
            key="targets-chief",
        )
        text = st.text_input(desk.say(SEARCH), width=200, key="targets-find").strip().lower()
    return tuple(
        target
        for target in targets
        if (strategy is None or strategy in target.strategies)
        and (chain is None or chain in target.chains)
        and (chief is None or chief in _chiefs(desk, target))
        and (not text or text in _spoken(desk, target))
    )


def _strategies(desk: Desk, targets: tuple[Target, ...]) -> Strategy | None:
    counts = Counter(strategy for target in targets for strategy in target.strategies)
    options: list[Strategy | None] = [None, *Strategy]
    return st.segmented_control(
        desk.say(texts.STRATEGY),
        options,
        default=None,
        format_func=lambda each: (
            f"{desk.say(texts.ALL)} {len(targets)}" if each is None else f"{each.label(desk.language)} {counts[each]}"
        ),
        key="targets-strategy",
    )


def _chain_label(desk: Desk, chain: str | None) -> str:
    return desk.say(texts.ALL) if chain is None else chain_name(desk.city.chains[chain], desk.language)


def _chief_label(desk: Desk, organisation: str | None) -> str:
    return desk.say(texts.ALL) if organisation is None else desk.city.organisations[organisation].name_zh


def _chiefs(desk: Desk, target: Target) -> set[str]:
    return {edge.start for chain in target.chains for edge in desk.city.chiefs.get(chain, ())}


def _spoken(desk: Desk, target: Target) -> str:
    """Return what the search looks in: the link's names and those of its candidates."""
    link = desk.city.links[target.link_id]
    firms = (desk.city.firms[make.start] for make in desk.city.candidates.get(target.link_id, ()))
    names = [link.name_zh, link.name_en or "", *(f"{firm_name(firm)} {firm.name_zh}" for firm in firms)]
    return " ".join(names).lower()


def _chosen(found: tuple[Target, ...]) -> Target | None:
    asked = st.query_params.get("link")
    return next((target for target in found if target.link_id == asked), None)


def _board(desk: Desk, found: tuple[Target, ...], chosen: Target | None) -> None:
    shown = st.session_state.get("targets-shown", PAGE)
    if chosen is not None:
        shown = max(shown, found.index(chosen) + 1)
    places = {target.link_id: place for place, target in enumerate(desk.judgement.targets, 1)}
    table = board_table(desk.judgement, found[:shown], places, chosen, desk.language)
    clicked = mount(to_text(table), key="board", css=STYLE)
    if clicked is not None and (chosen is None or clicked != chosen.link_id):
        st.query_params["link"] = clicked
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(legend(desk.language), width="stretch")
        st.caption(f"1–{min(shown, len(found))} / {len(found)}", width="content")
        rest = len(found) - shown
        if rest > 0 and st.button(desk.say(MORE, count=min(rest, 2 * PAGE)), key="targets-more"):
            st.session_state["targets-shown"] = shown + 2 * PAGE
            st.rerun()


def _nothing(desk: Desk) -> None:
    with st.container(border=True):
        st.subheader(desk.say(NOTHING), anchor=False)
        if st.button(desk.say(texts.CLEAR), key="targets-clear"):
            for name in [name for name in st.session_state if str(name).startswith("targets-")]:
                del st.session_state[name]
            st.query_params.from_dict({"lang": desk.language})
            st.rerun()
