"""Readers made in memory, on which most tests of the analysis stand, give what a store gives back of the same facts."""

from pathlib import Path
from random import Random

import pytest

from graph.store.snapshot import Snapshot, take_snapshot
from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts
from tests.graph.analysis.candidates.test_properties import with_strangers
from tests.graph.analysis.conftest import random_city
from tests.in_memory import snapshot_of

TINY = Path(__file__).resolve().parents[2] / "data" / "tiny"


def kept(reader) -> tuple[object, ...]:
    """Everything but the loads, which a store numbers and dates."""
    taken = reader if isinstance(reader, Snapshot) else take_snapshot(reader)
    return taken.home, taken.facts


def test_fushun_in_memory_is_fushun_loaded(fushun_facts, fushun_store):
    with fushun_store.reader() as reader:
        assert kept(reader) == kept(snapshot_of(fushun_facts))


@pytest.mark.parametrize("seed", range(4))
def test_small_cities_in_memory_are_those_loaded(tmp_path, seed):
    random = Random(seed)
    facts = with_strangers(random_city(random), random).facts() if seed else read_facts(TINY)
    store = SqliteStore(tmp_path / "graph.sqlite")
    store.replace(facts, by="test")
    with store.reader() as reader:
        assert kept(reader) == kept(snapshot_of(facts))
