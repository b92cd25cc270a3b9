"""Where the city stands: its published figures, its chains by state, what is most pressing, how firm the facts are."""

import streamlit as st

from reports.drawing.markup import element, to_text
from reports.wording.language import Text, number
from reports.wording.sentences import home_name
from views.overview.figures import FIGURES_STYLE, caption, figures_box
from views.overview.figures import panels as figure_panels
from views.overview.heat import heat_table
from views.overview.news import NEWS_STYLE, news_list
from views.overview.pressing import pressing_table
from views.shared import texts
from views.shared.badges import basis_badge, plain
from views.shared.desk import Desk
from views.shared.mount import mount
from views.shared.nothing_yet import NO_TARGETS_DO
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
STATES_HOW = Text("点一格，打开该链全景图并只看这一状态", "A cell opens its chain with that state alone")
QUALITY = Text("资料出处", "Evidence")
CHANGES = Text("本次更新的变化", "News")
TOP, ALL = 10, "*"
BESIDE = {"zh": (744, 408), "en": (716, 436)}
"""Widths of the states and of the targets; English reasons take more of the row."""


def render(desk: Desk) -> None:
    """Draw the overview."""
    _head(desk)
    tour(desk)
    _figures(desk)
    with st.container(key="stack-overview", gap="small"):
        left, right = st.columns(BESIDE[desk.language], gap="medium")
        with left:
            _states(desk)
        with right:
            _pressing(desk)
        left, right = st.columns([500, 652], gap="medium")
        with left:
            _quality(desk)
        with right:
            _news(desk)
    st.caption(desk.say(texts.NOT_SEEN))


def _head(desk: Desk) -> None:
    city = home_name(desk.city.region, desk.language)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.title(desk.say(TITLE, city=plain(city)), anchor=False, width="content", help=desk.say(HELP))
        st.markdown(_system(desk), width="content")


def _system(desk: Desk) -> str:
    """Return the city's own count of clusters, sectors and task forces, with its evidence."""
    panels = figure_panels(desk)
    if not panels:
        return ""
    first = next(iter(panels.values()))
    if desk.language == "zh":
        parts = [f"{number(figure.value)} {figure.unit}{caption(figure, 'zh')}" for figure in first]
    else:
        parts = [f"{number(figure.value)} {caption(figure, 'en')}" for figure in first]
    return " · ".join(map(plain, parts)) + " " + basis_badge(first[0].evidence.basis, desk.language)


def _figures(desk: Desk) -> None:
    box = figures_box(desk)
    if box is not None:
        mount(to_text(box), key="figures", css=STYLE + FIGURES_STYLE)


def _states(desk: Desk) -> None:
    title = desk.say(STATES, count=len(desk.city.chains))
    table = heat_table(desk.judgement, desk.language)
    clicked = mount(to_text(section(title, table, desk.say(STATES_HOW))), key="heat", css=STYLE)
    if clicked is not None:
        chain, _, state = clicked.partition(" ")
        desk.go("panorama", **({"chain": chain, "state": state} if state else {"chain": chain}))


def _pressing(desk: Desk) -> None:
    targets = desk.judgement.targets
    if targets:
        shown = pressing_table(desk.city, targets[:TOP], desk.language)
        more = (ALL, desk.say(SEE_ALL, count=len(targets)))
    else:
        shown, more = element("p", {"class": "second"}, desk.say(NO_TARGETS_DO)), None
    clicked = mount(to_text(section(desk.say(PRESSING), shown, more=more)), key="pressing", css=STYLE)
    if clicked is not None:
        desk.go("targets", **({} if clicked == ALL else {"link": clicked}))


def _quality(desk: Desk) -> None:
    found = headline(desk)
    table, legend = quality_table(found, desk.language), quality_legend(found, desk.language)
    mount(to_text(section(desk.say(QUALITY), table, legend)), key="quality", css=STYLE)


def _news(desk: Desk) -> None:
    """Draw what the present load changed and what is open, each with the page that tells more."""
    clicked = mount(to_text(section(desk.say(CHANGES), news_list(desk))), key="news", css=STYLE + NEWS_STYLE)
    if clicked is not None:
        desk.go(clicked)
