"""The other cities kept here beside this one: each read from its own graph, none merged with another."""

from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

import streamlit as st

from graph.analysis.judgement import Judgement
from graph.analysis.peers.cities import OtherCity, SharedFirm, beside, here, wanted_from
from graph.analysis.verdicts.counts import is_surveyed
from graph.errors import LianpuError
from graph.text import Text
from reports.drawing.markup import element, to_text
from reports.wording.language import count
from reports.wording.punctuation import join_names, with_brackets, with_label
from reports.wording.sentences import firm_name, home_name, link_name, short_name
from views.peers.marks import HOLDINGS, peer_mark
from views.peers.nearby_table import PEERS_STYLE
from views.shared import texts
from views.shared.badges import escape_markdown
from views.shared.context import PageContext, open_judgement, open_records
from views.shared.markup_component import show_markup
from views.shared.tables import words_table

TITLE = Text("收录的其他城市", "Other cities kept here")
CHOOSE = Text("并排的城市", "Cities side by side")
ALONE = Text(
    "这里只有这一个城市。建另一个：`python -m pipeline new-city 名称`，填好、更新后在这里并排看。",
    "This is the only city here. Begin another with `python -m pipeline new-city NAME`; once loaded it stands here.",
)
APART = Text(
    "各城市各用各的资料，不合并；按链环编号或名称对照，对不上的是“未列，未查”，不等于没有。",
    "Each city is read from its own graph and none are merged; links are matched by id or name. "
    "What is not matched is not checked, not the same as none.",
)
CANNOT = Text("{name} 现在读不了：{why}", "{name} cannot be read now: {why}")
COVERAGE = Text("{known}/{chains} 条链已摸底", "{known}/{chains} chains surveyed")
UNLISTED = Text(
    "本链另有 {count} 环，并排的城市都未列，是未查，不等于没有。",
    "{count} more links of this chain are listed by none of these cities: not checked, not the same as none.",
)
WANTED = Text("在那里、这里想引的企业", "Firms there that are wanted here")
NOBODY = Text("没有收录的企业同时是这里的候选。", "No firm on file there is a candidate here.")
FIRM, THERE, FOR = Text("企业", "Firm"), Text("所在城市", "City"), Text("这里要它做", "Wanted here for")
MOST = 3
"""Cities that stand beside this one at once."""


def other_cities(context: PageContext, links: Iterable[str]) -> None:
    """Draw the choice of cities, links by city, and the firms there that are candidates here."""
    st.subheader(context.text(TITLE), anchor=False)
    names = [name for name in context.workspaces if name != context.within.get("workspace")]
    if len(context.workspaces) < MOST - 1 or context.look_into is None:
        st.markdown(context.text(ALONE))
        return
    st.caption(context.text(APART))
    chosen = st.multiselect(
        context.text(CHOOSE), names, default=names[: MOST - 1], max_selections=MOST, key="peer-cities"
    )
    others = {name: found for name in chosen if (found := _judged(context, name)) is not None}
    if others:
        _compare(context, others, tuple(links))
        _wanted(context, others)


def _compare(context: PageContext, others: Mapping[str, Judgement], links: tuple[str, ...]) -> None:
    """Draw the links that any of the other cities lists; the rest are counted."""
    found = {name: beside(context.city, other, links) for name, other in others.items()}
    listed = [link for link in links if any(each[link].link is not None for each in found.values())]
    if listed:
        rows = {link: [each[link] for each in found.values()] for link in listed}
        show_markup(to_text(_table(context, others, rows)), key="peer-others", css=PEERS_STYLE)
    if len(listed) < len(links):
        st.caption(context.text(UNLISTED, count=len(links) - len(listed)))


def _judged(context: PageContext, name: str) -> Judgement | None:
    """Return the judgement of another workspace from its own caches, or None where it cannot be read, which is told."""
    if context.look_into is None:
        return None
    try:
        store, log = context.look_into(name)
        return open_judgement(store, log, open_records(log))
    except LianpuError as error:
        st.warning(context.text(CANNOT, name=escape_markdown(name), why=escape_markdown(str(error))))
        return None


def _table(context: PageContext, others: Mapping[str, Judgement], rows: Mapping[str, Iterable[OtherCity]]) -> Element:
    heads = [element("th", {"class": "left"}, context.text(texts.LINK)), _head(context, context.judgement)]
    heads += [_head(context, other) for other in others.values()]
    body = [_row(context, link, cells) for link, cells in rows.items()]
    drawn = element("thead", {}, element("tr", {}, *heads)), element("tbody", {}, *body)
    return element("div", {"class": "wide"}, element("table", {"class": "peers others"}, *drawn))


def _head(context: PageContext, judgement: Judgement) -> Element:
    """Return the head of a city: its name, its local firms, how much of it is surveyed."""
    chains = judgement.city.chains.values()
    known = sum(is_surveyed(judgement.city, chain) for chain in chains)
    firms = sum(firm.local for firm in judgement.city.firms.values())
    return element(
        "th",
        {"class": "left"},
        element("b", {}, home_name(judgement.city.region, context.language)),
        element("div", {}, count(context.language, firms, "家本地企业", "local firm")),
        element("span", {"class": "badge"}, context.text(COVERAGE, known=known, chains=len(chains))),
    )


def _row(context: PageContext, link_id: str, others: Iterable[OtherCity]) -> Element:
    name = short_name(context.city.links[link_id], context.language)
    cells = [_cell(context, each, link_id) for each in (here(context.judgement, link_id), *others)]
    return element("tr", {}, element("td", {"class": "left"}, element("b", {}, name)), *cells)


def _detail(context: PageContext, other: OtherCity, link_id: str) -> str:
    """Return who makes it there, and what it is called there where that is another name."""
    makers = join_names((firm_name(firm) for firm in other.makers[:2]), context.language)
    more = f" +{len(other.makers) - 2}" if len(other.makers) > 2 else ""
    same = other.link is None or other.link.name_zh == context.city.links[link_id].name_zh
    called = None if same or other.link is None else link_name(other.link, context.language)
    return with_brackets(makers + more, called, context.language)


def _cell(context: PageContext, found: OtherCity, link_id: str) -> Element:
    said, detail = found.holding.label(context.language), _detail(context, found, link_id)
    told = with_label(said, detail, context.language) if detail else said
    return element("td", {"class": "left who"}, peer_mark(HOLDINGS[found.holding]), " ", told)


def _wanted(context: PageContext, others: Mapping[str, Judgement]) -> None:
    st.markdown(f"**{context.text(WANTED)}**")
    rows = [
        _shared(context, other, each) for other in others.values() for each in wanted_from(context.judgement, other)
    ]
    if rows:
        show_markup(to_text(words_table(rows)), key="peer-wanted", css=PEERS_STYLE)
    else:
        st.caption(context.text(NOBODY))


def _shared(context: PageContext, other: Judgement, found: SharedFirm) -> dict[str, str | None]:
    links = (short_name(context.city.links[link], context.language) for link in found.link_ids)
    return {
        context.text(FIRM): firm_name(found.here),
        context.text(THERE): home_name(other.city.region, context.language),
        context.text(FOR): join_names(links, context.language),
    }
