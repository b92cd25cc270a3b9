"""The shared shelf read from its folder, and taken over by the facts of a city that asks for it in region.yaml."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from graph.errors import FactsError, Severity
from graph.model.edge import Edge
from graph.model.evidence import host_of
from graph.model.fact import Fact
from graph.model.facts import identity
from graph.model.link import Link
from graph.model.news import Host
from graph.model.node import Node
from graph.model.production import InputTo
from graph.model.region import Region
from graph.model.schema import properties
from graph.model.shelf import Shelf, filled, taken_input, taken_link
from graph.model.tables import TABLES_BY_NAME
from loaders import region, tables
from loaders.files import read_tables
from loaders.messages import CellRef
from loaders.rows import IssueCollector
from loaders.tables import ParsedFacts

_BESIDE = Path(__file__).resolve().parents[1]
_PACKED = _BESIDE / "lianpu_home"
"""Where an installed program keeps what it needs besides code."""
FOLDER = (_PACKED if _PACKED.is_dir() else _BESIDE) / "data" / "shelf"
NOWHERE = Region(city="", city_en="", province="", province_en="")


def read_shelf(folder: Path = FOLDER) -> Shelf:
    """Return the shelf of a folder. Raises FactsError with every issue where one is an error."""
    issues, facts = IssueCollector(), ParsedFacts()
    if not folder.is_dir():
        issues.add("folder-missing", CellRef(str(folder)))
        raise FactsError(issues.issues)
    for sheet in read_tables(folder, issues).sheets:
        tables.load(sheet, TABLES_BY_NAME[sheet.table], NOWHERE, facts, issues)
    if any(issue.severity is Severity.ERROR for issue in issues.issues):
        raise FactsError(issues.issues)
    links = [node for node in facts.nodes.values() if isinstance(node, Link)]
    inputs = [edge for edge in facts.edges.values() if isinstance(edge, InputTo)]
    return Shelf.of(links, inputs, [node for node in facts.nodes.values() if isinstance(node, Host)])


def take_over(facts: ParsedFacts, shelf: Shelf, issues: IssueCollector) -> None:
    """Fill a city's facts from the shelf: links it names and has no row for, blank columns, inputs, source hosts."""
    own = {node.id: node for node in facts.nodes.values() if isinstance(node, Link)}
    ids = {found.id: id for id, node in own.items() if (found := shelf.find(id) or shelf.find(node.name_zh))}
    named = _named(facts, shelf, ids)
    _rename(facts, named)
    for written, id in named.items():
        shelved = shelf.links[next(key for key, kept in ids.items() if kept == id)]
        if id not in own and ("Link", id) not in facts.nodes:
            _add(facts, taken_link(shelved, id, ids), _place(facts, id, written))
    for shelved_id, id in ids.items():
        node = own.get(id)
        if node is not None:
            facts.nodes[node.KIND, id] = filled(node, shelf.links[shelved_id], ids)
    inputs = _inputs(facts, shelf, ids)
    _hosts(facts, shelf)
    # links that are named and taken over need no table of their own
    facts.rows["links"] = max(facts.rows.get("links", 0), len(ids))
    if ids:
        place = CellRef(region.NAME, column="shelf")
        issues.add("shelf-taken", place, links=len(ids), inputs=inputs)


def _named(facts: ParsedFacts, shelf: Shelf, ids: dict[str, str]) -> dict[str, str]:
    """Return the id here of every link of the shelf that is named and has no row; `ids` learns them."""
    found: dict[str, str] = {}
    for reference in facts.references:
        if reference.kind != Link.KIND or (Link.KIND, reference.id) in facts.known_ids:
            continue
        shelved = shelf.find(reference.id)
        if shelved is not None:
            found[reference.id] = ids.setdefault(shelved.id, shelved.id)
    return found


def _place(facts: ParsedFacts, id: str, written: str) -> CellRef:
    return next(each.place for each in facts.references if each.id in (id, written))


def _rename(facts: ParsedFacts, named: dict[str, str]) -> None:
    """Put ids where links were named by a name: in references, in the ends of relations and in what refers to them."""
    changed = {written: id for written, id in named.items() if written != id}
    if not changed:
        return
    facts.references = [
        replace(each, id=changed.get(each.id, each.id)) if each.kind == Link.KIND else each for each in facts.references
    ]
    for key, edge in list(facts.edges.items()):
        fact = _with_ids(edge, changed)
        if isinstance(fact, Edge) and fact is not edge:
            _move(facts, key, fact)
    for node_key, node in facts.nodes.items():
        fact = _with_ids(node, changed)
        if isinstance(fact, Node):
            facts.nodes[node_key] = fact


def _move(facts: ParsedFacts, key: tuple[str, ...], edge: Edge) -> None:
    """Keep a relation under its new ends; one that is there already by its id stays the one."""
    place = facts.places.pop(key)
    del facts.edges[key]
    new = (edge.KIND, *identity(edge))
    facts.edges.setdefault(new, edge)
    facts.places.setdefault(new, place)


def _with_ids(fact: Fact, changed: dict[str, str]) -> Fact:
    values: dict[str, Any] = {}
    if isinstance(fact, Edge):
        ends = (("start", fact.START, fact.start), ("end", fact.END, fact.end))
        values = {name: changed[id] for name, kind, id in ends if kind == Link.KIND and id in changed}
    for each in properties(type(fact)):
        if each.column.references == Link.KIND and getattr(fact, each.name) in changed:
            values[each.name] = changed[getattr(fact, each.name)]
    return replace(fact, **values) if values else fact


def _add(facts: ParsedFacts, node: Node, place: CellRef) -> None:
    facts.nodes[node.KIND, node.id] = node
    facts.places[node.KIND, node.id] = place
    facts.known_ids.add((node.KIND, node.id))


def _inputs(facts: ParsedFacts, shelf: Shelf, ids: dict[str, str]) -> int:
    """Add the inputs between links that are here and have none on file; return how many."""
    place, before = CellRef(region.NAME, column="shelf"), len(facts.edges)
    for shelved in shelf.inputs:
        if {shelved.start, shelved.end} <= ids.keys():
            edge = taken_input(shelved, ids)
            key = (edge.KIND, *identity(edge))
            if facts.edges.setdefault(key, edge) is edge:
                facts.places[key] = place
    return len(facts.edges) - before


def _hosts(facts: ParsedFacts, shelf: Shelf) -> None:
    """Add the standing of hosts that the sources of the city name."""
    place, met = CellRef(region.NAME, column="shelf"), set(_met(facts))
    for host in shelf.hosts:
        if host.id in met and (host.KIND, host.id) not in facts.nodes:
            _add(facts, host, place)


def _met(facts: ParsedFacts) -> Iterator[str | None]:
    for fact in (*facts.nodes.values(), *facts.edges.values()):
        yield from (host_of(source) for source in fact.evidence.sources)
