"""The log of records on a Neo4j server: one node an entry, a node for the head; no load ever touches them."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import Protocol, TypeVar

from graph.model.acts import LogEntry
from graph.store.log import (
    NewEntry,
    entries_from_rows,
    entries_to_copy,
    entry_to_row,
    make_entry,
    readable_rows,
    validated,
)
from graph.store.log_chain import (
    BAD_HEAD,
    NO_HEAD,
    RESTORE,
    EntryRow,
    Head,
    check_chain,
    check_end,
    check_numbers,
    damaged,
    entry_row,
    missing_log,
    with_marks,
)
from graph.store.neo4j import cypher
from graph.store.neo4j.adopt import has_former_log, take_over_log
from graph.store.neo4j.read import Row, RunQuery
from graph.store.workspace import DEFAULT

T = TypeVar("T")


class TransactionRunner(Protocol):
    """What runs work in one transaction of a server, for one of its workspaces."""

    workspace: str

    @property
    def identity(self) -> str:
        """Return server, database and workspace."""

    def run_read(self, work: Callable[[RunQuery], T]) -> T:
        """Return what `work` makes of answers from one read transaction."""

    def run_write(self, work: Callable[[RunQuery], T]) -> T:
        """Return what `work` comes to in one write transaction."""


class Neo4jLog:
    """A log kept by a server; its constraints are made before the first entry this process adds."""

    def __init__(self, server: TransactionRunner) -> None:
        self._server = server
        self._prepared = self._settled = False

    @property
    def identity(self) -> str:
        """Return server, database and workspace."""
        return self._server.identity

    def last(self) -> int:
        """Return the sequence of the last entry, 0 where there is none."""
        return self._run_read(lambda ask: _checked_end(ask).sequence)

    def state(self) -> str:
        """Return the end of the log."""
        end = self._run_read(_checked_end)
        return f"{end.sequence} {end.mark}"

    def entries(self) -> tuple[LogEntry, ...]:
        """Return every entry, by sequence."""
        return entries_from_rows(self.rows())

    def rows(self) -> tuple[EntryRow, ...]:
        """Return every entry as it is kept, with its mark."""
        return self._run_read(_checked)

    def head(self) -> Head | None:
        """Return the mark of the last entry that is kept apart."""
        return self._run_read(lambda ask: _head(ask)[0])

    def append(self, draft: NewEntry, expected: int) -> LogEntry:
        """Enter an act; the check against what its maker expected and the writing are one transaction."""
        told = validated(draft)
        self._prepare()
        return self._server.run_write(lambda ask: _append(ask, told, expected))

    def copy_from(self, others: Sequence[EntryRow]) -> int:
        """Add the entries of another log behind those held, as they are; return how many were added."""
        self._prepare()
        return self._server.run_write(lambda ask: _take_over(ask, others))

    def salvage(self) -> tuple[EntryRow, ...]:
        """Return whatever entries can still be understood."""
        return readable_rows(self._run_read(_rows))

    def start_over(self, rows: Sequence[EntryRow]) -> str:
        """Put what is there aside under another label and make `rows` the log."""
        self._prepare()
        return self._server.run_write(lambda ask: _start_over(ask, rows))

    def _prepare(self) -> None:
        """Make the constraints; a change of the schema may not share a transaction with one of the data."""
        if not self._prepared:
            there = {str(row["name"]) for row in self._server.run_read(_prepared)}
            for statement in cypher.log_statements(there):
                self._server.run_write(partial(_run, statement))
            self._prepared = True
            self._settle()

    def _run_read(self, work: Callable[[RunQuery], T]) -> T:
        self._settle()
        return self._server.run_read(work)

    def _settle(self) -> None:
        """Make a log from before a server held several workspaces the default one's, looked for once a process."""
        if self._settled:
            return
        self._settled = self._server.workspace != DEFAULT or not self._server.run_read(has_former_log)
        if not self._settled:
            self._settled = True
            self._prepare()
            self._server.run_write(take_over_log)


def _prepared(ask: RunQuery) -> list[Row]:
    return ask(cypher.PREPARED, {})


def _run(statement: str, ask: RunQuery) -> None:
    ask(statement, {})


def _append(ask: RunQuery, draft: NewEntry, expected: int) -> LogEntry:
    end = _locked_end(ask, draft.who)
    on_subject = int(ask(cypher.LAST_ON_SUBJECT, {"subject": draft.act.subject})[0]["number"])
    entry = make_entry(draft, end.sequence, on_subject, _named(ask, draft), expected)
    _add(ask, [entry_to_row(entry)], end)
    return entry


def _take_over(ask: RunQuery, others: Sequence[EntryRow]) -> int:
    end = _locked_end(ask, "copy")
    rest = entries_to_copy(_checked(ask), others)
    _add(ask, rest, end)
    return len(rest)


def _start_over(ask: RunQuery, rows: Sequence[EntryRow]) -> str:
    ask(cypher.TAKE_LOG_LOCK, {"who": "restore"})
    aside = f"{datetime.now(UTC):%Y%m%dT%H%M%S}"
    number = int(ask(cypher.SET_LOG_ASIDE, {"aside": aside})[0]["number"])
    _set_head(ask, Head())
    _add(ask, rows, Head())
    return f"{cypher.ASIDE} {{aside: '{aside}'}}" if number else ""


def _locked_end(ask: RunQuery, who: str) -> Head:
    """Return the last entry; whoever holds the lock is alone until the transaction ends.

    So sequences follow without a gap. The entries of a former log, which carry no marks, are given theirs.
    """
    ask(cypher.TAKE_LOG_LOCK, {"who": who})
    head, _ = _head(ask)
    if head is not None:
        return _checked_end(ask)
    rows = _checked(ask)
    for row in rows:
        ask(cypher.MARK_ENTRY, {"sequence": row.sequence, "mark": row.mark})
    found = Head(rows[-1].sequence, rows[-1].mark or "", len(rows)) if rows else Head()
    _set_head(ask, found)
    return found


def _add(ask: RunQuery, rows: Sequence[EntryRow], end: Head) -> None:
    """Write entries behind `end`, marked, and the head with them."""
    marked = with_marks(rows, end.mark)
    for row in marked:
        ask(cypher.ADD_ENTRY, {"own": row.as_dict()})
    if marked:
        _set_head(ask, Head(marked[-1].sequence, marked[-1].mark or "", end.later))


def _set_head(ask: RunQuery, head: Head) -> None:
    own = {"sequence": head.sequence, "mark": head.mark, "later": head.later, "seal": head.seal}
    ask(cypher.SET_LOG_HEAD, {"own": own})


def _head(ask: RunQuery) -> tuple[Head | None, str | None]:
    """Return the head and the mark of the entry it names. Raises LogUnreadable where it was altered."""
    found = ask(cypher.LOG_HEAD, {})
    if not found:
        return None, None
    stored = found[0]["stored"]
    head = Head(stored.get("sequence", 0), stored.get("mark", ""), stored.get("later", 0))
    if head.seal != stored.get("seal"):
        raise damaged(BAD_HEAD, RESTORE)
    return head, found[0]["mark"]


def _checked_end(ask: RunQuery) -> Head:
    """Return the last entry. Raises LogUnreadable where the head knows of another."""
    head, at_head = _head(ask)
    found = ask(cypher.LAST_ENTRY, {})
    last = Head(found[0]["sequence"], found[0]["mark"] or "") if found else Head()
    if head is not None:
        if head.sequence and not last.sequence:
            raise missing_log(head)
        check_end(head, last, at_head)
        return Head(last.sequence, last.mark, head.later)
    if last.mark:
        raise damaged(NO_HEAD, RESTORE)
    return last


def _checked(ask: RunQuery) -> tuple[EntryRow, ...]:
    """Return the entries, each checked against its mark; former ones are given theirs."""
    rows = _rows(ask)
    head, _ = _head(ask)
    if head is None and not any(row.mark for row in rows):
        check_numbers(rows)
        return with_marks(rows)
    check_chain(rows)
    _checked_end(ask)
    return rows


def _rows(ask: RunQuery) -> tuple[EntryRow, ...]:
    return tuple(entry_row(row["stored"]) for row in ask(cypher.ENTRIES, {}))


def _named(ask: RunQuery, draft: NewEntry) -> str | None:
    """Return the subject of the entry an act names."""
    if draft.act.names is None:
        return None
    found = ask(cypher.ENTRY_SUBJECT, {"sequence": draft.act.names[0]})
    return str(found[0]["subject"]) if found else None
