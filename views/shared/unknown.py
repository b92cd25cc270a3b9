"""What an address names and is not here: told above every page in one way; the address stays as it was given."""

from collections.abc import Callable, Collection, Iterable, Mapping
from difflib import get_close_matches

import streamlit as st

from graph.model.node import Node
from graph.model.schema import NODES, properties
from reports.wording.fact_words import brief_node, node_name
from reports.wording.language import Text
from reports.wording.punctuation import aside, names
from views.shared import texts
from views.shared.badges import plain
from views.shared.desk import Desk

UNKNOWN = Text(
    "地址里的这些不在资料里：{names}。可能已改名、已移除，或抄错了；本页按没有它们显示，请另选或用搜索再找。",
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

Known = Callable[[Desk, str], bool]
"""Whether a value that an address gives under a name is there."""


def is_chain(desk: Desk, value: str) -> bool:
    """Check that a chain is in the graph."""
    return value in desk.city.chains


def is_link(desk: Desk, value: str) -> bool:
    """Check that a link is in the graph."""
    return value in desk.city.links


def is_firm(desk: Desk, value: str) -> bool:
    """Check that a firm is in the graph."""
    return value in desk.city.firms


def one_of(*choices: Collection[str]) -> Known:
    """Build the check that a value is one of the choices of a page."""
    known = frozenset(choice for group in choices for choice in group)
    return lambda _, value: value in known


def several_of(choices: Collection[str]) -> Known:
    """Build the check that all values, separated by commas, are choices of a page."""
    return lambda _, value: all(each in choices for each in value.split(",") if each)


THINGS: Mapping[str, Known] = {"chain": is_chain, "link": is_link, "firm": is_firm}
"""Names of the address that mean the same on every page."""


def tell_unknown(desk: Desk, own: Mapping[str, Known]) -> None:
    """Say what the address names and neither the graph nor the page has; `own` are the names of the page."""
    known = {**THINGS, **own, "lang": one_of(("zh", "en")), "workspace": one_of(desk.workspaces)}
    unknown = [pair for pair in _pairs(known) if not known[pair[0]](desk, pair[1])]
    elsewhere = [pair for pair in unknown if pair[0] in THINGS and THINGS[pair[0]](desk, pair[1])]
    gone = [pair for pair in unknown if pair not in elsewhere]
    unread = _pairs(name for name in st.query_params if name not in known and _is_meant(name, known))
    told = ((UNKNOWN, gone), (NOT_HERE, elsewhere), (NOT_READ, unread))
    lines = [desk.say(text, names=_listed(desk, pairs)) for text, pairs in told if pairs]
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


def _listed(desk: Desk, pairs: list[tuple[str, str]]) -> str:
    """List the first of what the address names, and say how many more there are."""
    told = [_told(desk, name, value) for name, value in pairs[:SHOWN]]
    if len(pairs) > SHOWN:
        told.append(desk.say(MORE, count=len(pairs) - SHOWN))
    return names(told, desk.language)


def _told(desk: Desk, name: str, value: str) -> str:
    """Name one thing as the address gives it, with its name if it is on file, or else what it may be."""
    things: Mapping[str, Mapping[str, Node]] = {
        "chain": desk.city.chains,
        "link": desk.city.links,
        "firm": desk.city.firms,
    }
    given = plain(_short(f"{name}={value}"))
    if name not in NAMED:
        return given
    found = things[name].get(value)
    note = _perhaps(desk, things[name].values(), value) if found is None else node_name(found, desk.language)
    return f"{desk.say(NAMED[name])} {aside(given, None if note is None else plain(note), desk.language)}"


def _perhaps(desk: Desk, things: Iterable[Node], value: str) -> str | None:
    """Return the name of the thing whose id or name is most like a value, or None if none is alike."""
    spelt = {text: thing for thing in things for text in (thing.id, getattr(thing, "name_zh", thing.id))}
    near = get_close_matches(value, spelt, 1, ALIKE) if len(value) <= LONGEST else []
    return desk.say(PERHAPS, name=brief_node(spelt[near[0]], desk.language)) if near else None


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
