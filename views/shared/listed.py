"""Whom the city's own lists want for a link, beside a target or a profile; no score reads it."""

import streamlit as st

from reports.wording.wanted import LISTED, NOT_SCORED, wanted_firms_text
from views.shared.badges import escape_markdown
from views.shared.context import PageContext


def listed(context: PageContext, link_id: str) -> None:
    """Draw the firms that lists of the city name for a link, with the sources on hover."""
    said = wanted_firms_text(context.city, link_id, context.language)
    if not said:
        return
    sources = dict.fromkeys(edge.evidence.source for edge in context.city.wanted[link_id])
    told = escape_markdown(" ; ".join(sources))
    st.markdown(f"**{context.text(LISTED)}**　{escape_markdown(said)}", help=f"{context.text(NOT_SCORED)} {told}")
