"""Which workspace a visit is in: the address says it, then what was chosen before; else the environment's."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

import streamlit as st

from graph.errors import LianpuError
from graph.store.base import Store
from graph.store.log import Log
from graph.text import Text
from reports.wording.language import Language
from views.shared.importing import ImportDesk
from views.shared.kept import kept
from views.shared.query_params import filled, put

LABEL = Text("城市", "Workspace (city)")
PARAMETER, CHOICE = "workspace", "workspace-choice"
"""The name in the address and in what a visit holds, and the widget's key."""
CITY, OF_MAP = "city", ("side", "place")
"""A city's name in an address, and what tells that the map is meant, which asks for a city by that word too."""
KEPT = ("language", CHOICE)
"""What a visit keeps when it goes to another city; a choice or an upload of one city says nothing of another."""
FRESH = 30
"""Seconds after which it is looked again which workspaces there are."""


@dataclass(frozen=True, slots=True)
class Workspaces:
    """The workspaces an app may show: where they are, their names, and how one is opened (None: the usual one).

    `imports` returns the desk at which files are taken into a workspace.
    """

    place: str
    names: Callable[[], tuple[str, ...]]
    open: Callable[[str | None], tuple[str, Store, Log]]
    imports: Callable[[str | None], ImportDesk]


@dataclass(frozen=True, slots=True)
class Workspace:
    """The workspace a visit is in, with the names of all there are; `look_into` opens another to be read beside it."""

    name: str
    names: tuple[str, ...]
    store: Store
    log: Log
    desk: ImportDesk
    look_into: Callable[[str], tuple[Store, Log]]

    @property
    def address(self) -> dict[str, str]:
        """Return what every address carries: the name, where there are several."""
        return {PARAMETER: self.name} if len(self.names) > 1 else {}


def enter_workspace(offered: Workspaces, language: Language) -> Workspace:
    """Return the workspace of this visit; where there are several, draw the choice among them."""
    usual, store, log = offered.open(None)
    found = _names(offered.place, offered, monotonic() // FRESH)
    names = found if usual in found else (*found, usual)
    _by_city(offered, names)
    name = _chosen(names, usual)
    if len(names) > 1:
        st.sidebar.selectbox(LABEL.of(language), names, key=filled(CHOICE, name), on_change=_switch)
        if name != usual:
            # the menu of pages drops what the address holds; a copied address must still open this city
            put(PARAMETER, name)
    if name != usual:
        _, store, log = offered.open(name)
    return Workspace(name, names, store, log, offered.imports(name), lambda other: offered.open(other)[1:])


def _by_city(offered: Workspaces, names: tuple[str, ...]) -> None:
    """Put the workspace into an address that names a city instead; the map asks for a city of firms by that word."""
    asked = st.query_params.get(CITY)
    if asked is None or any(name in st.query_params for name in (PARAMETER, *OF_MAP)):
        return
    name = next((each for each in names if _is_of(offered, each, asked)), None)
    if name is not None:
        del st.query_params[CITY]
        st.query_params[PARAMETER] = name


def _is_of(offered: Workspaces, name: str, asked: str) -> bool:
    """Return whether a workspace bears a name, or is of a city of that name; one that cannot be read is of none."""
    if name.casefold() == asked.strip().casefold():
        return True
    try:
        with offered.open(name)[1].reader() as reader:
            region = reader.region()
    except LianpuError:
        return False
    return asked.strip() in (region.city, region.city_zh, region.city_en)


@kept(2)
def _names(place: str, _offered: Workspaces, until: float) -> tuple[str, ...]:
    del place, until
    return _offered.names()


def _chosen(names: tuple[str, ...], usual: str) -> str:
    asked, before = st.query_params.get(PARAMETER), st.session_state.get(PARAMETER)
    if asked in names and asked != (before or usual):
        _forget()
    if asked in names:
        st.session_state[PARAMETER] = asked
    chosen = st.session_state.get(PARAMETER)
    return str(chosen) if chosen in names else usual


def _switch() -> None:
    """Go to the workspace that was chosen, with nothing of the other. A callback: it runs before the page is drawn."""
    chosen, language = st.session_state[CHOICE], st.query_params.get("lang")
    _forget()
    st.session_state[PARAMETER] = chosen
    kept = {PARAMETER: chosen} if language is None else {PARAMETER: chosen, "lang": language}
    st.query_params.from_dict(kept)


def _forget() -> None:
    for name in [str(name) for name in st.session_state if name not in KEPT]:
        del st.session_state[name]
