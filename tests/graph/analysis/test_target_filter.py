"""Filters of targets, their counts and the one that leaves nothing; what a scope takes of the tiny city, by hand."""

from dataclasses import replace
from pathlib import Path

import pytest

from graph.analysis.candidates.candidates import rank_candidates
from graph.analysis.judgement import judge
from graph.analysis.target_filter import (
    Facet,
    FacetedTarget,
    TargetFilter,
    departments,
    districts,
    districts_near,
    facet_counts,
    facet_target,
    filter_targets,
    relaxations,
    task_forces,
)
from graph.analysis.verdicts.states import Strategy
from graph.errors import NotFound
from graph.model.kinds import Basis
from loaders.folder import read_facts
from tests.in_memory import judged

TINY = Path(__file__).resolve().parents[2] / "data" / "tiny"


def thing(link, **values):
    return FacetedTarget(link, {facet: frozenset(values.get(facet.value, ())) for facet in Facet})


@pytest.fixture
def four():
    return (
        thing("a", chain=["oil"], district=["东洲区", "望花区"], find=["乙烯", "ethylene"]),
        thing("b", chain=["oil", "steel"], district=["东洲区"], find=["丙烯", "propylene"]),
        thing("c", chain=["steel"], district=["抚顺县"], find=["铸锻件"]),
        thing("d", chain=["steel"], find=["Industrial gases".lower()]),
    )


def test_all_filters_must_hold(four):
    assert filter_targets(four, {}) == ("a", "b", "c", "d")
    assert filter_targets(four, {Facet.CHAIN: ["steel"]}) == ("b", "c", "d")
    assert filter_targets(four, {Facet.CHAIN: ["steel"], Facet.DISTRICT: ["东洲区"]}) == ("b",)


def test_any_of_the_values_chosen_will_do(four):
    assert filter_targets(four, {Facet.DISTRICT: ["东洲区", "抚顺县"]}) == ("a", "b", "c")
    assert filter_targets(four, {Facet.TEXT: ["ethyl", "gas"], Facet.CHAIN: ["oil", "steel"]}) == ("a", "d")
    assert filter_targets(four, {Facet.CHAIN: []}) == (), "where nothing is chosen nothing passes"


def test_text_matches_part_of_a_name_case_and_blanks_aside(four):
    assert filter_targets(four, {Facet.TEXT: ["  ETHY "]}) == ("a",)
    assert filter_targets(four, {Facet.TEXT: ["烯"]}) == ("a", "b")


def test_counts_stand_under_the_other_filters_and_a_target_counts_for_each_of_its_values(four):
    filters = {Facet.CHAIN: ["oil"], Facet.DISTRICT: ["抚顺县"]}
    assert facet_counts(four, filters, Facet.DISTRICT) == (2, {"东洲区": 2, "望花区": 1})
    assert facet_counts(four, filters, Facet.CHAIN) == (1, {"steel": 1})


def test_the_filter_whose_removal_shows_most_comes_first(four):
    filters = {Facet.CHAIN: ["oil"], Facet.DISTRICT: ["抚顺县"]}
    assert filter_targets(four, filters) == ()
    assert relaxations(four, filters) == ((Facet.DISTRICT, 2), (Facet.CHAIN, 1))


def test_where_no_single_filter_helps_none_is_named(four):
    filters = {Facet.CHAIN: ["oil"], Facet.DISTRICT: ["抚顺县"], Facet.TEXT: ["没有这样的企业"]}
    assert relaxations(four, filters) == ()


def test_the_values_of_a_target_follow_from_its_facts(build, snapshot):
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
    judgement = judge(snapshot(build))
    values = facet_target(judgement.city, judgement.target("x")).values
    assert values[Facet.STRATEGY] == {"supplement"}
    assert values[Facet.CHAIN] == {"c"}
    # S-01 reads that b takes x, on a source; who makes b is no part of the ground
    assert values[Facet.BASIS] == {"source"}
    assert values[Facet.TEXT] == {"x", "far"}
    # f1 supplies its input, f3 uses it; f4 makes nothing near, and where f2 sits nobody wrote
    assert values[Facet.DISTRICT] == {"东洲区", "望花区"}
    assert values[Facet.CHIEF] == values[Facet.FORCE] == frozenset()


@pytest.fixture(scope="module")
def judgement():
    return judged(read_facts(TINY))


def test_everything_is_the_scope_without_limits(judgement):
    assert TargetFilter().chains_in(judgement) == ("oil",)
    assert [each.link_id for each in TargetFilter().targets_of(judgement, "oil")] == ["polyethylene", "catalyst"]


def test_strategies_limit_by_any_a_target_carries(judgement):
    only = TargetFilter(strategies=frozenset({Strategy.SEE_THROUGH, Strategy.STRENGTHEN}))
    assert [each.link_id for each in only.targets_of(judgement, "oil")] == ["catalyst"]


def test_a_district_takes_what_its_firms_make_feed_or_take_and_what_is_built_there(judgement):
    # the refinery and the film works are in 东区: ethylene feeds polyethylene, which film takes; p1 is built there
    assert districts(judgement) == ("东区",)
    assert districts_near(judgement.city, judgement.target("polyethylene")) == {"东区"}
    assert districts_near(judgement.city, judgement.target("catalyst")) == {"东区"}
    assert len(TargetFilter(district="东区").targets_of(judgement, "oil")) == 2


def test_a_department_limits_the_chains(judgement):
    assert TargetFilter(department="工业局").filters(judgement.city) == {Facet.CHIEF: {"bureau"}}
    assert departments(judgement) == ("工业局",)
    assert TargetFilter(department="工业局").chains_in(judgement) == ("oil",)
    assert task_forces(judgement) == ()


def test_links_limit_targets_and_their_chains(judgement):
    only = TargetFilter(links=("catalyst",))
    assert only.chains_in(judgement) == ("oil",)
    assert [each.link_id for each in only.targets_of(judgement, "oil")] == ["catalyst"]
    city = judgement.city
    steel = replace(city.chains["oil"], id="steel")
    two = replace(city, chains={**city.chains, "steel": steel}, includes={**city.includes, "steel": ()})
    assert TargetFilter().chains_in(replace(judgement, city=two)) == ("oil", "steel")
    assert only.chains_in(replace(judgement, city=two)) == ("oil",)


def test_firms_limit_candidates_and_leave_targets(judgement):
    (candidate,) = rank_candidates(judgement.city, "polyethylene")
    assert TargetFilter(firms=("candidate",)).admits(candidate)
    assert not TargetFilter(firms=("refinery",)).admits(candidate)
    assert len(TargetFilter(firms=("refinery",)).targets_of(judgement, "oil")) == 2


@pytest.mark.parametrize(
    "scope",
    [
        TargetFilter(chains=("steel",)),
        TargetFilter(district="西区"),
        TargetFilter(department="商务局"),
        TargetFilter(task_force="第一专班"),
        TargetFilter(links=("coal",)),
        TargetFilter(firms=("nobody",)),
    ],
)
def test_a_name_the_facts_do_not_hold_is_refused_with_those_they_do(judgement, scope):
    with pytest.raises(NotFound, match=r"资料里没有"):
        scope.chains_in(judgement)
