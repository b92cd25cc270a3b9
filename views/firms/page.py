"""One firm in one screen: who it is, its links, news and ties; all facts with their evidence folded; or the list."""

from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

import streamlit as st

from graph.model.nodes import Firm
from reports.drawing.markup import element, to_text
from reports.wording.language import Text
from reports.wording.sentences import firm_name
from views.firms.brief import (
    blanks_line,
    links_part,
    news_part,
    places_part,
    projects_part,
    roles_part,
    ties_part,
)
from views.firms.evidence_tables import PRESENCE, PROJECTS, RELATIONS, ROLES, SIGNALS, evidence_tables
from views.firms.head import head_box, identity
from views.firms.listing import SIDE, SIDES, firms_list
from views.search.firm_choice import choose_firm
from views.shared import texts
from views.shared.badges import evidence_line, plain
from views.shared.candidate import brief_address
from views.shared.desk import Desk
from views.shared.mount import mount
from views.shared.nothing_yet import NO_FIRMS, NO_FIRMS_DO, nothing_yet
from views.shared.tables import STYLE
from views.shared.unknown import Known, one_of

MAKES = Text("做什么", "what it makes")
ALL_FIRMS = Text("企业名单", "All firms")
BRIEF = Text("出对接材料（拜访前两页）", "Visit brief (two pages)")
ALL_FACTS = Text("全部资料，逐条有出处", "All facts, each with its source")
ADDRESS: dict[str, Known] = {SIDE: one_of(SIDES)}
BESIDE = (600, 560)
FIRM_STYLE = STYLE + (Path(__file__).parent / "firm.css").read_text(encoding="utf-8")
PARTS: tuple[dict[Text, Callable[[Desk, Firm], Element | None]], ...] = (
    {MAKES: links_part, SIGNALS: news_part},
    {RELATIONS: ties_part, PROJECTS: projects_part, PRESENCE: places_part, ROLES: roles_part},
)
"""The short tables on the left and on the right, each under what is said of it if it is empty."""


def render(desk: Desk) -> None:
    """Draw the firm named in the address, or the list of firms if it names none."""
    firm = desk.city.firms.get(st.query_params.get("firm", ""))
    if firm is None:
        _list(desk)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(plain(firm_name(firm)), anchor=False, width="content")
        st.caption(plain(firm.name_zh) if firm.name_zh != firm_name(firm) else "", width="stretch")
        for page, parameters, label in _pages(firm):
            query = {**parameters, **desk.always}
            st.page_link(desk.pages[page], label=desk.say(label), query_params=query)
        if firm.id in desk.judgement.leads:
            st.page_link(desk.pages["documents"], label=desk.say(BRIEF), query_params=brief_address(desk, firm.id))
        choose_firm(desk, "firms")
    told = f"{plain(identity(desk, firm))} {evidence_line(desk, firm.evidence)}"
    st.markdown(told, help=None if firm.ownership is None else plain(firm.ownership))
    mount(to_text(head_box(desk, firm)), key="firm-head", css=FIRM_STYLE)
    _brief(desk, firm)
    st.markdown(f"**{desk.say(ALL_FACTS)}**")
    evidence_tables(desk, firm)


def _list(desk: Desk) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(desk.say(texts.FIRMS), anchor=False, width="content")
        if desk.city.firms:
            choose_firm(desk, "firms")
    if not desk.city.firms:
        nothing_yet(desk, NO_FIRMS, NO_FIRMS_DO)
        return
    firms_list(desk)


def _pages(firm: Firm) -> Sequence[tuple[str, dict[str, str], Text]]:
    """Return where a firm leads: its ties, its surroundings in the graph, and back to the list."""
    key = f"{Firm.KIND}:{firm.id}"
    return (
        ("ties", {"firm": firm.id}, texts.TIES),
        ("explore", {"open": key, "pick": key}, texts.EXPLORE),
        ("firms", {}, ALL_FIRMS),
    )


def _brief(desk: Desk, firm: Firm) -> None:
    """Draw the short tables side by side, and in one line what is not on file."""
    missing: list[Text] = []
    with st.container(key="stack-firm"):
        for place, (column, parts) in enumerate(zip(st.columns(BESIDE, gap="medium"), PARTS, strict=True)):
            drawn = {title: part(desk, firm) for title, part in parts.items()}
            missing += [title for title, content in drawn.items() if content is None]
            found = [content for content in drawn.values() if content is not None]
            with column:
                _follow(desk, mount(to_text(element("div", {}, *found)), key=f"firm-{place}", css=FIRM_STYLE))
    blanks = blanks_line(desk, firm, missing)
    if blanks is not None:
        mount(to_text(blanks), key="firm-blanks", css=FIRM_STYLE)


def _follow(desk: Desk, clicked: str | None) -> None:
    """Open what was clicked: a link, a firm or a chain, by its kind and id."""
    kind, _, id = (clicked or "").partition(" ")
    if kind == "link":
        desk.open_link(id)
    elif kind == "firm":
        desk.go("firms", firm=id)
    elif kind == "chain":
        desk.go("panorama", chain=id)
