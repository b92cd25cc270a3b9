"""A picture or table of ours in a page: XML in, the value of what was clicked out."""

from pathlib import Path
from typing import Literal

import streamlit as st

from reports.markup import XHTML
from reports.tokens import FONT, Theme, css_variables

_SCRIPT = (Path(__file__).parent / "mount.js").read_text(encoding="utf-8")
_mounted = st.components.v2.component("lianpu-mount", js=_SCRIPT)

Height = int | Literal["content", "stretch"]


def theme() -> Theme:
    """Return the theme of this visit; light where the browser has not said."""
    return "dark" if st.context.theme.type == "dark" else "light"


def host_style() -> str:
    """Return the rules every component of ours starts from: its colours and its type."""
    return (
        f":host{{{css_variables(theme())}color:var(--lp-ink);font:13px/19px {FONT};font-variant-numeric:tabular-nums}}"
    )


def mount(xml: str, *, key: str, css: str = "", height: Height = "content") -> str | None:
    """Show an SVG or XHTML tree and return the `data-click` of the element just clicked, else None.

    The tree is parsed as XML, never as HTML; elements with `data-click` can be reached and pressed by keyboard.
    An SVG root carries its own namespace; anything else is taken as XHTML.
    """
    clicked = _mounted(
        key=key,
        data={"xml": f'<div xmlns="{XHTML}">{xml}</div>', "css": host_style() + css},
        height=height,
        on_click_change=_nothing,
    ).click
    return None if clicked is None else str(clicked)


def _nothing() -> None:
    """Stand as the callback that makes Streamlit keep the value."""
