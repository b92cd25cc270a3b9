"""The tiny city with one fact changed, and what is told between the two."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.model.edges import Makes, Ruled
from graph.model.evidence import Evidence
from graph.model.kinds import Basis, MakeStatus, RulingKind
from graph.model.nodes import Firm
from loaders.folder import read_facts
from tests.in_memory import snapshot_of

TINY = Path(__file__).resolve().parents[3] / "data" / "tiny"
FACTS = read_facts(TINY)
NEWER = Evidence(source="https://example.gov.cn/newer", basis=Basis.SOURCE, as_of="2026")


def the(kind, **wanted):
    """The one fact of a kind with these properties."""
    (found,) = [
        each
        for each in (*FACTS.nodes, *FACTS.edges)
        if isinstance(each, kind) and all(getattr(each, name) == value for name, value in wanted.items())
    ]
    return found


REFINERY_ETHYLENE = the(Makes, start="refinery", end="ethylene")


CANDIDATE = the(Makes, start="candidate", end="polyethylene")
SIZED = replace(REFINERY_ETHYLENE, capacity=100.0, capacity_unit="万吨/年", evidence=NEWER)
NEW_FIRM = Firm(id="new", name_zh="甲市聚烯烃厂", city="甲市", local=True, evidence=NEWER)
NEW_MAKER = Makes(start="new", end="polyethylene", status=MakeStatus.OPERATING, capacity=30.0, evidence=NEWER)
NEW_TRIAL = replace(NEW_MAKER, status=MakeStatus.TRIAL)
RULED_OUT = Ruled(start="oil", end="polyethylene", kind=RulingKind.NOT_LOCAL, reason="容量不足", evidence=NEWER)


@pytest.fixture(scope="module")
def snapshot():
    return snapshot_of


@pytest.fixture(scope="module")
def old(snapshot):
    return snapshot(FACTS)


def told(found):
    """Each target that is another one: what became of it, rank and score before and after."""
    return [
        (move.link_id, move.change.value, *((each and (each.rank, each.score)) for each in (move.before, move.after)))
        for move in found.targets
    ]


def behind(move):
    """The facts behind a change: kind and ends, and the properties that are others, or which side reads it."""
    return [(*fact.key[:3], fact.properties or ("came" if fact.before is None else "went")) for fact in move.facts]


def ways(move):
    return [(cause.kind, cause.path) for cause in move.causes]
