"""The log of records on a Neo4j server: one node an entry, which no load ever touches."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol, TypeVar

from graph.model.entries import Entry, Undo
from graph.store import cypher
from graph.store.log import Draft, checked, entered, entries_of, entry_values, missing
from graph.store.neo4j_read import Ask

T = TypeVar("T")


class Server(Protocol):
    """What runs work in one transaction of a server."""

    def asking(self, work: Callable[[Ask], T]) -> T:
        """Return what `work` makes of answers from one read transaction."""

    def writing(self, work: Callable[[Ask], T]) -> T:
        """Return what `work` comes to in one write transaction."""


class Neo4jLog:
    """A log kept by a server; its constraints are made before the first entry this process adds."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._prepared = False

    def last(self) -> int:
        """Return the sequence of the last entry, 0 where there is none."""
        return self._server.asking(_last)

    def entries(self) -> tuple[Entry, ...]:
        """Return every entry, by sequence."""
        return self._server.asking(_entries)

    def append(self, draft: Draft, expected: int) -> Entry:
        """Enter an act; the check against what its maker expected and the writing are one transaction."""
        told = checked(draft)
        self._prepare()
        return self._server.writing(lambda ask: _append(ask, told, expected))

    def take_over(self, entries: Sequence[Entry]) -> int:
        """Add the entries of another log behind those held, as they are; return how many were added."""
        self._prepare()
        return self._server.writing(lambda ask: _take_over(ask, entries))

    def _prepare(self) -> None:
        """Make the constraints; a change of the schema may not share a transaction with one of the data."""
        if not self._prepared:
            for statement in cypher.log_statements():
                self._server.writing(partial(_run, statement))
            self._prepared = True


def _run(statement: str, ask: Ask) -> None:
    ask(statement, {})


def _append(ask: Ask, draft: Draft, expected: int) -> Entry:
    # whoever holds the lock is alone until the transaction ends, so that sequences follow without a gap
    ask(cypher.TAKE_LOG_LOCK, {"who": draft.who})
    on_subject = int(ask(cypher.LAST_ON_SUBJECT, {"subject": draft.act.subject})[0]["number"])
    entry = entered(draft, _last(ask), on_subject, _undone(ask, draft), expected)
    ask(cypher.ADD_ENTRY, {"own": entry_values(entry)})
    return entry


def _take_over(ask: Ask, entries: Sequence[Entry]) -> int:
    ask(cypher.TAKE_LOG_LOCK, {"who": "copy"})
    rest = missing(_entries(ask), entries)
    for entry in rest:
        ask(cypher.ADD_ENTRY, {"own": entry_values(entry)})
    return len(rest)


def _entries(ask: Ask) -> tuple[Entry, ...]:
    return entries_of(row["stored"] for row in ask(cypher.ENTRIES, {}))


def _last(ask: Ask) -> int:
    return int(ask(cypher.LAST_ENTRY, {})[0]["number"])


def _undone(ask: Ask, draft: Draft) -> str | None:
    """Return the subject of the entry an undo names."""
    if not isinstance(draft.act, Undo):
        return None
    found = ask(cypher.ENTRY_SUBJECT, {"sequence": draft.act.entry})
    return str(found[0]["subject"]) if found else None
