"""How firm a verdict is: few facts, old records, rulings, what would turn it; captive links and stocks."""

from dataclasses import replace

import pytest

from graph.analysis.verdicts.diagnosis import diagnose_city
from graph.analysis.verdicts.rule_book import RULES
from graph.analysis.verdicts.states import Grade, LinkState
from graph.model.kinds import (
    Basis,
    InputRole,
    LocalCoverage,
    Market,
    ProjectStage,
    RulingKind,
    Scale,
    Siting,
    Transport,
)
from tests.graph.analysis.verdicts.conftest import STATUS, noted, three_firms, verdict_on


def test_an_alternative_on_file_meets_the_need(user, city_of):
    user.link("other")
    user.feed("x", "user", transport=Transport.PIPE, alternatives="gas")
    user.feed("other", "user", transport=Transport.PIPE, alternatives="gas")
    assert verdict_on(user, city_of).rule.id == "D-17"
    user.make("k2", "other", status=None)
    assert verdict_on(user, city_of).rule.id == "D-27"


@pytest.mark.parametrize(("market", "rule"), [(Market.LOCAL, "D-17"), (Market.REGIONAL, "D-27"), (None, "D-27")])
def test_a_service_done_in_its_place_alone_must_exist(user, city_of, market, rule):
    """Crews of a region travel; what is done in one place alone is done by somebody of the place."""
    user.nodes = [replace(node, market=market) if node.id == "x" else node for node in user.nodes]
    user.feed("x", "user", role=InputRole.SERVICE)
    assert verdict_on(user, city_of).rule.id == rule


def test_a_user_that_is_being_built_proves_nothing(build, city_of):
    three_firms(build)
    build.link("x")
    build.link("user")
    build.make("k1", "user", status=STATUS.BUILDING)
    build.feed("x", "user", transport=Transport.PIPE)
    assert verdict_on(build, city_of).rule.id == "D-27"


def test_too_few_local_firms_and_nothing_is_called_missing(build, city_of):
    build.link("known")
    build.link("x")
    for name in ("k1", "k2"):
        build.firm(name)
        build.make(name, "known")
    verdict = verdict_on(build, city_of)
    assert (verdict.state, verdict.grade, verdict.rule.id) == (LinkState.UNKNOWN, Grade.UNSURVEYED, "D-23")


def test_a_link_has_one_state_and_one_surveyed_chain_is_enough(build, city_of):
    three_firms(build)
    build.link("x")
    build.link("y")
    build.chain("thin", "x", "y", rank=2, local_side=LocalCoverage.THIN)
    build.chain("c", "known", "x")
    found = diagnose_city(city_of(build))
    assert (found["x"].rule.id, found["y"].rule.id) == ("D-27", "D-23")


def test_a_link_in_no_chain_is_not_judged(build, city_of):
    three_firms(build)
    build.link("x")
    build.chain("c", "known")
    assert list(diagnose_city(city_of(build))) == ["known"]


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


@pytest.mark.parametrize(("year", "rule"), [("2020", "D-08"), ("2021", "D-01"), ("2026", "D-01"), (None, "D-01")])
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
    assert (verdict.rule.id, noted(verdict)) == ("D-01", {"N-02", "N-03"})


def test_works_begun_long_ago_and_never_heard_of_again_have_lapsed(build, city_of):
    three_firms(build)
    build.link("x")
    build.firm("old")
    build.project("p", "x", ProjectStage.BUILDING, firm="old", start="2015-06")
    verdict = verdict_on(build, city_of)
    assert (verdict.rule.id, verdict.grade) == ("D-25", Grade.LAPSED)


@pytest.mark.parametrize(("year", "stable"), [("2021", False), ("2022", True)])
def test_an_age_that_decides_is_not_stable(build, city_of, year, stable):
    three_firms(build)
    build.link("x")
    for firm in ("m", "n", "o", "p"):
        build.firm(firm)
        build.make(firm, "x", capacity=5, year=year)
    verdict = verdict_on(build, city_of)
    assert verdict.state is LinkState.STRONG
    assert verdict.stable is stable, "with four years the records of 2021 would all be old"


def test_one_of_known_size_is_not_stable_and_two_are(build, city_of):
    three_firms(build)
    build.link("x")
    build.make("k1", "x", capacity=5)
    assert not verdict_on(build, city_of).stable, "with two of known size asked for it is only here"
    build.make("k2", "x", capacity=5)
    assert verdict_on(build, city_of).stable


def test_a_confirmed_gap_is_missing_even_where_hardly_anything_is_known(build, city_of):
    build.link("x")
    build.link("y")
    build.chain("c", "x", "y", local_side=LocalCoverage.THIN)
    build.rule("c", "x", RulingKind.CONFIRMED_ABSENT)
    found = diagnose_city(city_of(build))
    assert (found["x"].rule.id, found["x"].grade) == ("D-15", Grade.CONFIRMED)
    assert (found["y"].rule.id, found["y"].state) == ("D-23", LinkState.UNKNOWN)


def test_a_ruling_holds_for_the_city_and_facts_overrule_it(build, city_of):
    three_firms(build)
    build.link("x")
    build.link("made")
    build.make("k1", "made")
    build.chain("c", "known", "x", "made")
    build.chain("d", "known", "x", rank=2)
    build.rule("d", "x", RulingKind.NOT_LOCAL)
    build.rule("c", "made", RulingKind.NOT_LOCAL)
    found = diagnose_city(city_of(build))
    assert (found["x"].rule.id, found["x"].grade) == ("D-14", Grade.RULED)
    assert (found["made"].rule.id, noted(found["made"])) == ("D-03", {"N-02", "N-04", "N-08"})


def test_what_is_bought_stays_no_gap_though_confirmed(build, city_of):
    three_firms(build)
    build.link("x", Siting.BOUGHT)
    build.rule("c", "x", RulingKind.CONFIRMED_ABSENT)
    assert verdict_on(build, city_of).rule.id == "D-18"


def test_a_regulated_gap_says_so(build, city_of):
    three_firms(build)
    build.link("x", Siting.REGULATED)
    assert noted(verdict_on(build, city_of)) == {"N-07"}


@pytest.mark.parametrize(
    ("status", "event", "then"),
    [
        (STATUS.OPERATING, "E-01", "D-01"),
        (None, "E-03", "D-03"),
        (STATUS.BUILDING, "E-07", "D-03"),
        (STATUS.STOPPED, "E-08", "D-03"),
    ],
)
def test_the_nearest_fact_that_would_change_a_verdict(build, city_of, status, event, then):
    three_firms(build)
    build.link("x")
    build.make("k1", "x", status=status)
    turn = verdict_on(build, city_of).tipping_facts[0]
    assert (turn.event.id, turn.rule.id) == (event, then)


def test_a_gap_turns_when_a_maker_is_found(build, city_of):
    three_firms(build)
    build.link("x")
    turns = verdict_on(build, city_of).tipping_facts
    assert [(turn.event.id, turn.rule.state) for turn in turns] == [
        ("E-10", LinkState.PRESENT),
        ("E-11", LinkState.STRONG),
    ]


def test_a_captive_step_runs_with_the_next_step_of_its_plant(build, city_of):
    three_firms(build)
    build.link("x", Siting.CAPTIVE)
    build.link("next")
    build.feed("x", "next")
    build.make("k1", "x")
    build.make("k2", "next")
    assert verdict_on(build, city_of).rule.id == "D-03", "another party runs the next step"
    build.make("k1", "next")
    assert verdict_on(build, city_of).rule.id == "D-28"


@pytest.mark.parametrize(
    ("status", "rule"), [(STATUS.OPERATING, "D-30"), (STATUS.BUILDING, "D-29"), (STATUS.PLANNED, "D-19")]
)
def test_a_captive_link_without_a_maker_goes_by_its_host(build, city_of, status, rule):
    three_firms(build)
    build.link("x", Siting.CAPTIVE, captive_in="host")
    build.link("host")
    build.make("k1", "host", status=status)
    assert verdict_on(build, city_of).rule.id == rule


def test_a_resource_stated_to_be_here_is_asked_about(build, city_of):
    three_firms(build)
    build.link("x", Siting.RESOURCE, advantage="产量约占全国八成")
    verdict = verdict_on(build, city_of)
    assert (verdict.rule.id, verdict.grade) == ("D-31", Grade.EXPECTED)


def test_land_and_idle_buildings_are_surveyed_whoever_holds_them(build, city_of):
    three_firms(build)
    build.link("x", Siting.STOCK)
    build.make("k1", "x", status=None)
    assert verdict_on(build, city_of).rule.id == "D-21"


def test_a_project_of_its_maker_does_not_hide_a_sign(build, city_of):
    three_firms(build)
    build.link("x")
    build.make("k1", "x", scale=Scale.TRIAL)
    build.project("p", "x", ProjectStage.OPERATING, firm="k1")
    assert verdict_on(build, city_of).rule.id == "D-07"
