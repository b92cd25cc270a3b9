"""Things that are one, joined: relations go over to the one that is kept, and its blanks are filled."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from graph.analysis.folding.corrected import PLACE
from graph.analysis.folding.held import HeldReason
from graph.analysis.folding.names import names_of, with_names
from graph.analysis.folding.table import FactTable, joined
from graph.model.acts import LogEntry
from graph.model.cells import CellEvidence, cells_of, evidence_of, with_cells, without_cells
from graph.model.edge import Edge
from graph.model.evidence import Evidence
from graph.model.fact import Fact
from graph.model.fact_acts import Covers, KeepApart, Merge, OtherName, PairAct
from graph.model.facts import identity
from graph.model.schema import properties

NodeKey = tuple[str, str]
"""Kind and id of a node."""
Winners = Mapping[NodeKey, str]
"""By kind and id of what was merged away the id that is kept."""
Merges = Mapping[NodeKey, tuple[LogEntry, Merge]]
"""By kind and id of what was merged away the entry that said so."""


def take_merges(table: FactTable, pairs: Iterable[tuple[LogEntry, PairAct]]) -> Winners:
    """Join what was found to be one, chains of merges to the last; return who became whom."""
    pairs = list(pairs)
    apart = [(act.kind, act.kept, act.other) for _, act in pairs if isinstance(act, KeepApart)]
    groups = _Groups()
    for entry, act in pairs:
        if not isinstance(act, Merge):
            continue
        missing = next((id for id in (act.kept, act.other) if not table.has_node(act.kind, id)), None)
        if missing is not None:
            table.hold(entry.sequence, PLACE.format(sequence=entry.sequence), (act.kind, missing), HeldReason.GONE)
        elif groups.would_join(act, apart):
            key = (act.kind, act.other)
            table.hold(entry.sequence, PLACE.format(sequence=entry.sequence), key, HeldReason.APART)
        else:
            groups.join(entry, act)
    winners = groups.winners()
    if winners:
        _fill(table, winners, groups.merges)
        _rekey(table, winners, groups.merges)
    return winners


class _Groups:
    """Who was merged into whom, by kind."""

    def __init__(self) -> None:
        self._into: dict[NodeKey, str] = {}
        self.merges: dict[NodeKey, tuple[LogEntry, Merge]] = {}

    def last(self, kind: str, id: str) -> str:
        """Return who stands for an id now."""
        while (kind, id) in self._into:
            id = self._into[kind, id]
        return id

    def join(self, entry: LogEntry, act: Merge) -> None:
        """Make one stand for the other; nothing where they are one already."""
        first, second = self.last(act.kind, act.kept), self.last(act.kind, act.other)
        if first != second:
            self._into[act.kind, second] = first
            self.merges[act.kind, second] = entry, act

    def would_join(self, act: Merge, apart: Iterable[tuple[str, str, str]]) -> bool:
        """Return whether a merge would make one of two that were ruled not to be."""
        ends = {self.last(act.kind, act.kept), self.last(act.kind, act.other)}
        return any(
            kind == act.kind and {self.last(kind, one), self.last(kind, other)} == ends and len(ends) == 2
            for kind, one, other in apart
        )

    def winners(self) -> dict[NodeKey, str]:
        """Return by what was merged away who stands for it."""
        return {(kind, id): self.last(kind, id) for kind, id in self._into}


def _fill(table: FactTable, winners: Winners, merges: Merges) -> None:
    """Fill the blanks of those kept from those merged away, which then go; their names stay as other names."""
    for (kind, id), winner in winners.items():
        loser = table.facts.pop((kind, id))
        filled = _filled(table.facts[kind, winner], loser, merges[kind, id])
        table.put(with_names(filled, names_of(loser)))


def _filled(kept: Fact, loser: Fact, merge: tuple[LogEntry, Merge]) -> Fact:
    """Return a fact whose blanks are filled from another of its kind."""
    blank = [each.name for each in properties(type(kept)) if each.optional and not each.column.derived]
    taken = {name: getattr(loser, name) for name in blank if getattr(kept, name) is None and name != "other_names"}
    filled: dict[str, Any] = {name: value for name, value in taken.items() if value is not None}
    return replace(kept, **filled, evidence=_evidence_of_both(kept, loser, filled, merge)) if filled else kept


def _evidence_of_both(kept: Fact, loser: Fact, filled: Iterable[str], merge: tuple[LogEntry, Merge]) -> Evidence:
    """Return the evidence of a row that was filled from another: each cell filled brings what it rested on.

    A merge from before that was so tells of the whole row by both sources.
    """
    entry, act = merge
    own, kept_cells = cells_of(loser), without_cells(kept.evidence, filled).cells
    covers_cell = act.covers is Covers.CELL
    both = replace(kept.evidence if covers_cell else joined(kept.evidence, loser.evidence), cells=kept_cells)
    for name in filled:
        if name in own:
            both = with_cells(both, (name,), own[name])
        elif covers_cell:
            told = CellEvidence(evidence_of(loser, name), entry.who, entry.made_at, entry.sequence)
            both = with_cells(both, (name,), told)
    return both


def _rekey(table: FactTable, winners: Winners, merges: Merges) -> None:
    """Let relations and columns that name what was merged away name who stands for it; equal relations join."""
    for key, fact in list(table.facts.items()):
        after = _renamed(fact, winners)
        if after is fact:
            continue
        del table.facts[key]
        if isinstance(after, Edge) and (after.START, after.start) == (after.END, after.end):
            continue
        kept = table.facts.get((after.KIND, *identity(after)))
        table.put(after if kept is None else _filled(kept, after, _merge_of(fact, merges)))


def _merge_of(relation: Fact, merges: Merges) -> tuple[LogEntry, Merge]:
    """Return the entry by which a relation names another thing than it did."""
    ends = ((relation.START, relation.start), (relation.END, relation.end)) if isinstance(relation, Edge) else ()
    columns = ((each.column.references, getattr(relation, each.name)) for each in properties(type(relation)))
    return next(merges[named] for named in (*ends, *columns) if named in merges)


def _renamed(fact: Fact, winners: Winners) -> Fact:
    found: dict[str, Any] = {}
    if isinstance(fact, Edge):
        ends = {"start": (fact.START, fact.start), "end": (fact.END, fact.end)}
        found = {name: winners[end] for name, end in ends.items() if end in winners}
    for each in properties(type(fact)):
        kind, value = each.column.references, getattr(fact, each.name)
        if kind is not None and value is not None and (kind, value) in winners:
            # what named the one merged into it as another record of itself names nothing any more
            own = winners[kind, value]
            found[each.name] = None if identity(fact) == (own,) else own
    return replace(fact, **found) if found else fact


def take_names(table: FactTable, names: Iterable[tuple[LogEntry, OtherName]], winners: Winners) -> None:
    """Note the other names that were decided."""
    for entry, act in names:
        if act.target is None:
            continue
        id = winners.get((act.kind, act.target), act.target)
        fact = table.facts.get((act.kind, id))
        if fact is None:
            place = PLACE.format(sequence=entry.sequence)
            table.hold(entry.sequence, place, (act.kind, id), HeldReason.GONE)
        else:
            table.put(with_names(fact, [act.word]))
