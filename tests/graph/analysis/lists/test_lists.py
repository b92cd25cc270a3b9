"""Calls, supply risks and surveys on cases worked out by hand."""

import pytest

from graph.analysis.judgement import judge
from graph.analysis.lists.calls import Question, calls
from graph.analysis.lists.field_survey import field_survey, firms_asked_about, judged_elsewhere, needs_survey
from graph.analysis.lists.subjects import starts_up
from graph.analysis.lists.supply_risks import supply_risks
from graph.analysis.lists.works_in_hand import works_in_hand
from graph.model.kinds import (
    Basis,
    InputRole,
    LinkKind,
    LocalCoverage,
    MakeStatus,
    ProjectKind,
    ProjectStage,
    Siting,
    Transport,
)


@pytest.fixture
def base(build):
    """Links of one surveyed chain: a is made by three firms, the rest is empty."""
    for link in ("a", "b", "x"):
        build.link(link)
    for firm in ("f1", "f2", "f3"):
        build.firm(firm)
        build.make(firm, "a")
    build.chain("c", "a", "b", "x")
    return build


@pytest.fixture
def judged(snapshot):
    return lambda build: judge(snapshot(build))


@pytest.mark.parametrize(
    ("facts", "question"),
    [
        ({}, Question.SIZE),
        ({"status": None}, Question.STATE),
        ({"year": "2010"}, Question.STATE),
        ({"status": None, "basis": Basis.INFERRED}, Question.EXISTENCE),
    ],
)
def test_one_maker_is_asked_what_is_not_known_of_it(base, judged, facts, question):
    base.firm("m")
    base.make("m", "x", **facts)
    (call,) = calls(judged(base))
    assert (call.link_id, call.question, [firm.id for firm in call.firms]) == ("x", question, ["m"])


def test_users_are_asked_where_what_they_cannot_do_without_comes_from(base, judged):
    base.firm("m")
    base.make("m", "b", capacity=5)
    base.feed("x", "b", transport=Transport.PIPE)
    (call,) = calls(judged(base))
    assert (call.link_id, call.question, [firm.id for firm in call.firms]) == ("x", Question.ORIGIN, ["m"])
    assert call.hanging == 1


def test_a_project_of_unknown_progress_is_asked_about(base, judged):
    base.project("p", "x", ProjectStage.UNKNOWN, firm="f1")
    (call,) = calls(judged(base))
    assert (call.question, [firm.id for firm in call.firms]) == (Question.PROGRESS, ["f1"])


def test_calls_tell_what_the_answer_changes_and_come_by_what_hangs_on_them(base, judged):
    base.make("f1", "x")
    base.make("f1", "b")
    base.feed("x", "a", transport=Transport.LONG_HAUL)
    found = calls(judged(base))
    assert [(call.link_id, call.hanging) for call in found] == [("x", 1), ("b", 0)]
    assert found[0].turns[0].event.id == "E-01"


def test_a_link_strong_or_missing_asks_for_no_call(base, judged):
    assert calls(judged(base)) == ()


def test_a_single_supplier_others_depend_on_is_a_risk(base, judged):
    base.make("f1", "b", capacity=5)
    base.feed("b", "a", transport=Transport.PIPE)
    (risk,) = supply_risks(judged(base))
    assert (risk.link_id, [edge.end for edge in risk.users]) == ("b", ["a"])


def test_a_single_supplier_of_its_own_works_is_none(base, judged):
    base.make("f1", "b", capacity=5)
    base.make("f1", "x", capacity=5)
    base.feed("b", "x", transport=Transport.PIPE)
    assert supply_risks(judged(base)) == ()


@pytest.mark.parametrize("status", [None, MakeStatus.BUILDING])
def test_a_user_that_makes_it_too_or_does_not_run_depends_on_nobody(base, judged, status):
    base.make("f1", "b", capacity=5)
    base.make("f2", "x")
    base.feed("b", "x", transport=Transport.PIPE)
    assert [risk.link_id for risk in supply_risks(judged(base))] == ["b"]
    base.make("f2", "b", status=status, basis=Basis.INFERRED)
    assert supply_risks(judged(base)) == ()


def test_a_user_that_is_only_planned_depends_on_nothing_yet(base, judged):
    base.make("f1", "b", capacity=5)
    base.make("f2", "x", status=MakeStatus.PLANNED)
    base.feed("b", "x", transport=Transport.PIPE)
    assert supply_risks(judged(base)) == ()


def test_a_public_supply_is_single_by_nature(base, judged):
    base.link("water", Siting.PUBLIC)
    base.make("f1", "water", capacity=5)
    base.feed("water", "a", transport=Transport.PIPE)
    base.chain("d", "water", rank=2)
    assert supply_risks(judged(base)) == ()


def test_what_a_plant_makes_for_itself_supplies_nobody(base, judged):
    base.link("gas", Siting.CAPTIVE)
    base.make("f1", "gas", capacity=5)
    base.feed("gas", "a", transport=Transport.PIPE)
    base.chain("d", "gas", rank=2)
    assert supply_risks(judged(base)) == ()


@pytest.mark.parametrize(
    ("status", "role"),
    [(MakeStatus.TRIAL, InputRole.MATERIAL), (MakeStatus.OPERATING, InputRole.BYPRODUCT)],
)
def test_a_unit_on_trial_can_wait_and_nobody_runs_out_of_waste(base, judged, status, role):
    base.make("f1", "b", capacity=5)
    base.make("f2", "x", status=status)
    base.feed("b", "x", transport=Transport.PIPE, role=role)
    assert supply_risks(judged(base)) == ()


def test_what_travels_freely_is_bought_elsewhere(base, judged):
    base.make("f1", "b", capacity=5)
    base.feed("b", "a", transport=Transport.LONG_HAUL)
    assert supply_risks(judged(base)) == ()


def test_a_second_supplier_ends_the_risk(base, judged):
    base.make("f1", "b", capacity=5)
    base.make("f2", "b")
    base.feed("b", "a", transport=Transport.PIPE)
    assert supply_risks(judged(base)) == ()


def test_a_thin_chain_is_a_list_of_questions_with_firms_in_reserve(base, judged):
    """a is judged in the chain c, so that the thin one does not ask about it."""
    for link in ("own", "other"):
        base.link(link)
    base.firm("away", city="上海", province="上海")
    base.make("away", "own")
    base.make("f1", "own", status=MakeStatus.STOPPED)
    base.chain("thin", "own", "other", "a", rank=2, local_side=LocalCoverage.THIN)
    found = judged(base)
    assert (judged_elsewhere(found, "thin"), judged_elsewhere(found, "c")) == ({"a": "c"}, {})
    assert (needs_survey(found, "thin"), needs_survey(found, "c")) == (True, False)
    first, second = sorted(field_survey(found, "thin"), key=lambda item: item.link_id, reverse=True)
    assert ([firm.id for firm in first.local], [firm.id for firm in first.reserve]) == (["f1"], ["away"])
    assert (second.link_id, second.local, second.reserve) == ("other", (), ())
    assert ([firm.id for firm in first.firms_to_ask], second.firms_to_ask) == (["f1"], ())


@pytest.mark.parametrize(
    ("facts", "rule", "question"),
    [
        ({"status": MakeStatus.BUILDING}, "D-10", Question.PROGRESS),
        ({"status": MakeStatus.TRIAL}, "D-07", Question.SIZE),
        ({"status": MakeStatus.STOPPED}, "D-13", Question.STATE),
        ({"status": None}, "D-09", Question.STATE),
        ({}, "D-03", Question.SIZE),
    ],
)
def test_a_survey_asks_by_what_is_known_already(base, judged, facts, rule, question):
    base.link("own")
    base.make("f1", "own", **facts)
    base.chain("thin", "own", rank=2, local_side=LocalCoverage.THIN)
    (item,) = firms_asked_about(judged(base), "thin")
    assert (item.verdict.rule.id, item.question, [firm.id for firm in item.firms_to_ask]) == (rule, question, ["f1"])


def test_a_survey_leaves_out_what_is_strong_and_what_nobody_recruits(base, judged):
    base.make("f1", "x", capacity=5)
    base.link("bought", siting=Siting.BOUGHT)
    base.link("open")
    base.chain("thin", "x", "bought", "open", rank=2, local_side=LocalCoverage.THIN)
    (item,) = firms_asked_about(judged(base), "thin")
    assert (item.link_id, item.question, item.firms_to_ask) == ("open", Question.EXISTENCE, ())


def test_projects_in_hand_are_followed_whatever_the_state_of_their_link(base, judged):
    """The facts are of 2026: a plan of 2020 is stale, building since 2024 without news is asked about."""
    base.make("f2", "b", capacity=5)
    for name, stage, finish, more in (
        ("more", ProjectStage.PLANNED, None, {"investment": 86.0}),
        ("silent", ProjectStage.BUILDING, "2024", {"investment": 2.0}),
        ("fresh", ProjectStage.BUILDING, "2025", {}),
        ("stale", ProjectStage.SIGNED, "2020", {"investment": 50.0}),
        ("done", ProjectStage.OPERATING, None, {"investment": 9.0}),
        ("talk", ProjectStage.TALKS, None, {}),
        ("overhaul", ProjectStage.BUILDING, None, {"kind": ProjectKind.OVERHAUL}),
        ("grid", ProjectStage.COMPLETED, "2025", {"kind": ProjectKind.INFRASTRUCTURE}),
        ("just built", ProjectStage.COMPLETED, "2025", {}),
        ("long built", ProjectStage.COMPLETED, "2024", {}),
    ):
        base.project(name, "b", stage, finish=finish, **more)
    found = works_in_hand(judged(base))
    assert [(work.project.id, work.links, work.is_silent) for work in found] == [
        ("more", ("b",), False),
        ("silent", ("b",), True),
        ("fresh", ("b",), False),
        ("just built", ("b",), False),
    ]
    assert works_in_hand(judged(base), "c") == (), "none of them is a project of the chain"


def test_slight_works_on_what_every_city_has_are_not_followed(base, judged):
    """A lorry firm that signed is nobody's matter; a forest of 30 亿元, a slope of 151 公顷 and any plant are."""
    base.link("lorries", siting=Siting.SERVICE)
    base.link("forest", siting=Siting.PUBLIC)
    base.project("signed lorries", "lorries", ProjectStage.SIGNED, start="2025")
    base.project("slope", "lorries", ProjectStage.PLANNED, start="2025", capacity="造雪151公顷")
    base.project("woods", "forest", ProjectStage.PLANNED, start="2025", investment=30.0)
    base.project("plant", "b", ProjectStage.SIGNED, start="2025")
    assert [work.project.id for work in works_in_hand(judged(base))] == ["woods", "plant", "slope"]


def test_a_shop_or_a_venue_is_completed_and_does_not_start_up(base, judged):
    base.link("venue", siting=Siting.SERVICE, kind=LinkKind.SERVICE)
    base.project("slope", "venue", ProjectStage.BUILDING, start="2025", capacity="造雪151公顷")
    base.project("plant", "b", ProjectStage.BUILDING, start="2025")
    city = judged(base).city
    assert [starts_up(city, city.projects[work]) for work in ("slope", "plant")] == [False, True]
