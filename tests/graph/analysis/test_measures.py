"""Measures of a chain worked out by hand, each with numerator and denominator."""

import pytest

from graph.analysis.judgement import judge
from graph.analysis.measures.city_measures import measure_city
from graph.analysis.measures.completeness import completeness, gap_index
from graph.analysis.measures.concentration import concentration
from graph.analysis.measures.local_supply import local_supply_rate
from graph.analysis.measures.location_quotient import Counts, location_quotient, location_quotients
from graph.analysis.measures.owner_needs import OwnerNeeds, owner_needs, unmet
from graph.analysis.measures.relatedness import balassa, densities, proximities
from graph.analysis.measures.single_points import single_points
from graph.model.kinds import InputRole, MakeStatus, ProjectStage, RelationKind, Siting, Strength


@pytest.fixture
def judged(build, snapshot):
    """ore → iron → steel → rod; coke → iron; to steel also power (service), mill (equipment), scrap (unknown).

    big makes iron and steel, small makes steel too, rod is made by rods; ore and coke are missing.
    """
    for link in ("ore", "iron", "steel", "rod", "coke", "mill", "scrap"):
        build.link(link)
    build.link("power", Siting.SERVICE)
    build.chain("c", "ore", "iron", "steel", "rod", "coke", "mill", "scrap", "power")
    for start, end in (("ore", "iron"), ("coke", "iron"), ("iron", "steel"), ("steel", "rod"), ("scrap", "steel")):
        build.feed(start, end)
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


def test_local_supply_counts_core_inputs_of_what_is_made_here(judged):
    """iron lacks ore and coke; steel has iron, scrap is unclear, power and mill do not count; rod has steel: 2 of 5."""
    rate = local_supply_rate(judged, "c")
    assert (rate.part, rate.whole, rate.unknown) == (2, 5, 1)
    assert edges(rate.counted) == {("iron", "steel"), ("steel", "rod")}
    assert edges(rate.unclear) == {("scrap", "steel")}
    assert edges(rate.of) == edges(rate.counted) | edges(rate.unclear) | {("ore", "iron"), ("coke", "iron")}
    assert (rate.value, rate.most) == (0.4, 0.6)
    assert local_supply_rate(judged) == rate, "one chain is the whole city"


def test_what_is_being_built_is_not_made_yet(build, snapshot):
    for link in ("a", "b"):
        build.link(link)
    build.chain("c", "a", "b")
    build.feed("a", "b")
    build.firm("x")
    build.make("x", "a", MakeStatus.BUILDING)
    build.make("x", "b")
    rate = local_supply_rate(judge(snapshot(build)), "c")
    assert (rate.part, rate.whole) == (0, 1)


def test_an_input_made_in_another_chain_counts(build, snapshot):
    for link in ("a", "b"):
        build.link(link)
    build.chain("one", "b")
    build.chain("two", "a", rank=2)
    build.feed("a", "b")
    build.firm("x")
    build.make("x", "a")
    build.make("x", "b")
    judgement = judge(snapshot(build))
    assert local_supply_rate(judgement, "one").value == 1.0
    assert local_supply_rate(judgement, "two").value is None, "nothing made in the chain has a core input"


def test_completeness_counts_what_is_here_and_tells_what_is_unknown(judged):
    """Here: iron, steel, rod. Missing: ore, coke, mill. Unknown: scrap, power. 3 of 8, 2 unknown."""
    found = completeness(judged, "c")
    assert (found.part, found.whole, found.unknown) == (3, 8, 2)
    assert [link.id for link in found.counted] == ["iron", "rod", "steel"]


def test_the_gap_index_weighs_what_hangs_on_a_link(judged):
    """Nothing hangs on ore or coke alone (iron needs both, but either is a way); iron holds no steel either: scrap is
    another way. steel holds rod. Weights: iron 1, steel 2, rod 1, ore 1, coke 1, mill 1: 3 of 7.
    """
    found = gap_index(judged, "c")
    assert (found.part, found.whole) == (3, 7)
    assert {link.id for link in found.counted} == {"ore", "coke", "mill"}


def test_concentration_counts_links_by_party(judged):
    """big makes 2 links, small 1, rods 1: (4 + 1 + 1) / 16; the largest has 2 of 4."""
    found = concentration(judged, "c")
    assert dict(found.links) == {"big": ("iron", "steel"), "rods": ("rod",), "small": ("steel",)}
    assert (found.index.part, found.index.whole) == (6, 16)
    assert (found.largest.part, found.largest.whole) == (2, 4)


def test_a_party_whose_loss_starves_another_is_a_single_point(judged):
    """Without big, iron is lost; steel goes on at small's but lacks it; rod lies beyond."""
    (point,) = single_points(judged, "c")
    assert (point.party, [firm.id for firm in point.firms]) == ("big", ["big"])
    assert (point.lost, point.affected, point.beyond) == (("iron",), ("steel",), ("rod",))
    assert edges(point.starved) == {("iron", "steel")}


def test_firms_of_one_party_are_lost_together(build, snapshot):
    for link in ("a", "b"):
        build.link(link)
    build.chain("c", "a", "b")
    build.feed("a", "b")
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
        build.feed(start, end)
    for firm, links in (("x", ("a",)), ("y", ("b",)), ("z", ("a1", "b1", "b2"))):
        build.firm(firm)
        for link in links:
            build.make(firm, link)
    assert [point.party for point in single_points(judge(snapshot(build)), "c")] == ["y", "x"]


def test_an_owner_of_a_running_project_counts_and_so_does_a_project_without_one(build, snapshot):
    for link in ("a", "b"):
        build.link(link)
    build.chain("c", "a", "b")
    build.feed("a", "b")
    build.firm("x")
    build.make("x", "b")
    build.project("p", "a", ProjectStage.OPERATING)
    (point,) = single_points(judge(snapshot(build)), "c")
    assert (point.party, point.firms, point.affected) == ("project:p", (), ("b",))


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
    assert balassa({("p", "a"): 5, ("p", "b"): 1, ("q", "a"): 1, ("q", "b"): 3}) == {("p", "a"), ("q", "b")}


def test_a_location_quotient_needs_counts():
    found = location_quotient(Counts(city=30, city_total=100, country=200, country_total=1000))
    assert found.value == pytest.approx(1.5)
    assert (found.city.part, found.city.whole, found.country.part, found.country.whole) == (30, 100, 200, 1000)
    assert location_quotient(Counts(1, 2, 0, 5)).value is None
    assert location_quotient(Counts(0, 0, 1, 5)).value is None
    assert location_quotients(None) is None


def test_all_measures_are_gathered(judged):
    found = measure_city(judged, {"3110": Counts(1, 2, 1, 4)})
    assert found.local_supply == local_supply_rate(judged)
    assert found.quotients["3110"].value == 2.0
    assert found.chains["c"].gap_index == gap_index(judged, "c")
    assert found.chains["c"].related == {}, "nobody makes a missing link together with another"
    assert measure_city(judged).quotients is None


def test_what_a_chain_owner_takes_in_and_what_of_it_is_missing(judged, build, snapshot):
    """big, once chain owner, makes iron and steel: it takes in ore, coke, power, mill, scrap and oxygen."""
    assert owner_needs(judged, "c") == OwnerNeeds((), (), ()), "no owner on file"
    build.owner("big", "c")
    build.link("oxygen")
    build.chain("other", "oxygen", rank=2)
    build.feed("oxygen", "steel")
    judgement = judge(snapshot(build))
    needs = owner_needs(judgement, "c")
    assert needs == OwnerNeeds(("iron", "steel"), ("coke", "mill", "ore", "power", "scrap"), ("oxygen",))
    assert sorted(unmet(judgement, "c", needs)) == ["coke", "mill", "ore"], "power is a service, scrap unclear"
