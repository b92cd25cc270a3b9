"""Who has a link next door, beside a target or a profile; nothing is subtracted for it."""

import streamlit as st

from graph.text import Text
from reports.wording.peers import NEXT_DOOR, NOT_SUBTRACTED, next_door_text
from views.shared.badges import escape_markdown
from views.shared.context import PageContext

COMPARE = Text("城市对照", "Compare cities")


def next_door(context: PageContext, link_id: str) -> None:
    """Draw who is on file as making a link in other cities, and the way to the page that compares them."""
    said = next_door_text(context.city, context.city.nearby.get(link_id, ()), context.language)
    if not said:
        return
    st.markdown(f"**{context.text(NEXT_DOOR)}**　{escape_markdown(said)}", help=context.text(NOT_SUBTRACTED))
    chain = context.judgement.local_facts(link_id)
    if chain is not None:
        query = {"chain": chain, **context.always}
        st.page_link(context.pages["peers"], label=context.text(COMPARE), query_params=query)
