"""What an address names and is not here: told above every page in one way; the address stays as it was given."""

from collections.abc import Callable, Collection, Mapping

import streamlit as st

from reports.wording.language import Text
from reports.wording.punctuation import join_names
from views.shared.badges import escape_markdown
from views.shared.context import PageContext

UNKNOWN = Text(
    "地址里的这些不在资料里：{names}。可能已改名、已移除，或抄错了；本页按没有它们显示，请另选或用搜索再找。",
    "Not on file, though the address names it: {names}. It may have been renamed, removed or mistyped; the page is "
    "shown without it. Choose again, or find it by search.",
)
MORE = Text("另有 {count} 处", "{count} more")
SHOWN, LONGEST = 5, 60

Known = Callable[[PageContext, str], bool]
"""Whether a value that an address gives under a name is there."""


def is_chain(context: PageContext, value: str) -> bool:
    """Check that a chain is in the graph."""
    return value in context.city.chains


def is_link(context: PageContext, value: str) -> bool:
    """Check that a link is in the graph."""
    return value in context.city.links


def is_firm(context: PageContext, value: str) -> bool:
    """Check that a firm is in the graph."""
    return value in context.city.firms


def one_of(*choices: Collection[str]) -> Known:
    """Build the check that a value is one of the choices of a page."""
    known = frozenset(choice for group in choices for choice in group)
    return lambda _, value: value in known


def several_of(choices: Collection[str]) -> Known:
    """Build the check that all values, separated by commas, are choices of a page."""
    return lambda _, value: all(each in choices for each in value.split(",") if each)


THINGS: Mapping[str, Known] = {"chain": is_chain, "link": is_link, "firm": is_firm}
"""Names of the address that mean the same on every page."""


def show_unknown(context: PageContext, own: Mapping[str, Known]) -> None:
    """Say what the address names and neither the graph nor the page has; `own` are the names of the page."""
    known = {**THINGS, **own, "lang": one_of(("zh", "en")), "workspace": one_of(context.workspaces)}
    unknown = [
        f"{name}={value}"
        for name, is_known in known.items()
        for value in dict.fromkeys(st.query_params.get_all(name))
        if value.strip() and not is_known(context, value.strip())
    ]
    if unknown:
        told = [escape_markdown(text if len(text) <= LONGEST else f"{text[:LONGEST]}…") for text in unknown[:SHOWN]]
        if len(unknown) > SHOWN:
            told.append(context.text(MORE, count=len(unknown) - SHOWN))
        st.warning(context.text(UNKNOWN, names=join_names(told, context.language)))
