"""The server engine: a graph kept in Neo4j, one node an id, written as the difference to what is there."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from copy import copy
from typing import Any, TypeVar

from neo4j import ManagedTransaction

from graph.errors import StoreBusy, StoreEmpty
from graph.model.facts import FactSet
from graph.model.region import Region
from graph.store.base import Engine, Load, Reader
from graph.store.neo4j import cypher
from graph.store.neo4j.adopt import move, prepare
from graph.store.neo4j.connection import ServerConnection
from graph.store.neo4j.load_job import LoadJob, LoadPermissions, asking_in, city_in, rows, take_lock
from graph.store.neo4j.load_lock import ANOTHER, acquire_load_lock
from graph.store.neo4j.read import Neo4jReader, Row, RunQuery, VisibleLoad, as_written, visible_load
from graph.store.neo4j.shared_iterator import SharedIterator
from graph.store.neo4j.write import Statement
from graph.store.workspace import DEFAULT

T = TypeVar("T")

WRITERS = 2
"""Transactions at a time of a load that goes in parts: while the server works on one, the next is made ready."""
LOCK_WAIT = 3.0
"""Seconds to wait for another load before it is told."""


class Neo4jStore:
    """A workspace's graph on the server at `uri`; the driver is opened when first needed and kept for the process."""

    def __init__(
        self, uri: str, username: str, password: str, database: str | None = None, workspace: str = DEFAULT
    ) -> None:
        self._line = ServerConnection(uri, (username, password), database)
        self._database, self.workspace = database or "", workspace

    def __repr__(self) -> str:
        """Return the store without its password."""
        return f"Neo4jStore({self.place})"

    @property
    def engine(self) -> Engine:
        """Return that the graph is kept by a server."""
        return Engine.NEO4J

    @property
    def place(self) -> str:
        """Return where the server is, for messages: scheme, host and port alone."""
        return self._line.place

    @property
    def identity(self) -> str:
        """Return server, database and workspace."""
        return f"{self.place} {self._database} {self.workspace}"

    def state(self) -> None:
        """Return None: the server has to be asked."""

    def within(self, workspace: str) -> "Neo4jStore":
        """Return another workspace of the server, over the same connections."""
        other = copy(self)
        other.workspace = workspace
        return other

    def workspaces(self) -> tuple[str, ...]:
        """Return the names of the workspaces the server holds a graph or a log of."""
        return tuple(sorted(row["name"] for row in self._line.read(rows, cypher.WORKSPACES, {})))

    def close(self) -> None:
        """Close the driver where it was opened."""
        self._line.close()

    def run_read(self, work: Callable[[RunQuery], T]) -> T:
        """Return what `work` makes of answers that all come from one read transaction."""
        return self._line.read(self._with_ask, work)

    def run_write(self, work: Callable[[RunQuery], T]) -> T:
        """Return what `work` comes to in one write transaction; whatever it raises undoes it."""
        return self._line.write(self._with_ask, work)

    def _with_ask(self, tx: ManagedTransaction, work: Callable[[RunQuery], T]) -> T:
        return work(asking_in(tx, self.workspace))

    def city(self) -> Region | None:
        """Return the home of the facts held, None where it cannot be told."""
        return self.run_read(city_in)

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        """Open a view of the load that is visible; where another comes in meanwhile it raises StoreBusy."""
        found = self._line.read(rows, cypher.MARKER, {"workspace": self.workspace})
        with as_written():
            marker = visible_load(found)
        yield Neo4jReader(_checked(self._line, marker, self.workspace), marker)

    def replace(
        self,
        facts: FactSet,
        by: str,
        allow_removal: bool = False,
        in_parts: bool = False,
        another_city: bool = False,
    ) -> tuple[Load, bool]:
        """Make `facts` the whole graph; return the load and whether anything was written."""
        with self._line.session() as session:
            prepare(session, self.workspace)
        acquire_load_lock(self._line, by, self.workspace, LOCK_WAIT)
        work = LoadJob(facts, by, LoadPermissions(allow_removal, in_parts, another_city), self.workspace)
        done = self._line.load(work.in_one_transaction)
        return done if done is not None else self._in_parts(work)

    def adopt(self, target: str) -> int:
        """Give graph and log of this workspace to another name, at once or not at all; return the entries of the log.

        Raises InvalidRequest where there is something of that name, StoreEmpty where there is nothing here.
        """
        with self._line.session() as session:
            prepare(session, self.workspace)
        acquire_load_lock(self._line, "adopt", self.workspace, LOCK_WAIT)
        return self._line.load(self._with_ask, lambda ask: move(ask, target))

    def _in_parts(self, work: LoadJob) -> tuple[Load, bool]:
        """Write batch by batch while another session holds the lock; the marker comes last."""
        acquire_load_lock(self._line, work.by, self.workspace, LOCK_WAIT)
        with self._line.session() as guard, guard.begin_transaction() as lock:
            take_lock(lock, work.by, self.workspace)
            plan = work.plan(lock)
            if plan.held:
                return plan.history[0], False
            if plan.history and not work.allowed.in_parts:
                raise StoreBusy(ANOTHER)
            if plan.history:
                self._line.load(rows, cypher.SET_MARKER, {"own": {"loading": True}, "workspace": self.workspace})
            for stage in plan.stages():
                self._write_stage(stage)
            self._line.load(plan.mark)
            lock.rollback()
        return plan.load, True

    def _write_stage(self, stage: Iterator[Statement]) -> None:
        """Write the statements of a stage, each in a transaction of its own, `WRITERS` at a time.

        Two that want the same nodes in another order stop each other; the driver tries one of them again.
        """
        queue = SharedIterator(stage)
        with ThreadPoolExecutor(WRITERS) as pool:
            try:
                for writer in [pool.submit(self._write_from, queue) for _ in range(WRITERS)]:
                    writer.result()
            finally:
                queue.close()

    def _write_from(self, queue: SharedIterator[Statement]) -> None:
        """Write what the queue gives; where that fails, it gives nothing more to the others either."""
        try:
            for statement in queue:
                self._line.load(rows, statement.query, {**statement.parameters, "workspace": self.workspace})
        except BaseException:
            queue.close()
            raise


def _checked(line: ServerConnection, marker: VisibleLoad, workspace: str) -> RunQuery:
    """Return what asks a question and looks at the marker after it, so that no answer is of another load."""

    def within(tx: ManagedTransaction, query: str, values: Mapping[str, Any]) -> list[Row]:
        ask = asking_in(tx, workspace)
        found = ask(query, values)
        _same(ask, marker)
        return found

    return lambda query, values: line.read(within, query, values)


def _same(ask: RunQuery, marker: VisibleLoad) -> None:
    found = ask(cypher.MARKER, {})
    try:
        with as_written():
            seen = visible_load(found)
    except StoreEmpty as error:
        raise StoreBusy("资料刚被清空，请刷新 / the graph was emptied just now; look again") from error
    if seen.load != marker.load:
        raise StoreBusy("资料刚更新，请刷新 / new data has been loaded; refresh the page")
