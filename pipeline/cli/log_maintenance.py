"""Keeping the log of records safe: verify it, back it up, restore a backup, accept what a damaged one still gives."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from graph.errors import InvalidRequest, LogUnreadable, StoreError
from graph.store.disk import disk_errors
from graph.store.log import Log
from graph.store.log_chain import EntryRow, check_continues, ranges
from graph.store.sqlite_log import SqliteLog
from pipeline.cli.shared.output import CommandResult, Titles

NOWHERE = "—"
TITLES: Titles = {
    "records_whole": ("记录 {records:,} 条，逐条检查无误。", "{records:,} records, each checked: the log is whole."),
    "records_later": (
        "记录 {records:,} 条，逐条检查无误；其中前 {later:,} 条接自旧格式，校验码是接收时补的。",
        (
            "{records:,} records, each checked: the log is whole; the first {later:,} came from the former format "
            "and were marked then."
        ),
    ),
    "records_former": (
        "记录 {records:,} 条，旧格式，还没有校验码；下一次记录时补上，或现在就补：python -m pipeline records accept。",
        (
            "{records:,} records in the former format, without marks; the next entry adds them, or now: "
            "python -m pipeline records accept."
        ),
    ),
    "records_backup": (
        "已备份 {records:,} 条记录：{file}，请与旁边的 {head} 一起保存。",
        "{records:,} records are backed up: {file}; keep {head} beside it.",
    ),
    "records_restored": (
        "已恢复：备份 {backup:,} 条，其后检查无误的 {added:,} 条也接上了；原来的文件另存为 {aside}。",
        (
            "Restored: {backup:,} records of the backup, and {added:,} that were made after it and are whole; what was "
            "there is kept as {aside}."
        ),
    ),
    "records_accepted": (
        "已收下读得出的 {records:,} 条，缺：{gone}；原来的文件另存为 {aside}。",
        "Kept the {records:,} records that can be read; missing: {gone}; what was there is kept as {aside}.",
    ),
}
"""What each outcome begins with, by its status."""


def verify(log: Log, _: Namespace) -> CommandResult:
    """Check every entry. Raises LogUnreadable, which says which entries are missing or were altered."""
    rows = log.rows()
    head = log.head()
    status = "records_whole"
    if head is None and rows:
        status = "records_former"
    elif head is not None and head.later:
        status = "records_later"
    later = 0 if head is None else head.later
    mark = rows[-1].mark if rows else None
    return CommandResult(0, {"status": status, "records": len(rows), "later": later, "mark": mark})


def backup(log: Log, args: Namespace) -> CommandResult:
    """Write a copy of the log, whole even while others write, and check it."""
    if args.out is None:
        raise InvalidRequest(
            "请写明备份到哪个文件：records backup --out 文件", "say where the backup goes: records backup --out FILE"
        )
    copy = SqliteLog(args.out)
    with disk_errors(copy.path):
        taken = copy.path.exists() or copy.head_path.exists()
    if taken:
        raise InvalidRequest(
            f"{args.out} 或它的 .head 已经在了，没有备份；请换一个文件名",
            f"{args.out} or its .head is there already, nothing was written: choose another name",
        )
    try:
        copy.copy_from(log.rows())
    except StoreError:
        # a copy that was cut off must not be taken for one; what the disk says first is what is told
        with suppress(OSError):
            copy.path.unlink(missing_ok=True)
            copy.head_path.unlink(missing_ok=True)
        raise
    content = {"status": "records_backup", "records": len(copy.rows())}
    return CommandResult(0, {**content, "file": str(copy.path), "head": copy.head_path.name})


def restore(log: Log, args: Namespace) -> CommandResult:
    """Make a backup the log again, with the entries made after it that are whole; the former log is kept aside."""
    if args.file is None or not _is_there(args.file):
        raise InvalidRequest(
            f"没有这个备份文件：{args.file or 'records restore 文件'}",
            f"there is no such backup: {args.file or 'records restore FILE'}",
        )
    rows = SqliteLog(args.file).copied()
    _refuse_loss(log, rows)
    whole = check_continues(rows, log.salvage())
    aside = log.start_over(whole)
    content = {"status": "records_restored", "backup": len(rows), "added": len(whole) - len(rows)}
    return CommandResult(0, {**content, "aside": aside or NOWHERE})


def _is_there(file: Path) -> bool:
    with disk_errors(file):
        return file.is_file()


def _refuse_loss(log: Log, rows: tuple[EntryRow, ...]) -> None:
    """Raise InvalidRequest where the log is whole and holds entries that the backup does not."""
    try:
        held = log.rows()
    except LogUnreadable:
        return
    if [row.values for row in held] != [row.values for row in rows[: len(held)]]:
        raise InvalidRequest(
            f"现有记录完好，有备份里没有的内容（{len(held):,} 条，备份 {len(rows):,} 条），没有恢复",
            f"the log is whole and holds what the backup does not ({len(held):,} entries, the backup {len(rows):,}); "
            "nothing was restored",
        )


def accept(log: Log, args: Namespace) -> CommandResult:
    """Make what can still be read of a damaged log the log; where it is whole, mark what a former version left."""
    try:
        rows = log.rows()
    except LogUnreadable:
        return _salvaged(log)
    if rows and log.head() is None:
        log.copy_from(rows)
    return verify(log, args)


def _salvaged(log: Log) -> CommandResult:
    rows = log.salvage()
    known = max((_known(log), *(row.sequence for row in rows)))
    gone = sorted(set(range(1, known + 1)) - {row.sequence for row in rows})
    aside = log.start_over(rows)
    content = {"status": "records_accepted", "records": len(rows), "missing": gone}
    return CommandResult(0, {**content, "gone": ranges(gone) or NOWHERE, "aside": aside or NOWHERE})


def _known(log: Log) -> int:
    """Return how many entries the head knows of, 0 where it cannot be read."""
    try:
        head = log.head()
    except LogUnreadable:
        return 0
    return 0 if head is None else head.sequence


ACTIONS: Mapping[str, Callable[[Log, Namespace], CommandResult]] = {
    "verify": verify,
    "backup": backup,
    "restore": restore,
    "accept": accept,
}
