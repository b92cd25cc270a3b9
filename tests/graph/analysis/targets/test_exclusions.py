"""Why a link is no target, each reason on a city of a few links worked out by hand."""

from dataclasses import replace

import pytest

from graph.analysis.judgement import judge
from graph.analysis.targets.exclusions import ExclusionKind
from graph.analysis.verdicts.states import LinkState
from graph.model.edges import InputTo
from graph.model.kinds import (
    Basis,
    InputRole,
    LegalForm,
    LocalCoverage,
    MakeStatus,
    Market,
    Outlook,
    ProjectStage,
    RulingKind,
    Scale,
    Siting,
    Transport,
)
from graph.model.nodes import Link, Project


@pytest.fixture
def city(build, snapshot):
    """A surveyed chain: `user` is made here, `feed` goes into `gap`; what is said of `gap` is up to the test."""

    def made(*, feed=False, user=False, **gap):
        build.link("gap", **gap)
        build.link("user")
        build.link("feed")
        for at in range(3):
            build.link(f"other{at}")
            build.firm(f"firm{at}")
            build.make(f"firm{at}", f"other{at}")
        build.chain("chain", "gap", "user", "feed", "other0", "other1", "other2")
        build.feed("feed", "gap")
        if user:
            build.make("firm0", "user", capacity=100)
        if feed:
            build.make("firm1", "feed", capacity=100)
        return lambda: judge(snapshot(build))

    return made


def reason(judgement, link="gap"):
    found = judgement.why_not(link)
    return None if found is None else found.kind


def kinds(judgement, link="gap"):
    return [type(fact) for fact in judgement.why_not(link).facts]


def test_a_target_has_no_such_reason(build, city):
    judged = city(user=True, feed=True)
    build.feed("gap", "user", transport=Transport.LONG_HAUL)
    assert [target.link_id for target in judged().targets] == ["gap"]
    assert reason(judged()) is None


def test_nobody_expects_a_target_of_what_is_made_here(city):
    assert reason(city(user=True)(), "user") is None


@pytest.mark.parametrize(
    ("gap", "expected"),
    [
        ({"siting": Siting.BOUGHT}, ExclusionKind.BOUGHT),
        ({"siting": Siting.RESOURCE}, ExclusionKind.RESOURCE),
        ({"siting": Siting.STOCK}, ExclusionKind.STOCK),
        ({"siting": Siting.REGULATED, "siting_reference": "目录"}, ExclusionKind.RESTRICTED),
        ({"outlook": Outlook.RESTRICTED}, ExclusionKind.RESTRICTED),
        ({"outlook": Outlook.PHASED_OUT}, ExclusionKind.PHASED_OUT),
    ],
)
def test_what_the_link_itself_says_closes_it_whoever_wants_it(build, city, gap, expected):
    judged = city(user=True, feed=True, **gap)
    build.feed("gap", "user")
    judgement = judged()
    assert reason(judgement) is expected
    assert kinds(judgement) == [Link]
    assert [edge.end for edge in judgement.why_not("gap").users] == ["user"]


def test_a_ruling_comes_before_all(build, city):
    judged = city(siting=Siting.REGULATED, siting_reference="目录")
    build.rule("chain", "gap", RulingKind.NOT_LOCAL)
    judgement = judged()
    assert reason(judgement) is ExclusionKind.RULED
    assert [fact.reason for fact in judgement.why_not("gap").facts] == ["现场核实"]


def test_what_is_made_in_the_zone_next_door_is_bought_there(build, city):
    judged = city(user=True, feed=True)
    build.feed("gap", "user", transport=Transport.LONG_HAUL)
    build.firm("beside", city="沈抚示范区")
    build.make("beside", "gap")
    judgement = judged()
    assert reason(judgement) is ExclusionKind.NEXT_DOOR
    assert [fact.start for fact in judgement.why_not("gap").facts] == ["beside"]


def test_a_good_that_travels_is_bought_where_its_feed_is_not_here(build, city):
    judged = city(user=True)
    build.feed("gap", "user", transport=Transport.LONG_HAUL)
    assert reason(judged()) is ExclusionKind.TRADED


def test_a_user_that_may_never_come_calls_for_nothing(build, city):
    judged = city()
    build.feed("gap", "user", transport=Transport.PIPE)
    build.make("firm0", "user", None)
    assert judged().link_sets.degree["user"] == 0.4
    assert reason(judged()) is ExclusionKind.UNSURE_USER


def test_a_feed_alone_is_not_enough_without_somebody_who_would_take_the_product(city):
    judgement = city(feed=True)()
    assert reason(judgement) is ExclusionKind.NO_MARKET
    assert kinds(judgement) == [InputTo]


def test_an_alternative_here_is_enough_for_its_users(build, city):
    judged = city(user=True)
    build.feed("gap", "user", alternatives="one")
    build.feed("other0", "user", alternatives="one")
    assert reason(judged()) is ExclusionKind.ALTERNATIVE


def test_equipment_is_bought_once(build, city):
    judged = city(user=True)
    build.feed("gap", "user", role=InputRole.EQUIPMENT)
    assert reason(judged()) is ExclusionKind.EQUIPMENT


def test_too_little_feed_no_feed_and_no_inputs_on_file_are_told_apart(build, city):
    judged = city(feed=True)
    build.link("second")
    build.link("third")
    build.feed("second", "gap")
    build.feed("third", "gap")
    assert reason(judged()) is ExclusionKind.LITTLE_FEED  # one need of three, 0.8 of it: 0.27 < 0.5
    assert reason(judged(), "feed") is None
    assert reason(judged(), "user") is ExclusionKind.NO_NEEDS


def test_no_feed(city):
    assert reason(city()()) is ExclusionKind.NO_FEED


def test_a_weak_link_of_chains_that_are_not_surveyed_is_no_target(build, snapshot):
    build.link("small")
    build.chain("thin", "small", local_side=LocalCoverage.THIN)
    build.firm("firm", legal_form=LegalForm.COMPANY)
    build.make("firm", "small", None)
    judgement = judge(snapshot(build))
    assert judgement.verdicts["small"].rule.id == "D-09"
    assert reason(judgement, "small") is ExclusionKind.UNSURVEYED


@pytest.mark.parametrize(
    ("outlook", "market", "kind"),
    [
        (Outlook.SURPLUS, Market.REGIONAL, ExclusionKind.GLUT),
        (Outlook.SURPLUS, Market.LOCAL, ExclusionKind.GLUT),
        (Outlook.SURPLUS, Market.NATIONAL, None),
        (Outlook.BALANCED, Market.LOCAL, None),
    ],
)
def test_nobody_takes_one_more_of_what_sells_near_only_and_is_in_surplus(city, outlook, market, kind):
    assert reason(city(feed=True, buyers="沈阳工地", outlook=outlook, market=market)()) is kind


@pytest.mark.parametrize(
    ("outlook", "province", "group", "kind"),
    [
        (Outlook.SURPLUS, "辽宁", "某集团", ExclusionKind.SISTER),
        (Outlook.SURPLUS, "浙江", "某集团", None),
        (Outlook.SURPLUS, "辽宁", "别的集团", None),
        (Outlook.BALANCED, "辽宁", "某集团", None),
    ],
)
def test_a_house_feeds_its_own_idle_works_in_the_province_first(build, city, outlook, province, group, kind):
    judged = city(feed=True, buyers="某厂", outlook=outlook, market=Market.NATIONAL)
    build.nodes = [replace(node, group="某集团") if node.id == "firm1" else node for node in build.nodes]
    build.firm("sister", city="锦州" if province == "辽宁" else "杭州", province=province, group=group)
    build.make("sister", "gap")
    assert reason(judged()) is kind


def test_a_user_that_is_only_inferred_pulls_nothing(build, city):
    judged = city(feed=True)
    build.feed("gap", "user")
    build.make("firm0", "user", status=None, basis=Basis.INFERRED)
    assert judged().state("user") is LinkState.UNKNOWN
    assert reason(judged()) is ExclusionKind.UNSURE_USER


def test_a_project_of_unknown_progress_keeps_nobody_away(build, city):
    judged = city(feed=True)
    build.project("p", "gap", ProjectStage.UNKNOWN, firm="firm0")
    assert judged().target("gap") is None
    assert (reason(judged()), kinds(judged())) == (ExclusionKind.UNSTATED, [Project])


def test_what_its_maker_alone_uses_is_not_strengthened(build, city):
    judged = city(user=True)
    build.feed("gap", "user")
    build.make("firm0", "gap", scale=Scale.OWN_USE)
    build.nodes = [
        replace(node, min_scale=500.0, min_scale_unit="吨/年") if node.id == "user" else node for node in build.nodes
    ]
    assert (judged().state("gap"), reason(judged())) == (LinkState.WEAK, ExclusionKind.OWN_WORKS)
    build.make("firm2", "user", capacity=10)
    assert [target.link_id for target in judged().targets] == ["gap"], "another works here takes it and cannot have it"


@pytest.mark.parametrize(
    ("outlook", "edge", "user", "kind"),
    [
        (Outlook.SURPLUS, None, False, ExclusionKind.UNSEEN),
        (Outlook.SURPLUS, "佳化已在抚顺布点", False, ExclusionKind.UNSEEN),
        (Outlook.SURPLUS, "佳化已在抚顺布点,环氧乙烷在地", False, None),
        (Outlook.SURPLUS, None, True, None),
        (Outlook.BALANCED, None, False, None),
    ],
)
def test_in_a_glut_nobody_puts_money_behind_a_maker_not_heard_of_of_late(build, city, outlook, edge, user, kind):
    judged = city(user=user, buyers="东北各厂", outlook=outlook, advantage=edge)
    build.firm("maker", short_name="佳化抚顺")
    build.make("maker", "gap", None)
    if user:
        build.feed("gap", "user")
    assert judged().state("gap") is LinkState.WEAK
    assert reason(judged()) is kind


@pytest.mark.parametrize(
    ("scale", "status", "kind"),
    [
        (Scale.TRIAL, MakeStatus.OPERATING, ExclusionKind.LITTLE_FEED),
        (None, MakeStatus.TRIAL, None),
        (Scale.SMALL, MakeStatus.OPERATING, None),
    ],
)
def test_a_pilot_line_is_no_feed_to_found_a_plant_on(build, city, scale, status, kind):
    judged = city(buyers="某厂")
    build.make("firm1", "feed", status, scale=scale)
    assert judged().state("feed") is LinkState.WEAK
    assert reason(judged()) is kind
