"""The parks of a city, on a case worked out by hand and on Fushun."""

import pytest

from graph.analysis.facts.parks import parks_of
from graph.model.edges import FirmIn, ProjectIn, Serves
from graph.model.kinds import OrgKind, ProjectStage
from graph.model.nodes import Organisation


@pytest.fixture
def city(build, city_of):
    """Two parks and one in a zone governed apart: one firm placed, one that names its park, one project."""
    build.link("x")
    build.chain("c", "x")
    for park in ("北园", "南园", "沈抚示范区西园"):
        build.nodes.append(Organisation(id=park, name_zh=park, kind=OrgKind.PARK, evidence=build.evidence()))
    for firm, park in (("f1", None), ("f2", "城南南园二路"), ("f3", None)):
        build.firm(firm, park=park)
        build.make(firm, "x")
    build.project("p", "x", ProjectStage.BUILDING)
    build.edges += [
        FirmIn(start="f1", end="南园", evidence=build.evidence()),
        ProjectIn(start="p", end="北园", evidence=build.evidence()),
        Serves(start="北园", end="c", evidence=build.evidence()),
    ]
    return city_of(build)


def test_firms_and_projects_count_where_a_park_is_on_file_and_zones_apart_come_last(city):
    found = parks_of(city)
    told = [(each.organisation.id, len(each.firms), len(each.projects), each.chains, each.is_apart) for each in found]
    assert told == [
        ("南园", 2, 0, (), False),
        ("北园", 0, 1, ("c",), False),
        ("沈抚示范区西园", 0, 0, (), True),
    ]


def test_every_park_of_fushun_is_there_once(fushun):
    parks = [each.id for each in fushun.city.organisations.values() if each.kind is OrgKind.PARK]
    assert sorted(park.organisation.id for park in parks_of(fushun.city)) == sorted(parks)
