"""A picture or table of ours in a page: XML in, the value of what was clicked out."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import streamlit as st

from reports.drawing.markup import XHTML
from reports.drawing.tokens import FONT, Theme, css_variables

FOLDER = Path(__file__).parent
# Every component of ours stands in an element of this class; it carries the colours and the type. The line break
# matters: Streamlit takes a style of one line for the name of a file.
GROUND_STYLE = (
    f".lp{{{css_variables('light')}color:var(--lp-ink);font:13px/19px {FONT};font-variant-numeric:tabular-nums}}\n"
    f".lp.dark{{{css_variables('dark')}}}"
    f"@media print{{.lp.dark{{{css_variables('light')}}}.lp{{print-color-adjust:exact}}}}"
)


def script(*parts: Path) -> str:
    """Return a component's script, made of files in a row, with what all of them share before it."""
    return "".join(part.read_text(encoding="utf-8") for part in (FOLDER / "theme.js", *parts))


_mounted = st.components.v2.component("lianpu-mount", css=GROUND_STYLE, js=script(FOLDER / "mount.js"))


def theme() -> Theme:
    """Return the theme of this visit as the server last heard of it; light where the browser has not said."""
    return "dark" if st.context.theme.type == "dark" else "light"


def show_markup(
    xml: str, *, key: str, css: str = "", height: int | Literal["content", "stretch"] = "content"
) -> str | None:
    """Show an SVG or XHTML tree and return the `data-click` of the element just clicked, else None.

    The tree is parsed as XML, never as HTML; elements with `data-click` can be reached and pressed by keyboard.
    An SVG root carries its own namespace; anything else is taken as XHTML.
    """
    clicked = _mounted(
        key=key,
        data=packed({"xml": f'<div xmlns="{XHTML}">{xml}</div>', "css": css, "theme": theme()}),
        height=height,
        on_click_change=_nothing,
    ).click
    return None if clicked is None else str(clicked)


def packed(told: Mapping[str, object]) -> bytes:
    """Return what a component is given as bytes, which Streamlit sends on as they are.

    A mapping it would search for tables and write out twice, each Chinese character in six bytes instead of three.
    """
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _nothing() -> None:
    """Stand as the callback that makes Streamlit keep the value."""
