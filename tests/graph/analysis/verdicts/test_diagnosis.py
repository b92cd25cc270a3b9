"""Each rule on a case worked out by hand."""

import pytest

from graph.analysis.verdicts.rules import Measure
from graph.analysis.verdicts.states import Grade, LinkState
from graph.model.kinds import (
    Basis,
    ProjectKind,
    ProjectStage,
    RelationKind,
    Scale,
    Siting,
    Strength,
    Transport,
)
from tests.graph.analysis.verdicts.conftest import STATUS, noted, three_firms, verdict_on


def test_two_operating_parties_are_strong(build, city_of):
    three_firms(build)
    build.link("x")
    build.make("k1", "x")
    build.make("k2", "x")
    verdict = verdict_on(build, city_of)
    assert (verdict.state, verdict.rule.id) == (LinkState.STRONG, "D-02")


def test_a_second_maker_known_by_general_knowledge_alone_is_to_be_verified(build, city_of):
    three_firms(build)
    build.link("x")
    build.make("k1", "x")
    build.make("k2", "x", basis=Basis.GENERAL)
    assert verdict_on(build, city_of).rule.id == "D-03"


def test_one_on_trial_is_no_second_supplier(build, city_of):
    three_firms(build)
    build.link("x")
    build.make("k1", "x")
    build.make("k2", "x", status=STATUS.TRIAL)
    verdict = verdict_on(build, city_of)
    assert (verdict.rule.id, verdict.value(Measure.CURRENT), verdict.value(Measure.STEADY)) == ("D-03", 2, 1)


def test_two_firms_of_one_group_are_one_supplier(build, city_of):
    three_firms(build)
    build.link("x")
    for name in ("a", "b"):
        build.firm(name, group="G")
        build.make(name, "x")
    verdict = verdict_on(build, city_of)
    assert verdict.value(Measure.OPERATING) == 1
    assert (verdict.state, verdict.rule.id) == (LinkState.PRESENT, "D-03")
    assert "N-01" in noted(verdict)


@pytest.mark.parametrize("kind", [RelationKind.POSSIBLE_DUPLICATE, RelationKind.PARENT_OF])
def test_firms_that_may_be_one_are_one_supplier(build, city_of, kind):
    three_firms(build)
    build.link("x")
    build.make("k1", "x")
    build.make("k2", "x")
    build.relate("k1", "k2", kind)
    verdict = verdict_on(build, city_of)
    assert (verdict.rule.id, verdict.value(Measure.CURRENT)) == ("D-03", 1)
    assert {"N-01", "N-02"} <= noted(verdict)


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"capacity": 45}, "D-01"),
        ({"market_position": "国内独家"}, "D-01"),
        ({"scale": Scale.LARGE}, "D-01"),
        ({"scale": Scale.MEDIUM, "status": STATUS.SEASONAL}, "D-01"),
        ({"capacity": 45, "capacity_scope": "集团合计"}, "D-03"),
        ({}, "D-03"),
        ({"status": STATUS.SEASONAL}, "D-04"),
        ({"scale": Scale.SMALL}, "D-05"),
        ({"scale": Scale.SMALL, "capacity": 45}, "D-05"),
        ({"scale": Scale.OWN_USE}, "D-06"),
        ({"status": STATUS.TRIAL}, "D-07"),
        ({"scale": Scale.TRIAL, "market_position": "国内首套"}, "D-07"),
    ],
)
def test_a_single_running_maker_by_what_it_shows(build, city_of, facts, rule):
    three_firms(build)
    build.link("x")
    build.make("k1", "x", **facts)
    assert verdict_on(build, city_of).rule.id == rule


def test_what_rests_on_a_resource_keeps_its_season(build, city_of):
    three_firms(build)
    build.link("x", siting=Siting.RESOURCE)
    build.make("k1", "x", status=STATUS.SEASONAL)
    assert verdict_on(build, city_of).rule.id == "D-03"


@pytest.mark.parametrize(
    ("capacity", "unit", "rule"), [(9, "吨/年", "D-03"), (10, "吨/年", "D-01"), (9, "台/年", "D-01")]
)
def test_a_capacity_counts_from_the_minimum_scale_on_in_one_unit(build, city_of, capacity, unit, rule):
    three_firms(build)
    build.link("x", min_scale=10.0, min_scale_unit=unit)
    build.make("k1", "x", capacity=capacity)
    assert verdict_on(build, city_of).rule.id == rule


def test_a_small_step_of_an_integrated_works_is_no_weakness(build, city_of):
    three_firms(build)
    build.link("feed")
    build.link("x")
    build.feed("feed", "x")
    build.make("k1", "x", scale=Scale.SMALL)
    build.make("k2", "feed")
    assert verdict_on(build, city_of).rule.id == "D-05", "another firm makes the feed"
    build.make("k1", "feed")
    assert verdict_on(build, city_of).rule.id == "D-03"


@pytest.mark.parametrize("siting", [Siting.CAPTIVE, Siting.REGULATED, Siting.RESOURCE])
def test_own_use_is_no_weakness_where_plant_permit_or_resource_sets_the_size(build, city_of, siting):
    three_firms(build)
    build.link("x", siting)
    build.make("k1", "x", scale=Scale.OWN_USE)
    assert verdict_on(build, city_of).rule.id == "D-03"


def test_own_use_is_no_weakness_where_it_feeds_a_product_of_scale(build, city_of):
    three_firms(build)
    build.link("x")
    build.link("steel")
    build.feed("x", "steel")
    build.make("k1", "x", scale=Scale.OWN_USE)
    build.make("k1", "steel")
    assert verdict_on(build, city_of).rule.id == "D-06", "nothing tells the scale of the steel"
    build.edges = [edge for edge in build.edges if not (edge.KIND == "MAKES" and edge.end == "steel")]
    build.make("k1", "steel", scale=Scale.LARGE)
    assert verdict_on(build, city_of).rule.id == "D-03"


@pytest.mark.parametrize(
    ("status", "year", "state", "rule"),
    [
        (STATUS.BUILDING, None, LinkState.PLANNED, "D-10"),
        (STATUS.PLANNED, "2025", LinkState.PLANNED, "D-11"),
        (STATUS.PLANNED, None, LinkState.PLANNED, "D-12"),
        (None, None, LinkState.WEAK, "D-09"),
        (STATUS.STOPPED, "2021", LinkState.WEAK, "D-13"),
        (STATUS.STOPPED, None, LinkState.WEAK, "D-13"),
        (STATUS.STOPPED, "2020", LinkState.MISSING, "D-24"),
        (STATUS.BUILDING, "2015", LinkState.MISSING, "D-25"),
    ],
)
def test_a_single_maker_that_does_not_run(build, city_of, status, year, state, rule):
    three_firms(build)
    build.link("x")
    build.firm("a")
    build.make("a", "x", status=status, year=year)
    verdict = verdict_on(build, city_of)
    assert (verdict.state, verdict.rule.id) == (state, rule)


def test_a_maker_that_is_merely_inferred_is_asked_about(build, city_of):
    three_firms(build)
    build.link("x")
    build.make("k1", "x", status=None, basis=Basis.INFERRED)
    verdict = verdict_on(build, city_of)
    assert (verdict.state, verdict.grade, verdict.rule.id) == (LinkState.UNKNOWN, Grade.EXPECTED, "D-16")


@pytest.mark.parametrize(
    ("stage", "rule"),
    [
        (ProjectStage.OPERATING, "D-03"),
        (ProjectStage.AT_CAPACITY, "D-03"),
        (ProjectStage.COMPLETED, "D-10"),
        (ProjectStage.BUILDING, "D-10"),
        (ProjectStage.STARTED, "D-10"),
        (ProjectStage.SIGNED, "D-11"),
        (ProjectStage.PLANNED, "D-11"),
        (ProjectStage.UNKNOWN, "D-12"),
        (ProjectStage.TALKS, "D-26"),
    ],
)
def test_a_project_by_its_stage(build, city_of, stage, rule):
    three_firms(build)
    build.link("x")
    build.project("p", "x", stage)
    assert verdict_on(build, city_of).rule.id == rule


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        (ProjectKind.NEW, "D-10"),
        (ProjectKind.EXPANSION, "D-10"),
        (ProjectKind.INFRASTRUCTURE, "D-10"),
        (ProjectKind.OVERHAUL, "D-27"),
        (ProjectKind.UPGRADE, "D-27"),
        (ProjectKind.EVENT, "D-32"),
    ],
)
def test_an_overhaul_an_upgrade_or_an_event_builds_nothing(build, city_of, kind, rule):
    three_firms(build)
    build.link("x")
    build.project("p", "x", ProjectStage.BUILDING, kind=kind)
    assert verdict_on(build, city_of).rule.id == rule


def test_what_a_firm_from_elsewhere_only_plans_is_no_plan_of_the_city(build, city_of):
    three_firms(build)
    build.link("x")
    build.firm("away", city="上海", province="上海")
    build.project("p", "x", ProjectStage.PLANNED, firm="away")
    assert verdict_on(build, city_of).rule.id == "D-27"
    build.project("q", "x", ProjectStage.SIGNED, firm="away")
    assert verdict_on(build, city_of).rule.id == "D-11"


def test_two_records_of_one_project_count_once(build, city_of):
    three_firms(build)
    build.link("x")
    build.project("p", "x", ProjectStage.PLANNED)
    build.project("q", "x", ProjectStage.PLANNED, same_as="p")
    assert verdict_on(build, city_of).value(Measure.INTENDED) == 1


def test_a_maker_whose_project_is_under_way_is_in_the_state_of_its_project(build, city_of):
    three_firms(build)
    build.link("x")
    build.make("k1", "x", status=None)
    build.project("p", "x", ProjectStage.BUILDING, firm="k1")
    assert verdict_on(build, city_of).rule.id == "D-10"


def test_a_project_in_a_zone_apart_does_not_count(build, city_of):
    three_firms(build)
    build.link("x")
    build.project("p", "x", ProjectStage.OPERATING, district="沈抚示范区")
    build.firm("z", city="沈抚示范区")
    build.project("q", "x", ProjectStage.OPERATING, firm="z")
    assert verdict_on(build, city_of).state is LinkState.MISSING


def test_an_owner_counts_once_by_make_and_by_project(build, city_of):
    three_firms(build)
    build.link("x")
    build.make("k1", "x")
    build.project("p", "x", ProjectStage.OPERATING, firm="k1")
    assert verdict_on(build, city_of).value(Measure.OPERATING) == 1


@pytest.mark.parametrize(
    ("siting", "state", "grade", "rule"),
    [
        (Siting.ATTRACTABLE, LinkState.MISSING, Grade.NOT_ON_FILE, "D-27"),
        (Siting.OPERATED, LinkState.MISSING, Grade.NOT_ON_FILE, "D-27"),
        (Siting.REGULATED, LinkState.MISSING, Grade.NOT_ON_FILE, "D-27"),
        (None, LinkState.MISSING, Grade.NOT_ON_FILE, "D-27"),
        (Siting.BOUGHT, LinkState.UNSUITABLE, Grade.BOUGHT, "D-18"),
        (Siting.CAPTIVE, LinkState.UNSUITABLE, Grade.CAPTIVE, "D-19"),
        (Siting.RESOURCE, LinkState.UNSUITABLE, Grade.RESOURCE, "D-20"),
        (Siting.STOCK, LinkState.UNSUITABLE, Grade.STOCK, "D-21"),
        (Siting.SERVICE, LinkState.UNKNOWN, Grade.UNLISTED, "D-22"),
        (Siting.PUBLIC, LinkState.UNKNOWN, Grade.UNLISTED, "D-22"),
    ],
)
def test_an_absent_link_by_its_siting(build, city_of, siting, state, grade, rule):
    three_firms(build)
    build.link("x", siting)
    verdict = verdict_on(build, city_of)
    assert (verdict.state, verdict.grade, verdict.rule.id) == (state, grade, rule)


@pytest.mark.parametrize(
    ("transport", "strength", "rule"),
    [
        (Transport.PIPE, Strength.CORE, "D-17"),
        (Transport.SHORT_HAUL, Strength.CORE, "D-17"),
        (Transport.LONG_HAUL, Strength.CORE, "D-27"),
        (None, Strength.CORE, "D-27"),
        (Transport.PIPE, Strength.AUXILIARY, "D-27"),
    ],
)
def test_what_a_running_maker_cannot_do_without_must_exist(user, city_of, transport, strength, rule):
    user.feed("x", "user", strength, transport=transport)
    verdict = verdict_on(user, city_of)
    assert verdict.rule.id == rule
    assert (verdict.grade is Grade.EXPECTED) == (rule == "D-17")
