"""The server engine: a graph kept in Neo4j, one node an id, written as the difference to what is there."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any, TypeVar

from neo4j import ManagedTransaction

from graph.errors import StoreBusy, StoreEmpty
from graph.model.facts import Facts
from graph.store import cypher
from graph.store.base import Engine, Load, Reader
from graph.store.neo4j_line import Line
from graph.store.neo4j_plan import Replacing, rows, take_lock
from graph.store.neo4j_read import Ask, Marker, Neo4jReader, Row, as_written, marker_of
from graph.store.neo4j_turn import ANOTHER, take_turn
from graph.store.neo4j_write import Statement
from graph.store.queue import Queue

T = TypeVar("T")

WRITERS = 2
"""Transactions at a time of a load that goes in parts: while the server works on one, the next is made ready."""
LOCK_WAIT = 3.0
"""Seconds to wait for another load before it is told."""


class Neo4jStore:
    """A graph kept by the server at `uri`; the driver is opened when first needed and kept for the process."""

    def __init__(self, uri: str, username: str, password: str, database: str | None = None) -> None:
        self._line = Line(uri, (username, password), database)

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

    def close(self) -> None:
        """Close the driver where it was opened."""
        self._line.close()

    def asking(self, work: Callable[[Ask], T]) -> T:
        """Return what `work` makes of answers that all come from one read transaction."""
        return self._line.read(_with_ask, work)

    def writing(self, work: Callable[[Ask], T]) -> T:
        """Return what `work` comes to in one write transaction; whatever it raises undoes it."""
        return self._line.write(_with_ask, work)

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        """Open a view of the load that is visible; where another comes in meanwhile it raises StoreBusy."""
        found = self._line.read(rows, cypher.MARKER, {})
        with as_written():
            marker = marker_of(found)
        yield Neo4jReader(_checked(self._line, marker), marker)

    def replace(self, facts: Facts, by: str, allow_removal: bool = False, in_parts: bool = False) -> tuple[Load, bool]:
        """Make `facts` the whole graph; return the load and whether anything was written."""
        with self._line.session() as session:
            for statement in cypher.preparing_statements():
                session.run(statement).consume()
        take_turn(self._line, by, LOCK_WAIT)
        work = Replacing(facts, by, allow_removal, in_parts)
        done = self._line.load(work.at_once)
        return done if done is not None else self._in_parts(work)

    def _in_parts(self, work: Replacing) -> tuple[Load, bool]:
        """Write batch by batch while another session holds the lock; the marker comes last."""
        take_turn(self._line, work.by, LOCK_WAIT)
        with self._line.session() as guard, guard.begin_transaction() as lock:
            take_lock(lock, work.by)
            plan = work.plan(lock)
            if plan.held:
                return plan.history[0], False
            if plan.history and not work.parts_allowed:
                raise StoreBusy(ANOTHER)
            if plan.history:
                self._line.load(rows, cypher.SET_MARKER, {"own": {"loading": True}})
            for stage in plan.stages():
                self._write_stage(stage)
            self._line.load(plan.mark)
            lock.rollback()
        return plan.load, True

    def _write_stage(self, stage: Iterator[Statement]) -> None:
        """Write the statements of a stage, each in a transaction of its own, `WRITERS` at a time.

        Two that want the same nodes in another order stop each other; the driver tries one of them again.
        """
        queue = Queue(stage)
        with ThreadPoolExecutor(WRITERS) as pool:
            try:
                for writer in [pool.submit(self._write_from, queue) for _ in range(WRITERS)]:
                    writer.result()
            finally:
                queue.close()

    def _write_from(self, queue: Queue[Statement]) -> None:
        """Write what the queue gives; where that fails, it gives nothing more to the others either."""
        try:
            for statement in queue:
                self._line.load(rows, statement.query, statement.parameters)
        except BaseException:
            queue.close()
            raise


def _with_ask(tx: ManagedTransaction, work: Callable[[Ask], T]) -> T:
    return work(lambda query, values: rows(tx, query, values))


def _checked(line: Line, marker: Marker) -> Ask:
    """Return what asks a question and looks at the marker after it, so that no answer is of another load."""

    def within(tx: ManagedTransaction, query: str, values: Mapping[str, Any]) -> list[Row]:
        found = rows(tx, query, values)
        _same(tx, marker)
        return found

    return lambda query, values: line.read(within, query, values)


def _same(tx: ManagedTransaction, marker: Marker) -> None:
    found = rows(tx, cypher.MARKER, {})
    try:
        with as_written():
            seen = marker_of(found)
    except StoreEmpty as error:
        raise StoreBusy("图谱刚被清空，请刷新 / the graph was emptied just now; look again") from error
    if seen.load != marker.load:
        raise StoreBusy("图谱刚装载了新内容，请刷新 / a new load came in just now; look again")
