"""One firm in one screen: who it is, its links, news and ties; all facts with their evidence folded; or the list."""

from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

import streamlit as st

from graph.model.nodes import Firm
from graph.text import Text
from reports.drawing.markup import element, to_text
from reports.wording.firm_figures import measures_text
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
from views.firms.head import head_box, identity, listed_line
from views.firms.listing import SIDE, SIDES, firms_list
from views.search.firm_choice import choose_firm
from views.shared import texts
from views.shared.badges import escape_markdown, evidence_line
from views.shared.candidate_list import brief_address
from views.shared.context import PageContext
from views.shared.empty_state import NO_FIRMS, NO_FIRMS_REMEDY, empty_state
from views.shared.fact_form import edit_part
from views.shared.markup_component import show_markup
from views.shared.recent_changes import recent_changes
from views.shared.tables import STYLE
from views.shared.unknown_ids import Known, one_of
from views.shared.waiting import waiting_about

MAKES = Text("做什么", "what it makes")
ALL_FIRMS = Text("企业名单", "All firms")
BRIEF = Text("出对接材料（拜访前两页）", "Visit brief (two pages)")
ALL_FACTS = Text("全部资料，逐条有出处", "All facts, each with its source")
ADDRESS: dict[str, Known] = {SIDE: one_of(SIDES)}
BESIDE = (600, 560)
FIRM_STYLE = STYLE + (Path(__file__).parent / "firm.css").read_text(encoding="utf-8")
PARTS: tuple[dict[Text, Callable[[PageContext, Firm], Element | None]], ...] = (
    {MAKES: links_part, SIGNALS: news_part},
    {RELATIONS: ties_part, PROJECTS: projects_part, PRESENCE: places_part, ROLES: roles_part},
)
"""The short tables on the left and on the right, each under what is said of it if it is empty."""


def render(context: PageContext) -> None:
    """Draw the firm named in the address, or the list of firms if it names none."""
    firm = context.city.firms.get(st.query_params.get("firm", ""))
    if firm is None:
        _list(context)
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(escape_markdown(firm_name(firm)), anchor=False, width="content")
        st.caption(escape_markdown(firm.name_zh) if firm.name_zh != firm_name(firm) else "", width="stretch")
        for page, parameters, label in _pages(firm):
            query = {**parameters, **context.always}
            st.page_link(context.pages[page], label=context.text(label), query_params=query)
        if firm.id in context.judgement.candidacies:
            st.page_link(
                context.pages["documents"], label=context.text(BRIEF), query_params=brief_address(context, firm.id)
            )
        choose_firm(context, "firms")
        edit_part(context, firm)
    told = f"{escape_markdown(identity(context, firm))} {evidence_line(context, firm)}"
    st.markdown(told, help=None if firm.ownership is None else escape_markdown(firm.ownership))
    for line in (measures_text(context.city, firm.id, context.language), listed_line(context, firm)):
        if line:
            st.caption(escape_markdown(line))
    show_markup(to_text(head_box(context, firm)), key="firm-head", css=FIRM_STYLE)
    waiting_about(context, "firm", firm.id)
    _brief(context, firm)
    recent_changes(context, firm)
    st.markdown(f"**{context.text(ALL_FACTS)}**")
    evidence_tables(context, firm)


def _list(context: PageContext) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.title(context.text(texts.FIRMS), anchor=False, width="content")
        if context.city.firms:
            choose_firm(context, "firms")
    if not context.city.firms:
        empty_state(context, NO_FIRMS, NO_FIRMS_REMEDY)
        return
    firms_list(context)


def _pages(firm: Firm) -> Sequence[tuple[str, dict[str, str], Text]]:
    """Return where a firm leads: its ties, its surroundings in the graph, and back to the list."""
    key = f"{Firm.KIND}:{firm.id}"
    return (
        ("ties", {"firm": firm.id}, texts.TIES),
        ("explore", {"open": key, "pick": key}, texts.EXPLORE),
        ("firms", {}, ALL_FIRMS),
    )


def _brief(context: PageContext, firm: Firm) -> None:
    """Draw the short tables side by side, and in one line what is not on file."""
    missing: list[Text] = []
    with st.container(key="stack-firm"):
        for place, (column, parts) in enumerate(zip(st.columns(BESIDE, gap="medium"), PARTS, strict=True)):
            drawn = {title: part(context, firm) for title, part in parts.items()}
            missing += [title for title, content in drawn.items() if content is None]
            found = [content for content in drawn.values() if content is not None]
            with column:
                _follow(context, show_markup(to_text(element("div", {}, *found)), key=f"firm-{place}", css=FIRM_STYLE))
    blanks = blanks_line(context, firm, missing)
    if blanks is not None:
        show_markup(to_text(blanks), key="firm-blanks", css=FIRM_STYLE)


def _follow(context: PageContext, clicked: str | None) -> None:
    """Open what was clicked: a link, a firm or a chain, by its kind and id."""
    kind, _, id = (clicked or "").partition(" ")
    if kind == "link":
        context.open_link(id)
    elif kind == "firm":
        context.open_page("firms", firm=id)
    elif kind == "chain":
        context.open_page("panorama", chain=id)
