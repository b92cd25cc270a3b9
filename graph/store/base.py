"""The contract of every storage engine: reads, writes and result order.

Orders are total: nodes by id, relations by start, end and key (compared by code point), so two engines holding the
same facts answer alike to the letter.
"""

from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol, TypeVar

from graph.errors import Issue
from graph.model.edges import Edge
from graph.model.facts import FactSet
from graph.model.labelled_enum import LabelledEnum
from graph.model.nodes import Node
from graph.model.region import Region

N = TypeVar("N", bound=Node)
E = TypeVar("E", bound=Edge)

REMOVAL_LIMIT = 0.3
"""Share of the graph's records a load may remove unless told otherwise."""


class Engine(LabelledEnum):
    """What keeps a graph."""

    EMBEDDED = "embedded", "单机运行，不联网", "Embedded store · offline"
    NEO4J = "neo4j", "Neo4j 服务器", "Neo4j server"


@dataclass(frozen=True, slots=True)
class LoadChange:
    """What a load did to the records of one kind."""

    kind: str
    added: int
    removed: int
    changed: int
    total: int


@dataclass(frozen=True, slots=True)
class Load:
    """One load of facts: when, by whom, what it held and what it changed.

    `id` counts up and ends in the first digits of the digest; `loaded_at` is UTC in ISO 8601.
    """

    id: str
    number: int
    loaded_at: str
    loaded_by: str
    digest: str
    changes: tuple[LoadChange, ...]
    warnings: tuple[Issue, ...]


class Reader(Protocol):
    """A consistent view of one load; what it answers does not change while it is open.

    An engine that cannot keep an old view while a new load comes in raises StoreBusy instead of mixing the two.
    """

    def load(self) -> Load:
        """Return the load being read. Raises StoreEmpty before the first one."""

    def loads(self, limit: int = 20) -> tuple[Load, ...]:
        """Return the latest loads, newest first."""

    def region(self) -> Region:
        """Return the home of the facts."""

    def node(self, kind: type[N], id: str) -> N | None:
        """Return the node, or None."""

    def nodes(self, kind: type[N], ids: Collection[str] | None = None) -> tuple[N, ...]:
        """List the nodes of a kind, ordered by id; `ids` restricts the result."""

    def edges(
        self, kind: type[E], starts: Collection[str] | None = None, ends: Collection[str] | None = None
    ) -> tuple[E, ...]:
        """List the relations of a kind, optionally only those with the given start or end ids."""

    def counts(self) -> dict[str, int]:
        """Return the number of records of each kind, in the order of the schema."""


class Store(Protocol):
    """A place where a graph is kept."""

    @property
    def engine(self) -> Engine:
        """Return what sort of place it is."""

    @property
    def identity(self) -> str:
        """Return what no other graph has: its file, or server, database and workspace. Caches are keyed by it."""

    def state(self) -> str | None:
        """Return what is another as soon as the graph is; None where it cannot be told without reading."""

    def city(self) -> Region | None:
        """Return the home of the facts held, whichever schema they were written with; None where it cannot be told."""

    def reader(self) -> AbstractContextManager[Reader]:
        """Open a consistent view. Raises StoreEmpty, StoreOutdated, StoreUnreadable, StoreUnwritable or StoreBusy."""

    def replace(
        self,
        facts: FactSet,
        by: str,
        allow_removal: bool = False,
        in_parts: bool = False,
        another_city: bool = False,
    ) -> tuple[Load, bool]:
        """Replace the graph with `facts` atomically; return the load and whether anything changed.

        Facts and warnings equal to those held, once all that is held was looked through, are not written again.
        `in_parts` lets a server write a change that is too large for one transaction in several, during which readers
        are told to wait. `another_city` lets the facts of one city take the place of another's. Raises RemovalRefused,
        CityRefused, LoadTooLarge, StoreBusy, StoreUnreadable, StoreUnwritable,
        StoreUnreachable.
        """


def all_facts(facts: FactSet) -> Iterator[Node | Edge]:
    """Yield every node, then every relation, each kind in the order of the contract."""
    yield from sorted(facts.nodes, key=lambda node: (node.KIND, node.id))
    yield from sorted(facts.edges, key=lambda edge: (edge.KIND, edge.start, edge.end, edge.key))
