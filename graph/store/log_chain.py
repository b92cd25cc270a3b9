"""The running hash over a log: the mark of an entry covers all before it, so what was changed or taken out shows.

The mark of the last entry is kept apart from the entries, as the head; a log that lost its end disagrees with it.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import count, groupby
from operator import attrgetter
from typing import Any

from graph.errors import LogUnreadable

Sentence = tuple[str, str]


@dataclass(frozen=True, slots=True)
class EntryRow:
    """An entry as both engines keep it: plain values, and the mark; None where a former version kept none."""

    sequence: int
    subject: str
    who: str
    made_at: str
    load_id: str
    kind: str
    payload: str
    reason: str | None
    mark: str | None = None

    @property
    def values(self) -> tuple[str | int | None, ...]:
        """Return what the mark covers, in the order of COLUMNS."""
        return _values(self)

    def as_dict(self) -> dict[str, str | int | None]:
        """Return the values and the mark by name."""
        return dict(zip((*COLUMNS, "mark"), (*self.values, self.mark), strict=True))


@dataclass(frozen=True, slots=True)
class Head:
    """Sequence and mark of the last entry; the first `later` entries were marked when a former log was taken over."""

    sequence: int = 0
    mark: str = ""
    later: int = 0

    @property
    def seal(self) -> str:
        """Return a SHA-256 by which a head that was changed tells itself."""
        return hashlib.sha256(f"{self.sequence} {self.mark} {self.later}".encode()).hexdigest()


START = Head()
"""Before the first entry."""
COLUMNS = tuple(each.name for each in fields(EntryRow))[:-1]
"""What is kept of an entry beside its mark, in both engines."""
_values: Callable[[EntryRow], tuple[str | int | None, ...]] = attrgetter(*COLUMNS)
# what a damaged file gives in place of text or a number is hashed too, and is then another
_canonical = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), default=repr).encode


def entry_row(row: Mapping[str, Any]) -> EntryRow:
    """Return a row of either engine; what it lacks is None, and a damaged file may give anything."""
    values: dict[str, Any] = {name: row.get(name) for name in (*COLUMNS, "mark")}
    return EntryRow(**values)


def mark_of(before: str, row: EntryRow) -> str:
    """Return the SHA-256 of an entry and of the mark before it, in hexadecimal."""
    return hashlib.sha256(_canonical((before, *row.values)).encode("ascii")).hexdigest()


def with_marks(rows: Iterable[EntryRow], before: str = "") -> tuple[EntryRow, ...]:
    """Return entries with their marks computed anew behind the mark `before`."""
    found = []
    for row in rows:
        before = mark_of(before, row)
        found.append(replace(row, mark=before))
    return tuple(found)


def check_chain(rows: Sequence[EntryRow], start: Head = START) -> None:
    """Raise LogUnreadable where entries behind `start` were altered, exchanged or taken out."""
    gone: list[int] = []
    altered: list[int] = []
    before = start
    for row in rows:
        if row.mark != mark_of(before.mark, row):
            jump = range(before.sequence + 1, row.sequence)
            (gone if jump else altered).extend(jump or (row.sequence,))
        before = Head(row.sequence, row.mark or "")
    if gone:
        raise damaged((f"记录少了第 {ranges(gone)} 条", f"gone from the log: #{ranges(gone, ', #')}"))
    if altered:
        raise damaged(
            (f"第 {ranges(altered)} 条记录被改动过", f"altered in the log: #{ranges(altered, ', #')}"),
        )


def check_continues(rows: Sequence[EntryRow], others: Iterable[EntryRow]) -> tuple[EntryRow, ...]:
    """Return entries, and behind them those others that, by their marks, were made behind exactly these."""
    found = list(with_marks(rows))
    for other in others:
        last = found[-1] if found else EntryRow(0, "", "", "", "", "", "", None, "")
        if other.sequence > last.sequence and other.mark == mark_of(last.mark or "", other):
            found.append(other)
    return tuple(found)


def check_numbers(rows: Sequence[EntryRow]) -> None:
    """Raise LogUnreadable where entries that carry no marks do not follow one another."""
    gone = sorted(set(range(1, rows[-1].sequence)) - {row.sequence for row in rows}) if rows else []
    if gone:
        raise damaged((f"记录少了第 {ranges(gone)} 条", f"gone from the log: #{ranges(gone, ', #')}"))


def check_end(head: Head, last: Head, at_head: str | None) -> None:
    """Raise LogUnreadable where a log that ends with `last` is not the one whose head was kept.

    `at_head` is the mark of the entry the head names. A log that goes on behind its head is whole.
    """
    if last.sequence < head.sequence:
        gone = ranges(range(last.sequence + 1, head.sequence + 1))
        raise damaged(
            (
                f"记录少了第 {gone} 条（应有 {head.sequence:,} 条，现有 {last.sequence:,} 条）",
                f"gone from the log: #{gone} (there were {head.sequence:,}, {last.sequence:,} are left)",
            )
        )
    if head.sequence and at_head != head.mark:
        raise damaged(FOREIGN)


def ranges(numbers: Iterable[int], stop: str = "、", most: int = 5) -> str:
    """Return ascending numbers as `9–12、20`; more than `most` ranges end in an ellipsis."""
    counter = count()
    groups = [list(group) for _, group in groupby(numbers, key=lambda number: number - next(counter))]
    told = [f"{group[0]}–{group[-1]}" if len(group) > 1 else str(group[0]) for group in groups[:most]]
    return stop.join(told) + ("…" if len(groups) > most else "")


FOREIGN = (
    "记录与另存的末条校验码对不上，像是换成了另一份记录，或末条被改动过",
    "the log does not agree with the mark kept apart from it: another log was put here, or its end was altered",
)
NO_HEAD = (
    "记录的末条校验码（.head 文件）不见了，看不出末尾有没有缺",
    "the mark of the last entry (the .head file) is missing, so nothing shows whether the end is whole",
)
BAD_HEAD = (
    "记录的末条校验码（.head 文件）坏了，看不出末尾有没有缺",
    "the mark of the last entry (the .head file) is damaged, so nothing shows whether the end is whole",
)
VANISHED = ("记录文件刚才还在，现在不见了", "the log of records was here a moment ago and is gone")
UNREADABLE = ("记录文件坏了，或不是记录文件，读不出来", "the file is damaged or is no log of records")

_COMMAND = "python -m pipeline records"
RESTORE = (
    f"请勿删除；有备份请恢复：{_COMMAND} restore 备份文件；没有备份就收下还读得出的：{_COMMAND} accept",
    f"do not delete it; restore a backup: {_COMMAND} restore FILE; without one keep what is left: {_COMMAND} accept",
)
PUT_BACK = (
    f"请勿删除；把 .head 文件放回记录旁边；找不到而记录齐全就收下：{_COMMAND} accept",
    f"do not delete it; put the .head file back; if it is lost, but no entry is: {_COMMAND} accept",
)
PUT_LOG_BACK = (
    f"把记录文件和 .head 文件放回原处；有备份请恢复：{_COMMAND} restore 备份文件；确要从头记起就重启程序",
    f"put the log and its .head back, or restore a backup: {_COMMAND} restore FILE; to begin anew restart the program",
)
NEVER_USED = (
    f"从没有记录过就删去这个空文件；否则请恢复备份：{_COMMAND} restore 备份文件",
    f"if nothing was ever recorded, delete this file; else restore a backup: {_COMMAND} restore FILE",
)


def missing_log(head: Head) -> LogUnreadable:
    """Return the error for a log that is not there although its head knows of entries."""
    known = f"{head.sequence:,}"
    return damaged((f"记录不见了，其中应有 {known} 条", f"the log of records is missing; it held {known} entries"))


def empty_log(head: Head | None) -> LogUnreadable:
    """Return the error for a log with nothing in it that may have held something."""
    if head is None:
        return damaged(("记录文件是空的", "the file of the log is empty"), NEVER_USED)
    known = f"{head.sequence:,}"
    return damaged(
        (f"记录文件成了空文件，其中应有 {known} 条", f"the file of the log is empty; it held {known} entries")
    )


def damaged(what: Sentence, remedy: Sentence = RESTORE, where: str = "") -> LogUnreadable:
    """Return the error that says what is wrong with a log and what to do."""
    place = f" ({where})" if where else ""
    error = LogUnreadable(f"{what[0]}；{remedy[0]} / {what[1]}; {remedy[1]}{place}")
    error.what = what
    return error
