"""The navigation made readable to a screen reader, where Streamlit's own markup is not."""

import streamlit as st

from views.parts.mount import HERE

_mounted = st.components.v2.component("lianpu-navigation", js=(HERE / "navigation.js").read_text(encoding="utf-8"))


def mend_navigation() -> None:
    """Give the sections of the sidebar's navigation the role of lists; nothing is shown."""
    with st.sidebar:
        _mounted(key="navigation", height="content")
