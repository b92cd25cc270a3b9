"""The texts people type, walked one by one: notes and reasons of the facts, and what stands in the log of records."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from graph.analysis.competition.wording import Finding, findings
from graph.analysis.facts.city import City
from graph.analysis.records import SOURCE, Records
from graph.model.column import Column
from graph.model.edges import Ruled
from graph.model.entries import Entry
from graph.model.facts import identity
from graph.model.record import Record
from graph.model.schema import properties
from graph.model.word import Word

REASON = Column("理由或备注", "Reason or note", "Why the act was done", "记录的理由或备注")
"""The heading of what stands beside every entry of the log."""
UNTYPED = frozenset({"changes", "about"})
"""Text properties of acts that nobody types."""
FREE = ("note", "reason", "task_force", "listing", "next_step", "what", "ownership")
"""How the names of the properties of facts end that hold words of one's own rather than names, codes and sources."""


class Origin(Word):
    """Where a typed text stands."""

    LOG = "log", "核实记录", "Log of records"
    FACTS = "facts", "资料", "Facts"


@dataclass(frozen=True, slots=True)
class TypedText:
    """One text somebody typed: its origin, its kind of act or fact, which one it is, its column, and the text.

    `key` is the sequence of an entry, or what tells a fact from others of its kind.
    """

    origin: Origin
    kind: str
    key: tuple[str, ...]
    column: Column
    text: str
    of: Entry | Record


@dataclass(frozen=True, slots=True)
class Flag:
    """Wording found in a typed text."""

    where: TypedText
    finding: Finding


def review(city: City, records: Records | None = None) -> tuple[Flag, ...]:
    """Return the wording found in what people typed: first in the log, then in the facts of the city.

    Names of firms on file count as firms picked out. A ruling that came from the log is told there, and not twice.
    """
    logged = Records() if records is None else records
    ours = {SOURCE.format(sequence=entry.sequence) for entry in logged.entries}
    facts = (each for each in facts_of(city) if not (isinstance(each, Ruled) and each.evidence.source in ours))
    return flags(chain(texts_of_log(logged), texts_of_facts(facts)), firm_names(city))


def flags(texts: Iterable[TypedText], firms: Collection[str] = ()) -> tuple[Flag, ...]:
    """Return the wording found in texts, in their order."""
    return tuple(Flag(text, finding) for text in texts for finding in findings(text.text, firms))


def firm_names(city: City) -> frozenset[str]:
    """Return the full and short names of the firms on file; names of less than three letters could be anything."""
    named = (name for firm in city.firms.values() for name in (firm.name_zh, firm.short_name))
    return frozenset(name for name in named if name is not None and len(name) >= 3)


def texts_of_log(records: Records) -> Iterator[TypedText]:
    """Yield what was typed into the entries that stand, in order; what was undone or taken back is not used."""
    for entry in sorted(records.standing.values(), key=lambda each: each.sequence):
        key = (str(entry.sequence),)
        if entry.reason:
            yield TypedText(Origin.LOG, entry.act.KIND, key, REASON, entry.reason, entry)
        for each in properties(type(entry.act)):
            value = getattr(entry.act, each.name)
            if each.type is str and value and not each.name.endswith("_id") and each.name not in UNTYPED:
                yield TypedText(Origin.LOG, entry.act.KIND, key, each.column, value, entry)


def texts_of_facts(records: Iterable[Record]) -> Iterator[TypedText]:
    """Yield the notes, reasons and other free words of facts."""
    for record in records:
        for each in properties(type(record)):
            value = getattr(record, each.name) if each.type is str and each.name.endswith(FREE) else None
            if value:
                yield TypedText(Origin.FACTS, record.KIND, identity(record), each.column, value, record)


def facts_of(city: City) -> tuple[Record, ...]:
    """Return every fact of a city that can hold free words, each once, kind by kind."""
    nodes = (city.chains, city.links, city.firms, city.projects, city.organisations)
    edges = (city.rulings, city.makes_of, city.chiefs, city.relations, city.presence)
    found: list[Record] = [record for each in nodes for record in each.values()]
    found += [record for each in edges for group in each.values() for record in group]
    return tuple(dict.fromkeys([*found, *city.figures]))
