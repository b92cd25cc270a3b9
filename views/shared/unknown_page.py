"""The page shown at an address that names none of ours; Streamlit would open the overview and an English dialog."""

import re
from collections.abc import Collection

import streamlit as st
from streamlit.navigation.page import Page
from streamlit.runtime.scriptrunner import get_script_run_ctx

from graph.text import Text
from views.shared.badges import escape_markdown
from views.shared.context import PageContext

TITLE = Text("没有这个页面", "No such page")
SAYS = Text(
    "地址里的“{name}”不是这里的页面，可能抄错了，或页面已改名。请从左边的目录另选，或按 / 搜索。",
    'The address names "{name}", which is no page here; it may be mistyped or renamed. Choose a page on the left, or '
    "press / to search.",
)
MAX_LENGTH = 40
FIT = re.compile(r"[\w.~@-]{1,200}")
"""Names that can stand in an address as they are; for others the page has a name of its own."""
PART = "~"
"""What stands between the parts of a path that names no page: the name of a page has no slash."""
ELSE, REMEMBERED = "no-such-page", "unknown-page"


def unknown_page(context: PageContext, known: Collection[str], overview: str) -> list[Page]:
    """Return a hidden page for an address that names none of the known ones, else nothing."""
    name = _requested(known, overview)
    if name is None:
        return []

    shown = name.replace(PART, "/")

    def page() -> None:
        st.title(context.text(TITLE), anchor=False)
        st.info(
            escape_markdown(context.text(SAYS, name=shown if len(shown) <= MAX_LENGTH else f"{shown[:MAX_LENGTH]}…"))
        )

    address = name if FIT.fullmatch(name) else ELSE
    return [st.Page(page, title=context.text(TITLE), url_path=address, visibility="hidden")]


def whatever_is_asked() -> None:
    """Have the one page there is stand at every address: who sees no other is told of none."""
    context = get_script_run_ctx()
    if context is not None:
        context.pages_manager.set_script_intent("", "")


def _requested(known: Collection[str], overview: str) -> str | None:
    """Return the unknown name the address gives; a press on its page sends no name, so it is remembered."""
    context = get_script_run_ctx()
    if context is None:
        return None
    pages = context.pages_manager
    name = pages.intended_page_name
    if name == overview:
        # the overview stands at the root and answers to its name too
        pages.set_script_intent("", "")
    elif name and name not in known:
        st.session_state[REMEMBERED] = name
        if not FIT.fullmatch(name):
            pages.set_script_intent("", ELSE)
    remembered = st.session_state.get(REMEMBERED)
    return None if remembered is None else str(remembered)
