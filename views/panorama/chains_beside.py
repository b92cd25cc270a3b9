"""Two chains side by side: their states, the links they share, what one feeds the other, and what only one has."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

import streamlit as st

from graph.analysis.measures.chain_pair import ChainPair, pair_chains
from graph.analysis.verdicts.counts import local_firms
from graph.analysis.verdicts.states import COUNTED, Mark
from graph.model.edges import InputTo
from reports.drawing.markup import element, to_text
from reports.wording.language import Language, Text
from reports.wording.sentences import card_subtitle, chain_name, short_name, state_label
from views.panorama.chain_pictures import chain_pictures
from views.shared import texts
from views.shared.badges import basis_badge
from views.shared.desk import Desk
from views.shared.marks import mark
from views.shared.mount import mount
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
STYLE_BESIDE = (
    ".beside td.name{font-weight:700}.beside [data-click]{color:var(--lp-accent)}.beside .state-mark{margin-right:6px}"
    ".only{display:grid;grid-template-columns:1fr 1fr;gap:24px}.only .group{margin:6px 0}"
    ".only h3{font-size:14px;margin:0 0 4px}.only .group b .state-mark{margin-right:6px}"
)


def chains_beside(desk: Desk, first: str, second: str) -> None:
    """Draw two chains side by side."""
    pair = pair_chains(desk.judgement, first, second)
    st.markdown(f"##### {desk.say(STATES)}")
    mount(to_text(_counts(desk, pair)), key=f"beside-states-{first}-{second}", css=STYLE + STYLE_BESIDE)
    chain_pictures(desk, pair)
    st.markdown(f"##### {desk.say(SHARED, number=len(pair.shared))}", help=desk.say(SHARED_HELP))
    if pair.shared:
        clicked = mount(to_text(_shared(desk, pair)), key=f"beside-{first}-{second}", css=STYLE + STYLE_BESIDE)
        if clicked is not None:
            desk.go("panorama", chain=first, link=clicked)
    else:
        st.caption(desk.say(NONE_SHARED))
    _across(desk, pair)
    mount(to_text(_only(desk, pair)), key=f"beside-only-{first}-{second}", css=STYLE + STYLE_BESIDE)


def _name(desk: Desk, chain: str) -> str:
    return chain_name(desk.city.chains[chain], desk.language)


def _table(heads: Iterable[str], rows: Iterable[Element], kind: str = "left") -> Element:
    head = element(
        "tr", {}, *[element("th", {"class": "left" if at == 0 else kind}, text) for at, text in enumerate(heads)]
    )
    return element("table", {"class": "beside"}, element("thead", {}, head), element("tbody", {}, *rows))


def _counts(desk: Desk, pair: ChainPair) -> Element:
    heads = [
        desk.say(texts.CHAIN),
        desk.say(LINKS),
        *[mark.label(desk.language) for mark in COUNTED],
        desk.say(TARGETS),
        desk.say(FIRMS),
    ]
    return _table(heads, [_count_row(desk, chain) for chain in (pair.first, pair.second)], "number")


def _count_row(desk: Desk, chain: str) -> Element:
    judgement = desk.judgement
    numbers = [
        len(judgement.inside(chain)),
        *judgement.tally(chain).values(),
        len(judgement.targets_of(chain)),
        len(local_firms(desk.city, chain)),
    ]
    cells = [element("td", {"class": "number"}, str(number) if number else "·") for number in numbers]
    return element("tr", {}, element("td", {"class": "left name"}, _name(desk, chain)), *cells)


def _shared(desk: Desk, pair: ChainPair) -> Element:
    heads = [desk.say(texts.LINK), desk.say(STATE), _name(desk, pair.first), _name(desk, pair.second)]
    return _table(heads, [_shared_row(desk, pair, link) for link in pair.shared])


def _shared_row(desk: Desk, pair: ChainPair, link: str) -> Element:
    """Return a shared link with its state and what decided it, and its stage in each chain."""
    verdict = desk.judgement.verdicts[link]
    name = element("b", {"data-click": link}, short_name(desk.city.links[link], desk.language))
    second = element("span", {"class": "second"}, f" · {card_subtitle(desk.city, verdict, desk.language)}")
    stages = (desk.city.stage(chain, link).label(desk.language) for chain in (pair.first, pair.second))
    return element(
        "tr",
        {},
        element("td", {"class": "left name"}, name),
        element("td", {"class": "left"}, mark(verdict.mark), state_label(verdict, desk.language), second),
        *[element("td", {"class": "left"}, stage) for stage in stages],
    )


def _across(desk: Desk, pair: ChainPair) -> None:
    edges = [*((edge, pair.first, pair.second) for edge in pair.forward)]
    edges += [(edge, pair.second, pair.first) for edge in pair.backward]
    bases = {edge.evidence.basis for edge, _, _ in edges}
    badges = " ".join(basis_badge(basis, desk.language) for basis in sorted(bases, key=lambda basis: basis.value))
    st.markdown(f"##### {desk.say(ACROSS, number=len(edges))} {badges}".rstrip())
    if not edges:
        st.caption(desk.say(NO_ACROSS))
        return
    heads = [desk.say(FEEDS), desk.say(TAKES)]
    rows = [_across_row(desk, edge, start, end) for edge, start, end in edges]
    mount(to_text(_table(heads, rows)), key=f"beside-across-{pair.first}-{pair.second}", css=STYLE + STYLE_BESIDE)


def _across_row(desk: Desk, edge: InputTo, start: str, end: str) -> Element:
    return element("tr", {}, *[_end_cell(desk, link, chain) for link, chain in ((edge.start, start), (edge.end, end))])


def _end_cell(desk: Desk, link: str, chain: str) -> Element:
    kind = desk.judgement.mark(link)
    name = element("b", {}, short_name(desk.city.links[link], desk.language))
    said = f" {kind.label(desk.language)} · {_name(desk, chain)}"
    return element("td", {"class": "left"}, mark(kind), name, element("span", {"class": "second"}, said))


def _only(desk: Desk, pair: ChainPair) -> Element:
    sides = ((pair.first, pair.only_first), (pair.second, pair.only_second))
    return element("div", {"class": "only"}, *[_side(desk, chain, links) for chain, links in sides])


def _side(desk: Desk, chain: str, links: tuple[str, ...]) -> Element:
    """Return the links that only one chain has, by state."""
    title = element("h3", {}, desk.say(ONLY, chain=_name(desk, chain), number=len(links)))
    verdicts = desk.judgement.inside(chain)
    by_mark = {kind: [link for link in links if verdicts[link].mark is kind] for kind in Mark}
    groups = [_group(desk, kind, found) for kind, found in by_mark.items() if found]
    return element("div", {}, title, *groups)


def _group(desk: Desk, kind: Mark, links: list[str]) -> Element:
    language: Language = desk.language
    names = ("、" if language == "zh" else ", ").join(short_name(desk.city.links[link], language) for link in links)
    head = element("b", {}, mark(kind), f"{kind.label(language)} {len(links)}")
    return element("div", {"class": "group"}, head, element("div", {}, names))
