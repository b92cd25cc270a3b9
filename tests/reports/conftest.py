"""What the tests of documents share: the tiny city judged once, and with facts changed."""

from pathlib import Path

import pytest

from graph.analysis.judgement import judge
from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts

HOME = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def tiny(tmp_path_factory):
    """The judgement of the six links and five firms."""
    return judged(read_facts(HOME / "tests" / "data" / "tiny"), tmp_path_factory.mktemp("tiny"))


def judged(facts, folder):
    """Return the judgement of facts kept in a store of their own."""
    store = SqliteStore(folder / "graph.sqlite")
    store.replace(facts, by="test")
    with store.reader() as reader:
        return judge(reader)
