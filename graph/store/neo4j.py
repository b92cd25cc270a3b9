"""The server engine: a graph kept in Neo4j, one node an id, written as the difference to what is there."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cached_property
from itertools import chain
from typing import Any, TypeVar
from urllib.parse import urlsplit

from neo4j import (
    READ_ACCESS,
    WRITE_ACCESS,
    Driver,
    GraphDatabase,
    ManagedTransaction,
    Session,
    Transaction,
    unit_of_work,
)
from neo4j.exceptions import ConfigurationError, Neo4jError

from graph.errors import LoadTooLarge, StoreBusy, StoreEmpty, StoreUnreachable
from graph.model.facts import Facts
from graph.model.schema import EDGES, NODES
from graph.store import cypher
from graph.store.base import Change, Engine, Load, Reader
from graph.store.changes import Content, compare, content
from graph.store.loads import is_held, load_of, load_values, next_load, refuse_removal
from graph.store.neo4j_errors import is_busy, plain_errors
from graph.store.neo4j_read import FORMAT, Ask, Marker, Neo4jReader, Row, marker_of, read_edges, read_nodes
from graph.store.neo4j_write import Statement, stages
from graph.store.queue import Queue

T = TypeVar("T")

SCHEMES = frozenset(f"{scheme}{tls}" for scheme in ("bolt", "neo4j") for tls in ("", "+s", "+ssc"))
"""Kinds of address: one server or routing through a cluster, plain or TLS."""
OLDEST = 5
"""The oldest major version of the server we know."""
AT_ONCE = 50_000
"""Records one transaction may write; a larger change goes in parts, and so does a first load, whatever its size."""
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
            marker = marker_of(session.execute_read(_rows, cypher.MARKER, {}))
            yield Neo4jReader(_checked(session, marker), marker)

    def replace(self, facts: Facts, by: str, allow_removal: bool = False, in_parts: bool = False) -> tuple[Load, bool]:
        """Make `facts` the whole graph; return the load and whether anything was written."""
        with self._session() as session:
            for statement in cypher.preparing_statements():
                session.run(statement).consume()
            self._take_turn(session, by)
            work = _Replacing(facts, by, allow_removal, in_parts)
            done = session.execute_write(work.at_once)
            return done if done is not None else self._in_parts(session, work)

    def _take_turn(self, session: Session, by: str) -> None:
        """Raise StoreBusy where another load holds the lock."""
        try:
            session.execute_write(unit_of_work(timeout=LOCK_WAIT)(_take_lock), by)
        except Neo4jError as error:
            if is_busy(error):
                raise StoreBusy(ANOTHER) from error
            raise

    def _in_parts(self, session: Session, work: "_Replacing") -> tuple[Load, bool]:
        """Write batch by batch while another session holds the lock; the marker comes last."""
        self._take_turn(session, work.by)
        with self._session() as guard, guard.begin_transaction() as lock:
            _take_lock(lock, work.by)
            plan = work.plan(lock)
            if plan.held:
                return plan.history[0], False
            if plan.history and not work.parts_allowed:
                raise StoreBusy(ANOTHER)
            if plan.history:
                session.execute_write(_rows, cypher.SET_MARKER, {"own": {"loading": True}})
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
                    session.execute_write(_rows, statement.query, statement.parameters)
        except BaseException:
            queue.close()
            raise


class _Plan:
    """What is there, what a load would change, and how that is written."""

    def __init__(self, work: "_Replacing", ask: Ask) -> None:
        self.facts, self.digest = work.facts, work.digest
        self.history = tuple(load_of(row["stored"]) for row in ask(cypher.LOADS, {"limit": 1_000_000}))
        self.held = is_held(self.history, work.facts, self.digest) and not _is_loading(ask)
        if self.held:
            return
        self.old = _contents(ask)
        self.new = work.new
        self.changes: tuple[Change, ...] = compare(self.old, self.new)
        if self.history:
            refuse_removal(self.changes, work.allow_removal)
        self.load = next_load(self.history, work.facts, self.digest, work.by, self.changes)

    @property
    def size(self) -> int:
        """Return how many records would be written."""
        return sum(change.added + change.removed + change.changed for change in self.changes)

    def stages(self) -> Iterator[Iterator[Statement]]:
        """Yield what is to be written, stage after stage."""
        return stages(self.old, self.new, self.load.number)

    def mark(self, tx: ManagedTransaction) -> None:
        """Make the load the visible one."""
        home = json.dumps(self.facts.region.as_json(), ensure_ascii=False)
        own = {"load": self.load.number, "region": home, "format": FORMAT, "loading": False}
        _rows(tx, cypher.ADD_LOAD, {"own": load_values(self.load)})
        _rows(tx, cypher.SET_MARKER, {"own": own})


class _Replacing:
    """One load being made the graph."""

    def __init__(self, facts: Facts, by: str, allow_removal: bool, in_parts: bool) -> None:
        self.facts, self.by, self.allow_removal, self.parts_allowed = facts, by, allow_removal, in_parts

    @cached_property
    def digest(self) -> str:
        """Return the digest of the facts."""
        return self.facts.digest()

    @cached_property
    def new(self) -> Mapping[str, Content]:
        """Return the facts as plain values."""
        return content((*self.facts.nodes, *self.facts.edges))

    def plan(self, tx: ManagedTransaction | Transaction) -> _Plan:
        """Return what there is to do."""
        return _Plan(self, lambda query, values: _rows(tx, query, values))

    def at_once(self, tx: ManagedTransaction) -> tuple[Load, bool] | None:
        """Write everything in this transaction; return None where it goes in parts, as a first load always does."""
        _take_lock(tx, self.by)
        plan = self.plan(tx)
        if plan.held:
            return plan.history[0], False
        if not plan.history:
            return None
        if plan.size > AT_ONCE:
            if not self.parts_allowed:
                raise LoadTooLarge(
                    f"没有装载：这次改动 {plan.size:,} 条，超过一次写入的 {AT_ONCE:,} 条；可加 --in-parts，读者须等候。"
                    f" Not loaded: {plan.size:,} changes; add --in-parts, readers wait meanwhile."
                )
            return None
        for statement in chain.from_iterable(plan.stages()):
            _rows(tx, statement.query, statement.parameters)
        plan.mark(tx)
        return plan.load, True


def _rows(tx: ManagedTransaction | Transaction, query: str, values: Mapping[str, Any]) -> list[Row]:
    return [record.data() for record in tx.run(query, dict(values))]


def _with_ask(tx: ManagedTransaction, work: Callable[[Ask], T]) -> T:
    return work(lambda query, values: _rows(tx, query, values))


def _take_lock(tx: Any, who: str) -> None:
    tx.run(cypher.TAKE_LOCK, who=who).consume()


def _is_loading(ask: Ask) -> bool:
    return any(row["stored"]["loading"] for row in ask(cypher.MARKER, {}))


def _contents(ask: Ask) -> Mapping[str, Content]:
    """Return every record of ours as plain values; nothing is asked of kinds there is nothing of."""
    there = {row["kind"] for row in ask(cypher.kinds_query(), {})}
    nodes = [node for name, kind in NODES.items() if name in there for node in read_nodes(ask, kind)]
    tied = [kind for kind in EDGES.values() if {kind.START, kind.END} <= there]
    return content((*nodes, *(edge for kind in tied for edge in read_edges(ask, kind))))


def _checked(session: Session, marker: Marker) -> Ask:
    """Return what asks a question and looks at the marker after it, so that no answer is of another load."""

    def within(tx: ManagedTransaction, query: str, values: Mapping[str, Any]) -> list[Row]:
        found = _rows(tx, query, values)
        _same(tx, marker)
        return found

    return lambda query, values: session.execute_read(within, query, values)


def _same(tx: ManagedTransaction, marker: Marker) -> None:
    try:
        seen = marker_of(_rows(tx, cypher.MARKER, {}))
    except StoreEmpty as error:
        raise StoreBusy("图谱刚被清空，请刷新 / the graph was emptied just now; look again") from error
    if seen.load != marker.load:
        raise StoreBusy("图谱刚装载了新内容，请刷新 / a new load came in just now; look again")
