"""What a load finds in the place of its file, in whatever state that is: loads on record, records, what was lost."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.errors import Issue, Severity
from graph.model.fact import Fact
from graph.model.facts import scalar_names
from graph.model.region import Region
from graph.model.schema import EDGES, NODES
from graph.store.base import Load
from graph.store.contents import Content
from graph.store.loads import SET_ASIDE, WAS_DAMAGED, load_from_former_row, row_checksum
from graph.store.read_errors import UNREADABLE
from graph.store.sqlite.graph_file import FileKind, connect, file_kind, is_earlier, log_in_place, schema_of
from graph.store.sqlite.schema import layout, quoted, table_of
from graph.store.sqlite.seal import Seal, seal_of

ASIDE = "set-aside"


@dataclass(frozen=True, slots=True)
class StoredGraph:
    """What was there before a load.

    `current` is a graph that was just verified, of the present schema; `readable` one whose records can be compared;
    `foreign` a file that is none of ours and must not be written over. `notes` tell of either, and of what was lost.
    """

    history: tuple[Load, ...] = ()
    current: bool = False
    readable: bool = False
    foreign: bool = False
    notes: tuple[Issue, ...] = ()


def read_stored_graph(path: Path) -> StoredGraph:
    """Return what is in the place of a graph's file. Raises StoreUnreadable for the log of records, OSError."""
    if not path.exists():
        return StoredGraph()
    if seal_of(path) is Seal.WHOLE:
        return _whole(path)
    nature = file_kind(path)
    if nature is FileKind.LOG:
        raise log_in_place(path)
    if nature is FileKind.FOREIGN:
        return StoredGraph(foreign=True, notes=(_set_aside(path),))
    if nature is FileKind.GRAPH and is_earlier(path):
        return _whole(path)
    return _rescued(path)


def _whole(path: Path) -> StoredGraph:
    history, complete, schema = _read(path, summed=False)
    return StoredGraph(history, schema == layout(), readable=True) if complete else _rescued(path)


def _rescued(path: Path) -> StoredGraph:
    """Return the loads of a damaged graph that are as they were written."""
    history, complete, _ = _read(path, summed=True)
    numbers = [load.number for load in history]
    lost = not complete or not numbers or numbers != list(range(len(numbers), 0, -1))
    return StoredGraph(history, notes=(_was_damaged(path, len(history), lost),))


def _read(path: Path, summed: bool) -> tuple[tuple[Load, ...], bool, str | None]:
    """Return the loads on record, newest first, whether all could be read, and the schema the graph was written with.

    `summed` takes no load that does not come to its sum. Whatever the reading trips over ends it: the rest is lost.
    """
    found: list[Load] = []
    with suppress(*UNREADABLE), closing(connect(path)) as connection:
        # text that was damaged fails its sum, it does not end the reading
        connection.text_factory = lambda text: text.decode(errors="replace")
        failed = 0
        for values in _rows(connection, "SELECT * FROM loads ORDER BY number DESC"):
            kept = values.pop("sum", None)
            if summed and kept != row_checksum(values):
                failed += 1
            else:
                found.append(load_from_former_row(values))
        return tuple(found), not failed, schema_of(connection)
    return tuple(found), False, None


def _rows(connection: sqlite3.Connection, query: str) -> Iterator[dict[str, Any]]:
    answers = connection.execute(query)
    names = [column[0] for column in answers.description]
    return (dict(zip(names, row, strict=True)) for row in answers)


def stored_contents(path: Path) -> dict[str, Content]:
    """Return the records of a whole graph as plain values, whichever schema it was written with.

    Where they are kept in a way not known here, there are none to compare with, and every record counts as added.
    """
    with suppress(*UNREADABLE), closing(connect(path)) as connection:
        return {kind.KIND: _content(connection, kind) for kind in (*NODES.values(), *EDGES.values())}
    return {}


def stored_city(path: Path) -> Region | None:
    """Return the home of the facts that a whole graph holds, None where it cannot be told."""
    with suppress(*UNREADABLE), closing(connect(path)) as connection:
        (value,) = connection.execute("SELECT value FROM meta WHERE name = 'region'").fetchone()
        return Region.from_json(json.loads(value))
    return None


def _content(connection: sqlite3.Connection, kind: type[Fact]) -> Content:
    there = {row["name"] for row in _rows(connection, f"PRAGMA table_info({table_of(kind)})")}
    ends = ("id",) if kind.KIND in NODES else ("start", "end", "key")
    if not there.issuperset(ends):
        return {}
    names = scalar_names(kind)
    columns = (*ends, *(name for name in names if name in there))
    rows = _rows(connection, f"SELECT {quoted(columns)} FROM {table_of(kind)}")
    return {tuple(row[end] for end in ends): {name: row.get(name) for name in names} for row in rows}


def _was_damaged(path: Path, kept: int, lost: bool) -> Issue:
    zh = f"更新记录找回 {kept} 次，其余丢失" if lost else f"更新记录完整（{kept} 次）"
    en = (
        f"of the history of loads {kept} were recovered, the rest is lost"
        if lost
        else f"all {kept} loads are on record"
    )
    return Issue(
        severity=Severity.WARNING,
        code=WAS_DAMAGED,
        file=path.name,
        zh=f"原来的资料库文件已损坏，已按资料文件整个换新；{zh}",
        en=f"the graph's file was damaged and has been replaced from the fact files; {en}",
        do_zh="内容以资料文件为准，不缺什么；请检查磁盘，本次列出的改动是按从头更新算的",
        do_en="nothing of the fact files is missing; have the disk checked, and read the changes as a first load's",
    )


def _set_aside(path: Path) -> Issue:
    aside = set_aside_path(path).name
    return Issue(
        severity=Severity.WARNING,
        code=SET_ASIDE,
        file=path.name,
        zh=f"资料库的位置上原有一个别的文件，已移到一旁：{aside}",
        en=f"another file was in the place of the graph and was moved aside: {aside}",
        do_zh="请看看它是什么；没有用就删掉",
        do_en="see what it is; delete it where it is of no use",
    )


def set_aside_path(path: Path) -> Path:
    """Return where a file that is none of ours is moved: beside its place, under a name that is free."""
    names = (path.with_name(f"{path.name}.{ASIDE}-{number}") for number in range(1, 1_000_000))
    return next(name for name in names if not name.exists())
