"""One link at one place: who makes it there with evidence, and what may follow from it."""

import streamlit as st

from graph.model.nearby import MadeNearby
from graph.text import Text
from reports.wording.facts import fact_pairs
from reports.wording.peers import place_name, ways
from reports.wording.punctuation import join_clauses, with_label
from reports.wording.sentences import short_name
from views.shared.badges import escape_markdown, evidence_line
from views.shared.context import PageContext

TITLE = Text("{link} × {place}", "{link} × {place}")
OPEN = Text("打开企业档案", "Open firm profile")
IN_PANORAMA = Text("在全景图上看", "View in panorama")
DRAWN = ("生产企业", "Maker")


def cell_panel(context: PageContext, facts: tuple[MadeNearby, ...]) -> None:
    """Draw the facts of a cell, then the three ways for its first maker."""
    first = facts[0]
    link = short_name(context.city.links[first.start], context.language)
    with st.container(border=True, key="peer-cell"):
        title = context.text(TITLE, link=escape_markdown(link), place=escape_markdown(place_name(first.end)))
        st.markdown(f"**{title}**")
        for fact in facts:
            _fact(context, fact)
        if first.maker is not None:
            for name, said in ways(context.judgement, first, context.language):
                st.markdown(f"**{name}**　{escape_markdown(said)}")
        if st.button(context.text(IN_PANORAMA), key="peer-panorama", type="tertiary"):
            context.open_link(first.start)


def _fact(context: PageContext, fact: MadeNearby) -> None:
    pairs = {name: value for name, value in fact_pairs(fact, context.language).items() if value != fact.firm}
    head = next((pairs.pop(name) for name in DRAWN if name in pairs), "")
    told = join_clauses((with_label(name, value, context.language) for name, value in pairs.items()), context.language)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"**{escape_markdown(head)}** {evidence_line(context, fact)}  \n{escape_markdown(told)}",
            width="stretch",
        )
        if fact.firm is not None and st.button(context.text(OPEN), key=f"peer-firm-{fact.firm}", type="tertiary"):
            context.open_page("firms", firm=fact.firm)
