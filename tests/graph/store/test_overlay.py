"""Overlays and snapshots answer to the letter as a store that was loaded with the changed facts."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.errors import StoreEmpty
from graph.model.edges import Includes, InputTo, Makes
from graph.model.kinds import MakeStatus, Siting
from graph.model.nodes import Firm, Link
from graph.model.schema import EDGES, NODES
from graph.store.edits import apply_to_facts, make_edits, merge_edits
from graph.store.overlay import OverlayReader
from graph.store.snapshot import take_snapshot
from graph.store.sqlite import SqliteStore
from loaders.folder import read_facts

TINY = Path(__file__).resolve().parents[2] / "data" / "tiny"


@pytest.fixture(scope="module")
def facts():
    return read_facts(TINY)


@pytest.fixture(scope="module")
def edits(facts):
    """A firm added, one renamed, a link changed, two makes taken away and one put over another."""
    firms = {node.id: node for node in facts.nodes if isinstance(node, Firm)}
    links = {node.id: node for node in facts.nodes if isinstance(node, Link)}
    makes = {(edge.start, edge.end): edge for edge in facts.edges if isinstance(edge, Makes)}
    new = replace(firms["candidate"], id="candidate-here", name_zh="丙市聚烯烃公司甲市分厂", local=True, city="甲市")
    put = [
        new,
        replace(firms["film-works"], name_zh="甲市薄膜总厂"),
        replace(links["gas"], siting=Siting.ATTRACTABLE),
        replace(makes["refinery", "ethylene"], status=MakeStatus.STOPPED),
        replace(makes["candidate", "polyethylene"], start="candidate-here"),
    ]
    return make_edits(put, [makes["film-works", "film"], makes["pack-works", "film"]])


@pytest.fixture
def pair(tmp_path, facts, edits):
    """The overlay over a loaded store, and a store that was loaded with the changed facts."""
    base, changed = SqliteStore(tmp_path / "base.sqlite"), SqliteStore(tmp_path / "changed.sqlite")
    base.replace(facts, by="test")
    changed.replace(apply_to_facts(facts, edits), by="test")
    with base.reader() as one, changed.reader() as two:
        yield OverlayReader(one, edits), two


@pytest.fixture
def snapshots(tmp_path, facts):
    """A snapshot, and the reader it was taken from."""
    store = SqliteStore(tmp_path / "graph.sqlite")
    store.replace(facts, by="test")
    with store.reader() as reader:
        yield take_snapshot(reader), reader


@pytest.fixture(params=["pair", "snapshots"])
def alike(request):
    return request.getfixturevalue(request.param)


def test_every_kind_is_answered_alike(alike):
    ours, theirs = alike
    for kind in NODES.values():
        assert ours.nodes(kind) == theirs.nodes(kind)
    for kind in EDGES.values():
        assert ours.edges(kind) == theirs.edges(kind)
    assert ours.counts() == theirs.counts()
    assert ours.region() == theirs.region()


def test_ids_and_ends_are_answered_alike(alike):
    ours, theirs = alike
    some = ["candidate-here", "film-works", "nobody", "refinery"]
    assert ours.nodes(Firm, some) == theirs.nodes(Firm, some)
    assert ours.nodes(Firm, []) == theirs.nodes(Firm, []) == ()
    for id in some:
        assert ours.node(Firm, id) == theirs.node(Firm, id)
        assert ours.edges(Makes, starts=[id]) == theirs.edges(Makes, starts=[id])
    for link in ("film", "polyethylene", "ethylene"):
        assert ours.edges(Makes, ends=[link]) == theirs.edges(Makes, ends=[link])
    both = {"starts": ["ethylene"], "ends": ["polyethylene", "film"]}
    assert ours.edges(InputTo, **both) == theirs.edges(InputTo, **both)


def test_an_overlay_leaves_the_base_as_it_was(pair):
    ours, _ = pair
    assert ours.base.node(Firm, "candidate-here") is None
    assert ours.load() == ours.base.load()
    assert ours.loads(1) == ours.base.loads(1)


def test_a_snapshot_outlives_its_reader(tmp_path, facts):
    store = SqliteStore(tmp_path / "graph.sqlite")
    store.replace(facts, by="test")
    with store.reader() as reader:
        held, load = take_snapshot(reader), reader.load()
    assert held.load() == load
    assert held.loads(1) == (load,)
    assert len(held.edges(Includes)) == 6


def test_no_snapshot_of_an_empty_store(tmp_path):
    with pytest.raises(StoreEmpty), SqliteStore(tmp_path / "graph.sqlite").reader() as reader:
        take_snapshot(reader)


def test_later_edits_go_over_earlier_ones(facts):
    (first, *_) = [edge for edge in facts.edges if isinstance(edge, Makes)]
    stopped = replace(first, status=MakeStatus.STOPPED)
    both = merge_edits(make_edits(drop=[first]), make_edits(put=[stopped]))
    assert stopped in apply_to_facts(facts, both).edges
    assert first not in apply_to_facts(facts, merge_edits(make_edits(put=[stopped]), make_edits(drop=[first]))).edges
