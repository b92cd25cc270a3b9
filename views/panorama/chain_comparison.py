"""Two chains side by side: their states, the links they share, what one feeds the other, and what only one has."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

import streamlit as st

from graph.analysis.measures.chain_pair import ChainPair, pair_chains
from graph.analysis.verdicts.counts import local_firms
from graph.analysis.verdicts.states import COUNTED, Mark
from graph.model.cells import basis_told
from graph.model.edges import InputTo
from graph.text import Text
from reports.drawing.markup import element, to_text
from reports.wording.language import Language
from reports.wording.sentences import card_subtitle, chain_name, short_name, state_label
from views.panorama.chain_diagrams import chain_diagrams
from views.shared import texts
from views.shared.badges import basis_badge
from views.shared.context import PageContext
from views.shared.markup_component import show_markup
from views.shared.state_icons import state_icon
from views.shared.tables import STYLE

STATES = Text("各状态链环数", "Links by state")
LINKS = Text("链环", "Links")
STATE = Text("状态", "State")
TARGETS = Text("目标", "Targets")
FIRMS = Text("收录本地企业", "Local firms on file")
SHARED = Text("共有链环 {number}", "{number} links shared")
SHARED_HELP = Text(
    "一个链环全市只有一个状态，在哪条链里看都一样；不同的是它在链里的位置。点链环名在图上打开。",
    "A link has one state in the city, whatever chain it is seen in; its stage may differ. A name opens it on the "
    "picture.",
)
NONE_SHARED = Text("两条链没有共有链环。", "The two chains share no link.")
ACROSS = Text("两链之间的投入 {number}", "{number} inputs across")
NO_ACROSS = Text("两条链之间没有收录的投入。", "No input between the two is on file.")
FEEDS = Text("供方链环", "From")
TAKES = Text("用方链环", "To")
ONLY = Text("只在“{chain}” {number}", 'Only in "{chain}": {number}')
COMPARISON_STYLE = (
    ".beside td.name{font-weight:700}.beside [data-click]{color:var(--lp-accent)}.beside .state-mark{margin-right:6px}"
    ".only{display:grid;grid-template-columns:1fr 1fr;gap:24px}.only .group{margin:6px 0}"
    ".only h3{font-size:14px;margin:0 0 4px}.only .group b .state-mark{margin-right:6px}"
)


def chain_comparison(context: PageContext, first: str, second: str) -> None:
    """Draw two chains side by side."""
    pair = pair_chains(context.judgement, first, second)
    st.markdown(f"##### {context.text(STATES)}")
    show_markup(to_text(_counts(context, pair)), key=f"beside-states-{first}-{second}", css=STYLE + COMPARISON_STYLE)
    chain_diagrams(context, pair)
    st.markdown(f"##### {context.text(SHARED, number=len(pair.shared))}", help=context.text(SHARED_HELP))
    if pair.shared:
        clicked = show_markup(
            to_text(_shared(context, pair)), key=f"beside-{first}-{second}", css=STYLE + COMPARISON_STYLE
        )
        if clicked is not None:
            context.open_page("panorama", chain=first, link=clicked)
    else:
        st.caption(context.text(NONE_SHARED))
    _across(context, pair)
    show_markup(to_text(_only(context, pair)), key=f"beside-only-{first}-{second}", css=STYLE + COMPARISON_STYLE)


def _name(context: PageContext, chain: str) -> str:
    return chain_name(context.city.chains[chain], context.language)


def _table(heads: Iterable[str], rows: Iterable[Element], kind: str = "left") -> Element:
    head = element(
        "tr", {}, *[element("th", {"class": "left" if at == 0 else kind}, text) for at, text in enumerate(heads)]
    )
    return element("table", {"class": "beside"}, element("thead", {}, head), element("tbody", {}, *rows))


def _counts(context: PageContext, pair: ChainPair) -> Element:
    heads = [
        context.text(texts.CHAIN),
        context.text(LINKS),
        *[mark.label(context.language) for mark in COUNTED],
        context.text(TARGETS),
        context.text(FIRMS),
    ]
    return _table(heads, [_count_row(context, chain) for chain in (pair.first, pair.second)], "number")


def _count_row(context: PageContext, chain: str) -> Element:
    judgement = context.judgement
    numbers = [
        len(judgement.inside(chain)),
        *judgement.tally(chain).values(),
        len(judgement.targets_of(chain)),
        len(local_firms(context.city, chain)),
    ]
    cells = [element("td", {"class": "number"}, str(number) if number else "·") for number in numbers]
    return element("tr", {}, element("td", {"class": "left name"}, _name(context, chain)), *cells)


def _shared(context: PageContext, pair: ChainPair) -> Element:
    heads = [context.text(texts.LINK), context.text(STATE), _name(context, pair.first), _name(context, pair.second)]
    return _table(heads, [_shared_row(context, pair, link) for link in pair.shared])


def _shared_row(context: PageContext, pair: ChainPair, link: str) -> Element:
    """Return a shared link with its state and what decided it, and its stage in each chain."""
    verdict = context.judgement.verdicts[link]
    name = element("b", {"data-click": link}, short_name(context.city.links[link], context.language))
    second = element("span", {"class": "second"}, f" · {card_subtitle(context.city, verdict, context.language)}")
    stages = (context.city.stage(chain, link).label(context.language) for chain in (pair.first, pair.second))
    return element(
        "tr",
        {},
        element("td", {"class": "left name"}, name),
        element("td", {"class": "left"}, state_icon(verdict.mark), state_label(verdict, context.language), second),
        *[element("td", {"class": "left"}, stage) for stage in stages],
    )


def _across(context: PageContext, pair: ChainPair) -> None:
    edges = [*((edge, pair.first, pair.second) for edge in pair.forward)]
    edges += [(edge, pair.second, pair.first) for edge in pair.backward]
    bases = {basis_told(edge) for edge, _, _ in edges}
    badges = " ".join(basis_badge(basis, context.language) for basis in sorted(bases, key=lambda basis: basis.value))
    st.markdown(f"##### {context.text(ACROSS, number=len(edges))} {badges}".rstrip())
    if not edges:
        st.caption(context.text(NO_ACROSS))
        return
    heads = [context.text(FEEDS), context.text(TAKES)]
    rows = [_across_row(context, edge, start, end) for edge, start, end in edges]
    show_markup(
        to_text(_table(heads, rows)), key=f"beside-across-{pair.first}-{pair.second}", css=STYLE + COMPARISON_STYLE
    )


def _across_row(context: PageContext, edge: InputTo, start: str, end: str) -> Element:
    return element(
        "tr", {}, *[_end_cell(context, link, chain) for link, chain in ((edge.start, start), (edge.end, end))]
    )


def _end_cell(context: PageContext, link: str, chain: str) -> Element:
    kind = context.judgement.mark(link)
    name = element("b", {}, short_name(context.city.links[link], context.language))
    said = f" {kind.label(context.language)} · {_name(context, chain)}"
    return element("td", {"class": "left"}, state_icon(kind), name, element("span", {"class": "second"}, said))


def _only(context: PageContext, pair: ChainPair) -> Element:
    sides = ((pair.first, pair.only_first), (pair.second, pair.only_second))
    return element("div", {"class": "only"}, *[_side(context, chain, links) for chain, links in sides])


def _side(context: PageContext, chain: str, links: tuple[str, ...]) -> Element:
    """Return the links that only one chain has, by state."""
    title = element("h3", {}, context.text(ONLY, chain=_name(context, chain), number=len(links)))
    verdicts = context.judgement.inside(chain)
    by_mark = {kind: [link for link in links if verdicts[link].mark is kind] for kind in Mark}
    groups = [_group(context, kind, found) for kind, found in by_mark.items() if found]
    return element("div", {}, title, *groups)


def _group(context: PageContext, kind: Mark, links: list[str]) -> Element:
    language: Language = context.language
    names = ("、" if language == "zh" else ", ").join(short_name(context.city.links[link], language) for link in links)
    head = element("b", {}, state_icon(kind), f"{kind.label(language)} {len(links)}")
    return element("div", {"class": "group"}, head, element("div", {}, names))
