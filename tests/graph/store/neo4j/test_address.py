"""Addresses as people type them: what is wrong is said, and nothing of a log-in is ever repeated."""

import logging
import traceback

import pytest

from graph.errors import StoreUnreachable
from graph.store.neo4j import Neo4jStore
from graph.store.neo4j.address import check_address, place_of
from pipeline.settings import ServerSettings, open_server

SECRET = "s3cret"


@pytest.mark.parametrize(
    ("uri", "place"),
    [
        ("bolt://127.0.0.1:7687", "bolt://127.0.0.1:7687"),
        ("neo4j+s://abc.databases.neo4j.io", "neo4j+s://abc.databases.neo4j.io"),
        ("BOLT+SSC://Host-1:7687/", "bolt+ssc://Host-1:7687"),
        ("bolt://[::1]:65535", "bolt://[::1]:65535"),
        ("neo4j://host?policy=europe", "neo4j://host"),
        ("bolt://数据库.内网:7687", "bolt://数据库.内网:7687"),
    ],
)
def test_an_address_that_is_right_is_taken_and_shown_without_its_query(uri, place):
    check_address(uri)
    assert place_of(uri) == place


@pytest.mark.parametrize(
    ("uri", "said"),
    [
        ("localhost:7687", "开头要是"),
        ("127.0.0.1", "开头要是"),
        ("http://host:7474", "开头要是"),
        ("bolt+tls://host", "开头要是"),
        ("bolt:/host", "开头要是"),
        ("bolt://[", "不成地址"),
        ("bolt://host#part", "不成地址"),
        ("neo4j://", "没有主机名"),
        ("bolt://:7687", "没有主机名"),
        ("bolt://a..b:7687", "主机名不成立"),
        (f"bolt://{'a' * 64}:7687", "主机名不成立"),
        ("bolt://host:port", "端口"),
        ("bolt://host:", "端口"),
        ("bolt://host:0", "端口"),
        ("bolt://host:65536", "端口"),
        ("bolt://host:7687:7687", "不成地址"),
        ("bolt://host：7687", "全角"),
        ("bolt：//host:7687", "全角"),
        ("bolt://host:７６８７", "全角"),
        ("bolt:// host:7687", "空格"),
        ("bolt://host:7687\n", "空格"),
        ("bolt://host:7687\u200b", "空格"),
        ("bolt://host:7687/neo4j", "NEO4J_DATABASE"),
        ("bolt://host:7687?policy=x", "不能带 ?"),
    ],
)
def test_what_is_wrong_with_an_address_is_said(uri, said):
    with pytest.raises(StoreUnreachable, match="NEO4J_URI 写得不对") as raised:
        check_address(uri)
    assert said in str(raised.value)
    assert place_of(uri) == "NEO4J_URI"


@pytest.mark.parametrize(
    "uri",
    [
        f"bolt://neo4j:{SECRET}@127.0.0.1:1",
        f"bolt://{SECRET}@127.0.0.1:1",
        f"bolt://neo4j:a/{SECRET}@127.0.0.1:1",
        f"bolt://neo4j:{SECRET}#b@127.0.0.1:1",
        f"bolt://neo4j:{SECRET}?b@127.0.0.1:1",
        f"neo4j:{SECRET}@127.0.0.1",
        f"bolt://neo4j:{SECRET}＠127.0.0.1",
        f"bolt://neo4j:{SECRET}",
        f"bolt://127.0.0.1:1?password={SECRET}",
        f"bolt://127.0.0.1/{SECRET}",
        f"bolt://[{SECRET}",
        f"http://neo4j:{SECRET}@127.0.0.1",
    ],
)
def test_a_log_in_in_the_address_is_refused_and_never_shown(uri, caplog):
    caplog.set_level(logging.DEBUG)
    server = ServerSettings(uri=uri, username="neo4j", password=SECRET, database=None)
    store = open_server(server)
    with pytest.raises(StoreUnreachable, match="NEO4J_URI 写得不对") as raised, store.reader():
        pass
    told = "".join(traceback.format_exception(raised.value))
    assert SECRET not in told + caplog.text + repr(store) + repr(server) + str(raised.value.args)


def test_the_remedy_for_a_log_in_in_the_address_is_named():
    with pytest.raises(StoreUnreachable, match=r"NEO4J_USERNAME.*NEO4J_PASSWORD") as raised:
        Neo4jStore("bolt://neo4j:x@host", "neo4j", "x").replace(None, by="test")
    assert raised.value.__cause__ is None
