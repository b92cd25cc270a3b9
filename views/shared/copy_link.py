"""The button that copies the address of a page as it stands, with all that was chosen on it."""

from pathlib import Path

import streamlit as st

from graph.text import Text
from views.shared.context import PageContext
from views.shared.markup_component import GROUND_STYLE

COPY, COPIED = Text("复制本页链接", "Copy link to this page"), Text("已复制，可直接粘贴", "Copied")
FAILED = Text("没有复制成，请从地址栏复制", "Not copied; copy it from the address bar")
HELP = Text(
    "打开后是同样的链、筛选和链环；数字随资料更新。",
    "It opens the same chain, filters and link; figures follow the data.",
)
STYLE = (
    ".copy{border:0;padding:0;background:none;color:inherit;font:inherit;font-size:13px;cursor:pointer}\n"
    ".copy:hover{text-decoration:underline}.copy:focus-visible{outline:2px solid currentColor;outline-offset:2px}"
)

_mounted = st.components.v2.component(
    "lianpu-copy-link",
    css=GROUND_STYLE + STYLE,
    js=(Path(__file__).parent / "copy_link.js").read_text(encoding="utf-8"),
)


def copy_link(context: PageContext) -> None:
    """Draw the button in the sidebar."""
    words = {"copy": COPY, "copied": COPIED, "failed": FAILED, "help": HELP}
    with st.sidebar:
        _mounted(key="copy-link", data=[{name: context.text(text) for name, text in words.items()}])
