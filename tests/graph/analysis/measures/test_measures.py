"""Measures of a chain worked out by hand, each with numerator and denominator."""

from graph.analysis.judgement import judge
from graph.analysis.measures.completeness import completeness, gap_index
from graph.analysis.measures.concentration import concentration
from graph.analysis.measures.local_supply import local_supply_rate
from graph.model.kinds import MakeStatus, Siting
from tests.graph.analysis.measures.conftest import edges


def test_local_supply_counts_core_inputs_of_what_is_made_here(judged):
    """iron lacks ore and coke; steel has iron, scrap is open, power and mill do not count; rod has steel: 2 of 5."""
    rate = local_supply_rate(judged, "c")
    assert (rate.part, rate.whole, rate.unknown) == (2, 5, 1)
    assert edges(rate.numerator_facts) == {("iron", "steel"), ("steel", "rod")}
    assert edges(rate.unknown_facts) == {("scrap", "steel")}
    assert edges(rate.denominator_facts) == edges(rate.numerator_facts) | edges(rate.unknown_facts) | {
        ("ore", "iron"),
        ("coke", "iron"),
    }
    assert (rate.value, rate.upper_bound) == (0.4, 0.6)
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


def test_of_alternatives_one_made_here_is_enough(build, snapshot):
    """b takes gas or coal and, for its kiln, oil or tar: coal is made here; of oil and tar nobody knows about tar."""
    for link in ("gas", "coal", "oil", "tar", "b"):
        build.link(link)
    build.chain("c", "gas", "coal", "oil", "tar", "b")
    for start, group in (("gas", "fuel"), ("coal", "fuel"), ("oil", "heat"), ("tar", "heat")):
        build.feed(start, "b", alternatives=group)
    for firm, link, status in (("x", "coal", MakeStatus.OPERATING), ("y", "tar", None), ("z", "b", MakeStatus.TRIAL)):
        build.firm(firm)
        build.make(firm, link, status)
    rate = local_supply_rate(judge(snapshot(build)), "c")
    assert edges(rate.numerator_facts) == {("coal", "b")}
    assert edges(rate.unknown_facts) == {("tar", "b")}
    assert (rate.part, rate.whole, rate.unknown) == (1, 2, 1)


def test_what_was_last_heard_of_long_ago_is_neither_made_nor_lacking(build, snapshot):
    """The facts are of 2026: a maker of 2012 may be there or not, as feed and as link."""
    for link in ("a", "b"):
        build.link(link)
    build.chain("c", "a", "b")
    build.feed("a", "b")
    for firm in ("x", "y", "z"):
        build.firm(firm)
        build.make(firm, "b")
    build.firm("old")
    build.make("old", "a", year="2012")
    judgement = judge(snapshot(build))
    rate, whole = local_supply_rate(judgement, "c"), completeness(judgement, "c")
    assert (rate.part, rate.whole, rate.unknown) == (0, 1, 1)
    assert (whole.part, whole.whole, whole.unknown) == (1, 2, 1)
    assert dict(concentration(judgement, "c").links) == {"x": ("b",), "y": ("b",), "z": ("b",)}


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
    """Here: iron, steel, rod. Missing: ore, coke, mill. Nobody can say: scrap, power. 3 of 8, 2 unknown."""
    found = completeness(judged, "c")
    assert (found.part, found.whole, found.unknown) == (3, 8, 2)
    assert [link.id for link in found.numerator_facts] == ["iron", "rod", "steel"]


def test_what_is_under_construction_is_here_and_what_is_announced_or_stopped_is_not(build, snapshot):
    """Here: made, built and what comes with it. Gas, bought and made by nobody here, is in neither number: 3 of 5."""
    for link in ("made", "built", "announced", "stopped"):
        build.link(link)
    build.link("gas", Siting.BOUGHT)
    build.link("inside", Siting.CAPTIVE, captive_in="built")
    build.chain("c", "made", "built", "inside", "announced", "stopped", "gas")
    for firm in ("x", "y", "z"):
        build.firm(firm)
        build.make(firm, "made")
    build.make("x", "built", MakeStatus.BUILDING)
    build.make("y", "announced", MakeStatus.PLANNED, year="2025")
    build.make("z", "stopped", MakeStatus.STOPPED, year="2025")
    found = completeness(judge(snapshot(build)), "c")
    assert (found.part, found.whole, found.unknown) == (3, 5, 0)
    assert [link.id for link in found.numerator_facts] == ["built", "inside", "made"]


def test_the_gap_index_weighs_what_hangs_on_a_link(judged):
    """Nothing hangs on ore or coke alone (iron needs both, but either is a way); iron holds no steel either: scrap is
    another way. steel holds rod. Weights: iron 1, steel 2, rod 1, scrap 1, ore 1, coke 1, mill 1: 3 of 8.
    """
    found = gap_index(judged, "c")
    assert (found.part, found.whole) == (3, 8)
    assert {link.id for link in found.numerator_facts} == {"ore", "coke", "mill"}


def test_concentration_counts_links_by_party(judged):
    """big makes 2 links, small 1, rods 1: (4 + 1 + 1) / 16; the largest has 2 of 4."""
    found = concentration(judged, "c")
    assert dict(found.links) == {"big": ("iron", "steel"), "rods": ("rod",), "small": ("steel",)}
    assert (found.index.part, found.index.whole) == (6, 16)
    assert (found.largest.part, found.largest.whole) == (2, 4)
