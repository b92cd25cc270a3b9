"""A backup put back: unpacked and checked beside its place, and only then made a workspace."""

import filecmp
import shutil
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from graph.errors import InvalidRequest
from graph.store.disk import disk_errors
from graph.store.sqlite.graph_file import is_earlier
from graph.store.sqlite.seal import Seal, seal_of
from graph.store.sqlite_log import SqliteLog
from pipeline.backups.archive import FACTS, GRAPH, HEAD, KEPT, RECORDS, refused, unpack
from pipeline.settings import Settings, log_path


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back: records, where the facts are, and where what was there before is kept, "" if nothing was."""

    records: int
    facts: Path
    graph: bool
    aside: str


def restore(source: Path, settings: Settings, over: bool = False) -> Restored:
    """Make a backup a workspace; what stands there is put aside where `over` says that it is meant.

    Raises InvalidRequest for a file that is no whole backup and for a workspace that lives, LogUnreadable.
    """
    if settings.server is not None:
        raise refused(
            "服务器上的工作区请先恢复到文件，再用 copy embedded neo4j", "restore into files, then: copy embedded neo4j"
        )
    with disk_errors(settings.store):
        if not source.is_file():
            raise InvalidRequest(f"没有这个备份文件：{source}", f"there is no such backup: {source}")
        living = [path for path in _places(settings).values() if path.exists()]
        if living and not over:
            raise refused(
                f"{settings.store.parent} 里已有资料或记录；确要换掉就停用后加 --over，原来的会另存",
                f"{settings.store.parent} holds a graph or records; stop the app and add --over if that is meant",
            )
        settings.store.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".restoring-", dir=settings.store.parent) as room:
            unpack(source, Path(room))
            records = _check(Path(room))
            return _put(Path(room), settings, records)


def _places(settings: Settings) -> dict[str, Path]:
    """Return where each part goes, the head before its log: a head alone is told, a log alone too."""
    log = SqliteLog(log_path(settings.store))
    return {KEPT: settings.kept, GRAPH: settings.store, HEAD: log.head_path, RECORDS: log.path}


def _check(folder: Path) -> int:
    """Return the number of records. Raises InvalidRequest for a graph, LogUnreadable for a log that is not whole."""
    graph = folder / GRAPH
    if graph.exists() and seal_of(graph) is not Seal.WHOLE and not is_earlier(graph):
        raise refused("备份里的资料库已损坏", "the graph in the backup is damaged")
    return len(SqliteLog(folder / RECORDS).rows())


def _put(folder: Path, settings: Settings, records: int) -> Restored:
    moment = f"{datetime.now(UTC):%Y%m%dT%H%M%S}"
    aside = settings.store.with_name(f"aside-{moment}")
    places = _places(settings)
    facts = _put_facts(folder / FACTS, settings, aside, moment)
    for place in places.values():
        _move(place, aside)
    for name, place in places.items():
        if (folder / name).exists():
            (folder / name).replace(place)
    SqliteLog(log_path(settings.store)).forget()
    return Restored(records, facts, settings.store.exists(), aside.name if aside.exists() else "")


def _put_facts(held: Path, settings: Settings, aside: Path, moment: str) -> Path:
    """Put the facts where the workspace looks for them; beside it where other facts are that are none of its own."""
    place = settings.facts
    if not held.exists() or _same(held, place):
        return place
    if place.exists() and place.parent != settings.store.parent:
        place = settings.store.with_name(f"facts-{moment}")
    _move(place, aside)
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(held, place)
    return place


def _same(one: Path, other: Path) -> bool:
    names = [sorted(path.relative_to(each) for path in each.rglob("*") if path.is_file()) for each in (one, other)]
    return names[0] == names[1] and all(filecmp.cmp(one / name, other / name, shallow=False) for name in names[0])


def _move(path: Path, aside: Path) -> None:
    if path.exists():
        aside.mkdir(exist_ok=True)
        path.rename(aside / path.name)
