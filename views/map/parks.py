"""The parks of the city: what is on file of each, and what is not."""

from xml.etree.ElementTree import Element

import streamlit as st

from graph.analysis.facts.parks import Park, parks_of
from graph.text import Text
from reports.drawing.markup import element, to_text
from reports.wording.language import BLANK, typeset
from reports.wording.punctuation import join_names
from reports.wording.sentences import chain_name
from views.shared import texts
from views.shared.badges import evidence_text
from views.shared.context import PageContext
from views.shared.markup_component import show_markup
from views.shared.tables import STYLE

HEAD = Text("园区（{count} 个）", "Parks ({count})")
PARK, CHAINS = Text("园区", "Park"), Text("服务的产业链", "Chains it serves")
FIRMS, PROJECTS = Text("企业", "Firms"), Text("项目", "Projects")
KNOWN = Text("已知情况", "What is on file")
APART = Text("{name}（另行管理，不派任务）", "{name} (governed apart, given no task)")
ALL_CHAINS = Text("全部产业链", "all chains")
NOTHING_KNOWN = Text("没有资料", "nothing on file")
BLANKS = Text(
    "可供地块、能耗、环境容量和公用工程，收录的资料里都没有，由园区填报；企业、项目按收录的所在园区计数，没写园区的不计。",
    "Land on offer, energy, environmental capacity and utilities are not on file; parks are to state them. Firms and "
    "projects count where the park is on file; those without one are left out.",
)


def parks_table(context: PageContext) -> None:
    """Draw the parks on file as a table; nothing where none is."""
    parks = parks_of(context.city)
    if not parks:
        return
    st.markdown(f"##### {context.text(HEAD, count=len(parks))}")
    st.caption(context.text(BLANKS))
    show_markup(to_text(_table(context, parks)), key="map-parks", css=STYLE)


def _table(context: PageContext, parks: tuple[Park, ...]) -> Element:
    heads = [(PARK, "left"), (CHAINS, "left"), (FIRMS, "number"), (PROJECTS, "number"), (KNOWN, "left")]
    head = [
        element("th", {"class": kind}, context.text(each)) for each, kind in [*heads, (texts.EVIDENCE_COLUMN, "left")]
    ]
    body = [_row(context, park) for park in parks]
    return element(
        "table", {"class": "list"}, element("thead", {}, element("tr", {}, *head)), element("tbody", {}, *body)
    )


def _row(context: PageContext, park: Park) -> Element:
    name = typeset(park.organisation.name_zh)
    cells: list[tuple[str, Element | str]] = [
        ("left", element("b", {}, context.text(APART, name=name) if park.is_apart else name)),
        ("left", _chains(context, park)),
        ("number", str(len(park.firms)) if park.firms else "·"),
        ("number", str(len(park.projects)) if park.projects else "·"),
        ("left", typeset(park.organisation.note or context.text(NOTHING_KNOWN))),
        ("left", evidence_text(context, park.organisation)),
    ]
    return element("tr", {}, *[element("td", {"class": kind}, cell) for kind, cell in cells])


def _chains(context: PageContext, park: Park) -> str:
    if len(park.chains) == len(context.city.chains) > 1:
        return context.text(ALL_CHAINS)
    names = [chain_name(context.city.chains[chain], context.language) for chain in park.chains]
    return join_names(names, context.language) or BLANK
