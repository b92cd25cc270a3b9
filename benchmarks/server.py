"""Loading a Neo4j server: ours against one CREATE a row and against bare UNWIND of the same rows, on one server.

The large graph is public data kept outside the project (100,718 nodes, 169,153 relations: listed firms, industries,
products); without it only Fushun is measured. Aims: 150 times one CREATE a row, 0.8 times bare UNWIND.
One CREATE a row is told twice: as the published loader of that data does it, which finds the ends of a relation by
reading every node of their kinds for a name, and as one with an index would.
"""

import gzip
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from neo4j import Driver, GraphDatabase

from benchmarks.fushun import FACTS, HOME
from benchmarks.machine import describe
from graph.analysis.facts.city import read_city
from graph.model.edges import Edge, InputTo, Makes
from graph.model.evidence import Evidence
from graph.model.facts import FactSet, identity, to_scalars
from graph.model.kinds import Basis, InputRole, LinkKind, Strength
from graph.model.nodes import Firm, Link, Node
from graph.model.region import Region
from graph.store.base import Store
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j.cypher import type_of
from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts
from tests.neo4j_server import Server

SHARED = HOME.parent / "shared" / "datasets" / "chain_knowledge_graph"
SAMPLE, BATCH, RUNS = 600, 5_000, 15
SLOW_SAMPLE = 60
"""Relations written where their ends are found without an index."""
ROUNDS = 3
"""Times each way is taken, one after the other, so that a server still warming up favours none; the median counts."""
SAID = Evidence(source="public data", basis=Basis.SOURCE)


def main() -> None:
    """Print seconds and rows a second of each way, and the ratios."""
    server = Server()
    server.start()
    print(describe())
    try:
        measure("Fushun", read_facts(FACTS), server)
        if SHARED.is_dir():
            measure("listed firms and products", large(), server)
        else:
            print(f"no large graph: {SHARED.name} is not beside the project")
        compare_reading(server)
    finally:
        server.stop()


def measure(name: str, facts: FactSet, server: Server) -> None:
    """Print how fast each way writes the same records to an empty graph, in rows a second."""
    total = len(facts.nodes) + len(facts.edges)
    store = Neo4jStore(server.uri, "neo4j", server.password)
    ways: dict[str, list[float]] = {"read": [], "indexed": [], "bare": [], "ours": []}
    with GraphDatabase.driver(server.uri, auth=("neo4j", server.password)) as driver:
        for _ in range(ROUNDS):
            empty(driver)
            nodes = timed(lambda: create_nodes_one_by_one(driver, facts)) * len(facts.nodes) / SAMPLE
            empty(driver)
            ways["bare"].append(total / timed(lambda: unwind(driver, facts)))
            for way, sample, ends in (("read", SLOW_SAMPLE, ends_by_name(facts)), ("indexed", SAMPLE, ends_by_id)):
                edges = timed(partial(create_edges_one_by_one, driver, facts, sample, ends)) * len(facts.edges)
                ways[way].append(total / (nodes + edges / sample))
            empty(driver)
            ways["ours"].append(total / timed(lambda: store.replace(facts, by="benchmark")))
        again = timed(lambda: store.replace(facts, by="benchmark"))
    store.close()
    read, indexed, bare, ours = (statistics.median(rates) for rates in ways.values())
    print(f"== {name}: {len(facts.nodes):,} nodes, {len(facts.edges):,} relations")
    print(f"one CREATE a row     {read:9,.0f} rows/s  ({SAMPLE} nodes and {SLOW_SAMPLE} relations, scaled)")
    print(f"the same, indexed    {indexed:9,.0f} rows/s  ({SAMPLE} nodes and {SAMPLE} relations, scaled)")
    print(f"bare UNWIND          {bare:9,.0f} rows/s")
    print(f"ours, checked        {ours:9,.0f} rows/s  {ours / read:.0f} times one CREATE a row (aim 150), ", end="")
    print(f"{ours / indexed:.0f} times indexed, {ours / bare:.2f} of bare UNWIND (aim 0.8)")
    print(f"the same again       {again:9.2f} s, nothing written")


def timed(work: Any) -> float:
    """Return the seconds a piece of work takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def empty(driver: Driver) -> None:
    """Remove every node, some thousands at a time."""
    with driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()


def create_nodes_one_by_one(driver: Driver, facts: FactSet) -> None:
    """Write a sample of nodes as loaders of such data often do: a statement built from text for every row."""
    with driver.session() as session:
        for node in facts.nodes[:SAMPLE]:
            session.run(f"CREATE (n:`{node.KIND}` {as_text(row(node))})").consume()


def create_edges_one_by_one(driver: Driver, facts: FactSet, sample: int, ends: Callable[[Edge], str]) -> None:
    """Write a sample of relations so, between nodes that are there; `ends` is how these are found."""
    with driver.session() as session:
        for edge in facts.edges[:: max(1, len(facts.edges) // sample)][:sample]:
            told = as_text(edge_row(edge)["own"])
            session.run(f"{ends(edge)} CREATE (a)-[r:`{type_of(type(edge))}` {told}]->(b)").consume()


def ends_by_id(edge: Edge) -> str:
    """Return how the ends of a relation are found where an index says where they are."""
    start, end = as_text({"id": edge.start}), as_text({"id": edge.end})
    return f"MATCH (a:`{edge.START}` {start}), (b:`{edge.END}` {end})"


def ends_by_name(facts: FactSet) -> Callable[[Edge], str]:
    """Return how they are found by a name that no index holds."""
    kept = {node.id: "name_zh" if getattr(node, "name_zh", None) else "id" for node in facts.nodes}
    names = {node.id: getattr(node, kept[node.id]) for node in facts.nodes}

    def ends(edge: Edge) -> str:
        start, end = (f"{side}.{kept[id]} = {quoted(names[id])}" for side, id in (("a", edge.start), ("b", edge.end)))
        return f"MATCH (a:`{edge.START}`), (b:`{edge.END}`) WHERE {start} AND {end}"

    return ends


def quoted(value: Any) -> str:
    """Return a value written out as Cypher."""
    return json.dumps(value, ensure_ascii=False)


def as_text(values: dict[str, Any]) -> str:
    """Return properties written out as Cypher."""
    return f"{{{', '.join(f'{key}: {quoted(value)}' for key, value in values.items())}}}"


def row(node: Node) -> dict[str, Any]:
    """Return the properties of a node that are not blank."""
    return {"id": node.id, **{name: value for name, value in to_scalars(node).items() if value is not None}}


def unwind(driver: Driver, facts: FactSet) -> None:
    """Write every row in batches, with a constraint an id and nothing else: no comparison, no marker, no check."""
    kinds = {node.KIND for node in facts.nodes}
    with driver.session() as session:
        for kind in sorted(kinds):
            session.run(f"CREATE CONSTRAINT IF NOT EXISTS FOR (n:`{kind}`) REQUIRE n.id IS UNIQUE").consume()
        for kind in sorted(kinds):
            rows = [row(node) for node in facts.nodes if kind == node.KIND]
            write(session, f"UNWIND $rows AS row CREATE (n:`{kind}`) SET n += row", rows)
        for edge_kind in dict.fromkeys(type(edge) for edge in facts.edges):
            query = (
                f"UNWIND $rows AS row MATCH (a:`{edge_kind.START}` {{id: row.start}}) "
                f"MATCH (b:`{edge_kind.END}` {{id: row.end}}) "
                f"CREATE (a)-[r:`{type_of(edge_kind)}`]->(b) SET r += row.own"
            )
            write(session, query, [edge_row(edge) for edge in facts.edges if type(edge) is edge_kind])


def edge_row(edge: Edge) -> dict[str, Any]:
    """Return the ends, the key and the properties of a relation that are not blank."""
    start, end, key = identity(edge)
    own = {name: value for name, value in to_scalars(edge).items() if value is not None}
    return {"start": start, "end": end, "own": {**own, "key": key}}


def write(session: Any, query: str, rows: list[dict[str, Any]]) -> None:
    """Run a statement in batches of one transaction each."""
    for at in range(0, len(rows), BATCH):
        batch = rows[at : at + BATCH]
        session.execute_write(lambda tx, batch=batch: tx.run(query, rows=batch).consume())


def large() -> FactSet:
    """Return the public graph in our kinds: industries and products as links, listings and products as makes."""
    firms = {each["code"]: each["fullname"] for each in lines("company.json")}
    links = {f"i{each['code']}": each["name"] for each in lines("industry.json")}
    links |= {f"p{each['name']}": each["name"] for each in lines("product.json")}
    nodes: list[Node] = [Firm(id=code, name_zh=name, evidence=SAID) for code, name in firms.items()]
    nodes += [Link(id=id, name_zh=name, kind=LinkKind.PRODUCT, evidence=SAID) for id, name in links.items()]
    edges: dict[tuple[str, ...], Edge] = {}
    for each in large_edges():
        known = each.start in (firms if isinstance(each, Makes) else links) and each.end in links
        if known and each.start != each.end:
            edges[(each.KIND, *identity(each))] = each
    return FactSet(region=REGION, nodes=tuple(nodes), edges=tuple(edges.values()))


REGION = Region(city="甲", city_en="A", province="乙", province_en="B")


def large_edges() -> Iterator[Edge]:
    """Yield the relations of the public graph; inputs run from what feeds to what is fed."""
    for each in lines("company_industry.json"):
        yield Makes(start=each["company_code"], end=f"i{each['industry_code']}", product=each["rel"], evidence=SAID)
    for each in lines("company_product.json.gz"):
        yield Makes(start=each["company_code"], end=f"p{each['product_name']}", product=each["rel"], evidence=SAID)
    for each in lines("industry_industry.json"):
        yield feeds(f"i{each['from_code']}", f"i{each['to_code']}")
    for each in lines("product_product.json.gz"):
        yield feeds(f"p{each['to_entity']}", f"p{each['from_entity']}")


def feeds(start: str, end: str) -> InputTo:
    """Return one input of the public graph."""
    return InputTo(start=start, end=end, role=InputRole.MATERIAL, strength=Strength.CORE, evidence=SAID)


def lines(name: str) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of JSON lines."""
    path = SHARED / name
    with gzip.open(path, "rt", encoding="utf-8") if name.endswith(".gz") else path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())


def compare_reading(server: Server) -> None:
    """Print how long the whole of Fushun takes to read from either engine."""
    facts = read_facts(FACTS)
    with tempfile.TemporaryDirectory() as folder:
        embedded = SqliteStore(Path(folder) / "graph.sqlite")
        embedded.replace(facts, by="benchmark")
        with GraphDatabase.driver(server.uri, auth=("neo4j", server.password)) as driver:
            empty(driver)
        store = Neo4jStore(server.uri, "neo4j", server.password)
        store.replace(facts, by="benchmark")
        file, remote = city_seconds(embedded), city_seconds(store)
        store.close()
    print(f"city read            {remote * 1000:9.1f} ms from Neo4j, {file * 1000:.1f} ms embedded, ", end="")
    print(f"{remote / file:.1f} times")


def city_seconds(store: Store) -> float:
    """Return the median seconds the city takes."""
    with store.reader() as reader:
        return statistics.median(timed(lambda: read_city(reader)) for _ in range(RUNS))


if __name__ == "__main__":
    main()
