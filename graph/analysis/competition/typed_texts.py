"""The texts people type, walked one by one: every cell of words in the facts, and what stands in the log of records."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from graph.analysis.competition.wording import Finding, find_wording
from graph.analysis.facts.city import City
from graph.analysis.records import SOURCE, Records
from graph.model.acts import LogEntry
from graph.model.column import Column
from graph.model.edges import Ruled
from graph.model.fact import Fact
from graph.model.facts import identity
from graph.model.forms import CODES, Form
from graph.model.labelled_enum import LabelledEnum
from graph.model.region import Region, Zone
from graph.model.schema import Property, properties

REASON = Column("理由或备注", "Reason or note", "Why the act was done", "记录的理由或备注")
"""The heading of what stands beside every entry of the log."""
ZONE_NOTE = Column("备注", "Note", "What is said of a zone in region.yaml", "region.yaml 里对片区的说明")
NOBODY_TYPES = frozenset({"about"})
"""Text properties of acts that are made by the program."""
NOT_WORDS = frozenset(
    {Form.DATE, Form.PERIOD, Form.YEAR, Form.MONEY, Form.ADDRESS, Form.HOST, Form.PLACE, Form.PROVINCE, *CODES}
)
"""Forms of text that are no words of anybody's: dates, codes, addresses, names of places."""


class Origin(LabelledEnum):
    """Where a typed text stands."""

    LOG = "log", "核实记录", "Log of records"
    FACTS = "facts", "资料", "Facts"
    REGION = "region", "城市设置", "Setting of the city"


@dataclass(frozen=True, slots=True)
class TypedText:
    """One text somebody typed: its origin, its kind of act or fact, which one it is, its column, and the text.

    `key` is the sequence of an entry, what tells a fact from others of its kind, or the name of a zone.
    """

    origin: Origin
    kind: str
    key: tuple[str, ...]
    column: Column
    text: str
    of: LogEntry | Fact | Zone


@dataclass(frozen=True, slots=True)
class FlaggedText:
    """Wording found in a typed text."""

    text: TypedText
    finding: Finding


def review(city: City, records: Records | None = None) -> tuple[FlaggedText, ...]:
    """Return the wording found in what people typed: first in the log, then in the facts and settings of the city.

    Names of firms on file count as firms picked out, names of places on file as places. A ruling that came from the log
    is told there, and not twice.
    """
    logged = Records() if records is None else records
    ours = {SOURCE.format(sequence=entry.sequence) for entry in logged.entries}
    facts = (each for each in facts_of(city) if not (isinstance(each, Ruled) and each.evidence.source in ours))
    texts = chain(texts_of_log(logged), texts_of_facts(facts), texts_of_region(city.region))
    return flag_texts(texts, firm_names(city), place_names(city))


def typed_texts(city: City, records: Records) -> Iterator[TypedText]:
    """Yield every text the check reads: of the log, of the facts, of the setting of the city."""
    yield from texts_of_log(records)
    yield from texts_of_facts(facts_of(city))
    yield from texts_of_region(city.region)


def flag_texts(
    texts: Iterable[TypedText], firms: Collection[str] = (), places: Collection[str] = ()
) -> tuple[FlaggedText, ...]:
    """Return the wording found in texts, in their order."""
    return tuple(FlaggedText(text, finding) for text in texts for finding in find_wording(text.text, firms, places))


def firm_names(city: City) -> frozenset[str]:
    """Return the full and short names of the firms on file; names of less than three letters could be anything."""
    named = (name for firm in city.firms.values() for name in (firm.name_zh, firm.short_name))
    return frozenset(name for name in named if name is not None and len(name) >= 3)


def place_names(city: City) -> frozenset[str]:
    """Return the names of the home city, its neighbours, zones and districts, and wherever a firm is seated."""
    home = city.region
    districts = (firm.district for firm in city.firms.values() if firm.district is not None)
    zones = (zone.name for zone in home.zones)
    return frozenset((home.city, *home.neighbours, *zones, *districts, *city.place_names))


def texts_of_log(records: Records) -> Iterator[TypedText]:
    """Yield what was typed into the entries that stand, in order; what was undone or taken back is not used."""
    standing = (*records.in_force.values(), *records.ledger)
    # a list taken in is one entry and stands in the ledger as many, under one number
    counted = {(entry.sequence, entry.act.subject): entry for entry in standing}
    for _, entry in sorted(counted.items(), key=lambda each: each[0]):
        key = (str(entry.sequence),)
        if entry.reason:
            yield TypedText(Origin.LOG, entry.act.KIND, key, REASON, entry.reason, entry)
        for each in properties(type(entry.act)):
            value = getattr(entry.act, each.name)
            if each.type is str and value and not each.name.endswith("_id") and each.name not in NOBODY_TYPES:
                yield TypedText(Origin.LOG, entry.act.KIND, key, each.column, value, entry)


def texts_of_facts(records: Iterable[Fact]) -> Iterator[TypedText]:
    """Yield every cell of words: notes, reasons and names as well as products and news, but no code, date or source."""
    for record in records:
        for each in words_of(type(record)):
            value = getattr(record, each.name)
            if value:
                yield TypedText(Origin.FACTS, record.KIND, identity(record), each.column, value, record)


def texts_of_region(region: Region) -> Iterator[TypedText]:
    """Yield what the setting of the city says of its zones."""
    for zone in region.zones:
        if zone.note:
            yield TypedText(Origin.REGION, "Zone", (zone.name,), ZONE_NOTE, zone.note, zone)


def words_of(kind: type) -> tuple[Property, ...]:
    """Return the properties of a kind that hold words."""
    return _words_of(kind)


@cache
def _words_of(kind: type) -> tuple[Property, ...]:
    found = (each for each in properties(kind) if each.type is str and each.name != "id")
    return tuple(each for each in found if each.column.references is None and each.column.form not in NOT_WORDS)


def facts_of(city: City) -> tuple[Fact, ...]:
    """Return every fact of a city that can hold words, each once, kind by kind."""
    nodes = (city.chains, city.links, city.firms, city.projects, city.organisations, city.industries)
    people = (city.signals, city.relations, city.presence, city.measures, city.wanted_for)
    joined = (city.inputs, city.makes_of, city.rulings, city.chiefs, *people)
    found: list[Fact] = [record for each in nodes for record in each.values()]
    found += [record for each in joined for group in each.values() for record in group]
    return tuple(dict.fromkeys([*found, *city.figures]))
