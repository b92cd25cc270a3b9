"""Where the things of an act are: the districts, chains and task forces of a link, a firm, a project."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from access.scope import NOWHERE, Places
from graph.analysis.records import Records
from graph.errors import StoreEmpty
from graph.model.act import Act
from graph.model.acts import LogEntry
from graph.model.edges import Builds, FirmIn, Includes, PartOf, ProjectIn, Serves
from graph.model.ledger_acts import OpenProject
from graph.model.ledger_city_acts import FollowLead, LeadAct
from graph.model.nodes import Firm, Organisation, Project
from graph.model.schema import EDGES
from graph.store.base import Reader

T = TypeVar("T", bound=Act)


@dataclass
class Whereabouts:
    """What is asked of graph and log about the things of an act; `entries` are those of the log."""

    open_reader: Callable[[], AbstractContextManager[Reader]]
    read_entries: Callable[[], tuple[LogEntry, ...]]
    _kept: dict[tuple[str, str], Places] = field(default_factory=dict)

    @cached_property
    def entries(self) -> tuple[LogEntry, ...]:
        """Return the entries of the log, read once."""
        return self.read_entries()

    def entry(self, sequence: int) -> LogEntry | None:
        """Return the entry of a sequence, or None."""
        return next((each for each in self.entries if each.sequence == sequence), None)

    def chain(self, *ids: str) -> Places:
        """Return chains with the task forces that serve them."""
        return self._ask("chain", " ".join(ids), lambda reader: _chains(reader, ids))

    def link(self, id: str | None) -> Places:
        """Return the chains of a link with their task forces."""
        return NOWHERE if id is None else self._ask("link", id, lambda reader: _link(reader, [id]))

    def firm(self, id: str) -> Places:
        """Return the districts a firm is in, as placed and as read."""
        return self._ask("firm", id, lambda reader: _firm(reader, id))

    def project(self, id: str) -> Places:
        """Return where a project is, as the ledger opened it and as the facts have it; nowhere if it is unknown."""
        opened = [each for each in self._told(OpenProject) if each.project_id == id]
        held = self.project_of_facts(id)
        return held | self.opened(opened[-1]) if opened else held

    def project_of_facts(self, id: str) -> Places:
        """Return where a project is as the facts alone have it."""
        return self._ask("project", id, lambda reader: _project(reader, id))

    def opened(self, act: OpenProject) -> Places:
        """Return where a project is by the particulars it is opened with."""
        return Places.of((act.district, act.landing), (), (act.task_force,)) | self.link(act.link_id)

    def lead(self, act: LeadAct) -> Places:
        """Return where a lead is: the chains of its link, and what was said when it was last followed."""
        before = self.last_followed(act)
        return self.link(act.link_id) | (NOWHERE if before is None else self.followed(before))

    def last_followed(self, act: LeadAct) -> FollowLead | None:
        """Return the last act by which a lead was followed, None where it is new."""
        return next((each for each in reversed(self._told(FollowLead)) if each.subject == act.subject), None)

    def _told(self, kind: type[T]) -> list[T]:
        """Return acts of a kind, those that count last: what was undone only tells where nothing else does.

        What lists say that were taken in counts as what was entered by hand does.
        """
        undone = [each.act for each in self.records.counted if each.sequence in self.records.undone]
        standing = [each.act for each in self.records.ledger]
        return [each for each in (*undone, *standing) if isinstance(each, kind)]

    @cached_property
    def records(self) -> Records:
        """Return what follows from the entries."""
        return Records(self.entries)

    @staticmethod
    def followed(act: FollowLead) -> Places:
        """Return where a lead is to land, and the task force in charge."""
        return Places.of((act.landing,), (), (act.task_force,))

    def fact(self, kind: str, id: str) -> Places:
        """Return where a fact is; a relation is where either of its ends is."""
        if kind in EDGES:
            start, _, rest = id.partition("|")
            return self.fact(EDGES[kind].START, start) | self.fact(EDGES[kind].END, rest.partition("|")[0])
        finds: dict[str, Callable[[str], Places]] = {
            "Chain": self.chain,
            "Link": self.link,
            "Firm": self.firm,
            "Project": self.project,
        }
        return finds[kind](id) if kind in finds else NOWHERE

    def _ask(self, kind: str, id: str, question: Callable[[Reader], Places]) -> Places:
        """Return the answer of the graph, asked once of each thing."""
        if (kind, id) not in self._kept:
            try:
                with self.open_reader() as reader:
                    self._kept[kind, id] = question(reader)
            except StoreEmpty:
                return NOWHERE
        return self._kept[kind, id]


def _chains(reader: Reader, ids: Iterable[str]) -> Places:
    chains = frozenset(ids)
    serving = {edge.start for edge in reader.edges(Serves, ends=chains)} if chains else set()
    return Places(chains=chains, forces=_names(reader, serving))


def _names(reader: Reader, ids: Iterable[str]) -> frozenset[str]:
    wanted = frozenset(ids)
    return frozenset(each.name_zh for each in reader.nodes(Organisation, wanted)) if wanted else frozenset()


def _link(reader: Reader, ids: Iterable[str]) -> Places:
    wanted = frozenset(ids)
    return _chains(reader, {edge.start for edge in reader.edges(Includes, ends=wanted)}) if wanted else NOWHERE


def _firm(reader: Reader, id: str) -> Places:
    read = [each.district for each in reader.nodes(Firm, [id])]
    placed = _names(reader, {edge.end for edge in reader.edges(FirmIn, starts=[id])})
    return Places.of((*read, *placed))


def _project(reader: Reader, id: str) -> Places:
    read = [each.district for each in reader.nodes(Project, [id])]
    placed = _names(reader, {edge.end for edge in reader.edges(ProjectIn, starts=[id])})
    links = _link(reader, {edge.end for edge in reader.edges(Builds, starts=[id])})
    chains = _chains(reader, {edge.end for edge in reader.edges(PartOf, starts=[id])})
    return Places.of((*read, *placed)) | links | chains
