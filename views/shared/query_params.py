"""The address as what holds a page's choices: widgets are filled from it before they are drawn, and write to it."""

from collections.abc import Collection, Iterable

import streamlit as st

NONE = ""
"""What stands for no choice in a widget; it is not written to the address."""


def requested(name: str) -> str:
    """Return what the address asks for under a name, or NONE."""
    return st.query_params.get(name) or NONE


def filled(key: str, value: object) -> str:
    """Give a widget that is about to be drawn its value, and return its key: the address rules, not the widget."""
    st.session_state[key] = value
    return key


def requested_among(name: str, key: str, options: Collection[str], first: str | None) -> str:
    """Give a widget what the address asks for where it is among the options, else the first; return its key."""
    found = st.query_params.get(name)
    return filled(key, found if found in options else first)


def keep(key: str, name: str) -> None:
    """Copy a widget's new value to the URL. A callback: runs before the page is rendered."""
    put(name, st.session_state[key])


def put(name: str, value: object) -> None:
    """Write a choice into the address, or take it out where it is no choice."""
    if value is None or value == NONE:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = str(value)


def settle(name: str, value: object) -> None:
    """Write what a page shows into an address that does not say it; what the address does say stays as it was given."""
    if name not in st.query_params:
        put(name, value)


def drop(names: Iterable[str]) -> None:
    """Take choices out of the address."""
    for name in names:
        st.query_params.pop(name, None)
