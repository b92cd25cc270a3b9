"""Roadmaps worked out by hand: order, phases, what moved and why, limits."""

import pytest

from graph.analysis.judgement import judge
from graph.analysis.roadmap.order import OrderMove
from graph.analysis.roadmap.phase_limits import NO_LIMIT, Phase
from graph.analysis.roadmap.roadmap import plan_chain, plan_links
from graph.analysis.roadmap.selection import ExclusionReason
from graph.analysis.verdicts.states import Strategy
from graph.errors import InvalidRequest, NotFound
from graph.model.kinds import MakeStatus, Outlook, ProjectKind, ProjectStage, Transport
from tests.graph.analysis.roadmap.plans import known, ladder

PIPE, LONG = Transport.PIPE, Transport.LONG_HAUL


def told(plan):
    return [(step.link_id, step.phase) for step in plan.steps]


def test_what_holds_a_step_up_comes_right_before_it(build, snapshot):
    ladder(build)
    plan = plan_links(judge(snapshot(build)), ["wax"])
    assert [(step.link_id, step.order, step.waits_for, step.own) for step in plan.steps] == [
        ("gas", 1, (), False),
        ("dye", 2, (), False),
        ("tar", 3, ("dye", "gas"), False),
        ("wax", 4, ("tar",), True),
    ]
    assert plan.step("gas").unlocks == ("tar", "wax")
    assert {step.phase for step in plan.steps} == {Phase.NEAR}
    assert plan.step("nothing") is None
    assert (plan.begun, plan.span(Phase.NEAR)) == (2026, (2026, 2027))


def test_steps_that_are_no_targets_carry_no_strategy(build, snapshot):
    """gas has oil by pipe and an advantage: it can be extended to. wax is wanted by paint; tar and dye are neither."""
    ladder(build)
    plan = plan_links(judge(snapshot(build)), ["wax"])
    assert {step.link_id: step.strategy for step in plan.steps} == {
        "gas": Strategy.EXTEND,
        "dye": None,
        "tar": None,
        "wax": Strategy.SUPPLEMENT,
    }


@pytest.fixture
def ranked(build):
    """Six missing links wanted by one that is here, a ranked first and f last by their buyers and outlooks."""
    outlooks = dict(zip("abcdef", (Outlook.GROWING, Outlook.GROWING, Outlook.BALANCED, Outlook.BALANCED), strict=False))
    for link in "abcdef":
        buyers = "某厂" if link in "ac" else None
        build.link(link, advantage="本地有", outlook=outlooks.get(link), buyers=buyers)
    build.link("user")
    known(build, "user")
    build.chain("c", *"abcdef", "user", "other")
    for link in "abcdef":
        build.feed(link, "user", transport=LONG)
    build.make("away", "a")
    build.make("away", "b")
    build.make("away", "e")
    return build


def test_without_anything_to_wait_for_the_order_is_that_of_the_targets(ranked, snapshot):
    judgement = judge(snapshot(ranked))
    assert [target.link_id for target in judgement.targets] == list("abcdef")
    plan = plan_chain(judgement, "c", phase_limits={Phase.NEAR: 2, Phase.MIDDLE: 3})
    assert told(plan) == [
        ("a", Phase.NEAR),
        ("b", Phase.NEAR),
        ("c", Phase.MIDDLE),
        ("d", Phase.MIDDLE),
        ("e", Phase.MIDDLE),
        ("f", Phase.FAR),
    ]
    assert [step.move for step in plan.steps] == [None] * 6
    assert [step.link_id for step in plan_chain(judgement, "c").of_phase(Phase.NEAR)] == list("abcde")


def test_a_feeder_moves_forward_and_says_for_whom(ranked, snapshot):
    """f feeds a and can be bought: nothing waits for it, and it comes in the phase of a."""
    ranked.feed("f", "a", transport=LONG)
    judgement = judge(snapshot(ranked))
    plan = plan_chain(judgement, "c", phase_limits={Phase.NEAR: 3, Phase.MIDDLE: 2})
    assert [link for link, phase in told(plan) if phase is Phase.NEAR] == ["a", "b", "f"]
    first, last = plan.step("a"), plan.step("f")
    assert (first.waits_for, first.fed_by, last.feeds, last.unlocks) == ((), ("f",), ("a",), ())
    assert last.move == OrderMove(forward_for=("a",))


def test_what_finds_no_room_with_its_feeder_goes_back_with_it_and_says_so(ranked, snapshot):
    """With f a target b ranks first, yet needs two places where near has one: a takes it, and b comes with f later."""
    ranked.feed("f", "b", transport=PIPE)
    judgement = judge(snapshot(ranked))
    assert [target.link_id for target in judgement.targets][:2] == ["b", "a"]
    plan = plan_chain(judgement, "c", phase_limits={Phase.NEAR: 1, Phase.MIDDLE: 3})
    assert told(plan)[:4] == [
        ("a", Phase.NEAR),
        ("f", Phase.MIDDLE),
        ("b", Phase.MIDDLE),
        ("c", Phase.MIDDLE),
    ]
    assert plan.step("b").waits_for == ("f",)
    assert plan.step("b").move == OrderMove(back_with=("f",))
    assert plan.step("f").move == OrderMove(forward_for=("b",))


def test_what_is_under_way_is_seen_through_near_and_takes_no_turn(ranked, snapshot):
    ranked.project("p", "f", ProjectStage.SIGNED, "x")
    plan = plan_chain(judge(snapshot(ranked)), "c", phase_limits={Phase.NEAR: 1})
    near = plan.of_phase(Phase.NEAR)
    assert [(step.link_id, step.strategy) for step in near] == [
        ("a", Strategy.SUPPLEMENT),
        ("f", Strategy.SEE_THROUGH),
    ]
    assert plan.new_steps_of(Phase.NEAR) == near[:1]
    assert plan.step("f").move is None


def test_what_runs_here_waits_for_nothing(build, snapshot):
    """weak runs on trial; its input by pipe is being planned. It is fed by it and not held up."""
    for link in ("seed", "weak", "end"):
        build.link(link)
    known(build, "end")
    build.chain("c", "seed", "weak", "end", "other")
    build.feed("seed", "weak", transport=PIPE)
    build.feed("weak", "end")
    build.make("y", "weak", MakeStatus.TRIAL)
    build.project("p", "seed", ProjectStage.PLANNED, "y")
    plan = plan_chain(judge(snapshot(build)), "c")
    assert (plan.step("weak").waits_for, plan.step("weak").fed_by) == ((), ("seed",))


def test_chosen_links_are_planned_without_a_chain_and_impossible_wishes_refused(build, snapshot):
    ladder(build)
    judgement = judge(snapshot(build))
    assert plan_links(judgement, ["gas"]).chain_id is None
    with pytest.raises(NotFound, match="no such chain: nowhere"):
        plan_chain(judgement, "nowhere")
    with pytest.raises(InvalidRequest, match=r"“other”本地已有.*already exists here"):
        plan_links(judgement, ["other"])
    with pytest.raises(InvalidRequest, match=r"须为 1 以上，现为 0.*must be 1 or more"):
        plan_links(judgement, ["gas"], limit=0)
    with pytest.raises(InvalidRequest, match="要 4 个项目，3 个不够"):
        plan_links(judgement, ["wax"], limit=3)
    build.link("wood")
    build.chain("d", "wood", rank=2)
    with pytest.raises(InvalidRequest, match="没有可排的链环"):
        plan_chain(judge(snapshot(build)), "d")


def test_under_a_limit_the_best_set_is_taken_and_what_is_left_out_is_told(build, snapshot):
    """wax alone would take gas, dye and tar with it: four projects. gas can be had for one."""
    ladder(build)
    judgement = judge(snapshot(build))
    plan = plan_links(judgement, ["wax", "gas"], limit=3)
    assert [step.link_id for step in plan.steps] == ["gas"]
    assert plan.left_out == {"wax": ExclusionReason.OVER}
    assert {step.link_id for step in plan_links(judgement, ["wax", "gas"], limit=4).steps} == {
        "gas",
        "dye",
        "tar",
        "wax",
    }


def test_what_finds_room_in_no_phase_is_told(build, snapshot):
    ladder(build)
    plan = plan_links(judge(snapshot(build)), ["wax", "gas"], phase_limits=dict.fromkeys(Phase, 1))
    assert told(plan) == [("gas", Phase.NEAR)]
    assert plan.left_out == {"wax": ExclusionReason.NO_ROOM}
    whole = plan_links(judge(snapshot(build)), ["wax", "gas"], phase_limits=NO_LIMIT)
    assert (len(whole.steps), whole.left_out) == (4, {})


def test_a_budget_counts_what_comparable_projects_cost_and_leaves_out_what_has_none(build, snapshot):
    for link in ("a", "b", "c", "end"):
        build.link(link, advantage="本地有")
    known(build, "end")
    build.chain("chain", "a", "b", "c", "end", "other")
    for link in ("a", "b", "c"):
        build.feed(link, "end")
        build.make("away", link)
    for link, cost in (("a", 3.0), ("b", 5.0)):
        build.project(f"p{link}", link, ProjectStage.PLANNED, investment=cost, kind=ProjectKind.NEW)
    judgement = judge(snapshot(build))
    plan = plan_chain(judgement, "chain", budget=4.0)
    assert plan_chain(judgement, "chain", budget=1e308).steps == plan_chain(judgement, "chain", budget=1e6).steps
    assert [step.link_id for step in plan.steps] == ["a"]
    assert plan.left_out["b"] is ExclusionReason.OVER
    assert plan.left_out["c"] is ExclusionReason.NO_INVESTMENT
    with pytest.raises(InvalidRequest, match=r"2 亿元不够.*3 亿元.*CNY 0.2 bn does not reach"):
        plan_chain(judgement, "chain", budget=2.0)
    with pytest.raises(InvalidRequest, match="没有收录同环、规模可比的项目投资额"):
        plan_links(judgement, ["c"], budget=100.0)


def test_what_is_to_be_called_first_has_no_figures_and_what_is_strengthened_those_of_expansions(build, snapshot):
    """a is made by somebody whose state nobody stated; b is made on trial: a new plant is not like working on it."""
    for link in ("a", "b", "end"):
        build.link(link)
    known(build, "end")
    build.chain("c", "a", "b", "end", "other")
    for link in ("a", "b"):
        build.feed(link, "end")
    build.make("y", "a", None)
    build.make("y", "b", MakeStatus.TRIAL)
    for link in ("a", "b"):
        for kind, cost in ((ProjectKind.NEW, 9.0), (ProjectKind.EXPANSION, 2.0)):
            build.project(f"{link}-{kind}", link, ProjectStage.UNKNOWN, investment=cost, kind=kind)
    judgement = judge(snapshot(build))
    plan = plan_chain(judgement, "c")
    assert plan.step("a") is None
    assert plan.left_out["a"] is ExclusionReason.ASK_FIRST
    chosen = plan_links(judgement, ["a"]).step("a")
    assert (chosen.verify_first, chosen.investment) == (True, None)
    found = plan.step("b").investment
    assert (found.minimum, found.maximum, [work.id for work in found.projects]) == (2.0, 2.0, ["b-expansion"])


def test_a_chain_in_which_all_must_be_asked_first_has_a_plan_of_calls_alone(build, snapshot):
    for link in ("a", "end"):
        build.link(link)
    known(build, "end")
    build.chain("c", "a", "end", "other")
    build.feed("a", "end")
    build.make("y", "a", None)
    plan = plan_chain(judge(snapshot(build)), "c")
    assert (plan.steps, plan.left_out) == ((), {"a": ExclusionReason.ASK_FIRST})


def test_a_link_has_one_phase_in_all_its_chains(build, snapshot):
    """b ranks before s, both are of chain d: s finds no room in the near term there, so it has none in c either."""
    build.link("b", advantage="本地有", outlook=Outlook.GROWING)
    build.link("s", advantage="本地有")
    build.link("end")
    known(build, "end")
    build.chain("c", "s", "end", "other")
    build.chain("d", "b", "s", "end", "other", rank=2)
    for link in ("b", "s"):
        build.feed(link, "end", transport=LONG)
    judgement = judge(snapshot(build))
    assert [(target.link_id, target.chains) for target in judgement.targets] == [("b", ("d",)), ("s", ("c", "d"))]
    for chain in ("c", "d"):
        assert plan_chain(judgement, chain, phase_limits={Phase.NEAR: 1}).step("s").phase is Phase.MIDDLE, chain
