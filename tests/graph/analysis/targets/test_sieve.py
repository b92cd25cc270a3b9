"""Filters, their counts and the one that leaves nothing, worked out by hand."""

from dataclasses import replace

import pytest

from graph.analysis.judgement import Judgement
from graph.analysis.targets.sieve import Facet, Faceted, choices, faceted, sifted, without_one
from graph.analysis.targets.surroundings import survey
from graph.analysis.targets.targets import derive_targets, diagnose_city
from graph.model.kinds import Basis


def thing(link, **values):
    return Faceted(link, {facet: frozenset(values.get(facet.value, ())) for facet in Facet})


@pytest.fixture
def four():
    return (
        thing("a", chain=["oil"], district=["东洲区", "望花区"], find=["乙烯", "ethylene"]),
        thing("b", chain=["oil", "steel"], district=["东洲区"], find=["丙烯", "propylene"]),
        thing("c", chain=["steel"], district=["抚顺县"], find=["铸锻件"]),
        thing("d", chain=["steel"], find=["Industrial gases".lower()]),
    )


def test_all_filters_must_hold(four):
    assert sifted(four, {}) == ("a", "b", "c", "d")
    assert sifted(four, {Facet.CHAIN: "steel"}) == ("b", "c", "d")
    assert sifted(four, {Facet.CHAIN: "steel", Facet.DISTRICT: "东洲区"}) == ("b",)


def test_text_matches_part_of_a_name_case_and_blanks_aside(four):
    assert sifted(four, {Facet.TEXT: "  ETHY "}) == ("a",)
    assert sifted(four, {Facet.TEXT: "烯"}) == ("a", "b")


def test_counts_stand_under_the_other_filters_and_a_target_counts_for_each_of_its_values(four):
    sieve = {Facet.CHAIN: "oil", Facet.DISTRICT: "抚顺县"}
    assert choices(four, sieve, Facet.DISTRICT) == (2, {"东洲区": 2, "望花区": 1})
    assert choices(four, sieve, Facet.CHAIN) == (1, {"steel": 1})


def test_the_filter_whose_removal_shows_most_comes_first(four):
    sieve = {Facet.CHAIN: "oil", Facet.DISTRICT: "抚顺县"}
    assert sifted(four, sieve) == ()
    assert without_one(four, sieve) == ((Facet.DISTRICT, 2), (Facet.CHAIN, 1))


def test_where_no_single_filter_helps_none_is_named(four):
    sieve = {Facet.CHAIN: "oil", Facet.DISTRICT: "抚顺县", Facet.TEXT: "没有这样的企业"}
    assert without_one(four, sieve) == ()


def test_the_values_of_a_target_follow_from_its_facts(build, city_of):
    for link in ("a", "x", "b"):
        build.link(link)
    for firm, district in (("f1", "东洲区"), ("f2", None), ("f3", "望花区"), ("f4", "抚顺县")):
        build.firm(firm)
        build.nodes[-1] = replace(build.nodes[-1], district=district)
    build.firm("far", city="北京", province="北京")
    build.make("f1", "a")
    build.make("f2", "a")
    build.make("f3", "b", capacity=10, basis=Basis.INFERRED)
    build.make("far", "x")
    build.feed("a", "x")
    build.feed("x", "b")
    build.chain("c", "a", "x", "b")
    city = city_of(build)
    verdicts = diagnose_city(city)
    found = survey(city, verdicts)
    judgement = Judgement(city, verdicts, found, derive_targets(city, verdicts, found))
    values = faceted(city, judgement.target("x")).values
    assert values[Facet.STRATEGY] == {"supplement"}
    assert values[Facet.CHAIN] == {"c"}
    # S-01 and S-02 read the two inputs, both sources; who makes b is no part of the ground
    assert values[Facet.BASIS] == {"source"}
    assert values[Facet.TEXT] == {"x", "far"}
    # f1 supplies its input, f3 uses it; f4 makes nothing near, and where f2 sits nobody wrote
    assert values[Facet.DISTRICT] == {"东洲区", "望花区"}
    assert values[Facet.CHIEF] == values[Facet.FORCE] == frozenset()
