"""What is seen through or strengthened, scores worked out by hand, and in which order targets and firms stand."""

from dataclasses import replace

import pytest

from graph.analysis.facts.nearness import NearnessLevel, nearness
from graph.analysis.targets import target_score
from graph.analysis.verdicts.states import Tier
from graph.model.edges import Includes
from graph.model.kinds import (
    Basis,
    InputRole,
    LegalForm,
    LocalCoverage,
    MakeStatus,
    Outlook,
    PresenceKind,
    ProjectStage,
    RelationKind,
    Scale,
    Siting,
    Stage,
    Strength,
)
from tests.graph.analysis.targets.conftest import LONG, grounds, include, judged, set_link


@pytest.mark.parametrize(
    ("siting", "facts", "ground"),
    [
        (Siting.ATTRACTABLE, {"scale": Scale.SMALL}, ["S-05"]),
        (Siting.OPERATED, {"status": MakeStatus.SEASONAL}, ["S-05"]),
        (Siting.RESOURCE, {"scale": Scale.SMALL}, ["S-05"]),
        (Siting.RESOURCE, {"status": None}, None),
        (Siting.RESOURCE, {"status": MakeStatus.STOPPED}, None),
        (Siting.ATTRACTABLE, {"status": None}, ["S-05"]),
        (Siting.BOUGHT, {"scale": Scale.SMALL}, None),
        (Siting.PUBLIC, {"scale": Scale.SMALL}, None),
        (Siting.ATTRACTABLE, {}, None),
    ],
)
def test_a_weak_link_is_strengthened_where_something_can_be_done(base, city_of, siting, facts, ground):
    base.link("w", siting)
    base.make("f1", "w", **facts)
    include(base, "w")
    assert grounds(city_of(base), "w") == ground


def test_what_is_under_way_is_seen_through(base, city_of):
    base.project("p", "x", ProjectStage.SIGNED)
    assert grounds(city_of(base), "x") == ["S-06"]


def test_nobody_is_a_candidate_for_what_somebody_has_under_way(base, city_of):
    base.firm("n", city="杭州", province="浙江")
    base.make("n", "x")
    assert [lead.link_id for lead in judged(city_of(base)).candidacies["n"]] == ["x"]
    base.project("p", "x", ProjectStage.SIGNED)
    assert dict(judged(city_of(base)).candidacies) == {}


@pytest.mark.parametrize(
    ("kind", "also", "what", "expected"),
    [
        (PresenceKind.SIGNED, None, None, ["S-07"]),
        (PresenceKind.SIGNED, "a", "聚乙二醇项目", ["S-07"]),
        # of two products nobody said which was signed for: the gap stays open, and so does the firm
        (PresenceKind.SIGNED, "a", None, ["S-01"]),
        (PresenceKind.NEGOTIATING, None, None, ["S-01"]),
    ],
)
def test_a_firm_that_signed_is_seen_through_and_no_second_one_recruited(base, city_of, kind, also, what, expected):
    base.nodes = [replace(node, name_zh="聚乙二醇") if node.id == "x" else node for node in base.nodes]
    base.firm("n", city="杭州", province="浙江")
    base.make("n", "x")
    if also:
        base.make("n", also)
    base.presence("n", "辽宁抚顺", kind, what)
    assert grounds(city_of(base), "x") == expected


def test_a_maker_of_unseen_state_is_asked_about_first(base, city_of):
    base.link("w")
    base.make("f1", "w", status=None)
    base.feed("w", "b", transport=LONG)
    include(base, "w")
    found = judged(city_of(base)).targets
    assert [(target.link_id, target.verify_first) for target in found] == [("x", False), ("end", False), ("w", True)]


def test_a_chain_that_is_not_surveyed_has_no_targets(base, city_of):
    base.chain("thin", "x", "end", rank=2, local_side=LocalCoverage.THIN)
    found = judged(city_of(base))
    assert found.targets_of("thin") == ()
    assert found.target("x").chains == ("c",)


def test_a_gap_is_a_target_of_the_chains_in_which_its_grounds_are(base, city_of):
    for firm in ("g1", "g2", "g3"):
        base.firm(firm)
        base.make(firm, "far")
    base.link("far")
    base.chain("d", "far", rank=2)
    base.edges.append(Includes(start="d", end="x", stage=Stage.UPSTREAM, evidence=base.evidence()))
    base.chain("e", "x", "b", "far", rank=0)
    assert judged(city_of(base)).target("x").chains == ("e", "c")


def test_score_of_a_supplement_worked_out_by_hand(base, city_of):
    set_link(base, "x", outlook=Outlook.SURPLUS, advantage="原料就地")
    for firm, form in (("m", LegalForm.COMPANY), ("n", LegalForm.BRANCH)):
        base.firm(firm, city="杭州", province="浙江", legal_form=form)
        base.make(firm, "x")
    base.owner("f4", "c")
    score = judged(city_of(base)).target("x").score
    assert {term.criterion.id: (term.value, term.applies) for term in score.parts} == {
        "pull": (1.0, True),
        "market": (1.0, True),
        "outlook": (0.5, True),
        "opens": (0.5, True),
        "owner": (1.0, True),
        "value": (None, False),
        "push": (1.0, True),
        "advantage": (1.0, True),
        "anchor": (0.0, True),
        "candidates": (pytest.approx(1 / 3), True),
        "relief": (None, False),
        "permit": (None, False),
        "scale": (None, False),
    }
    # merit (20 + 10 + 5 + 5 + 5) / 55; feasibility (20 + 15 + 0 + 10/3) / 60; together 83.33 / 115
    assert score.subset(target_score.ATTRACTIVENESS).points == 82
    assert score.subset(target_score.FEASIBILITY).points == 64
    assert (score.points, score.evidence_share) == (72, 1.0)


@pytest.mark.parametrize(
    ("outlook", "reason", "value"),
    [
        (Outlook.GROWING, "价格普涨", 1.0),
        (Outlook.GROWING, "价格普涨,行业仍亏", None),
        (Outlook.BALANCED, "上市企业收入降15%并亏损", None),
        (Outlook.BALANCED, "龙头扭亏,2025年回暖", 0.5),
        (Outlook.SURPLUS, "全行业亏损", 0.5),
        (Outlook.GROWING, None, 1.0),
    ],
)
def test_an_outlook_whose_own_reason_tells_of_losses_is_not_known(base, city_of, outlook, reason, value):
    set_link(base, "x", outlook=outlook, outlook_reason=reason)
    terms = {term.criterion.id: term.value for term in judged(city_of(base)).target("x").score.parts}
    assert terms["outlook"] == value


def test_an_extension_is_not_marked_down_for_lack_of_local_users(base, city_of):
    terms = {term.criterion.id: term for term in judged(city_of(base)).target("end").score.parts}
    assert not terms["pull"].applies
    assert (terms["market"].value, terms["outlook"].value, terms["advantage"].value) == (1.0, None, None)
    # push 0.8 of 20 and the market's 10 are all that is earned; 20 + 10 + 10 + 10 + 5 + 15 + 15 + 10 could be
    assert judged(city_of(base)).target("end").score.points == round(100 * 26 / 95)


def test_auxiliary_users_count_a_quarter_and_weak_ones_less(base, city_of):
    base.link("w")
    base.make("f1", "w", scale=Scale.SMALL)
    base.link("n", advantage="本地技术")
    base.feed("n", "w", transport=LONG)
    base.feed("n", "a", Strength.AUXILIARY, transport=LONG)
    include(base, "w", "n")
    terms = {term.criterion.id: term.value for term in judged(city_of(base)).target("n").score.parts}
    assert terms["pull"] == pytest.approx(0.75 + 0.25)


def test_value_is_the_rate_of_the_industry_with_the_longest_code(base, city_of):
    base.link("v", gbt4754="2614")
    base.link("w", gbt4754="2651")
    base.industry("26", 0.2)
    base.industry("261", 0.3)
    base.industry("2", 0.9)
    city = city_of(base)
    assert target_score.industry_of(city, "v").value_added_rate == 0.3
    assert target_score.industry_of(city, "w").value_added_rate == 0.2
    assert target_score.industry_of(city, "x") is None


def test_no_owner_on_file_is_no_fact(base, city_of):
    terms = {term.criterion.id: term.value for term in judged(city_of(base)).target("x").score.parts}
    assert terms["owner"] is None


@pytest.mark.parametrize(
    ("role", "strength", "value"),
    [
        (InputRole.MATERIAL, Strength.CORE, 1.0),
        (InputRole.MATERIAL, Strength.AUXILIARY, 0.0),
        (InputRole.EQUIPMENT, Strength.CORE, 0.0),
    ],
)
def test_an_owner_wants_what_it_cannot_do_without(base, city_of, role, strength, value):
    base.link("own")
    include(base, "own")
    base.firm("owner")
    base.make("owner", "own", capacity=5)
    base.owner("owner", "c")
    base.feed("x", "own", strength=strength, role=role)
    terms = {term.criterion.id: term.value for term in judged(city_of(base)).target("x").score.parts}
    assert terms["owner"] == value


def test_a_maker_that_is_only_inferred_is_nobody_to_talk_to(base, city_of):
    for firm, basis in (("p", Basis.SOURCE), ("q", Basis.INFERRED)):
        base.firm(firm, city="杭州", province="浙江")
        base.make(firm, "x", basis=basis)
    terms = {term.criterion.id: term.value for term in judged(city_of(base)).target("x").score.parts}
    assert terms["candidates"] == pytest.approx(1 / 3)


def test_candidates_stand_in_the_tier_their_target_allows(base, city_of):
    base.firm("p", city="杭州", province="浙江")
    for link in ("x", "slow"):
        base.make("p", link)
    base.relate("p", "f1", RelationKind.CUSTOMER_OF)
    base.link("slow")
    include(base, "slow")
    base.make("f2", "slow", status=MakeStatus.TRIAL)
    found = judged(city_of(base))
    tiers = {link: [each.tier for each in found.candidates(link)] for link in ("x", "slow")}
    assert tiers == {"x": [Tier.FIRST], "slow": [Tier.POSSIBLE]}
    assert {lead.link_id: lead.candidate.tier for lead in found.candidacies["p"]} == {
        "x": Tier.FIRST,
        "slow": Tier.POSSIBLE,
    }


def test_a_link_of_two_chains_is_one_target_in_the_citys_order(base, city_of):
    base.chain("d", "x", "a", "b", rank=0)
    assert judged(city_of(base)).target("x").chains == ("d", "c")


@pytest.mark.parametrize(
    ("seat", "province", "near"),
    [
        ("沈阳", "辽宁", NearnessLevel.NEIGHBOUR),
        ("沈抚示范区", "辽宁", NearnessLevel.NEIGHBOUR),
        ("大连", "辽宁", NearnessLevel.PROVINCE),
        ("长春", "吉林", NearnessLevel.WIDER),
        ("杭州", "浙江", NearnessLevel.FAR),
    ],
)
def test_nearness_by_seat(base, city_of, seat, province, near):
    base.firm("n", city=seat, province=province)
    assert nearness(city_of(base), "n").level is near


@pytest.mark.parametrize(
    ("place", "kind", "near"),
    [
        ("辽宁大连", PresenceKind.PLANT, NearnessLevel.PRESENT),
        ("吉林长春", PresenceKind.PLANT, NearnessLevel.WIDER),
        ("辽宁抚顺", PresenceKind.NEGOTIATING, NearnessLevel.FAR),
        ("辽宁抚顺", PresenceKind.SIGNED, NearnessLevel.FAR),
        ("辽宁抚顺", PresenceKind.PLANNED, NearnessLevel.FAR),
    ],
)
def test_nearness_by_presence_and_what_is_not_yet_presence(base, city_of, place, kind, near):
    base.firm("n", city="杭州", province="浙江")
    base.presence("n", place, kind)
    assert nearness(city_of(base), "n").level is near
