"""Parties whose loss cuts others off, nearness of products, and what a chain owner wants."""

import pytest

from graph.analysis.judgement import judge
from graph.analysis.measures.city_measures import measure_city
from graph.analysis.measures.completeness import gap_index
from graph.analysis.measures.direct_inputs import DirectInputs, direct_inputs, unmet
from graph.analysis.measures.local_supply import local_supply_rate
from graph.analysis.measures.location_quotient import IndustryCounts, location_quotient, location_quotients
from graph.analysis.measures.relatedness import densities, proximities, revealed_advantages
from graph.analysis.measures.single_points import single_points
from graph.model.kinds import ProjectStage, RelationKind
from tests.graph.analysis.measures.conftest import LONG, PIPE, SHORT, edges


def test_a_party_whose_loss_cuts_another_off_is_a_single_point(judged):
    """Without big, iron is lost; steel is made by small too, which has it from nowhere else; rod lies beyond."""
    (point,) = single_points(judged, "c")
    assert (point.family, [firm.id for firm in point.firms]) == ("big", ["big"])
    assert (point.lost, point.affected, point.affected_downstream) == (("iron",), ("steel",), ("rod",))
    assert edges(point.cut_inputs) == {("iron", "steel")}


@pytest.fixture
def two_makers(build, snapshot):
    """x makes a, y makes b of it; `two_makers(...)` judges them with a's way to b as told."""
    for link in ("a", "other", "b"):
        build.link(link)
    build.chain("c", "a", "other", "b")
    for firm, link in (("x", "a"), ("y", "b"), ("z", "other")):
        build.firm(firm)
        build.make(firm, link)

    def of(transport, *alternatives):
        build.feed("a", "b", transport=transport, alternatives="g" if alternatives else None)
        for start, way in alternatives:
            build.feed(start, "b", transport=way, alternatives="g")
        return single_points(judge(snapshot(build)), "c")

    return of


@pytest.mark.parametrize(("transport", "parties"), [(PIPE, ["x"]), (SHORT, ["x"]), (LONG, []), (None, [])])
def test_what_travels_is_bought_elsewhere_and_cuts_nobody_off(two_makers, transport, parties):
    assert [point.family for point in two_makers(transport)] == parties


def test_who_has_an_alternative_made_here_is_not_cut_off(two_makers):
    assert two_makers(PIPE, ("other", SHORT)) == ()


@pytest.mark.parametrize(("transport", "parties"), [(SHORT, ["x"]), (LONG, [])])
def test_an_alternative_nobody_makes_helps_where_it_can_be_bought(two_makers, build, transport, parties):
    build.link("third")
    assert [point.family for point in two_makers(PIPE, ("third", transport))] == parties


def test_what_is_cut_off_takes_down_those_that_had_only_that_left(build, snapshot):
    """b is made of a; c takes a or b. Without x there is no a, so y makes no b, and then z has neither."""
    for link in ("a", "b", "c"):
        build.link(link)
    build.chain("chain", "a", "b", "c")
    build.feed("a", "b", transport=PIPE)
    for start in ("a", "b"):
        build.feed(start, "c", transport=PIPE, alternatives="g")
    for firm, link in (("x", "a"), ("y", "b"), ("z", "c")):
        build.firm(firm)
        build.make(firm, link)
    (point,) = single_points(judge(snapshot(build)), "chain")
    assert (point.family, point.affected, point.affected_downstream) == ("x", ("b",), ("c",))


def test_a_maker_not_heard_of_for_years_saves_nobody(build, snapshot):
    for link in ("a", "b"):
        build.link(link)
    build.chain("c", "a", "b")
    build.feed("a", "b", transport=PIPE)
    for firm, link, year in (("x", "a", None), ("old", "a", "2012"), ("y", "b", None)):
        build.firm(firm)
        build.make(firm, link, year=year)
    assert [point.family for point in single_points(judge(snapshot(build)), "c")] == ["x"]


def test_firms_of_one_party_are_lost_together(build, snapshot):
    for link in ("a", "b"):
        build.link(link)
    build.chain("c", "a", "b")
    build.feed("a", "b", transport=PIPE)
    for firm in ("mother", "daughter", "user"):
        build.firm(firm)
    build.relate("mother", "daughter", RelationKind.PARENT_OF)
    build.make("mother", "a")
    build.make("daughter", "a")
    build.make("user", "b")
    (point,) = single_points(judge(snapshot(build)), "c")
    assert [firm.id for firm in point.firms] == ["daughter", "mother"]
    assert point.affected == ("b",)


def test_the_gravest_single_point_comes_first(build, snapshot):
    for link in ("a", "b", "a1", "b1", "b2"):
        build.link(link)
    build.chain("c", "a", "b", "a1", "b1", "b2")
    for start, end in (("a", "a1"), ("b", "b1"), ("b", "b2")):
        build.feed(start, end, transport=PIPE)
    for firm, links in (("x", ("a",)), ("y", ("b",)), ("z", ("a1", "b1", "b2"))):
        build.firm(firm)
        for link in links:
            build.make(firm, link)
    assert [point.family for point in single_points(judge(snapshot(build)), "c")] == ["y", "x"]


def test_an_owner_of_a_running_project_counts_and_so_does_a_project_without_one(build, snapshot):
    for link in ("a", "b"):
        build.link(link)
    build.chain("c", "a", "b")
    build.feed("a", "b", transport=PIPE)
    build.firm("x")
    build.make("x", "b")
    build.project("p", "a", ProjectStage.OPERATING)
    (point,) = single_points(judge(snapshot(build)), "c")
    assert (point.family, point.firms, point.affected) == ("project:p", (), ("b",))


def test_proximity_is_the_lesser_conditional_share():
    """Two of three makers of a make b; b has four makers: min(2/3, 2/4)."""
    pairs = [("1", "a"), ("1", "b"), ("2", "a"), ("2", "b"), ("3", "a"), ("4", "b"), ("5", "b"), ("5", "c")]
    found = proximities(pairs)
    assert found == {("a", "b"): 2 / 4, ("b", "c"): 1 / 4}
    around = densities(found, {"a"})
    assert {link: (each.part, each.whole) for link, each in around.items()} == {
        "a": (0.0, 0.5),
        "b": (0.5, 0.75),
        "c": (0.0, 0.25),
    }


def test_revealed_advantage_compares_shares():
    """All: 6 of a, 4 of b. Place p has 5 and 1: a 5/6 over 6/10 is above one, b 1/6 over 4/10 below."""
    assert revealed_advantages({("p", "a"): 5, ("p", "b"): 1, ("q", "a"): 1, ("q", "b"): 3}) == {("p", "a"), ("q", "b")}


def test_a_location_quotient_needs_counts():
    found = location_quotient(IndustryCounts(city=30, city_total=100, country=200, country_total=1000))
    assert found.value == pytest.approx(1.5)
    assert (found.city.part, found.city.whole, found.country.part, found.country.whole) == (30, 100, 200, 1000)
    assert location_quotient(IndustryCounts(1, 2, 0, 5)).value is None
    assert location_quotient(IndustryCounts(0, 0, 1, 5)).value is None
    assert location_quotients(None) is None


def test_all_measures_are_gathered(judged):
    found = measure_city(judged, {"3110": IndustryCounts(1, 2, 1, 4)})
    assert found.local_supply == local_supply_rate(judged)
    assert found.quotients["3110"].value == 2.0
    assert found.chains["c"].gap_index == gap_index(judged, "c")
    assert found.chains["c"].related == {}, "nobody makes a missing link together with another"
    assert measure_city(judged).quotients is None


def test_what_a_chain_owner_takes_in_and_what_of_it_is_missing(judged, build, snapshot):
    """big, once chain owner, makes iron and steel: it takes in ore, coke, power, mill, scrap and oxygen."""
    assert direct_inputs(judged, "c") == DirectInputs((), (), ()), "no owner on file"
    build.owner("big", "c")
    build.link("oxygen")
    build.chain("other", "oxygen", rank=2)
    build.feed("oxygen", "steel")
    judgement = judge(snapshot(build))
    needs = direct_inputs(judgement, "c")
    assert needs == DirectInputs(("iron", "steel"), ("coke", "mill", "ore", "power", "scrap"), ("oxygen",))
    found = unmet(judgement, "c", needs)
    assert sorted(found) == ["coke", "ore"], "power is a service, scrap may be there, a mill is bought once"


def test_an_owner_does_not_want_for_what_has_an_alternative_here(build, snapshot):
    """The owner's kiln burns gas or coal; coal is made here, of limestone and clay there is none."""
    for link in ("gas", "coal", "limestone", "clay", "cement"):
        build.link(link)
    build.chain("c", "gas", "coal", "limestone", "clay", "cement")
    for start, group in (("gas", "fuel"), ("coal", "fuel"), ("limestone", None), ("clay", None)):
        build.feed(start, "cement", alternatives=group)
    for firm, link in (("owner", "cement"), ("mine", "coal"), ("pit", "coal")):
        build.firm(firm)
        build.make(firm, link)
    build.owner("owner", "c")
    judgement = judge(snapshot(build))
    needs = direct_inputs(judgement, "c")
    assert needs.needed == ("clay", "coal", "gas", "limestone")
    assert sorted(unmet(judgement, "c", needs)) == ["clay", "limestone"]
