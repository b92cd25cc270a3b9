"""The server engine: a graph kept in Neo4j, one node an id, written as the difference to what is there."""

import re
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import urlsplit

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    Driver,
    GraphDatabase,
    ManagedTransaction,
    Session,
    unit_of_work,
)
from neo4j.exceptions import ConfigurationError, Neo4jError

from graph.errors import StoreBusy, StoreEmpty, StoreUnreachable
from graph.model.facts import Facts
from graph.store import cypher
from graph.store.base import Engine, Load, Reader
from graph.store.neo4j_errors import is_busy, plain_errors
from graph.store.neo4j_plan import Replacing, rows, take_lock
from graph.store.neo4j_read import Ask, Marker, Neo4jReader, Row, marker_of
from graph.store.neo4j_write import Statement
from graph.store.queue import Queue

T = TypeVar("T")

SCHEMES = frozenset(f"{scheme}{tls}" for scheme in ("bolt", "neo4j") for tls in ("", "+s", "+ssc"))
"""Kinds of address: one server or routing through a cluster, plain or TLS."""
OLDEST = 5
"""The oldest major version of the server we know."""
WRITERS = 2
"""Transactions at a time of a load that goes in parts: while the server works on one, the next is made ready."""
CONNECT, RETRY, LOCK_WAIT = 10.0, 15.0, 3.0
"""Seconds to wait for a connection, for a transaction to succeed when tried again, and for the lock of a load."""
ANOTHER = "另一个装载正在进行，请稍后再试 / another load is under way; try again later"


class Neo4jStore:
    """A graph kept by the server at `uri`; the driver is opened when first needed and kept for the process."""

    def __init__(self, uri: str, username: str, password: str, database: str | None = None) -> None:
        self._uri, self._auth, self._database = uri, (username, password), database
        self._bookmarks = GraphDatabase.bookmark_manager()

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
        parts = urlsplit(self._uri)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"

    @cached_property
    def _driver(self) -> Driver:
        if urlsplit(self._uri).scheme not in SCHEMES:
            raise ConfigurationError(self.place)
        driver = GraphDatabase.driver(
            self._uri,
            auth=self._auth,
            connection_timeout=CONNECT,
            connection_acquisition_timeout=CONNECT,
            max_transaction_retry_time=RETRY,
            notifications_min_severity="OFF",
            user_agent="lianpu",
        )
        try:
            found = re.search(r"/(\d+)", driver.get_server_info().agent)
        except BaseException:
            driver.close()
            raise
        if found is not None and int(found[1]) < OLDEST:
            driver.close()
            raise StoreUnreachable(
                f"Neo4j 版本太旧（{found[1]}），要 {OLDEST} 以上 / Neo4j {found[1]} is too old: {self.place}"
            )
        return driver

    def close(self) -> None:
        """Close the driver where it was opened."""
        if "_driver" in self.__dict__:
            self._driver.close()

    @contextmanager
    def _session(self, access: str = WRITE_ACCESS) -> Iterator[Session]:
        with (
            plain_errors(self.place),
            self._driver.session(
                database=self._database, default_access_mode=access, bookmark_manager=self._bookmarks
            ) as session,
        ):
            yield session

    def asking(self, work: Callable[[Ask], T]) -> T:
        """Return what `work` makes of answers that all come from one read transaction."""
        with self._session(READ_ACCESS) as session:
            return session.execute_read(_with_ask, work)

    def writing(self, work: Callable[[Ask], T]) -> T:
        """Return what `work` comes to in one write transaction; whatever it raises undoes it."""
        with self._session() as session:
            return session.execute_write(_with_ask, work)

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        """Open a view of the load that is visible; where another comes in meanwhile it raises StoreBusy."""
        with self._session(READ_ACCESS) as session:
            marker = marker_of(session.execute_read(rows, cypher.MARKER, {}))
            yield Neo4jReader(_checked(session, marker), marker)

    def replace(self, facts: Facts, by: str, allow_removal: bool = False, in_parts: bool = False) -> tuple[Load, bool]:
        """Make `facts` the whole graph; return the load and whether anything was written."""
        with self._session() as session:
            for statement in cypher.preparing_statements():
                session.run(statement).consume()
            self._take_turn(session, by)
            work = Replacing(facts, by, allow_removal, in_parts)
            done = session.execute_write(work.at_once)
            return done if done is not None else self._in_parts(session, work)

    def _take_turn(self, session: Session, by: str) -> None:
        """Raise StoreBusy where another load holds the lock."""
        try:
            session.execute_write(unit_of_work(timeout=LOCK_WAIT)(take_lock), by)
        except Neo4jError as error:
            if is_busy(error):
                raise StoreBusy(ANOTHER) from error
            raise

    def _in_parts(self, session: Session, work: Replacing) -> tuple[Load, bool]:
        """Write batch by batch while another session holds the lock; the marker comes last."""
        self._take_turn(session, work.by)
        with self._session() as guard, guard.begin_transaction() as lock:
            take_lock(lock, work.by)
            plan = work.plan(lock)
            if plan.held:
                return plan.history[0], False
            if plan.history and not work.parts_allowed:
                raise StoreBusy(ANOTHER)
            if plan.history:
                session.execute_write(rows, cypher.SET_MARKER, {"own": {"loading": True}})
            for stage in plan.stages():
                self._write_stage(stage)
            session.execute_write(plan.mark)
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
            with self._session() as session:
                for statement in queue:
                    session.execute_write(rows, statement.query, statement.parameters)
        except BaseException:
            queue.close()
            raise


def _with_ask(tx: ManagedTransaction, work: Callable[[Ask], T]) -> T:
    return work(lambda query, values: rows(tx, query, values))


def _checked(session: Session, marker: Marker) -> Ask:
    """Return what asks a question and looks at the marker after it, so that no answer is of another load."""

    def within(tx: ManagedTransaction, query: str, values: Mapping[str, Any]) -> list[Row]:
        found = rows(tx, query, values)
        _same(tx, marker)
        return found

    return lambda query, values: session.execute_read(within, query, values)


def _same(tx: ManagedTransaction, marker: Marker) -> None:
    try:
        seen = marker_of(rows(tx, cypher.MARKER, {}))
    except StoreEmpty as error:
        raise StoreBusy("图谱刚被清空，请刷新 / the graph was emptied just now; look again") from error
    if seen.load != marker.load:
        raise StoreBusy("图谱刚装载了新内容，请刷新 / a new load came in just now; look again")
