"""Whose turn it is to load: the lock of a load, and what is told where it does not come in time."""

from threading import Event, Thread
from types import TracebackType
from uuid import uuid4

from neo4j import ManagedTransaction, unit_of_work
from neo4j.exceptions import Neo4jError

from graph.errors import StoreBusy, StoreError, StoreSlow
from graph.store.neo4j import cypher
from graph.store.neo4j.connection import ServerConnection
from graph.store.neo4j.errors import SILENT, is_cut_off
from graph.store.neo4j.load_job import rows, take_lock

TURNS = 4
"""Times the lock is waited for where nobody holds it and the server is only slow; each wait is twice the last."""
LOOK = 0.25
"""Seconds between two looks at who keeps us waiting."""
ANOTHER = "另一次更新正在进行，请稍后再试 / another load is in progress; try again later"


def acquire_load_lock(line: ServerConnection, by: str, workspace: str, wait: float) -> None:
    """Return once the lock of a load is free. Raises StoreBusy where another load holds it for `wait` seconds.

    A server that is only slow is waited for longer, and told apart: raises StoreSlow.
    """
    for turn in range(TURNS):
        if _is_free(line, by, workspace, wait * 2**turn):
            return
    raise StoreSlow(f"{SILENT}: {line.place}")


def _is_free(line: ServerConnection, by: str, workspace: str, wait: float) -> bool:
    """Return whether the lock came in time; False where the server was too slow to say. Raises StoreBusy."""
    cut_off = Event()

    def take(tx: ManagedTransaction) -> None:
        try:
            take_lock(tx, by, workspace)
        except Neo4jError as error:
            if is_cut_off(error):
                cut_off.set()
            raise

    name = uuid4().hex
    with _LockWatcher(line, name) as onlooker:
        try:
            line.load(unit_of_work(metadata={"lianpu": name}, timeout=wait)(take))
        except StoreError:
            if not cut_off.is_set():
                raise
        else:
            return True
    if onlooker.saw_another:
        raise StoreBusy(ANOTHER)
    return False


class _LockWatcher:
    """Looks, while a transaction runs, whether another keeps it waiting: the server alone can tell that from slow."""

    def __init__(self, line: ServerConnection, name: str) -> None:
        self._line, self._name = line, name
        self._over = Event()
        self.saw_another = False

    def __enter__(self) -> "_LockWatcher":
        Thread(target=self._look, name="lianpu-onlooker", daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()

    def _look(self) -> None:
        while not self._over.wait(LOOK) and not self.saw_another:
            try:
                [found] = self._line.write(rows, cypher.HELD_UP, {"name": self._name})
            except StoreError:
                # whatever is wrong with the server, the one who waits is told of it
                return
            self.saw_another = self.saw_another or found["number"] > 0
