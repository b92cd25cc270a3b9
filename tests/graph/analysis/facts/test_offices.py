"""Which department is asked about a link, on Fushun's offices as they are on file."""

import pytest

from graph.analysis.facts.offices import office_of
from graph.model.edges import ChiefOf, Includes
from graph.model.kinds import LinkKind, OrgKind, Stage
from graph.model.nodes import Organisation


@pytest.mark.parametrize(
    ("link", "office"),
    [
        # 0171: herbs are farmed, though the health commission leads their chain
        ("gentian", "nyncj"),
        # 0231: a forest, in a chain that the natural resources bureau leads
        ("forest-carbon-sink", "lcj"),
        # 2661, 1811: made in works, though health and tourism look at them too
        ("peg", "gxj"),
        ("ski-wear", "gxj"),
        # 1492: food, though the health commission looks at it too
        ("health-food", "nyncj"),
        # 2710: drugs are nobody's trade, so that who leads their chain is asked
        ("api", "wjw"),
        # 4430: midstream of clean energy and of natural resources, which the city puts behind it
        ("geothermal-heating", "fgw"),
        # 8911: the games have a committee, which owns them
        ("ice-snow-event", "winter-games"),
        # 2661: made in works, whichever of two commissions looks at it
        ("denox-catalyst", "gxj"),
    ],
)
def test_the_office_follows_the_link_and_not_the_chain_that_looks(fushun, link, office):
    assert office_of(fushun.city, link).id == office


def test_of_several_chains_the_first_that_makes_a_link_itself_is_asked(build, city_of):
    """The first chain merely takes the service, the second and third offer it: the second leads."""
    build.link("service", gbt4754="7452", kind=LinkKind.SERVICE)
    for rank, (chain, stage) in enumerate((("a", Stage.SUPPORT), ("b", Stage.MIDSTREAM), ("c", Stage.DOWNSTREAM)), 1):
        build.chain(chain, rank=rank)
        build.edges.append(Includes(start=chain, end="service", stage=stage, evidence=build.evidence()))
        build.nodes.append(office(build, f"office-{chain}", f"抚顺市{chain}局"))
        build.edges.append(ChiefOf(start=f"office-{chain}", end=chain, evidence=build.evidence()))
    assert office_of(city_of(build), "service").id == "office-b"


def test_nobody_is_named_where_nobody_is_on_file(build, city_of):
    build.link("ethylene", gbt4754="2614")
    assert office_of(city_of(build), "ethylene") is None


def test_a_county_office_is_not_the_citys(build, city_of):
    build.link("rice", gbt4754="0111")
    build.nodes.append(office(build, "county", "抚顺县农业农村局"))
    assert office_of(city_of(build), "rice") is None


def test_the_city_office_is_found_among_others(build, city_of):
    build.link("rice", gbt4754="0111")
    build.nodes += [office(build, "a-county", "抚顺县农业农村局"), office(build, "city", "抚顺市农业农村局")]
    assert office_of(city_of(build), "rice").id == "city"


def office(build, id, name):
    return Organisation(id=id, name_zh=name, kind=OrgKind.DEPARTMENT, evidence=build.evidence())
