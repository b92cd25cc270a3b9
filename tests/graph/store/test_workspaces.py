"""Several cities apart: names of workspaces, one city's facts over another's, and many on one server."""

from dataclasses import replace

import pytest

from graph.errors import CityRefused, InvalidRequest, StoreEmpty, StoreOutdated
from graph.model.acts import AddToShortlist
from graph.model.edges import InputTo
from graph.model.nodes import Link
from graph.model.schema import EDGES, NODES, properties
from graph.store.log import NewEntry
from graph.store.neo4j_log import Neo4jLog
from graph.store.sqlite import SqliteStore
from graph.store.workspace import DEFAULT, workspace_name
from tests.graph.store.six_links import REGION, facts, link

BENXI = replace(REGION, city="本溪市", city_en="Benxi")


def of_benxi(*extra):
    return replace(facts(*extra), region=BENXI)


def draft(link_id):
    return NewEntry(act=AddToShortlist(link_id=link_id), who="市工信局", load_id="0001-aaaa")


@pytest.fixture
def embedded(tmp_path):
    return SqliteStore(tmp_path / "graph.sqlite")


@pytest.fixture(params=["embedded", "neo4j_store"])
def store(request):
    return request.getfixturevalue(request.param)


def links(store):
    with store.reader() as reader:
        return reader.region().city, reader.load().number, [each.id for each in reader.nodes(Link)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (None, DEFAULT),
        (" ", DEFAULT),
        ("Fushun", "fushun"),
        ("抚顺", "抚顺"),
        ("ｂｅｎｘｉ", "benxi"),
        ("a-1_b", "a-1_b"),
    ],
)
def test_a_name_is_kept_in_one_way(text, name):
    assert workspace_name(text) == name


@pytest.mark.parametrize("text", ["..", "a/b", "a\\b", "-a", "_a", "a b", "a.b", "con", "LPT1", "x" * 41, "a\0"])
def test_a_name_that_can_be_no_folder_is_refused(text):
    with pytest.raises(InvalidRequest, match="工作区名不成立"):
        workspace_name(text)


def test_the_facts_of_another_city_are_refused_whatever_may_be_removed(store):
    store.replace(facts(), by="test")
    before = links(store)
    with pytest.raises(CityRefused, match="--another-city"):
        store.replace(of_benxi(), by="test", allow_removal=True, in_parts=True)
    assert links(store) == before == ("抚顺", 1, ["x1", "x2", "x3", "x4", "x5", "x6"])
    assert store.city() == REGION
    load, written = store.replace(of_benxi(), by="test", another_city=True)
    assert (load.number, written, store.city()) == (2, True, BENXI)


@pytest.mark.parametrize("city", ["抚顺市", "辽宁抚顺", "辽宁省抚顺市", " 抚顺 市"])
def test_another_spelling_is_no_other_city(embedded, city):
    embedded.replace(facts(), by="test")
    load, _ = embedded.replace(replace(facts(), region=replace(REGION, city=city, province="辽宁省")), by="test")
    assert load.number == 2


def test_a_city_of_the_same_name_elsewhere_is_another(embedded):
    embedded.replace(facts(), by="test")
    with pytest.raises(CityRefused):
        embedded.replace(replace(facts(), region=replace(REGION, province="吉林")), by="test")


def test_an_empty_store_holds_no_city(store):
    assert store.city() is None


@pytest.fixture
def pair(neo4j_store):
    """Two workspaces of one server."""
    return neo4j_store, neo4j_store.within("benxi")


def test_workspaces_of_one_server_never_see_one_another(pair, neo4j_server):
    first, second = pair
    first.replace(facts(), by="a")
    with pytest.raises(StoreEmpty), second.reader():
        pass
    second.replace(of_benxi(link("y1", "丙烯")), by="b")
    assert links(first) == ("抚顺", 1, ["x1", "x2", "x3", "x4", "x5", "x6"])
    assert links(second) == ("本溪市", 1, ["x1", "x2", "x3", "x4", "x5", "x6", "y1"])
    with first.reader() as one, second.reader() as other:
        assert (one.counts()["Link"], other.counts()["Link"]) == (6, 7)
        assert (one.node(Link, "y1"), other.node(Link, "y1").name_zh) == (None, "丙烯")
        assert one.edges(InputTo) == other.edges(InputTo)
    assert first.workspaces() == ("benxi", DEFAULT)
    bare = "MATCH (n) WHERE n.workspace IS NULL RETURN labels(n) AS of"
    assert neo4j_server.run(bare) == [], "all there is carries its workspace"


def test_what_one_workspace_changes_and_removes_leaves_the_other_alone(pair):
    first, second = pair
    first.replace(facts(), by="a")
    second.replace(of_benxi(link("y1")), by="b")
    few = replace(of_benxi(), nodes=(link("x1", "改"),), edges=())
    assert second.replace(few, by="b", allow_removal=True)[1]
    assert links(second) == ("本溪市", 2, ["x1"])
    assert links(first) == ("抚顺", 1, ["x1", "x2", "x3", "x4", "x5", "x6"])
    with first.reader() as reader:
        assert reader.node(Link, "x1").name_zh == "链环1"
        assert (reader.counts()["Firm"], reader.counts()["INPUT_TO"]) == (5, 5)
    assert first.replace(facts(), by="a")[1] is False, "nothing of it was touched"


def test_logs_of_one_server_are_apart(pair):
    first, second = (Neo4jLog(each) for each in pair)
    first.append(draft("x1"), 0)
    assert (first.last(), second.last(), second.head()) == (1, 0, None)
    second.append(draft("x1"), 0)
    second.append(draft("y1"), 0)
    assert [entry.act.link_id for entry in first.entries()] == ["x1"]
    assert [entry.act.link_id for entry in second.entries()] == ["x1", "y1"]
    second.start_over(second.rows()[:1])
    assert (first.last(), second.last()) == (1, 1)
    assert first.identity != second.identity


FORMER = (
    ("LianpuState", "name"),
    ("LianpuEntry", "sequence"),
    ("LianpuHead", "name"),
    ("LianpuLock", "name"),
    ("Link", "id"),
)


@pytest.fixture
def former(neo4j_store, neo4j_server):
    """A graph and a log as they were before a server held several workspaces, with the constraints of then."""
    neo4j_store.replace(facts(), by="then")
    Neo4jLog(neo4j_store).append(draft("x1"), 0)
    neo4j_server.run("MATCH (n) REMOVE n.workspace")
    for label, name in FORMER:
        neo4j_server.run(f"DROP CONSTRAINT lianpu_{label}_workspace_{name} IF EXISTS")
        neo4j_server.run(f"CREATE CONSTRAINT lianpu_{label}_{name} FOR (n:{label}) REQUIRE n.{name} IS UNIQUE")
    return neo4j_store


def test_a_former_graph_and_log_become_the_default_workspace_s(former):
    with pytest.raises(StoreOutdated), former.reader():
        pass
    log = Neo4jLog(former)
    assert [entry.act.link_id for entry in log.entries()] == ["x1"]
    assert log.append(draft("x2"), 0).sequence == 2
    load, _ = former.replace(facts(), by="now")
    assert load.number == 2, "the loads so far are kept"
    assert {(each.added, each.removed, each.changed) for each in load.changes} == {(0, 0, 0)}
    assert former.replace(facts(), by="now")[1] is False
    assert links(former)[2] == ["x1", "x2", "x3", "x4", "x5", "x6"]


def test_another_workspace_stands_beside_a_former_graph(former):
    other = former.within("benxi")
    log = Neo4jLog(other)
    assert log.last() == 0
    log.append(draft("y1"), 0)
    other.replace(of_benxi(), by="now")
    assert links(other)[:2] == ("本溪市", 1)
    assert former.replace(facts(), by="now")[0].number == 2
    assert (Neo4jLog(former).last(), log.last()) == (1, 1)


def test_a_workspace_takes_another_name_whole(pair):
    first, second = pair
    first.replace(facts(), by="a")
    Neo4jLog(first).append(draft("x1"), 0)
    assert first.adopt("fushun") == 1
    named = first.within("fushun")
    assert links(named) == ("抚顺", 1, ["x1", "x2", "x3", "x4", "x5", "x6"])
    assert Neo4jLog(named).last() == 1
    assert first.workspaces() == ("fushun",)
    second.replace(of_benxi(), by="b")
    with pytest.raises(InvalidRequest, match="已有工作区 fushun"):
        second.adopt("fushun")
    with pytest.raises(StoreEmpty):
        first.adopt("elsewhere")
    assert links(second)[0] == "本溪市"


def test_a_former_graph_takes_a_name_at_once(former):
    assert former.adopt("fushun") == 1
    named = former.within("fushun")
    assert links(named)[2] == ["x1", "x2", "x3", "x4", "x5", "x6"]
    assert named.replace(facts(), by="now")[1] is False


def test_no_property_of_the_model_bears_a_name_of_our_own():
    declared = {each.name for kind in (*NODES.values(), *EDGES.values()) for each in properties(kind)}
    assert declared.isdisjoint({"workspace", "load", "search"})
