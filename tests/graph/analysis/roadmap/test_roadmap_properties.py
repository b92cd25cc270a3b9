"""What holds of every roadmap: of those of Fushun, and of thousands of small cities."""

from itertools import combinations
from random import Random

import pytest

from graph.analysis.judgement import judge
from graph.analysis.roadmap.phase_limits import DEFAULT_LIMITS, NO_LIMIT, Phase
from graph.analysis.roadmap.roadmap import plan_chain, plan_links
from graph.analysis.roadmap.selection import ExclusionReason
from graph.errors import InvalidRequest
from tests.chance import seeds
from tests.graph.analysis.roadmap.plans import broken_promises, of_phase


def assert_kept(judgement, plan, told):
    assert broken_promises(judgement, plan) == [], told
    assert of_phase(plan) == sorted(of_phase(plan)), told
    assert [step.order for step in plan.steps] == list(range(1, len(plan.steps) + 1)), told
    for phase, most in plan.phase_limits.items():
        assert len(plan.new_steps_of(phase)) <= most, told


def test_the_roadmaps_of_fushun_keep_every_promise(fushun):
    planned = [chain for chain in fushun.city.chains if fushun.targets_of(chain)]
    dated: dict[tuple[str, str], set[Phase]] = {}
    for chain in planned:
        for room in (DEFAULT_LIMITS, NO_LIMIT, {Phase.NEAR: 1, Phase.MIDDLE: 2}):
            plan = plan_chain(fushun, chain, phase_limits=room)
            assert_kept(fushun, plan, (chain, room))
            targets = fushun.targets_of(chain)
            assert {step.link_id for step in plan.steps if step.own} == {
                target.link_id for target in targets if not target.verify_first
            }
            assert plan.left_out == {
                target.link_id: ExclusionReason.ASK_FIRST for target in targets if target.verify_first
            }
            for step in plan.steps:
                dated.setdefault((step.link_id, str(room)), set()).add(step.phase)
            # what is not the chain's own is there because an own step cannot be built without it
            own = {step.link_id for step in plan.steps if step.own}
            assert all(step.own or own & set(step.unlocks) for step in plan.steps), chain
    assert len(planned) > 8
    assert [link for link, phases in dated.items() if len(phases) > 1] == [], "one link, one date in every plan"


@pytest.mark.parametrize("tried", seeds(10_000))
def test_roadmaps_of_small_cities_keep_every_promise(a_city, snapshot, tried):
    planned = waiting = later = 0
    for seed in tried:
        draw = Random(seed)
        judgement = judge(snapshot(a_city(draw)))
        if judgement.targets:
            room = {phase: draw.randint(1, 2) for phase in Phase if draw.random() < 0.9}
            plan = plan_chain(judgement, "chain", phase_limits=room)
            assert_kept(judgement, plan, seed)
            asked = {target.link_id for target in judgement.targets}
            assert {*plan.left_out} | {step.link_id for step in plan.steps} >= asked, seed
            planned += 1
            waiting += any(step.waits_for for step in plan.steps)
            later += any(step.phase is not Phase.NEAR for step in plan.steps)
    assert planned > len(tried) / 3, "many small cities have something to plan"
    assert waiting > len(tried) / 200, "in some something waits"
    assert later > len(tried) / 40, "room is often too little"


def every_plan(judgement, wishes, limit):
    """Return the most points any closed set of at most `limit` links of the whole plan earns, by trying all."""
    whole = plan_links(judgement, wishes)
    needs = {step.link_id: set(step.waits_for) for step in whole.steps}
    points = {step.link_id: step.points for step in whole.steps}
    return max(
        sum(points[link] for link in chosen)
        for size in range(limit + 1)
        for chosen in combinations(needs, size)
        if all(needs[link] <= set(chosen) for link in chosen)
    )


def test_limited_plans_are_as_good_as_trying_every_set(a_city, snapshot):
    compared = 0
    for seed in range(500):
        judgement = judge(snapshot(a_city(Random(seed))))
        wishes = [target.link_id for target in judgement.targets]
        for limit in range(1, len(wishes)):
            try:
                plan = plan_links(judgement, wishes, limit=limit)
            except InvalidRequest:
                assert every_plan(judgement, wishes, limit) == 0, seed
                continue
            assert len(plan.steps) <= limit
            assert_kept(judgement, plan, seed)
            assert plan.points == every_plan(judgement, wishes, limit), (seed, limit)
            compared += 1
    assert compared > 100
