"""What questions are asked of: one city as it stands, its graph read and judged once for all callers."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Protocol

from graph.analysis.exploration.fact_graph import FactGraph, read_fact_graph
from graph.analysis.exploration.name_search import Searchable
from graph.analysis.facts.city import City, read_city
from graph.analysis.facts.ratio import Ratio
from graph.analysis.judgement import Judgement
from graph.analysis.ledger.calendar import today
from graph.analysis.ledger.state import Ledger, ledger_on
from graph.analysis.measures.city_measures import CityMeasures, measure_city
from graph.analysis.records import Records, with_rulings
from graph.analysis.what_if.assumption_syntax import parse_assumption
from graph.analysis.what_if.outcome import Situation, WhatIf, situation_of, what_if
from graph.model.fact import Fact
from graph.store.base import Store
from graph.store.log import Log
from graph.store.snapshot import Snapshot, take_snapshot
from reports.wording.findable import findable_nodes
from reports.wording.language import Language
from service.fact_ids import fact_id

KEPT = 3
"""Cities that are kept read and judged."""
SUPPOSED = 8
"""What-ifs that are kept, so that their numbers can be cited at once."""


class Cities(Protocol):
    """The workspaces that may be asked: their names, and how one is opened (None: the usual one)."""

    def names(self) -> tuple[str, ...]:
        """Return the names there are."""

    def open(self, name: str | None) -> tuple[str, Store, Log]:
        """Return a workspace by name, with its graph and its log."""


@dataclass(frozen=True)
class Standing:
    """One workspace as it stands: the facts with the rulings over them, the facts alone, and the log."""

    workspace: str
    key: str
    situation: Situation
    snapshot: Snapshot
    facts: Snapshot
    records: Records
    _supposed: "OrderedDict[tuple[str, ...], WhatIf]" = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    @property
    def judgement(self) -> Judgement:
        """Return the judgement."""
        return self.situation.judgement

    @property
    def city(self) -> City:
        """Return the city."""
        return self.judgement.city

    @cached_property
    def measures(self) -> CityMeasures:
        """The measures of the city and of its chains."""
        return measure_city(self.judgement)

    def supply(self, chain: str) -> Ratio:
        """Return the local supply rate of a chain, of the city where the name is empty."""
        return self.situation.supply[chain or None]

    @cached_property
    def graph(self) -> FactGraph:
        """The facts as one web."""
        return read_fact_graph(self.snapshot)

    @cached_property
    def by_citation(self) -> Mapping[str, Fact]:
        """Every row on file by its citation id."""
        return {fact_id(fact): fact for facts in self.snapshot.facts.values() for fact in facts}

    @cached_property
    def things(self) -> Mapping[Language, tuple[Searchable, ...]]:
        """Everything that can be found, by language."""
        return {each: tuple(findable_nodes(self.judgement, each)) for each in ("zh", "en")}

    @cached_property
    def _ledger_city(self) -> City:
        return read_city(self.facts)

    def ledger(self) -> Ledger:
        """Return the project ledger of today."""
        return ledger_on(self._ledger_city, self.records.entries, today())

    def supposing(self, lines: tuple[str, ...]) -> WhatIf:
        """Return what follows from suppositions. Raises NotFound or InvalidRequest."""
        with self._lock:
            held = self._supposed.get(lines)
        if held is not None:
            return held
        found = what_if(self.situation, [parse_assumption(line) for line in lines])
        with self._lock:
            self._supposed[lines] = found
            while len(self._supposed) > SUPPOSED:
                self._supposed.popitem(last=False)
        return found


class Standings:
    """The cities that were asked about, each read and judged again only once its load or its log is another."""

    def __init__(self, cities: Cities) -> None:
        self.cities = cities
        self._kept: OrderedDict[str, Standing] = OrderedDict()
        self._lock = Lock()

    def of(self, name: str | None) -> Standing:
        """Return a workspace as it stands now. Raises the store's errors."""
        workspace, store, log = self.cities.open(name)
        with store.reader() as reader:
            load = reader.load().id
        key = f"{store.identity}\n{log.identity}\n{log.state()}\n{load}"
        # one caller reads while others wait: reading twice at once takes twice the memory and no less time
        with self._lock:
            if key not in self._kept:
                self._kept[key] = _read(workspace, key, store, log)
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return self._kept[key]


def _read(workspace: str, key: str, store: Store, log: Log) -> Standing:
    records = Records(log.entries())
    with store.reader() as reader:
        facts = take_snapshot(reader)
    over = take_snapshot(with_rulings(facts, records))
    return Standing(workspace, key, situation_of(over), over, facts, records)
