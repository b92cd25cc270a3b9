"""What an address names and is not here: told above every page in one way; the address stays as it was given."""

from collections.abc import Callable, Collection, Iterable, Mapping
from difflib import get_close_matches

import streamlit as st

from graph.model.node import Node
from graph.model.schema import NODES, properties
from graph.text import Text
from reports.wording.facts import node_name, short_node_name
from reports.wording.punctuation import join_names, with_brackets
from views.shared import texts
from views.shared.badges import escape_markdown
from views.shared.context import PageContext

UNKNOWN = Text(
    "地址里的这些不在资料里：{names}。可能已改名、已移除，或抄错了；本页略去这些内容，请另选或搜索。",
    "Not on file, though the address names it: {names}. It may have been renamed, removed or mistyped; the page is "
    "shown without it. Choose again, or find it by search.",
)
NOT_HERE = Text(
    "资料里有、但本页这样列不出：{names}。它不在所选的链，或不在本页所列之内；请换一条链，或按 / 搜索打开它。",
    "On file, but not shown by this page as it is set: {names}. It is not in the chosen chain, or not among what the "
    "page lists. Choose another chain, or press / to find it.",
)
NOT_READ = Text(
    "地址里的这些本页不认得，没有用上：{names}。请在本页另选，或按 / 搜索。",
    "This page does not know these parts of the address and ignores them: {names}. Choose on the page, or press / to "
    "search.",
)
PERHAPS = Text("是不是“{name}”", 'perhaps "{name}"')
NAMED = {"chain": texts.CHAIN, "link": texts.LINK, "firm": texts.FIRM}
MORE = Text("另有 {count} 处", "{count} more")
SHOWN, LONGEST = 5, 60
ALIKE = 0.75
"""Share of letters two names have in common that may be one mistyped."""
FACTS = frozenset(each.name for kind in NODES.values() for each in properties(kind))
"""Names of what is on file: who writes one into an address means it."""

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
    unknown = [pair for pair in _pairs(known) if not known[pair[0]](context, pair[1])]
    elsewhere = [pair for pair in unknown if pair[0] in THINGS and THINGS[pair[0]](context, pair[1])]
    gone = [pair for pair in unknown if pair not in elsewhere]
    unread = _pairs(name for name in st.query_params if name not in known and _is_meant(name, known))
    told = ((UNKNOWN, gone), (NOT_HERE, elsewhere), (NOT_READ, unread))
    lines = [context.text(text, names=_listed(context, pairs)) for text, pairs in told if pairs]
    if lines:
        st.warning("  \n".join(lines))


def _pairs(names_: Iterable[str]) -> list[tuple[str, str]]:
    """Return the names with the values the address gives them, each once, blanks left out."""
    return [
        (name, value.strip())
        for name in names_
        for value in dict.fromkeys(st.query_params.get_all(name))
        if value.strip()
    ]


def _is_meant(name: str, known: Collection[str]) -> bool:
    """Check that a name no page has is one of the facts, or is like one of the page; what others add means nothing."""
    return name in FACTS or bool(get_close_matches(name, known, 1, ALIKE))


def _listed(context: PageContext, pairs: list[tuple[str, str]]) -> str:
    """List the first of what the address names, and say how many more there are."""
    told = [_told(context, name, value) for name, value in pairs[:SHOWN]]
    if len(pairs) > SHOWN:
        told.append(context.text(MORE, count=len(pairs) - SHOWN))
    return join_names(told, context.language)


def _told(context: PageContext, name: str, value: str) -> str:
    """Name one thing as the address gives it, with its name if it is on file, or else what it may be."""
    things: Mapping[str, Mapping[str, Node]] = {
        "chain": context.city.chains,
        "link": context.city.links,
        "firm": context.city.firms,
    }
    given = escape_markdown(_short(f"{name}={value}"))
    if name not in NAMED:
        return given
    found = things[name].get(value)
    note = _perhaps(context, things[name].values(), value) if found is None else node_name(found, context.language)
    named = with_brackets(given, None if note is None else escape_markdown(note), context.language)
    return f"{context.text(NAMED[name])} {named}"


def _perhaps(context: PageContext, things: Iterable[Node], value: str) -> str | None:
    """Return the name of the thing whose id or name is most like a value, or None if none is alike."""
    spelt = {text: thing for thing in things for text in (thing.id, getattr(thing, "name_zh", thing.id))}
    near = get_close_matches(value, spelt, 1, ALIKE) if len(value) <= LONGEST else []
    return context.text(PERHAPS, name=short_node_name(spelt[near[0]], context.language)) if near else None


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
