"""Roadmaps worked out by hand, against every order and every set, and on thousands of small cities."""

from random import Random

import pytest

from graph.analysis.facts.like_projects import months
from graph.analysis.judgement import judge
from graph.analysis.roadmap.choice import LeftOut
from graph.analysis.roadmap.needs import Elsewhere
from graph.analysis.roadmap.roadmap import Phase, plan_chain, plan_links
from graph.errors import Impossible, NotFound
from graph.model.kinds import InputRole, ProjectStage, Siting
from graph.model.nodes import Project
from tests.chance import seeds
from tests.graph.analysis.roadmap.plans import keeps_order, known, ladder, of_phase


def test_each_stands_after_what_it_lacks_and_phases_follow(build, snapshot):
    """gas waits for nothing and has a candidate: near. dye has nobody to ask: middle. tar and wax come after: far."""
    ladder(build)
    plan = plan_links(judge(snapshot(build)), ["wax"])
    assert [(step.link_id, step.phase, step.waits_for) for step in plan.steps] == [
        ("gas", Phase.NEAR, ()),
        ("dye", Phase.MIDDLE, ()),
        ("tar", Phase.FAR, ("dye", "gas")),
        ("wax", Phase.FAR, ("tar",)),
    ]
    assert [(step.order, step.asked) for step in plan.steps] == [(1, True), (2, False), (3, True), (4, True)]
    assert plan.step("gas").opens == ("tar", "wax")
    assert plan.step("nothing") is None


def test_helpers_carry_no_strategy_and_targets_do(build, snapshot):
    ladder(build)
    judgement = judge(snapshot(build))
    plan = plan_links(judgement, ["wax"])
    assert {step.link_id: step.strategy is not None for step in plan.steps} == {
        step.link_id: judgement.target(step.link_id) is not None for step in plan.steps
    }


def test_what_can_be_bought_and_equipment_order_nothing_and_are_told(build, snapshot):
    for link, siting in (
        ("top", None),
        ("ore", Siting.BOUGHT),
        ("press", None),
        ("sand", Siting.CAPTIVE),
        ("low", None),
    ):
        build.link(link, siting or Siting.ATTRACTABLE)
    known(build, "low")
    build.chain("c", "top", "ore", "press", "sand", "low", "other")
    build.feed("ore", "top")
    build.feed("press", "top", role=InputRole.EQUIPMENT)
    build.feed("sand", "top")
    build.feed("top", "low")
    (step,) = plan_links(judge(snapshot(build)), ["top"]).steps
    assert step.waits_for == ()
    assert {each.link_id: each.why for each in step.outside} == {
        "ore": Elsewhere.BOUGHT,
        "press": Elsewhere.EQUIPMENT,
        "sand": Elsewhere.NO_GAP,
    }


def test_of_those_free_the_one_that_most_wait_for_comes_first(build, snapshot):
    """b feeds two missing links of the plan, a one; both are free."""
    for link in ("a", "b", "a1", "b1", "b2", "end"):
        build.link(link)
    known(build, "end")
    build.chain("c", "a", "b", "a1", "b1", "b2", "end", "other")
    for start, end in (("a", "a1"), ("b", "b1"), ("b", "b2"), ("a1", "end"), ("b1", "end"), ("b2", "end")):
        build.feed(start, end)
    for link in ("a", "b", "a1", "b1", "b2"):
        build.make("away", link)
    plan = plan_links(judge(snapshot(build)), ["a1", "b1", "b2"])
    assert [step.link_id for step in plan.steps][:2] == ["b", "a"]
    assert {step.link_id for step in plan.of_phase(Phase.MIDDLE)} == {"a1", "b1", "b2"}


def test_a_link_made_here_runs_without_what_is_missing_but_comes_after_it_where_both_are_planned(build, snapshot):
    for link in ("seed", "weak", "end"):
        build.link(link)
    known(build, "weak", "end")
    build.chain("c", "seed", "weak", "end", "other")
    build.feed("seed", "weak")
    build.feed("weak", "end")
    judgement = judge(snapshot(build))
    (alone,) = plan_links(judgement, ["weak"]).steps
    assert [(each.link_id, each.why) for each in alone.outside] == [("seed", Elsewhere.RUNS_WITHOUT)]
    both = plan_links(judgement, ["weak", "seed"])
    assert [step.link_id for step in both.steps] == ["seed", "weak"]
    assert both.step("weak").waits_for == ("seed",)


def test_durations_and_sums_come_from_like_projects_alone(build, snapshot):
    for link, code in (("a", "2614"), ("b", "2614"), ("c", "2651"), ("end", None)):
        build.link(link, gbt4754=code)
    known(build, "end")
    build.chain("chain", "a", "b", "c", "end", "other")
    for link in ("a", "b", "c"):
        build.feed(link, "end")
    build.project("old", "b", ProjectStage.OPERATING, start="2022-03", finish="2023-09", investment=4.0)
    build.project("new", "b", ProjectStage.PLANNED, start="2024", finish="2030", investment=6.0)
    judgement = judge(snapshot(build))
    plan = plan_links(judgement, ["a", "c"])
    like = plan.step("a")
    assert (like.duration.least, like.duration.most, [each.id for each in like.duration.projects]) == (18, 18, ["old"])
    assert (like.investment.least, like.investment.most) == (4.0, 6.0)
    assert (plan.step("c").duration, plan.step("c").investment) == (None, None)


@pytest.mark.parametrize(
    ("start", "finish", "stage", "expected"),
    [
        ("2022", "2024", ProjectStage.OPERATING, (13, 35)),
        ("2022-Q1", "2022-Q3", ProjectStage.COMPLETED, (4, 8)),
        ("2021-11-02", "2022-01", ProjectStage.AT_CAPACITY, (2, 2)),
        ("2022", "2022", ProjectStage.OPERATING, (0, 11)),
        ("2024-05", "2023-01", ProjectStage.OPERATING, None),
        ("2022", "2024", ProjectStage.BUILDING, None),
        ("2022", None, ProjectStage.OPERATING, None),
        ("spring", "2024", ProjectStage.OPERATING, None),
    ],
)
def test_months_are_as_exact_as_the_dates(build, start, finish, stage, expected):
    project = Project(id="p", name_zh="p", stage=stage, start=start, finish=finish, evidence=build.evidence())
    assert months(project) == expected


def test_under_a_limit_the_best_set_is_taken_and_what_is_left_out_is_told(build, snapshot):
    """wax alone would take gas, dye and tar with it: four projects. gas can be had for one."""
    ladder(build)
    judgement = judge(snapshot(build))
    plan = plan_links(judgement, ["wax", "gas"], limit=3)
    assert [step.link_id for step in plan.steps] == ["gas"]
    assert plan.left_out == {"wax": LeftOut.OVER}
    whole = plan_links(judgement, ["wax", "gas"], limit=4)
    assert {step.link_id for step in whole.steps} == {"gas", "dye", "tar", "wax"}


def test_a_budget_counts_what_like_projects_cost_and_leaves_out_what_has_none(build, snapshot):
    for link in ("a", "b", "c", "end"):
        build.link(link)
    known(build, "end")
    build.chain("chain", "a", "b", "c", "end", "other")
    for link in ("a", "b", "c"):
        build.feed(link, "end")
        build.make("away", link)
    build.project("pa", "a", ProjectStage.PLANNED, investment=3.0)
    build.project("pb", "b", ProjectStage.PLANNED, investment=5.0)
    judgement = judge(snapshot(build))
    plan = plan_chain(judgement, "chain", budget=4.0)
    assert plan_chain(judgement, "chain", budget=1e308).steps == plan_chain(judgement, "chain", budget=1e6).steps
    assert [step.link_id for step in plan.steps] == ["a"]
    assert plan.left_out["b"] is LeftOut.OVER
    assert plan.left_out["c"] is LeftOut.NO_INVESTMENT
    with pytest.raises(Impossible, match=r"2 亿元不够.*3 亿元.*CNY 0.2 bn does not reach"):
        plan_chain(judgement, "chain", budget=2.0)
    with pytest.raises(Impossible, match="没有同类项目的投资额"):
        plan_links(judgement, ["c"], budget=100.0)


def test_impossible_wishes_are_told_in_both_languages(build, snapshot):
    ladder(build)
    build.link("wood", Siting.BOUGHT)
    build.chain("d", "wood", rank=2)
    judgement = judge(snapshot(build))
    with pytest.raises(NotFound, match="没有这个链环 / no such link: nowhere"):
        plan_links(judgement, ["nowhere"])
    with pytest.raises(NotFound, match="no such chain: nowhere"):
        plan_chain(judgement, "nowhere")
    with pytest.raises(Impossible, match=r"“other”本地已有.*is here already"):
        plan_links(judgement, ["other"])
    with pytest.raises(Impossible, match="“wood”没有判为缺（不宜本地）"):
        plan_links(judgement, ["wood"])
    with pytest.raises(Impossible, match=r"须为 1 以上，现为 0.*must be 1 or more"):
        plan_links(judgement, ["gas"], limit=0)
    with pytest.raises(Impossible, match="要 4 个项目，3 个不够"):
        plan_links(judgement, ["wax"], limit=3)
    with pytest.raises(Impossible, match="没有可排的链环"):
        plan_chain(judgement, "d")


def test_a_circle_is_told_with_its_links(build, snapshot):
    ladder(build)
    build.feed("wax", "gas")
    with pytest.raises(Impossible, match=r"互为核心投入（(?=.*gas)(?=.*tar)(?=.*wax).*→.*）"):
        plan_links(judge(snapshot(build)), ["wax"])


def opens_most(plan):
    """Return whether within a phase none is passed over that is free and that more wait for."""
    for at, step in enumerate(plan.steps):
        done = {each.link_id for each in plan.steps[:at]}
        free = [each for each in plan.steps[at:] if each.phase is step.phase and set(each.waits_for) <= done]
        if any(len(each.opens) > len(step.opens) for each in free):
            return False
    return True


@pytest.mark.parametrize("tried", seeds(10_000))
def test_no_roadmap_of_small_cities_breaks_an_order(a_city, snapshot, tried):
    planned = 0
    for seed in tried:
        judgement = judge(snapshot(a_city(Random(seed))))
        if judgement.targets:
            plan = plan_chain(judgement, "chain")
            assert keeps_order(judgement, plan), seed
            assert of_phase(plan) == sorted(of_phase(plan)), seed
            assert opens_most(plan), seed
            assert [step.order for step in plan.steps] == list(range(1, len(plan.steps) + 1)), seed
            planned += 1
    assert planned > len(tried) / 2, "most small cities have something to plan"
