"""What a load finds on the server, what it would change there, and how that is written."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from neo4j import ManagedTransaction, Transaction

from graph.errors import LoadTooLarge, StoreDamaged
from graph.model.facts import Facts
from graph.model.region import Region
from graph.model.schema import fingerprint
from graph.store.base import Change, Load
from graph.store.changes import Content, compare, content
from graph.store.loads import earlier_load, is_held, load_values, next_load, refuse_city, refuse_removal
from graph.store.neo4j import cypher
from graph.store.neo4j.found import find
from graph.store.neo4j.read import Ask, Row, as_written
from graph.store.neo4j.write import Statement, stages

AT_ONCE = 50_000
"""Records one transaction may write; a larger change goes in parts, and so does a first load, whatever its size."""


class Plan:
    """What is there, what a load would change, and how that is written."""

    def __init__(self, work: "Replacing", ask: Ask) -> None:
        self.facts, self.digest, self.workspace = work.facts, work.digest, work.workspace
        refuse_city(city_in(ask), work.facts.region, work.allowed.another_city)
        kept = ask(cypher.LOADS, {"limit": 1_000_000})
        self.history = _understood(kept)
        self.new = work.new
        self.found = find(ask, self.new)
        self.changes: tuple[Change, ...] = self.found.told(compare(self.found.records, self.new))
        self.readable = len(self.history) == len(kept)
        held = is_held(self.history, work.facts, self.digest) and self.readable
        left = self.size or self.found.unclaimed or self.found.former
        self.held = held and not left and self._is_shown(ask)
        if self.held:
            return
        if self.history:
            refuse_removal(self.changes, work.allowed.removal)
        self.load = next_load(self.history, work.facts, self.digest, work.by, self.changes)

    def _is_shown(self, ask: Ask) -> bool:
        """Return whether the marker is what this load would leave, so that readers see its facts."""
        shown = {"load": self.history[0].number, "region": self._home, "schema": fingerprint(), "loading": False}
        return any(shown.items() <= row["stored"].items() for row in ask(cypher.MARKER, {}))

    @property
    def _home(self) -> str:
        return json.dumps(self.facts.region.as_json(), ensure_ascii=False)

    @property
    def size(self) -> int:
        """Return how many records would be written."""
        return sum(change.added + change.removed + change.changed for change in self.changes)

    def stages(self) -> Iterator[Iterator[Statement]]:
        """Yield what is to be written, stage after stage."""
        found = self.found
        return stages(found.records, self.new, self.load.number, found.strays, found.unclaimed, found.former)

    def mark(self, tx: ManagedTransaction) -> None:
        """Make the load the visible one."""
        ask = asking_in(tx, self.workspace)
        own = {"load": self.load.number, "region": self._home, "schema": fingerprint(), "loading": False}
        if not self.readable:
            ask(cypher.REMOVE_LOADS, {"kept": [load.number for load in self.history]})
        ask(cypher.ADD_LOAD, {"own": load_values(self.load)})
        ask(cypher.SET_MARKER, {"own": own})


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a load was told it may do."""

    removal: bool = False
    in_parts: bool = False
    another_city: bool = False


class Replacing:
    """One load being made the graph."""

    def __init__(self, facts: Facts, by: str, allowed: Allowed, workspace: str) -> None:
        self.facts, self.by, self.allowed, self.workspace = facts, by, allowed, workspace

    @cached_property
    def digest(self) -> str:
        """Return the digest of the facts."""
        return self.facts.digest()

    @cached_property
    def new(self) -> Mapping[str, Content]:
        """Return the facts as plain values."""
        return content((*self.facts.nodes, *self.facts.edges))

    def plan(self, tx: ManagedTransaction | Transaction) -> Plan:
        """Return what there is to do."""
        return Plan(self, asking_in(tx, self.workspace))

    def at_once(self, tx: ManagedTransaction) -> tuple[Load, bool] | None:
        """Write everything in this transaction; return None where it goes in parts, as a first load always does."""
        take_lock(tx, self.by, self.workspace)
        plan = self.plan(tx)
        if plan.held:
            return plan.history[0], False
        if not plan.history:
            return None
        if plan.size > AT_ONCE:
            if not self.allowed.in_parts:
                raise LoadTooLarge(
                    f"没有装载：这次改动 {plan.size:,} 条，超过一次写入的 {AT_ONCE:,} 条；可加 --in-parts，读者须等候。"
                    f" Not loaded: {plan.size:,} changes; add --in-parts, readers wait meanwhile."
                )
            return None
        ask = asking_in(tx, self.workspace)
        for statement in chain.from_iterable(plan.stages()):
            ask(statement.query, statement.parameters)
        plan.mark(tx)
        return plan.load, True


def rows(tx: ManagedTransaction | Transaction, query: str, values: Mapping[str, Any]) -> list[Row]:
    """Return what a query answers in a transaction."""
    return [record.data() for record in tx.run(query, dict(values))]


def asking_in(tx: ManagedTransaction | Transaction, workspace: str) -> Ask:
    """Return what asks a transaction of one workspace alone."""
    return lambda query, values: rows(tx, query, {**values, "workspace": workspace})


def take_lock(tx: ManagedTransaction | Transaction, who: str, workspace: str) -> None:
    """Hold the lock of a load of a workspace until the transaction ends."""
    tx.run(cypher.TAKE_LOCK, who=who, workspace=workspace).consume()


def city_in(ask: Ask) -> Region | None:
    """Return the home of the facts held, None where it cannot be told."""
    with suppress(StoreDamaged), as_written():
        for row in ask(cypher.MARKER, {}):
            return Region.from_json(json.loads(row["stored"]["region"]))
    return None


def _understood(rows: list[Row]) -> tuple[Load, ...]:
    """Return the loads on record, newest first, without those that somebody made unreadable."""
    loads: list[Load] = []
    for row in rows:
        with suppress(StoreDamaged), as_written():
            load = earlier_load(row["stored"])
            if type(load.number) is int:
                loads.append(load)
    return tuple(loads)
