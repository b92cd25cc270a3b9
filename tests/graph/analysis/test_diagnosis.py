"""Each rule on a case worked out by hand."""

import pytest

from graph.analysis.diagnosis import diagnose
from graph.analysis.rules import RULES, Measure
from graph.analysis.states import LinkState
from graph.model.kinds import Basis, MakeStatus, ProjectStage, RelationKind, Siting

STATUS = MakeStatus


def three_firms(build):
    """A chain whose local side is known well enough to call a link missing."""
    build.link("known")
    for name in ("k1", "k2", "k3"):
        build.firm(name)
        build.make(name, "known")


def verdict_on(build, city_of, link="x"):
    build.chain("c", "known", link)
    return next(verdict for verdict in diagnose(city_of(build), "c") if verdict.link_id == link)


def test_two_operating_parties_are_strong(build, city_of):
    three_firms(build)
    build.link("x")
    build.make("k1", "x")
    build.make("k2", "x")
    verdict = verdict_on(build, city_of)
    assert (verdict.state, verdict.rule.id) == (LinkState.STRONG, "D-01")


def test_two_firms_of_one_group_are_one_supplier(build, city_of):
    three_firms(build)
    build.link("x")
    for name in ("a", "b"):
        build.firm(name, group="G")
        build.make(name, "x")
    verdict = verdict_on(build, city_of)
    assert verdict.value(Measure.OPERATING) == 1
    assert (verdict.state, verdict.rule.id) == (LinkState.WEAK, "D-03")


def test_one_firm_under_two_names_is_one_supplier(build, city_of):
    three_firms(build)
    build.link("x")
    build.make("k1", "x")
    build.make("k2", "x")
    build.relate("k1", "k2", RelationKind.POSSIBLE_DUPLICATE)
    assert verdict_on(build, city_of).rule.id == "D-03"


def test_one_supplier_with_capacity_on_file_is_strong(build, city_of):
    three_firms(build)
    build.link("x")
    build.make("k1", "x", capacity=45)
    verdict = verdict_on(build, city_of)
    assert (verdict.state, verdict.rule.id) == (LinkState.STRONG, "D-02")
    assert not verdict.stable, "one supplier less and it would not be strong"


@pytest.mark.parametrize(
    ("status", "state", "rule"),
    [
        (STATUS.BUILDING, LinkState.PLANNED, "D-04"),
        (None, LinkState.UNKNOWN, "D-05"),
        (STATUS.STOPPED, LinkState.WEAK, "D-06"),
        (STATUS.PLANNED, LinkState.MISSING, "D-12"),
    ],
)
def test_a_single_maker_by_its_status(build, city_of, status, state, rule):
    three_firms(build)
    build.link("x")
    build.make("k1", "x", status=status)
    verdict = verdict_on(build, city_of)
    assert (verdict.state, verdict.rule.id) == (state, rule)


@pytest.mark.parametrize(
    ("stage", "rule"),
    [
        (ProjectStage.OPERATING, "D-03"),
        (ProjectStage.AT_CAPACITY, "D-03"),
        (ProjectStage.COMPLETED, "D-04"),
        (ProjectStage.BUILDING, "D-04"),
        (ProjectStage.STARTED, "D-04"),
        (ProjectStage.SIGNED, "D-04"),
        (ProjectStage.UNKNOWN, "D-05"),
        (ProjectStage.PLANNED, "D-12"),
    ],
)
def test_a_project_by_its_stage(build, city_of, stage, rule):
    three_firms(build)
    build.link("x")
    build.project("p", "x", stage)
    assert verdict_on(build, city_of).rule.id == rule


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
    ("siting", "state", "rule"),
    [
        (Siting.ATTRACTABLE, LinkState.MISSING, "D-12"),
        (Siting.REGULATED, LinkState.MISSING, "D-12"),
        (None, LinkState.MISSING, "D-12"),
        (Siting.BOUGHT, LinkState.NOT_LOCAL, "D-07"),
        (Siting.CAPTIVE, LinkState.NOT_LOCAL, "D-08"),
        (Siting.RESOURCE, LinkState.NOT_LOCAL, "D-09"),
        (Siting.SERVICE, LinkState.UNKNOWN, "D-10"),
        (Siting.PUBLIC, LinkState.UNKNOWN, "D-10"),
    ],
)
def test_an_absent_link_by_its_siting(build, city_of, siting, state, rule):
    three_firms(build)
    build.link("x", siting)
    verdict = verdict_on(build, city_of)
    assert (verdict.state, verdict.rule.id) == (state, rule)


def test_too_few_local_firms_and_nothing_is_called_missing(build, city_of):
    build.link("known")
    build.link("x")
    for name in ("k1", "k2"):
        build.firm(name)
        build.make(name, "known")
    verdict = verdict_on(build, city_of)
    assert (verdict.state, verdict.rule.id) == (LinkState.UNKNOWN, "D-11")
    assert verdict.value(Measure.CHAIN_FIRMS) == 2


def test_missing_with_three_firms_turns_when_four_are_asked(build, city_of):
    three_firms(build)
    build.link("x")
    assert not verdict_on(build, city_of).stable


def test_missing_with_four_firms_is_stable(build, city_of):
    three_firms(build)
    build.firm("k4")
    build.make("k4", "known")
    build.link("x")
    assert verdict_on(build, city_of).stable


def test_a_verdict_is_as_firm_as_its_weakest_fact(build, city_of):
    three_firms(build)
    build.link("x")
    build.make("k1", "x")
    build.make("k2", "x", basis=Basis.INFERRED)
    assert verdict_on(build, city_of).basis is Basis.INFERRED


def test_nothing_seen_has_no_basis(build, city_of):
    three_firms(build)
    build.link("x")
    assert verdict_on(build, city_of).basis is None


def test_candidates_from_elsewhere_change_no_state(build, city_of):
    three_firms(build)
    build.link("x")
    build.firm("far", city="杭州", province="浙江")
    build.make("far", "x", capacity=100)
    assert verdict_on(build, city_of).state is LinkState.MISSING


def test_every_rule_has_its_own_id_and_the_last_takes_what_is_left():
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert RULES[-1].conditions == ()
    assert RULES[-1].sitings is None
