"""Facts and the standpoint of every what-if on them: the small city, and Fushun."""

from pathlib import Path

import pytest

from graph.analysis.what_if.outcome import situation_of
from graph.store.snapshot import take_snapshot
from loaders.folder import read_facts
from tests.graph.analysis.what_if.loading import loaded

TINY = Path(__file__).resolve().parents[3] / "data" / "tiny"


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    facts = read_facts(TINY)
    return facts, situation_of(loaded(tmp_path_factory.mktemp("tiny") / "graph.sqlite", facts))


@pytest.fixture(scope="module")
def standing_fushun(fushun_facts, fushun_store):
    with fushun_store.reader() as reader:
        return fushun_facts, situation_of(take_snapshot(reader))
