"""The server engine alone: loads that are cut off, loads at once, what planners add, and what is said of trouble."""

import logging
import random
import time
import traceback
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from graph.errors import (
    LoadTooLarge,
    StoreBusy,
    StoreEmpty,
    StoreOutdated,
    StoreUnreachable,
    StoreUnreadable,
)
from graph.model.edges import InputTo
from graph.model.evidence import Evidence
from graph.model.facts import FactSet
from graph.model.kinds import Basis, InputRole, Strength
from graph.model.nodes import Link
from graph.model.schema import EDGES, NODES
from graph.store.contents import contents_by_kind
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j import load_job as planning
from graph.store.neo4j import write as writing
from loaders.folder import read_facts
from tests.chance import rounds
from tests.forks import forked
from tests.graph.store.neo4j.at_last import held, held_at_last, loaded_at_last
from tests.graph.store.writers import HOME_REGION, links, load_a_server_for_ever

HOME = Path(__file__).resolve().parents[4]
SAID = Evidence(source="s", basis=Basis.SOURCE)


def test_a_reader_is_told_when_a_load_comes_in_under_it(neo4j_store):
    neo4j_store.replace(links(3), by="test")
    with neo4j_store.reader() as reader:
        assert len(reader.nodes(Link)) == 3
        neo4j_store.replace(links(4), by="test")
        with pytest.raises(StoreBusy):
            reader.nodes(Link)


def test_what_planners_add_stays_and_nodes_carry_captions(neo4j_server, neo4j_store):
    neo4j_store.replace(links(2), by="test")
    neo4j_server.run("MATCH (l:Link {id: 'x0'}) SET l.colour = 'red' CREATE (l)<-[:ABOUT]-(:Remark {text: '看'})")
    neo4j_store.replace(links(2, "新环"), by="test")
    rows = neo4j_server.run(
        "MATCH (l:Link {id: 'x0'})<-[:ABOUT]-(r:Remark) RETURN l.colour AS c, l.name AS n, r.text AS t"
    )
    assert rows == [{"c": "red", "n": "新环0", "t": "看"}]
    with neo4j_store.reader() as reader:
        assert reader.counts()["Link"] == 2


def test_one_node_an_id_and_names_are_indexed(neo4j_server, neo4j_store):
    neo4j_store.replace(links(1), by="test")
    with pytest.raises(Exception, match="already exists"):
        neo4j_server.run("CREATE (:Link {workspace: 'default', id: 'x0'})")
    neo4j_server.run("CALL db.awaitIndexes(60)")
    query = "CALL db.index.fulltext.queryNodes('lianpu_names', '链环') YIELD node RETURN node.id AS id"
    assert neo4j_server.run(query) == [{"id": "x0"}]


def test_of_two_loads_at_once_one_wins_and_the_other_is_told(neo4j_server, neo4j_store):
    neo4j_store.replace(links(1), by="test")
    driver = GraphDatabase.driver(neo4j_server.uri, auth=("neo4j", neo4j_server.password))
    with driver, driver.session() as session, session.begin_transaction() as other:
        other.run("MERGE (l:LianpuLock {name: 'load'}) SET l.taken = 'other'").consume()
        with pytest.raises(StoreBusy):
            neo4j_store.replace(links(2), by="test")
        other.rollback()
    assert neo4j_store.replace(links(2), by="test")[1]


@pytest.fixture
def small_steps(monkeypatch):
    monkeypatch.setattr(planning, "MAX_PER_TRANSACTION", 10)


def test_a_first_load_is_the_first(neo4j_store):
    load, written = neo4j_store.replace(links(50), by="test")
    assert (written, load.number) == (True, 1)
    assert held(neo4j_store) == ({"链环"}, 1)


def test_what_goes_in_parts_is_what_went_in_to_the_letter(neo4j_store, small_steps, monkeypatch):
    monkeypatch.setattr(writing, "BATCH", 3)
    for facts in (read_facts(HOME / "tests" / "data" / "tiny"), links(50, "新环")):
        neo4j_store.replace(facts, by="test", allow_removal=True, in_parts=True)
        monkeypatch.setattr(writing, "BATCH", 20)
        with neo4j_store.reader() as reader:
            kept = [*(n for kind in NODES.values() for n in reader.nodes(kind))]
            kept += [*(e for kind in EDGES.values() for e in reader.edges(kind))]
        assert contents_by_kind(kept) == contents_by_kind((*facts.nodes, *facts.edges))
        assert not neo4j_store.replace(facts, by="test")[1]


def test_where_one_part_cannot_be_written_nothing_of_the_load_is_shown(neo4j_server, neo4j_store, monkeypatch):
    monkeypatch.setattr(writing, "BATCH", 5)
    neo4j_server.run("CREATE CONSTRAINT taken IF NOT EXISTS FOR (n:Link) REQUIRE n.name IS UNIQUE")
    neo4j_server.run("CREATE (:Link {id: 'a planner', name: '链环33'})")
    try:
        with pytest.raises(StoreUnreachable, match="ConstraintValidationFailed"):
            neo4j_store.replace(links(200), by="test")
        [there] = neo4j_server.run("MATCH (l:Link) WHERE l.load IS NOT NULL RETURN count(l) AS number")
        assert 0 < there["number"] < 150, "the other writer went on for no more than what it had in hand"
        with pytest.raises(StoreEmpty), neo4j_store.reader():
            pass
    finally:
        neo4j_server.run("DROP CONSTRAINT taken")
    assert neo4j_store.replace(links(50), by="test")[1]
    assert held(neo4j_store) == ({"链环"}, 1)


def test_relations_of_one_hub_written_at_once_all_come_in(neo4j_store, monkeypatch):
    monkeypatch.setattr(writing, "BATCH", 7)
    nodes = links(200).nodes
    feeds = {"role": InputRole.MATERIAL, "strength": Strength.CORE, "evidence": SAID}
    edges = [InputTo(start="x0", end=node.id, **feeds) for node in nodes[1:]]
    edges += [InputTo(start=node.id, end="x0", **feeds) for node in nodes[:0:-1]]
    neo4j_store.replace(FactSet(region=HOME_REGION, nodes=nodes, edges=tuple(edges)), by="test")
    with neo4j_store.reader() as reader:
        assert len(reader.edges(InputTo)) == 2 * 199


@pytest.mark.parametrize("facts", [links(3), links(4)], ids=["the same", "other facts"])
def test_of_two_first_loads_the_later_is_told(neo4j_store, monkeypatch, facts):
    begin = Neo4jStore._in_parts

    def overtaken(store, work):
        monkeypatch.setattr(Neo4jStore, "_in_parts", begin)
        store.replace(links(3), by="the other")
        return begin(store, work)

    monkeypatch.setattr(Neo4jStore, "_in_parts", overtaken)
    if facts == links(3):
        load, written = neo4j_store.replace(facts, by="test")
        assert (load.loaded_by, written) == ("the other", False)
    else:
        with pytest.raises(StoreBusy):
            neo4j_store.replace(facts, by="test")
    with neo4j_store.reader() as reader:
        assert (len(reader.nodes(Link)), reader.load().number) == (3, 1)


def test_a_larger_change_asks_for_a_flag(neo4j_store, small_steps):
    neo4j_store.replace(links(5), by="test")
    with pytest.raises(LoadTooLarge):
        neo4j_store.replace(links(50, "新环"), by="test")
    assert held(neo4j_store) == ({"链环"}, 1)
    neo4j_store.replace(links(50, "新环"), by="test", in_parts=True)
    assert held(neo4j_store) == ({"新环"}, 2)


def test_what_a_cut_off_load_in_parts_left_is_not_shown_and_is_cleaned_up(neo4j_server, neo4j_store):
    neo4j_server.run("CREATE (:Link {id: 'left', name_zh: 'x', load: 1})")
    with pytest.raises(StoreEmpty), neo4j_store.reader():
        pass
    neo4j_store.replace(links(3), by="test")
    with neo4j_store.reader() as reader:
        assert [node.id for node in reader.nodes(Link)] == ["x0", "x1", "x2"]
    neo4j_server.run("MATCH (s:LianpuState) SET s.loading = true CREATE (:Link {id: 'half', name_zh: 'x', load: 2})")
    with pytest.raises(StoreBusy), neo4j_store.reader():
        pass
    assert neo4j_store.replace(links(3), by="test")[1], "the same facts mend what was left half done"
    with neo4j_store.reader() as reader:
        assert reader.node(Link, "half") is None


def loading(server):
    """Start to load a server for ever; return the process and the line by which it tells how far it is."""
    child, line = forked(load_a_server_for_ever, server.uri, server.password)
    assert line.recv() == "ready"
    return child, line


@pytest.mark.parametrize("times", rounds(3, 12))
def test_a_loader_killed_at_any_moment_leaves_the_old_graph_or_the_new(neo4j_server, neo4j_store, times):
    chance, seen = random.Random(3), set()
    neo4j_store.replace(links(800, "乙"), by="test")
    lasts = 0.0
    for _ in range(times):
        child, line = loading(neo4j_server)
        line.recv()
        if not lasts:
            # how long a load takes is learnt from the first, on whatever machine this is
            begun = time.monotonic()
            line.recv()
            lasts = time.monotonic() - begun
        time.sleep(chance.uniform(0, 2 * lasts))
        child.kill()
        child.join()
        names, number = held_at_last(neo4j_store)
        assert names in ({"甲"}, {"乙"}), "never some of both"
        seen.add(number)
    assert len(seen) > 1, "loads were going on"


def test_a_server_killed_under_a_load_comes_back_with_the_old_graph_or_the_new(neo4j_server, neo4j_store):
    neo4j_store.replace(links(800, "乙"), by="test")
    child, line = loading(neo4j_server)
    line.recv()
    neo4j_server.kill()
    child.kill()
    child.join()
    try:
        with pytest.raises(StoreUnreachable, match="连不上 Neo4j"), neo4j_store.reader():
            pass
    finally:
        neo4j_server.start()
    # the same store, which lost its connections, reads again and takes the next load
    assert held_at_last(neo4j_store)[0] in ({"甲"}, {"乙"})
    assert loaded_at_last(neo4j_store, links(3))[1]


SECRET = "s3cret-never-shown"


@pytest.mark.parametrize(
    ("uri", "said"),
    [
        ("bolt://127.0.0.1:1", "连不上 Neo4j"),
        ("neo4j://127.0.0.1:1", "连不上 Neo4j"),
        ("bolt+s://127.0.0.1:1", "连不上 Neo4j"),
        ("http://127.0.0.1:7474", "NEO4J_URI 写得不对"),
        ("nonsense", "NEO4J_URI 写得不对"),
    ],
)
def test_trouble_is_said_in_one_sentence_without_the_password(uri, said, caplog):
    caplog.set_level(logging.DEBUG)
    store = Neo4jStore(uri, "neo4j", SECRET)
    with pytest.raises(StoreUnreachable, match=said) as raised, store.reader():
        pass
    told = "".join(traceback.format_exception(raised.value)) + caplog.text + repr(store)
    assert SECRET not in told


def test_a_wrong_password_is_told_and_not_shown(neo4j_server, caplog):
    caplog.set_level(logging.DEBUG)
    store = Neo4jStore(neo4j_server.uri, "neo4j", SECRET)
    with pytest.raises(StoreUnreachable, match="不接受登录") as raised, store.reader():
        pass
    assert SECRET not in "".join(traceback.format_exception(raised.value)) + caplog.text + repr(store)


def test_routing_and_an_unknown_database(neo4j_server, neo4j_store):
    neo4j_store.replace(links(2), by="test")
    routed = Neo4jStore(neo4j_server.uri.replace("bolt", "neo4j"), "neo4j", neo4j_server.password)
    assert held(routed) == ({"链环"}, 1)
    routed.close()
    other = Neo4jStore(neo4j_server.uri, "neo4j", neo4j_server.password, "nowhere")
    with pytest.raises(StoreUnreachable, match="没有这个库"), other.reader():
        pass
    other.close()


def test_a_graph_of_another_schema_is_told_and_the_next_load_counts_on(neo4j_server, neo4j_store):
    neo4j_store.replace(links(3), by="first")
    neo4j_server.run("MATCH (s:LianpuState) REMOVE s.schema SET s.format = 1")
    with pytest.raises(StoreOutdated, match="pipeline load"), neo4j_store.reader():
        pass
    load, written = neo4j_store.replace(links(3), by="second")
    assert (load.number, written) == (2, True)
    assert held(neo4j_store) == ({"链环"}, 2)


def test_unchanged_is_said_of_what_was_looked_through_alone(neo4j_server, neo4j_store):
    neo4j_store.replace(links(3), by="first")
    assert not neo4j_store.replace(links(3), by="again")[1]
    neo4j_server.run("MATCH (n:Link {id: 'x1'}) SET n.name_zh = 'by hand', n.kind = 'no kind of ours'")
    with pytest.raises(StoreUnreadable, match="读不懂"):
        held(neo4j_store)
    load, written = neo4j_store.replace(links(3), by="second")
    assert (load.number, written) == (2, True)
    assert sum(change.changed for change in load.changes) == 1
    assert held(neo4j_store) == ({"链环"}, 2)
