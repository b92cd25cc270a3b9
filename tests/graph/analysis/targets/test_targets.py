"""Strategies, scores and candidates on cases worked out by hand."""

from dataclasses import replace

import pytest

from graph.analysis.facts.nearness import Near, nearness
from graph.analysis.judgement import Judgement
from graph.analysis.targets import attraction
from graph.analysis.targets.surroundings import related_links, survey
from graph.analysis.targets.targets import RANKED_SHARE, derive_targets, diagnose_city
from graph.analysis.verdicts.states import Strategy
from graph.model.kinds import MakeStatus, PresenceKind, SignalKind, Siting, Strength


@pytest.fixture
def base(build):
    """a (strong) -> x (missing) -> b (strong); x -> y (missing); b -> end (missing, extends b)."""
    for link in ("a", "x", "b", "y", "end"):
        build.link(link)
    for firm in ("f1", "f2", "f3", "f4"):
        build.firm(firm)
    build.make("f1", "a")
    build.make("f2", "a")
    build.make("f3", "a", status=None)
    build.make("f4", "b", capacity=10)
    build.feed("a", "x")
    build.feed("x", "b")
    build.feed("x", "y")
    build.feed("b", "end")
    build.chain("c", "a", "x", "b", "y", "end")
    return build


def weak_beside(build):
    """k (weak, on paper) -> b, in a chain of its own."""
    build.link("k")
    build.make("f1", "k")
    build.feed("k", "b")
    build.chain("e", "k", "b", rank=3)


def judged(city):
    verdicts = diagnose_city(city)
    found = survey(city, verdicts)
    return Judgement(city, verdicts, found, derive_targets(city, verdicts, found))


def test_strategies_follow_from_states_and_neighbours(base, city_of):
    weak_beside(base)
    found = {target.link_id: target.strategy for target in judged(city_of(base)).targets}
    assert found == {"x": Strategy.SUPPLEMENT, "k": Strategy.STRENGTHEN, "end": Strategy.EXTEND}


def test_a_missing_link_without_user_or_inputs_here_is_no_target(base, city_of):
    assert judged(city_of(base)).target("y") is None


def grounds(city, link):
    target = judged(city).target(link)
    return None if target is None else [ground.rule.id for ground in target.grounds]


def test_a_gap_between_local_links_supplements_on_both_grounds(base, city_of):
    assert grounds(city_of(base), "x") == ["S-01", "S-02"]


def test_a_gap_with_half_its_core_inputs_supplements_though_its_user_is_far_down(base, city_of):
    base.link("u")
    base.link("v")
    base.link("w")
    base.make("f1", "w")
    base.feed("a", "u")
    base.feed("y", "u")
    base.feed("u", "v")
    base.feed("v", "w")
    base.chain("d", "a", "u", "v", "w", rank=2)
    assert grounds(city_of(base), "u") == ["S-02"]


def test_a_gap_whose_core_inputs_are_made_by_a_weak_link_alone_does_not_extend(build, city_of):
    build.link("a")
    build.link("end")
    for firm in ("f1", "f2", "f3"):
        build.firm(firm)
    build.make("f1", "a")
    build.make("f2", "a", status=None)
    build.make("f3", "a", status=None)
    build.feed("a", "end")
    build.chain("c", "a", "end")
    assert grounds(city_of(build), "end") is None
    build.make("f2", "end", status=MakeStatus.PLANNED)
    build.edges = [edge for edge in build.edges if not (edge.KIND == "MAKES" and edge.start == "f1")]
    build.make("f1", "a", capacity=10)
    assert grounds(city_of(build), "end") == ["S-03"]


def test_what_a_chain_owner_needs_and_nobody_here_feeds_extends_upstream(base, city_of):
    base.link("far")
    base.link("raw")
    base.feed("far", "raw")
    base.feed("raw", "b")
    base.chain("d", "raw", "b", "far", "a", rank=2)
    assert grounds(city_of(base), "raw") is None
    base.owner("f4", "d")
    assert grounds(city_of(base), "raw") == ["S-04"]
    assert grounds(city_of(base), "far") is None, "it feeds nothing of the owner's directly"


def test_a_gap_that_needs_nothing_but_bought_goods_lies_between(base, city_of):
    base.link("raw")
    base.link("salt", Siting.BOUGHT)
    base.feed("salt", "raw")
    base.feed("raw", "b")
    base.chain("d", "raw", "b", "salt", "a", rank=2)
    assert grounds(city_of(base), "raw") == ["S-01"]


def test_a_single_supplier_is_strengthened_where_somebody_else_depends_on_it(build, city_of):
    build.link("a")
    build.link("b")
    for firm, group in (("f1", "G"), ("f2", "G"), ("f3", None)):
        build.firm(firm, group=group)
    build.make("f1", "a", capacity=10)
    build.make("f2", "b")
    build.feed("a", "b")
    build.chain("c", "a", "b")
    assert grounds(city_of(build), "a") is None, "its only user is of its own group"
    build.make("f3", "b")
    assert grounds(city_of(build), "a") == ["S-06"]
    build.nodes = [replace(node, siting=Siting.REGULATED) if node.id == "a" else node for node in build.nodes]
    assert grounds(city_of(build), "a") is None, "where capacity is regulated no second supplier can come"


def test_a_stopped_plant_that_others_hang_on_is_strengthened_on_two_grounds(build, city_of):
    build.link("a")
    build.link("b")
    build.firm("f1")
    build.make("f1", "a", status=MakeStatus.STOPPED)
    build.feed("a", "b")
    build.chain("c", "a", "b")
    target = judged(city_of(build)).target("a")
    assert [ground.rule.id for ground in target.grounds] == ["S-05", "S-07"]
    assert target.strategies == (Strategy.STRENGTHEN,)
    assert not target.check_first, "it is not weak on paper only"


def test_links_weak_on_paper_follow_those_with_a_gap(base, city_of):
    weak_beside(base)
    base.owner("f4", "c")
    base.owner("f4", "e")
    found = judged(city_of(base)).targets
    known = [target for target in found if target.score.known >= RANKED_SHARE]
    assert [(target.link_id, target.check_first) for target in known] == [("x", False), ("k", True)]


@pytest.mark.parametrize("siting", [Siting.BOUGHT, Siting.CAPTIVE, Siting.SERVICE, Siting.PUBLIC])
def test_what_is_bought_or_ordinary_is_no_target_even_when_weak(build, city_of, siting):
    build.link("x", siting)
    build.link("u")
    build.firm("f")
    build.make("f", "x")
    build.make("f", "u")
    build.feed("x", "u")
    build.chain("c", "x", "u")
    assert judged(city_of(build)).target("x") is None


def test_a_bought_input_does_not_keep_a_link_from_extending(base, city_of):
    base.link("salt", Siting.BOUGHT)
    base.feed("salt", "end")
    assert judged(city_of(base)).target("end").strategy is Strategy.EXTEND


def test_one_core_input_missing_and_it_does_not_extend(base, city_of):
    base.link("other")
    base.feed("other", "end")
    assert judged(city_of(base)).target("end") is None


def test_score_of_a_supplement_worked_out_by_hand(base, city_of):
    base.firm("near", city="沈阳")
    base.make("near", "x")
    base.owner("f4", "c")
    score = judged(city_of(base)).target("x").score
    assert {term.declared.id: term.value for term in score.terms} == {
        "demand": pytest.approx(1 / 3),
        "owner": 1.0,
        "critical": pytest.approx(3 / 5),
        "opens": pytest.approx(1 / 3),
        "value": None,
        "inputs": 1.0,
        "related": None,
        "candidates": pytest.approx(0.5 / 3),
        "near": 1.0,
        "site": None,
    }
    # attractive (5 + 15 + 6 + 10/3) / 50 = 29.33 / 50; feasible (20 + 5/3 + 5) / 35 = 26.67 / 35; together 56 / 85
    assert score.only(attraction.ATTRACTIVENESS).value == 59
    assert score.only(attraction.FEASIBILITY).value == 76
    assert (score.value, score.points) == (66, 56)
    assert score.known == pytest.approx(0.85)


def test_value_is_the_rate_of_the_industry_with_the_longest_code(base, city_of):
    base.link("v", gbt4754="2614")
    base.link("w", gbt4754="2651")
    base.industry("26", 0.2)
    base.industry("261", 0.3)
    base.industry("2", 0.9)
    city = city_of(base)
    assert attraction.industry_of(city, "v").value_added_rate == 0.3
    assert attraction.industry_of(city, "w").value_added_rate == 0.2
    assert attraction.industry_of(city, "x") is None


def test_links_of_one_class_or_one_core_input_are_related(base, city_of):
    base.link("p", gbt4754="2614")
    base.link("q", gbt4754="2613")
    base.link("r", gbt4754="2651")
    base.feed("a", "y")
    base.feed("a", "r", Strength.AUXILIARY)
    city = city_of(base)
    assert related_links(city, "p") == {"q"}
    assert related_links(city, "x") == {"y"}


def test_a_candidate_on_the_move_counts_double(base, city_of):
    for firm in ("m", "n"):
        base.firm(firm, city="杭州", province="浙江")
        base.make(firm, "x")
    base.signal("m", SignalKind.EXPANSION)
    terms = {term.declared.id: term.value for term in judged(city_of(base)).target("x").score.terms}
    assert terms["candidates"] == pytest.approx(1.5 / 3)


def test_an_auxiliary_use_counts_half(base, city_of):
    base.link("w")
    base.make("f1", "w")
    base.feed("x", "w", Strength.AUXILIARY)
    base.chain("d", "w", rank=2)
    terms = {term.declared.id: term.value for term in judged(city_of(base)).target("x").score.terms}
    assert terms["demand"] == pytest.approx(0.5)


def test_no_owner_on_file_is_no_fact(base, city_of):
    terms = {term.declared.id: term.value for term in judged(city_of(base)).target("x").score.terms}
    assert terms["owner"] is None


def test_weights_come_to_a_hundred():
    assert sum(weight.weight for weight in attraction.WEIGHTS) == 100


def test_targets_resting_on_few_facts_follow_the_others(base, city_of):
    ends = [target.link_id for target in judged(city_of(base)).targets]
    known = {target.link_id: target.score.known for target in judged(city_of(base)).targets}
    assert known["end"] == pytest.approx(0.30)
    assert ends[-1] == "end"


def test_a_link_of_two_chains_is_one_target_in_the_citys_order(base, city_of):
    base.chain("d", "x", "a", "b", rank=0)
    target = judged(city_of(base)).target("x")
    assert target.chains == ("d", "c")


@pytest.mark.parametrize(
    ("seat", "province", "near"),
    [
        ("沈阳", "辽宁", Near.NEIGHBOUR),
        ("沈抚示范区", "辽宁", Near.NEIGHBOUR),
        ("大连", "辽宁", Near.PROVINCE),
        ("长春", "吉林", Near.WIDER),
        ("杭州", "浙江", Near.FAR),
    ],
)
def test_nearness_by_seat(base, city_of, seat, province, near):
    base.firm("n", city=seat, province=province)
    assert nearness(city_of(base), "n").near is near


@pytest.mark.parametrize(
    ("place", "kind", "near"),
    [
        ("辽宁大连", PresenceKind.PLANT, Near.PRESENT),
        ("吉林长春", PresenceKind.PLANT, Near.WIDER),
        ("辽宁抚顺", PresenceKind.NEGOTIATING, Near.FAR),
        ("辽宁抚顺", PresenceKind.SIGNED, Near.FAR),
        ("辽宁抚顺", PresenceKind.PLANNED, Near.FAR),
    ],
)
def test_nearness_by_presence_and_what_is_not_yet_presence(base, city_of, place, kind, near):
    base.firm("n", city="杭州", province="浙江")
    base.presence("n", place, kind)
    assert nearness(city_of(base), "n").near is near
