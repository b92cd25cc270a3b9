"""The contract of the log of records: entries are added at the end, and nothing is ever edited or removed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from graph.errors import Impossible, LogDamaged, LogOfAnotherVersion, NotFound, Overtaken
from graph.model.entries import Act, Entry, Undo, Unknown, act_of
from graph.store.log_chain import Head, Kept, check_chain, damaged, mark_of
from graph.store.log_limits import check_act, check_load, check_reason, check_who, is_broken


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An act about to be entered: by which department or account, on which load, and why."""

    act: Act
    who: str
    load_id: str
    reason: str | None = None


class Log(Protocol):
    """A log of records; several processes may append to it at once.

    Whatever reads or writes it raises LogDamaged where entries are missing or were altered, LogOfAnotherVersion where
    a newer version wrote it, and the store's errors.
    """

    @property
    def identity(self) -> str:
        """Return what no other log has: its file, or server, database and workspace. Caches are keyed by it."""

    def last(self) -> int:
        """Return the sequence of the last entry, 0 where there is none; the end of the log is checked."""

    def state(self) -> str:
        """Return what is another as soon as anything of the log is, short to ask for; the end of the log is checked."""

    def entries(self) -> tuple[Entry, ...]:
        """Return every entry, by sequence; the whole log is checked."""

    def kept(self) -> tuple[Kept, ...]:
        """Return every entry as it is kept, with its mark; the whole log is checked."""

    def head(self) -> Head | None:
        """Return the mark of the last entry that is kept apart, None where a former version kept none."""

    def append(self, draft: Draft, expected: int) -> Entry:
        """Enter an act and return its entry, durable when this returns.

        `expected` is the sequence of the last entry on the act's subject that its maker knew of, 0 where there was
        none. Raises Overtaken where another stands there now, NotFound where an undo names no entry, Impossible
        where a reason is missing or something is too long; nothing is written then.
        """

    def take_over(self, others: Sequence[Kept]) -> int:
        """Add the entries of another log behind those held, as they are; return how many were added.

        Raises Impossible where what is held is not the beginning of them; nothing is written then.
        """

    def salvage(self) -> tuple[Kept, ...]:
        """Return whatever entries can still be read and understood, whether or not the log is whole."""

    def start_over(self, rows: Sequence[Kept]) -> str:
        """Put what is there aside, make `rows` the log, marked anew; return where the former one is, "" if nowhere."""


def checked(draft: Draft) -> Draft:
    """Return a draft with its reason trimmed. Raises Impossible where it lacks something or cannot be kept."""
    reason, who = (draft.reason or "").strip(), draft.who.strip()
    if draft.act.REASONED and not reason:
        raise Impossible("没有写理由，没有保存", "no reason was given; nothing was saved")
    if not who:
        raise Impossible("没有写由谁记录，没有保存", "not told by whom; nothing was saved")
    check_reason(reason)
    check_who(who)
    check_load(draft.load_id)
    check_act(draft.act)
    return Draft(act=draft.act, who=who, load_id=draft.load_id, reason=reason or None)


def entered(draft: Draft, last: int, on_subject: int, undone: str | None, expected: int) -> Entry:
    """Return the entry a draft becomes behind entry `last`, if `on_subject` is still what its maker expected.

    `undone` is the subject of the entry an undo names, None where there is no such entry.
    """
    if isinstance(draft.act, Undo) and undone != draft.act.about:
        raise NotFound(f"没有这条记录 / no such record: #{draft.act.entry}")
    if on_subject != expected:
        raise Overtaken(expected, on_subject)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Entry(
        sequence=last + 1, who=draft.who, made_at=now, load_id=draft.load_id, act=draft.act, reason=draft.reason
    )


def missing(held: Sequence[Kept], others: Sequence[Kept]) -> tuple[Kept, ...]:
    """Return the entries behind those held. Raises Impossible where the two logs parted ways.

    The marks of the others are checked. Raises LogDamaged.
    """
    check_chain(others)
    if [row.values for row in held] != [row.values for row in others[: len(held)]]:
        raise Impossible(
            "两边的记录不是同一份，没有复制；请先决定留哪一份",
            "the two logs parted ways; nothing was copied: decide which one to keep",
        )
    return tuple(others[len(held) :])


def kept_entry(entry: Entry) -> Kept:
    """Return an entry as both engines keep it, before it is marked."""
    return Kept(
        sequence=entry.sequence,
        subject=entry.act.subject,
        who=entry.who,
        made_at=entry.made_at,
        load_id=entry.load_id,
        kind=entry.act.KIND,
        payload=entry.act.payload(),
        reason=entry.reason,
    )


def entries_of(rows: Iterable[Kept]) -> tuple[Entry, ...]:
    """Return what `kept_entry` took apart. Raises LogOfAnotherVersion or LogDamaged, naming the entry."""
    return tuple(_entry(row) for row in rows)


def _entry(row: Kept) -> Entry:
    try:
        act = act_of(row.kind, row.payload)
    except Unknown as unknown:
        raise LogOfAnotherVersion(
            f"第 {row.sequence} 条记录{unknown.zh}：是更新的版本写的；记录完好，请更新程序"
            f" / entry {row.sequence} {unknown.en}: a newer version wrote it; the log is whole, update the program"
        ) from unknown
    except (ValueError, TypeError, RecursionError) as error:
        raise damaged((f"第 {row.sequence} 条记录读不出来", f"entry {row.sequence} cannot be read")) from error
    return Entry(
        sequence=row.sequence, who=row.who, made_at=row.made_at, load_id=row.load_id, act=act, reason=row.reason
    )


def understood(rows: Iterable[Kept]) -> tuple[Kept, ...]:
    """Return the entries that are whole texts and can be read, the others left out.

    Raises LogOfAnotherVersion where one that is whole by its mark was written by a newer version.
    """
    found: list[Kept] = []
    before = ""
    for row in rows:
        try:
            if _is_whole(row):
                _entry(row)
                found.append(row)
        except LogDamaged:
            continue
        except LogOfAnotherVersion:
            # damage makes unknown words too, but none that agrees with its mark
            if row.mark == mark_of(before, row):
                raise
        finally:
            before = row.mark or ""
    return tuple(found)


def _is_whole(row: Kept) -> bool:
    texts = (*row.values[1:-1], row.reason or "")
    return all(isinstance(text, str) and not is_broken(text) for text in texts)
