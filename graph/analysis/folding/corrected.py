"""Cells corrected and facts removed, one by one, in the order it was done."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from graph.analysis.folding.held import HeldReason
from graph.analysis.folding.table import FactKey, FactTable, Unfit, telling, typed
from graph.model.acts import LogEntry
from graph.model.edge import Edge
from graph.model.evidence import Evidence
from graph.model.fact import Fact
from graph.model.fact_acts import Correct, RemoveFact
from graph.model.fact_rows import fact_key
from graph.model.facts import Scalar, identity
from graph.model.schema import properties

PLACE = "#{sequence}"


def take_corrections(table: FactTable, corrections: Iterable[tuple[LogEntry, Correct]]) -> None:
    """Set each corrected cell; a correction of what is not there waits until a load brings it back."""
    for entry, act in corrections:
        key = (act.kind, *fact_key(act.kind, act.fact))
        place = PLACE.format(sequence=entry.sequence)
        fact = table.facts.get(key)
        if fact is None:
            table.hold(entry.sequence, place, key, HeldReason.GONE)
            continue
        try:
            value = value_of(type(fact), act.column, act.value)
            _set(table, key, fact, entry, act, value)
            table.note(key, {act.column: value}, entry.sequence)
        except Unfit as unfit:
            table.hold(entry.sequence, place, key, unfit.reason)


def value_of(kind: type[Fact], column: str, text: str | None) -> Scalar:
    """Return the text of a correction as its column's value. Raises Unfit."""
    found = next((each for each in properties(kind) if each.name == column and not each.column.derived), None)
    if found is None:
        raise Unfit(HeldReason.NO_COLUMN)
    if text is None or found.type not in (int, float):
        return text
    try:
        return found.type(text)
    except ValueError as error:
        raise Unfit(HeldReason.BAD_VALUE) from error


def _set(table: FactTable, key: FactKey, fact: Fact, entry: LogEntry, act: Correct, value: Scalar) -> None:
    given = typed(fact.KIND, {act.column: value})
    told = telling(entry, act.covers, Evidence(source=act.source, basis=act.basis, as_of=act.as_of))
    values: dict[str, Any] = {**given, "evidence": told(fact, (act.column,))}
    after = replace(fact, **values)
    if (after.KIND, *identity(after)) != key:
        del table.facts[key]
    table.put(after)


def take_removals(table: FactTable, removals: Iterable[tuple[LogEntry, RemoveFact]]) -> None:
    """Take facts away; with a node go the relations that touch it."""
    gone: set[FactKey] = set()
    for entry, act in removals:
        key = (act.kind, *fact_key(act.kind, act.fact))
        if table.facts.pop(key, None) is None:
            table.hold(entry.sequence, PLACE.format(sequence=entry.sequence), key, HeldReason.GONE)
        else:
            gone.add(key)
    if gone:
        for key, fact in list(table.facts.items()):
            if isinstance(fact, Edge) and {(fact.START, fact.start), (fact.END, fact.end)} & gone:
                del table.facts[key]
