"""Strategies, scores and candidates on cases worked out by hand."""

import pytest

from graph.analysis import attraction
from graph.analysis.candidates import rank_candidates
from graph.analysis.judgement import Judgement
from graph.analysis.nearness import Near, nearness
from graph.analysis.states import Strategy
from graph.analysis.targets import derive_targets, diagnose_city
from graph.model.kinds import Basis, MakeStatus, PresenceKind, RelationKind, SignalKind, Siting, Strength


@pytest.fixture
def base(build):
    """a (strong) -> x (missing) -> b (weak); x -> y (missing); b -> end (missing, extends b)."""
    for link in ("a", "x", "b", "y", "end"):
        build.link(link)
    for firm in ("f1", "f2", "f3", "f4"):
        build.firm(firm)
    build.make("f1", "a")
    build.make("f2", "a")
    build.make("f3", "a", status=None)
    build.make("f4", "b")
    build.feed("a", "x")
    build.feed("x", "b")
    build.feed("x", "y")
    build.feed("b", "end")
    build.chain("c", "a", "x", "b", "y", "end")
    return build


def judged(city):
    verdicts = diagnose_city(city)
    return Judgement(city, verdicts, derive_targets(city, verdicts))


def test_strategies_follow_from_states_and_neighbours(base, city_of):
    found = {target.link_id: target.strategy for target in judged(city_of(base)).targets}
    assert found == {"x": Strategy.SUPPLEMENT, "b": Strategy.STRENGTHEN, "end": Strategy.EXTEND}


def test_a_missing_link_without_user_or_inputs_here_is_no_target(base, city_of):
    assert judged(city_of(base)).target("y") is None


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
    terms = {term.declared.id: term.value for term in judged(city_of(base)).target("x").score.terms}
    assert terms == {
        "demand": pytest.approx(1 / 3),
        "owner": 1.0,
        "opens": pytest.approx(1 / 3),
        "value": None,
        "inputs": 1.0,
        "candidates": pytest.approx(1 / 3),
        "near": 1.0,
        "site": None,
    }
    score = judged(city_of(base)).target("x").score
    # (20/3 + 15 + 15/3 + 20 + 10/3 + 5) / 85 = 55 / 85
    assert score.value == 65
    assert score.known == pytest.approx(0.85)
    assert score.points == 55


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


def test_candidates_in_order_with_points_worked_out_by_hand(base, city_of):
    base.firm("sister", city="杭州", province="浙江", group="G")
    base.firm("here", group="G")
    base.make("here", "a")
    base.make("sister", "x", basis=Basis.GENERAL)
    base.firm("next", city="沈阳")
    base.make("next", "x")
    base.firm("plan", city="沈阳")
    base.make("plan", "x", status=MakeStatus.PLANNED)
    base.signal("plan", SignalKind.CITY_CONTACT)
    ranked = rank_candidates(city_of(base), "x")
    # next: 35 + 25; plan: 17.5 + 25 + 20; sister: 21 + 0 + 20
    assert [(each.firm.id, each.score.points) for each in ranked] == [("plan", 62), ("next", 60), ("sister", 41)]
    assert [each.reinvestment for each in ranked] == [False, False, True]


def test_a_risk_stands_beside_the_points_and_decides_a_tie(base, city_of):
    for firm in ("p", "q"):
        base.firm(firm, city="沈阳")
        base.make(firm, "x")
    base.signal("p", SignalKind.RISK)
    ranked = rank_candidates(city_of(base), "x")
    assert [each.firm.id for each in ranked] == ["q", "p"]
    assert [signal.id for signal in ranked[1].risks] == ["p-risk"]


def test_a_tie_to_a_local_firm_counts_and_one_to_a_stranger_does_not(base, city_of):
    for firm in ("p", "q", "stranger"):
        base.firm(firm, city="杭州", province="浙江")
    base.make("p", "x")
    base.make("q", "x")
    base.relate("p", "f1", RelationKind.SUPPLIER_OF)
    base.relate("q", "stranger", RelationKind.SUPPLIER_OF)
    assert [each.firm.id for each in rank_candidates(city_of(base), "x")] == ["p", "q"]
    assert [bool(each.ties) for each in rank_candidates(city_of(base), "x")] == [True, False]
