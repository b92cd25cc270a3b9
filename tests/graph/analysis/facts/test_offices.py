"""Which department is asked about a link, on Fushun's offices as they are on file."""

import pytest

from graph.analysis.facts.offices import office_of
from graph.model.kinds import OrgKind
from graph.model.nodes import Organisation


@pytest.mark.parametrize(
    ("link", "chain", "office"),
    [
        # 0171: herbs are farmed, though the health commission leads their chain
        ("gentian", "biomedicine-tcm", "nyncj"),
        # 0231: a forest, in a chain that the natural resources bureau leads
        ("forest-carbon-sink", "natural-resources", "lcj"),
        # 2614: no trade of one department's own, so the chief of the chain looked at
        ("ethylene", "petrochem-new-materials", "gxj"),
    ],
)
def test_the_department_of_the_trade_is_asked_else_the_chains_own(fushun, link, chain, office):
    assert office_of(fushun.city, link, [chain]).id == office


def test_nobody_is_named_where_nobody_is_on_file(fushun):
    assert office_of(fushun.city, "ethylene", []) is None


def test_a_county_office_is_not_the_citys(build, city_of):
    build.link("rice", gbt4754="0111")
    build.nodes.append(office(build, "county", "抚顺县农业农村局"))
    assert office_of(city_of(build), "rice", []) is None


def test_the_city_office_is_found_among_others(build, city_of):
    build.link("rice", gbt4754="0111")
    build.nodes += [office(build, "a-county", "抚顺县农业农村局"), office(build, "city", "抚顺市农业农村局")]
    assert office_of(city_of(build), "rice", []).id == "city"


def office(build, id, name):
    return Organisation(id=id, name_zh=name, kind=OrgKind.DEPARTMENT, evidence=build.evidence())
