"""The contract of the log of records: entries are added at the end, and nothing is ever edited or removed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from graph.errors import EntryConflict, InvalidRequest, LogOfAnotherVersion, LogUnreadable, NotFound
from graph.model.acts import Act, LogEntry, UnknownAct, act_of, proposed
from graph.model.review_acts import Propose
from graph.store.log_chain import EntryRow, Head, check_chain, damaged, mark_of
from graph.store.log_limits import check_act, check_load, check_reason, check_who, is_broken


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """An act about to be entered: by which department or account, on which load, and why."""

    act: Act
    who: str
    load_id: str
    reason: str | None = None


class Log(Protocol):
    """A log of records; several processes may append to it at once.

    Whatever reads or writes it raises LogUnreadable where entries are missing or were altered, LogOfAnotherVersion
    where a newer version wrote it, and the store's errors.
    """

    @property
    def identity(self) -> str:
        """Return what no other log has: its file, or server, database and workspace. Caches are keyed by it."""

    def last(self) -> int:
        """Return the sequence of the last entry, 0 where there is none; the end of the log is checked."""

    def state(self) -> str:
        """Return what is another as soon as anything of the log is, short to ask for; the end of the log is checked."""

    def entries(self) -> tuple[LogEntry, ...]:
        """Return every entry, by sequence; the whole log is checked."""

    def rows(self) -> tuple[EntryRow, ...]:
        """Return every entry as it is kept, with its mark; the whole log is checked."""

    def head(self) -> Head | None:
        """Return the mark of the last entry that is kept apart, None where a former version kept none."""

    def append(self, draft: NewEntry, expected: int) -> LogEntry:
        """Enter an act and return its entry, durable when this returns.

        `expected` is the sequence of the last entry on the act's subject that its maker knew of, 0 where there was
        none. Raises EntryConflict where another stands there now, NotFound where an undo names no entry, InvalidRequest
        where a reason is missing or something is too long; nothing is written then.
        """

    def copy_from(self, others: Sequence[EntryRow]) -> int:
        """Add the entries of another log behind those held, as they are; return how many were added.

        Raises InvalidRequest where what is held is not the beginning of them; nothing is written then.
        """

    def salvage(self) -> tuple[EntryRow, ...]:
        """Return whatever entries can still be read and understood, whether or not the log is whole."""

    def start_over(self, rows: Sequence[EntryRow]) -> str:
        """Put what is there aside, make `rows` the log, marked anew; return where the former one is, "" if nowhere."""


def validated(draft: NewEntry) -> NewEntry:
    """Return a draft with its reason trimmed. Raises InvalidRequest where it lacks something or cannot be kept."""
    reason, who = (draft.reason or "").strip(), draft.who.strip()
    inner = proposed(draft.act) if isinstance(draft.act, Propose) else draft.act
    if inner.NEEDS_REASON and not reason:
        raise InvalidRequest("没有写理由，没有保存", "no reason was given; nothing was saved")
    if not who:
        raise InvalidRequest("没有写由谁记录，没有保存", "no department or account given; nothing was saved")
    check_reason(reason)
    check_who(who)
    check_load(draft.load_id)
    check_act(draft.act)
    if isinstance(draft.act, Propose):
        _check_proposal(draft.act, inner)
    return NewEntry(act=draft.act, who=who, load_id=draft.load_id, reason=reason or None)


def _check_proposal(act: Propose, inner: Act) -> None:
    """Raise InvalidRequest where a proposal does not say what it is about, or what it proposes cannot be kept."""
    if inner.subject != act.about:
        raise InvalidRequest(
            "报审的内容和所说的事项不一致，没有保存", "a proposal is not about what it says; not saved"
        )
    check_act(inner)


def make_entry(draft: NewEntry, last: int, on_subject: int, named: str | None, expected: int) -> LogEntry:
    """Return the entry a draft becomes behind entry `last`, if `on_subject` is still what its maker expected.

    `named` is the subject of the entry that an undo or a decision names, None where there is no such entry.
    """
    names = draft.act.names
    if names is not None and named != names[1]:
        raise NotFound(f"没有这条记录 / no such record: #{names[0]}")
    if on_subject != expected:
        raise EntryConflict(expected, on_subject)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return LogEntry(
        sequence=last + 1, who=draft.who, made_at=now, load_id=draft.load_id, act=draft.act, reason=draft.reason
    )


def entries_to_copy(stored: Sequence[EntryRow], others: Sequence[EntryRow]) -> tuple[EntryRow, ...]:
    """List the entries after those stored. Raises InvalidRequest if the two logs have diverged.

    The marks of the others are checked. Raises LogUnreadable.
    """
    check_chain(others)
    if [row.values for row in stored] != [row.values for row in others[: len(stored)]]:
        raise InvalidRequest(
            "两边的记录不是同一份，没有复制；请先决定留哪一份",
            "the logs have diverged; nothing was copied. Decide which one to keep",
        )
    return tuple(others[len(stored) :])


def entry_to_row(entry: LogEntry) -> EntryRow:
    """Return an entry as both engines keep it, before it is marked."""
    return EntryRow(
        sequence=entry.sequence,
        subject=entry.act.subject,
        who=entry.who,
        made_at=entry.made_at,
        load_id=entry.load_id,
        kind=entry.act.KIND,
        payload=entry.act.payload(),
        reason=entry.reason,
    )


def entries_from_rows(rows: Iterable[EntryRow]) -> tuple[LogEntry, ...]:
    """Return what `entry_to_row` took apart. Raises LogOfAnotherVersion or LogUnreadable, naming the entry."""
    return tuple(_entry(row) for row in rows)


def _entry(row: EntryRow) -> LogEntry:
    try:
        act = act_of(row.kind, row.payload)
    except UnknownAct as unknown:
        raise LogOfAnotherVersion(
            f"第 {row.sequence} 条记录{unknown.zh}：是更新的版本写的；记录完好，请更新程序"
            f" / entry {row.sequence} {unknown.en}: a newer version wrote it; the log is whole, update the program"
        ) from unknown
    except (ValueError, TypeError, RecursionError) as error:
        raise damaged((f"第 {row.sequence} 条记录读不出来", f"entry {row.sequence} cannot be read")) from error
    return LogEntry(
        sequence=row.sequence, who=row.who, made_at=row.made_at, load_id=row.load_id, act=act, reason=row.reason
    )


def readable_rows(rows: Iterable[EntryRow]) -> tuple[EntryRow, ...]:
    """Return the entries that are whole texts and can be read, the others left out.

    Raises LogOfAnotherVersion where one that is whole by its mark was written by a newer version.
    """
    found: list[EntryRow] = []
    before = ""
    for row in rows:
        try:
            if _is_whole(row):
                _entry(row)
                found.append(row)
        except LogUnreadable:
            continue
        except LogOfAnotherVersion:
            # damage makes unknown words too, but none that agrees with its mark
            if row.mark == mark_of(before, row):
                raise
        finally:
            before = row.mark or ""
    return tuple(found)


def _is_whole(row: EntryRow) -> bool:
    texts = (*row.values[1:-1], row.reason or "")
    return all(isinstance(text, str) and not is_broken(text) for text in texts)
