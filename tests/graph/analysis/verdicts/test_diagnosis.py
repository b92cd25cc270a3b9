"""Each rule on a case worked out by hand."""

import pytest

from graph.analysis.verdicts.diagnosis import diagnose
from graph.analysis.verdicts.rules import RULES, Measure
from graph.analysis.verdicts.states import LinkState, MissingGrade
from graph.model.kinds import Basis, LocalSide, MakeStatus, ProjectStage, RelationKind, RulingKind, Siting

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
        (STATUS.BUILDING, LinkState.PLANNED, "D-05"),
        (None, LinkState.UNKNOWN, "D-06"),
        (STATUS.STOPPED, LinkState.WEAK, "D-07"),
        (STATUS.PLANNED, LinkState.MISSING, "D-16"),
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
        (ProjectStage.COMPLETED, "D-05"),
        (ProjectStage.BUILDING, "D-05"),
        (ProjectStage.STARTED, "D-05"),
        (ProjectStage.SIGNED, "D-05"),
        (ProjectStage.UNKNOWN, "D-06"),
        (ProjectStage.PLANNED, "D-16"),
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
        (Siting.ATTRACTABLE, LinkState.MISSING, "D-16"),
        (Siting.REGULATED, LinkState.MISSING, "D-16"),
        (None, LinkState.MISSING, "D-16"),
        (Siting.BOUGHT, LinkState.NOT_LOCAL, "D-09"),
        (Siting.CAPTIVE, LinkState.NOT_LOCAL, "D-10"),
        (Siting.RESOURCE, LinkState.NOT_LOCAL, "D-11"),
        (Siting.SERVICE, LinkState.UNKNOWN, "D-13"),
        (Siting.PUBLIC, LinkState.UNKNOWN, "D-13"),
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
    assert (verdict.state, verdict.rule.id) == (LinkState.UNKNOWN, "D-15")
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


def noted(verdict):
    return {note.rule.id for note in verdict.notes}


@pytest.mark.parametrize(("year", "rule"), [("2020", "D-04"), ("2021", "D-02"), ("2026", "D-02"), (None, "D-02")])
def test_a_record_over_five_years_old_does_not_carry_a_verdict(build, city_of, year, rule):
    three_firms(build)
    build.link("x")
    build.firm("old")
    build.make("old", "x", capacity=5, year=year)
    verdict = verdict_on(build, city_of)
    assert verdict.rule.id == rule
    assert ("N-03" in noted(verdict)) == (year == "2020")
    assert ("N-04" in noted(verdict)) == (year is None)


def test_an_old_record_counts_while_something_newer_shows_the_firm_at_work(build, city_of):
    three_firms(build)
    build.link("x")
    build.firm("old")
    build.make("old", "x", capacity=5, year="2012")
    build.make("old", "known", year="2024")
    verdict = verdict_on(build, city_of)
    assert (verdict.rule.id, noted(verdict)) == ("D-02", {"N-02", "N-03"})


def test_works_begun_long_ago_and_never_heard_of_again_are_unclear(build, city_of):
    three_firms(build)
    build.link("x")
    build.firm("old")
    build.project("p", "x", ProjectStage.BUILDING, firm="old", start="2015-06")
    assert verdict_on(build, city_of).rule.id == "D-06"


def test_an_age_that_decides_is_not_stable(build, city_of):
    three_firms(build)
    build.link("x")
    build.firm("old")
    build.make("old", "x", year="2020")
    assert verdict_on(build, city_of).state is LinkState.WEAK
    build.link("y")
    for firm in ("m", "n"):
        build.firm(firm)
        build.make(firm, "y", year="2021")
    for firm in ("o", "p"):
        build.firm(firm)
        build.make(firm, "y", year="2021")
    build.chain("d", "known", "y", rank=2)
    (verdict,) = [each for each in diagnose(city_of(build), "d") if each.link_id == "y"]
    assert verdict.state is LinkState.STRONG
    assert not verdict.stable, "with four years all four records of 2021 would be old"


def test_a_parent_and_its_daughter_are_one_supplier(build, city_of):
    three_firms(build)
    build.link("x")
    for firm in ("mother", "daughter"):
        build.firm(firm)
        build.make(firm, "x")
    build.relate("mother", "daughter", RelationKind.PARENT_OF)
    verdict = verdict_on(build, city_of)
    assert (verdict.rule.id, verdict.value(Measure.CURRENT)) == ("D-03", 1)
    assert {"N-01", "N-02"} <= noted(verdict)


def test_a_confirmed_gap_is_missing_even_where_hardly_anything_is_known(build, city_of):
    build.link("x")
    build.link("y")
    build.chain("c", "x", "y", local_side=LocalSide.THIN)
    build.rule("c", "x", RulingKind.CONFIRMED_ABSENT)
    found = {verdict.link_id: verdict for verdict in diagnose(city_of(build), "c")}
    assert (found["x"].rule.id, found["x"].grade) == ("D-12", MissingGrade.CONFIRMED)
    assert (found["y"].rule.id, found["y"].state, found["y"].basis) == ("D-14", LinkState.UNKNOWN, Basis.INFERRED)


def test_a_ruling_holds_in_its_chain_alone_and_facts_overrule_it(build, city_of):
    three_firms(build)
    build.link("x")
    build.link("made")
    build.make("k1", "made")
    build.chain("c", "known", "x", "made")
    build.chain("d", "known", "x", rank=2)
    build.rule("c", "x", RulingKind.NOT_LOCAL)
    build.rule("c", "made", RulingKind.NOT_LOCAL)
    city = city_of(build)
    found = {verdict.link_id: verdict for verdict in diagnose(city, "c")}
    assert found["x"].rule.id == "D-08"
    assert (found["made"].rule.id, noted(found["made"])) == ("D-03", {"N-02", "N-04", "N-08"})
    assert {verdict.rule.id for verdict in diagnose(city, "d") if verdict.link_id == "x"} == {"D-16"}


def test_what_is_bought_stays_no_gap_though_confirmed(build, city_of):
    three_firms(build)
    build.link("x", Siting.BOUGHT)
    build.rule("c", "x", RulingKind.CONFIRMED_ABSENT)
    assert verdict_on(build, city_of).rule.id == "D-09"


def test_a_regulated_gap_says_so(build, city_of):
    three_firms(build)
    build.link("x", Siting.REGULATED)
    assert noted(verdict_on(build, city_of)) == {"N-07"}


@pytest.mark.parametrize(
    ("status", "event", "then"),
    [
        (STATUS.OPERATING, "E-01", "D-02"),
        (None, "E-03", "D-03"),
        (STATUS.BUILDING, "E-06", "D-03"),
        (STATUS.STOPPED, "E-10", "D-02"),
    ],
)
def test_the_nearest_fact_that_would_change_a_verdict(build, city_of, status, event, then):
    three_firms(build)
    build.link("x")
    build.make("k1", "x", status=status)
    turn = verdict_on(build, city_of).turns[0]
    assert (turn.event.id, turn.rule.id) == (event, then)


def test_a_gap_turns_when_a_maker_is_found(build, city_of):
    three_firms(build)
    build.link("x")
    turns = verdict_on(build, city_of).turns
    assert [(turn.event.id, turn.rule.state) for turn in turns] == [
        ("E-09", LinkState.WEAK),
        ("E-10", LinkState.STRONG),
    ]
