"""What a load finds on the server, what it would change there, and how that is written."""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any

from neo4j import ManagedTransaction, Transaction

from graph.errors import LoadTooLarge, StoreUnreadable
from graph.model.facts import FactSet
from graph.model.region import Region
from graph.model.schema import fingerprint
from graph.store.base import Load, LoadChange
from graph.store.contents import Content, contents_by_kind, diff_contents
from graph.store.loads import check_removal, check_same_city, is_unchanged, load_from_former_row, load_to_row, next_load
from graph.store.neo4j import cypher
from graph.store.neo4j.read import Row, RunQuery, as_written
from graph.store.neo4j.server_contents import read_server_contents
from graph.store.neo4j.write import Statement, stages

MAX_PER_TRANSACTION = 50_000
"""Records one transaction may write; a larger change goes in parts, and so does a first load, whatever its size."""


class LoadPlan:
    """What is there, what a load would change, and how that is written."""

    def __init__(self, work: "LoadJob", ask: RunQuery) -> None:
        self.facts, self.digest, self.workspace = work.facts, work.digest, work.workspace
        check_same_city(city_in(ask), work.facts.region, work.allowed.another_city)
        kept = ask(cypher.LOADS, {"limit": 1_000_000})
        self.history = _understood(kept)
        self.new = work.new
        self.found = read_server_contents(ask, self.new)
        self.changes: tuple[LoadChange, ...] = self.found.with_former(diff_contents(self.found.records, self.new))
        self.readable = len(self.history) == len(kept)
        held = is_unchanged(self.history, work.facts, self.digest) and self.readable
        left = self.size or self.found.unclaimed or self.found.former
        self.held = held and not left and self._is_visible(ask)
        if self.held:
            return
        if self.history:
            check_removal(self.changes, work.allowed.removal)
        self.load = next_load(self.history, work.facts, self.digest, work.by, self.changes)

    def _is_visible(self, ask: RunQuery) -> bool:
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
        ask(cypher.ADD_LOAD, {"own": load_to_row(self.load)})
        ask(cypher.SET_MARKER, {"own": own})


@dataclass(frozen=True, slots=True)
class LoadPermissions:
    """What a load was told it may do."""

    removal: bool = False
    in_parts: bool = False
    another_city: bool = False


class LoadJob:
    """One load being made the graph."""

    def __init__(self, facts: FactSet, by: str, allowed: LoadPermissions, workspace: str) -> None:
        self.facts, self.by, self.allowed, self.workspace = facts, by, allowed, workspace

    @cached_property
    def digest(self) -> str:
        """Return the digest of the facts."""
        return self.facts.digest()

    @cached_property
    def new(self) -> Mapping[str, Content]:
        """Return the facts as plain values."""
        return contents_by_kind((*self.facts.nodes, *self.facts.edges))

    def plan(self, tx: ManagedTransaction | Transaction) -> LoadPlan:
        """Return what there is to do."""
        return LoadPlan(self, asking_in(tx, self.workspace))

    def in_one_transaction(self, tx: ManagedTransaction) -> tuple[Load, bool] | None:
        """Write everything in this transaction; return None where it goes in parts, as a first load always does."""
        take_lock(tx, self.by, self.workspace)
        plan = self.plan(tx)
        if plan.held:
            return plan.history[0], False
        if not plan.history:
            return None
        if plan.size > MAX_PER_TRANSACTION:
            if not self.allowed.in_parts:
                raise LoadTooLarge(
                    f"没有更新：这次改动 {plan.size:,} 条，超过一次写入的 {MAX_PER_TRANSACTION:,} 条；"
                    "可加 --in-parts，读者须等候。"
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


def asking_in(tx: ManagedTransaction | Transaction, workspace: str) -> RunQuery:
    """Return what asks a transaction of one workspace alone."""
    return lambda query, values: rows(tx, query, {**values, "workspace": workspace})


def take_lock(tx: ManagedTransaction | Transaction, who: str, workspace: str) -> None:
    """Hold the lock of a load of a workspace until the transaction ends."""
    tx.run(cypher.TAKE_LOCK, who=who, workspace=workspace).consume()


def city_in(ask: RunQuery) -> Region | None:
    """Return the home of the facts held, None where it cannot be told."""
    with suppress(StoreUnreadable), as_written():
        for row in ask(cypher.MARKER, {}):
            return Region.from_json(json.loads(row["stored"]["region"]))
    return None


def _understood(rows: list[Row]) -> tuple[Load, ...]:
    """Return the loads on record, newest first, without those that somebody made unreadable."""
    loads: list[Load] = []
    for row in rows:
        with suppress(StoreUnreadable), as_written():
            load = load_from_former_row(row["stored"])
            if type(load.number) is int:
                loads.append(load)
    return tuple(loads)
