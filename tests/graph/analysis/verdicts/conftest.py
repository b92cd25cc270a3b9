"""A city of three firms and the verdict on one link of it."""

import pytest

from graph.analysis.verdicts.diagnosis import diagnose_city
from graph.model.kinds import (
    MakeStatus,
)

STATUS = MakeStatus


def three_firms(build):
    """A chain whose local side is known well enough to call a link missing."""
    build.link("known")
    for name in ("k1", "k2", "k3"):
        build.firm(name)
        build.make(name, "known")


def verdict_on(build, city_of, link="x"):
    if not any(node.KIND == "Chain" for node in build.nodes):
        build.chain("c", "known", link)
    return diagnose_city(city_of(build))[link]


def noted(verdict):
    return {note.rule.id for note in verdict.remarks}


@pytest.fixture
def user(build):
    """k1 runs `user`, which takes x as a core input by pipe."""
    three_firms(build)
    build.link("x")
    build.link("user")
    build.make("k1", "user")
    return build
