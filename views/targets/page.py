"""The targets board: what to supplement, extend and strengthen, in order, each with its reasons and candidates."""

import streamlit as st

from graph.analysis.lists.field_survey import needs_survey
from graph.analysis.target_filter import Facet
from graph.analysis.targets.reweight import WATCHED_RANKS
from graph.analysis.targets.targets import Target
from graph.text import Text
from reports.drawing.markup import to_text
from views.shared import texts
from views.shared.arranging import Row
from views.shared.context import PageContext
from views.shared.empty_state import NO_TARGETS, NO_TARGETS_REMEDY, empty_state
from views.shared.kept import kept
from views.shared.lists import calls_block, risks_fold, survey_part
from views.shared.markup_component import show_markup
from views.shared.query_params import filled, keep, requested
from views.shared.table_tools import table_tools
from views.shared.tables import STYLE
from views.shared.unknown_ids import Known, one_of
from views.targets.batch import batch_bar, take_tick, ticked
from views.targets.filters import FACETS, filtered, find_field, nothing_passes
from views.targets.quadrant import large_quadrant, small_quadrant
from views.targets.target_panel import target_panel
from views.targets.target_table import board_row, target_table
from views.targets.weight_sliders import Key, WeightedRanking, weighted_ranking, weights_note, weights_part

HELP = Text(
    "{chains} 条链共 {targets} 个目标，跨链的只计一次",
    "{targets} targets in {chains} chains; a link of several chains counts once",
)
LEGEND = Text(
    "两条上的点纹是没有资料的部分，不计入得分；指着看分项。排位稳定：各项权重上下调 50%，仍在全市前十的次数比例。",
    "Dots on the bars are what nobody knows and earn nothing; point at them for the terms. Stays in top 10: how often "
    "it does when every weight varies by 50%.",
)
MORE = Text("再列 {count} 个", "{count} more")
LISTED = Text("跟进清单 {count}", "My shortlist {count}")
LIST = ""
VIEWS = {LIST: Text("列表", "List"), "quadrant": Text("象限", "Quadrant")}
VIEW = Text("看法", "View")


def _is_target(context: PageContext, link: str) -> bool:
    """Check that a link is a target of today."""
    return context.judgement.target(link) is not None


ADDRESS: dict[str, Known] = {**FACETS, "link": _is_target, "view": one_of(VIEWS)}
BESIDE, ASIDE = (812, 356), (902, 266)
"""Widths of the board and of what stands beside it: a target in full, or the weights."""


def render(context: PageContext) -> None:
    """Draw the targets board: what to verify first, the targets, and the supply risks."""
    view, chain = _head(context), _chain(context)
    if chain is None or not needs_survey(context.judgement, chain):
        calls_block(context, chain)
    if context.judgement.targets:
        _targets(context, view, chain)
    else:
        empty_state(context, NO_TARGETS, NO_TARGETS_REMEDY)
        for each in context.city.chains:
            survey_part(context, each, folded=True)
    risks_fold(context, chain)


def _head(context: PageContext) -> str:
    """Draw the head and return how the targets are to be seen."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(context.text(texts.TARGETS), anchor=False, width="content")
        counts = {"chains": len(context.city.chains), "targets": len(context.judgement.targets)}
        st.caption(context.text(HELP, **counts), width="stretch")
        find_field(context)
        return _view(context)


def _targets(context: PageContext, view: str, chain: str | None) -> None:
    """Draw the filters and what passes them, or the survey of a chain that has no targets."""
    ordered = weighted_ranking(context)
    found = filtered(context, ordered.targets)
    weights_note(context, ordered)
    if not found:
        if chain is not None and needs_survey(context.judgement, chain):
            survey_part(context, chain)
        else:
            nothing_passes(context)
        return
    chosen = _chosen(found)
    with st.container(key="stack-board"):
        left, right = st.columns(ASIDE if chosen is None else BESIDE, gap="small")
    links = frozenset(target.link_id for target in found)
    with left:
        if view == LIST:
            _board(context, ordered, found, chosen)
        else:
            _open(large_quadrant(context, ordered, links, None if chosen is None else chosen.link_id), chosen)
    with right:
        if chosen is None:
            _aside(context)
            if view == LIST:
                _open(small_quadrant(context, ordered, links), chosen)
        else:
            target_panel(context, chosen, ordered.ranks[chosen.link_id], ordered.top_ten_shares[chosen.link_id])


def _chain(context: PageContext) -> str | None:
    """Return the chain that the filters ask for, or None."""
    chain = requested(Facet.CHAIN)
    return chain if chain in context.city.chains else None


def _view(context: PageContext) -> str:
    """Draw the choice between list and quadrant; the address keeps it."""
    held = requested("view")
    key = filled("targets-view", held if held in VIEWS else LIST)
    st.segmented_control(
        context.text(VIEW),
        list(VIEWS),
        required=True,
        format_func=lambda each: context.text(VIEWS[each]),
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


def _aside(context: PageContext) -> None:
    """Draw what stands beside the board while no target is open."""
    listed = context.text(LISTED, count=len(context.records.shortlist))
    st.page_link(context.pages["shortlist"], label=listed, query_params=context.always)
    weights_part(context)


def _board(context: PageContext, ordered: WeightedRanking, found: tuple[Target, ...], chosen: Target | None) -> None:
    rows = _rows(context, ordered, context.key, ordered.key, tuple(each.link_id for each in found), context.language)
    found = tuple(found[place] for place in table_tools(context, "board", context.text(texts.TARGETS), rows))
    shown = st.session_state.get("targets-shown", WATCHED_RANKS)
    if chosen in found:
        shown = max(shown, found.index(chosen) + 1)
    links, opened = tuple(each.link_id for each in found[:shown]), None if chosen is None else chosen.link_id
    held = ticked(context)
    table = _table(context, ordered, context.key, ordered.key, links, opened, held & frozenset(links), context.language)
    clicked = show_markup(table, key="board", css=STYLE)
    take_tick(context, clicked, links)
    _open(clicked, chosen)
    batch_bar(context, context.judgement.targets)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(context.text(LEGEND), width="stretch")
        st.caption(f"1–{min(shown, len(found))} / {len(found)}", width="content")
        rest = len(found) - shown
        if rest > 0 and st.button(context.text(MORE, count=min(rest, 2 * WATCHED_RANKS)), key="targets-more"):
            st.session_state["targets-shown"] = shown + 2 * WATCHED_RANKS
            st.rerun()


@kept(64)
def _table(
    _context: PageContext,
    _ordered: WeightedRanking,
    key: str,
    weights: Key,
    links: tuple[str, ...],
    chosen: str | None,
    held: frozenset[str],
    language: str,
) -> str:
    """Return the table as text, drawn once for a load, its weights, the targets shown and ticked, and the language."""
    del key, weights, language
    shown = [_ordered.targets[_ordered.ranks[link] - 1] for link in links]
    return to_text(
        target_table(
            _context.judgement, _ordered.top_ten_shares, _ordered.ranks, shown, chosen, held, _context.language
        )
    )


@kept(16)
def _rows(
    _context: PageContext, _ordered: WeightedRanking, key: str, weights: Key, links: tuple[str, ...], language: str
) -> list[Row]:
    """Return what the rows of the board say, in words."""
    del key, weights, language
    return [
        board_row(
            _context.judgement,
            _ordered.targets[_ordered.ranks[link] - 1],
            (_ordered.ranks[link], _ordered.top_ten_shares[link]),
            _context.language,
        )
        for link in links
    ]
