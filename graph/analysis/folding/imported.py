"""Imported files folded in: what they add to facts that are there, and what they bring that is new."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.analysis.folding.held import HeldReason
from graph.analysis.folding.names import with_names
from graph.analysis.folding.table import FactKey, FactTable, Unfit, made, patched, telling
from graph.model.acts import LogEntry
from graph.model.edge import Edge
from graph.model.evidence import Evidence
from graph.model.fact import Fact
from graph.model.fact_acts import Covers, ImportFile
from graph.model.fact_rows import ImportedFact, ImportedRow, decode_rows, kind_named
from graph.model.facts import Scalar
from graph.model.production import Makes
from graph.model.tables import LIST_SEPARATOR

Pair = tuple[ImportedRow, ImportedFact]


@dataclass(frozen=True, slots=True)
class _Import:
    """The entry of an import, and how far the evidence of its rows goes."""

    entry: LogEntry
    covers: Covers


def take_imports(table: FactTable, imports: Iterable[tuple[LogEntry, ImportFile]]) -> None:
    """Lay every import over the facts, nodes before relations, so that their order says nothing of who is there."""
    files = [(_Import(entry, act.covers), decode_rows(act.rows)) for entry, act in imports]
    new: dict[FactKey, int] = {}
    for wants_relations in (False, True):
        for origin, rows in files:
            for row, fact in _facts(rows, wants_relations):
                _take(table, origin, row, fact, new)


def _facts(rows: Sequence[ImportedRow], relations: bool) -> Iterator[Pair]:
    for row in rows:
        for fact in row.facts:
            kind = kind_named(fact.kind)
            if (kind is not None and issubclass(kind, Edge)) is relations:
                yield row, fact


def _take(table: FactTable, origin: _Import, row: ImportedRow, fact: ImportedFact, new: dict[FactKey, int]) -> None:
    key, sequence = _key(fact), origin.entry.sequence
    try:
        before = table.facts.get(key)
        if before is None and _says_no_more(table, fact):
            return
        evidence = Evidence(source=row.source, basis=fact.basis, as_of=row.as_of)
        values = _said(fact.values)
        if before is None:
            _add(table, fact, evidence)
            new[key] = sequence
        else:
            # rows of one file about one new thing: it keeps the source of its first row
            told = telling(origin.entry, origin.covers, evidence)
            table.put(patched(before, values, _keep if new.get(key) == sequence else told))
        _name(table, key, fact)
        table.note(key, values, sequence)
    except Unfit as unfit:
        table.hold(sequence, row.at, key, unfit.reason)


def _keep(fact: Fact, _columns: Iterable[str]) -> Evidence:
    return fact.evidence


def _says_no_more(table: FactTable, fact: ImportedFact) -> bool:
    """Return whether the files say already that a firm makes a link, and a row only says so in other words."""
    return fact.kind == Makes.KIND and set(fact.values) <= {"product"} and fact.key[:2] in table.makes_of_files


def _name(table: FactTable, key: FactKey, fact: ImportedFact) -> None:
    """Let another name stand beside those that are there."""
    other = fact.values.get("other_names")
    if isinstance(other, str):
        table.put(with_names(table.facts[key], other.split(LIST_SEPARATOR)))


def _said(values: Mapping[str, Scalar]) -> dict[str, Scalar]:
    return {name: value for name, value in values.items() if value is not None and name != "other_names"}


def _add(table: FactTable, fact: ImportedFact, evidence: Evidence) -> None:
    kind = kind_named(fact.kind)
    if kind is not None and issubclass(kind, Edge) and not table.ends_are_there(kind, fact.key[0], fact.key[1]):
        raise Unfit(HeldReason.NO_END)
    found: Fact = made(fact.kind, fact.key, {**fact.if_new, **_said(fact.values)}, evidence)
    table.put(found)


def _key(fact: ImportedFact) -> FactKey:
    return (fact.kind, *fact.key)
