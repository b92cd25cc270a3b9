"""Facts while acts are folded over them: found by kind and identity, changed cell by cell."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from graph.analysis.folding.held import Clash, Held, HeldReason
from graph.model.acts import LogEntry
from graph.model.cells import CellEvidence, with_cells, without_cells
from graph.model.edge import Edge
from graph.model.evidence import SEPARATOR, Evidence, weakest_basis
from graph.model.fact import Fact
from graph.model.fact_acts import Covers
from graph.model.fact_rows import fact_name, kind_named
from graph.model.facts import FactSet, Scalar, from_scalar, identity, to_scalar
from graph.model.nodes import Firm, Node
from graph.model.production import Makes
from graph.model.region import Region
from graph.model.schema import Property, properties

FactKey = tuple[str, ...]
"""Kind and identity of a fact."""
_FORBIDDEN = frozenset({"id"})


class Unfit(Exception):
    """Why a value or a fact cannot be taken."""

    def __init__(self, reason: HeldReason) -> None:
        self.reason = reason
        super().__init__(reason.en)


class FactTable:
    """The facts of a load under change, what was held back, and which entry set which cell."""

    def __init__(self, facts: FactSet) -> None:
        everything: tuple[Fact, ...] = (*facts.nodes, *facts.edges)
        self.facts: dict[FactKey, Fact] = {(each.KIND, *identity(each)): each for each in everything}
        self.makes_of_files = frozenset((each.start, each.end) for each in facts.edges if isinstance(each, Makes))
        self.region: Region = facts.region
        self.held: list[Held] = []
        self.clashes: list[Clash] = []
        self._set_by: dict[tuple[FactKey, str], tuple[int, Scalar]] = {}

    def as_facts(self, before: FactSet) -> FactSet:
        """Return the facts as they are now."""
        found = self.facts.values()
        nodes = tuple(each for each in found if isinstance(each, Node))
        return replace(before, nodes=nodes, edges=tuple(each for each in found if isinstance(each, Edge)))

    def hold(self, sequence: int, at: str, key: FactKey, reason: HeldReason) -> None:
        """Note that something was held back."""
        self.held.append(Held(sequence, at, key[0], fact_name(key[1:]), reason))

    def has_node(self, kind: str, id: str) -> bool:
        """Return whether a node is there."""
        return (kind, id) in self.facts

    def note(self, key: FactKey, values: Mapping[str, Scalar], sequence: int) -> None:
        """Note which entry set which cells, and that it set one otherwise than another did."""
        for name, value in values.items():
            before = self._set_by.get((key, name))
            if before is not None and before[0] != sequence and before[1] != value:
                self.clashes.append(Clash(key[0], fact_name(key[1:]), name, *before, sequence, value))
            self._set_by[key, name] = sequence, value

    def put(self, fact: Fact) -> None:
        """Put a fact in its place; whether a firm is local follows from its seat."""
        if isinstance(fact, Firm):
            local = self.region.is_local(fact.city, fact.province)
            fact = fact if fact.local == local else replace(fact, local=local)
        self.facts[(fact.KIND, *identity(fact))] = fact

    def ends_are_there(self, kind: type[Edge], start: str, end: str) -> bool:
        """Return whether both ends of a relation are there."""
        return self.has_node(kind.START, start) and self.has_node(kind.END, end)


@cache
def declared(kind: str) -> Mapping[str, Property]:
    """Return by name the columns of a kind that may be set. Raises Unfit where there is no such kind."""
    found = kind_named(kind)
    if found is None:
        raise Unfit(HeldReason.NO_KIND)
    return {each.name: each for each in properties(found) if not each.column.derived and each.name not in _FORBIDDEN}


def typed(kind: str, values: Mapping[str, Scalar]) -> dict[str, Any]:
    """Return values as their columns declare them. Raises Unfit."""
    columns = declared(kind)
    found: dict[str, Any] = {}
    for name, value in values.items():
        if name not in columns:
            raise Unfit(HeldReason.NO_COLUMN)
        found[name] = _typed(columns[name], value)
    return found


def _typed(column: Property, value: Scalar) -> object:
    if value is None:
        if not column.optional:
            raise Unfit(HeldReason.BAD_VALUE)
        return None
    plain = not isinstance(value, bool) or column.type is bool
    texts = issubclass(column.type, str) and isinstance(value, str)
    numbers = column.type in (int, float) and isinstance(value, (int, float))
    if not (plain and (texts or numbers or column.type is bool)):
        raise Unfit(HeldReason.BAD_VALUE)
    try:
        return from_scalar(column.type, value)
    except ValueError as error:
        raise Unfit(HeldReason.BAD_VALUE) from error


def made(kind: str, key: tuple[str, ...], values: Mapping[str, Scalar], evidence: Evidence) -> Fact:
    """Return a new fact of its columns. Raises Unfit where a required one is blank."""
    given = typed(kind, values)
    if any(given.get(name) is None for name, each in declared(kind).items() if not each.optional):
        raise Unfit(HeldReason.INCOMPLETE)
    declaration = kind_named(kind)
    if declaration is None:
        raise Unfit(HeldReason.NO_KIND)
    ends = {"start": key[0], "end": key[1]} if issubclass(declaration, Edge) else {"id": key[0]}
    arguments: dict[str, Any] = {**ends, **given, "evidence": _dated(kind, given, evidence)}
    return declaration(**arguments)


def _dated(kind: str, given: Mapping[str, Any], evidence: Evidence) -> Evidence:
    """Return the evidence of a new fact; without a date it is as of the fact's own year or period, as of files."""
    dates = (given.get(name) for name, each in declared(kind).items() if each.column.dates_fact)
    date = next((date for date in dates if date is not None), None)
    return evidence if date is None or evidence.as_of is not None else replace(evidence, as_of=date)


Telling = Callable[[Fact, Iterable[str]], Evidence]
"""Return the evidence of a fact some columns of which were set."""


def patched(fact: Fact, values: Mapping[str, Scalar], told: Telling) -> Fact:
    """Return a fact with what is not blank laid over it; the same one where that changes nothing. Raises Unfit."""
    given = typed(fact.KIND, {name: value for name, value in values.items() if value is not None})
    moved = {name: value for name, value in given.items() if getattr(fact, name) != value}
    return replace(fact, **moved, evidence=told(fact, moved)) if moved else fact


def telling(entry: LogEntry, covers: Covers, evidence: Evidence) -> Telling:
    """Return how what an entry sets is told of: each cell by evidence of its own, or the row by both sources."""

    def by_cell(fact: Fact, columns: Iterable[str]) -> Evidence:
        return with_cells(fact.evidence, columns, CellEvidence(evidence, entry.who, entry.made_at, entry.sequence))

    def by_row(fact: Fact, columns: Iterable[str]) -> Evidence:
        return joined(evidence, without_cells(fact.evidence, columns))

    return by_cell if covers is Covers.CELL else by_row


def joined(first: Evidence, second: Evidence) -> Evidence:
    """Return the evidence of a row that two sources tell of: as firm as the weaker one, as of the first.

    What tells of single cells of the second stays.
    """
    parts = dict.fromkeys((*first.sources, *second.sources))
    basis = weakest_basis([first.basis, second.basis]) or first.basis
    as_of = first.as_of or second.as_of
    return Evidence(source=SEPARATOR.join(parts), basis=basis, as_of=as_of, cells=second.cells)


def scalar(fact: Fact, column: str) -> Scalar:
    """Return what a column of a fact holds, as it is kept."""
    return to_scalar(getattr(fact, column))


def keys_of(facts: Iterable[Fact]) -> set[FactKey]:
    """Return kinds and identities of facts."""
    return {(each.KIND, *identity(each)) for each in facts}
