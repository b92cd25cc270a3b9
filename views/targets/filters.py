"""The filters of the targets board: kept in the address, with the number each choice would leave beside it."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from graph.analysis.target_filter import (
    Facet,
    FacetedTarget,
    FilterValues,
    facet_counts,
    facet_target,
    filter_targets,
    relaxations,
)
from graph.analysis.targets.targets import Target
from graph.analysis.verdicts.states import Strategy
from graph.model.kinds import Basis
from graph.model.labelled_enum import LabelledEnum
from graph.text import Text
from reports.wording.language import typeset
from reports.wording.sentences import chain_name
from views.shared import texts
from views.shared.badges import escape_markdown
from views.shared.context import PageContext
from views.shared.kept import kept
from views.shared.query_params import NONE, drop, filled, keep, requested
from views.shared.unknown_ids import Known

SEARCH = Text("搜目标、企业", "Find target or firm")
NOTHING = Text("没有同时符合的目标", "No target matches all filters")
SET = Text("当前筛选：{filters}。", "Filters set: {filters}.")
WITHOUT = Text("去掉“{value}”可见 {count} 个。", "Without {value}: {count}.")
NO_SINGLE = Text(
    "单去掉哪一项都没有；请清除全部筛选。", "Removing any single filter gives no result; clear all filters."
)
REMOVE = Text("去掉“{value}”", "Remove {value}")
HELPS = {
    Facet.DISTRICT: Text(
        "收录的在做、在建企业与项目所在县区：做它的、供它的、用它的。所在县区无资料的不列。",
        "District on file of who makes or builds it here, supplies it or uses it. Blanks are left out.",
    ),
    Facet.BASIS: Text(
        "列为目标所依据的资料里最弱的一条。有出处：全部读到所列原文；推定：其中有未经确认的判断。",
        "The weakest of the facts that make it a target: Source, all were read; Inferred, some are unconfirmed.",
    ),
}
SELECTS = (Facet.CHAIN, Facet.DISTRICT, Facet.CHIEF, Facet.FORCE, Facet.BASIS)
SHOWN = (Facet.STRATEGY, *SELECTS)
WIDTHS = {"zh": (420, 170, 120, 150, 140, 110), "en": (570, 160, 105, 135, 115, 110)}
"""Widths of the strategies and of each select, in proportion."""


def find_field(context: PageContext) -> None:
    """Draw the field that looks for a text in the names of targets and of their candidates."""
    key = filled("targets-find", requested(Facet.TEXT))
    st.text_input(
        context.text(SEARCH),
        placeholder=context.text(SEARCH),
        label_visibility="collapsed",
        width=220,
        key=key,
        on_change=keep,
        args=(key, Facet.TEXT),
    )


def filtered(context: PageContext, targets: tuple[Target, ...]) -> tuple[Target, ...]:
    """Draw the filters and return the targets that pass all of them, in their order."""
    filters = requested_filters(context)
    passed, counted = _sifted(context, context.key, tuple((facet, tuple(values)) for facet, values in filters.items()))
    with st.container(key="target-filters"):
        columns = st.columns(WIDTHS[context.language], gap="small")
    for column, facet in zip(columns, SHOWN, strict=True):
        with column:
            (_strategies if facet is Facet.STRATEGY else _select)(context, facet, *counted[facet])
    return tuple(target for target in targets if target.link_id in passed)


@kept(64)
def _sifted(
    _context: PageContext, key: str, held: tuple[tuple[Facet, tuple[str, ...]], ...]
) -> tuple[frozenset[str], Mapping[Facet, tuple[int, Counter[str]]]]:
    """Return which targets pass, and what each choice of each filter would leave."""
    every, filters = _faceted(_context, key), dict(held)
    counted = {facet: facet_counts(every, filters, facet) for facet in SHOWN}
    return frozenset(filter_targets(every, filters)), counted


@kept(2)
def _faceted(_context: PageContext, key: str) -> tuple[FacetedTarget, ...]:
    del key
    return tuple(facet_target(_context.city, target) for target in _context.judgement.targets)


def requested_filters(context: PageContext) -> FilterValues:
    """Return the filters that the address sets, without what cannot be chosen."""
    wanted = {facet: requested(facet).strip() for facet in Facet}
    return {facet: (value,) for facet, value in wanted.items() if value and _can_be_chosen(context, facet, value)}


def _can_be_chosen(context: PageContext, facet: Facet, value: str) -> bool:
    return facet is Facet.TEXT or value in _options(context, facet)


FACETS: dict[str, Known] = {
    facet.value: lambda desk, value, facet=facet: _can_be_chosen(desk, facet, value)  # type: ignore[misc]  # a default binds it
    for facet in Facet
}
"""Filters as an address names them, for telling what it names in vain."""


def _options(context: PageContext, facet: Facet) -> Sequence[str]:
    """Return what can be chosen of a facet."""
    return _every_option(context, context.key, facet)


@kept(64)
def _every_option(_context: PageContext, key: str, facet: Facet) -> Sequence[str]:
    city = _context.city
    match facet:
        case Facet.STRATEGY:
            return tuple(Strategy)
        case Facet.CHAIN:
            return tuple(city.chains)
        case Facet.CHIEF:
            return tuple(dict.fromkeys(edge.start for group in city.chiefs.values() for edge in group))
        case Facet.BASIS:
            return tuple(Basis)
        case Facet.DISTRICT | Facet.FORCE | Facet.TEXT:
            every = _faceted(_context, key)
            return tuple(sorted({value for each in every for value in each.values[facet]}))


def _label_of(context: PageContext, facet: Facet, value: str) -> str:
    """Return a value of a facet as it is read."""
    match facet:
        case Facet.STRATEGY:
            return _word(Strategy, value, context)
        case Facet.CHAIN:
            return chain_name(context.city.chains[value], context.language)
        case Facet.CHIEF:
            return typeset(context.city.organisations[value].name_zh)
        case Facet.BASIS:
            return _word(Basis, value, context)
        case Facet.DISTRICT | Facet.FORCE | Facet.TEXT:
            return typeset(value)


def _word(words: type[LabelledEnum], value: str, context: PageContext) -> str:
    return next(word.label(context.language) for word in words if word == value)


def _label(context: PageContext, facet: Facet, total: int, counts: Counter[str]) -> Callable[[str], str]:
    labels = _labels(context, context.key, facet, context.language)

    def spoken(value: str) -> str:
        if value == NONE:
            return f"{context.text(texts.ALL)} {total}"
        return f"{labels[value]} {counts[value]}"

    return spoken


@kept(64)
def _labels(_context: PageContext, key: str, facet: Facet, language: str) -> Mapping[str, str]:
    """Return what can be chosen of a facet, as it is read."""
    del language
    return {value: _label_of(_context, facet, value) for value in _every_option(_context, key, facet)}


def _strategies(context: PageContext, facet: Facet, total: int, counts: Counter[str]) -> None:
    key = filled(f"targets-{facet}", _chosen(context, facet))
    st.segmented_control(
        facet.label(context.language),
        [NONE, *_options(context, facet)],
        required=True,
        format_func=_label(context, facet, total, counts),
        key=key,
        on_change=keep,
        args=(key, facet),
    )


def _select(context: PageContext, facet: Facet, total: int, counts: Counter[str]) -> None:
    key = filled(f"targets-{facet}", _chosen(context, facet))
    st.selectbox(
        facet.label(context.language),
        [NONE, *_options(context, facet)],
        format_func=_label(context, facet, total, counts),
        help=context.text(HELPS[facet]) if facet in HELPS else None,
        key=key,
        on_change=keep,
        args=(key, facet),
    )


def _chosen(context: PageContext, facet: Facet) -> str:
    value = requested(facet)
    return value if value in _options(context, facet) else NONE


def nothing_passes(context: PageContext) -> None:
    """Say that nothing passes, which filter to take off and what would then be seen."""
    every, filters = _faceted(context, context.key), requested_filters(context)
    helpful = relaxations(every, filters)
    spoken = {facet: _label_of(context, facet, value) for facet, values in filters.items() for value in values}
    with st.container(border=True):
        st.subheader(context.text(NOTHING), anchor=False)
        st.markdown(escape_markdown(context.text(SET, filters=" · ".join(spoken.values()))))
        told = [context.text(WITHOUT, value=spoken[facet], count=count) for facet, count in helpful]
        st.markdown(escape_markdown((" " if context.language == "en" else "").join(told) or context.text(NO_SINGLE)))
        with st.container(horizontal=True):
            for facet, _ in helpful[:1]:
                label = escape_markdown(context.text(REMOVE, value=spoken[facet]))
                st.button(label, key="targets-remove", type="primary", on_click=drop, args=([facet],))
            st.button(context.text(texts.CLEAR), key="targets-clear", on_click=drop, args=(tuple(Facet),))
