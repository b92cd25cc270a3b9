"""A graph in a file, the bytes of a whole one, and statements run on it behind its back."""

import sqlite3
from contextlib import closing

import pytest

from graph.errors import StoreUnreadable
from graph.model.nodes import Link
from graph.store.sqlite import SqliteStore
from tests.graph.store.six_links import facts, link, read_all


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Return the bytes of a graph after three loads."""
    store = SqliteStore(tmp_path_factory.mktemp("whole") / "graph.sqlite")
    for by, extra in (("first", ()), ("second", (link("x7"),)), ("third", (link("x7"), link("x8")))):
        store.replace(facts(*extra), by=by)
    return store.path.read_bytes()


@pytest.fixture
def store(tmp_path):
    return SqliteStore(tmp_path / "graph.sqlite")


def with_sql(content, path, *statements):
    """Return a graph after somebody changed it with a tool of their own."""
    path.write_bytes(content)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)
    return path.read_bytes()


def codes(load):
    return [issue.code for issue in load.warnings]


def check_told_and_mended(store):
    """Check that a damaged graph is told and not shown, and that the same facts put it right."""
    with pytest.raises(StoreUnreadable, match="pipeline load"):
        read_all(store)
    load, written = store.replace(facts(link("x7"), link("x8")), by="mend")
    assert written, "it is not taken for unchanged"
    assert len(load.warnings) == 1, "that it was damaged is told with the load"
    read_all(store)
    with store.reader() as reader:
        assert [node.id for node in reader.nodes(Link)] == [f"x{number}" for number in range(1, 9)]
    again, rewritten = store.replace(facts(link("x7"), link("x8")), by="again")
    assert (again, rewritten) == (load, False), "the next load of the same facts finds it whole"
    return load
