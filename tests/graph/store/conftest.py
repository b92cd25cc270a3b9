"""A log in a file and one on a server, and entries for them."""

import pytest

from graph.model.acts import (
    AddToShortlist,
    MakeRuling,
)
from graph.model.kinds import RulingKind
from graph.store.log import NewEntry
from graph.store.neo4j_log import Neo4jLog
from graph.store.sqlite_log import SqliteLog

GAP = MakeRuling(chain_id="c", link_id="x", ruling=RulingKind.CONFIRMED_ABSENT)


WISH = AddToShortlist(link_id="x", firm_id="f")


def draft(act, reason="工信局现场核实", who="市工业和信息化局", load="0001-aaaa"):
    return NewEntry(act=act, who=who, load_id=load, reason=reason)


@pytest.fixture
def embedded_log(tmp_path):
    return SqliteLog(tmp_path / "记录 a#b%20?.sqlite")


@pytest.fixture
def neo4j_log(neo4j_store):
    return Neo4jLog(neo4j_store)


@pytest.fixture(params=["embedded_log", "neo4j_log"])
def log(request):
    return request.getfixturevalue(request.param)
