"""The fold written as tables: a folder of facts that a load reads to the same graph without the log."""

import csv
import io
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from graph.errors import InvalidRequest
from graph.model.edge import Edge
from graph.model.fact import Fact
from graph.model.facts import FactSet, identity
from graph.model.labelled_enum import LabelledEnum
from graph.model.nodes import Node
from graph.model.schema import EVIDENCE, Property
from graph.model.tables import LIST_SEPARATOR, TABLES, Join, Table
from graph.store.disk import disk_errors
from loaders import expectations, region

SHARED = "shared"
JOINED = {(table.name, join.name): join for table in TABLES for join in table.joins}
Ends = Mapping[tuple[type[Edge], str], Sequence[str]]
"""By relation and id of a row's node the ids of the nodes it names."""


def bake(facts: FactSet, source: Path, out: Path) -> tuple[dict[str, int], list[str]]:
    """Write facts as tables into a new folder beside the region of a folder of facts.

    Return the rows of each table, and what no table can hold. Raises InvalidRequest where the folder is taken.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise InvalidRequest(f"{out} 不是空文件夹，没有写；请换一个", f"{out} is no empty folder; name another")
    beside = out.with_name(f"{out.name}.part")
    written, left = table_texts((*facts.nodes, *facts.edges))
    counts = {name: rows for name, (rows, _) in written.items()}
    with disk_errors(out):
        shutil.rmtree(beside, ignore_errors=True)
        (beside / SHARED).mkdir(parents=True)
        for name, (_, text) in written.items():
            (beside / SHARED / f"{name}.csv").write_bytes(text)
        shutil.copyfile(source / region.NAME, beside / region.NAME)
        (beside / expectations.NAME).write_text(_expected(counts), encoding="utf-8", newline="\n")
        if out.exists():
            out.rmdir()
        beside.replace(out)
    return counts, left


def table_texts(facts: Iterable[Fact]) -> tuple[dict[str, tuple[int, bytes]], list[str]]:
    """Return facts as the text of each table with its number of rows, and what no table can hold."""
    everything = sorted(facts, key=lambda each: (each.KIND, *identity(each)))
    ends, left = _joined(everything), list[str]()
    found: dict[str, tuple[int, bytes]] = {}
    for table in TABLES:
        own = [each for each in everything if type(each) is table.fact_kind]
        columns = table.columns() if all(each.evidence.cells is None for each in own) else table.read_columns()
        rows = [_row(table, columns, each, ends, left) for each in own]
        if rows:
            found[table.name] = len(rows), _text(columns, rows)
    return found, left


def _expected(counts: Mapping[str, int]) -> str:
    """Return how many rows each table must have, a tenth fewer to a half more than are written."""
    ranges = {name: (int(count * 0.9), count + count // 2 + 1) for name, count in counts.items()}
    lines = [f"{name}: {{least: {least}, most: {most}}}" for name, (least, most) in ranges.items()]
    return "\n".join(("# Least and most rows of each table, so that a half-copied file is noticed.", *lines, ""))


def _joined(everything: Iterable[Fact]) -> Ends:
    relations = {join.relation: join for join in JOINED.values()}
    found: defaultdict[tuple[type[Edge], str], list[str]] = defaultdict(list)
    for each in everything:
        if isinstance(each, Edge) and type(each) in relations:
            own, other = (each.end, each.start) if relations[type(each)].inward else (each.start, each.end)
            found[type(each), own].append(other)
    return found


def _row(table: Table, columns: Iterable[Property], fact: Fact, ends: Ends, left: list[str]) -> list[str]:
    named = {} if table.ends is None else dict(zip((end.name for end in table.ends), ("start", "end"), strict=True))
    evidence = {each.name for each in EVIDENCE}
    cells = []
    for column in columns:
        join = JOINED.get((table.name, column.name))
        if join is not None and isinstance(fact, Node):
            cells.append(_ids(table, join, fact, ends, left))
        elif column.name in evidence and column in EVIDENCE:
            cells.append(_cell(getattr(fact.evidence, column.name)))
        else:
            cells.append(_cell(getattr(fact, named.get(column.name, column.name))))
    return cells


def _ids(table: Table, join: Join, node: Node, ends: Ends, left: list[str]) -> str:
    ids = ends.get((join.relation, node.id), ())
    if join.many:
        return LIST_SEPARATOR.join(ids)
    left += [f"{table.zh} {node.id}：{join.column.zh} {id}" for id in ids[1:]]
    return ids[0] if ids else ""


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, LabelledEnum):
        return value.zh
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value)


def _text(columns: Iterable[Property], rows: Iterable[Sequence[str]]) -> bytes:
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(_heads(columns))
    writer.writerows(rows)
    return target.getvalue().encode("utf-8-sig")


def _heads(columns: Iterable[Property]) -> Iterator[str]:
    return (column.column.zh for column in columns)
