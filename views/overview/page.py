"""Where the city stands: its published figures, its chains by state, what is most pressing, how firm the facts are."""

import streamlit as st

from graph.model.nodes import Figure
from reports.drawing.markup import to_text
from reports.wording.language import Language, Text, amount, format_time, number
from reports.wording.punctuation import join_names, with_brackets
from reports.wording.sentences import home_name
from views.overview.state_table import state_table
from views.overview.top_targets import top_targets_table
from views.shared import texts
from views.shared.badges import basis_badge, best_source, escape_markdown, evidence_line
from views.shared.context import PageContext
from views.shared.markup_component import show_markup
from views.shared.quality import HEADLINE, headline, quality_bars
from views.shared.tables import STYLE, changes_table, kind_label
from views.shared.tour import tour

TITLE = Text("{city}产业链总览", "Industrial chains of {city}")
HELP = Text(
    "全市各链强在哪、缺在哪，先做什么，依据牢不牢，这次装载改了什么。点一格打开那条链，点一个目标看理由与候选。",
    "Where the chains are strong or have gaps, what comes first, how firm the facts are, what the last load changed. "
    "A cell opens its chain, a target its reasons and candidates.",
)
PRESSING = Text("优先目标前十", "Top ten targets")
SEE_ALL = Text("看全部 {count} 个", "See all {count}")
STATES = Text("{count} 条链的链环状态", "Link states of {count} chains")
STATES_HOW = Text("点一格，打开该链全景图并只看这一状态", "A cell opens its chain with that state alone")
QUALITY = Text("依据质量", "Evidence quality")
CHANGES = Text("这次装载改了什么", "What this load changed")
FIRST_LOAD = Text("这是第一次装载，没有可比的上一次。", "This is the first load; there is none to compare it with.")
BROUGHT = Text("装入 {counts}。", " It brought {counts}.")
NO_CHANGES = Text("事实与上一次装载相同。", "The facts are those of the load before.")
SINCE = Text(
    "装载以外，应用里的核实现有 {rulings} 处，清单 {listed} 条。",
    "Besides the load, {rulings} rulings and {listed} shortlist entries stand in the app.",
)
SEE_LOADS = Text("看数据与依据", "Data and evidence")
OTHER = Text("另有口径：{figures}，不与上列相加。", "Other readings: {figures}; never added to the above.")
LOAD = Text("装载 {id} · {time} UTC · 提醒 {warnings} 条", "Load {id} · {time} UTC · {warnings} warnings")
TOP = 10
COLUMN_RATIO = {"zh": (744, 408), "en": (716, 436)}
"""Widths of the states and of the targets; English reasons take more of the row."""


def render(context: PageContext) -> None:
    """Draw the overview."""
    _head(context)
    tour(context)
    _figures(context)
    left, right = st.columns(COLUMN_RATIO[context.language], gap="medium")
    with left:
        _states(context)
    with right:
        _pressing(context)
    left, right = st.columns([500, 652], gap="medium")
    with left:
        _quality(context)
    with right:
        _changes(context)
    st.caption(context.text(texts.NOT_SEEN))


def _head(context: PageContext) -> None:
    city = home_name(context.city.region, context.language)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title(
            context.text(TITLE, city=escape_markdown(city)), anchor=False, width="content", help=context.text(HELP)
        )
        st.markdown(_system(context), width="content")


def _system(context: PageContext) -> str:
    """Return the city's own count of clusters, sectors and task forces, with its evidence."""
    panels = _panels(context)
    if not panels:
        return ""
    first = next(iter(panels.values()))
    if context.language == "zh":
        parts = [f"{number(figure.value)} {figure.unit}{caption(figure, 'zh')}" for figure in first]
    else:
        parts = [f"{number(figure.value)} {caption(figure, 'en')}" for figure in first]
    return " · ".join(map(escape_markdown, parts)) + " " + basis_badge(first[0].evidence.basis, context.language)


def caption(figure: Figure, language: Language) -> str:
    """Return the short name of a figure; its full Chinese name where it has none."""
    own = figure.caption if language == "zh" else figure.caption_en
    return own or figure.caption or figure.name_zh


def _panels(context: PageContext) -> dict[str, list[Figure]]:
    """Return the figures the overview shows, by heading in the language of this visit, in order of their ids."""
    found: dict[str, list[Figure]] = {}
    for figure in context.city.figures:
        heading = figure.panel if context.language == "zh" else figure.panel_en or figure.panel
        if heading is not None:
            found.setdefault(heading, []).append(figure)
    return found


def _figures(context: PageContext) -> None:
    """Draw the published figures but the first group, which stands in the head."""
    groups = list(_panels(context).items())[1:]
    if not groups:
        return
    with st.container(border=True, key="figures"):
        for column, (heading, figures) in zip(st.columns(len(groups)), groups, strict=True):
            with column:
                _group(context, heading, figures)
    others = [figure for figure in context.city.figures if figure.other_reading_of is not None]
    if others:
        st.caption(context.text(OTHER, figures=_other_readings(context, others)))


def _other_readings(context: PageContext, others: list[Figure]) -> str:
    """Return what other sources say of the figures shown, each with where it stands."""
    shown = {figure.id: figure for figure in context.city.figures}
    parts = []
    for figure in others:
        of = shown[figure.other_reading_of or figure.id]
        source = escape_markdown(best_source(context, figure.evidence))
        said = f"{escape_markdown(caption(of, context.language))} {escape_markdown(_value(figure, context.language))}"
        parts.append(with_brackets(said, source, context.language))
    return join_names(parts, context.language)


def _group(context: PageContext, heading: str, figures: list[Figure]) -> None:
    st.markdown(f"**{escape_markdown(heading)}** {evidence_line(context, figures[0].evidence)}")
    for column, figure in zip(st.columns(len(figures)), figures, strict=True):
        column.metric(escape_markdown(caption(figure, context.language)), _value(figure, context.language))


def _value(figure: Figure, language: Language) -> str:
    return amount(figure.value, figure.unit, language, figure.value_high)


def _states(context: PageContext) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.markdown(f"##### {context.text(STATES, count=len(context.city.chains))}", width="stretch")
        st.caption(context.text(STATES_HOW), width="content")
    clicked = show_markup(to_text(state_table(context.judgement, context.language)), key="heat", css=STYLE)
    if clicked is not None:
        chain, _, state = clicked.partition(" ")
        context.open_page("panorama", **({"chain": chain, "state": state} if state else {"chain": chain}))


def _pressing(context: PageContext) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.markdown(f"##### {context.text(PRESSING)}", width="stretch")
        label = context.text(SEE_ALL, count=len(context.judgement.targets))
        st.page_link(context.pages["targets"], label=label, query_params=context.always)
    top = context.judgement.targets[:TOP]
    clicked = show_markup(to_text(top_targets_table(context.city, top, context.language)), key="pressing", css=STYLE)
    if clicked is not None:
        context.open_page("targets", link=clicked)


def _quality(context: PageContext) -> None:
    st.markdown(f"##### {context.text(QUALITY)}")
    show_markup(to_text(quality_bars(headline(context), context.language)), key="quality", css=STYLE)


def _changes(context: PageContext) -> None:
    """Draw what the present load added, removed and changed, and what people settled besides."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.markdown(f"##### {context.text(CHANGES)}", width="stretch")
        st.page_link(context.pages["evidence"], label=context.text(SEE_LOADS), query_params=context.always)
    load = context.city.load
    moved = [change for change in load.changes if change.added or change.removed or change.changed]
    if load.number == 1:
        held = {change.kind: change.total for change in load.changes}
        counts = [
            f"{kind_label(kind, context.language)} {held[kind]:,}"
            for kind in (record.KIND for record in HEADLINE)
            if kind in held
        ]
        st.caption(context.text(FIRST_LOAD) + context.text(BROUGHT, counts=join_names(counts, context.language)))
    elif not moved:
        st.caption(context.text(NO_CHANGES))
    else:
        show_markup(to_text(changes_table(moved, context.language)), key="changes", css=STYLE)
    if context.records.rulings or context.records.shortlist:
        st.caption(context.text(SINCE, rulings=len(context.records.rulings), listed=len(context.records.shortlist)))
    st.caption(context.text(LOAD, id=load.id, time=format_time(load.loaded_at), warnings=len(load.warnings)))
