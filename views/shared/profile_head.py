"""The first line of a profile: what it is of, and what closes it, beside it however long the line is."""

import streamlit as st

from views.shared import texts
from views.shared.desk import Desk

BESIDE = (9, 1)


def profile_head(desk: Desk, said: str, key: str, parameter: str = "link") -> None:
    """Draw the line, in Markdown, and the button that takes the profile's parameter out of the address."""
    line, closing = st.columns(BESIDE, gap="small")
    line.markdown(said)
    with closing:
        if st.button("✕", key=key, help=desk.say(texts.CLOSE), type="tertiary"):
            st.query_params.pop(parameter, None)
            st.rerun()
