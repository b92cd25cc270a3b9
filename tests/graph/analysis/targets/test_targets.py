"""Strategies and scores on cases worked out by hand."""

from dataclasses import replace

import pytest

from graph.analysis.facts.nearness import NearnessLevel, nearness
from graph.analysis.judgement import Judgement
from graph.analysis.targets import target_score
from graph.analysis.targets.link_context import link_sets
from graph.analysis.targets.targets import derive_targets
from graph.analysis.verdicts.diagnosis import diagnose_city
from graph.analysis.verdicts.states import Strategy, Tier
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
    Transport,
)

PIPE, LONG = Transport.PIPE, Transport.LONG_HAUL


@pytest.fixture
def base(build):
    """a (strong) -> x (missing) -> b (strong); x -> y (missing); b -> end (missing)."""
    for link in ("a", "x", "b", "y"):
        build.link(link)
    build.link("end", buyers="沈阳某厂")
    for firm in ("f1", "f2", "f3", "f4"):
        build.firm(firm)
    build.make("f1", "a")
    build.make("f2", "a")
    build.make("f3", "b", capacity=5)
    build.make("f4", "b", capacity=10)
    build.feed("a", "x", transport=PIPE)
    build.feed("x", "b", transport=LONG)
    build.feed("x", "y", transport=LONG)
    build.feed("b", "end", transport=LONG)
    build.chain("c", "a", "x", "b", "y", "end")
    return build


def include(build, *links):
    """Add links to the chain of the base, whose local side is known."""
    for link in links:
        build.edges.append(Includes(start="c", end=link, stage=Stage.MIDSTREAM, evidence=build.evidence()))


def judged(city):
    verdicts = diagnose_city(city)
    found = link_sets(city, verdicts)
    return Judgement(city, verdicts, found, derive_targets(city, verdicts, found))


def grounds(city, link):
    target = judged(city).target(link)
    return None if target is None else [ground.rule.id for ground in target.grounds]


def set_link(build, link, **more):
    """Write a link of the builder anew."""
    build.nodes = [node for node in build.nodes if node.id != link]
    build.link(link, **more)


def test_strategies_follow_from_states_and_neighbours(base, city_of):
    found = {target.link_id: target.strategy for target in judged(city_of(base)).targets}
    # y is fed by x alone, which is missing: half of it counts as founded, but nothing of it is here
    assert found == {"x": Strategy.SUPPLEMENT, "end": Strategy.EXTEND}


def test_equipment_makes_no_demand_and_a_service_does(base, city_of):
    base.link("tool")
    base.link("care")
    base.feed("tool", "a", role=InputRole.EQUIPMENT)
    base.feed("care", "a", role=InputRole.SERVICE)
    include(base, "tool", "care")
    assert grounds(city_of(base), "tool") is None
    assert grounds(city_of(base), "care") == ["S-01"]


def test_an_alternative_that_runs_here_ends_the_demand(base, city_of):
    base.link("p")
    base.feed("p", "b", transport=PIPE, alternatives="either")
    base.link("q")
    base.feed("q", "b", transport=PIPE, alternatives="either")
    include(base, "p", "q")
    base.make("f1", "q", status=None)
    assert grounds(city_of(base), "p") == ["S-01"], "nobody stated that the other one runs"
    base.make("f2", "q")
    assert grounds(city_of(base), "p") is None


@pytest.mark.parametrize(
    ("facts", "link", "ground"),
    [
        ({"transport": LONG}, {}, None),
        ({"transport": LONG}, {"advantage": "本地技术"}, ["S-01"]),
        ({"transport": LONG}, {"siting": Siting.OPERATED}, ["S-01"]),
        ({"role": InputRole.SERVICE}, {}, ["S-01"]),
    ],
)
def test_a_good_that_travels_and_takes_nothing_from_here_is_bought(base, city_of, facts, link, ground):
    base.link("p", **link)
    base.feed("p", "b", **facts)
    include(base, "p")
    assert grounds(city_of(base), "p") == ground


def test_a_user_that_is_only_announced_is_no_ground(base, city_of):
    base.link("p")
    base.link("u")
    base.feed("p", "u", transport=PIPE)
    base.make("f1", "u", status=MakeStatus.PLANNED)
    include(base, "p", "u")
    assert grounds(city_of(base), "p") is None
    base.make("f2", "u", status=MakeStatus.BUILDING)
    assert grounds(city_of(base), "p") == ["S-01"]


@pytest.mark.parametrize(
    ("feeds", "ground"),
    [
        (["a"], ["S-02"]),
        (["a", "missing"], ["S-02"]),
        (["a", "missing", "other"], None),
        (["missing"], None),
    ],
)
def test_an_extension_needs_half_of_its_core_needs_from_here(base, city_of, feeds, ground):
    for link in ("missing", "other", "new"):
        base.link(link, buyers="沈阳某厂")
    for feed in feeds:
        base.feed(feed, "new", transport=PIPE)
    include(base, "missing", "other", "new")
    assert grounds(city_of(base), "new") == ground


def test_a_feed_that_travels_and_is_one_of_many_holds_less(base, city_of):
    base.link("other")
    base.link("new", buyers="沈阳某厂")
    base.feed("a", "new", transport=LONG)
    base.feed("other", "new", transport=LONG)
    include(base, "other", "new")
    assert grounds(city_of(base), "new") is None, "0.8 of one need of two"
    base.make("f3", "a", market_position="国内第一")
    assert grounds(city_of(base), "new") == ["S-02"], "its maker is renowned: one whole need of two"


def test_a_missing_feed_that_is_a_target_itself_counts_half_once(base, city_of):
    base.link("new", buyers="沈阳某厂")
    base.feed("x", "new", transport=PIPE)
    base.feed("a", "new", transport=LONG)
    include(base, "new")
    # (0.8 for a + 0.5 for x) / 2
    push = next(t for t in judged(city_of(base)).target("new").score.parts if t.criterion.id == "push")
    assert push.value == pytest.approx(0.65)


@pytest.mark.parametrize("outlook", [Outlook.SURPLUS, Outlook.GROWING, None])
@pytest.mark.parametrize(
    ("more", "ground"),
    [
        ({}, None),
        ({"buyers": "沈阳某厂"}, ["S-02"]),
        ({"advantage": "原料就地"}, ["S-02"]),
    ],
)
def test_no_extension_without_a_buyer_or_an_advantage(base, city_of, outlook, more, ground):
    set_link(base, "end", outlook=outlook, **more)
    assert grounds(city_of(base), "end") == ground


def test_a_feed_under_construction_anchors_an_extension_into_a_surplus(base, city_of):
    set_link(base, "end", outlook=Outlook.SURPLUS)
    base.link("coming")
    base.make("f1", "coming", status=MakeStatus.BUILDING)
    base.feed("coming", "end", transport=PIPE)
    assert grounds(city_of(base), "end") is None, "coming is in no chain, so nobody judged it"
    include(base, "coming")
    assert grounds(city_of(base), "end") == ["S-02"]


@pytest.mark.parametrize(
    "more",
    [
        {"siting": Siting.REGULATED},
        {"siting": Siting.CAPTIVE},
        {"siting": Siting.BOUGHT},
        {"siting": Siting.PUBLIC},
        {"siting": Siting.SERVICE},
        {"outlook": Outlook.RESTRICTED},
        {"outlook": Outlook.PHASED_OUT},
    ],
)
def test_what_must_not_or_need_not_be_recruited_is_no_target(base, city_of, more):
    set_link(base, "x", **more)
    assert grounds(city_of(base), "x") is None


def test_a_link_is_a_target_of_the_chain_whose_own_product_it_is(base, city_of):
    for firm in ("g1", "g2", "g3"):
        base.firm(firm)
        base.make(firm, "far")
    base.link("far")
    base.chain("d", "x", "far", rank=2)
    assert judged(city_of(base)).target("x").chains == ("c", "d"), "it stands midstream there"


def test_what_is_made_in_the_zone_next_door_is_no_target(base, city_of):
    base.firm("z", city="沈抚示范区")
    base.make("z", "x", status=MakeStatus.PLANNED)
    assert grounds(city_of(base), "x") == ["S-01"], "only planned there"
    base.firm("y2", city="沈抚示范区")
    base.make("y2", "x")
    assert grounds(city_of(base), "x") is None


def test_an_operator_runs_what_is_here(base, city_of):
    base.link("run", Siting.OPERATED)
    base.link("venue", Siting.RESOURCE)
    base.make("f1", "venue", status=None)
    base.feed("venue", "run", role=InputRole.SERVICE, transport=PIPE)
    include(base, "run", "venue")
    assert grounds(city_of(base), "run") == ["S-03"], "0.4 of its one need is here"
    for more in ({"strength": Strength.AUXILIARY, "transport": PIPE}, {"role": InputRole.EQUIPMENT}, {}):
        base.edges = [edge for edge in base.edges if edge.end != "run" or edge.KIND != "INPUT_TO"]
        base.feed("venue", "run", **{"role": InputRole.SERVICE, **more})
        assert grounds(city_of(base), "run") is None, more


@pytest.mark.parametrize(
    ("form", "made", "ground"),
    [
        (LegalForm.COMPANY, "b", ["S-04"]),
        (None, "b", ["S-04"]),
        (LegalForm.BRANCH, "b", None),
        (LegalForm.COMPANY, "far", None),
    ],
)
def test_the_group_of_a_local_firm_that_makes_it_elsewhere_extends(base, city_of, form, made, ground):
    base.firm("sister", city="杭州", province="浙江", group="G", legal_form=form)
    base.firm("home", group="G")
    base.link("far")
    base.make("home", made)
    base.make("sister", "new")
    base.link("new")
    base.link("other")
    base.feed("b", "new", transport=LONG)
    base.feed("other", "new", transport=LONG)
    include(base, "other", "new")
    assert grounds(city_of(base), "new") == ground, "0.8 of one need of two would not do"


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
