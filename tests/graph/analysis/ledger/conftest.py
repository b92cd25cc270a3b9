"""A small city with a chain of three links, two of its own projects, and an empty ledger."""

import pytest

from graph.model.kinds import MakeStatus, ProjectStage
from tests.graph.analysis.ledger.pages import pages_of
from tests.in_memory import snapshot_of


@pytest.fixture
def small(build):
    """a (made here) -> x (nobody) -> b (made here); p1 builds x, p2 is in the zone apart, p3 is p1 again."""
    for link in ("a", "x", "b", "y"):
        build.link(link)
    for firm, link in (("f1", "a"), ("f2", "b"), ("f3", "b")):
        build.firm(firm)
        build.make(firm, link)
    build.firm("away", city="上海", province="上海")
    build.make("away", "y")
    build.make("away", "x", status=MakeStatus.OPERATING)
    build.feed("a", "x")
    build.feed("x", "b")
    build.feed("a", "y")
    build.chain("c", "a", "x", "b", "y")
    build.project("p1", "b", ProjectStage.BUILDING, "f2", "东洲区", investment=3.9)
    build.project("p2", "b", ProjectStage.STARTED, None, "沈抚示范区", investment=2.0, city="沈抚示范区")
    build.project("p3", "b", ProjectStage.UNKNOWN, None, "东洲区", investment=3.9, same_as="p1")
    build.project("p4", "b", ProjectStage.PLANNED, None, "望花区", investment=73.0, note="冲突:87亿元")
    return build


@pytest.fixture
def reader(small):
    return snapshot_of(small.facts())


@pytest.fixture
def pages(reader):
    return pages_of(reader)
