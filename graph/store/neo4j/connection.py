"""The line to a server: one driver, time limits on what is asked, and no waiting for a server that fell silent."""

import logging
import re
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Concatenate, ParamSpec, TypeVar

from neo4j import READ_ACCESS, WRITE_ACCESS, Driver, GraphDatabase, ManagedTransaction, Session, unit_of_work
from neo4j.exceptions import DriverError, Neo4jError

from graph.errors import StoreSlow, StoreUnreachable
from graph.store.neo4j.address import check_address, place_of
from graph.store.neo4j.errors import SILENT, translate_errors
from graph.store.neo4j.liveness_probe import PULSE, LivenessProbe
from graph.store.neo4j.retry_budget import RetryBudget

T = TypeVar("T")
P = ParamSpec("P")

MIN_VERSION = 5
"""The oldest major version of the server we know."""
ANSWER, FRESH, LIMIT = 4.0, 1.0, 60.0
"""Seconds: until a connection must stand, after which an idle one is tried before use, and one transaction may take."""
PEOPLE, LOADER = 4.0, 15.0
"""Seconds within which what failed is tried again: for all that people wait for together, for each step of a load."""
MAX_MISSES = 3
"""Looks in a row a server may miss during a load, which makes it busy."""
CONNECTIONS = 1_000
"""Connections of a process; never so few that a look waits for one."""

# what goes wrong is told in our own words; the driver would write its own beside them where nobody set up a log
logging.getLogger("neo4j").addHandler(logging.NullHandler())


class ServerConnection:
    """One driver for the process, opened when first needed, and anew once the server had fallen silent."""

    def __init__(self, uri: str, auth: tuple[str, str], database: str | None) -> None:
        self.place = place_of(uri)
        self._uri, self._auth, self._database = uri, auth, database
        self._bookmarks = GraphDatabase.bookmark_manager()
        self._patience = RetryBudget(PEOPLE)
        self._changing, self._looking = Lock(), Lock()
        self._held: Driver | None = None
        self._looked: tuple[Driver | None, float, bool] = (None, 0.0, False)

    def close(self) -> None:
        """Close the driver where one is open."""
        if self._held is not None:
            self._give_up(self._held)

    def read(self, work: Callable[Concatenate[ManagedTransaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what `work` comes to in one read transaction. Raises StoreSlow, StoreBusy or StoreUnreachable."""
        limited = unit_of_work(timeout=LIMIT)(work)
        return self._tried(READ_ACCESS, lambda session: session.execute_read(limited, *args, **kwargs))

    def write(self, work: Callable[Concatenate[ManagedTransaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what `work` comes to in one write transaction that people wait for."""
        limited = unit_of_work(timeout=LIMIT)(work)
        return self._tried(WRITE_ACCESS, lambda session: session.execute_write(limited, *args, **kwargs))

    def load(self, work: Callable[Concatenate[ManagedTransaction, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what `work` comes to in a write transaction of a load, which may take as long as it needs."""
        return self._tried(
            WRITE_ACCESS, lambda session: session.execute_write(work, *args, **kwargs), RetryBudget(LOADER), MAX_MISSES
        )

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Open a session of a load, whose every step is told of in our words where it fails."""
        with translate_errors(self.place), self._session(WRITE_ACCESS, MAX_MISSES) as session:
            yield session

    def _tried(
        self, access: str, attempt: Callable[[Session], T], patience: RetryBudget | None = None, misses: int = 1
    ) -> T:
        """Return what an attempt comes to; one that failed in passing is made again while patience lasts."""
        patience, tries = patience or self._patience, 0
        with translate_errors(self.place):
            while True:
                # a first connection that fails is told at once; no patience is lost on it
                self._driver()
                begun = time.monotonic()
                try:
                    with self._session(access, misses) as session:
                        return attempt(session)
                except (DriverError, Neo4jError) as error:
                    if not error.is_retryable() or not patience.wait_for_retry(begun, tries):
                        raise
                    tries += 1

    @contextmanager
    def _session(self, access: str, misses: int) -> Iterator[Session]:
        """Open a session in which nothing waits for a server that no longer answers. Raises StoreSlow."""
        driver = self._driver()
        limit = LIMIT + ANSWER if misses == 1 else float("inf")
        watch = LivenessProbe(lambda: self._answers(driver), lambda: self._give_up(driver), misses, limit)
        try:
            with (
                watch,
                driver.session(
                    database=self._database, default_access_mode=access, bookmark_manager=self._bookmarks
                ) as session,
            ):
                yield session
        except (DriverError, OSError, StoreUnreachable):
            # whatever broke when the driver was given up, this is why
            if watch.silent:
                raise StoreSlow(f"{SILENT}: {self.place}") from None
            raise

    def _driver(self) -> Driver:
        held = self._held
        if held is None:
            opened = self._opened()
            with self._changing:
                # of two that opened one at once, the later takes the earlier's
                held = self._held = self._held or opened
            if held is opened:
                weakref.finalize(self, opened.close)
            else:
                opened.close()
        return held

    def _opened(self) -> Driver:
        check_address(self._uri)
        driver = GraphDatabase.driver(
            self._uri,
            auth=self._auth,
            connection_timeout=ANSWER,
            connection_acquisition_timeout=ANSWER,
            connection_write_timeout=LIMIT,
            liveness_check_timeout=FRESH,
            max_connection_pool_size=CONNECTIONS,
            max_transaction_retry_time=0,
            notifications_min_severity="OFF",
            user_agent="lianpu",
        )
        try:
            self._check_version(driver.get_server_info().agent)
        except BaseException:
            driver.close()
            raise
        return driver

    def _check_version(self, agent: str) -> None:
        found = re.search(r"/(\d+)", agent)
        if found is not None and int(found[1]) < MIN_VERSION:
            raise StoreUnreachable(
                f"Neo4j 版本太旧（{found[1]}），要 {MIN_VERSION} 以上 / Neo4j {found[1]} is too old: {self.place}"
            )

    def _answers(self, driver: Driver) -> bool:
        """Return whether the server answers anything; of all that wait at a time one looks for the others."""
        with self._looking:
            of, at, answered = self._looked
            if of is not driver or time.monotonic() - at > PULSE:
                answered = _answers(driver)
                self._looked = (driver, time.monotonic(), answered)
            return answered

    def _give_up(self, driver: Driver) -> None:
        """Close a driver, which ends whatever still waits for it; the next one asked for is opened anew."""
        with self._changing:
            if self._held is driver:
                self._held = None
        driver.close()


def _answers(driver: Driver) -> bool:
    """Return whether a connection stands, or can be made, within the time it may take."""
    try:
        driver.verify_connectivity()
    except (DriverError, OSError):
        return False
    except Neo4jError:
        return True
    return True
