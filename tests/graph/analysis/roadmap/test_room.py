"""Roadmaps whose phases hold so many steps: what does not fit moves on, and the best set is kept."""

from itertools import combinations
from random import Random

import pytest

from graph.analysis.judgement import judge
from graph.analysis.roadmap.choice import LeftOut
from graph.analysis.roadmap.roadmap import Phase, plan_links
from graph.errors import Impossible
from tests.chance import seeds
from tests.graph.analysis.roadmap.plans import keeps_order, known, ladder, of_phase


def told(plan):
    return [(step.link_id, step.phase) for step in plan.steps]


def test_a_full_phase_hands_its_steps_on_and_what_waits_for_them_moves_too(build, snapshot):
    """Five links that wait for nothing and one that waits for a1. With two a phase near takes the first two."""
    for link in ("a1", "a2", "b", "c", "d", "e"):
        build.link(link)
    known(build)
    build.chain("chain", "a1", "a2", "b", "c", "d", "e", "other")
    build.feed("a1", "a2")
    for link in ("a1", "a2", "b", "c", "d", "e"):
        build.make("away", link)
    judgement = judge(snapshot(build))
    wishes = ["a1", "a2", "b", "c", "d", "e"]
    free = plan_links(judgement, wishes)
    assert told(free)[0] == ("a1", Phase.NEAR)
    assert {link: phase for link, phase in told(free) if phase is not Phase.NEAR} == {"a2": Phase.MIDDLE}
    near = [link for link, phase in told(free) if phase is Phase.NEAR]
    tight = plan_links(judgement, wishes, room={Phase.NEAR: 2, Phase.MIDDLE: 2})
    assert [link for link, phase in told(tight) if phase is Phase.NEAR] == near[:2]
    assert {link for link, phase in told(tight) if phase is Phase.MIDDLE} == set(near[2:4])
    assert {link for link, phase in told(tight) if phase is Phase.FAR} == {near[4], "a2"}
    assert (tight.left_out, tight.room) == ({}, {Phase.NEAR: 2, Phase.MIDDLE: 2})


def test_what_finds_no_room_is_left_out_with_what_stands_there_for_it_alone(build, snapshot):
    """Far takes one of tar and wax, and wax comes behind tar: without wax nobody asks for dye and tar."""
    ladder(build)
    judgement = judge(snapshot(build))
    plan = plan_links(judgement, ["gas", "wax"], room={Phase.FAR: 1})
    assert told(plan) == [("gas", Phase.NEAR)]
    assert plan.left_out == {"wax": LeftOut.NO_ROOM}
    assert len(plan_links(judgement, ["gas", "wax"], room={Phase.FAR: 2}).steps) == 4


def test_with_every_phase_limited_the_best_set_that_all_hold_is_chosen(build, snapshot):
    """Two near and one a later phase are three projects: gas alone is worth less than wax, which takes four."""
    ladder(build)
    judgement = judge(snapshot(build))
    plan = plan_links(judgement, ["gas", "wax"], room={Phase.NEAR: 1, Phase.MIDDLE: 1, Phase.FAR: 1})
    assert told(plan) == [("gas", Phase.NEAR)]
    assert plan.left_out == {"wax": LeftOut.OVER}
    with pytest.raises(Impossible, match="每期步数须为 1 以上，近期现为 0"):
        plan_links(judgement, ["gas"], room={Phase.NEAR: 0})


@pytest.mark.parametrize("tried", seeds(2_000))
def test_no_phase_of_small_cities_takes_more_than_it_has_room_for(a_city, snapshot, tried):
    tight = 0
    for seed in tried:
        draw = Random(seed)
        judgement = judge(snapshot(a_city(draw)))
        if judgement.targets:
            room = {phase: 1 for phase in Phase if draw.random() < 0.7}
            wishes = [target.link_id for target in judgement.targets]
            whole = plan_links(judgement, wishes)
            try:
                plan = plan_links(judgement, wishes, room=room)
            except Impossible:
                # not even the least of them fits into all phases together
                assert len(room) == len(Phase), seed
                continue
            assert keeps_order(judgement, plan), seed
            assert all(len(plan.of_phase(phase)) <= most for phase, most in room.items()), seed
            phases = {step.link_id: of_phase(plan)[at] for at, step in enumerate(plan.steps)}
            for step in plan.steps:
                own = phases[step.link_id]
                assert all(phases[each] < own or own == 2 for each in step.waits_for), seed
                assert own >= list(Phase).index(whole.step(step.link_id).phase), seed
            asked = {target.link_id for target in judgement.targets}
            assert all(step.link_id in asked or asked & set(step.opens) for step in plan.steps), seed
            assert {*plan.left_out} | {*phases} >= asked, seed
            tight += told(plan) != told(whole)
    assert tight > len(tried) / 20, "room is often too little"


def every_plan(judgement, wishes, limit):
    """Return the most points any closed set of at most `limit` links of the whole plan earns, by trying all."""
    whole = plan_links(judgement, wishes)
    links = [step.link_id for step in whole.steps]
    needs = {
        step.link_id: set() if step.link_id in judgement.survey.here else set(step.waits_for) & judgement.survey.missing
        for step in whole.steps
    }
    points = {step.link_id: step.points for step in whole.steps}
    return max(
        sum(points[link] for link in chosen)
        for size in range(limit + 1)
        for chosen in combinations(links, size)
        if all(needs[link] <= set(chosen) for link in chosen)
    )


def test_limited_plans_are_as_good_as_trying_every_set(a_city, snapshot):
    compared = 0
    for seed in range(400):
        judgement = judge(snapshot(a_city(Random(seed))))
        wishes = [target.link_id for target in judgement.targets]
        for limit in range(1, len(wishes)):
            try:
                plan = plan_links(judgement, wishes, limit=limit)
            except Impossible:
                assert every_plan(judgement, wishes, limit) == 0, seed
                continue
            assert len(plan.steps) <= limit
            assert keeps_order(judgement, plan), seed
            assert plan.points == every_plan(judgement, wishes, limit), (seed, limit)
            compared += 1
    assert compared > 200
