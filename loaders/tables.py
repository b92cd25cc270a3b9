"""Rows of a table turned into nodes and relations, as the table declares."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from graph.errors import Severity
from graph.model.cells import bare, decode_cells
from graph.model.edges import Edge
from graph.model.evidence import Evidence
from graph.model.facts import identity
from graph.model.nodes import Firm, Node
from graph.model.nodes import Place as PlaceNode
from graph.model.places import core_of, one_place
from graph.model.region import Region
from graph.model.schema import EVIDENCE, Property, properties
from graph.model.tables import ALL_IDS, LIST_SEPARATORS, Join, Table, derived_id
from loaders.blanks import without_placeholders
from loaders.bounds import check_order
from loaders.cells import Value, parse_cell, parse_id
from loaders.header import Header, parse_header
from loaders.messages import CellRef
from loaders.notes import without_notes
from loaders.rows import IssueCollector, RejectedCell, SheetRow, TableSheet

MIN_DISTANCE = 2
"""Rows that must not fit the header before it is said of the table, and not of each row."""
EVERY = (ALL_IDS, "all")
SEVERAL = re.compile(rf"[{LIST_SEPARATORS}/|\\&+]")
"""What shows that a cell holds several ids where one belongs."""
BETWEEN = re.compile(r"[^\w.-]+")
"""What stands between ids: whatever can stand in none."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A cell that names a node of another table, to be checked once all tables are read."""

    kind: str
    id: str
    place: CellRef


@dataclass(slots=True)
class ParsedFacts:
    """Parsed nodes and relations with their cells, and the references still to check.

    `known_ids` holds every id typed in its own table, refused rows included, and `unread` the kinds of which a file
    could not be read, so that one mistake is reported once.
    """

    nodes: dict[tuple[str, str], Node] = field(default_factory=dict)
    edges: dict[tuple[str, ...], Edge] = field(default_factory=dict)
    places: dict[tuple[str, ...], CellRef] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)
    known_ids: set[tuple[str, str]] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    rows: dict[str, int] = field(default_factory=dict)
    spellings: dict[str, list[str]] = field(default_factory=dict)
    deferred_joins: list[Callable[[], None]] = field(default_factory=list)


def load(sheet: TableSheet, table: Table, region: Region, facts: ParsedFacts, issues: IssueCollector) -> None:
    """Add the records of a sheet; what is wrong with it is reported."""
    header = parse_header(sheet, table, issues)
    facts.rows[table.name] = facts.rows.get(table.name, 0) + len(sheet.rows)
    if table.has_id_column and "id" not in header.headings:
        facts.unread.add(table.fact_kind.KIND)
    apart = bool(header.headings) and _are_apart(sheet, issues)
    if apart and table.has_id_column:
        facts.unread.add(table.fact_kind.KIND)
    sheet = without_placeholders(without_notes(sheet, issues), table, header.headings, issues)
    for row in sheet.rows:
        reading = _RowParser(sheet, table, row, header, facts, issues)
        if row.width_mismatch is not None and header.headings and not apart:
            found, expected = row.width_mismatch
            issues.add("row-length", sheet.cell_ref(row.number), found=found, expected=expected)
        if header.is_whole and row.width_mismatch is None:
            _load_row(reading, region)
        else:
            _name(reading)


def _are_apart(sheet: TableSheet, issues: IssueCollector) -> bool:
    """Return whether most rows do not fit the header, which has one cause and is reported as one."""
    askew = [row.width_mismatch for row in sheet.rows if row.width_mismatch is not None]
    if len(askew) < MIN_DISTANCE or len(askew) <= len(sheet.rows) / 2:
        return False
    said = {"count": len(askew), "all": len(sheet.rows), "expected": askew[0][1]}
    issues.add("rows-apart", sheet.cell_ref(), **said)
    return True


@dataclass(slots=True)
class _RowParser:
    """One row being read: where it stands and where its records go."""

    sheet: TableSheet
    table: Table
    row: SheetRow
    header: Header
    records: ParsedFacts
    findings: IssueCollector

    def place(self, name: str | None = None) -> CellRef:
        return self.sheet.cell_ref(self.row.number, None if name is None else self.header.headings.get(name, name))

    def cell(self, name: str) -> str | None:
        return self.header.cell(name, self.row.cells)

    def take(self, column: Property) -> Value:
        return parse_cell(self.cell(column.name), column, self.place(column.name), self.findings)

    def refer(self, kind: str, id: str, name: str) -> None:
        """Note a reference to be checked later; several ids where one belongs are reported."""
        if SEVERAL.search(id):
            self.findings.add("id-list", self.place(name), value=id)
        else:
            self.records.references.append(Reference(kind, id, self.place(name)))


def _name(reading: _RowParser) -> None:
    """Register a row's id so that references to a rejected row are not reported too."""
    id = reading.cell("id")
    if id is not None and reading.table.has_id_column:
        reading.records.known_ids.add((reading.table.fact_kind.KIND, id))


def _load_row(reading: _RowParser, region: Region) -> None:
    before = len(reading.findings.issues)
    table = reading.table
    own = {column.name: reading.take(column) for column in properties(table.fact_kind) if _is_read(column, table)}
    told = {column.name: reading.take(column) for column in EVIDENCE}
    _check_cells(reading, told.get("cells"))
    ends = [reading.take(end) for end in table.ends or ()]
    joined = [(join, _ids(reading, join)) for join in table.joins]
    _name(reading)
    _check_row(reading, own, ends)
    if any(each.severity is Severity.ERROR for each in reading.findings.issues[before:]):
        return
    evidence = _evidence(table, own, told, reading.header.is_given("as_of", reading.row.cells))
    if table.is_relation:
        start, end = (str(value) for value in ends)
        _add_relation(reading, table.fact_kind, start, end, own, evidence)
        return
    node = _node(table, own, evidence, joined, region)
    if not _is_added(reading, node):
        return
    for join, ids in joined:
        reading.records.deferred_joins.append(partial(_join, reading, join, ids, node, evidence))


def _check_cells(reading: _RowParser, cells: Value) -> None:
    """Tell of evidence of a column that the record of the row has not."""
    known = {column.name for column in properties(reading.table.fact_kind)}
    for name in sorted(set(decode_cells(cells)) - known) if isinstance(cells, str) else ():
        reading.findings.add("cells-column", reading.place("cells"), value=name)


def _is_read(column: Property, table: Table) -> bool:
    return not column.column.derived and (column.name != "id" or table.has_id_column)


def _ids(reading: _RowParser, join: Join) -> tuple[str, ...]:
    """Return the ids a join column names; for all of a kind, the word itself."""
    cell = reading.cell(join.name)
    if cell is None:
        if join.required:
            reading.findings.add("cell-blank", reading.place(join.name))
        return ()
    if isinstance(cell, RejectedCell):
        return ()
    if join.many and cell.lower() in EVERY:
        return (ALL_IDS,)
    ids = BETWEEN.split(cell) if join.many else (cell,)
    found = tuple(id for id in ids if id)
    for id in found:
        reading.refer(join.kind, id, join.name)
    return found


def _check_row(reading: _RowParser, own: dict[str, Value], ends: list[Value]) -> None:
    for column in properties(reading.table.fact_kind):
        value = own.get(column.name)
        unit_in = column.column.unit_in
        names = {"column": column.column.zh, "column_en": column.column.en}
        if unit_in is not None and value is not None and reading.cell(unit_in) is None:
            reading.findings.add("unit-missing", reading.place(unit_in), **names)
        if unit_in is not None and reading.cell(column.name) is None and own.get(unit_in) is not None:
            reading.findings.add("value-missing", reading.place(column.name), **names)
        if column.column.references is not None and isinstance(value, str):
            reading.refer(column.column.references, value, column.name)
    check_order(properties(reading.table.fact_kind), own, reading.place, reading.findings)
    if isinstance(own.get("id"), str):
        parse_id(str(own["id"]), reading.place("id"), reading.findings)
    if len(ends) == 2 and ends[0] is not None and ends[0] == ends[1] and _same_kind(reading.table):
        reading.findings.add("ends-same", reading.place())


def _same_kind(table: Table) -> bool:
    return issubclass(table.fact_kind, Edge) and table.fact_kind.START == table.fact_kind.END


def _evidence(table: Table, own: dict[str, Value], told: dict[str, Value], is_dated: bool) -> Evidence:
    """Return the evidence of a row; its date is the row's own, else its year or period, else that of the table."""
    dates = [own.get(column.name) for column in properties(table.fact_kind) if column.column.dates_fact]
    first = [told["as_of"], *dates] if is_dated else [*dates, told["as_of"]]
    as_of = next((date for date in first if date is not None), None)
    values: dict[str, Any] = {**told, "as_of": as_of}
    return Evidence(**values)


def _node(
    table: Table,
    own: dict[str, Value],
    evidence: Evidence,
    joined: list[tuple[Join, tuple[str, ...]]],
    region: Region,
) -> Node:
    values: dict[str, Any] = dict(own)
    if not table.has_id_column:
        told = [own[name] for name in table.told_apart_by or own]
        values["id"] = derived_id([*(id for _, ids in joined for id in ids), *told])
    if table.fact_kind is Firm:
        values["local"] = region.is_local(values.get("city"), values.get("province"))
    node = table.fact_kind(**values, evidence=evidence)
    if not isinstance(node, Node):
        raise TypeError(f"{table.name} holds no nodes")
    return node


def _is_added(reading: _RowParser, node: Node) -> bool:
    """Return whether a node was taken; one whose id is there already is reported, and so are not its joins."""
    key = (node.KIND, node.id)
    other = reading.records.places.get(key)
    if other is not None:
        code = "id-twice" if reading.table.has_id_column else "row-twice"
        reading.findings.add(code, reading.place("id"), value=node.id, other=other.label())
        return False
    reading.records.nodes[key] = node
    reading.records.places[key] = reading.place()
    return True


def _add_relation(
    reading: _RowParser, record: type, start: str, end: str, own: dict[str, Value], evidence: Evidence
) -> None:
    values: dict[str, Any] = dict(own)
    edge: Edge = record(start=start, end=end, **values, evidence=evidence)
    if reading.table.ends is not None:
        first, second = reading.table.ends
        reading.refer(edge.START, start, first.name)
        if edge.END == PlaceNode.KIND:
            end = _place_of(reading, end, second.name)
            edge = replace(edge, end=end)
            node = PlaceNode(id=end, name_zh=end, evidence=bare(evidence))
            reading.records.nodes.setdefault((node.KIND, node.id), node)
            reading.records.places.setdefault((node.KIND, node.id), reading.place())
        else:
            reading.refer(edge.END, end, second.name)
    _keep(reading, edge)


def _place_of(reading: _RowParser, written: str, column: str) -> str:
    """Return the name a place is kept under: the one it was first written with."""
    spellings = reading.records.spellings.setdefault(core_of(written), [])
    kept = next((name for name in spellings if one_place(name, written)), None)
    if kept is None:
        spellings.append(written)
    elif kept != written:
        reading.findings.add("place-spelling", reading.place(column), value=written, other=kept)
    return kept or written


def _keep(reading: _RowParser, edge: Edge) -> None:
    key = (edge.KIND, *identity(edge))
    other = reading.records.places.get(key)
    if other is not None:
        reading.findings.add("row-twice", reading.place(), other=other.label())
        return
    reading.records.edges[key] = edge
    reading.records.places[key] = reading.place()


def _join(reading: _RowParser, join: Join, ids: tuple[str, ...], node: Node, evidence: Evidence) -> None:
    """Make the relations of a join column, once every node is known."""
    if ids == (ALL_IDS,):
        ids = tuple(id for kind, id in reading.records.nodes if kind == join.kind)
    for id in dict.fromkeys(ids):
        start, end = (id, node.id) if join.inward else (node.id, id)
        _keep(reading, join.relation(start=start, end=end, evidence=bare(evidence)))
