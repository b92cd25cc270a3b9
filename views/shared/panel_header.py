"""The first line of a profile: what it is of, and what closes it, beside it however long the line is."""

import streamlit as st

from views.shared import texts
from views.shared.context import PageContext

COLUMN_RATIO = (9, 1)


def panel_header(context: PageContext, said: str, key: str, parameter: str = "link") -> None:
    """Draw the line, in Markdown, and the button that takes the profile's parameter out of the address."""
    line, closing = st.columns(COLUMN_RATIO, gap="small")
    line.markdown(said)
    with closing:
        if st.button("✕", key=key, help=context.text(texts.CLOSE), type="tertiary"):
            st.query_params.pop(parameter, None)
            st.rerun()
