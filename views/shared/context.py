"""What every page is given: the language, the judgement of the load being read, and the ways to other pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import streamlit as st
from streamlit.navigation.page import Page

from access.permissions import YES, Decision, may, may_kind, may_record
from access.person import Person
from access.whereabouts import Whereabouts
from graph.analysis.facts.city import City
from graph.analysis.judgement import Judgement, judge
from graph.analysis.records import Records, with_rulings
from graph.errors import StoreBusy
from graph.model.act import Act
from graph.model.nodes import Link
from graph.store.base import Store
from graph.store.log import Log
from graph.store.read_only_log import is_read_only
from graph.text import Text
from reports.wording.language import Language
from views.shared.importing import ImportDesk
from views.shared.kept import Recent, kept

LOADS = 4
"""Loads that are kept read and judged at once: the present ones of several workspaces, and the one before."""
READING = "正在读取资料并判断 · Reading and judging the graph"
"""Shown while the first visit after a load waits; bilingual because all visits share the cache."""


@dataclass(frozen=True)
class Shown:
    """The judgement of a load in one language: all that a part of a page may need that is drawn once for everybody."""

    language: Language
    judgement: Judgement

    @property
    def city(self) -> City:
        """Return the city read from the present load."""
        return self.judgement.city

    def text(self, text: Text, **values: object) -> str:
        """Return a text in the language of this visit."""
        return text.of(self.language, **values)


@dataclass(frozen=True)
class PageContext(Shown):
    """The language of this visit, the judgement of the present load, the store and the pages by name.

    `records` is what the log held when this visit was drawn; `workspaces` names those there are, `within` is what an
    address carries to stay in this one; `desk` is where files are taken in, `look_into` opens another
    workspace to be read beside this one. `person` is who is signed in, None where nobody has to be; `known` tells where
    things are for what they may enter.
    """

    store: Store
    pages: Mapping[str, Page]
    log: Log
    records: Records
    workspaces: tuple[str, ...] = ()
    within: Mapping[str, str] = field(default_factory=dict)
    desk: ImportDesk | None = None
    look_into: Callable[[str], tuple[Store, Log]] | None = None
    person: Person | None = None
    known: Whereabouts | None = None

    @cached_property
    def key(self) -> str:
        """Return what tells the present load and rulings of this workspace from all others; caches are keyed by it."""
        return f"{identity_of(self.store, self.log)}\n{self.city.load.id}"

    @property
    def always(self) -> dict[str, str]:
        """Return what every address carries: the language, and the workspace where there are several."""
        return {**self.within, "lang": self.language}

    @property
    def read_only(self) -> bool:
        """Return whether nothing can be recorded here."""
        return is_read_only(self.log)

    def may_enter(self, about: Act | type[Act] | None = None) -> Decision:
        """Return whether an act, an act of a kind or anything at all may be entered by whoever is there."""
        if self.person is None:
            return YES
        if isinstance(about, Act) and self.known is not None:
            return may(self.person, about, self.known)
        return may_kind(self.person, about) if isinstance(about, type) else may_record(self.person)

    def open_link(self, link_id: str, chain_id: str | None = None) -> None:
        """Open a link on the panorama of a chain that holds it, that one first; one in no chain to explore."""
        inside = chain_id is not None and link_id in self.judgement.inside(chain_id)
        home = chain_id if inside else self.judgement.local_facts(link_id)
        if home is None:
            self.open_page("explore", open=f"{Link.KIND}:{link_id}", pick=f"{Link.KIND}:{link_id}")
        else:
            self.open_page("panorama", chain=home, link=link_id)

    def open_page(self, page: str, **parameters: str) -> None:
        """Open another page with parameters in its address."""
        st.switch_page(self.pages[page], query_params={**parameters, **self.always})


def open_records(log: Log) -> Records:
    """Return what the log holds, read and checked again only where it was touched. Raises the log's errors."""
    # by name: of what is given by place Streamlit looks up the name each time
    return _read(_log=log, identity=log.identity, state=log.state())


@kept(LOADS)
def _read(_log: Log, identity: str, state: str) -> Records:
    del identity, state
    return Records(_log.entries())


def identity_of(store: Store, log: Log) -> str:
    """Return what tells a graph with its log from all others."""
    return f"{store.identity}\n{log.identity}"


def open_judgement(store: Store, log: Log, records: Records) -> Judgement:
    """Return the judgement of the present load and rulings, computed once for them. Raises the store's errors."""
    identity, state = identity_of(store, log), store.state()
    if state is None:
        return _read_and_judged(store, records, identity)
    before = _seen.get(identity)
    # records are the same thing as long as the log was not touched
    if before is not None and before.state == state and before.records is records:
        return before.judgement
    judgement = _read_and_judged(store, records, identity)
    _seen[identity] = Seen(state, records, judgement)
    return judgement


@dataclass(frozen=True, slots=True)
class Seen:
    """The judgement that a visit was given, with the state of graph and log it is of."""

    state: str
    records: Records
    judgement: Judgement


_seen = Recent[str, Seen](LOADS)
"""What was given last of each workspace: while nothing changed, the store need not be read to know so."""


def _read_and_judged(store: Store, records: Records, identity: str) -> Judgement:
    for last in (False, False, True):
        with store.reader() as reader:
            load_id = with_rulings(reader, records).load().id
        try:
            return _judged(_store=store, _records=records, identity=identity, load_id=load_id)
        except StoreBusy:
            # a load came in while the old one was read; the new one is whole
            if last:
                raise
    raise AssertionError("the last try returns or raises")


@st.cache_resource(max_entries=LOADS, show_spinner=READING)
def _judged(_store: Store, _records: Records, identity: str, load_id: str) -> Judgement:
    del identity
    with _store.reader() as reader:
        judgement = judge(with_rulings(reader, _records))
    if judgement.city.load.id != load_id:
        raise StoreBusy("a load came in meanwhile")
    return judgement
