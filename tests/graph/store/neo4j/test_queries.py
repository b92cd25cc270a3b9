"""The queries of docs/queries.md, each run on the facts of Fushun in a real Neo4j."""

import re
from pathlib import Path

import pytest

from graph.store.neo4j import Neo4jStore

HOME = Path(__file__).resolve().parents[4]
QUERIES = re.findall(r"## (\d+) .*?```cypher\n(.*?)```", (HOME / "docs/queries.md").read_text("utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def server(neo4j_server, fushun_facts):
    neo4j_server.empty()
    store = Neo4jStore(neo4j_server.uri, "neo4j", neo4j_server.password)
    store.replace(fushun_facts, by="test")
    store.close()
    neo4j_server.run("CALL db.awaitIndexes(60)")
    return neo4j_server


def test_there_are_ten():
    assert [number for number, _ in QUERIES] == [str(number) for number in range(1, 11)]


@pytest.mark.parametrize(("number", "query"), QUERIES)
def test_a_query_finds_something(server, number, query):
    assert server.run(query), f"query {number} finds nothing"


def test_answers_known_by_hand(server):
    asked = dict(QUERIES)
    makers = server.run(asked["2"])
    assert makers[0]["firm"] == "抚顺石化"
    assert (makers[0]["here"], makers[0]["capacity"], makers[0]["unit"]) == (True, 80.0, "万吨/年")
    assert server.run(asked["9"])[0]["ties"] in (["same_project"], ["shareholder_of", "same_project"])
    stages = {row["stage"]: len(row["links"]) for row in server.run(asked["1"])}
    assert sum(stages.values()) == 73
