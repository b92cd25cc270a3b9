"""Judgements of small cities, one of them with two makers."""

import pytest

from graph.analysis.judgement import judge
from graph.model.kinds import InputRole, Siting, Strength, Transport

PIPE, SHORT, LONG = Transport.PIPE, Transport.SHORT_HAUL, Transport.LONG_HAUL


@pytest.fixture
def judged(build, snapshot):
    """ore → iron → steel → rod; coke → iron; to steel also power (service), mill (equipment), scrap.

    big makes iron and steel, small makes steel too, rod is made by rods; ore and coke are missing, and whether yard
    still sells scrap nobody stated. Iron runs to the steel works in torpedo cars, steel goes to the rolling mill hot.
    """
    for link in ("ore", "iron", "steel", "rod", "coke", "mill", "scrap"):
        build.link(link)
    build.link("power", Siting.SERVICE)
    build.chain("c", "ore", "iron", "steel", "rod", "coke", "mill", "scrap", "power")
    for start, end in (("ore", "iron"), ("coke", "iron"), ("scrap", "steel")):
        build.feed(start, end, transport=LONG)
    build.feed("iron", "steel", transport=PIPE)
    build.feed("steel", "rod", transport=SHORT)
    build.feed("power", "steel")
    build.feed("mill", "steel", role=InputRole.EQUIPMENT)
    build.feed("coke", "rod", Strength.AUXILIARY)
    for firm in ("big", "small", "rods", "yard"):
        build.firm(firm)
    build.make("big", "iron", capacity=5.0)
    build.make("big", "steel", capacity=5.0)
    build.make("small", "steel")
    build.make("rods", "rod")
    build.make("yard", "scrap", status=None)
    return judge(snapshot(build))


def edges(records):
    return {(edge.start, edge.end) for edge in records}
