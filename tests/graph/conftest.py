"""A log in a file and one on a server."""

import pytest

from graph.store.neo4j_log import Neo4jLog
from graph.store.sqlite_log import SqliteLog


@pytest.fixture
def embedded_log(tmp_path):
    return SqliteLog(tmp_path / "记录 a#b%20?.sqlite")


@pytest.fixture
def neo4j_log(neo4j_store):
    return Neo4jLog(neo4j_store)


@pytest.fixture(params=["embedded_log", "neo4j_log"])
def log(request):
    return request.getfixturevalue(request.param)
