"""The fold: facts of the files, and over them what people did, in an order that no undo disturbs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from graph.analysis.folding.corrected import take_corrections, take_removals
from graph.analysis.folding.held import Clash, Held
from graph.analysis.folding.imported import take_imports
from graph.analysis.folding.matched import take_matches
from graph.analysis.folding.merged import take_merges, take_names
from graph.analysis.folding.shelved import take_shelf
from graph.analysis.folding.table import FactTable
from graph.analysis.records import Records
from graph.model.acts import LogEntry
from graph.model.fact_acts import Correct, FactAct, ImportFile, MatchProduct, OtherName, PairAct, RemoveFact
from graph.model.facts import FactSet

A = TypeVar("A", bound=FactAct)


@dataclass(frozen=True, slots=True)
class Fold:
    """Facts with what people did laid over them: how many acts, up to which entry, what was held back, what clashed."""

    facts: FactSet
    acts: int
    last: int
    held: tuple[Held, ...] = ()
    clashes: tuple[Clash, ...] = ()


def fold(facts: FactSet, records: Records) -> Fold:
    """Return facts with every act that stands: imports, corrections, merges, other names, matches, removals.

    It reads what stands, never the way there, so that undoing entries in any order equals never having made them.
    """
    acts = records.fact_acts
    if not acts:
        return Fold(facts, 0, records.last_of_facts)
    table = FactTable(facts)
    take_imports(table, _of(records, ImportFile))
    if facts.shelf is not None:
        take_shelf(table, facts.shelf)
    take_corrections(table, _of(records, Correct))
    winners = take_merges(table, _of(records, PairAct))
    take_names(table, _of(records, OtherName), winners)
    take_matches(table, _of(records, MatchProduct), winners)
    take_removals(table, _of(records, RemoveFact))
    found = table.as_facts(facts)
    return Fold(found, len(acts), records.last_of_facts, tuple(table.held), tuple(table.clashes))


def _of(records: Records, kind: type[A]) -> Iterator[tuple[LogEntry, A]]:
    return ((entry, act) for entry, act in records.fact_acts if isinstance(act, kind))
