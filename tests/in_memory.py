"""What a reader would answer had facts been loaded, without a store; tests/graph/store/test_snapshot.py proves it."""

from graph.analysis.judgement import Judgement, judge
from graph.model.fact import Fact
from graph.model.facts import FactSet, identity
from graph.model.schema import EDGES, NODES
from graph.store.base import Load
from graph.store.snapshot import Snapshot

LOAD = Load("0001-test", 1, "2026-03-01T00:00:00+00:00", "test", "", (), ())


def snapshot_of(facts: FactSet) -> Snapshot:
    """Return all that a store would give back of the facts, of a load on 2026-03-01."""
    found: dict[str, list[Fact]] = {kind: [] for kind in (*NODES, *EDGES)}
    for record in (*facts.nodes, *facts.edges):
        found[record.KIND].append(record)
    return Snapshot((LOAD,), facts.region, {kind: tuple(sorted(each, key=identity)) for kind, each in found.items()})


def judged(facts: FactSet) -> Judgement:
    """Return the judgement of facts."""
    return judge(snapshot_of(facts))
