"""The targets board: what to supplement, extend and strengthen, in order, each with its reasons and candidates."""

import streamlit as st

from graph.analysis.lists.field_survey import needs_survey
from graph.analysis.target_filter import Facet
from graph.analysis.targets.reweight import WATCHED_RANKS
from graph.analysis.targets.targets import Target
from reports.drawing.markup import to_text
from reports.wording.language import Text
from views.shared import texts
from views.shared.address import asked, filled, keep
from views.shared.desk import Desk
from views.shared.lists import calls_block, risks_fold, survey_part
from views.shared.mount import mount
from views.shared.nothing_yet import NO_TARGETS, NO_TARGETS_DO, nothing_yet
from views.shared.tables import STYLE
from views.shared.unknown import Known, one_of
from views.targets.board import board_table
from views.targets.filters import FACETS, filtered, find_field, nothing_passes
from views.targets.quadrant import large_quadrant, small_quadrant
from views.targets.target import target_profile
from views.targets.weighing import Key, Order, order, weights_note, weights_part

HELP = Text(
    "{chains} 条链共 {targets} 个目标，跨链的只计一次",
    "{targets} targets in {chains} chains; a link of several chains counts once",
)
LEGEND = Text(
    "两条上的点纹是没有资料的部分，不计入得分；指着看分项。前十把握：各项权重上下调 50%，仍在全市前十的次数比例。",
    "Dots on the bars are what nobody knows and earn nothing; point at them for the terms. Stays in top 10: how often "
    "it does when every weight varies by 50%.",
)
MORE = Text("再列 {count} 个", "{count} more")
LISTED = Text("我的清单 {count}", "My shortlist {count}")
LIST = ""
VIEWS = {LIST: Text("列表", "List"), "quadrant": Text("象限", "Quadrant")}
VIEW = Text("看法", "View")


def _is_target(desk: Desk, link: str) -> bool:
    """Check that a link is a target of today."""
    return desk.judgement.target(link) is not None


ADDRESS: dict[str, Known] = {**FACETS, "link": _is_target, "view": one_of(VIEWS)}
BESIDE, ASIDE = (812, 356), (902, 266)
"""Widths of the board and of what stands beside it: a target in full, or the weights."""


def render(desk: Desk) -> None:
    """Draw the targets board: what to verify first, the targets, and the supply risks."""
    view, chain = _head(desk), _chain(desk)
    if chain is None or not needs_survey(desk.judgement, chain):
        calls_block(desk, chain)
    if desk.judgement.targets:
        _targets(desk, view, chain)
    else:
        nothing_yet(desk, NO_TARGETS, NO_TARGETS_DO)
        for each in desk.city.chains:
            survey_part(desk, each, folded=True)
    risks_fold(desk, chain)


def _head(desk: Desk) -> str:
    """Draw the head and return how the targets are to be seen."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(desk.say(texts.TARGETS), anchor=False, width="content")
        counts = {"chains": len(desk.city.chains), "targets": len(desk.judgement.targets)}
        st.caption(desk.say(HELP, **counts), width="stretch")
        find_field(desk)
        return _view(desk)


def _targets(desk: Desk, view: str, chain: str | None) -> None:
    """Draw the filters and what passes them, or the survey of a chain that has no targets."""
    ordered = order(desk)
    found = filtered(desk, ordered.targets)
    weights_note(desk, ordered)
    if not found:
        if chain is not None and needs_survey(desk.judgement, chain):
            survey_part(desk, chain)
        else:
            nothing_passes(desk)
        return
    chosen = _chosen(found)
    left, right = st.columns(ASIDE if chosen is None else BESIDE, gap="small")
    links = frozenset(target.link_id for target in found)
    with left:
        if view == LIST:
            _board(desk, ordered, found, chosen)
        else:
            _open(large_quadrant(desk, ordered, links, None if chosen is None else chosen.link_id), chosen)
    with right:
        if chosen is None:
            _aside(desk)
            if view == LIST:
                _open(small_quadrant(desk, ordered, links), chosen)
        else:
            target_profile(desk, chosen, ordered.places[chosen.link_id], ordered.steadiness[chosen.link_id])


def _chain(desk: Desk) -> str | None:
    """Return the chain that the filters ask for, or None."""
    chain = asked(Facet.CHAIN)
    return chain if chain in desk.city.chains else None


def _view(desk: Desk) -> str:
    """Draw the choice between list and quadrant; the address keeps it."""
    held = asked("view")
    key = filled("targets-view", held if held in VIEWS else LIST)
    st.segmented_control(
        desk.say(VIEW),
        list(VIEWS),
        required=True,
        format_func=lambda each: desk.say(VIEWS[each]),
        label_visibility="collapsed",
        key=key,
        on_change=keep,
        args=(key, "view"),
    )
    return held if held in VIEWS else LIST


def _open(clicked: str | None, chosen: Target | None) -> None:
    """Open the target that was just clicked."""
    if clicked is not None and (chosen is None or clicked != chosen.link_id):
        st.query_params["link"] = clicked
        st.rerun()


def _chosen(found: tuple[Target, ...]) -> Target | None:
    asked = st.query_params.get("link")
    return next((target for target in found if target.link_id == asked), None)


def _aside(desk: Desk) -> None:
    """Draw what stands beside the board while no target is open."""
    listed = desk.say(LISTED, count=len(desk.records.shortlist))
    st.page_link(desk.pages["shortlist"], label=listed, query_params=desk.always)
    weights_part(desk)


def _board(desk: Desk, ordered: Order, found: tuple[Target, ...], chosen: Target | None) -> None:
    shown = st.session_state.get("targets-shown", WATCHED_RANKS)
    if chosen is not None:
        shown = max(shown, found.index(chosen) + 1)
    links = tuple(target.link_id for target in found[:shown])
    table = _table(
        desk, ordered, desk.key, ordered.key, links, None if chosen is None else chosen.link_id, desk.language
    )
    _open(mount(table, key="board", css=STYLE), chosen)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(desk.say(LEGEND), width="stretch")
        st.caption(f"1–{min(shown, len(found))} / {len(found)}", width="content")
        rest = len(found) - shown
        if rest > 0 and st.button(desk.say(MORE, count=min(rest, 2 * WATCHED_RANKS)), key="targets-more"):
            st.session_state["targets-shown"] = shown + 2 * WATCHED_RANKS
            st.rerun()


@st.cache_resource(max_entries=64, show_spinner=False)
def _table(
    _desk: Desk,
    _ordered: Order,
    key: str,
    weights: Key,
    links: tuple[str, ...],
    chosen: str | None,
    language: str,
) -> str:
    """Return the table as text, drawn once for a load, its weights, the targets shown and the language."""
    del key, weights, language
    shown = [_ordered.targets[_ordered.places[link] - 1] for link in links]
    return to_text(board_table(_desk.city, _ordered.steadiness, _ordered.places, shown, chosen, _desk.language))
