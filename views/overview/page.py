"""Where the city stands: its published figures, its chains by state, what is most pressing, how firm the facts are."""

import streamlit as st

from graph.model.cells import basis_told
from graph.text import Text
from reports.drawing.markup import element, to_text
from reports.wording.language import Language, number
from reports.wording.sentences import home_name
from views.overview.figures import FIGURES_STYLE, caption, figures_box
from views.overview.figures import panels as figure_panels
from views.overview.news import NEWS_STYLE, news_list
from views.overview.state_table import state_table
from views.overview.top_targets import top_targets_table
from views.shared import texts
from views.shared.badges import basis_badge, escape_markdown
from views.shared.context import LOADS, PageContext, Shown
from views.shared.drawn import drawn
from views.shared.empty_state import NO_CHAINS, NO_TARGETS_REMEDY, empty_state
from views.shared.kept import kept
from views.shared.markup_component import show_markup
from views.shared.quality import headline, quality_legend, quality_table
from views.shared.tables import STYLE, section
from views.shared.tour import tour

TITLE = Text("{city}产业链总览", "Industrial chains of {city}")
HELP = Text(
    "各链强在哪、缺在哪、先办什么。点数字看是哪些链环，点目标看理由和企业。",
    "Where the chains are strong or have gaps, and what comes first. Click a number to see its links, a target for its "
    "reasons and firms.",
)
PRESSING = Text("优先目标前十", "Top ten targets")
SEE_ALL = Text("看全部 {count} 个", "See all {count}")
STATES = Text("{count} 条链的链环状态", "Link states of {count} chains")
STATES_HOW = Text(
    "跨链的链环各链都计；点一格，打开该链只看这一状态",
    "A link counts in each of its chains; click to open one",
)
QUALITY = Text("资料出处：主要七类", "Evidence, seven main kinds")
CHANGES = Text("本次更新的变化", "News")
BEGIN = Text(
    "这个城市还没有资料。手头的办公表格（链谱、企业名单、项目台账）可在“资料导入”页带入，先导入链谱最好；"
    "也可在空白表格里先填四张表：产业链、链环所在的链（链环写名称即可）、企业、生产，再更新。",
    "The graph of this city is still empty. Take office files in on the page Import data, a chain book first, then "
    "lists of firms and ledgers; or fill in four sheets of the blank tables: chains, chain links "
    "(links by name), firms and makes; then load.",
)
NO_EVIDENCE = Text("还没有资料，也就没有出处可说。", "Nothing is on file yet, so there is no evidence to tell of.")
TOP, ALL = 10, "*"
COLUMN_RATIO = {"zh": (744, 408), "en": (752, 400)}
"""Widths of the states and of the targets; English reasons take more of the row."""
LOWER_RATIO = {"zh": (500, 652), "en": (592, 560)}
"""Widths of the evidence and of the news; what the colours mean is longer in English and stays on one line."""


def render(context: PageContext) -> None:
    """Draw the overview."""
    _head(context)
    tour(context)
    _figures(context)
    with st.container(key="stack-overview", gap="small"):
        left, right = st.columns(COLUMN_RATIO[context.language], gap="medium")
        with left:
            _states(context)
        with right:
            _pressing(context)
        left, right = st.columns(LOWER_RATIO[context.language], gap="medium")
        with left:
            _quality(context)
        with right:
            _news(context)
    st.caption(context.text(texts.NOT_SEEN))


def _head(context: PageContext) -> None:
    city = home_name(context.city.region, context.language)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title(
            context.text(TITLE, city=escape_markdown(city)), anchor=False, width="content", help=context.text(HELP)
        )
        st.markdown(drawn(context, _system), width="content")


def _system(context: Shown) -> str:
    """Return the city's own count of clusters, sectors and task forces, with its evidence."""
    panels = figure_panels(context)
    if not panels:
        return ""
    first = next(iter(panels.values()))
    if context.language == "zh":
        parts = [f"{number(figure.value)} {figure.unit}{caption(figure, 'zh')}" for figure in first]
    else:
        parts = [f"{number(figure.value)} {caption(figure, 'en')}" for figure in first]
    return " · ".join(map(escape_markdown, parts)) + " " + basis_badge(basis_told(first[0]), context.language)


def _figures(context: PageContext) -> None:
    box = drawn(context, _box)
    if box is not None:
        show_markup(box, key="figures", css=STYLE + FIGURES_STYLE)


def _box(context: Shown) -> str | None:
    box = figures_box(context)
    return None if box is None else to_text(box)


def _states(context: PageContext) -> None:
    if not context.city.chains:
        empty_state(context, NO_CHAINS, BEGIN)
        return
    clicked = show_markup(drawn(context, _state_table), key="heat", css=STYLE)
    if clicked is not None:
        chain, _, state = clicked.partition(" ")
        context.open_page("panorama", **({"chain": chain, "state": state} if state else {"chain": chain}))


def _state_table(context: Shown) -> str:
    title = context.text(STATES, count=len(context.city.chains))
    table = state_table(context.judgement, context.language)
    return to_text(section(title, table, context.text(STATES_HOW)))


def _pressing(context: PageContext) -> None:
    clicked = show_markup(drawn(context, _top_targets), key="pressing", css=STYLE)
    if clicked is not None:
        context.open_page("targets", **({} if clicked == ALL else {"link": clicked}))


def _top_targets(context: Shown) -> str:
    targets = context.judgement.targets
    if targets:
        shown = top_targets_table(context.city, targets[:TOP], context.language)
        more = (ALL, context.text(SEE_ALL, count=len(targets)))
    else:
        shown, more = element("p", {"class": "second"}, context.text(NO_TARGETS_REMEDY)), None
    return to_text(section(context.text(PRESSING), shown, more=more))


def _quality(context: PageContext) -> None:
    if not context.city.chains and not context.city.firms:
        st.caption(context.text(NO_EVIDENCE))
        return
    show_markup(_quality_table(context, context.key, context.language), key="quality", css=STYLE)


@kept(2 * LOADS)
def _quality_table(_context: PageContext, key: str, language: Language) -> str:
    """Return what the facts rest on, drawn once for a load and a language."""
    del key
    found = headline(_context)
    return to_text(section(_context.text(QUALITY), quality_table(found, language), quality_legend(found, language)))


def _news(context: PageContext) -> None:
    """Draw what the present load changed and what is open, each with the page that tells more."""
    clicked = show_markup(
        to_text(section(context.text(CHANGES), news_list(context))), key="news", css=STYLE + NEWS_STYLE
    )
    if clicked is not None:
        context.open_page(clicked)
