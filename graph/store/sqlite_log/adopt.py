"""Taking an embedded graph and its log over into another folder: copied, compared, and only then moved aside."""

import filecmp
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from graph.errors import InvalidRequest, StoreBusy, StoreEmpty, StoreUnreadable
from graph.store.disk import disk_errors
from graph.store.log_chain import UNREADABLE, damaged
from graph.store.read_errors import AGAIN_EN, AGAIN_ZH
from graph.store.sqlite.file_swap import exclusive_lock
from graph.store.sqlite.graph_file import is_earlier
from graph.store.sqlite.seal import Seal, seal_of
from graph.store.sqlite.write import make_durable
from graph.store.sqlite_log import SqliteLog
from graph.store.sqlite_log.log_file import open_connection

Pair = tuple[Path, Path]
"""A file, and where its copy goes."""
COPY = ".copy"


@dataclass(frozen=True, slots=True)
class Adopted:
    """What was taken over: the entries of the log, and the names under which the former files are kept."""

    entries: int
    aside: tuple[str, ...]


def adopt(source: Path, log: SqliteLog, target: Path, target_log: SqliteLog) -> Adopted:
    """Make a graph and its log another workspace's; the former files are kept aside under another name.

    Whoever is stopped in between does it again: what was copied already is known by its content. Raises InvalidRequest
    where the target holds anything else, StoreEmpty, StoreUnreadable, LogUnreadable, StoreBusy, StoreUnwritable.
    """
    pairs = [(source, target), (log.path, target_log.path), (log.head_path, target_log.head_path)]
    held = [pair for pair in pairs if pair[0].exists()]
    if not held:
        raise StoreEmpty(f"这里没有资料也没有记录，不用接管 / there is neither graph nor log to take over: {source}")
    with disk_errors(target):
        _refuse_others(pairs)
        target.parent.mkdir(parents=True, exist_ok=True)
        entries = _copy(held, log, target_log)
        return Adopted(entries, _move_aside(held, log, entries))


def _refuse_others(pairs: Iterable[Pair]) -> None:
    for source, target in pairs:
        if target.exists() and not (source.exists() and filecmp.cmp(source, target, shallow=False)):
            raise InvalidRequest(
                f"{target} 已经在了，内容不同，没有接管；请换一个工作区名",
                f"{target} is there already and differs, nothing was taken over: choose another name",
            )


def _copy(stored: list[Pair], log: SqliteLog, target_log: SqliteLog) -> int:
    """Copy every file beside its place, compare, and put it there; return the number of entries."""
    graphs = [pair for pair in stored if pair[0] not in (log.path, log.head_path)]
    logs = [pair for pair in stored if pair not in graphs]
    for source, target in graphs:
        with exclusive_lock(source):
            _put(source, target)
            if seal_of(target) is not Seal.WHOLE and not is_earlier(target):
                target.unlink()
                raise StoreUnreadable(
                    f"资料库文件已损坏，{AGAIN_ZH}；没有接管 / the graph is damaged; {AGAIN_EN}: {source.name}"
                )
    if not log.path.exists():
        for source, target in logs:
            _put(source, target)
        return len(log.rows())
    return _copy_log(logs, log, target_log)


def _copy_log(logs: list[Pair], log: SqliteLog, target_log: SqliteLog) -> int:
    """Copy a log that nobody can write to meanwhile, and read the copy whole."""
    with open_connection(log.path) as connection:
        connection.execute("BEGIN IMMEDIATE")
        kept, head = log.rows(), log.head()
        for source, target in reversed(logs):
            _put(source, target)
    if (target_log.rows(), target_log.head()) != (kept, head):
        raise damaged(UNREADABLE, where=target_log.path.name)
    return len(kept)


def _put(source: Path, target: Path) -> None:
    """Copy a file, compare the copy, and give it its name."""
    fresh = target.with_name(f"{target.name}{COPY}")
    shutil.copy2(source, fresh)
    if not filecmp.cmp(source, fresh, shallow=False):
        raise StoreBusy(
            f"{source.name} 正被改动，请停用后重试 / {source.name} is being changed: stop the app, try again"
        )
    fresh.replace(target)
    make_durable(target.parent)


def _move_aside(stored: list[Pair], log: SqliteLog, entries: int) -> tuple[str, ...]:
    """Rename the former files. Raises StoreBusy where an entry came in since they were copied."""
    if len(log.rows()) != entries:
        raise StoreBusy("记录刚有新的写入，请停用后重试 / an entry came in meanwhile: stop the app, try again")
    ending = f".adopted-{datetime.now(UTC):%Y%m%dT%H%M%S}"
    # the head last: a log without its head is told, a head without its log too
    for source, _ in stored:
        source.rename(source.with_name(f"{source.name}{ending}"))
    log.forget()
    return tuple(f"{source.name}{ending}" for source, _ in stored)
