"""A fold of a page: what is folded away is neither drawn nor sent before it is opened."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def fold(label: str, key: str) -> DeltaGenerator | None:
    """Draw a fold and return it to be filled while it is open; None while it is closed."""
    made = st.expander(label, key=key, on_change="rerun")
    return made if made.open else None
