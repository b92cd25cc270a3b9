"""A backup of a workspace: facts, graph, records and kept files, consistent while others write."""

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from graph.errors import InvalidRequest, StoreBusy
from graph.store.disk import disk_errors
from graph.store.sqlite.graph_file import is_earlier
from graph.store.sqlite.seal import Seal, seal_of
from graph.store.sqlite_log import SqliteLog
from pipeline.backups.archive import FACTS, GRAPH, KEPT, RECORDS, pack, unpack
from pipeline.settings import Settings, open_log

TRIES = 3
"""How often a folder that is being changed is copied anew."""
UNFINISHED = (".part", ".new", ".copy", ".lock", "-journal", "-wal", "-shm")
"""Endings of what is being written and is nobody's yet."""


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds: where it is, its bytes, numbers of what is in it, and whether the graph is among that."""

    file: Path
    size: int
    records: int
    facts: int
    kept: int
    graph: bool


def back_up(settings: Settings, target: Path) -> Backup:
    """Write a workspace into one file, and read it back before it gets its name.

    The graph is taken before the records: what is entered meanwhile is then folded in by whoever opens it, while a
    graph that knows more than its records could not be mended. Raises InvalidRequest where a file is there already,
    StoreBusy, LogUnreadable, StoreUnwritable.
    """
    with disk_errors(target):
        if target.exists():
            raise InvalidRequest(
                f"{target} 已经在了，没有备份；请换一个文件名", f"{target} is there already: choose another name"
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".lianpu-", dir=target.parent) as room:
            return _make(settings, target, Path(room))


def _make(settings: Settings, target: Path, room: Path) -> Backup:
    folder, packed, read_back = room / "held", room / target.name, room / "read"
    folder.mkdir()
    graph = settings.server is None and _take_graph(settings.store, folder / GRAPH)
    facts = _take_folder(settings.facts, folder / FACTS)
    kept = _take_folder(settings.kept, folder / KEPT)
    records = open_log(settings).rows()
    if records:
        SqliteLog(folder / RECORDS).copy_from(records)
    if not (graph or facts or records):
        raise InvalidRequest("这里没有可备份的内容", "there is nothing here to back up")
    pack(folder, packed, {"workspace": settings.workspace, "made_at": datetime.now(UTC).isoformat(timespec="seconds")})
    unpack(packed, read_back)
    size = packed.stat().st_size
    packed.replace(target)
    return Backup(target, size, len(records), facts, kept, graph)


def _take_graph(store: Path, target: Path) -> bool:
    """Copy the file of a graph, which is never changed where it stands; a damaged one is left out: a load makes it."""
    if not store.is_file():
        return False
    shutil.copyfile(store, target)
    if seal_of(target) is Seal.WHOLE or is_earlier(target):
        return True
    target.unlink()
    return False


def _take_folder(source: Path, target: Path) -> int:
    """Copy the files of a folder and return how many; anew where one was changed meanwhile. Raises StoreBusy."""
    for _ in range(TRIES):
        before = _state(source)
        shutil.rmtree(target, ignore_errors=True)
        for path in before:
            place = target / path.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)
        if _state(source) == before:
            return len(before)
    raise StoreBusy(f"{source} 正被改动，请稍后再备份 / {source} is being changed: try again later")


def _state(folder: Path) -> dict[Path, tuple[int, int]]:
    return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in _files(folder)}


def _files(folder: Path) -> Iterable[Path]:
    found = sorted(folder.rglob("*")) if folder.is_dir() else ()
    return (path for path in found if path.is_file() and not path.is_symlink() and not path.name.endswith(UNFINISHED))
