"""A small city to which each test adds what makes a target."""

import pytest

from graph.analysis.judgement import Judgement
from graph.analysis.targets.link_context import link_sets
from graph.analysis.targets.targets import derive_targets
from graph.analysis.verdicts.diagnosis import diagnose_city
from graph.model.edges import Includes
from graph.model.kinds import (
    Stage,
    Transport,
)

PIPE, LONG = Transport.PIPE, Transport.LONG_HAUL


@pytest.fixture
def base(build):
    """a (strong) -> x (missing) -> b (strong); x -> y (missing); b -> end (missing)."""
    for link in ("a", "x", "b", "y"):
        build.link(link)
    build.link("end", buyers="沈阳某厂")
    for firm in ("f1", "f2", "f3", "f4"):
        build.firm(firm)
    build.make("f1", "a")
    build.make("f2", "a")
    build.make("f3", "b", capacity=5)
    build.make("f4", "b", capacity=10)
    build.feed("a", "x", transport=PIPE)
    build.feed("x", "b", transport=LONG)
    build.feed("x", "y", transport=LONG)
    build.feed("b", "end", transport=LONG)
    build.chain("c", "a", "x", "b", "y", "end")
    return build


def include(build, *links):
    """Add links to the chain of the base, whose local side is known."""
    for link in links:
        build.edges.append(Includes(start="c", end=link, stage=Stage.MIDSTREAM, evidence=build.evidence()))


def judged(city):
    verdicts = diagnose_city(city)
    found = link_sets(city, verdicts)
    return Judgement(city, verdicts, found, derive_targets(city, verdicts, found))


def grounds(city, link):
    target = judged(city).target(link)
    return None if target is None else [ground.rule.id for ground in target.grounds]


def set_link(build, link, **more):
    """Write a link of the builder anew."""
    build.nodes = [node for node in build.nodes if node.id != link]
    build.link(link, **more)
