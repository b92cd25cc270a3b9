"""The server engine in trouble: frozen, cut off, slow, altered by others; what is said, and how it goes on after."""

import traceback

import pytest
from neo4j.exceptions import Neo4jError

from graph.errors import StoreBusy, StoreEmpty, StoreError, StoreSlow, StoreUnreachable, StoreUnreadable
from graph.model.acts import AddToShortlist
from graph.model.edges import InputTo
from graph.model.evidence import Evidence
from graph.model.facts import FactSet
from graph.model.kinds import Basis, InputRole, LinkKind, Strength
from graph.model.nodes import Link
from graph.model.region import Region
from graph.store import neo4j as engine
from graph.store.log import NewEntry
from graph.store.neo4j import Neo4jStore, connection, liveness_probe, load_lock
from graph.store.neo4j.errors import translate_errors
from graph.store.neo4j_log import Neo4jLog
from tests.tcp_proxy import Proxy, answering

SAID = Evidence(source="s", basis=Basis.SOURCE)


def chain(count=6, name="链环"):
    """Return links that each feed the next."""
    nodes = tuple(Link(id=f"x{at}", name_zh=f"{name}{at}", kind=LinkKind.PRODUCT, evidence=SAID) for at in range(count))
    feeds = {"role": InputRole.MATERIAL, "strength": Strength.CORE, "evidence": SAID}
    edges = tuple(InputTo(start=f"x{at}", end=f"x{at + 1}", **feeds) for at in range(count - 1))
    home = Region(city="甲市", city_en="Jia", province="乙省", province_en="Yi")
    return FactSet(region=home, nodes=nodes, edges=edges)


@pytest.fixture
def quick(monkeypatch):
    """Limits short enough to wait for."""
    monkeypatch.setattr(connection, "ANSWER", 2.0)
    monkeypatch.setattr(connection, "PEOPLE", 1.0)
    monkeypatch.setattr(liveness_probe, "PULSE", 0.2)


@pytest.fixture
def way(neo4j_server, neo4j_store, quick):
    """A store that reaches its server by a way that can be frozen and cut; a chain is loaded."""
    neo4j_store.replace(chain(), by="test")
    with Proxy(neo4j_server.port) as proxy:
        store = Neo4jStore(proxy.uri, "neo4j", neo4j_server.password)
        yield proxy, store
        store.close()


def count(store):
    with store.reader() as reader:
        return len(reader.nodes(Link))


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"HTTP/1.1 400 Bad Request", "不是 Neo4j 的 Bolt"),
        (b"SSH-2.0-OpenSSH_9.2", "不是 Neo4j 的 Bolt"),
        (b"!", "不是 Neo4j 的 Bolt"),
        (b"", "一接通就断开"),
        (None, "到时限还没有回答"),
    ],
)
@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_what_is_no_neo4j_is_told_by_what_it_does(answer, said, scheme, monkeypatch):
    monkeypatch.setattr(connection, "ANSWER", 0.3)
    store = Neo4jStore(f"{scheme}://127.0.0.1:{answering(answer)}", "neo4j", "x")
    with pytest.raises(StoreUnreachable, match=said), store.reader():
        pass


def test_a_host_nobody_knows_and_tls_where_there_is_none_are_told(neo4j_server, quick):
    for uri, said in (
        ("bolt://no-such-host.invalid:7687", "找不到 NEO4J_URI 里的主机"),
        (neo4j_server.uri.replace("bolt", "bolt+s"), "TLS 没有接通"),
        (neo4j_server.uri.replace("bolt", "neo4j+ssc"), "TLS 没有接通"),
    ):
        with pytest.raises(StoreUnreachable, match=said), Neo4jStore(uri, "neo4j", "x").reader():
            pass


def test_a_server_that_freezes_is_told_as_slow_and_read_again_once_it_answers(way):
    proxy, store = way
    with store.reader() as reader:
        assert len(reader.nodes(Link)) == 6
        proxy.freeze()
        with pytest.raises(StoreSlow, match="到时限还没有回答"):
            reader.nodes(Link)
    with pytest.raises(StoreSlow), store.reader():
        pass
    with pytest.raises(StoreSlow):
        Neo4jLog(store).append(NewEntry(act=AddToShortlist(link_id="x0"), who="甲", load_id="1"), 0)
    proxy.thaw()
    assert count(store) == 6


def test_a_server_that_freezes_under_a_load_is_told_and_the_next_load_goes_on(way, monkeypatch):
    proxy, store = way

    def frozen(*given):
        proxy.freeze()
        return take(*given)

    take = load_lock.take_lock
    monkeypatch.setattr(load_lock, "take_lock", frozen)
    with pytest.raises(StoreSlow):
        store.replace(chain(name="新环"), by="test")
    monkeypatch.setattr(load_lock, "take_lock", take)
    proxy.thaw()
    assert store.replace(chain(name="新环"), by="test")[1]


def test_a_server_that_went_away_is_told_and_used_again_when_it_is_back(way):
    proxy, store = way
    assert count(store) == 6
    proxy.cut()
    for _ in range(10):
        with pytest.raises(StoreUnreachable, match="连不上 Neo4j"), store.reader():
            pass
    proxy.mend()
    assert count(store) == 6


def test_a_first_connection_that_failed_is_not_kept(neo4j_server, neo4j_store, quick):
    neo4j_store.replace(chain(), by="test")
    with Proxy(neo4j_server.port) as proxy:
        proxy.cut()
        store = Neo4jStore(proxy.uri, "neo4j", neo4j_server.password)
        with pytest.raises(StoreUnreachable), store.reader():
            pass
        proxy.mend()
        assert count(store) == 6
        store.close()


def test_a_question_that_takes_too_long_is_told_as_slow(way, monkeypatch):
    monkeypatch.setattr(connection, "LIMIT", 1.0)
    _, store = way
    with pytest.raises(StoreSlow):
        store.run_read(lambda ask: ask("UNWIND range(1, 1000000000) AS x WITH x WHERE x % 7 = 8 RETURN count(x)", {}))
    with pytest.raises(StoreSlow):
        store.run_write(lambda ask: ask("UNWIND range(1, 1000000000) AS x WITH x WHERE x % 7 = 8 RETURN count(x)", {}))
    assert count(store) == 6


def test_a_slow_server_is_told_apart_from_another_load(neo4j_store, monkeypatch):
    def slowly(tx, who, *_):
        tx.run("UNWIND range(1, 1000000000) AS x WITH x WHERE x % 7 = 8 RETURN count(x), $who", who=who).consume()

    monkeypatch.setattr(engine, "LOCK_WAIT", 0.3)
    monkeypatch.setattr(load_lock, "TURNS", 2)
    with monkeypatch.context() as slow:
        slow.setattr(load_lock, "take_lock", slowly)
        with pytest.raises(StoreSlow):
            neo4j_store.replace(chain(), by="test")
    assert neo4j_store.replace(chain(), by="test")[1]


def test_a_write_where_none_is_taken_is_told_and_reading_goes_on(way):
    _, store = way
    with pytest.raises(StoreUnreachable, match="不接受写入"):
        store.run_read(lambda ask: ask("CREATE (:Link)", {}))
    assert count(store) == 6


@pytest.mark.parametrize(
    ("code", "kind", "said"),
    [
        ("Neo.ClientError.General.WriteOnReadOnlyAccessDatabase", StoreUnreachable, "不接受写入"),
        ("Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", StoreUnreachable, "不接受写入"),
        ("Neo.ClientError.Cluster.NotALeader", StoreUnreachable, "不接受写入"),
        ("Neo.ClientError.Security.Forbidden", StoreUnreachable, "不允许这个账号"),
        ("Neo.ClientError.Security.AuthenticationRateLimit", StoreUnreachable, "次数太多"),
        ("Neo.ClientError.Security.CredentialsExpired", StoreUnreachable, "先改密码"),
        ("Neo.ClientError.Security.Unauthorized", StoreUnreachable, "不接受登录"),
        ("Neo.TransientError.General.DatabaseUnavailable", StoreUnreachable, "还没有启动好"),
        ("Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration", StoreSlow, "太慢"),
        ("Neo.ClientError.Transaction.LockClientStopped", StoreBusy, "正忙"),
        ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", StoreUnreachable, "内存不足"),
        ("Neo.DatabaseError.General.UnknownError", StoreUnreachable, "没有完成这一步"),
    ],
)
def test_what_the_server_says_is_told_in_words(code, kind, said):
    # as the driver makes it of a server's answer: a cluster and an account that may only read are not to be had here
    error = Neo4jError._hydrate_neo4j(code=code, message="bolt://me:s3cret@host")
    with pytest.raises(StoreError, match=said) as raised, translate_errors("bolt://host"):
        raise error
    assert type(raised.value) is kind
    assert "s3cret" not in "".join(traceback.format_exception(raised.value))


def test_what_goes_wrong_while_reading_is_not_taken_for_the_server(way):
    _, store = way
    with pytest.raises(ValueError, match="mine"), store.reader():
        raise ValueError("mine")
    with pytest.raises(FileNotFoundError), store.reader():
        raise FileNotFoundError(2, "none", "mine")


ALTERED = {
    "another value": ("MATCH (n:Link {id: 'x1'}) SET n.name_zh = '改'", "Link"),
    "a value nobody can read": ("MATCH (n:Link {id: 'x1'}) SET n.kind = 'nonsense'", "Link"),
    "a value removed": ("MATCH (n:Link {id: 'x1'}) REMOVE n.name_zh", "Link"),
    "a caption": ("MATCH (n:Link {id: 'x1'}) SET n.name = '改'", "Link"),
    "no longer ours": ("MATCH (n:Link {id: 'x1'}) REMOVE n.load", "Link"),
    "a node without an id": ("CREATE (:Link {name_zh: 'x', load: 1})", "Link"),
    "a node whose id is a number": ("CREATE (:Link {id: 7, name_zh: 'x', load: 1})", "Link"),
    "a node whose id is a list": ("CREATE (:Link {id: ['x1'], name_zh: 'x', load: 1})", "Link"),
    "evidence of a relation": ("MATCH (:Link {id: 'x1'})-[r]->(:Link) SET r.source = '改'", "INPUT_TO"),
    "a relation no longer ours": ("MATCH (:Link {id: 'x1'})-[r]->(:Link) REMOVE r.load", "INPUT_TO"),
    "a relation twice": (
        "MATCH (a:Link {id: 'x1'})-[r]->(b:Link) CREATE (a)-[s:INPUT_TO]->(b) SET s = properties(r)",
        "INPUT_TO",
    ),
    "a relation without a key": ("MATCH (a:Link {id: 'x1'})-[r]->(b:Link) REMOVE r.key", "INPUT_TO"),
}


@pytest.fixture(scope="module")
def altered_store(neo4j_server):
    neo4j_server.empty()
    store = Neo4jStore(neo4j_server.uri, "neo4j", neo4j_server.password)
    yield store
    store.close()


@pytest.mark.parametrize("what", ALTERED)
def test_what_somebody_altered_is_noticed_counted_and_mended(neo4j_server, altered_store, what):
    statement, kind = ALTERED[what]
    altered_store.replace(chain(), by="test")
    neo4j_server.run(statement)
    load, written = altered_store.replace(chain(), by="test")
    assert written
    assert {each.kind: each.changed for each in load.changes if each.changed} == {kind: 1}
    assert not altered_store.replace(chain(), by="test")[1]
    with altered_store.reader() as reader:
        held = FactSet(region=reader.region(), nodes=reader.nodes(Link), edges=reader.edges(InputTo))
        assert held.digest() == chain().digest()


def test_what_a_former_version_wrote_is_taken_off_and_counts_as_no_change(neo4j_server, altered_store):
    altered_store.replace(chain(), by="test")
    neo4j_server.run("MATCH (n:Link) SET n.search = ['x'], n.colour = 'blue'")
    load, written = altered_store.replace(chain(), by="test")
    assert written
    assert {change.changed for change in load.changes} == {0}
    [left] = neo4j_server.run(
        "MATCH (n:Link) RETURN count(n.search) AS former, count(n.colour) AS own, count(n) AS all"
    )
    assert left["former"] == 0
    assert left["own"] == left["all"] > 0
    assert not altered_store.replace(chain(), by="test")[1]


def test_records_nobody_can_read_are_told_and_the_marker_and_the_loads_mended(neo4j_server, neo4j_store):
    neo4j_store.replace(chain(), by="test")
    neo4j_server.run("MATCH (n:Link {id: 'x1'}) SET n.kind = 'nonsense'")
    with neo4j_store.reader() as reader, pytest.raises(StoreUnreadable, match="python -m pipeline load"):
        reader.nodes(Link)
    for damage, told in (
        ("MATCH (s:LianpuState) DELETE s", StoreEmpty),
        ("MATCH (s:LianpuState) SET s.region = 'x'", StoreUnreadable),
        ("MATCH (s:LianpuState) REMOVE s.loading, s.load", StoreUnreadable),
        ("MATCH (s:LianpuState) SET s.loading = true", StoreBusy),
        ("MATCH (l:LianpuLoad) SET l.changes = '?'", StoreUnreadable),
        ("MATCH (l:LianpuLoad) WITH l LIMIT 1 REMOVE l.number", StoreUnreadable),
    ):
        neo4j_server.run(damage)
        with pytest.raises(told), neo4j_store.reader() as reader:
            reader.load()
        assert neo4j_store.replace(chain(), by="test")[1], damage
        assert count(neo4j_store) == 6
        with neo4j_store.reader() as reader:
            assert reader.load().changes


def test_nodes_of_others_under_the_same_label_stay(neo4j_server, neo4j_store):
    neo4j_store.replace(chain(), by="test")
    neo4j_server.run(
        "CREATE (:Link {id: 'theirs', name: '别人的'}) WITH 1 AS one MATCH (n:Link {id: 'x0'}) SET n.colour = 1"
    )
    load, written = neo4j_store.replace(chain(), by="test")
    assert (load.number, written) == (1, False), load.changes
    assert neo4j_server.run("MATCH (n:Link {id: 'theirs'}) RETURN n.name AS name") == [{"name": "别人的"}]
